"""Reports that tell one story: those of which some statement comes near a statement of another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.claims.landscape import Floats

ONE_STORY = 0.55
"""Cosine of two statements from which their reports are joined. What lies below belongs to one claim too seldom to
be looked for. The claims of a story hang on its own statements alone, so that adding a report to a case changes
nothing but the stories that it tells."""

MOST_UNITS = 4_000
"""Different statements in a story, some 350 reports: past it, reports are joined nearest first while there is room.

Without a bound the news of one war is one story, of 20 reports drawn from six years as well as of 500. Of pairs of
their sentences that come near each other in two reports, a bound of a third of all keeps 99.7 % together at a
cosine of 0.85 and above, 87 % at 0.8, 70 % at 0.75; one of a ninth 97, 77 and 55 %. Measured by
`python -m benchmarks.story_room --data FOLDER`. Joining by time, by means of reports or by sums over their
sentences kept fewer."""

LEVELS = 60
"""Steps of nearness that are told apart, of 0.0075 each."""

ROWS = 256
"""Statements compared with all others at once; bounds memory to 256 × statements × 5 bytes."""

Numbers = npt.NDArray[np.intp]
Levels = npt.NDArray[np.uint8]


def find_stories(reports: Sequence[Sequence[str]], vectors: Sequence[Floats]) -> dict[str, str]:
    """For each report the first report, by id, of the story it tells; the order of units does not matter.

    ``reports`` are those of each unit, ``vectors`` (384,) of length one what each unit means. Takes a byte of
    memory for each pair of reports.
    """
    ids = sorted({report for ours in reports for report in ours})
    number = {report: at for at, report in enumerate(ids)}
    held = [[number[report] for report in ours] for ours in reports]
    first = np.array([min(ours) for ours in held], np.intp)
    near = _nearness(first, vectors, len(ids))
    for ours in held:
        near[ours, min(ours)] = LEVELS  # they have the same words
    story = _joined(near, np.bincount(first, minlength=len(ids)))
    return {report: ids[top] for report, top in zip(ids, story.tolist(), strict=True)}


def _joined(near: Levels, units: Numbers) -> Numbers:
    """The lowest report of each one's story: reports joined nearest first, while a story has room for both."""
    story = np.arange(len(units))
    size = units.copy()
    for level in range(LEVELS, 0, -1):
        one, other = (story[side] for side in np.nonzero(near == level))
        open_ = (one != other) & (size[one] + size[other] <= MOST_UNITS)
        for a, b in np.unique(np.stack([one[open_], other[open_]], axis=1), axis=0).tolist():
            low, high = sorted((story[a], story[b]))
            if low != high and size[low] + size[high] <= MOST_UNITS:
                size[low] += size[high]
                story[story == high] = low
    return story


def _nearness(first: Numbers, vectors: Sequence[Floats], count: int) -> Levels:
    """How near reports come in their nearest statements, (count, count): 0 for below ONE_STORY, to LEVELS.

    Each report (row) is held against those before it; what stands in the upper half is no use.
    """
    near = np.zeros((count, count), np.uint8)
    order = np.argsort(first, kind="stable")
    every = np.stack([vectors[at] for at in order]) if len(order) else np.zeros((0, 1), np.float32)
    for start in range(0, len(every), ROWS):
        stop = min(start + ROWS, len(every))
        there, starts = np.unique(first[order[:stop]], return_index=True)
        nearest = np.maximum.reduceat(every[start:stop] @ every[:stop].T, starts, axis=1)
        levels = _levels(nearest)
        for row, here in enumerate(first[order[start:stop]]):
            near[here, there] = np.maximum(near[here, there], levels[row])
    return near


def _levels(cosines: Floats) -> Levels:
    steps = 1 + (cosines - ONE_STORY) * ((LEVELS - 1) / (1 - ONE_STORY))
    return np.where(cosines >= ONE_STORY, np.clip(steps, 1, LEVELS), 0).astype(np.uint8)
