"""Metadata standing in the text: addresses, dates with their labels, times, names of agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.records import Span
from sayso.reports.days import WrittenDay, day_at
from sayso.reports.publishers import agency_at
from sayso.resources import read_lines

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]{3,2000}", re.IGNORECASE)
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|\[email[\xa0 ]protected\]"
EMAIL = re.compile(_EMAIL)
ADDRESS = re.compile(_EMAIL + r"|\+?\(?\d{1,4}\)?(?:[ -]\d{2,4}){2,4}(?!\d)")
_WEEKDAY = re.compile(
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b[.,]{0,2}", re.IGNORECASE
)
_TIME = re.compile(
    r"T?(?:at[ ]|@[ ]?)?(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::\d\d(?:\.\d{1,6})?)?(?![\d.])(?:[ ]?[ap]\.?m\b\.?)?"
    r"|\b(?:1[0-2]|[1-9])[ ]?[ap]\.?m\b\.?"
    r"|(?:at[ ])?(?:[01]\d|2[0-4])[0-5]\d(?=[ ](?:GMT|UTC|hrs|hours)|[ ][A-Z][a-z]|[ ]\d{1,2}\.)",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"(?:GMT|UTC|UK|ET|PT|CET|CEST|[A-Z]{1,4}[SD]T|MSK|AST|IST|EET|EEST|WIB|Z|hrs|hours|local time"
    r"|Moscow time)\b"
    r"(?:[ ]?[+-][ ]?\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d(?!\d)"
)
_CHROME = re.compile(
    r"(?:Get short URL|Short URL|Print|Share|Tweet|Comments?|\d{1,2} ?min(?:ute)?s? read|Reading time:?)"
    r"(?:[ :]+\d{1,5}){0,3}(?![\w])"
)
_BETWEEN = re.compile(r"[\s|·•,;:/()\[\]–—\-]*")


ITEMS = 24
"""Items of metadata that are read in one place; a line of them that goes on is no line of metadata."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Metadata at the head of a stretch of text: how far it goes and what was in it."""

    end: int
    days: tuple[WrittenDay, ...] = ()
    url: Span | None = None
    agency: Span | None = None
    address: Span | None = None
    chrome: bool = False

    def is_telling(self) -> bool:
        """Whether there is something in it that no sentence begins with by chance."""
        whole = any(day.interval and day.interval.precision != "month" for day in self.days)
        return whole or self.url is not None or self.address is not None


@cache
def _labels(name: str) -> re.Pattern[str]:
    phrases = sorted(read_lines(name), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})\b[ ]?(?:[:|–—-]|\b)", re.IGNORECASE)


def read_prefix(text: str, start: int, end: int) -> Prefix:
    """The metadata that a stretch of text begins with, item by item; without any, it ends at the start."""
    found = Prefix(start)
    opening = _BETWEEN.match(text, start, end)
    at = opening.end() if opening else start
    for _ in range(ITEMS):
        step = _item(text, at, end, found) if at < end else None
        if step is None:
            break
        found, at = step, step.end
        between = _BETWEEN.match(text, at, end)
        at = between.end() if between else at
    return found


def _item(text: str, at: int, end: int, found: Prefix) -> Prefix | None:
    """The prefix with the one item that stands here added to it; None where none does."""
    day = day_at(text, at, end)
    if day:
        return Prefix(day.span.end, (*found.days, day), found.url, found.agency, found.address, found.chrome)
    for pattern in (_WEEKDAY, _TIME, _ZONE):
        match = pattern.match(text, at, end)
        if match and _is_date_part(text, match.end(), end, found):
            return _moved(found, match.end())
    label = _labels("reports_date_labels.txt").match(text, at, end)
    if label and (found.days or _day_follows(text, label.end(), end)):
        return _moved(found, label.end())
    return _named_item(text, at, end, found)


def _named_item(text: str, at: int, end: int, found: Prefix) -> Prefix | None:
    url = URL.match(text, at, end)
    if url:
        return Prefix(url.end(), found.days, Span(*url.span()), found.agency, found.address, found.chrome)
    contact = _labels("reports_contact_labels.txt").match(text, at, end)
    address = ADDRESS.search(text, contact.end(), min(end, contact.end() + 80)) if contact else None
    if address and not re.search(r"[.!?]\s", text[contact.end() if contact else at : address.start()]):
        return Prefix(address.end(), found.days, found.url, found.agency, Span(*address.span()), found.chrome)
    chrome = _CHROME.match(text, at, end)
    if chrome and found.days:
        return Prefix(chrome.end(), found.days, found.url, found.agency, found.address, chrome=True)
    agency = agency_at(text, at, end)
    name = Span(at, at + len(agency)) if agency else None
    if name and not found.agency and (found.days or _day_follows(text, name.end, end)):
        return Prefix(name.end, found.days, found.url, name, found.address, found.chrome)
    return None


def _moved(found: Prefix, end: int) -> Prefix:
    return Prefix(end, found.days, found.url, found.agency, found.address, found.chrome)


def _is_date_part(text: str, at: int, end: int, found: Prefix) -> bool:
    return bool(found.days) or _day_follows(text, at, end)


def _day_follows(text: str, at: int, end: int) -> bool:
    """Whether a day is written within the next few items of metadata."""
    for _ in range(4):
        between = _BETWEEN.match(text, at, end)
        at = between.end() if between else at
        if day_at(text, at, end):
            return True
        step = next((m for p in (_WEEKDAY, _TIME, _ZONE) if (m := p.match(text, at, end))), None)
        if step is None:
            return False
        at = step.end()
    return False


_LEFT_OVER = re.compile(r"(?:[\d\W_]|\b[A-Za-z]{1,4}\b){0,30}")


def is_metadata(text: str, span: Span) -> Prefix | None:
    """The metadata of a paragraph that holds nothing else; None where it holds words of a report.

    A date with a few letters left over ("May 3, 2021 | 8.20 p") is a line of metadata too.
    """
    if len(span) > 2100:
        return None
    found = read_prefix(text, span.start, span.end)
    if found.end == span.start:
        return None
    rest = text[found.end : span.end].strip(" \t.|·•,;:/()[]–—-")
    left_over = (
        len(rest) <= 30 and len(span) <= 80 and found.is_telling() and bool(_LEFT_OVER.fullmatch(rest))
    )
    return found if not rest or left_over else None
