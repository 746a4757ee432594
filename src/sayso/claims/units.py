"""What is compared: statements that say the same words are one unit, however many reports repeat them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.claims.words import Words, points_elsewhere, read_words
from sayso.records import CLAIM_STANCES, DateInterval, Participant, Place, Quantity, Stance, Statement, When

AGAINST: frozenset[Stance] = frozenset({"deny", "doubt"})
"""Stances that turn round what the content says."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Statements that say the same in the same words, with what is compared of them.

    ``reports`` are sorted; ``against`` is set where the content is denied or doubted; ``kept`` are the
    stems of participants. Figures, places and days come from the facets of the first statement.
    """

    text: str
    statements: tuple[Statement, ...]
    reports: tuple[str, ...]
    words: Words
    against: bool
    kept: frozenset[str] = frozenset()
    figures: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    days: tuple[DateInterval, ...] = ()


def make_units(statements: Iterable[Statement]) -> tuple[Unit, ...]:
    """The statements that make a claim of their own, those of the same words together, in order of the words.

    Left out are demands and attitudes, silences, and contents that only point at another claim. The order
    depends on what is said alone, not on ids, publishers or the order of reports.
    """
    groups: dict[tuple[str, bool, tuple[DateInterval, ...]], list[Statement]] = defaultdict(list)
    for statement in statements:
        if makes_claim(statement) and not points_elsewhere(read_words(statement.text)):
            folded = " ".join(statement.text.lower().split()).strip("\"'“”‘’ .,;:")
            groups[folded, statement.stance in AGAINST, _days(statement)].append(statement)
    by_text = sorted(
        groups.items(), key=lambda item: (item[0][0], item[0][1], [_day_key(day) for day in item[0][2]])
    )
    return tuple(_make_unit(group) for _, group in by_text)


def makes_claim(statement: Statement) -> bool:
    """Whether a statement is about a fact and says what the fact is."""
    return (
        statement.stance in CLAIM_STANCES
        and statement.stance != "no-comment"
        and bool(statement.text.strip())
    )


def _make_unit(group: list[Statement]) -> Unit:
    first = min(group, key=lambda one: (one.text, one.id))
    names = [facet.name for facet in first.facets if isinstance(facet, Participant)]
    return Unit(
        text=first.text,
        statements=tuple(sorted(group, key=lambda one: one.id)),
        reports=tuple(sorted({one.report for one in group})),
        words=read_words(first.text),
        against=first.stance in AGAINST,
        kept=frozenset(stem for name in names for stem in read_words(name).stems),
        figures=tuple(facet for facet in first.facets if isinstance(facet, Quantity)),
        places=tuple(facet for facet in first.facets if isinstance(facet, Place)),
        days=_days(first),
    )


def _days(statement: Statement) -> tuple[DateInterval, ...]:
    found = {facet.interval for facet in statement.facets if isinstance(facet, When) and facet.interval}
    return tuple(sorted(found, key=_day_key))


def _day_key(day: DateInterval) -> tuple[str, str]:
    return day.earliest.isoformat(), day.latest.isoformat()
