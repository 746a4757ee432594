"""What times counted from the day of publication mean: weekdays, "last week", "two months ago"."""

from __future__ import annotations

import re
from datetime import date

from sayso.facets import calendars as cal
from sayso.facets import date_words as w
from sayso.facets.date_readings import got
from sayso.facets.date_setting import Setting, Unresolved
from sayso.records import DateInterval

THURSDAY = 3
"""Up to the day before, "this weekend" in the past tense is the one just over."""


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


def weekdays(found: re.Match[str], setting: Setting) -> DateInterval:
    """From Friday to Sunday, between Tuesday and Thursday, Saturday into Sunday."""
    first, last = w.weekday_number(found["weekday"]), w.weekday_number(found["last"])
    days = (last - first) % 7 or 7

    def make(now: date) -> DateInterval:
        if setting.tense == "past":
            end = cal.nearest_weekday(now, last, ahead=False, strict=False)
            return cal.span_of(cal.shifted(end, -days, "day"), end)
        start = cal.nearest_weekday(now, first, ahead=True, strict=False)
        return cal.span_of(start, cal.shifted(start, days, "day"))

    return setting.from_now(make)


def _in_week(now: date, number: int, away: int) -> date:
    return cal.shifted(cal.week(now).earliest, number + away, "day")


def after_weekday(found: re.Match[str], setting: Setting) -> DateInterval:
    """A week from Tuesday."""
    number = w.weekday_number(found["weekday"])
    return setting.from_now(
        lambda now: cal.day(cal.shifted(cal.nearest_weekday(now, number, ahead=True, strict=True), 7, "day"))
    )


def day_of_this_month(found: re.Match[str], setting: Setting) -> DateInterval:
    """On the 5th of this month, the 20th of last month."""
    away = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    at = w.day_number(found["day"])
    return setting.from_now(lambda now: cal.day(cal.shifted_months(now.replace(day=1), away).replace(day=at)))


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
    unit, which = found["unit"].lower(), found["which"].lower().split()[-1]
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


def before_last(found: re.Match[str], setting: Setting) -> DateInterval:
    """The weekend before last, the week before last."""
    unit = found["unit"].lower()
    if unit == "weekend":
        return setting.from_now(lambda now: cal.weekend(cal.shifted(now, -2, "week")))
    return setting.from_now(lambda now: cal.around(cal.shifted(now, -2, unit), unit))


def from_today(found: re.Match[str], setting: Setting) -> DateInterval:
    """In two weeks' time, three days from now."""
    unit, count = w.unit_name(found["unit"]), w.count_of(found["count"])
    return setting.from_now(lambda now: cal.around(cal.shifted(now, count, unit), unit))


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
    if unit == "year" and count < 1:
        unit, count = "month", 12 * count
    kind = "year" if unit == "decade" else unit
    if unit == "century":
        return setting.from_now(
            lambda now: cal.years(*(now.year - round(100 * count) + wide for wide in (-5, 5)))
        )
    return setting.from_now(lambda now: cal.around(cal.shifted(now, -count, unit), kind))


def stretch(found: re.Match[str], setting: Setting) -> DateInterval:
    """The past three weeks, the last few days, the coming month: from now back, or from now on."""
    unit = w.unit_name(found["unit"])
    words, loose = got(found, "count"), got(found, "loose")
    several = loose is not None or found["unit"].lower().endswith("s")
    count = w.count_of(words) if words else w.LOOSE[_bare(loose)][1] if several else 1.0
    ahead = found["which"].lower().split()[-1] in ("next", "coming")
    return setting.from_now(lambda now: cal.span_of(now, cal.shifted(now, count if ahead else -count, unit)))


def _bare(words: str | None) -> str:
    return " ".join(words.lower().split()) if words else ""


def unknown(_: re.Match[str], __: Setting) -> DateInterval:
    """Two days later, the following week: counted from a day told elsewhere."""
    raise Unresolved("it is counted from a day that another sentence tells")
