"""Two statements whose figures differ: one claim told with another figure, or another event of the same kind."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from sayso.claims.facets_beside import beside_places
from sayso.claims.units import Unit
from sayso.claims.words import share_of_news
from sayso.resources import read_table

COMMONEST, UNLISTED, ALL_RARE = 10_000.0, 5.0, 20.0
"""Texts that the background counts in, what a word not listed there is held to have, and the sum of logarithms
(three or four rare words) from which two texts share as much as counts. By judgement; the fit weighs it."""

MOST_RARE = math.log(COMMONEST / UNLISTED)

ONE_EVENT = 0.45
"""Chance from which two statements whose figures part are held to tell of one event. Chosen on the labelled
headlines with one fifth left out at a time; training/fit_events.py measures it again."""

FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Apart:
    """What tells one event from two where figures differ; every value lies between 0 and 1.

    rare: how rare in news the words are that both say. left_over: how rare those that only one says, per word.
    measures: exact measures (with a decimal point or a percentage) differ, which do not grow as tolls do.
    ratio: how far apart the largest figures are, 1 at a factor of ten. calendar: other weekdays or months.
    turned: one rises where the other falls. growing: a toll is said to rise. The rest are 1 or 0.
    """

    rare: float
    left_over: float
    places_agree: float
    places_differ: float
    measures: float
    ratio: float
    calendar: float
    turned: float
    growing: float
    shared: float


NAMES = tuple(field.name for field in fields(Apart))


def lay_apart(one: Unit, two: Unit) -> Apart:
    """What speaks for one event and what for two; the order of the units is the same to it."""
    ours, theirs = _stems(one), _stems(two)
    places = beside_places(one.places, two.places).verdict
    low = one.text.lower(), two.text.lower()
    kinds = [_kinds(text) for text in low]
    return Apart(
        rare=min(sum(sorted(_rarity(stem) for stem in ours & theirs)) / ALL_RARE, 1.0),
        left_over=min(_mean([_rarity(stem) for stem in sorted(ours ^ theirs)]) / MOST_RARE, 1.0),
        places_agree=float(places is True),
        places_differ=float(places is False),
        measures=float(_differ(_measures(one.text), _measures(two.text))),
        ratio=_ratio(one, two),
        calendar=float(_differ(kinds[0]["calendar"], kinds[1]["calendar"])),
        turned=float(_turned(kinds[0], kinds[1])),
        growing=float(bool(kinds[0]["growing"] | kinds[1]["growing"])),
        shared=2 * len(ours & theirs) / max(len(ours) + len(theirs), 1),
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
    return frozenset(stem for stem in unit.words.stems if stem.isalpha())


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
    less, more = sorted(
        max((_value(figure) for figure in unit.words.numbers), default=0.0) for unit in (one, two)
    )
    return min(math.log10(more / less), 1.0) if less > 0 else 0.0


def _value(figure: str) -> float:
    try:
        return float(figure)
    except ValueError:
        return 0.0
