"""What people say about claims: that two are one, that some statements are a claim of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from sayso.records import Assessment, Claim, Judgement, Link, Related

TOGETHER = "a person says that they are one claim"

NameClaim = Callable[[Iterable[str]], str]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Claims and links as people left them."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


def regroup(
    judgements: Sequence[Judgement], claims: Sequence[Claim], links: Sequence[Link], name: NameClaim
) -> Regrouped:
    """Merge and split claims as people decided, one decision after the other.

    "same-claim" puts the claims of its statements together, "different-claim" makes its statements a claim
    of their own. ``name`` gives the id of the claim of some statements. Links between statements that are
    no longer in one claim go.
    """
    decided = [one for one in judgements if one.what in ("same-claim", "different-claim")]
    if not decided:
        return Regrouped(tuple(claims), tuple(links))
    groups = list(claims)
    for one in decided:
        groups = _merged(groups, one) if one.what == "same-claim" else _split(groups, one)
    renamed = _renamed(groups, claims, name)
    where = {said: claim.id for claim in renamed for said in claim.statements}
    kept = [one for one in links if where.get(one.a) == where.get(one.b)]
    kept += [
        Link(min(a, b), max(a, b), 1.0, (TOGETHER,))
        for one in decided
        for a, b in pairwise(one.about)
        if one.what == "same-claim" and where.get(a) == where.get(b) is not None
    ]
    ordered = sorted(set(kept), key=lambda one: (one.a, one.b, one.how, one.score, one.why))
    return Regrouped(tuple(sorted(renamed, key=lambda one: one.id)), tuple(ordered))


def _merged(groups: Sequence[Claim], one: Judgement) -> list[Claim]:
    meant = [claim for claim in groups if set(one.about) & set(claim.statements)]
    if len(meant) < 2:
        return list(groups)
    first = min(meant, key=lambda claim: (one.about[0] not in claim.statements, claim.id))
    whole = replace(
        first,
        statements=tuple(sorted({said for claim in meant for said in claim.statements})),
        denials=tuple(sorted({said for claim in meant for said in claim.denials})),
        related=tuple(dict.fromkeys(other for claim in meant for other in claim.related)),
    )
    return [whole, *(claim for claim in groups if claim not in meant)]


def _split(groups: Sequence[Claim], one: Judgement) -> list[Claim]:
    apart = set(one.about)
    held = {said for claim in groups for said in claim.statements} & apart
    meant = [claim for claim in groups if apart & set(claim.statements)]
    if not held or (len(meant) == 1 and set(meant[0].statements) == held):
        return list(groups)
    left = [_without(claim, apart) for claim in groups if set(claim.statements) - apart]
    denials = tuple(sorted(held & {said for claim in groups for said in claim.denials}))
    return [*left, Claim("", _wording(held, denials), tuple(sorted(held)), denials)]


def _without(claim: Claim, apart: set[str]) -> Claim:
    left = set(claim.statements) - apart
    denials = tuple(said for said in claim.denials if said in left)
    wording = claim.wording if claim.wording in left else _wording(left, denials)
    return replace(claim, statements=tuple(sorted(left)), denials=denials, wording=wording)


def _wording(statements: set[str], denials: Sequence[str]) -> str:
    return min(statements - set(denials) or statements)


def _renamed(groups: Sequence[Claim], before: Sequence[Claim], name: NameClaim) -> list[Claim]:
    """The claims under the ids of what they hold now, and what they are related to under theirs."""
    where = {said: name(claim.statements) for claim in groups for said in claim.statements}
    ids = {claim.id: where[claim.wording] for claim in before}
    return [replace(claim, id=where[claim.wording], related=_related(claim, ids, where)) for claim in groups]


def _related(claim: Claim, ids: dict[str, str], where: dict[str, str]) -> tuple[Related, ...]:
    mine = where[claim.wording]
    found = {replace(one, claim=ids[one.claim]) for one in claim.related if ids[one.claim] != mine}
    return tuple(sorted(found, key=lambda one: (one.claim, one.how, one.why, -one.likeness)))


def sign(
    judgements: Sequence[Judgement], claims: Sequence[Claim], assessments: Sequence[Assessment]
) -> tuple[Assessment, ...]:
    """The assessments with the digits that people signed in place of those that were suggested."""
    signed = {said: one for one in judgements if one.what == "credibility" for said in one.about}
    held = {
        claim.id: signed[said]
        for claim in claims
        for said in (*claim.statements, claim.wording)
        if said in signed
    }
    return tuple(_signed(one, held[one.claim]) if one.claim in held else one for one in assessments)


def _signed(one: Assessment, by: Judgement) -> Assessment:
    letter, digit = one.admiralty.letter, DIGITS[by.value]
    when = f" on {by.when[:10]}" if by.when else ""
    why = f"{digit}: signed by {by.who or 'somebody'}{when}. Suggested was: {one.admiralty.why}"
    return replace(one, admiralty=replace(one.admiralty, letter=letter, digit=digit, why=why))


DIGITS: dict[str, Literal[1, 2, 3, 4, 5, 6]] = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
"""The digits of credibility as they are written."""
