"""Pairs of units worth comparing: near in meaning, or sharing words that few others use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from sayso.claims.landscape import BLOCK, Floats, Landscape

NEAREST = 80
"""Neighbours in meaning looked at for each unit; bounds the work to units × 80.

Of the true pairs of labelled sentences 75 in a hundred are compared with 40 neighbours, 88 with 80 and 96 with
200; the claims gain 1 to 3 points of F1 from 40 to 80 and nothing from there on."""

LEAST_MEANING = 0.1
"""Cosine beside the story below which two units are not looked at for their meaning alone. Measured together with
NEAREST: 0.2 with 40, 0.1 with 80, none with 200. docs/decisions/0012-same-claim-attempts.md has the table."""

RARE_UNITS = 24
"""A word in more units than this is too common to bring two units together; bounds the lists of the index."""

SHARED_RARE_WORDS = 2
"""Rare words that two units must share to be compared for their words alone."""


def find_pairs(land: Landscape) -> tuple[tuple[int, int], ...]:
    """Pairs (a, b), a < b, of units that may state one claim, sorted. None of them is taken as one unseen."""
    return tuple(sorted({*_near_in_meaning(land), *_sharing_rare_words(land)}))


def _near_in_meaning(land: Landscape) -> Iterator[tuple[int, int]]:
    count = len(land.ids)
    keep = min(NEAREST, count - 1)
    for start in range(0, count if keep > 0 else 0, BLOCK):
        likeness = land.meanings[start : start + BLOCK] @ land.meanings.T
        likeness[np.arange(len(likeness)), np.arange(start, start + len(likeness))] = -1.0
        edge = np.partition(likeness, count - keep, axis=1)[:, count - keep, None]
        near = (likeness >= edge) & (likeness >= LEAST_MEANING)
        for row in np.flatnonzero(near.sum(axis=1) > keep).tolist():
            near[row] = _nearest(likeness[row], start + row, keep)
        rows, columns = np.nonzero(near)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            a = start + row
            yield (a, column) if a < column else (column, a)


def _nearest(likeness: Floats, unit: int, keep: int) -> npt.NDArray[np.bool_]:
    """So many units and no more: of those that come equally near, as stock phrases do, the next in order.

    The order is that of words and then of days.
    """
    away = np.abs(np.arange(len(likeness)) - unit)
    found = np.zeros(len(likeness), bool)
    found[np.lexsort((away, -likeness))[:keep]] = True
    return found & (likeness >= LEAST_MEANING)


def _sharing_rare_words(land: Landscape) -> Iterator[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for unit, words in enumerate(land.ids):
        for word in words:
            holders[word].append(unit)
    for unit, words in enumerate(land.ids):
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            if len(holders[word]) <= RARE_UNITS:
                for other in holders[word]:
                    shared[other] += other > unit
        for other, times in shared.items():
            if times >= SHARED_RARE_WORDS:
                yield unit, other
