"""Names of bodies and papers that say less than a full name: "the board" for the Tamble Levels Board."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from networkx.utils import UnionFind

from sayso.provenance.bodies import (
    body_nouns,
    holders,
    is_filler,
    is_post,
    is_title,
    nouns_of,
    speakers,
    words_of_name,
)
from sayso.records import Kind, Source
from sayso.resources import read_lines, read_table

BODIES: frozenset[Kind] = frozenset({"government", "organization", "group"})
"""Kinds of sources that can be a body under part of its name."""

HEADS = frozenset({"body", "state", "document"})
"""Classes of nouns that head the name of a body or a paper."""

LEAST_STEM = 4
"""Letters of a name that must be left when the ending of its adjective is taken away ("Varnian", "Varnia")."""

BEGINNING = 5
"""Letters by which two words are forms of one: "election", "electoral"."""

_ENDINGS = re.compile(r"(?:ians?|eans?|ans?|ns?|ese|ish|ia|[aeiouy])$")
_LINKS = frozenset({"of", "for", "in", "at", "from", "on", "by", "with"})


@dataclass(frozen=True, slots=True)
class Called:
    """A name by the noun that heads it ("board") and all of its words that tell something, the head among them."""

    head: str
    words: frozenset[str]


@cache
def called(name: str) -> Called | None:
    """What a name of a body or a paper says; None where no noun for one heads it, or where it is one of several."""
    words = words_of_name(name)
    if not words or any(word in _others() or word.isdigit() for word in words):
        return None
    first = next((at for at, word in enumerate(words) if word in _LINKS), len(words))
    head = _single(words[first - 1]) if first else ""
    return Called(head, _telling(words) | {head}) if head in _nouns() else None


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


def is_paper(name: str) -> bool:
    """Whether a noun for a paper or a recording heads a name: "the register", "a leaked audit"."""
    told = called(name)
    return told is not None and told.head not in body_nouns()


def is_bare(name: str) -> bool:
    """Whether a name is nothing but a noun for a body: "Commission", "Authority"."""
    told = called(name)
    return told is not None and told.words == {told.head}


def speaks_for_somebody(one: Source, offices: Mapping[str, Sequence[str]]) -> bool:
    """Whether somebody is named with a post at a body, and never with the body: "spokeswoman Orel"."""
    if one.kind != "person" or not one.named or one.affiliation:
        return False
    words = [word for phrase in offices.get(one.id, ()) for word in words_of_name(phrase)]
    return any(is_title(word) or word in speakers() for word in words) and not _offices_of(one, offices)


@cache
def is_body(name: str) -> bool:
    """Whether a publisher is a body and no outlet: "Tamble Levels Board", not "State News" or "Press Union"."""
    told = called(name)
    return told is not None and told.head in body_nouns() and not _of_media() & {*words_of_name(name)}


@cache
def _of_media() -> frozenset[str]:
    names = (*read_lines("sources_outlet_words.txt"), *read_lines("sources_outlet_first_words.txt"))
    return frozenset(word for name in names for word in name.split())


def bearer(name: str, named: Iterable[Source]) -> str:
    """The id of the one body among sources that a publisher's name means, in full or in part; else empty.

    "Volcanological Observatory of the Corail Islands" is the Volcanological Observatory that others cite.
    """
    full = called(name)
    found = {
        one.id
        for one in named
        if full is not None and one.kind in BODIES and _may_bear(called(one.name), full)
    }
    return found.pop() if len(found) == 1 else ""


def _may_bear(told: Called | None, full: Called) -> bool:
    return told is not None and told.head == full.head and len(told.words) > 1 and told.words <= full.words


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


def join_holders(
    joined: UnionFind[str], known: Sequence[Source], offices: Mapping[str, Sequence[str]]
) -> None:
    """Put people with the one body that their office names, or with the one other who speaks for it.

    "Board engineer Orel", "minister of the Sea Pent"; "head of the rescue service" and "rescue chief Tamm".
    """
    bodies = {one.id: (full_words(one), called(one.name)) for one in known if one.kind in BODIES}
    held_by = {one.id: _offices_of(one, offices) for one in known if one.kind == "person" and one.named}
    for one, mine in held_by.items():
        of = {joined[body] for body, told in bodies.items() for office in mine if _is_of(office, *told)}
        of = of or {
            joined[other]
            for other, theirs in held_by.items()
            for office in mine
            if other != one and any(_is_one_office(office, their) for their in theirs)
        }
        if len(of) == 1:
            joined.union(of.pop(), one)


def _offices_of(one: Source, offices: Mapping[str, Sequence[str]]) -> frozenset[frozenset[str]]:
    return frozenset(filter(None, map(_office, (one.name, *offices.get(one.id, ())))))


def full_words(one: Source) -> frozenset[str]:
    """The words that tell a named source from others."""
    return _telling(words_of_name(one.name)) if one.named else frozenset()


def _is_one_office(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether two offices are of one body, which both name."""
    return bool(here & there & body_nouns()) and (
        here == there or (len(here & there) > 1 and (here <= there or there <= here))
    )


@cache
def _office(phrase: str) -> frozenset[str]:
    """The words of an office that tell whose it is, its holder's noun turned into that of the body."""
    words = words_of_name(phrase)
    if not any(map(is_post, words)):
        return frozenset()
    kept = [word for word in _kept(words) if word not in holders() or word in _bodies_of()]
    if all(word in _bodies_of() for word in kept):
        return frozenset()  # "The governor" alone may be that of the province or that of the island.
    return frozenset(stem(_bodies_of().get(word, word)) for word in kept)


def _is_of(office: frozenset[str], full: frozenset[str], body: Called | None) -> bool:
    """Whether an office is one of a body: all of the body's words are in it, or all of its words in the body's."""
    if full and full <= office:
        return True
    return body is not None and body.head in office and office <= body.words


# -- words -----------------------------------------------------------------------------------------


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in _kept(words))


def _kept(words: Iterable[str]) -> list[str]:
    return [word for word in words if _single(word) in _nouns() or not (is_filler(word) or word in _LINKS)]


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
def _bodies_of() -> Mapping[str, str]:
    return {row["holder"]: row["body"] for row in read_table("provenance_holders.tsv")}


@cache
def _others() -> frozenset[str]:
    return frozenset(read_lines("provenance_others.txt"))
