"""Reports that tell one story: those of which some statement comes near a statement of another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.claims.landscape import BLOCK, Floats

ONE_STORY = 0.55
"""Cosine of two statements from which their reports are linked together. What lies below belongs to one claim
too seldom to be looked for. The claims of a story hang on its own statements alone, so that adding a report to
a case changes nothing but the stories that it tells."""


def find_stories(reports: Sequence[Sequence[str]], vectors: Sequence[Floats]) -> dict[str, str]:
    """For each report the first report, by id, of the story it tells; the order of units does not matter.

    ``reports`` are those of each unit, ``vectors`` (384,) of length one what each unit means.
    """
    above: dict[str, str] = {}

    def top(report: str) -> str:
        while above.setdefault(report, report) != report:
            above[report] = report = above[above[report]]
        return report

    def join(one: str, other: str) -> None:
        first, second = sorted((top(one), top(other)))
        above[second] = first

    for ours in reports:
        for report in ours:
            join(ours[0], report)
    first = np.array([ours[0] for ours in reports])
    for start in range(0, len(reports), BLOCK):
        for one, other in _near(first, vectors, start):
            join(one, other)
    return {report: top(report) for report in sorted(above)}


def _near(first: npt.NDArray[np.str_], vectors: Sequence[Floats], start: int) -> list[tuple[str, str]]:
    """Pairs of reports of which a unit from this block of rows comes near an earlier one."""
    every = np.stack(vectors[: start + BLOCK])
    rows, columns = np.nonzero(np.tril(every[start:] @ every.T >= ONE_STORY, start - 1))
    pairs = np.unique(np.stack([first[columns], first[start + rows]], axis=1), axis=0)
    return [(str(one), str(other)) for one, other in pairs]
