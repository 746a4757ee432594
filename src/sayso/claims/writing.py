"""Groups of units as claims and links: ids, wordings, denials, the reasons of every link."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.claims.denials import find_targets
from sayso.claims.scores import Scores
from sayso.claims.units import Unit
from sayso.claims.wording import choose_statement
from sayso.records import CLAIM_STANCES, Claim, Link, Related, Stance, Statement

DECIMALS = 3
"""Decimals of a printed score; more would show the noise of the encoder."""

COPY = "they say it in the same words"
FOLLOWS = "it says nothing of its own and follows on this in its report"

DENIALS: frozenset[Stance] = frozenset({"deny", "doubt", "no-comment"})
"""Stances that put a statement among a claim's denials."""


@dataclass(frozen=True, slots=True)
class Group:
    """One claim in the making: its units, the one that words it, and those that speak against it."""

    units: tuple[int, ...]
    wording: int
    against: frozenset[int]


def write(
    groups: Sequence[Group],
    beside: Sequence[Sequence[tuple[int, Related]]],
    told: Sequence[Statement],
    scores: Scores,
) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    """The claims of the groups and of what is left over, by id, and the links inside them.

    ``beside`` are for each group the numbers of the groups beside it and how those stand to it.
    """
    pointing = _pointing_at(told)
    claims = [_claim(group, scores.units, pointing) for group in groups]
    named = [
        replace(claim, related=tuple(replace(how, claim=claims[number].id) for number, how in around))
        for claim, around in zip(claims, beside, strict=True)
    ]
    links = [one for group in groups for one in _links(group, scores)]
    links += [_pointing_link(one, target) for target, ones in pointing.items() for one in ones]
    alone = [_lone_claim(one) for one in _left_over(told, named)]
    in_order = tuple(sorted([*named, *alone], key=lambda one: one.id))
    return in_order, tuple(sorted(set(links), key=lambda one: (one.a, one.b, one.how)))


def _pointing_at(told: Sequence[Statement]) -> dict[str, tuple[Statement, ...]]:
    """For each statement that others only point at, those others."""
    by_id = {one.id: one for one in told}
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement, target in find_targets(told).items():
        found[target].append(by_id[statement])
    return {target: tuple(sorted(ones, key=lambda one: one.id)) for target, ones in sorted(found.items())}


def _claim(group: Group, units: Sequence[Unit], pointing: Mapping[str, tuple[Statement, ...]]) -> Claim:
    ids = {one.id for unit in group.units for one in units[unit].statements}
    following = [other for one in ids for other in pointing.get(one, ())]
    against = {one.id for unit in group.against for one in units[unit].statements}
    against |= {one.id for one in following if one.stance in DENIALS}
    every = ids | {one.id for one in following}
    wording = choose_statement(units[group.wording]).id
    return Claim(claim_id(every), wording, tuple(sorted(every)), tuple(sorted(against)))


def _pointing_link(statement: Statement, target: str) -> Link:
    if statement.stance in DENIALS:
        return Link(statement.id, target, 1.0, (FOLLOWS,), "denies")
    return _ordered(statement.id, target, 1.0, (FOLLOWS,))


def _left_over(told: Sequence[Statement], claims: Sequence[Claim]) -> list[Statement]:
    """Statements about facts that no claim holds: a silence in a report that says nothing else."""
    held = {one for claim in claims for one in claim.statements}
    return [one for one in told if one.id not in held and one.stance in CLAIM_STANCES]


def _lone_claim(statement: Statement) -> Claim:
    against = (statement.id,) if statement.stance in DENIALS else ()
    return Claim(claim_id([statement.id]), statement.id, (statement.id,), against)


def claim_id(statements: Iterable[str]) -> str:
    """The id of the claim that holds these statements: "c-" and twelve hexadecimal digits."""
    return "c-" + hashlib.sha256("\n".join(sorted(statements)).encode()).hexdigest()[:12]


def _links(group: Group, scores: Scores) -> Iterable[Link]:
    """From each statement to the wording and to the statement most like it; copies to their unit's first."""
    units = scores.units
    for unit in group.units:
        first = choose_statement(units[unit])
        for copy in units[unit].statements:
            if copy.id != first.id:
                yield _ordered(copy.id, first.id, 1.0, (COPY,))
        others = [other for other in group.units if other != unit]
        if not others:
            continue
        likest = max(others, key=lambda other: (scores(unit, other), -other))
        for other in sorted({likest, group.wording} - {unit}):
            yield _link(unit, other, group, scores)


def _link(unit: int, other: int, group: Group, scores: Scores) -> Link:
    a, b = choose_statement(scores.units[unit]).id, choose_statement(scores.units[other]).id
    against = (unit in group.against) != (other in group.against)
    why = scores.why(min(unit, other), max(unit, other))
    value = round(scores.verified(unit, other), DECIMALS)
    if not against:
        return _ordered(a, b, value, why)
    denier, denied = (a, b) if unit in group.against else (b, a)
    return Link(denier, denied, value, why, "denies")


def _ordered(a: str, b: str, value: float, why: tuple[str, ...]) -> Link:
    return Link(min(a, b), max(a, b), value, why)
