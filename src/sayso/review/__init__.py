"""What people decided, laid on top of what was derived: a pure function of both.

Judgements are kept in the order in which they were made; of several on the same thing the last holds. One
whose target is not there is given back as an orphan, not guessed onto something else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from networkx.utils import UnionFind

from sayso.records import ChainNode, Judgement, Report, Source, Stance, Statement
from sayso.review.fixes import is_fix, set_chain, set_facet, set_span, split_source
from sayso.review.regroup import DIGITS, regroup, sign
from sayso.review.sharing import PAIRED, share

__all__ = ["Laid", "is_possible", "lay", "regroup", "share", "sign"]

UNDONE = frozenset({"no", "undo", "different"})
"""Values that take an earlier judgement back."""

Thing = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Laid:
    """Reports, sources and statements as people left them, and the judgements whose target is not there.

    ``held`` are the judgements that hold: those on claims and grades are laid on further down.
    """

    reports: tuple[Report, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    orphans: tuple[Judgement, ...]
    held: tuple[Judgement, ...] = ()


def lay(
    judgements: Sequence[Judgement],
    *,
    reports: Iterable[Report],
    sources: Iterable[Source],
    statements: Iterable[Statement],
) -> Laid:
    """Lay judgements over what was read, before claims are linked.

    Excluded reports go with all that they say; rejected statements go; stances are set; sources that are
    one become one; owners are entered. Orders are kept.
    """
    before = Laid(tuple(reports), tuple(sources), tuple(statements), ())
    known = {one.id for one in before.reports} | {one.id for one in before.sources}
    known |= {one.id for one in before.statements}
    by_id = {one.id: one for one in before.sources}
    possible = (one for one in judgements if is_possible(one, known, by_id))
    holding = _holding(single for one in possible for single in _singly(one))
    laid = before
    for step in (_exclude, _reject, _set_stances, _fix, _split, _merge, _set_owners):
        laid = step(laid, holding)
    orphans = tuple(one for one in judgements if not is_possible(one, known, by_id))
    return replace(laid, orphans=orphans, held=tuple(holding))


def is_possible(one: Judgement, known: set[str], sources: Mapping[str, Source]) -> bool:
    """Whether what a judgement is about is there, and its value means something."""
    if not one.about or not known.issuperset(one.about):
        return False
    if one.what in ("span", "chain", "facet"):
        return one.value in UNDONE or is_fix(one, sources)
    if one.what == "credibility":
        return one.value in DIGITS or one.value in UNDONE
    if one.what == "stance":
        return one.value in get_args(Stance) or one.value in UNDONE
    if one.what == "reliability":
        return one.value in ("A", "B", "C", "D", "E", "F")
    if one.what in PAIRED:
        return len(set(one.about)) == len(one.about) == 2
    return one.what != "same-source" or len(set(one.about)) > 1


def _thing(one: Judgement) -> Thing:
    """What a judgement decides; "accept" and "unsure" take a rejection back and so decide the same thing."""
    if one.what in PAIRED:
        return "text", frozenset(one.about)
    if one.what == "facet":
        return f"facet {' '.join(one.value.split()[:2])}", frozenset(one.about)
    return ("reject" if one.what in ("accept", "unsure") else one.what), frozenset(one.about)


def _singly(one: Judgement) -> tuple[Judgement, ...]:
    """A judgement as one on each thing, where it says the same of each: of many rejected one may be accepted."""
    if one.what not in ("reject", "accept", "unsure"):
        return (one,)
    return tuple(replace(one, about=(about,)) for about in one.about)


def _holding(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The last judgement on each thing, the undone left out."""
    last: dict[Thing, Judgement] = {}
    for one in judgements:
        last.pop(_thing(one), None)
        last[_thing(one)] = one
    return [one for one in last.values() if one.value not in UNDONE and one.what not in ("accept", "unsure")]


def _about(judgements: Iterable[Judgement], what: str) -> dict[str, str]:
    return {about: one.value for one in judgements if one.what == what for about in one.about}


# -- the steps ---------------------------------------------------------------------------------------


def _exclude(laid: Laid, judgements: Sequence[Judgement]) -> Laid:
    gone = _about(judgements, "exclude-report")
    return replace(
        laid,
        reports=tuple(one for one in laid.reports if one.id not in gone),
        sources=tuple(one for one in laid.sources if one.report not in gone),
        statements=tuple(one for one in laid.statements if one.report not in gone),
    )


