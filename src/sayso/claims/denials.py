"""Who speaks against a claim: denials and doubts in it, silences beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.claims.compare import is_opposite
from sayso.claims.landscape import Landscape
from sayso.claims.units import Unit
from sayso.claims.words import points_elsewhere, read_words
from sayso.records import CLAIM_STANCES, Statement

OWN_PART = frozenset({"involvement", "responsibility", "wrongdoing"})
"""What somebody denies of himself: which of the statements before it is meant, only his name in it tells."""

LEAST_NAME = 4
"""Letters of a word of a name by which it is looked for."""


def points_at_another(statement: Statement) -> bool:
    """Whether a statement is about a claim without stating it: a silence, "the allegations are false"."""
    if statement.stance not in CLAIM_STANCES:
        return False
    return statement.stance == "no-comment" or points_elsewhere(read_words(statement.text))


def find_targets(statements: Sequence[Statement]) -> dict[str, str]:
    """For each statement that only points at a claim, the statement it is nearest behind in its report.

    Who denies involvement speaks of what names him; where nothing does, it stays open what he denies. The
    headline is passed over where anything else is left; what has nothing before it takes what comes first after
    it. Silences whose report says nothing else are left out.
    """
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.stance in CLAIM_STANCES:
            by_report[statement.report].append(statement)
    targets: dict[str, str] = {}
    for _, told in sorted(by_report.items()):
        aimed = [one for one in told if not points_at_another(one)]
        for statement in told:
            target = _nearest(statement, _meant(statement, aimed)) if points_at_another(statement) else None
            if target is not None:
                targets[statement.id] = target.id
    return targets


def speak_against(
    members: Sequence[int], wording: int, units: tuple[Unit, ...], land: Landscape
) -> frozenset[int]:
    """The units of a claim that deny or doubt what its wording asserts, by their stance or by a "not"."""
    return frozenset(unit for unit in members if _is_against(unit, wording, units, land))


def _is_against(unit: int, wording: int, units: tuple[Unit, ...], land: Landscape) -> bool:
    if unit == wording:
        return units[unit].against
    return is_opposite(unit, wording, units, land) ^ units[wording].against


def _meant(statement: Statement, aimed: Sequence[Statement]) -> Sequence[Statement]:
    """Those of the statements that one can be about."""
    denies = statement.stance in ("deny", "doubt") and statement.chain
    if not denies or not OWN_PART & set(statement.text.casefold().split()):
        return aimed
    name = {word for word in statement.chain[-1].name.casefold().split() if len(word) >= LEAST_NAME}
    return [one for one in aimed if name & set(one.text.casefold().split())]


def _nearest(statement: Statement, aimed: Sequence[Statement]) -> Statement | None:
    body = [one for one in aimed if one.voice != "headline"] or list(aimed)
    before = [one for one in body if _place(one) < _place(statement)]
    if before:
        return max(before, key=lambda one: (_place(one), one.id))
    return min(body, key=lambda one: (_place(one), one.id), default=None)


def _place(statement: Statement) -> tuple[int, int]:
    first = min(statement.content, default=statement.sentence)
    return statement.sentence.start, first.start
