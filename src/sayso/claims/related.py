"""How claims stand to each other that are not one: narrower, in conflict, related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sayso.claims.compare import covered, is_opposite
from sayso.claims.facets_beside import beside_figures
from sayso.claims.landscape import Landscape
from sayso.claims.units import Unit
from sayso.records import Related

RELATED = 0.2
"""Score of the best pair between two claims from which they are shown beside each other.

Below JOIN, above which most would be one. Of the labelled pairs of training/claim_labels.tsv that score 0.2 to
0.33 a third state one claim, of those that score 0.1 to 0.2 a fifth. Measured by training/fit_links.py."""

CONFLICT = 0.12
"""Score from which figures that cannot both hold are shown as a conflict of two claims: lower than RELATED, for
a claim and its correction may share few words. Set by judgement."""

HELD_WHOLLY, LEFT_OVER = 0.8, 0.6
"""A claim is narrower that says at least 0.8 of another's telling words while the other says at most 0.6 of
its. Chosen by reading the claims of ECB+ training events; not measured."""

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
    best: dict[tuple[int, int], float] = defaultdict(float)
    for a, b in pairs:
        one, two = sorted((claim_of[a], claim_of[b]))
        if one != two:
            best[one, two] = max(best[one, two], likeness(a, b))
    found: list[list[tuple[float, int, Related]]] = [[] for _ in claims]
    for (one, two), score in sorted(best.items()):
        for ours, theirs in ((one, two), (two, one)):
            how = _stand(wordings[ours], wordings[theirs], score, units, land)
            if how is not None:
                found[ours].append((-score, theirs, how))
    return tuple(
        tuple((number, how) for _, number, how in sorted(one, key=_order)[:MOST_RELATED]) for one in found
    )


def _order(found: tuple[float, int, Related]) -> tuple[float, int]:
    return found[0], found[1]


def _stand(ours: int, theirs: int, score: float, units: tuple[Unit, ...], land: Landscape) -> Related | None:
    """How their wording stands to ours."""
    one, two = units[ours], units[theirs]
    figures = beside_figures(one, two)
    if score >= CONFLICT and one.figures and two.figures and figures.verdict is False:
        return Related("", "conflicts", f"both speak of one matter, but {figures.reason}")
    if score >= RELATED and is_opposite(ours, theirs, units, land):
        return Related("", "conflicts", "one denies what the other asserts")
    if score < RELATED:
        return None
    if covered(ours, theirs, land) >= HELD_WHOLLY and covered(theirs, ours, land) <= LEFT_OVER:
        return Related("", "narrower", "it says all that this claim says, and more")
    return Related("", "related", f"it is about the same matter (likeness {score:.2f})")
