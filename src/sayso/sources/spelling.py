"""One name in several spellings: keys that transliteration, articles, doubled letters and endings leave
alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from sayso.resources import read_table
from sayso.sources.lists import listed
from sayso.sources.media import plain
from sayso.sources.states import state_adjectives

ALIKE = 60
"""Least likeness (0 to 100, rapidfuzz ratio of the letters) of two names whose sounds agree.
Set on the pairs of tests/sources/test_spelling.py, which re-measures it.
"""

ALIKE_ALONE = 80
"""The same for a surname alone, which many may bear."""

ARTICLE = re.compile(r"\b(?:al|el|an|as|ash|ad|ar|at|az|ul|l)[- ](?=\w{2,})")
ENDINGS = re.compile(r"(?:off|of|ow|ov|(?<!e)eff|(?<!e)ef|ev|ew)$")
CHINESE = re.compile(r"[ae]ng$")
"""Endings in which a and e are two sounds: "Zhang" is not "Zheng"."""

VOWELS = re.compile(r"[aeiou]+")
SMALL = listed("small in bodies")
COMPANY_ENDINGS = listed("company endings")
TWO_NAMES = listed("two names")


@cache
def _folds() -> tuple[tuple[str, str], ...]:
    return tuple((row["from"], row["to"]) for row in read_table("sources_folds.tsv"))


@cache
def _spellings() -> dict[str, str]:
    return {row["word"]: row["as"] for row in read_table("sources_spellings.tsv")}


@lru_cache(maxsize=1 << 15)
def letters(name: str) -> str:
    """A name in plain lower-case Latin letters and spaces: accents, apostrophes, hyphens and articles
    are gone.
    """
    flat = unicodedata.normalize("NFKD", plain(name))
    kept = "".join(char for char in flat if char.isalnum() or char == " ")
    return " ".join(ARTICLE.sub("", f"{kept} ").split())


@lru_cache(maxsize=1 << 15)
def folded(name: str) -> str:
    """A name with the letters that transliterations write differently made one, its words run together."""
    words = []
    for word in letters(name).split():
        low = ENDINGS.sub("of", word)
        for old, new in _folds():
            low = low.replace(old, new)
        low = low.removesuffix("h") if len(low) > 3 else low
        words.append("e" + low[2:] if low.startswith("ie") else low)
    return re.sub(r"(.)\1+", r"\1", "".join(words))


@lru_cache(maxsize=1 << 15)
def skeletons(name: str) -> str:
    """The consonants of a name, folded: "mhmd" of Mohammed, Muhammad and Mohamed; a vowel at the start
    counts.
    """
    low = folded(name)
    first = "a" if low[:1] in tuple("aeiou") else ""
    return first + re.sub(r"(.)\1+", r"\1", VOWELS.sub("", low))


def spelled_alike(a: str, b: str, *, least: float = ALIKE) -> bool:
    """Whether two names can be two spellings of one: the same consonants, vowels that can stand for each
    other, and not too unlike as written.
    """
    one, two = letters(a), letters(b)
    if one == two:
        return True
    if min(len(one), len(two)) < 4 or skeletons(a) != skeletons(b) or len(skeletons(a)) < 3:
        return False
    if _are_two(one.split(), two.split()):
        return False
    low, other = folded(a), folded(b)
    if VOWELS.sub("-", low) != VOWELS.sub("-", other) or not all(
        map(_vowels_agree, _vowels(low), _vowels(other))
    ):
        return False
    return fuzz.ratio(one.replace(" ", ""), two.replace(" ", "")) >= least


def _are_two(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two words in one place are names of their own, however like: "Saleh" and "Salah"."""
    return any(
        f"{min(a, b)}={max(a, b)}" in TWO_NAMES
        or (a != b and a[:-3] == b[:-3] and bool(CHINESE.search(a)) and bool(CHINESE.search(b)))
        for a, b in zip(one, two, strict=False)
    )


@lru_cache(maxsize=1 << 15)
def _vowels(low: str) -> tuple[str, ...]:
    """The groups of vowels, o and u made one, "ei" written as "ai"."""
    groups = (found.replace("ei", "ai").replace("ie", "i").replace("o", "u") for found in VOWELS.findall(low))
    return tuple(re.sub(r"(.)\1+", r"\1", group) for group in groups)


def _vowels_agree(a: str, b: str) -> bool:
    """Whether two groups of vowels can be one: e stands for a and for i, nothing else for each other."""
    return len(a) == len(b) and all(
        x == y or ("e" in (x, y) and not {"u"} & {x, y}) for x, y in zip(a, b, strict=True)
    )


def body_key(name: str) -> tuple[str, ...]:
    """The words of a body's name in any order and spelling: "Ministry of Defence of Russia" is "Russian
    Defense Ministry", "Korvan Motors Corp." is "Korvan Motors".
    """
    states = state_adjectives()
    given = plain(name).replace("'s", "").replace("'", "").split()
    while len(given) > 1 and given[-1] in COMPANY_ENDINGS:
        given.pop()
    words = [_spellings().get(word, word) for word in given]
    words = [states[word].lower() if word in states else word for word in words if word not in SMALL]
    return tuple(sorted(words))
