"""Dates of publication: every candidate with where it was found, and the interval that they leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice

from sayso.records import DateEvidence, DateInterval, Span
from sayso.reports.days import MONTHS, WrittenDay, exact, find_days, whole_month
from sayso.reports.head import Head

FIRST_POSSIBLE = date(1800, 1, 1)
"""Nothing older is a report as we know them; a date before it is a mistake of a machine."""

_IN_URL = (
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_-](?P<m>\d{1,2}|[a-z]{3})[/_-](?P<d>\d{1,2})(?!\d)", re.IGNORECASE
    ),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2}|[a-z]{3})(?:/|$)", re.IGNORECASE),
)

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")

MENTIONS = 5
"""Days in the text that are kept as evidence: they only bound the day of publication from below."""

YEARS = 500
"""Years in one stretch of text that are looked at: a chronicle of more bounds nothing better."""

_NOT_YET = re.compile(
    r"\b(?:will|would|to be|until|by|before|from|scheduled|expected|due|plan(?:ned|s)?|upcoming|next)\b"
)

NEAR = timedelta(days=180)
"""A month and day without a year in a dateline belong to the year that brings them nearest to other evidence;
further off they say nothing."""


def date_metadata(value: str) -> DateInterval | None:
    """The day in a field of metadata; None where no day of the calendar can be read in it."""
    found = next(find_days(value[:200]), None)
    if found and found.interval:
        return found.interval
    packed = _IN_URL[1].match(value.strip())
    return exact(int(packed["y"]), int(packed["m"]), int(packed["d"])) if packed else None


def date_url(url: str) -> DateEvidence | None:
    """The day or month in the path of a web address: "/2019/03/02/", "/2013/sep/09/", "-20190302"."""
    path = url[:2000]
    for form in _IN_URL:
        for match in form.finditer(path):
            part = match.groupdict()
            month = int(part["m"]) if part["m"].isdigit() else MONTHS.get(part["m"].capitalize(), 0)
            year, day = int(part["y"]), part.get("d")
            interval = exact(year, month, int(day)) if day else whole_month(year, month)
            if interval:
                return DateEvidence(interval, "url", match.group())
    return None


def find_evidence(text: str, head: Head, url: str | None, body: Sequence[Span]) -> tuple[DateEvidence, ...]:
    """The candidates in the text and its address, those that decide before those that only bound."""
    found = [
        DateEvidence(day.interval, "glued-first-line", *_quote(text, day))
        for day in head.glued_days
        if day.interval
    ]
    found += [
        DateEvidence(day.interval, "date-line", *_quote(text, day)) for day in head.line_days if day.interval
    ]
    in_url = date_url(url) if url else None
    found += [in_url] if in_url else []
    day = head.dateline.day if head.dateline else None
    interval = (day.interval or _nearest(day, found)) if day else None
    if day and interval:
        found.append(DateEvidence(interval, "dateline", *_quote(text, day)))
    head_ends = head.dateline.dateline.span.end if head.dateline else 0
    return (*found, *_mentions(text, [span for span in body if span.end > head_ends], head_ends))


def _quote(text: str, day: WrittenDay) -> tuple[str, Span]:
    return text[day.span.start : day.span.end], day.span


def _nearest(day: WrittenDay, others: Iterable[DateEvidence]) -> DateInterval | None:
    """A day without a year in the year that brings it nearest to the other evidence."""
    near = next(iter(others), None)
    if near is None:
        return None
    years = range(near.interval.earliest.year - 1, near.interval.latest.year + 2)
    days = [found for found in (exact(year, day.month, day.day) for year in years) if found]
    best = min(days, key=lambda found: _distance(found, near.interval), default=None)
    return best if best and _distance(best, near.interval) <= NEAR else None


def _distance(a: DateInterval, b: DateInterval) -> timedelta:
    return max(a.earliest - b.latest, b.earliest - a.latest, timedelta(0))


def _mentions(text: str, body: Sequence[Span], start: int) -> list[DateEvidence]:
    """Days with a year that the report tells as past: it cannot have been published before."""
    found: dict[Span, DateEvidence] = {}
    for span in body:
        for year in islice(_YEAR.finditer(text, max(start, span.start), span.end), YEARS):
            near = max(start, span.start, year.start() - 24), min(span.end, year.end() + 6)
            for day in find_days(text, *near):
                past = not _NOT_YET.search(text, max(span.start, day.span.start - 60), day.span.start)
                if day.interval and day.interval.precision == "day" and past:
                    found[day.span] = DateEvidence(day.interval, "relative-words", *_quote(text, day))
    return sorted(found.values(), key=lambda one: (one.interval.earliest, one.span or Span(0, 0)))[-MENTIONS:]


def decide(evidence: Sequence[DateEvidence], *, today: date) -> DateInterval | None:
    """The interval that the evidence leaves; None where nothing decides.

    Metadata outweighs the text. Candidates that contradict each other widen the interval; an impossible
    date (before 1800, after ``today``) decides nothing. Days mentioned in the text only narrow an
    interval that is wider than a day, from below.
    """
    possible = [
        one for one in evidence
        if one.interval.earliest >= FIRST_POSSIBLE and one.interval.earliest <= today + timedelta(days=1)
    ]  # fmt: skip
    deciding = [one.interval for one in possible if one.where != "relative-words"]
    metadata = [one.interval for one in possible if one.where == "metadata"]
    left = _agree(metadata or deciding)
    if left is None or left.earliest == left.latest:
        return left
    mentions = [one.interval.earliest for one in possible if one.where == "relative-words"]
    return _interval(
        max([left.earliest, *(day for day in mentions if day <= left.latest)]), left.latest, left
    )


def _agree(intervals: Sequence[DateInterval]) -> DateInterval | None:
    """What all intervals have in common; where that is nothing, the stretch from first to last."""
    if not intervals:
        return None
    low, high = max(one.earliest for one in intervals), min(one.latest for one in intervals)
    if low > high:
        low, high = min(one.earliest for one in intervals), max(one.latest for one in intervals)
    narrowest = min(intervals, key=lambda one: one.latest - one.earliest)
    return _interval(low, high, narrowest)


def _interval(low: date, high: date, like: DateInterval) -> DateInterval:
    if low == high:
        return DateInterval(low, high, "day")
    same = (low, high) == (like.earliest, like.latest)
    return like if same else DateInterval(low, high, "range")
