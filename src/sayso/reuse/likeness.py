"""How much two reports look made from one text: six measures and the score that they give."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Protocol

from sayso.reuse.words import Worded

ALIKE = 0.45
"""Share of weighted content words from which a sentence counts as told again. Chosen with the weights."""
LEAST_COMMON = 3
FEW_SENTENCES = 1.5
"""Sentences not told again that are added to a report's own: one of two is no half of a report. Set by reading what
was taken for a copy of a note of three sentences; leaving one story out it makes no measurable difference."""

WEIGHTS = (0.473, 0.463, 0.764, 1.373, 1.138, 1.374, 0.086)
"""Logistic regression on standardised measures, the constant last. Fitted on 104 derived and 164 listed
not-derived pairs of six annotated ECB+ stories, quotations left out, and on the beginnings of the same reports as
short notes; for the figures see POSSIBLE. `python -m training.fit_reuse --data FOLDER` measures them again."""
MEANS = (-2.18, -3.084, 0.228, 0.148, 0.143, 2.491)
SPREADS = (0.974, 1.047, 0.215, 0.232, 0.226, 0.926)


@dataclass(frozen=True, slots=True)
class Measures:
    """What two reports share, each number growing with likeness.

    ``contained``: log share of the shorter report's three-word runs that the other has. ``alike``: log
    Jaccard of the runs. ``told``: weighted share of the shorter one's content words that the nearest
    sentence of the other has. ``retold``: share of its sentences told again, of few sentences less.
    ``ordered``: the same share of those that come in the other's order: who writes of one event in words of his
    own seldom keeps another's order. ``runs``: log number of runs.
    """

    contained: float
    alike: float
    told: float
    retold: float
    ordered: float
    runs: float


class Rarity(Protocol):
    """How much a shared word says, by word."""

    def __getitem__(self, word: str, /) -> float: ...


def rarity(texts: Sequence[Worded]) -> Mapping[str, float]:
    """How much a shared word says: the fewer of these texts have it, the more.

    A text that several reports carry word for word is one, so that a copy changes no other pair's score.
    """
    distinct = {text.words for text in texts}
    count = Counter(word for words in distinct for word in frozenset(words))
    return {word: weight_of(len(distinct), n) for word, n in count.items()}


def weight_of(texts: int, holders: int) -> float:
    """How much a word says that so many of so many different texts have."""
    return math.log((texts + 1) / holders) + 0.3


def measure(a: Worded, b: Worded, rare: Rarity) -> Measures:
    """What two reports share; the same whichever comes first."""
    shorter, longer = sorted((a, b), key=by_length)
    common = len(a.shingles & b.shingles)
    fewest = min(len(a.shingles), len(b.shingles)) or 1
    every = len(a.shingles | b.shingles) or 1
    told, retold, ordered = _retelling(shorter, nearest(shorter, longer, rare), rare)
    return Measures(
        contained=math.log(common / fewest + 0.01),
        alike=math.log(common / every + 0.005),
        told=told,
        retold=retold,
        ordered=ordered,
        runs=math.log1p(common),
    )


def by_length(text: Worded) -> tuple[int, tuple[str, ...]]:
    """The order of two reports from the shorter to the longer, which their names have no part in."""
    return len(text.words), text.words


def score(measures: Measures) -> float:
    """How likely one text is made from the other, or both from one, between 0 and 1."""
    parts = zip(WEIGHTS, astuple(measures), MEANS, SPREADS, strict=False)
    total = WEIGHTS[-1] + math.fsum(weight * (value - mean) / spread for weight, value, mean, spread in parts)
    return round(1 / (1 + math.exp(-total)), 4)


def nearest(one: Worded, other: Worded, rare: Rarity) -> tuple[tuple[int, float], ...]:
    """For each sentence of one report the number of the other's nearest sentence, and how much they share.

    The share is that of the weighted content words of both, 0 to 1; the number is -1 where there is none.
    """
    heavy = [(sentence, _weight(sentence, rare)) for sentence in other.sentences]
    found = []
    for sentence in one.sentences:
        mine = _weight(sentence, rare)
        shares = [_overlap(sentence, mine, theirs, weight, rare) for theirs, weight in heavy]
        best = max(range(len(shares)), key=lambda at: (shares[at], -at), default=-1)
        found.append((best, shares[best]) if best >= 0 and shares[best] > 0 else (-1, 0.0))
    return tuple(found)


def _retelling(
    shorter: Worded, near: Sequence[tuple[int, float]], rare: Rarity
) -> tuple[float, float, float]:
    """Weighted share of content retold by the nearest sentence, and the share of sentences retold, and in order."""
    weights = [_weight(sentence, rare) for sentence in shorter.sentences]
    total = math.fsum(weights)
    held = math.fsum(weight * share for weight, (_, share) in zip(weights, near, strict=True))
    again = [other for other, share in near if share > ALIKE]
    few = len(near) + FEW_SENTENCES
    return (held / total if total else 0.0), len(again) / few, _in_order(again) / few


def _in_order(numbers: Sequence[int]) -> int:
    """How many of the numbers can be kept so that none is smaller than the one before it."""
    tails: list[int] = []
    for number in numbers:
        at = bisect_right(tails, number)
        tails[at : at + 1] = [number]
    return len(tails)


def _overlap(a: frozenset[str], heavy_a: float, b: frozenset[str], heavy_b: float, rare: Rarity) -> float:
    common = a & b
    return 2 * _weight(common, rare) / (heavy_a + heavy_b) if len(common) >= LEAST_COMMON else 0.0


def _weight(words: frozenset[str], rare: Rarity) -> float:
    return math.fsum(rare[word] for word in words)
