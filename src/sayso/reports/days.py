"""Days as reports write them: "18 February 2019", "Feb. 18, 2019", "2019-02-17", "17/02/2019", "March 3"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.records import DateInterval, Span

MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DAYS = re.compile(
    "|".join(
        (
            r"(?<![\d./-])(?P<iy>\d{4})(?P<sep>[-/.])(?P<im>\d{1,2})(?P=sep)(?P<id>\d{1,2})(?!\d)",
            rf"(?<![\d.,:]){_DAY.format('ad')}(?:[ \t]+of)?[ \t\xa0]+{_MONTH.format('am')},?"
            r"(?:[ \t\xa0]+(?P<ay>\d{4})(?!\d))?(?!\w)",
            rf"(?<!\w){_MONTH.format('bm')}[ \t\xa0]+{_DAY.format('bd')}"
            r"(?:(?:,[ \t\xa0]*|[ \t\xa0]+|(?<=\d\d))(?P<by>\d{4})(?!\d))?(?![\w:])",
            rf"(?<!\w){_MONTH.format('cm')},?[ \t\xa0]+(?P<cy>\d{{4}})(?!\d)",
            r"(?<![\d./-])(?P<x>\d{1,2})(?P<nsep>[./-])(?P<y>\d{1,2})(?P=nsep)(?P<ny>\d{4})(?!\d)",
        )
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day, or month, as written: its interval where a year is given, else the month and day alone."""

    span: Span
    interval: DateInterval | None
    month: int = 0
    day: int = 0


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDay]:
    """The days written in a stretch of text, in order; what cannot be a day of the calendar is left out."""
    for match in _DAYS.finditer(text, start, len(text) if end is None else end):
        found = _read(match)
        if found:
            yield found


def day_at(text: str, start: int, end: int) -> WrittenDay | None:
    """The day written right at this place; None where there is none."""
    match = _DAYS.match(text, start, end)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> WrittenDay | None:
    span = Span(*match.span())
    part = match.groupdict()
    if part["iy"]:
        return _whole(span, exact(int(part["iy"]), int(part["im"]), int(part["id"])))
    if part["ny"]:
        return _whole(span, _numeric(part))
    month = part["am"] or part["bm"] or part["cm"]
    if not month[0].isupper():
        return None
    number = MONTHS[month[:3].capitalize()]
    if part["cm"]:
        return _whole(span, whole_month(int(part["cy"]), number))
    day, year = int(part["ad"] or part["bd"]), part["ay"] or part["by"]
    if year:
        return _whole(span, exact(int(year), number, day))
    return WrittenDay(span, None, number, day) if day <= calendar.monthrange(2000, number)[1] else None


def _whole(span: Span, interval: DateInterval | None) -> WrittenDay | None:
    return WrittenDay(span, interval) if interval else None


def _numeric(part: dict[str, str | None]) -> DateInterval | None:
    """ "17/02/2019": with stops the day comes first; else the interval that both orders leave."""
    first, second, year = (int(part[key] or 0) for key in ("x", "y", "ny"))
    day_first, month_first = exact(year, second, first), exact(year, first, second)
    if part["nsep"] == "." and day_first:
        return day_first
    if day_first and month_first and day_first != month_first:
        low, high = sorted((day_first.earliest, month_first.earliest))
        return DateInterval(low, high, "range")
    return day_first or month_first


def exact(year: int, month: int, day: int) -> DateInterval | None:
    """One day; None where the calendar has no such day."""
    try:
        only = date(year, month, day)
    except ValueError:
        return None
    return DateInterval(only, only, "day")


def whole_month(year: int, month: int) -> DateInterval | None:
    """All days of a month; None where the calendar has no such month."""
    try:
        return DateInterval(
            date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"
        )
    except ValueError:
        return None
