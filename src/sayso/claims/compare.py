"""Whether two units state one claim: readable features, a score that weighs them, reasons in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

import numpy as np

from sayso.claims.facets_beside import Beside, beside_days, beside_figures, beside_places
from sayso.claims.landscape import NEAR_WORD, Landscape
from sayso.claims.units import Unit
from sayso.resources import read_table

SHOWN_WORDS = 6
"""Words named in a reason; more are counted."""

CLOSE, FAIR = 0.55, 0.3
"""Meaning and wording from which a reason says "close" or "partly alike"; wording of the reasons only."""


SAME_STORY, OTHER_STORY = 0.9, 0.3
"""Likeness of two reports' stories from which they are one, and how far below it they are surely two.

On ECB+ training topics 98 of 100 pairs of one event lie above 0.89; of two events of one kind half lie below
0.87 and one in ten below 0.72. Measured and printed by training/fit_links.py."""


SAID_AGAIN = 0.6
"""Share of what a statement says that a negated one must say too to deny it: "did not have a gun" denies "had
a gun", "was not surprised by the shots" does not. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Features:
    """What two units have in common and where they part; every value lies between 0 and 1.

    meaning: cosine beside the story. words: share of telling words that the other says too, mean of both
    directions. contained: the larger direction. other_story: how far apart the stories are that their reports
    tell. The rest are 1 or 0.
    """

    meaning: float
    words: float
    contained: float
    other_story: float
    names_differ: float
    figures_agree: float
    figures_differ: float
    places_agree: float
    places_differ: float
    days_agree: float
    days_differ: float
    opposite: float


Tables = dict[str, dict[str, float]]
"""Weights by table and feature."""

NAMES = tuple(field.name for field in fields(Features))


def compare(a: int, b: int, units: tuple[Unit, ...], land: Landscape) -> Features:
    """What the units numbered a and b have in common and where they part; (b, a) gives the same."""
    one, two = units[a], units[b]
    there, back = cover(a, b, land)
    figures = beside_figures(one, two)
    places = beside_places(one.places, two.places)
    days = beside_days(one.days, two.days)
    return Features(
        meaning=max(0.0, float(land.meanings[a] @ land.meanings[b])),
        words=(there + back) / 2,
        contained=max(there, back),
        other_story=min(max((SAME_STORY - float(land.stories[a] @ land.stories[b])) / OTHER_STORY, 0.0), 1.0),
        names_differ=float(_names_differ(one, two)),
        figures_agree=float(figures.verdict is True),
        figures_differ=float(figures.verdict is False),
        places_agree=float(places.verdict is True),
        places_differ=float(places.verdict is False),
        days_agree=float(days.verdict is True),
        days_differ=float(days.verdict is False),
        opposite=float(is_opposite(a, b, units, land)),
    )


def score(features: Features, weights: Mapping[str, float]) -> float:
    """How likely the two state one claim, 0 to 1, by what stands in them: their features weighed and squashed."""
    total = weights["constant"]
    for name in NAMES:
        total += weights[name] * getattr(features, name)
    return 1 / (1 + math.exp(-total))


def cover(a: int, b: int, land: Landscape) -> tuple[float, float]:
    """The share of a's telling words that b says too, in the same or in near words, and of b's that a says."""
    if not land.ids[a] or not land.ids[b]:
        return 0.0, 0.0
    likeness = np.maximum((land.words[a] @ land.words[b].T - NEAR_WORD) / (1 - NEAR_WORD), 0.0)
    likeness[np.equal.outer(land.ids[a], land.ids[b])] = 1.0
    return float(land.worth[a] @ likeness.max(axis=1)), float(land.worth[b] @ likeness.max(axis=0))


def covered(a: int, b: int, land: Landscape) -> float:
    """The share of a's telling words that b says too, in the same or in near words, 0 to 1."""
    return cover(a, b, land)[0]


def is_opposite(a: int, b: int, units: tuple[Unit, ...], land: Landscape) -> bool:
    """Whether one denies what the other asserts: by its stance, or by a "not" before words that both say."""
    by_stance = units[a].against ^ units[b].against
    return by_stance ^ _negates(a, b, units, land) ^ _negates(b, a, units, land)


def explain(a: int, b: int, units: tuple[Unit, ...], land: Landscape) -> tuple[str, ...]:
    """The reasons for a score in words a reader can check against the two texts, the strongest first."""
    found = compare(a, b, units, land)
    one, two = units[a], units[b]
    reasons = [_on_meaning(found), _on_words(a, b, land)]
    if found.contained - found.words > FAIR / 2:
        reasons.append("one says what the other says and more")
    reasons += _on_facets(beside_figures(one, two), beside_places(one.places, two.places), one, two)
    if found.names_differ:
        reasons.append("they name different people or things")
    if found.opposite:
        reasons.append("one denies or doubts what the other asserts")
    return tuple(reason for reason in reasons if reason)


@cache
def read_weights() -> Tables:
    """The weights of each table ("pair", "company") by feature, with the constant.

    Fitted by logistic regression; where and how stands at the head of the table. training/fit_links.py
    measures and writes them again.
    """
    found: Tables = {}
    for row in read_table("claims_weights.tsv"):
        found.setdefault(row["table"], {})[row["feature"]] = float(row["weight"])
    return found


def _names_differ(a: Unit, b: Unit) -> bool:
    one = a.words.names | a.kept
    two = b.words.names | b.kept
    return bool(one) and bool(two) and one.isdisjoint(two)


def _negates(a: int, b: int, units: tuple[Unit, ...], land: Landscape) -> bool:
    """Whether a negation in a is about something that b says without one, and a says most of what b does."""
    ours, theirs = units[a].words, units[b].words
    about = not ours.negated.isdisjoint(theirs.stems) and ours.negated.isdisjoint(theirs.negated)
    return about and covered(b, a, land) >= SAID_AGAIN


def _on_meaning(found: Features) -> str:
    if found.meaning >= CLOSE:
        return f"their meaning is close ({found.meaning:.2f})"
    if found.meaning >= FAIR:
        return f"their meaning is partly alike ({found.meaning:.2f})"
    return f"their meaning alone would not join them ({found.meaning:.2f})"


def _on_words(a: int, b: int, land: Landscape) -> str:
    both = sorted({*land.ids[a]} & {*land.ids[b]}, key=lambda word: (-land.weights[word], land.forms[word]))
    if not both:
        return "they share no telling word"
    shown = ", ".join(f"“{land.forms[word]}”" for word in both[:SHOWN_WORDS])
    more = f" and {len(both) - SHOWN_WORDS} more" if len(both) > SHOWN_WORDS else ""
    return f"both say {shown}{more}"


def _on_facets(figures: Beside, places: Beside, one: Unit, two: Unit) -> list[str]:
    days = beside_days(one.days, two.days)
    return [beside.reason for beside in (figures, places, days) if beside.reason]
