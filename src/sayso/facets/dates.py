"""Finds the times in a report and resolves them against its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.facets import calendars as cal
from sayso.facets.date_rules import RULES, Rule
from sayso.facets.date_setting import Setting, tense_of
from sayso.records import DateInterval, Span, When

LOOK_BACK = 40
REACH = 250
"""Characters over which a full date lends its year to a later one in the same sentence."""

SINCE = re.compile(r"\b(?:ever )?since (?:at least |about |around |as early as |the )?$", re.IGNORECASE)
BY = re.compile(r"\bby (?:the )?$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|up to|through to) (?:the )?$", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule's pattern matched; ``span`` is the expression itself."""

    span: Span
    found: re.Match[str]
    rule: Rule


def find_dates(text: str, published: DateInterval | None) -> tuple[When, ...]:
    """The time expressions of a text with the days they stand for, in order.

    ``interval`` is None where the words do not settle it: no day of publication, a day that another sentence
    tells, day and month in figures that can be read both ways, the ends of the calendar.
    """
    out: list[When] = []
    told: tuple[Span, DateInterval] | None = None
    for hit in _longest(_hits(text)):
        near = told[1] if told and _same_sentence(text, told[0], hit.span) else None
        setting = Setting(published, tense_of(text, hit.span), near)
        interval = _resolved(hit, setting)
        if interval and hit.rule.absolute and interval.precision != "year":
            told = (hit.span, interval)
        out.append(_with_preposition(text, hit.span, interval, published))
    return tuple(out)


def _hits(text: str) -> Iterable[Hit]:
    for rule in RULES:
        for found in rule.pattern.finditer(text):
            start, end = found.span("span") if "span" in rule.pattern.groupindex else found.span()
            if start < end:
                yield Hit(Span(start, end), found, rule)


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """No two hits share a character: the longer stays, of two as long the one whose rule comes first."""
    order = {id(rule): at for at, rule in enumerate(RULES)}
    ranked = sorted(hits, key=lambda hit: (-len(hit.span), hit.span, order[id(hit.rule)]))
    taken: list[Hit] = []
    ends: dict[int, None] = {}
    for hit in ranked:
        places = range(hit.span.start, hit.span.end)
        if not any(place in ends for place in places):
            ends.update(dict.fromkeys(places))
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.span)


def _same_sentence(text: str, before: Span, after: Span) -> bool:
    between = text[before.end : after.start]
    return len(between) <= REACH and not SENTENCE_END.search(between)


def _resolved(hit: Hit, setting: Setting) -> DateInterval | None:
    try:
        return hit.rule.read(hit.found, setting)
    except (ValueError, OverflowError):
        return None


def _with_preposition(text: str, span: Span, interval: DateInterval | None, now: DateInterval | None) -> When:
    """The expression with "since", "by" or "until" before it, which change what it stands for."""
    before = text[max(0, span.start - LOOK_BACK) : span.start]
    for pattern, reach in ((SINCE, _since), (BY, _by), (UNTIL, None)):
        found = pattern.search(before)
        if found is None:
            continue
        whole = Span(span.start - len(before) + found.start(), span.end)
        return When(whole, _words(text, whole), reach(interval, now) if reach else interval)
    return When(span, _words(text, span), interval)


def _since(interval: DateInterval | None, now: DateInterval | None) -> DateInterval | None:
    if interval is None or now is None or interval.earliest > now.latest:
        return None
    return cal.span_of(interval.earliest, now.latest)


def _by(interval: DateInterval | None, now: DateInterval | None) -> DateInterval | None:
    """Up to the end of a time that is to come; a time that is past is kept as it is."""
    if interval is None or now is None or interval.latest <= now.latest:
        return interval
    return cal.span_of(now.earliest, interval.latest)


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
