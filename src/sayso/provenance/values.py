"""Figures and days as short words, by which the versions of a claim are told apart."""

from __future__ import annotations

from calendar import monthrange
from math import isfinite

from sayso.records import DateInterval, Quantity

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

LARGEST_IN_FULL = 1e15
"""From here on a figure is written with an exponent: a hostile "1e300" would fill the page with digits."""


def quantity_words(figure: Quantity) -> str:
    """A figure with its bounds and unit, without what it counts: "about 50 t", "at least 12", "60–100"."""
    words = _bounds(figure)
    words = f"about {words}" if figure.approximate else words
    return f"{words} {figure.unit}" if figure.unit else words


def _bounds(figure: Quantity) -> str:
    if figure.low is None and figure.high is None:
        return "an unstated number"
    if figure.low is None or figure.high is None:
        word, end = ("at least", figure.low) if figure.high is None else ("up to", figure.high)
        return f"{word} {_number(end or 0)}"
    low, high = _number(figure.low), _number(figure.high)
    return low if low == high else f"{low}–{high}"


def _number(value: float) -> str:
    if not isfinite(value) or abs(value) >= LARGEST_IN_FULL:
        return f"{value:.3g}"
    if value == round(value):
        return f"{round(value):,}"
    return f"{value:.3g}" if abs(value) < 1 else f"{value:,.2f}".rstrip("0").rstrip(".")


def day_words(interval: DateInterval) -> str:
    """A time no more exact than it is: "3 March 2031", "March 2031", "2031", "3 March – 5 April 2031"."""
    first, last = interval.earliest, interval.latest
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first.year == last.year
    if whole and (first.month, last.month) == (1, 12):
        return str(first.year)
    if whole and first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else _short(interval)
    return f"{start} – {last.day} {MONTHS[last.month - 1]} {last.year}"


def _short(interval: DateInterval) -> str:
    first = interval.earliest
    year = "" if first.year == interval.latest.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year}"
