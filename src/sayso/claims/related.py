"""How claims stand to each other that are not one: narrower, in conflict, related."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from math import fsum

from sayso.claims.cluster import JOIN
from sayso.claims.compare import SAID_AGAIN, cover, is_opposite
from sayso.claims.conflicts import is_measure, parting_figures, parting_words
from sayso.claims.landscape import Landscape
from sayso.claims.other_event import ONE_EVENT, chance_of_one_event, lay_apart
from sayso.claims.scores import NOT_COMPARED
from sayso.claims.units import Unit
from sayso.records import Related

RELATED = 0.2
"""Score of the best pair between two claims from which they are shown beside each other.

Well below JOIN, so that what was parted by a hair is still seen together. Set by judgement."""

CONFLICT = 0.12
"""Score from which figures that cannot both hold are shown as a conflict of two claims, where what the two say
besides speaks for one event: lower than RELATED, for a claim and its correction may share few words. Set by
judgement."""

HELD_WHOLLY, LEFT_OVER = 0.8, 0.6
"""A claim is narrower that says at least 0.8 of another's telling words while the other says at most 0.6 of
its. Chosen by reading the claims of ECB+ training events; not measured."""

LEAST_SAID = 3
"""Telling words of a claim from which another can be narrower: "her death" is part of too much. By reading."""

MOST_RELATED = 5
"""Related claims named for each claim."""

Likeness = Callable[[int, int], float]


def find_related(
    claims: Sequence[Sequence[int]], wordings: Sequence[int], pairs: Iterable[tuple[int, int]], *,
    units: tuple[Unit, ...], land: Landscape, likeness: Likeness,
) -> tuple[tuple[tuple[int, Related], ...], ...]:  # fmt: skip
    """For each claim, the numbers of the claims beside it and how those stand to it, the most alike first.

    The ``claim`` field of what is returned is empty: ids are given once all claims are known.
    """
    claim_of = {unit: number for number, claim in enumerate(claims) for unit in claim}
    sizes = [sum(len(units[unit].statements) for unit in claim) for claim in claims]
    apart = {(a, b): likeness(a, b) for a, b in pairs if claim_of[a] != claim_of[b]}
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (a, b), score in apart.items():
        one, two = sorted((claim_of[a], claim_of[b]))
        best[one, two] = max(best[one, two], score)
    alike: Counter[tuple[int, int]] = Counter()
    for unit, other in find_seconds(claims, claim_of, apart).items():
        alike[other, claim_of[unit]] += len(units[unit].statements)
    found: list[list[tuple[float, int, Related]]] = [[] for _ in claims]
    for (one, two), score in sorted(best.items()):
        for ours, theirs in ((one, two), (two, one)):
            how = _stand(wordings[ours], wordings[theirs], score, units, land)
            if how is not None:
                why = how.why or f"{_matter(alike[ours, theirs], sizes[theirs])} (likeness {score:.2f})"
                found[ours].append((-score, theirs, replace(how, why=why, likeness=round(score, 3))))
    return tuple(
        tuple((number, how) for _, number, how in sorted(one, key=_order)[:MOST_RELATED]) for one in found
    )


def find_seconds(
    claims: Sequence[Sequence[int]], claim_of: Mapping[int, int], apart: Mapping[tuple[int, int], float]
) -> dict[int, int]:
    """For each unit the other claim that it may state as well, where there is one.

    ``apart`` has the scores of the pairs compared that stand in two claims. A unit may state another claim if it
    scores JOIN or more with that claim's units on the mean, and of several the one with which it scores most. A
    sentence of two facts is in one claim only: of the pairs of sentences that come together in this way 73 in a
    hundred state one claim on the development stories and 88 on gold. docs/decisions/0012-same-claim-attempts.md.
    """
    told: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (a, b), score in apart.items():
        told[a, claim_of[b]].append(score)
        told[b, claim_of[a]].append(score)
    best: dict[int, tuple[float, int]] = {}
    for (unit, claim), scores in told.items():
        size = len(claims[claim])
        mean = (fsum(scores) + NOT_COMPARED * (size - len(scores))) / size
        if mean >= JOIN:
            best[unit] = max(best.get(unit, (0.0, -claim)), (mean, -claim))
    return {unit: -claim for unit, (_, claim) in best.items()}


def _matter(alike: int, every: int) -> str:
    """What a claim of so many statements, of which some may say the same as another claim, has to do with that."""
    if not alike:
        return "it is about the same matter"
    some = "" if alike == every else "one of its statements " if alike == 1 else f"{alike} of its statements "
    return f"{some or 'it '}may say the same"


def _order(found: tuple[float, int, Related]) -> tuple[float, int]:
    return found[0], found[1]


def _stand(ours: int, theirs: int, score: float, units: tuple[Unit, ...], land: Landscape) -> Related | None:
    """How their wording stands to ours; without a reason where both only are about one matter."""
    one, two = units[ours], units[theirs]
    parting = parting_figures(one, two) if score >= CONFLICT else None
    if parting and _of_one_event(one, two, sure=score >= RELATED and is_measure(parting)):
        return Related("", "conflicts", f"both speak of one matter, but {parting_words(parting)}")
    if score < RELATED:
        return None
    there, back = cover(ours, theirs, land)
    opposite = is_opposite(ours, theirs, units, land)
    least = min(len(land.ids[ours]), len(land.ids[theirs]))
    if opposite and max(there, back) >= SAID_AGAIN and least >= LEAST_SAID:
        return Related("", "conflicts", "one denies what the other asserts")
    if there >= HELD_WHOLLY and back <= LEFT_OVER and not opposite and len(land.ids[ours]) >= LEAST_SAID:
        return Related("", "narrower", "it says all that this claim says, and more")
    if back >= HELD_WHOLLY and there <= LEFT_OVER and not opposite and len(land.ids[theirs]) >= LEAST_SAID:
        return Related("", "related", "it is broader: this claim says all that it says, and more")
    return Related("", "related", "")


def _of_one_event(one: Unit, two: Unit, *, sure: bool) -> bool:
    """Whether figures that part are those of one event, by what the two say besides."""
    return sure or chance_of_one_event(lay_apart(one, two)) > ONE_EVENT
