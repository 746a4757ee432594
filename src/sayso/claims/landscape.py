"""Where every unit stands among the others: telling words, heard in their sentences; meaning beside its story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from sayso.claims.units import Unit
from sayso.claims.words import share_of_news

Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]


class Heard(Protocol):
    """A text as an encoder hears it: a vector (384,) of length one, and its word pieces in context.

    ``spans`` are the half-open character ranges of the pieces, ``pieces`` (k, 384) their vectors.
    """

    @property
    def vector(self) -> Floats: ...  # noqa: D102
    @property
    def spans(self) -> Sequence[tuple[int, int]]: ...  # noqa: D102
    @property
    def pieces(self) -> Floats: ...  # noqa: D102


Hear = Callable[[str], Heard]

NEAR_WORD = 0.2
"""Cosine, beside what all words of the case have in common, from which a word in its sentence comes near
another in its own ("fled", "escaped").

Mean average precision over the labelled events of training/claim_labels.tsv is 0.689 at 0 and 0.1, 0.681 at
0.2, 0.669 at 0.3, 0.658 at 0.4; below 0.2 the words that match no longer look alike to a reader.
Measure again with training/fit_links.py."""

MOST_WEIGHT = 4.0
"""Cap on the weight of a rare word, so that one odd spelling does not decide. Measured as NEAR_WORD: +0.001."""

FEWEST_UNITS = 30
"""A story of fewer units is filled up with so many of other news before its words are counted: in a story of three
statements the words that all share would tell nothing otherwise. Set by judgement."""

STORY_SHARE = 0.5
"""How much of what a report's neighbours all speak of is taken out of a statement's meaning.

All sentences about one fire are near each other; what is left tells its claims apart. Same measurement: mean
average precision 0.656 at 0, 0.663 at 0.5, 0.658 at 0.7, 0.641 at 0.9."""

STORY_FOCUS = 6.0
"""How fast other statements lose their part in a report's story with distance. 3 and 10 differ by 0.003."""

BLOCK = 1024
"""Rows of a matrix product held at once; bounds memory to 1024 × number of units."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a text means: its vector (384,) and those of its telling words in their context, (k, 384)."""

    vector: Floats
    words: Halves


@dataclass(frozen=True, slots=True)
class Landscape:
    """Words and meanings of all units.

    ``ids`` are the word numbers of each unit, ``weights`` (v,) how telling each word is here. ``words`` are
    for each unit the vectors of its words in context, (k, 384), beside what all words have in common, and
    ``worth`` (k,) their shares of the unit's weight. ``meanings`` (n, 384) are unit vectors beside the story,
    ``stories`` (n, 384) those of the story that a unit's report tells.
    """

    forms: tuple[str, ...]
    ids: tuple[tuple[int, ...], ...]
    weights: tuple[float, ...]
    words: tuple[Floats, ...]
    worth: tuple[Floats, ...]
    meanings: Floats
    stories: Floats


def sense(unit: Unit, hear: Hear) -> Sense:
    """A unit's meaning and that of each of its telling words, which is the mean of the word's pieces."""
    heard = hear(unit.text)
    rows = np.zeros((len(unit.words.spans), len(heard.vector)), np.float16)
    for row, (start, end) in enumerate(unit.words.spans):
        inside = [at for at, (begin, stop) in enumerate(heard.spans) if begin < end and start < stop]
        if inside:
            rows[row] = heard.pieces[inside].mean(axis=0)
    return Sense(heard.vector, rows)


def survey(units: Sequence[Unit], senses: Sequence[Sense]) -> Landscape:
    """How telling each word is, what it stands for in its sentence, and what each unit says beside its story.

    Copies of a text change nothing here: everything is counted over units, not over reports.
    """
    numbers, forms = _number_words(units)
    ids = tuple(tuple(numbers[stem] for stem in unit.words.stems) for unit in units)
    weights = _weigh(ids, sorted(numbers))
    vectors = np.stack([one.vector for one in senses]) if units else np.zeros((0, 1), np.float32)
    stories = _stories(units, vectors)
    return Landscape(
        forms=forms,
        ids=ids,
        weights=weights,
        words=_beside_all([one.words for one in senses]),
        worth=tuple(_shares([weights[word] for word in one]) for one in ids),
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


def _weigh(ids: Sequence[tuple[int, ...]], stems: Sequence[str]) -> tuple[float, ...]:
    """How rare each word is in the story, a small one filled up with other news."""
    seen = Counter(word for one in ids for word in one)
    more = max(FEWEST_UNITS - len(ids), 0)
    rare = (
        math.log((len(ids) + more + 1) / (seen[word] + more * share_of_news(stem) + 0.5))
        for word, stem in enumerate(stems)
    )
    return tuple(min(max(one, 0.1), MOST_WEIGHT) for one in rare)


def _shares(weights: Sequence[float]) -> Floats:
    found = np.asarray(weights, np.float32)
    return found / found.sum() if len(found) else found


def _beside_all(words: Sequence[Halves]) -> tuple[Floats, ...]:
    """Every word without what all have in common, at length one: else all words of all sentences look alike."""
    total = sum(len(one) for one in words)
    common = sum((one.sum(axis=0, dtype=np.float64) for one in words), np.float64(0)) / max(total, 1)
    return tuple(unit_length(one.astype(np.float32) - common) for one in words)


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
