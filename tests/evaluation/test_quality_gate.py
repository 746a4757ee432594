"""The quality gate: what the shipped reader must get right on our own sentences. Floors may only go up."""

from __future__ import annotations

from typing import cast

import pytest

from sayso import pipeline
from sayso.evaluation import run

# Measured by `sayso evaluate sentences` and `sayso evaluate stances`, less two points for other processors.
# A change that reads worse fails here: mend it. Raise a floor when a better model arrives; never lower one.
FLOORS = {
    "sentences": {"found": 96, "source": 94, "cue": 93, "content": 94, "stance": 96, "whole": 93},
    "stances": {"found": 87, "stance_of_found": 96, "stance_of_all": 85, "hedges_of_found": 97},
}


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    """Both tables, read by the shipped reader."""
    how = pipeline.Run()
    both = {"sentences": run.sentences(how), "stances": run.stances(how)}
    return cast(dict[str, dict[str, float]], both)


@pytest.mark.parametrize(("part", "figure"), [(part, one) for part in FLOORS for one in FLOORS[part]])
def test_reads_no_worse_than_it_did(part: str, figure: str, measured: dict[str, dict[str, float]]) -> None:
    """Each figure stands at its floor or above."""
    assert measured[part][figure] >= FLOORS[part][figure], f"sayso evaluate {part}"
