"""Reads figures: "816 000", "1.5", "2.5 million", "103m", "2½"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from sayso.facets.tokens import HYPHENS, Tokens, glued
from sayso.resources import read_table

LONGEST_FIGURE = 15
"""Digits; longer ones are account numbers and hashes."""

GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
THOUSANDS = re.compile(
    r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d{0,2}(?:,\d{2})+,\d{3}"
)
POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: half-open token range, least and most, whether it is loose.

    ``unit`` is "%" for fractions. ``short`` is the value of a glued letter that may mean millions or
    metres ("40m"); it is not yet in the value. ``pointed`` holds the other reading of "1.500", one
    thousandth part of the value. ``scale`` is what a word like "million" in it multiplies by, 0 without;
    ``figures`` when it is written in digits.
    """

    first: int
    last: int
    low: float
    high: float
    loose: bool = False
    unit: str | None = None
    short: float | None = None
    pointed: float | None = None
    scale: float = 0.0
    figures: bool = False


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a number word stands for."""

    kind: str
    low: float
    high: float


@cache
def number_words() -> dict[str, NumberWord]:
    """The number words of news English."""
    rows = read_table("facets_numbers.tsv")
    return {row["word"]: NumberWord(row["kind"], float(row["low"]), float(row["high"])) for row in rows}


@cache
def multipliers() -> dict[str, tuple[float, bool]]:
    """Short forms behind a figure ("bn"), their value, and whether they can mean nothing else."""
    return {
        row["form"]: (float(row["value"]), row["sure"] == "yes")
        for row in read_table("facets_multipliers.tsv")
    }


def figures_at(tokens: Tokens, at: int) -> Numeral | None:
    """The number in figures at a token, with thousands set apart by blanks."""
    text, last = tokens[at].text, at + 1
    if text.isdigit() and len(text) <= 3 and text[0] != "0":
        while last < len(tokens) and _next_thousands(tokens, last):
            text += tokens[last].text
            last += 1
    value, pointed = value_of(text)
    if value is None:
        return None
    if last < len(tokens) and tokens[last].text in GLYPHS and glued(tokens, last):
        return Numeral(
            at, last + 1, value + GLYPHS[tokens[last].text], value + GLYPHS[tokens[last].text], figures=True
        )
    return Numeral(at, last, value, value, pointed=pointed, figures=True)


def _next_thousands(tokens: Tokens, at: int) -> bool:
    """Whether a group of three digits stands one blank behind the token before it ("816 000")."""
    text = tokens[at].text
    return len(text) == 3 and text.isdigit() and tokens[at].start - tokens[at - 1].end == 1


def value_of(text: str) -> tuple[float | None, float | None]:
    """The value of figures, and for "1.500" also what it is if the stop is a decimal one."""
    text = text.replace("'", ",").replace("’", ",")
    if len(text) > LONGEST_FIGURE + text.count(",") + text.count("."):
        return None, None
    if text.isdigit():
        return float(text), None
    if THOUSANDS.fullmatch(text):
        whole, _, decimals = (
            text.replace(",", "_").partition(".") if "," in text else (text.replace(".", ""), "", "")
        )
        return float(whole.replace("_", "") + ("." + decimals if decimals else "")), None
    if POINTED.fullmatch(text):
        value = float(text.replace(".", ""))
        return (value, None) if text.endswith(".000") else (value, value / 1000)
    if text.count(",") + text.count(".") == 1:
        return float(text.replace(",", ".")), None
    return None, None


def scaled(tokens: Tokens, found: Numeral | None) -> Numeral | None:
    """A figure with the word or letter behind it that multiplies it."""
    if found is None or found.last >= len(tokens):
        return found
    at = found.last + (tokens[found.last].text == "-" and glued(tokens, found.last))
    if at >= len(tokens) or tokens[at].kind != "word":
        return and_a_half(tokens, found)
    word = number_words().get(tokens[at].low)
    if word is not None and word.kind == "scale":
        return and_a_half(tokens, _times(found, word.low, at + 1))
    value, sure = multipliers().get(tokens[at].text, (0.0, False))
    if value and (glued(tokens, at) or (sure and len(tokens[at].text) > 1)):
        return _times(found, value, at + 1) if sure else replace(found, last=at + 1, short=value)
    return and_a_half(tokens, found)


def _times(found: Numeral, value: float, last: int) -> Numeral:
    low = found.pointed if found.pointed is not None else found.low
    return replace(found, low=low * value, high=low * value, last=last, scale=value, pointed=None)


def and_a_half(tokens: Tokens, found: Numeral) -> Numeral:
    """Two and a half, two-and-a-half million, a million and a half."""
    words = _plain_words(tokens, found.last)
    if [word for word, _ in words[:3]] != ["and", "a", "half"]:
        return found
    last = words[2][1]
    if found.scale and found.low == found.high:
        value = found.low + found.scale / 2
        return replace(found, low=value, high=value, last=last)
    scaling = number_words().get(words[3][0]) if len(words) > 3 else None
    by = scaling.low if scaling and scaling.kind == "scale" else 0.0
    value = (found.low + 0.5) * (by or 1.0)
    return replace(found, low=value, high=value, last=words[3][1] if by else last, scale=by)


def _plain_words(tokens: Tokens, at: int) -> list[tuple[str, int]]:
    """The next words, each with where it ends; hyphens that join them are passed over."""
    found: list[tuple[str, int]] = []
    while at < len(tokens) and len(found) < 4:
        if tokens[at].text not in HYPHENS or not glued(tokens, at):
            found.append((tokens[at].low, at + 1))
        at += 1
    return found
