"""Figures, places and days of two units laid beside each other: agree, part, or cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.claims.units import Unit
from sayso.claims.words import stem_of
from sayso.records import DateInterval, Place, Quantity

OPEN = 1 / 3
"""Share of the larger figure by which an open one ("at least 12") may lie below it and still agree. By judgement;
at a tenth the counts of the development stories are further off."""

TOLERANCE = 0.1
"""Share by which an approximate figure may be off and still agree: "about 50", "some 48". Set by judgement."""


@dataclass(frozen=True, slots=True)
class Beside:
    """True: they agree. False: both give one and none agrees. None: one of them gives none."""

    verdict: bool | None
    reason: str = ""


def beside_figures(one: Unit, two: Unit) -> Beside:
    """Whether the figures for the same thing agree; without facets, whether any figure in the text does."""
    pairs = [(a, b) for a in one.figures for b in two.figures if of_same_thing(a, b)]
    if pairs:
        held = [pair for pair in pairs if can_both_hold(*pair)]
        best = next((pair for pair in held if _is_told_alike(*pair)), None)
        a, b = best or pairs[0]
        if best:
            return Beside(True, f"the figures agree ({figure_words(a)})")
        if held:
            return Beside(None)
        return Beside(False, f"the figures differ ({figure_words(a)} and {figure_words(b)})")
    if one.figures and two.figures:
        return Beside(None)
    ours, theirs = one.words.numbers, two.words.numbers
    if not ours or not theirs:
        return Beside(None)
    both = sorted(ours & theirs)
    if both:
        return Beside(True, f"both give the figure {both[0]}")
    return Beside(False, f"the figures differ ({sorted(ours)[0]} and {sorted(theirs)[0]})")


def of_same_thing(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count or measure the same: one unit, and one thing counted where both name it."""
    if a.unit != b.unit:
        return False
    ours, theirs = _stems(a.of), _stems(b.of)
    return bool(ours & theirs) if ours and theirs else a.unit is not None


def can_both_hold(a: Quantity, b: Quantity) -> bool:
    """Whether one number can be what both figures speak of; approximate ones may be off by a tenth."""
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    return low_a <= high_b and low_b <= high_a


def _is_told_alike(a: Quantity, b: Quantity) -> bool:
    """Whether figures that can both hold say the same: "at least 12" and 12 do, "at least 12" and 19 need not."""
    (low_a, high_a), (low_b, high_b) = _bounds(a), _bounds(b)
    ends = [end for end in (low_a, high_a, low_b, high_b) if abs(end) != float("inf")]
    return len(ends) == 4 or (bool(ends) and max(ends) - min(ends) <= OPEN * max(map(abs, ends)))


def beside_places(ours: Sequence[Place], theirs: Sequence[Place]) -> Beside:
    """Whether two statements speak of one place, or of one that lies in the other."""
    if not ours or not theirs:
        return Beside(None)
    for a in ours:
        for b in theirs:
            if _same_place(a, b):
                return Beside(True, f"both are about {a.name}")
    return Beside(False, f"the places differ ({ours[0].name} and {theirs[0].name})")


def beside_days(ours: Sequence[DateInterval], theirs: Sequence[DateInterval]) -> Beside:
    """Whether the times of two statements can be one."""
    if not ours or not theirs:
        return Beside(None)
    if any(a.earliest <= b.latest and b.earliest <= a.latest for a in ours for b in theirs):
        return Beside(True, "their dates agree")
    return Beside(
        False, f"their dates differ ({ours[0].earliest.isoformat()} and {theirs[0].earliest.isoformat()})"
    )


def figure_words(figure: Quantity) -> str:
    """A figure as a reader would write it: "about 50 t", "at least 12"."""
    unit = f" {figure.unit}" if figure.unit else ""
    about = "about " if figure.approximate else ""
    if figure.low is None and figure.high is None:
        return "a figure"
    if figure.low is None:
        return f"at most {figure.high:g}{unit}"
    if figure.high is None:
        return f"at least {figure.low:g}{unit}"
    if figure.low == figure.high:
        return f"{about}{figure.low:g}{unit}"
    return f"{about}{figure.low:g} to {figure.high:g}{unit}"


def _bounds(figure: Quantity) -> tuple[float, float]:
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    slack = TOLERANCE if figure.approximate else 0.0
    return low - (slack * abs(low) if slack else 0.0), high + (slack * abs(high) if slack else 0.0)


@lru_cache(maxsize=20_000)
def _stems(of: str | None) -> frozenset[str]:
    return frozenset(stem_of(word) for word in (of or "").lower().split())


def _same_place(a: Place, b: Place) -> bool:
    ours = {name for name in (a.key, a.identity) if name}
    theirs = {name for name in (b.key, b.identity) if name}
    return bool(ours & theirs) or a.within in theirs | {b.name} or b.within in ours | {a.name}
