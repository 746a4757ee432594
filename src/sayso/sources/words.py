"""Words of a text with their places, and the runs of capitals that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.records import Span
from sayso.resources import read_lines, read_table
from sayso.sources.lists import listed

WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W_]+(?:['’\-&][^\W_]+)*")
PARTICLES = listed("particles")
LINKS = frozenset({"of", "for", "the", "de", "&"})
"""Small words inside the names of bodies: "Observatory for Human Rights" ("the" only behind another of
them).
"""

LONGEST_NAME = 12
"""Words in a name at most; a line in capitals is no name."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text and where it stands."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in lower case, without its stops and without the ending of a possessive."""
        return bare(self.text)


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """A word in lower case, without stops and without the ending of a possessive: "U.S." is "us",
    "Anna's" "anna".
    """
    low = word.lower().replace(".", "").replace("’", "'")
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def words_in(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a span, in order."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in WORD.finditer(text, span.start, span.end))


@cache
def small_words() -> frozenset[str]:
    """Words that open a sentence with a capital and are no names."""
    return frozenset(read_lines("sources_small_words.txt"))


@cache
def common_words() -> frozenset[str]:
    """Ordinary English words, without their inflections: a capital does not make them a person's name."""
    return frozenset(read_lines("facets_common_words.txt"))


@cache
def openers() -> frozenset[str]:
    """Words that stand before a name at the opening of a sentence and are no part of it: "Follow Vesper"."""
    return frozenset(read_lines("sources_openers.txt"))


@cache
def finite_verbs() -> frozenset[str]:
    """Forms of verbs that carry a sentence, except the regular ones in -ed."""
    return frozenset(read_lines("finite_verbs.txt"))


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it."""
    return frozenset(read_lines("sources_titles.txt"))


@cache
def given_names() -> dict[str, str]:
    """Given names with the gender they are borne by: m, f or x."""
    return {row["name"]: row["gender"] for row in read_table("sources_given_names.tsv")}


@cache
def gendered() -> dict[str, str]:
    """Titles and nouns that tell a person's gender."""
    return {row["word"]: row["gender"] for row in read_table("sources_gender.tsv")}


def is_capital(word: str) -> bool:
    """Whether a word is written like a part of a name: "Lavrov", "al-Bab", "iPhone" not."""
    if word[:1].isupper():
        return True
    head, _, tail = word.partition("-")
    return head.lower() in PARTICLES and tail[:1].isupper()


def is_name_word(word: Word) -> bool:
    """Whether a word can be part of a person's name: a capital, or a particle such as "bin"."""
    return is_capital(word.text) or word.low in PARTICLES


def links(word: Word, *, after_link: bool) -> bool:
    """Whether a small word can stand inside a name here: "of", "for", "bin"; "the" only behind "of" or
    "for".
    """
    return (word.low in PARTICLES | LINKS) and (word.low != "the" or after_link)


def without_owner(name: str) -> str:
    """A name without the ending of a possessive: "Anna's" is "Anna"."""
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.rstrip("'’")


def adjacent(text: str, left: Word, *, right: Word) -> bool:
    """Whether nothing but a space (or the stop of an abbreviation) stands between two words."""
    gap = text[left.end : right.start]
    if gap in (" ", " ", "\n"):
        return gap != "\n"
    return gap in (". ", ".") and (left.low in titles() or len(left.text) == 1)


def name_runs(text: str, words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The runs of capitalised words: names of people and bodies, with titles that stand right before them."""
    run: list[Word] = []
    pending: list[Word] = []
    for word in words:
        joined = bool(run) and adjacent(text, (pending or run)[-1], right=word) and len(run) < LONGEST_NAME
        capital, small = is_capital(word.text), word.low in small_words()
        if joined and not capital and links(word, after_link=bool(pending)) and len(pending) < 2:
            pending.append(word)
            continue
        if joined and capital and not small:
            run += [*pending, word]
        else:
            if run:
                yield tuple(run)
            run = [word] if capital and not small and word.low not in openers() else []
        pending = []
    if run:
        yield tuple(run)