def _reject(laid: Laid, judgements: Sequence[Judgement]) -> Laid:
    gone = _about(judgements, "reject")
    return replace(laid, statements=tuple(one for one in laid.statements if one.id not in gone))


def _set_stances(laid: Laid, judgements: Sequence[Judgement]) -> Laid:
    stances = _about(judgements, "stance")
    if not stances:
        return laid
    told = (replace(one, stance=cast(Stance, stances.get(one.id, one.stance))) for one in laid.statements)
    return replace(laid, statements=tuple(told))


def _fix(laid: Laid, judgements: Sequence[Judgement]) -> Laid:
    """Set spans, chains and facets right, in the order of the decisions."""
    reports = {one.id: one for one in laid.reports}
    sources = {one.id: one for one in laid.sources}
    statements = {one.id: one for one in laid.statements}
    for one in judgements:
        for about in (id for id in one.about if id in statements):
            said = statements[about]
            if one.what == "span":
                statements[about] = set_span(said, one.value, reports[said.report])
            elif one.what == "chain":
                statements[about] = set_chain(said, one.value, sources)
            elif one.what == "facet":
                statements[about] = set_facet(said, one.value)
    return replace(laid, statements=tuple(statements[one.id] for one in laid.statements))


def _split(laid: Laid, judgements: Sequence[Judgement]) -> Laid:
    """Tell sources apart: the first that a judgement is about is another one in its other statements."""
    sources = {one.id: one for one in laid.sources}
    statements = {one.id: one for one in laid.statements}
    for one in judgements:
        if one.what == "different-source" and one.about[0] in sources:
            meant = [statements[id] for id in one.about[1:] if id in statements]
            new_id = "o-" + hashlib.sha256("\n".join((*one.about, one.value)).encode()).hexdigest()[:12]
            other, moved = split_source(sources[one.about[0]], one.value, meant, new_id)
            if moved:
                sources[new_id] = other
                statements |= {said.id: said for said in moved}
    kept = tuple(statements[one.id] for one in laid.statements)
    return replace(laid, sources=tuple(sources.values()), statements=kept)


def _merge(laid: Laid, judgements: Sequence[Judgement]) -> Laid:
    """Put sources together that somebody says are one; the first of them that is named stands for all."""
    if not any(one.what == "same-source" for one in judgements):
        return laid
    by_id = {one.id: one for one in laid.sources}
    joined = UnionFind(by_id)
    for one in judgements:
        if one.what == "same-source" and by_id.keys() >= set(one.about):
            joined.union(*one.about)
    groups = [[by_id[one] for one in sorted(group)] for group in joined.to_sets() if len(group) > 1]
    merged = {one.id: _as_one(group) for group in groups for one in group}
    kept = [merged.get(one.id, one) for one in laid.sources]
    return replace(
        laid,
        sources=tuple(dict.fromkeys(kept)),
        statements=tuple(_renamed(one, merged) for one in laid.statements),
    )


def _as_one(group: Sequence[Source]) -> Source:
    first = min(group, key=lambda one: (not one.named, one.id))
    others = [one for one in group if one is not first]
    names = dict.fromkeys(name for one in (first, *others) for name in one.names)
    why = f"a person put it together with {', '.join(sorted(one.name for one in others))}"
    return replace(
        first,
        names=tuple(names),
        owner=next((one.owner for one in (first, *others) if one.owner), None),
        affiliation=next((one.affiliation for one in (first, *others) if one.affiliation), None),
        why=(*first.why, why),
    )


def _renamed(statement: Statement, merged: Mapping[str, Source]) -> Statement:
    if not any(node.source in merged for node in statement.chain):
        return statement
    return replace(statement, chain=tuple(_node(node, merged) for node in statement.chain))


def _node(node: ChainNode, merged: Mapping[str, Source]) -> ChainNode:
    source = merged.get(node.source or "")
    return node if source is None else replace(node, source=source.id, named=source.named)


def _set_owners(laid: Laid, judgements: Sequence[Judgement]) -> Laid:
    """Enter the owners of sources: a source's id, or a name as it was given."""
    owners = _about(judgements, "owner")
    owned = (replace(one, owner=owners[one.id] or None) if one.id in owners else one for one in laid.sources)
    return replace(laid, sources=tuple(owned))
