"""How figures, days and names are put into words, the same in every format.

Text that was read is hostile: ``safe`` and ``line`` take the sting out of it before it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from math import isfinite

from sayso.records import DateInterval, Interval, Quantity

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

UNDATED = "undated"

LEFT_TO_RIGHT = "\u200e"
"""A mark without width: what stands beside it is set from left to right."""

MANY_NAMES = 4
"""How many names a list gives before it says "and 3 more"; a matter of taste, not of measurement."""

LARGEST_IN_FULL = 1e15
"""From here on a figure is written with an exponent: a hostile "1e300" would fill the page with digits."""

_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BREAKS = (0x0D, 0x2028, 0x2029)
_TABLE: dict[int, str | None] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(_BREAKS, " "),
    **dict.fromkeys(_BIDI, None),
    **dict.fromkeys((0xFFFE, 0xFFFF, 0xFEFF), None),
}
_SURROGATES = re.compile("[\ud800-\udfff]")


# -- text ----------------------------------------------------------------------------------------


def safe(text: str) -> str:
    """The same words with nothing in them that a terminal or a browser would obey.

    Control characters become their pictures (␛), lone surrogates and C1 codes the replacement
    character; overrides of the writing direction go. Line breaks and tabs stay.
    """
    if text.isprintable():
        return text  # whatever is changed below is no letter to print, and most texts hold none of it
    return _SURROGATES.sub("\ufffd", text).translate(_TABLE)


def line(text: str) -> str:
    """The words on one line, safe to show, white space folded."""
    return " ".join(safe(text).split())


def short(text: str, most: int) -> str:
    """At most so many characters of a line, cut at a word where one is near, with an ellipsis."""
    text = line(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    cut = cut[:space] if space > most * 0.6 else cut
    while cut and (unicodedata.combining(cut[-1]) or cut[-1] in "\u200d ,;:–-"):
        cut = cut[:-1]
    return cut + "…"


def first_upper(text: str) -> str:
    """The text with a capital at its start, to open a sentence with."""
    return text[:1].upper() + text[1:]


# -- lists and counts ----------------------------------------------------------------------------


def plural(count: int, noun: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "1,204 reports"."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def listing(names: Sequence[str], most: int = MANY_NAMES, last: str = "and") -> str:
    """Names in a row: "A", "A and B", "A, B, C and 4 more"; or with another word before the last."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} {last} {len(names) - most:,} more"
    return f" {last} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def joined(names: Sequence[str], sign: str) -> str:
    """Names with a sign between them, in this order even where a name is written from right to left."""
    text = sign.join(names)
    if text.isascii() or not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return text
    return f"{LEFT_TO_RIGHT}{sign}{LEFT_TO_RIGHT}".join(names)


def between(interval: Interval) -> str:
    """The least and the most as the page prints them: "1–2", or "1" where both are one."""
    return f"{interval.min:,}" if interval.min == interval.max else f"{interval.min:,}–{interval.max:,}"


def origins(interval: Interval) -> str:
    """How many independent origins: "1 independent origin", "1–2 independent origins"."""
    return f"{between(interval)} independent origin{'' if interval.min == interval.max == 1 else 's'}"


# -- figures -------------------------------------------------------------------------------------


def number(value: float) -> str:
    """A figure as a newspaper prints it: 50, 2.5, 816,000."""
    if not isfinite(value) or abs(value) >= LARGEST_IN_FULL:
        return f"{value:.3g}"
    if value == round(value):
        return f"{round(value):,}"
    return f"{value:.3g}" if abs(value) < 1 else f"{value:,.2f}".rstrip("0").rstrip(".")


def quantity(figure: Quantity) -> str:
    """A figure with its bounds, unit and noun: "about 50 t of gold", "at least 12 soldiers"."""
    parts = [_bounds(figure)]
    if figure.unit:
        parts.append(line(figure.unit))
    if figure.of:
        parts.append(f"of {line(figure.of)}" if figure.unit else line(figure.of))
    return ("about " if figure.approximate else "") + " ".join(parts)


def _bounds(figure: Quantity) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "an unstated number"
    if high is None:
        return f"at least {number(low or 0)}"
    if low is None:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


# -- days ----------------------------------------------------------------------------------------


def day(when: date) -> str:
    """A day: "3 March 2031"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days(interval: DateInterval | None) -> str:
    """A time no more exact than it is: "3 March 2031", "3–5 March 2031", "March 2031", "undated"."""
    if interval is None:
        return UNDATED
    first, last = interval.earliest, interval.latest
    if first == last:
        return day(first)
    ends_month = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if first.year == last.year and ends_month:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        month = MONTHS[first.month - 1]
        return f"{month}{'' if first.month == last.month else '–' + MONTHS[last.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = f"{first.day} {MONTHS[first.month - 1]}"
    return f"{start if first.year == last.year else day(first)} – {day(last)}"
