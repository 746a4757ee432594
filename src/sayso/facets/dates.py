"""Finds the times in a report and resolves them against its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.facets import calendars as cal
from sayso.facets.date_rules import RULES, Rule
from sayso.facets.date_setting import Setting
from sayso.facets.date_thread import Thread
from sayso.facets.date_words import WORD, kinds_of
from sayso.facets.tokens import windows
from sayso.records import DateInterval, Span, When

LOOK_BACK = 40
AROUND = 70
"""Characters around a month, weekday, figure … in which the rest of an expression lies; the longest has 60."""

SINCE = re.compile(r"\b(?:ever )?since (?:at least |about |around |as early as |the )?$", re.IGNORECASE)
BY = re.compile(r"\bby (?:the )?$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|up to|through to) (?:the )?$", re.IGNORECASE)
ZONE = r"(?: ?(?:GMT|UTC|[A-Z]{1,4}T|local time|Z\b))?"
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b)|\d{1,2}:\d\d"
    rf"|[0-2]\d[0-5]\d(?= ?(?:GMT|UTC|local))|noon|midnight){ZONE}"
)
CLOCK_BEFORE = re.compile(rf"(?<![\w:.]){CLOCK}(?: \([^()\n]{{1,20}}\))?,? (?:on )?(?:the )?$")
CLOCK_BEHIND = re.compile(
    rf",? (?:at|around|about|shortly before|shortly after) {CLOCK}(?: \([^()\n]{{1,20}}\))?"
)


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
    thread = Thread(text, published)
    for hit in _longest(_hits(text)):
        interval = _resolved(hit, thread.setting(hit.span))
        thread.add(hit.span, interval, absolute=hit.rule.absolute)
        if hit.rule.read is not None:
            out.append(_with_words_around(text, hit.span, interval, published))
    return tuple(out)


def _hits(text: str) -> Iterable[Hit]:
    near = _windows(text)
    for rule in RULES:
        for first, last in near.get(rule.anchor, ()):
            for found in rule.pattern.finditer(text, first, last):
                start, end = found.span("span") if "span" in rule.pattern.groupindex else found.span()
                if start < end:
                    yield Hit(Span(start, end), found, rule)


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """The stretches of a text around the words that each kind of expression needs."""
    words: dict[str, list[re.Match[str]]] = {}
    for match in WORD.finditer(text):
        for kind in kinds_of(match.group()):
            words.setdefault(kind, []).append(match)
    return {kind: windows(found, AROUND, len(text)) for kind, found in words.items()}


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


def _resolved(hit: Hit, setting: Setting) -> DateInterval | None:
    try:
        return hit.rule.read(hit.found, setting) if hit.rule.read else None
    except (ValueError, OverflowError):
        return None


def _with_words_around(
    text: str, span: Span, interval: DateInterval | None, now: DateInterval | None
) -> When:
    """The expression with "since", "by" or "until" before it, which change what it stands for, or with the
    clock time and its zone beside it, which are kept as they are written."""
    before = text[max(0, span.start - LOOK_BACK) : span.start]
    for pattern, reach in ((SINCE, _since), (BY, _by), (UNTIL, None)):
        found = pattern.search(before)
        if found is None:
            continue
        whole = Span(span.start - len(before) + found.start(), span.end)
        return When(whole, _words(text, whole), reach(interval, now) if reach else interval)
    clock = CLOCK_BEFORE.search(before)
    later = CLOCK_BEHIND.match(text, span.end, span.end + LOOK_BACK)
    start = span.start - len(before) + clock.start() if clock else span.start
    whole = Span(start, later.end() if later else span.end)
    return When(whole, _words(text, whole), interval)


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
