"""Units into claims: every pair inside a claim is compared, and a claim stands only while they support it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush
from math import fsum

JOIN = 0.52
"""Score above which a pair speaks for one claim and below which it speaks against.

A claim is the set of units whose pairs speak for it most on the whole, so that a weak link drags in nothing
that the rest is against. On the six development stories, read end to end, pairs of sentences in one claim have
precision 82 and recall 41 at 0.38, 82 and 36 at 0.45, 84 and 33 at 0.52, 86 and 30 at 0.60; the least number of
origins is right for 70, 70, 72 and 72 per cent of the claims, the largest for 36, 40, 49 and 49, and 2, 2, 0 and 2
per cent are counted above the annotated interval. Lower finds more; a claim that has swallowed its neighbour
counts the neighbour's origins, and the count is what people rely on. `sayso evaluate stories`
measures it again; training/fit_links.py fits the score itself."""

FLOOR = 0.15
"""Score that a unit must reach against more than half of the others in its claim, or it leaves it. At 0.1 and 0.15
the claims of the labelled events are the same, at 0.25 they lose 0.01 in F1; higher floors give precision for
recall."""

SWEEPS = 20
"""Rounds of moving units between claims; in practice four or five are enough."""

GAIN = 1e-9

Likeness = Callable[[int, int], float]
"""The score of a pair of units; symmetrical."""

Row = dict[int, float]
"""The units that one was compared with, and the scores."""


class Partition:
    """Units and the claim each is in, while they are being moved about.

    ``rows`` have for each unit those it was compared with; any other two score ``otherwise``, so that a claim's
    pairs need not be gone through one by one: what is asked of a claim costs as much as its units have rows.
    """

    def __init__(self, rows: Mapping[int, Row], count: int, *, otherwise: float, join: float) -> None:
        self.rows = rows
        self.join = join
        self.otherwise = otherwise
        self.claim = list(range(count))
        self.members: dict[int, set[int]] = {unit: {unit} for unit in range(count)}
        self.linked = {unit: links for unit, row in rows.items() if (links := _above(row, join))}
        self._free: list[int] = []

    def speaks_for(self, unit: int) -> dict[int, float]:
        """How much the unit's pairs with the members of claims speak for its being there; below 0: against.

        Of its own claim and those that it was compared with a member of.
        """
        told: dict[int, list[float]] = {self.claim[unit]: []}
        for other, score in self.rows.get(unit, {}).items():
            told.setdefault(self.claim[other], []).append(score)
        return {claim: self._sum(scores, self._others(unit, claim)) for claim, scores in told.items()}

    def together(self, claim: int, other: int) -> float:
        """How much the pairs between two claims speak for their being one; below 0: against."""
        few, many = sorted((claim, other), key=lambda one: len(self.members[one]))
        scores = [
            score
            for unit in self.members[few]
            for there, score in self.rows.get(unit, {}).items()
            if self.claim[there] == many
        ]
        return self._sum(scores, len(self.members[few]) * len(self.members[many]))

    def is_held(self, unit: int) -> bool:
        """Whether a unit reaches FLOOR against more than half of the others in its claim."""
        claim = self.claim[unit]
        scores = [score for other, score in self.rows.get(unit, {}).items() if self.claim[other] == claim]
        others = self._others(unit, claim)
        held = sum(score >= FLOOR for score in scores)
        held += (others - len(scores)) * (self.otherwise >= FLOOR)
        return not others or 2 * held > others

    def move(self, unit: int, claim: int) -> None:
        """Put a unit into another claim; an empty claim is forgotten."""
        old = self.claim[unit]
        self.members[old].discard(unit)
        if not self.members[old]:
            del self.members[old]
            heappush(self._free, old)
        self.members.setdefault(claim, set()).add(unit)
        self.claim[unit] = claim

    def alone(self, unit: int) -> int:
        """A number for a claim of the unit alone."""
        if self.members.get(unit, {unit}) == {unit}:
            return unit
        while self._free[0] in self.members:
            heappop(self._free)
        return self._free[0]

    def neighbours(self, claim: int) -> tuple[int, ...]:
        """Claims that a member has a link to, with numbers above this one."""
        found = {self.claim[other] for unit in self.members[claim] for other in self.linked.get(unit, ())}
        return tuple(sorted(other for other in found if other > claim))

    def _others(self, unit: int, claim: int) -> int:
        return len(self.members[claim]) - (self.claim[unit] == claim)

    def _sum(self, scores: list[float], pairs: int) -> float:
        """What so many pairs say, of which these were compared; the order of the scores is the same to it."""
        return fsum(scores) - pairs * self.join + (pairs - len(scores)) * self.otherwise


def partition(
    count: int, pairs: Iterable[tuple[int, int]], likeness: Likeness, *, otherwise: float, join: float = JOIN
) -> tuple[tuple[int, ...], ...]:
    """The units 0…count-1 as claims, each sorted, in the order of their first units.

    ``pairs`` are those worth comparing: claims grow along those of them that score above ``join``. Every pair
    inside a claim counts, not only those; the others score ``otherwise``.
    """
    state = Partition(_rows(pairs, likeness), count, otherwise=otherwise, join=join)
    for _ in range(SWEEPS):
        moved = sum(_settle(unit, state) for unit in sorted(state.linked))
        if not moved and not _merge(state):
            break
    for unit in sorted(state.linked):
        if not state.is_held(unit):
            state.move(unit, state.alone(unit))
    return tuple(sorted(tuple(sorted(members)) for members in state.members.values()))


def _rows(pairs: Iterable[tuple[int, int]], likeness: Likeness) -> dict[int, Row]:
    rows: dict[int, Row] = defaultdict(dict)
    for a, b in pairs:
        rows[a][b] = rows[b][a] = likeness(a, b)
    return rows


def _above(row: Row, join: float) -> tuple[int, ...]:
    return tuple(sorted(unit for unit, score in row.items() if score > join))


def _settle(unit: int, state: Partition) -> bool:
    """Move a unit to where its pairs speak for it most; whether it moved."""
    here = state.claim[unit]
    best, most = state.alone(unit), 0.0
    gains = state.speaks_for(unit)
    for claim in (here, *sorted({state.claim[other] for other in state.linked[unit]} - {here})):
        if gains[claim] > most + GAIN:
            best, most = claim, gains[claim]
    if best == here or (best not in state.members and len(state.members[here]) == 1):
        return False
    state.move(unit, best)
    return True


def _merge(state: Partition) -> bool:
    """Join claims whose pairs, all together, speak for their being one; whether any were joined."""
    joined = False
    for claim in sorted(state.members):
        for other in state.neighbours(claim) if claim in state.members else ():
            if other in state.members and claim in state.members and state.together(claim, other) > GAIN:
                for unit in sorted(state.members[other]):
                    state.move(unit, claim)
                joined = True
    return joined
