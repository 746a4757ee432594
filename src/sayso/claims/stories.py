"""Reports that tell one story: those of which some statement comes near a statement of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from sayso.claims.landscape import Floats

ONE_STORY = 0.55
"""Cosine of two statements from which their reports are linked together. What lies below belongs to one claim
too seldom to be looked for. The claims of a story hang on its own statements alone, so that adding a report to
a case changes nothing but the stories that it tells."""

ROWS = 256
"""Statements compared with all others at once; bounds memory to 256 × statements × 20 bytes, which is reached
where thousands of reports tell one story."""

Numbers = npt.NDArray[np.intp]


def find_stories(reports: Sequence[Sequence[str]], vectors: Sequence[Floats]) -> dict[str, str]:
    """For each report the first report, by id, of the story it tells; the order of units does not matter.

    ``reports`` are those of each unit, ``vectors`` (384,) of length one what each unit means. Every unit is
    compared with every other: half a minute for 100,000 (benchmarks/claims_growth.py).
    """
    ids = sorted({report for ours in reports for report in ours})
    number = {report: at for at, report in enumerate(ids)}
    story = np.arange(len(ids))
    one, other = (
        zip(*((ours[0], report) for ours in reports for report in ours), strict=True) if ids else ((), ())
    )
    _join(story, _numbered(one, number), _numbered(other, number))
    for near in _near(_numbered([ours[0] for ours in reports], number), vectors, story):
        _join(story, *near)
    return {report: ids[first] for report, first in zip(ids, story.tolist(), strict=True)}


def _numbered(reports: Sequence[str], number: dict[str, int]) -> Numbers:
    return np.array([number[one] for one in reports], np.intp)


def _join(story: Numbers, one: Numbers, other: Numbers) -> None:
    """Make one story of the stories of each pair of reports; ``story`` has the lowest report of each one's."""
    while True:
        low, high = np.minimum(story[one], story[other]), np.maximum(story[one], story[other])
        if np.array_equal(low, high):
            return
        np.minimum.at(story, high, low)
        while not np.array_equal(story, story[story]):
            story[:] = story[story]


def _near(first: Numbers, vectors: Sequence[Floats], story: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of reports of two stories of which a unit comes near an earlier one, a few units at a time."""
    every = np.stack(vectors) if len(vectors) else np.zeros((0, 1), np.float32)
    for start in range(0, len(every), ROWS):
        stop = min(start + ROWS, len(every))
        near = every[start:stop] @ every[:stop].T >= ONE_STORY
        near &= story[first[start:stop], None] != story[first[:stop]]
        rows, columns = np.nonzero(near)
        yield first[start + rows], first[columns]
