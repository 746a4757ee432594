"""What each form of time expression means: how the parts that a pattern found become days.

A reading raises ``Unresolved`` (or any ``ValueError``) where the words and the setting do not settle it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from sayso.facets import calendars as cal
from sayso.facets import date_words as w
from sayso.facets.date_setting import Setting, Unresolved
from sayso.records import DateInterval

Reading = Callable[[re.Match[str], Setting], DateInterval]

LAST_HUNDRED = 1900
"""Up to the 1800s a round hundred with an s is a century, from the 1900s on a decade."""

NEAR = 31
"""Days from publication within which a date in figures is read the way that falls there."""


def got(found: re.Match[str], name: str) -> str | None:
    """What a pattern found under a name; None where it has no such name or did not find it."""
    return found.groupdict().get(name)


# -- with a year ---------------------------------------------------------------------------------


def full_date(found: re.Match[str], _: Setting) -> DateInterval:
    """28 February 2019, Feb. 28, 2019."""
    return cal.day(date(int(found["year"]), w.month_number(found["month"]), w.day_number(found["day"])))


def iso_date(found: re.Match[str], _: Setting) -> DateInterval:
    """2019-02-28."""
    return cal.day(date(int(found["year"]), int(found["month"]), int(found["day"])))


def figures(found: re.Match[str], setting: Setting) -> DateInterval:
    """Day and month in figures: read where there is one way to read them, or one that is near the
    publication."""
    a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
    days = [
        date(year, month, at) for month, at in {(a, b), (b, a)} if month <= 12 and _is_day(year, month, at)
    ]
    if len(days) > 1 and setting.now is not None:
        now = setting.now
        near = [
            one
            for one in days
            if abs((one - now.earliest).days) <= NEAR or abs((one - now.latest).days) <= NEAR
        ]
        days = near or days
    if len(days) != 1:
        raise Unresolved("day and month may be either way round")
    return cal.day(days[0])


def _is_day(year: int, month: int, at: int) -> bool:
    return 1 <= month <= 12 and 1 <= at <= cal.month(year, month).latest.day


def days_of_month(found: re.Match[str], setting: Setting) -> DateInterval:
    """March 3-5, from 30 March to 2 April 2018."""
    number = w.month_number(found["month"])
    first, last = w.day_number(found["day"]), w.day_number(found["last"])
    other = got(found, "month2")
    end = w.month_number(other) if other else number

    def make(year: int) -> DateInterval:
        return cal.span_of(date(year, number, first), date(year, end, last))

    return _given_or_near(found, make, setting)


def days_across_months(found: re.Match[str], setting: Setting) -> DateInterval:
    """From 30 January to 4 February, 28 June to 3 July 2018."""
    first, last = w.day_number(found["day"]), w.day_number(found["last"])
    number, end = w.month_number(found["month"]), w.month_number(found["month2"])

    def make(year: int) -> DateInterval:
        return cal.span_of(date(year - (end < number), number, first), date(year, end, last))

    return _given_or_near(found, make, setting)


def week_of_month(found: re.Match[str], setting: Setting) -> DateInterval:
    """The first week of December, the last week of May 2018: seven days, counted from the first or the last."""
    order, number = w.ORDINALS[found["order"].lower()], w.month_number(found["month"])

    def make(year: int) -> DateInterval:
        whole = cal.month(year, number)
        if order == 0:
            return cal.span_of(cal.shifted(whole.latest, -6, "day"), whole.latest)
        first = cal.shifted(whole.earliest, 7 * (order - 1), "day")
        return cal.span_of(first, min(whole.latest, cal.shifted(first, 6, "day")))

    return _given_or_near(found, make, setting)


def month_of_year(found: re.Match[str], _: Setting) -> DateInterval:
    """September 2017, early June 2014."""
    whole = cal.month(int(found["year"]), w.month_number(found["month"]))
    return cal.part(whole, w.part_name(got(found, "part")))


def month_of_near_year(found: re.Match[str], setting: Setting) -> DateInterval:
    """March this year, in December last year."""
    away = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    number = w.month_number(found["month"])
    return setting.from_now(
        lambda now: cal.part(cal.month(now.year + away, number), w.part_name(got(found, "part")))
    )


def day_of_near_year(found: re.Match[str], setting: Setting) -> DateInterval:
    """March 11 this year, 3 May last year."""
    away = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    month = w.month_number(got(found, "month") or found["month2"])
    at = w.day_number(got(found, "day") or found["day2"])
    return setting.from_now(lambda now: cal.day(date(now.year + away, month, at)))


def months(found: re.Match[str], setting: Setting) -> DateInterval:
    """March to May 2012, between June and August."""
    first, last = w.month_number(found["month"]), w.month_number(found["month2"])

    def make(year: int) -> DateInterval:
        start = cal.month(year if first <= last else year - 1, first)
        return cal.span_of(start.earliest, cal.month(year, last).latest)

    return _given_or_near(found, make, setting)


def season(found: re.Match[str], setting: Setting) -> DateInterval:
    """The summer of 2014, last winter."""
    name = found["season"].lower()

    def make(year: int) -> DateInterval:
        return cal.part(cal.season(year, name), w.part_name(got(found, "part")))

    if got(found, "year"):
        return make(int(found["year"]))
    return which_of(got(found, "which"), make, setting)


def part_of_year(found: re.Match[str], setting: Setting) -> DateInterval:
    """A quarter or half of a year, named or counted from now; Q3 2018."""
    order = w.ORDINALS.get(found["order"].lower()) or int(re.sub(r"\D", "", found["order"]) or 0)
    months = 6 if (got(found, "of") or "").lower() == "half" else 3
    at = (order or 12 // months) - 1

    def make(year: int) -> DateInterval:
        start = date(year, 1, 1)
        first, end = cal.shifted_months(start, at * months), cal.shifted_months(start, (at + 1) * months - 1)
        return cal.span_of(first, cal.month(end.year, end.month).latest)

    if got(found, "year"):
        return make(int(found["year"]))
    away = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    return setting.from_now(lambda now: make(now.year + away))


def year_alone(found: re.Match[str], _: Setting) -> DateInterval:
    """2011, mid-2012, the end of 2016."""
    return cal.part(cal.year(int(found["year"])), w.part_name(got(found, "part")))


def years(found: re.Match[str], _: Setting) -> DateInterval:
    """2012-13, from 2011 to 2016."""
    first, last = found["year"], found["last"]
    return cal.years(int(first), int(first[: 4 - len(last)] + last))


def decade(found: re.Match[str], _: Setting) -> DateInterval:
    """The 1990s, the late 1980s, the sixties; "the 1800s" are a century."""
    words = got(found, "spelled")
    first = w.DECADES[words.lower()] if words else int(found["decade"])
    whole = cal.century(first // 100 + 1) if first % 100 == 0 and first < LAST_HUNDRED else cal.decade(first)
    return cal.part(whole, w.part_name(got(found, "part")))


def century(found: re.Match[str], _: Setting) -> DateInterval:
    """The 20th century."""
    words = found["order"].lower()
    number = w.CENTURIES.get(words) or int(re.sub(r"\D", "", words))
    return cal.part(cal.century(number), w.part_name(got(found, "part")))


# -- without a year ------------------------------------------------------------------------------


def day_of_month(found: re.Match[str], setting: Setting) -> DateInterval:
    """February 28, Tuesday, the 3rd of March."""
    number, at = w.month_number(found["month"]), w.day_number(found["day"])
    if at > 29 and at > cal.month(2001, number).latest.day:
        raise Unresolved(f"there is no day {at} in month {number}")
    return setting.of_a_year(lambda year: cal.day(date(year, number, at)))


def holiday(found: re.Match[str], setting: Setting) -> DateInterval:
    """Christmas Day, New Year's Eve 2015."""
    number, at = w.HOLIDAYS[" ".join(found["holiday"].lower().split())]
    return _given_or_near(found, lambda year: cal.day(date(year, number, at)), setting)


def month_alone(found: re.Match[str], setting: Setting) -> DateInterval:
    """In May, last September, late August."""
    number = w.month_number(found["month"])

    def make(year: int) -> DateInterval:
        return cal.part(cal.month(year, number), w.part_name(got(found, "part")))

    return which_of(got(found, "which"), make, setting)


def which_of(which: str | None, make: Callable[[int], DateInterval], setting: Setting) -> DateInterval:
    """Last, this or next one of something that comes once a year; without a word, what the tense says."""
    word = which.lower() if which else ""
    if word in ("last", "past", "previous"):
        return setting.from_now(lambda now: cal.nearest_year(now, make, ahead=False, strict=True))
    if word in ("next", "coming"):
        return setting.from_now(lambda now: cal.nearest_year(now, make, ahead=True, strict=True))
    if word == "this":
        return setting.from_now(lambda now: make(now.year))
    return setting.of_a_year(make)


def _given_or_near(
    found: re.Match[str], make: Callable[[int], DateInterval], setting: Setting
) -> DateInterval:
    year = got(found, "year")
    return make(int(year)) if year else setting.of_a_year(make)
