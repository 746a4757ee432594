"""Which pairs of reports are worth comparing: those that share runs of words that few others have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.reuse.words import Shingle, Worded

LEAST_SHARED = 4
"""Shared runs below which no annotated derived pair scored above POSSIBLE (measured with the weights)."""
COMMONPLACE = 60
"""A run that more texts than this have is a phrase of the day and proposes nobody."""
LEAST_COPY = 8
"""Words from which two reports of exactly the same words are proposed, whatever the words are."""


def candidates(texts: Sequence[Worded]) -> Iterator[tuple[Worded, Worded]]:
    """Pairs to compare, in order of id; found by an inverted index, with no closure over pairs.

    Reports of the same words stand in the index once: a further copy neither hides a pair nor makes one.
    """
    copies: dict[tuple[str, ...], list[Worded]] = defaultdict(list)
    for text in texts:
        copies[text.words].append(text)
    groups = [sorted(group, key=lambda one: one.id) for _, group in sorted(copies.items())]
    pairs = [
        (a, b) for first, second in _sharing([group[0] for group in groups])
        for a in groups[first] for b in groups[second]
    ]  # fmt: skip
    for group in groups:
        if len(group[0].words) >= LEAST_COPY:
            pairs += combinations(group, 2)
    in_order = ((a, b) if a.id < b.id else (b, a) for a, b in pairs)
    yield from sorted(in_order, key=lambda pair: (pair[0].id, pair[1].id))


def _sharing(texts: Sequence[Worded]) -> Iterator[tuple[int, int]]:
    """Numbers of texts that share enough runs."""
    holders: dict[Shingle, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for shingle in text.shingles:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= COMMONPLACE:
            shared.update(combinations(numbers, 2))
    yield from (pair for pair, count in sorted(shared.items()) if count >= LEAST_SHARED)
