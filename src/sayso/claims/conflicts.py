"""Which figures of two statements cannot both hold: counts of one thing with one fate, in one place at one time."""

from __future__ import annotations

import re

from sayso.claims.facets_beside import beside_days, beside_places, can_both_hold, figure_words
from sayso.claims.units import Unit
from sayso.claims.words import stem_of
from sayso.records import Quantity

MORE = re.compile(r"\b(?:another|further|additional|other|more)\b(?! (?:than|notice))", re.IGNORECASE)
"""Words of a count that comes on top of another: "two more victims"."""

FALSE_FRIENDS = frozenset(
    {"year", "years old", "day", "hour", "minute", "second", "month", "week", "km", "mi", "m"}
)
"""Ages, times and distances of one story are seldom of one thing."""


Pair = tuple[Quantity, Quantity]


def parting_figures(one: Unit, two: Unit) -> Pair | None:
    """Two figures that cannot both hold; None where all can, or speak of other things, days or places."""
    if MORE.search(one.text) or MORE.search(two.text):
        return None
    apart = beside_days(one.days, two.days), beside_places(one.places, two.places)
    pairs = [(a, b) for a in one.figures for b in two.figures if _is_one_thing(a, b)]
    if any(beside.verdict is False for beside in apart) or any(_may_be_one(a, b) for a, b in pairs):
        return None
    return next(iter(pairs), None)


def parting_words(pair: Pair) -> str:
    """How two figures part, in words."""
    return f"the figures differ ({figure_words(pair[0])} and {figure_words(pair[1])})"


def is_measure(pair: Pair) -> bool:
    """Whether the figures measure something, as weights and magnitudes do; sums of money name too many things."""
    unit = pair[0].unit
    return unit not in (None, "%") and not unit[:3].isupper()


def _is_one_thing(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count or measure the same: dead and dead, not dead and inhabitants."""
    if a.unit != b.unit or a.unit in FALSE_FRIENDS:
        return False
    ours, theirs = (_words(one) for one in (a, b))
    if a.unit is not None:
        return not ours or not theirs or not set(ours).isdisjoint(theirs)
    return bool(ours) and bool(theirs) and ours[-1] == theirs[-1]


def _words(one: Quantity) -> list[str]:
    return [stem_of(word) for word in (one.of or "").lower().split()]


def _may_be_one(a: Quantity, b: Quantity) -> bool:
    """Whether both can hold; words like "several" and "dozens" are too loose to contradict anything."""
    loose = any(one.approximate and one.low != one.high for one in (a, b))
    return loose or can_both_hold(a, b)
