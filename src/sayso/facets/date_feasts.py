"""Days of the Islamic and the church calendars that news writes out: 15 Ramadan 1445, Eid al-Fitr, Orthodox
Easter, Old Style.

Islamic months begin when the moon is sighted; the civil calendar in tables is at most a day away from that, so
each Islamic day stands for three.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from sayso.facets import calendars as cal
from sayso.facets import date_words as w
from sayso.facets.date_readings import got, which_of
from sayso.facets.date_setting import Setting
from sayso.records import DateInterval

EPOCH = date(622, 7, 19).toordinal() - 1
"""The day before the first of Muharram of the year 1, civil (tabular) calendar, in the Gregorian calendar."""

FIRST_HIJRI, LUNAR_YEAR = 622, 354.367
SIGHTING = timedelta(days=1)
"""How far the sighted month may be from the civil one, either way."""

EASTERS = {
    "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "holy saturday": -1, "easter sunday": 0, "easter": 0,
    "easter monday": 1, "ascension day": 39, "pentecost": 49, "whit monday": 50, "ash wednesday": -46,
}  # fmt: skip
FIXED = {"nowruz": (3, 20, 2), "norouz": (3, 20, 2), "newroz": (3, 20, 2)}
EIDS = {"fitr": (10, 1), "adha": (12, 10), "ashura": (1, 10), "arbaeen": (2, 20), "mawlid": (3, 12)}


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the civil Islamic calendar; ``ValueError`` or ``OverflowError`` outside the years of ``date``."""
    days = (11 * year + 3) // 30 + 354 * (year - 1) + (59 * (month - 1) + 1) // 2 + day
    return date.fromordinal(EPOCH + days)


def _sighted(first: date, last: date) -> DateInterval:
    return cal.span_of(first - SIGHTING, last + SIGHTING)


def hijri(found: re.Match[str], _: Setting) -> DateInterval:
    """15 Ramadan 1445, Shawwal 3, 1438, Ramadan 1439."""
    year, month = int(found["hijri"]), w.islamic_month(found["moon"])
    if got(found, "day"):
        one = islamic_day(year, month, w.day_number(found["day"]))
        return _sighted(one, one)
    return _sighted(islamic_day(year, month, 1), _end(year, month))


def _end(year: int, month: int) -> date:
    following = islamic_day(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def moon(found: re.Match[str], setting: Setting) -> DateInterval:
    """In Ramadan last year, during Ramadan, the first day of Ramadan: near the day of publication."""
    month, first_only = w.islamic_month(found["moon"]), got(found, "first") is not None

    def make(year: int) -> DateInterval:
        hijri_year = _hijri_year(year, month, 1)
        first = islamic_day(hijri_year, month, 1)
        return _sighted(first, first if first_only else _end(hijri_year, month))

    return _by_year(found, make, setting)


def feast(found: re.Match[str], setting: Setting) -> DateInterval:
    """Eid al-Fitr, Nowruz, Easter Sunday, Orthodox Christmas."""
    name = " ".join(found["feast"].lower().split())
    orthodox = got(found, "orthodox") is not None
    eid = next((EIDS[word] for word in EIDS if word in name), None)

    def make(year: int) -> DateInterval:
        if eid is not None:
            one = islamic_day(_hijri_year(year, *eid), *eid)
            return _sighted(one, one)
        if name in EASTERS:
            return cal.day(easter(year, orthodox=orthodox) + timedelta(days=EASTERS[name]))
        if name in FIXED:
            month, at, length = FIXED[name]
            return cal.span_of(date(year, month, at), date(year, month, at + length - 1))
        return cal.day(date(year, 1, 6 if "eve" in name else 7))

    return _by_year(found, make, setting)


def _by_year(found: re.Match[str], make: Callable[[int], DateInterval], setting: Setting) -> DateInterval:
    if got(found, "year"):
        return make(int(found["year"]))
    if got(found, "near"):
        away = {"last": -1, "next": 1}.get(found["near"].lower(), 0)
        return setting.from_now(lambda now: make(now.year + away))
    return which_of(got(found, "which"), make, setting)


def _hijri_year(year: int, month: int, day: int) -> int:
    """The first Islamic year whose day falls into a Gregorian year; every day but few falls into each."""
    guess = int((year - FIRST_HIJRI) * 365.2425 / LUNAR_YEAR)
    fit = [one for one in range(guess - 1, guess + 4) if islamic_day(one, month, day).year == year]
    if not fit:
        raise ValueError(f"no such Islamic day in {year}")
    return fit[0]


def easter(year: int, *, orthodox: bool) -> date:
    """Easter Sunday of the western or the Orthodox churches, in the Gregorian calendar.

    Source: the algorithms of Meeus (Astronomical Algorithms, 1991) and of Butcher (1876).
    """
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        return old_style(date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1))
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    left = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * left) // 451
    return date(year, (h + left - 7 * m + 114) // 31, (h + left - 7 * m + 114) % 31 + 1)


def old_style(when: date) -> date:
    """The day of our calendar on which a day of the Julian calendar ("Old Style") fell."""
    year = when.year if when.month > 2 else when.year - 1
    return when + timedelta(days=year // 100 - year // 400 - 2)


def julian(found: re.Match[str], _: Setting) -> DateInterval:
    """25 October 1917 (Old Style)."""
    given = date(int(found["year"]), w.month_number(found["month"]), w.day_number(found["day"]))
    return cal.day(old_style(given))
