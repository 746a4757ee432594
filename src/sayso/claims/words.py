"""The words of a statement that say what it is about, in a form that survives spelling and grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.resources import read_lines, read_table

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
LONGEST = 2_000
"""Characters of a statement that are compared; what comes after them does not tell which claim it is."""

NEGATION_REACH = 4
"""How many content words behind a negation it may be about. Chosen by reading; not measured."""

SUFFIXES = (
    ("ational", "ate"), ("isation", "ize"), ("ization", "ize"), ("ising", "ize"), ("ised", "ize"),
    ("ises", "ize"),
    ("ise", "ize"), ("ments", "ment"), ("llery", "lry"), ("ellers", "eler"),
    ("ours", "or"), ("our", "or"), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("edly", ""),
    ("ers", "er"), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What is said, word by word: stems, the forms they were found in and where, names, figures, negated stems.

    ``spans`` are half-open ranges of characters, one for each stem.
    """

    stems: tuple[str, ...]
    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    names: frozenset[str]
    numbers: frozenset[str]
    negated: frozenset[str]


@lru_cache(maxsize=8_192)
def read_words(text: str) -> Words:
    """The content words of a statement, each once, in the order of their first occurrence.

    A name is a word with a capital that does not begin the text; a figure is in digits or a number word.
    ``negated`` are the stems that a "not", "no" or "denied" shortly before them turns round.
    """
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    names: set[str] = set()
    numbers: set[str] = set()
    negated: set[str] = set()
    reach = 0
    for match in WORD.finditer(text[:LONGEST]):
        form = match.group().replace("’", "'")
        low = form.lower().removesuffix("'s")
        if is_negation(low):
            reach = NEGATION_REACH
        elif low == "but":
            reach = 0
        if is_negation(low) or low in stop_words():
            continue
        number = number_of(low)
        if number is not None:
            numbers.add(number)
        stem = number if number is not None else stem_of(low)
        found.setdefault(stem, (low, match.span()))
        if form[0].isupper() and match.start() > 0:
            names.add(stem)
        if reach:
            negated.add(stem)
            reach -= 1
    forms, spans = zip(*found.values(), strict=True) if found else ((), ())
    return Words(tuple(found), forms, spans, frozenset(names), frozenset(numbers), frozenset(negated))


def stem_of(word: str) -> str:
    """The word without its grammatical ending; British and American spelling give the same."""
    if len(word) > 4:
        for ending, instead in SUFFIXES:
            if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
                word = word[: -len(ending)] + instead
                break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] != "s":
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word


def number_of(word: str) -> str | None:
    """The figure that a word stands for, as digits; None for other words and for "one"."""
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    return number_words().get(word)


def is_negation(word: str) -> bool:
    """Whether the word turns round what follows it."""
    return word in negations() or word.endswith("n't")


def points_elsewhere(words: Words) -> bool:
    """Whether a content makes no claim of its own but points at one: "the allegations", "it"."""
    return all(form in empty_words() for form in words.forms)


def share_of_news(stem: str) -> float:
    """The share of news texts that use a word, 0 to 1; 0 for words too rare to be listed."""
    return _background().get(stem, 0.0)


@cache
def _background() -> dict[str, float]:
    return {row["stem"]: int(row["share"]) / 10_000 for row in read_table("claims_background.tsv")}


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of what a statement is about."""
    return frozenset(read_lines("claims_stop_words.txt"))


@cache
def negations() -> frozenset[str]:
    """Words that turn what follows into its opposite."""
    return frozenset(read_lines("claims_negations.txt"))


@cache
def empty_words() -> frozenset[str]:
    """Words for what somebody else said."""
    return frozenset(read_lines("claims_empty_words.txt"))


@cache
def number_words() -> dict[str, str]:
    """Number words and the figure each stands for; vague ones and "one" are left out."""
    exact = (row for row in read_table("facets_numbers.tsv") if row["kind"] in ("unit", "teen", "ten"))
    return {row["word"]: row["low"] for row in exact if row["word"] != "one"} | {"dozen": "12"}
