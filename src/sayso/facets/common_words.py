"""Ordinary English words, so that a capital letter at the head of a sentence does not make a name."""

from __future__ import annotations

from functools import cache, lru_cache

from sayso.resources import read_lines

ENDINGS = (
    "s", "es", "ed", "d", "ing", "ings", "ly", "er", "r", "ers", "rs", "est", "st", "ness", "nesses", "able",
    "ment", "ments", "less",
)  # fmt: skip
REPLACED = (("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"))
WITH_E = frozenset({"ed", "ing", "er", "es", "est", "able"})
SHORTEST = 3
DEEPEST = 3
"""Endings that are taken off one after the other: "carelessly", "careless", "care"."""


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a word (in lower case) is in a small English dictionary, endings taken off."""
    if not word.isascii():
        return False
    left = {word.removesuffix("'s")}
    for _ in range(DEEPEST):
        if left & _dictionary():
            return True
        left = {stem for one in left for stem in stems(one)}
    return False


def stems(word: str) -> set[str]:
    """What a word may be an inflection or derivation of."""
    found = {word[: -len(old)] + new for old, new in REPLACED if word.endswith(old)}
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST:
            continue
        found.add(stem)
        if ending in WITH_E:
            found.add(stem + "e")
        if len(stem) > SHORTEST and stem[-1] == stem[-2]:
            found.add(stem[:-1])
    return found


@cache
def _dictionary() -> frozenset[str]:
    return frozenset(read_lines("facets_common_words.txt"))
