"""Two statements whose figures differ: one claim told with another figure, or another event of the same kind."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from sayso.claims.event_words import countries_in, folded, kinds_of_event
from sayso.claims.units import Unit
from sayso.claims.words import share_of_news
from sayso.resources import read_table

COMMONEST, UNLISTED, ALL_RARE = 10_000.0, 5.0, 20.0
"""Texts that the background counts in, what a word not listed there is held to have, and the sum of logarithms
(three or four rare words) from which two texts share as much as counts. By judgement; the fit weighs it."""

MOST_RARE = math.log(COMMONEST / UNLISTED)

ONE_EVENT = 0.4
"""Chance from which two statements whose figures part are held to tell of one event. Chosen on the labelled
headlines with one fifth left out at a time; training/fit_events.py measures it again."""

FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Apart:
    """What tells one event from two where figures differ; every value lies between 0 and 1.

    rare: how rare in news the words are that both say, words for one thing and names of one country counted as
    one. left_over: how rare those that only one says, per word. other_kind, other_country: they name kinds of
    events, or countries, and none in common. measures: exact measures (with a decimal point or a percentage)
    differ, which do not grow as tolls do. ratio: how far apart the two figures nearest to each other are, 1 at a
    factor of ten. calendar: other weekdays or months. turned: one rises where the other falls. growing: a toll is
    said to rise. The rest are 1 or 0.
    """

    rare: float
    left_over: float
    other_kind: float
    other_country: float
    measures: float
    ratio: float
    calendar: float
    turned: float
    growing: float


NAMES = tuple(field.name for field in fields(Apart))


def lay_apart(one: Unit, two: Unit) -> Apart:
    """What speaks for one event and what for two; the order of the units is the same to it."""
    ours, theirs = _stems(one), _stems(two)
    low = one.text.lower(), two.text.lower()
    kinds = [_kinds(text) for text in low]
    return Apart(
        rare=min(sum(sorted(_rarity(stem) for stem in ours & theirs)) / ALL_RARE, 1.0),
        left_over=min(_mean([_rarity(stem) for stem in sorted(ours ^ theirs)]) / MOST_RARE, 1.0),
        other_kind=float(_differ(kinds_of_event(one.text), kinds_of_event(two.text))),
        other_country=float(_differ(countries_in(one.text), countries_in(two.text))),
        measures=float(_differ(_measures(one.text), _measures(two.text))),
        ratio=_ratio(one, two),
        calendar=float(_differ(kinds[0]["calendar"], kinds[1]["calendar"])),
        turned=float(_turned(kinds[0], kinds[1])),
        growing=float(bool(kinds[0]["growing"] | kinds[1]["growing"])),
    )


def chance_of_one_event(found: Apart, weights: Mapping[str, float] | None = None) -> float:
    """How likely two statements with other figures tell of one event, 0 to 1."""
    given = weights or _weights()
    total = given["constant"] + sum(given[name] * getattr(found, name) for name in NAMES)
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table("claims_event_weights.tsv")}


@cache
def _words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in read_table("claims_event_words.tsv")}


def _rarity(stem: str) -> float:
    return math.log(COMMONEST / (COMMONEST * share_of_news(stem) + UNLISTED))


def _stems(unit: Unit) -> frozenset[str]:
    return folded(unit.text, unit.words.stems)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _kinds(text: str) -> dict[str, frozenset[str]]:
    """The words of a text that name days and months, say that something rises or falls, or that a toll grows."""
    found = {kind: set[str]() for kind in ("calendar", "up", "down", "growing")}
    for match in WORD.finditer(text):
        kind = _words().get(match.group())
        if kind:
            found[kind].add(match.group()[:3] if kind == "calendar" else match.group())
    return {kind: frozenset(words) for kind, words in found.items()}


def _measures(text: str) -> frozenset[str]:
    """Figures with a decimal point, a score or a time, or before a percent sign."""
    after = (
        (match.group(), text[match.end() : match.end() + 4].lower().lstrip())
        for match in FIGURE.finditer(text)
    )
    return frozenset(
        figure
        for figure, rest in after
        if "." in figure or ":" in figure or rest.startswith(("%", "pc", "per", "p.c"))
    )


def _differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _turned(ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> bool:
    return any(
        ours[one] and theirs[other] and not ours[other] and not theirs[one]
        for one, other in (("up", "down"), ("down", "up"))
    )


def _ratio(one: Unit, two: Unit) -> float:
    """How far apart the two figures nearest to each other are, by the logarithm, at most 1."""
    apart = (abs(math.log10(a / b)) for a in _values(one) for b in _values(two))
    return min(1.0, min(apart, default=0.0))


def _values(unit: Unit) -> list[float]:
    return [value for figure in sorted(unit.words.numbers) if (value := _value(figure)) > 0]


def _value(figure: str) -> float:
    try:
        return float(figure)
    except ValueError:
        return 0.0
