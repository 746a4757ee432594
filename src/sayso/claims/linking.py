"""Statements to claims, step by step."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.claims.candidates import find_pairs
from sayso.claims.cluster import partition
from sayso.claims.compare import compare, explain, score
from sayso.claims.denials import find_targets, speak_against
from sayso.claims.landscape import Encode, Landscape, survey
from sayso.claims.related import find_related
from sayso.claims.units import Unit, make_units
from sayso.claims.wording import choose_statement, choose_wording
from sayso.records import CLAIM_STANCES, Claim, Link, Related, Report, Stance, Statement

MOST_REMEMBERED = 2_000_000
"""Scores of pairs kept at once; bounds memory to about 300 MB."""

DECIMALS = 3
"""Decimals of a printed score; more would show the noise of the encoder."""

SAME_REPORT = 0.55
"""What a score is multiplied by between two sentences of one report, headlines left aside. Chosen on the six
annotated development stories together with JOIN; `sayso evaluate stories` measures it again."""

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


class Scores:
    """The scores of pairs of units, each worked out once while there is room to remember it."""

    def __init__(self, units: tuple[Unit, ...], land: Landscape) -> None:
        self.units = units
        self.land = land
        self.known: dict[tuple[int, int], float] = {}

    def __call__(self, a: int, b: int) -> float:
        """How likely two units state one claim, 0 to 1; the order of the two is the same to it."""
        pair = (a, b) if a < b else (b, a)
        found = self.known.get(pair)
        if found is None:
            if len(self.known) >= MOST_REMEMBERED:
                self.known.clear()
            found = self.known[pair] = score(compare(*pair, self.units, self.land)) * self._once(*pair)
        return found

    def _once(self, a: int, b: int) -> float:
        """What is left of a score between sentences of one report, which seldom says one thing twice."""
        shared = set(self.units[a].reports) & set(self.units[b].reports)
        told = (*self.units[a].statements, *self.units[b].statements)
        return SAME_REPORT if shared and all(one.voice != "headline" for one in told) else 1.0


def link(
    reports: Iterable[Report], statements: Iterable[Statement], encode: Encode
) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    """Find the statements that say the same thing in other words, and what speaks against them.

    ``encode`` maps texts to float32 vectors (n, 384) of length one. Every statement that is about a fact is
    in exactly one claim; demands and attitudes are in none. Differing figures, dates and places are variants
    of one claim where the rest agrees. A link is given from each statement to the one that words its claim
    and to the one most like it. Statements of reports that are not in ``reports`` are left out; the order of
    neither argument matters.
    """
    known = {report.id for report in reports}
    told = sorted((one for one in statements if one.report in known), key=lambda one: one.id)
    # 1. statements of the same words become one unit
    units = make_units(told)
    # 2. what is rare here, which words are near, what each says beside its story
    land = survey(units, encode)
    # 3. pairs worth comparing, scored; units into claims, every pair verified
    pairs = find_pairs(land)
    scores = Scores(units, land)
    groups = [_group(members, units, land) for members in partition(len(units), pairs, scores)]
    # 4. how claims stand to each other
    beside = find_related(
        [group.units for group in groups], [group.wording for group in groups], pairs,
        units=units, land=land, likeness=scores,
    )  # fmt: skip
    # 5. silences and bare denials go to what they are about
    return _write(groups, beside, told, scores)


def _group(members: tuple[int, ...], units: tuple[Unit, ...], land: Landscape) -> Group:
    wording = choose_wording(members, units, land)
    return Group(members, wording, speak_against(members, wording, units, land))


def _write(
    groups: Sequence[Group],
    beside: Sequence[Sequence[tuple[int, Related]]],
    told: Sequence[Statement],
    scores: Scores,
) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
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
    why = explain(min(unit, other), max(unit, other), scores.units, scores.land)
    value = round(scores(unit, other), DECIMALS)
    if not against:
        return _ordered(a, b, value, why)
    denier, denied = (a, b) if unit in group.against else (b, a)
    return Link(denier, denied, value, why, "denies")


def _ordered(a: str, b: str, value: float, why: tuple[str, ...]) -> Link:
    return Link(min(a, b), max(a, b), value, why)
