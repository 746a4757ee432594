"""The words of times in news English, as pieces of patterns and as values."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
            "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
COUNTS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0,
    "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0, "seventeen": 17.0, "eighteen": 18.0,
    "nineteen": 19.0, "twenty-five": 25.0,
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "half a": 0.5,
    "half an": 0.5, "a half": 0.5, "one and a half": 1.5, "two and a half": 2.5,
}  # fmt: skip
LOOSE = {
    "a few": (2.0, 6.0), "few": (2.0, 6.0), "several": (2.0, 6.0), "a couple of": (2.0, 3.0),
    "couple of": (2.0, 3.0), "many": (3.0, 12.0), "some": (2.0, 6.0), "two or three": (2.0, 3.0),
    "three or four": (3.0, 4.0),     "dozens of": (24.0, 99.0), "": (1.0, 6.0),
}  # fmt: skip
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1),
    "new year’s eve": (12, 31), "new year’s day": (1, 1),
}  # fmt: skip
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 0,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


def _either(names: Iterable[str], *, capital: bool = False) -> str:
    words = sorted(names, key=lambda word: (-len(word), word))
    if capital:
        words = [form for word in words for form in (word.title(), word.upper())]
    return "|".join(words)


def any_case(pattern: str) -> str:
    """A piece of a pattern that does not look at capitals."""
    return f"(?i:{pattern})"


_LONG = [name for name in MONTHS if name == "may" or len(name) > 4 or name in ("june", "july")]
MONTH = (
    rf"(?:(?:{_either(_LONG, capital=True)})\b|(?:{_either(set(MONTHS) - set(_LONG), capital=True)})\b\.?)"
)
LONG_WEEKDAY = rf"(?:{_either((name for name in WEEKDAYS if name.endswith('day')), capital=True)})\b"
_SHORT = [name for name in WEEKDAYS if not name.endswith("day")]
WEEKDAY = rf"(?:{LONG_WEEKDAY}|(?:{_either(_SHORT, capital=True)})\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?:1[5-9]|20|21)\d\d\b"
RECENT = r"(?:19|20)\d\d\b"
PART = any_case(r"(?:early|mid|late|(?:the )?(?:very )?(?:start|beginning|middle|end) of)")
UNIT = any_case(r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie))s?\b")
COUNT = any_case(rf"(?:\d{{1,4}}|(?:{_either(COUNTS)})\b)")
LOOSE_COUNT = any_case(rf"(?:{_either(one for one in LOOSE if one)})\b")
SEASON = any_case(r"(?:spring|summer|autumn|fall|winter)\b")
HOLIDAY = any_case(rf"(?:{_either(HOLIDAYS)})\b")


def month_number(word: str) -> int:
    """The number of a month's name, long or short."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """The number of a weekday's name, Monday being 0."""
    return WEEKDAYS[word.lower().rstrip(".")]


def day_number(word: str) -> int:
    """The number in "3", "3rd"."""
    return int(re.sub(r"\D", "", word))


def part_name(words: str | None) -> str | None:
    """The one word for a part of a time: early, mid, late, start, middle, end."""
    if not words:
        return None
    bare = words.lower().removesuffix(" of").split()
    return bare[-1] if bare else None


def unit_name(word: str) -> str:
    """A unit of time in the singular; nights are days."""
    low = word.lower()
    if low.startswith("centur"):
        return "century"
    single = low.removesuffix("s")
    return "day" if single == "night" else single


def count_of(words: str) -> float:
    """The number in "two", "12", "half an"."""
    low = " ".join(words.lower().split())
    return float(low) if low.isdigit() else COUNTS[low]
