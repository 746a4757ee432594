"""The nouns that head a description of a source: "a *source* at the airport", "two *officials*", "the
*newspaper*".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from sayso.records import Kind
from sayso.resources import read_table

Number = Literal["one", "many"]
NounClass = Literal[
    "office", "spokesman", "official", "role", "body", "state", "outlet", "agency", "document", "source"
]

PERSONAL: frozenset[NounClass] = frozenset({"office", "spokesman", "official", "role"})
"""Classes of nouns that mean people."""

LONGEST = 3
"""Words in the longest noun of the list ("secretary of state")."""

ALWAYS_MANY = frozenset(
    {"police", "media", "press", "troops", "security forces", "law enforcement", "authorities"}
)
"""Nouns without a plural ending that stand for many."""

PERSON_ENDINGS = ("ist", "man", "woman", "eer", "ian", "er", "or")
"""Endings of nouns that mean a person, for nouns that the list lacks."""

LEAST_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the list as it stands in a mention: what kind of voice it means, and whether one or many."""

    word: str
    kind: Kind
    number: Number
    cls: NounClass
    length: int = 1


@cache
def _table() -> Mapping[str, tuple[Kind, Kind, NounClass]]:
    return {
        row["noun"]: (cast(Kind, row["one"]), cast(Kind, row["many"]), cast(NounClass, row["class"]))
        for row in read_table("sources_nouns.tsv")
    }


def singulars(word: str) -> tuple[str, ...]:
    """What a plural may be the plural of: "parties" of "party", "men" of "man", "branches" of "branch"."""
    out: list[str] = []
    if word.endswith("men"):
        out.append(word[:-2] + "an")
    if word.endswith("ies"):
        out.append(word[:-3] + "y")
    if word.endswith("es"):
        out.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        out.append(word[:-1])
    return tuple(out)


@lru_cache(maxsize=1 << 15)
def look_up(words: str) -> Noun | None:
    """The noun that these words are, in the singular or plural; None where the list has none."""
    length = words.count(" ") + 1
    if words in _table():
        one, many, cls = _table()[words]
        return (
            Noun(words, many, "many", cls, length)
            if words in ALWAYS_MANY
            else Noun(words, one, "one", cls, length)
        )
    for single in singulars(words):
        if single in _table():
            _, many, cls = _table()[single]
            return Noun(single, many, "many", cls, length)
    return None


def ending_at(words: Sequence[str], end: int) -> Noun | None:
    """The longest noun of the list that ends before index ``end`` of the lower-case words."""
    for length in range(min(LONGEST, end), 0, -1):
        found = look_up(" ".join(words[end - length : end]))
        if found:
            return found
    return None


def is_personal(word: str) -> bool:
    """Whether the ending of a noun that the list lacks tells a person: "quartermaster", "lobbyist"."""
    return word.endswith(PERSON_ENDINGS) and len(word) >= LEAST_LETTERS
