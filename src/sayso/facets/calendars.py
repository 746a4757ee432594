"""Arithmetic with days: months, weeks, parts of them, and the nearest such day before or after another.

Every function raises ``ValueError`` or ``OverflowError`` where the calendar ends (years 1 and 9999);
``dates`` turns that into "not resolved".
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from sayso.records import DateInterval, Precision

ONE_DAY = timedelta(days=1)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season, as news of the northern half of the world has it."""


def day(when: date) -> DateInterval:
    """One day."""
    return DateInterval(when, when, "day")


def span_of(earliest: date, latest: date, precision: Precision = "range") -> DateInterval:
    """From one day to another, in either order."""
    return DateInterval(min(earliest, latest), max(earliest, latest), precision)


def week(when: date) -> DateInterval:
    """The week from Monday to Sunday in which a day lies."""
    monday = when - timedelta(days=when.weekday())
    return DateInterval(monday, monday + timedelta(days=6), "week")


def weekend(when: date) -> DateInterval:
    """The Saturday and Sunday of the week in which a day lies."""
    whole = week(when)
    return DateInterval(whole.latest - ONE_DAY, whole.latest, "range")


def month(year: int, number: int) -> DateInterval:
    """A whole month."""
    last = calendar.monthrange(year, number)[1]
    return DateInterval(date(year, number, 1), date(year, number, last), "month")


def year(number: int) -> DateInterval:
    """A whole year."""
    return DateInterval(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int) -> DateInterval:
    """From the start of one year to the end of another."""
    if last < first:
        raise ValueError(f"years run backwards: {first} to {last}")
    return DateInterval(date(first, 1, 1), date(last, 12, 31), "year" if first == last else "range")


def season(number: int, name: str) -> DateInterval:
    """A season of a year; the winter of a year begins in its December."""
    start = date(number, SEASONS[name], 1)
    end = shifted_months(start, 3) - ONE_DAY
    return DateInterval(start, end, "season")


def decade(number: int) -> DateInterval:
    """The ten years from a year that ends in 0."""
    return years(number, min(number + 9, 9999))


def century(number: int) -> DateInterval:
    """A century as news has it: the 20th from 1900 to 1999."""
    return years(max(1, number * 100 - 100), number * 100 - 1)


def part(whole: DateInterval, name: str | None) -> DateInterval:
    """The first, middle or last third of a time ("early", "mid", "late"; its end is its last third).

    Thirds are whole: ten days of a month, four months of a year, three or four years of a decade.
    """
    if not name:
        return whole
    first, last = whole.earliest, whole.latest
    starts = [first, *(_cut(whole, of) for of in (1, 2))]
    at = 0 if name in EARLY else 1 if name in MIDDLE else 2
    end = last if at == 2 else starts[at + 1] - ONE_DAY
    return DateInterval(starts[at], end, "range")


EARLY, MIDDLE = frozenset({"early", "start", "beginning"}), frozenset({"mid", "middle"})


def _cut(whole: DateInterval, third: int) -> date:
    """Where the second or last third of a time begins."""
    if whole.precision == "month":
        return whole.earliest.replace(day=third * 10 + 1)
    months = (whole.latest.year - whole.earliest.year) * 12 + whole.latest.month - whole.earliest.month + 1
    if months >= 100:
        return shifted_months(whole.earliest, round((third * months + 12) / 36) * 12)
    if months >= 3:
        return shifted_months(whole.earliest, months * third // 3)
    return whole.earliest + timedelta(days=((whole.latest - whole.earliest).days + 1) // 3 * third)


def shifted_months(when: date, months: int) -> date:
    """The same day so many months later (or earlier, below zero), or the last day of a shorter month."""
    count = when.year * 12 + when.month - 1 + months
    number, at = divmod(count, 12)
    return date(number, at + 1, min(when.day, calendar.monthrange(number, at + 1)[1]))


def shifted(when: date, count: float, unit: str) -> date:
    """The day so many units away: hours count as days here, months and years go by the calendar."""
    if unit in ("month", "year", "decade", "century"):
        months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        return shifted_months(when, round(count * months))
    days = {"week": 7.0, "fortnight": 14.0, "hour": 1 / 24, "minute": 0.0, "second": 0.0}.get(unit, 1.0)
    return when + timedelta(days=round(count * days))


def around(when: date, unit: str) -> DateInterval:
    """The day, week, month or year (the unit that was counted in) that a day lies in."""
    if unit == "month":
        return month(when.year, when.month)
    if unit in ("week", "fortnight"):
        return week(when)
    if unit == "year":
        return year(when.year)
    if unit == "decade":
        return decade(when.year // 10 * 10)
    return century(when.year // 100 + 1) if unit == "century" else day(when)


def nearest_weekday(when: date, weekday: int, *, ahead: bool, strict: bool) -> date:
    """The last (or next) such day of the week; ``strict`` leaves out the day itself."""
    away = (weekday - when.weekday()) % 7 if ahead else (when.weekday() - weekday) % 7
    if strict and away == 0:
        away = 7
    return when + timedelta(days=away if ahead else -away)


def nearest_year(
    when: date, make: Callable[[int], DateInterval], *, ahead: bool, strict: bool = False
) -> DateInterval:
    """The last time of its kind that had begun on a day, or the next that is not over; strict: over, or
    not begun."""
    found: list[DateInterval] = []
    for number in range(max(1, when.year - 8), min(9999, when.year + 8) + 1):
        try:
            found.append(make(number))
        except ValueError:
            continue
    if ahead:
        fit = [one for one in found if (one.earliest > when if strict else one.latest >= when)]
        return min(fit, key=lambda one: one.earliest)
    fit = [one for one in found if (one.latest < when if strict else one.earliest <= when)]
    return max(fit, key=lambda one: one.earliest)


def hull(a: DateInterval, b: DateInterval) -> DateInterval:
    """The shortest time that holds both."""
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return a
    return DateInterval(min(a.earliest, b.earliest), max(a.latest, b.latest), "range")
