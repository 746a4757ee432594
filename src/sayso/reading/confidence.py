"""How sure a reading is, as a chance of being right, and where the reader draws the line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.resources import read_table

# The network's sureness is taken for no more and no less than this.
LEAST, MOST = 0.001, 0.999

Aim = Literal["default", "precision", "recall"]
How = Literal["outer", "chain", "words"]


@dataclass(frozen=True, slots=True)
class Point:
    """Where the reader draws the line: by how much more it looks for cues, and the least chance it reports."""

    lift: float
    least: float


# Measured on PolNeAR dev and the passages with `sayso evaluate`; docs/evaluation.md has the curve, and
# `python -m training.calibrate` draws it anew. The default costs half a point of F1 at most.
POINTS: Mapping[Aim, Point] = {
    "default": Point(0.0, 0.25),
    "precision": Point(0.0, 0.8),
    "recall": Point(2.0, 0.2),
}


def chance(how: How, sure: float = 0.5) -> float:
    """The chance that what was read is right, to three decimals, from the network's own sureness."""
    slope, constant = _fitted()[how]
    bounded = min(max(sure, LEAST), MOST)
    odds = slope * math.log(bounded / (1 - bounded)) + constant
    return round(1 / (1 + math.exp(-odds)), 3)


@cache
def _fitted() -> dict[str, tuple[float, float]]:
    rows = read_table("reading_confidence.tsv")
    return {row["scheme"]: (float(row["slope"]), float(row["constant"])) for row in rows}
