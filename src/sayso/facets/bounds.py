"""Bounds and ranges around a figure: "at least", "up to", "or so", "between 40 and 50", "30-40", "two or
three"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.facets.figures import Numeral
from sayso.facets.numerals import numeral_at
from sayso.facets.tokens import Tokens, glued, phrase_stands
from sayso.facets.words import listed
from sayso.resources import read_table

Effect = Literal["low", "high", "about", "exact"]

BETWEEN_BOUND_AND_FIGURE = frozenset({"another", "a", "an", "further", "additional", "the", "other"})
CHANGES = listed("changes")
GOING = frozenset({"go", "goes", "going", "went", "gone", "moved", "crept", "edged", "inched", "ran"})
CHANGE_REACH = 8
DASHES = frozenset({"-", "–", "—", "‐", "‑"})


@dataclass(frozen=True, slots=True)
class Bound:
    """Words that open or loosen a figure, with their half-open token range."""

    first: int
    last: int
    effect: Effect


@cache
def _phrases(side: str) -> dict[str, tuple[tuple[tuple[str, ...], Effect], ...]]:
    """The phrases that end (before a figure) or begin (behind it) with a word, longest first."""
    rows = [row for row in read_table("facets_bounds.tsv") if row["side"] == side]
    effects: dict[str, Effect] = {"low": "low", "high": "high", "about": "about", "exact": "exact"}
    found = [(tuple(row["phrase"].split()), effects[row["effect"]]) for row in rows]
    by_word: dict[str, list[tuple[tuple[str, ...], Effect]]] = {}
    for pair in sorted(found, key=lambda pair: (-len(pair[0]), pair[0])):
        by_word.setdefault(pair[0][-1 if side == "before" else 0], []).append(pair)
    return {word: tuple(pairs) for word, pairs in by_word.items()}


def bound_before(tokens: Tokens, at: int) -> tuple[Bound, ...]:
    """The bounds that stand before a token, nearest first: "at least some 40" has two."""
    found: list[Bound] = []
    while len(found) < 3:
        place = at
        while place and place > at - 2 and tokens[place - 1].low in BETWEEN_BOUND_AND_FIGURE:
            place -= 1
        one = _ending_at(tokens, at) or (_ending_at(tokens, place) if place < at else None)
        if one is None:
            break
        found.append(one)
        at = one.first
    return tuple(found)


def _ending_at(tokens: Tokens, at: int) -> Bound | None:
    for words, effect in _phrases("before").get(tokens[at - 1].low, ()) if at else ():
        first = at - len(words)
        if first >= 0 and phrase_stands(tokens, first, words) and not _went_up(tokens, first, words):
            return Bound(first, at, effect)
    return None


def _went_up(tokens: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """Whether "up to" belongs to a verb of going: "went up to 95 rubles"."""
    return words == ("up", "to") and first > 0 and tokens[first - 1].low in GOING


def bound_after(tokens: Tokens, at: int) -> Bound | None:
    """The bound that stands behind a figure: "or more", "or so", "-odd", "+"."""
    place = at + (at < len(tokens) and tokens[at].text in DASHES and glued(tokens, at))
    if place >= len(tokens) or tokens[place].opens:
        return None
    for words, effect in _phrases("after").get(tokens[place].low, ()):
        if phrase_stands(tokens, place, words) and not (words == ("plus",) and place == at):
            return Bound(at, place + len(words), effect)
    return None


def range_end(tokens: Tokens, number: Numeral) -> Numeral | None:
    """The upper end of a range that starts with a number; None where there is no range.

    "from 40 to 50" behind a word of change is two figures, and an end below the start is no range.
    """
    at = number.last
    if number.loose or at + 1 >= len(tokens):
        return None
    measured = _past_unit(tokens, at)
    if measured > at and _symbol(tokens, measured + 1):
        return None
    at = measured
    joint = tokens[at].low if at < len(tokens) else ""
    if not (joint in ("to", "or") or joint in DASHES or (joint == "and" and _between(tokens, number.first))):
        return None
    if joint in DASHES and not (number.figures and glued(tokens, at) == glued(tokens, at + 1)):
        return None
    start = at + 1
    while _symbol(tokens, start):
        start += 1
    end = numeral_at(tokens, start) if start < len(tokens) else None
    if (
        end is None
        or end.loose
        or end.unit != number.unit
        or not _above(number, end)
        or (joint == "to" and _changes(tokens, number.first))
    ):
        return None
    return end


def _symbol(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at].text in "$€£¥₹₽₺"


def _past_unit(tokens: Tokens, at: int) -> int:
    """Past a percent sign or currency that is given at both ends: "5% to 10%"."""
    return at + 1 if tokens[at].text in ("%", "percent") else at


def _above(number: Numeral, end: Numeral) -> bool:
    if end.scale and not number.scale:
        return True
    return end.low > number.low


def _between(tokens: Tokens, at: int) -> bool:
    return any(token.low == "between" for token in tokens[max(0, at - 2) : at])


def _changes(tokens: Tokens, at: int) -> bool:
    words = [token.low for token in tokens[max(0, at - CHANGE_REACH) : at]]
    return "from" in words[-3:] and any(word in CHANGES for word in words)
