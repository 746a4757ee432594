"""Datelines: the place, day and agency at the head of a wire story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.records import Dateline, Span
from sayso.reports.days import WrittenDay, find_days
from sayso.reports.publishers import AGENCY_WORDS, agencies_in, agency_called, fold, outlet_called
from sayso.resources import read_lines

_WORD = r"[A-ZÀ-Þ][\w.'’`-]{0,30}"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|of|de|al|el|ez|the|and)){{0,4}}"
_REGION = rf"(?:, ?{_WORD}(?: {_WORD}){{0,2}}){{0,2}}"
_DATE = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?:,? \d{4})?"
_NAME = r"[A-Z][\w.&'’/ -]{1,40}"
_DASH = r"(?:\s*(?:--+|[–—―]|-)(?:\s*/?\s*))"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # BEIRUT, March 3 (Reuters) -     MOSCOW (Sputnik) —     KORVAN, 4 March 2021 [Varda Press]
        rf"(?P<place>{_PLACE}{_REGION})[,.]?(?: (?P<date>{_DATE})[,.]?)? ?"
        rf"[(\[/](?P<agency>{_NAME})[)\]/]\.?{_DASH}?\s*",
        # MOSCOW. July 12. INTERFAX -     Damascus, SANA -     TEHRAN, Sep. 20, MNA –
        rf"(?P<place>{_PLACE})[,.](?: (?P<date>{_DATE})[,.])? (?P<agency>{_NAME}?){_DASH}\s*",
        # AFP/Beirut —     SANA, Damascus -     AFP - BEIRUT:
        rf"(?P<agency>{_NAME}?)(?:/|, | - | — )(?P<place>{_PLACE})(?:{_DASH}|:)\s*",
        # (Reuters) -     [AFP]
        rf"[(\[](?P<agency>{_NAME})[)\]]{_DASH}?\s*",
        # DOUMA, Syria, April 9 —     WASHINGTON —     Mogadishu - The
        rf"(?P<place>{_PLACE}{_REGION})[,.]?(?: (?P<date>{_DATE})[,.]?)?{_DASH}\s*",
    )
)
_KNOWN_ONLY, _BRACKET_ONLY = (1, 2), 3
"""Forms in which the agency must be one of the table: without brackets anything could stand there."""


_ALONE = re.compile(rf"{_PLACE}{_REGION},? (?P<date>{_DATE})\.?")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline with the day in it, still without a year if none is written."""

    dateline: Dateline
    agency_span: Span | None
    day: WrittenDay | None


@cache
def _not_places() -> frozenset[str]:
    return frozenset(read_lines("reports_not_places.txt"))


def find_dateline(text: str, start: int, end: int, *, first: bool) -> FoundDateline | None:
    """The dateline at the head of a paragraph; None where there is none.

    In a later paragraph than the ``first`` only one that names an agency or a day counts.
    """
    window = text[start : min(end, start + 160)]
    for number, form in enumerate(_FORMS):
        match = form.match(window)
        found = _accept(match, number, start, window) if match else None
        if found and (first or found.dateline.agency or found.day):
            return found
    return None


def read_lone_dateline(text: str, paragraph: Span) -> WrittenDay | None:
    """The day of a paragraph that is nothing but a place and a day with its year: "KORVAN, March 3, 2021"."""
    match = _ALONE.fullmatch(text, paragraph.start, paragraph.end) if len(paragraph) <= 80 else None
    day = _day(match, 0) if match else None
    return day if day and day.interval else None


def _accept(match: re.Match[str], number: int, start: int, window: str) -> FoundDateline | None:
    part = match.groupdict()
    place, name = part.get("place"), part.get("agency")
    rest = window[match.end() :]
    if not rest or rest[0].islower() or (place and fold(place) in _not_places()):
        return None
    day = _day(match, start)
    if part.get("date") and not day:
        return None
    agency = _agency(name.strip(), match, number) if name else None
    if name and not agency and number == _BRACKET_ONLY:
        place, name = name, None
    if (name and not agency) or (number > _BRACKET_ONLY and not day and not _is_bare_place(match)):
        return None
    span = Span(start, start + match.end())
    at = Span(*(start + edge for edge in match.span("agency"))) if name else None
    return FoundDateline(Dateline(span, place.rstrip(".,") if place else None, agency), at, day)


def _agency(name: str, match: re.Match[str], number: int) -> str | None:
    """The agency of a dateline: one of the table, or an unknown one where nothing else can stand."""
    known = agencies_in(name)
    if known:
        return known[0]
    if number in _KNOWN_ONLY or find_day_in(name) or len(name.split()) > 4:
        return None
    if AGENCY_WORDS.search(name) or outlet_called(name):
        return name
    part = match.groupdict()
    place = part.get("place") or ""
    in_capitals = len(place) > 4 and place.upper() == place and name.upper() != name
    return name if part.get("date") or (in_capitals and match.group().rstrip()[-1] in "-–—―") else None


def find_day_in(name: str) -> bool:
    """Whether a day is written in a name ("March 3"), which is then no name."""
    return any(True for _ in find_days(name))


def _is_bare_place(match: re.Match[str]) -> bool:
    """Whether words before a dash can be a place: in capitals, or one word (with its region)."""
    place = match["place"]
    if agency_called(place):
        return False
    if place.upper() == place and len(place) > 3:
        return len(place.split()) <= 4
    dashed = match.group()[match.end("place") :]
    return len(place.split(",")[0].split()) == 1 and bool(re.search(r"\s[–—―-]+\s|^[–—―-]\s", dashed))


def _day(match: re.Match[str], start: int) -> WrittenDay | None:
    written = match.groupdict().get("date")
    if not written:
        return None
    found = next(find_days(written), None)
    if found is None:
        return None
    shift = start + match.start("date")
    span = Span(found.span.start + shift, found.span.end + shift)
    return WrittenDay(span, found.interval, found.month, found.day)
