"""How sure a reading is, and where the reader draws the line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading import read
from sayso.reading.confidence import POINTS, Aim, How, chance
from sayso.records import Report
from tests.reading.test_reader import RuleNetwork

TEXT = "The ministry said that the port was hit. The army denied the raid."


@pytest.mark.parametrize("how", ["outer", "chain", "words"])
@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_the_surer_the_likelier(how: How, sure: list[float]) -> None:
    """A chance lies between 0 and 1 and never falls as the network grows surer."""
    chances = [chance(how, one) for one in sorted(sure)]
    assert all(0 <= a <= b <= 1 for a, b in pairwise(chances))


def test_points_are_in_order() -> None:
    """Recall reports the most and precision the least."""
    assert POINTS["recall"].least < POINTS["default"].least < POINTS["precision"].least
    assert POINTS["recall"].lift > POINTS["default"].lift


@pytest.mark.parametrize("aim", ["precision", "default", "recall"])
def test_what_is_unlikely_is_not_said_by_anybody(aim: Aim) -> None:
    """What falls below the line is left out, and is not laid to the report's own account instead."""
    report = Report("r", TEXT, "d")
    least = POINTS[aim].least
    everything = read(report, RuleNetwork(), "recall")  # type: ignore[arg-type]
    found = read(report, RuleNetwork(), aim)  # type: ignore[arg-type]
    assert all(one.confidence >= least for one in (*found.outermost, *found.passed_on))
    assert not [one for one in found.passed_on if one.voice == "own"]
    assert {one.cue for one in found.passed_on} <= {one.cue for one in everything.passed_on}
