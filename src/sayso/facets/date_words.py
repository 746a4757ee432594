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
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTS = {
    "a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5, "a half": 0.5, "a hundred": 100.0, "one hundred": 100.0,
    **{word: float(number) for number, word in enumerate((*_UNITS, *_TEENS), start=1)},
    **{word: float(number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **{
        f"{ten}-{one}": float(tens + ones)
        for tens, ten in zip(range(20, 100, 10), _TENS, strict=True)
        for ones, one in enumerate(_UNITS, start=1)
    },
    **{f"{word} and a half": number + 0.5 for number, word in enumerate((*_UNITS, "ten"), start=1)},
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
DECADES = {
    f"{word.removesuffix('y')}ies": 1900 + at for at, word in zip(range(20, 100, 10), _TENS, strict=True)
}
CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
ISLAMIC_MONTHS = (
    "muharram",
    "safar",
    "rabi al awwal|rabi ul awwal|rabi i",
    "rabi al thani|rabi al akhir|rabi ul thani|rabi ii",
    "jumada al ula|jumada al awwal|jumada i",
    "jumada al akhirah|jumada al thani|jumada ii",
    "rajab",
    "shaban|shaaban|sha'ban",
    "ramadan|ramazan|ramadhan",
    "shawwal|shawal",
    "dhu al qadah|dhul qadah|dhu al qaada|dhul qaada",
    "dhu al hijjah|dhul hijjah|dhu al hijja|dhul hijja|zilhaj",
)
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
MOON = any_case(
    rf"(?:{_either(form.replace(' ', '~') for forms in ISLAMIC_MONTHS for form in forms.split('|'))})\b"
)
HOLIDAY = any_case(rf"(?:{_either(HOLIDAYS)})\b")


GAP_MOON = f"(?P<moon>{MOON})"
EASTER = (
    r"easter(?: (?:sunday|monday))?|palm sunday|maundy thursday|good friday|holy saturday|ash wednesday"
    r"|ascension day|pentecost|whit monday"
)
DECADE = any_case(rf"(?:{_either(DECADES)})\b")
CENTURY = any_case(rf"(?:1\dth|20th|21st|{_either(CENTURIES)})")
EVENT = (
    r"(?:(?:[A-Z][a-z]{2,15} ){0,2}"
    r"(?:Olympics|Paralympics|World Cup|Games|Championships?|Expo|Cup|Vision|Agenda|Review Conference|Elections?))\b"
)


ANCHORS = {
    "month": MONTHS,
    "weekday": WEEKDAYS,
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "holiday": HOLIDAYS,
    "decade": DECADES,
    "moon": [form for forms in ISLAMIC_MONTHS for form in forms.split("|")],
    "feast": (*EASTER.split("|"), "eid", "al", "ul", "ashura", "arbaeen", "nowruz", "norouz", "newroz", "christmas"),
    "near": (
        "yesterday", "today", "tonight", "tomorrow", "overnight", "night", "morning", "afternoon", "evening", "day",
    ),
    "unit": (
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "night", "nights", "week", "weeks",
        "fortnight", "fortnights", "month", "months", "year", "years", "decade", "decades", "century", "centuries",
        "weekend", "quarter", "half", "morning",
    ),
}  # fmt: skip
"""The words without which an expression of a kind cannot be; those of the kind "figure" have two digits."""

START = 4
"""Letters by which such a word is looked up."""

WORD = re.compile(r"[A-Za-z]{2,}|\d\d")


def _kinds() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for kind, words in ANCHORS.items():
        for start in sorted({word.split(" ")[0].split("'")[0][:START] for word in words}):
            found.setdefault(start, []).append(kind)
    return {start: tuple(kinds) for start, kinds in found.items()}


KINDS = _kinds()


def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of expressions that a word, or two digits, may be a part of."""
    return ("figure",) if word[0].isdigit() else KINDS.get(word[:START].lower(), ())


def month_number(word: str) -> int:
    """The number of a month's name, long or short."""
    return MONTHS[word.lower().rstrip(".")]


def islamic_month(words: str) -> int:
    """The number of an Islamic month, however it is written."""
    bare = words.lower().replace("-", " ")
    return 1 + next(at for at, forms in enumerate(ISLAMIC_MONTHS) if bare in forms.split("|"))


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
