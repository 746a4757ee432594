"""What headlines call an event: words for one thing taken as one, countries by any name, kinds of events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sayso.claims.words import stem_of
from sayso.resources import read_table

WORD = re.compile(r"[^\W\d_]+")
PLURAL = ("n", "i", "k", "b", "d", "t", "c")
"""Endings of adjectives of nations that take an s for the people: Afghans, Iraqis."""


def folded(text: str, stems: Iterable[str]) -> frozenset[str]:
    """The stems of a text with one for words that mean one thing ("quake", "earthquake"), and the country for its
    people and adjectives."""
    nations = {stem_of(word.lower()): country for word, country in _named(text)}
    alike = _alike()
    return frozenset(nations.get(stem) or alike.get(stem, stem) for stem in stems if stem.isalpha())


def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names, by name, adjective or people."""
    return frozenset(country for _, country in _named(text))


@lru_cache(maxsize=4_096)
def kinds_of_event(text: str) -> frozenset[str]:
    """The kinds of events that a text names: quake, fire, crash."""
    kinds = _kinds()
    return frozenset(kinds[word] for word in WORD.findall(text.lower()) if word in kinds)


@lru_cache(maxsize=4_096)
def _named(text: str) -> tuple[tuple[str, str], ...]:
    known = _countries()
    words = WORD.findall(text.replace("U.S.", "US").replace("U.K.", "UK"))
    return tuple((word, known[word]) for word in words if word in known)


@cache
def _countries() -> dict[str, str]:
    """Names of one word, adjectives and people, as written, with the stem of the country's name."""
    found: dict[str, str] = {}
    for row in read_table("facets_countries.tsv"):
        country = stem_of(row["name"].lower()).replace(" ", "")
        adjectives = [word for word in row["adjectives"].split("|") if word]
        people = [word + "s" for word in adjectives if word.endswith(PLURAL)]
        for word in (row["name"], *row["other"].split("|"), *adjectives, *people, *row["people"].split("|")):
            if word and " " not in word:
                found.setdefault(word, country)
    return found


@cache
def _alike() -> dict[str, str]:
    groups = (row["words"].split() for row in read_table("claims_event_groups.tsv") if row["alike"] == "yes")
    return {stem_of(word): stem_of(group[0]) for group in groups for word in group}


@cache
def _kinds() -> dict[str, str]:
    groups = (row["words"].split() for row in read_table("claims_event_groups.tsv") if row["event"] == "yes")
    return {word: group[0] for group in groups for word in group}
