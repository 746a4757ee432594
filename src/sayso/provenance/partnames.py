"""Names of bodies and papers that say less than a full name: "the board" for the Tamble Levels Board."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from networkx.utils import UnionFind

from sayso.provenance.bodies import body_nouns, is_filler, nouns_of, words_of_name
from sayso.records import Kind, Source
from sayso.resources import read_lines

BODIES: frozenset[Kind] = frozenset({"government", "organization", "group"})
"""Kinds of sources that can be a body under part of its name."""

HEADS = frozenset({"body", "state", "document"})
"""Classes of nouns that head the name of a body or a paper."""

LEAST_STEM = 4
"""Letters of a name that must be left when the ending of its adjective is taken away ("Varnian", "Varnia")."""

BEGINNING = 5
"""Letters by which two words are forms of one: "election", "electoral"."""

_ENDINGS = re.compile(r"(?:ians?|eans?|ans?|ns?|ese|ish|ia|[aeiouy])$")
LINKS = frozenset({"of", "for", "in", "at", "from", "on", "by", "with"})


@dataclass(frozen=True, slots=True)
class Called:
    """A name by the noun that heads it ("board") and all of its words that tell something, the head among them."""

    head: str
    words: frozenset[str]


@cache
def called(name: str) -> Called | None:
    """What a name of a body or a paper says; None where no noun for one heads it, or where it is one of several."""
    words = words_of_name(name)
    if not words or is_one_of_several(name):
        return None
    first = next((at for at, word in enumerate(words) if word in LINKS), len(words))
    head = _single(words[first - 1]) if first else ""
    return Called(head, _telling(words) | {head}) if head in _nouns() else None


def is_one_of_several(name: str) -> bool:
    """Whether a name says that there are more of a kind: "two drafts", "the second committee"."""
    return any(word in _others() or word.isdigit() for word in words_of_name(name))


def join_part_names(joined: UnionFind[str], known: Iterable[Source]) -> None:
    """Put a name with the one fuller name that has all its words and its head: "the guild", "the fishermen's guild".

    Where two fuller names could be meant it stays apart.
    """
    found = {
        one.id: told
        for one in known
        if one.kind in (*BODIES, "document", "unnamed") and (told := called(one.name))
    }
    for one, told in sorted(found.items(), key=lambda pair: (-len(pair[1].words), pair[0])):
        fuller = {joined[other] for other, more in found.items() if _is_part(told, more)}
        if len(fuller) == 1:
            joined.union(fuller.pop(), one)


def names_a_paper(name: str) -> bool:
    """Whether a noun for a paper or a recording heads a name: "the register", "a leaked audit"."""
    told = called(name)
    return told is not None and told.head not in body_nouns()


def is_bare(name: str) -> bool:
    """Whether a name is nothing but a noun for a body: "Commission", "Authority"."""
    told = called(name)
    return told is not None and told.words == {told.head}


@cache
def is_body(name: str) -> bool:
    """Whether a publisher is a body and no outlet: "Tamble Levels Board", not "State News" or "Press Union"."""
    told = called(name)
    return told is not None and told.head in body_nouns() and not of_media() & {*words_of_name(name)}


@cache
def of_media() -> frozenset[str]:
    """Words that stand in the names of outlets: "news", "radio", "times"."""
    names = (*read_lines("sources_outlet_words.txt"), *read_lines("sources_outlet_first_words.txt"))
    return frozenset(word for name in names for word in name.split())


def bearers(name: str, named: Iterable[Source]) -> list[str]:
    """The ids of the sources that are the body which a publisher's name means, in full or in part, fullest first.

    "Volcanological Observatory of the Corail Islands" is the Volcanological Observatory that others cite.
    """
    full = called(name)
    if full is None:
        return []
    found = [(one, told) for one in named if one.kind in BODIES and (told := called(one.name))]
    mine = [(-len(told.words), one.id) for one, told in found if _may_bear(told, full)]
    return [id for _, id in sorted(mine)]


def _may_bear(told: Called, full: Called) -> bool:
    return told.head == full.head and len(told.words) > 1 and told.words <= full.words


def _is_part(told: Called, more: Called) -> bool:
    return told.head == more.head and told.words < more.words


def may_be_one(one: Source, other: Source) -> bool:
    """Whether two bodies have the same head and another word: "election commission", "electoral commission"."""
    if one.kind not in BODIES or other.kind not in BODIES:
        return False
    here, there = called(one.name), called(other.name)
    return here is not None and there is not None and here.head == there.head and bool(_alike(here, there))


def _alike(here: Called, there: Called) -> frozenset[str]:
    beginnings = [{word[:BEGINNING] for word in told.words - {told.head}} for told in (here, there)]
    return frozenset(beginnings[0] & beginnings[1])


def full_words(one: Source) -> frozenset[str]:
    """The words that tell a named source from others."""
    return _telling(words_of_name(one.name)) if one.named else frozenset()


# -- words -----------------------------------------------------------------------------------------


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in kept_words(words))


def kept_words(words: Iterable[str]) -> list[str]:
    """The words of a name that tell something: nouns for bodies and papers, and what is no grammar."""
    return [word for word in words if _single(word) in _nouns() or not (is_filler(word) or word in LINKS)]


def _single(word: str) -> str:
    return word if word in _nouns() else word.removesuffix("s")


def stem(word: str) -> str:
    """A word without its plural, and a name without the ending of its adjective."""
    single = _single(word)
    if single in _nouns():
        return single
    short = _ENDINGS.sub("", single)
    return short if len(short) >= LEAST_STEM else single


def _nouns() -> frozenset[str]:
    return nouns_of(HEADS)


@cache
def _others() -> frozenset[str]:
    return frozenset(read_lines("provenance_others.txt"))
