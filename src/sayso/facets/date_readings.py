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

THURSDAY = 3
"""Up to the day before, "this weekend" in the past tense is the one just over."""

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
    return _which(got(found, "which"), make, setting)


def part_of_year(found: re.Match[str], setting: Setting) -> DateInterval:
    """A quarter or half of a year, named or counted from now."""
    order = w.ORDINALS[found["order"].lower()]
    months = 3 if found["of"].lower() == "quarter" else 6
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
    """The 1990s, the late 1980s."""
    first = int(found["decade"])
    first += 1900 if first < 100 else 0
    return cal.part(cal.years(first, first + 9), w.part_name(got(found, "part")))


def century(found: re.Match[str], _: Setting) -> DateInterval:
    """The 20th century."""
    number = int(re.sub(r"\D", "", found["order"]))
    return cal.part(cal.years(number * 100 - 99, min(number * 100, 9999)), w.part_name(got(found, "part")))


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

    return _which(got(found, "which"), make, setting)


def _which(which: str | None, make: Callable[[int], DateInterval], setting: Setting) -> DateInterval:
    """Last, this or next one of something that comes once a year; without a word, what the tense says."""
    word = which.lower() if which else ""
    if word in ("last", "past", "previous"):
        return setting.from_now(lambda now: cal.nearest_year(now, make, ahead=False, strict=True))
    if word in ("next", "coming"):
        return setting.from_now(lambda now: cal.nearest_year(now, make, ahead=True, strict=True))
    if word == "this":
        return setting.from_now(lambda now: make(now.year))
    return setting.of_a_year(make)


def weekday(found: re.Match[str], setting: Setting) -> DateInterval:
    """On Tuesday, next Friday, Monday night, Thursday of last week."""
    number = w.weekday_number(found["weekday"])
    which = (got(found, "which") or got(found, "after") or "").lower().split()
    if "week" in which:
        away = -7 if "last" in which else 7 if "next" in which else 0
        return setting.from_now(lambda now: cal.day(_in_week(now, number, away)))
    ahead = "next" in which or "coming" in which or (not which and setting.tense != "past")
    strict = bool({"last", "next"} & set(which))
    return setting.from_now(lambda now: cal.day(cal.nearest_weekday(now, number, ahead=ahead, strict=strict)))


def _in_week(now: date, number: int, away: int) -> date:
    return cal.shifted(cal.week(now).earliest, number + away, "day")


def near_day(found: re.Match[str], setting: Setting) -> DateInterval:
    """Yesterday, overnight, this morning, the day before yesterday."""
    word = " ".join(found["near"].lower().split())
    away = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "day before yesterday": -2,
        "day after tomorrow": 2,
    }
    if word == "overnight":
        return setting.from_now(lambda now: cal.span_of(cal.shifted(now, -1, "day"), now))
    return setting.from_now(
        lambda now: cal.day(cal.shifted(now, away.get(word.removeprefix("the "), 0), "day"))
    )


def this_unit(found: re.Match[str], setting: Setting) -> DateInterval:
    """Last week, this month, next year, the past weekend; "earlier" and "later" cut this one at now."""
    unit, which = found["unit"].lower(), found["which"].lower()
    away = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    part = (got(found, "part") or "").lower()

    def make(now: date) -> DateInterval:
        if unit == "weekend":
            over = which == "this" and setting.tense == "past" and now.weekday() < THURSDAY
            return cal.weekend(cal.shifted(now, away - over, "week"))
        whole = cal.around(cal.shifted(now, away, unit), unit)
        if part == "earlier" and away == 0:
            return cal.span_of(whole.earliest, now)
        if part == "later" and away == 0:
            return cal.span_of(now, whole.latest)
        return cal.part(whole, w.part_name(part) if part not in ("earlier", "later") else None)

    return setting.from_now(make)


def weekend(_: re.Match[str], setting: Setting) -> DateInterval:
    """At the weekend."""
    ahead = setting.tense == "coming"

    def make(now: date) -> DateInterval:
        saturday = cal.nearest_weekday(now, 5, ahead=ahead, strict=False)
        return cal.span_of(saturday, cal.shifted(saturday, 1, "day"))

    return setting.from_now(make)


def ago(found: re.Match[str], setting: Setting) -> DateInterval:
    """Two months ago, a few days ago, weeks ago."""
    unit = w.unit_name(found["unit"])
    words = got(found, "count")
    if words is None:
        least, most = w.LOOSE[_bare(got(found, "loose"))]
        return setting.from_now(
            lambda now: cal.span_of(cal.shifted(now, -most, unit), cal.shifted(now, -least, unit))
        )
    count = w.count_of(words)
    return setting.from_now(lambda now: cal.around(cal.shifted(now, -count, unit), unit))


def stretch(found: re.Match[str], setting: Setting) -> DateInterval:
    """The past three weeks, the last few days, the coming month: from now back, or from now on."""
    unit = w.unit_name(found["unit"])
    words, loose = got(found, "count"), got(found, "loose")
    several = loose is not None or found["unit"].lower().endswith("s")
    count = w.count_of(words) if words else w.LOOSE[_bare(loose)][1] if several else 1.0
    ahead = found["which"].lower() in ("next", "coming")
    return setting.from_now(lambda now: cal.span_of(now, cal.shifted(now, count if ahead else -count, unit)))


def _given_or_near(
    found: re.Match[str], make: Callable[[int], DateInterval], setting: Setting
) -> DateInterval:
    year = got(found, "year")
    return make(int(year)) if year else setting.of_a_year(make)


def _bare(words: str | None) -> str:
    return " ".join(words.lower().split()) if words else ""


def unknown(_: re.Match[str], __: Setting) -> DateInterval:
    """Two days later, the following week: counted from a day told elsewhere."""
    raise Unresolved("it is counted from a day that another sentence tells")
