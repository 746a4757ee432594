"""Where every unit stands among the others: rare words, words near in meaning, meaning beside its story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt

from sayso.claims.units import Unit

Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]

NEAR_WORD = 0.42
"""Cosine from which two single words count as near in meaning ("fled", "escaped").

Measured on the hand-labelled sentences of training/claim_labels.tsv (mean average precision over five
stories 0.675 at 0.50, 0.681 at 0.45, 0.684 at 0.40, 0.687 at 0.30; below 0.40 the words that match no longer
look alike to a reader). Measure again with training/fit_links.py."""

NEAR_WORDS = 16
"""Near words kept for each word; bounds memory to vocabulary × 16."""

MOST_WEIGHT = 4.0
"""Cap on the weight of a rare word, so that one odd spelling does not decide. As NEAR_WORD: +0.001."""

STORY_SHARE = 0.5
"""How much of what a report's neighbours all speak of is taken out of a statement's meaning.

All sentences about one fire are near each other; what is left tells its claims apart. Same measurement: mean
average precision 0.656 at 0, 0.663 at 0.5, 0.658 at 0.7, 0.641 at 0.9."""

STORY_FOCUS = 6.0
"""How fast other statements lose their part in a report's story with distance. 3 and 10 differ by 0.003."""

MOST_REACHES = 8_192
"""Units whose reach is remembered at once; bounds memory to some 80 MB."""

BLOCK = 1024
"""Rows of a matrix product held at once; bounds memory to 1024 × number of units."""


@dataclass(frozen=True, slots=True)
class Landscape:
    """Words and meanings of all units.

    ``ids`` are the word numbers of each unit, ``weights`` (v,) how telling each word is here, ``totals`` (n,)
    their sums. ``reach`` gives for a unit the words that it says or comes near to, with their likeness 0…1.
    ``meanings`` (n, 384) are unit vectors beside the story, ``stories`` (n, 384) those of the story that a
    unit's report tells.
    """

    forms: tuple[str, ...]
    ids: tuple[tuple[int, ...], ...]
    weights: tuple[float, ...]
    totals: tuple[float, ...]
    reach: Callable[[int], Mapping[int, float]]
    meanings: Floats
    stories: Floats


def survey(units: Sequence[Unit], encode: Encode) -> Landscape:
    """How telling each word is, which words are near each other, and what each unit says beside its story.

    Copies of a text change nothing here: everything is counted over units, not over reports.
    """
    numbers, forms = _number_words(units)
    ids = tuple(tuple(numbers[stem] for stem in unit.words.stems) for unit in units)
    weights = _weigh(ids, len(forms))
    vectors = encode([unit.text for unit in units])
    stories = _stories(units, vectors)
    return Landscape(
        forms=forms,
        ids=ids,
        weights=weights,
        totals=tuple(sum(weights[word] for word in one) for one in ids),
        reach=lru_cache(MOST_REACHES)(partial(_reach, ids, _near_words(forms, encode))),
        meanings=unit_length(vectors - STORY_SHARE * stories),
        stories=unit_length(stories),
    )


def unit_length(vectors: Floats) -> Floats:
    """The vectors at length one; zeros stay zeros."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)
    return np.asarray(vectors / lengths, dtype=np.float32)


def _number_words(units: Sequence[Unit]) -> tuple[dict[str, int], tuple[str, ...]]:
    forms: dict[str, str] = {}
    for unit in units:
        for stem, form in zip(unit.words.stems, unit.words.forms, strict=True):
            shown = stem if stem[0].isdigit() else form
            forms[stem] = min(shown, forms.get(stem, shown), key=lambda one: (len(one), one))
    stems = sorted(forms)
    return {stem: at for at, stem in enumerate(stems)}, tuple(forms[stem] for stem in stems)


def _weigh(ids: Sequence[tuple[int, ...]], words: int) -> tuple[float, ...]:
    seen = Counter(word for one in ids for word in one)
    return tuple(
        min(max(math.log((len(ids) + 1) / (seen[word] + 0.5)), 0.1), MOST_WEIGHT) for word in range(words)
    )


def _stories(units: Sequence[Unit], vectors: Floats) -> Floats:
    """For each unit the mean of all units, those most like its own report's weighing most, (n, 384)."""
    rows: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        for report in unit.reports:
            rows[report].append(at)
    # A unit of several reports takes the story of the one whose units come first: the order is that of texts.
    first = {at: min(unit.reports, key=lambda one: (rows[one], one)) for at, unit in enumerate(units)}
    told: dict[str, Floats] = {}
    for report in sorted(set(first.values())):
        own = unit_length(vectors[rows[report]].mean(axis=0))
        pull = np.exp(STORY_FOCUS * (vectors @ own))
        told[report] = np.asarray(pull @ vectors / pull.sum(), dtype=np.float32)
    return np.stack([told[first[at]] for at in range(len(units))]) if units else vectors


def _reach(
    ids: Sequence[tuple[int, ...]], near: Sequence[tuple[tuple[int, float], ...]], unit: int
) -> Mapping[int, float]:
    reached: dict[int, float] = {}
    for word in ids[unit]:
        for other, likeness in near[word]:
            reached[other] = max(likeness, reached.get(other, 0.0))
    return reached


def _near_words(forms: Sequence[str], encode: Encode) -> tuple[tuple[tuple[int, float], ...], ...]:
    vectors = encode(list(forms))
    is_figure = np.array([form[0].isdigit() for form in forms], dtype=bool)
    near: list[tuple[tuple[int, float], ...]] = []
    for start in range(0, len(forms), BLOCK):
        likeness = vectors[start : start + BLOCK] @ vectors.T
        likeness[:, is_figure] = 0.0
        for row, found in enumerate(likeness):
            near.append(_nearest(start + row, found, is_figure[start + row]))
    return tuple(near)


def _nearest(word: int, likeness: Floats, is_figure: bool) -> tuple[tuple[int, float], ...]:
    if is_figure:
        return ((word, 1.0),)
    likeness[word] = 0.0
    others = np.flatnonzero(likeness > NEAR_WORD)
    best = others[np.lexsort((others, -likeness[others]))][: NEAR_WORDS - 1]
    scale = 1 / (1 - NEAR_WORD)
    return ((word, 1.0), *((int(at), float((likeness[at] - NEAR_WORD) * scale)) for at in best))
