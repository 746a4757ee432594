"""Finds the places of a report: in the gazetteer, or by the words beside a name; and which place is meant."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from sayso.facets.gazetteer import Entry, choose, countries, credible, find, nation_of
from sayso.facets.keys import place_key, plain
from sayso.facets.name_runs import Name
from sayso.facets.name_words import bodies, titles
from sayso.facets.place_holders import settled_by_next, with_holder, with_within
from sayso.facets.place_lists import heads_list
from sayso.facets.place_signs import levels, modifies, sign_of
from sayso.facets.place_standing import (
    LARGE,
    Candidate,
    bare_name,
    has_article,
    is_listed_place,
    is_place,
    is_thing,
    may_be_unlisted,
    stands_for_government,
)
from sayso.facets.tokens import Tokens
from sayso.facets.words import listed
from sayso.records import Place, Span

HEADS = listed("place_heads") | listed("sure_heads")
"""First words of the names of places."""


def find_places(
    tokens: Tokens, names: Sequence[Name], aliases: Set[str] = frozenset()
) -> tuple[tuple[Name, Place], ...]:
    """The places among the names of a report, each with its name, in order.

    A country is a place unless it acts ("Russia said"); a town where a preposition or place word stands
    beside it, or where it is large and no ordinary word; a name that no gazetteer has, where the words
    beside it say so, here or elsewhere in the report. ``aliases``: names of bodies, never places but for
    countries ("United Arab Emirates (UAE)").
    """
    held = [_candidate(tokens, name) for name in names if _can_be_place(tokens, name, aliases)]
    held = settled_by_next(tokens, held)
    evidence = _evidence(tokens, held, names)
    held = [
        one if one.country else replace(one, entries=credible(one.entries, evidence, one.sign.level))
        for one in held
    ]
    listed = {one.name.first for one in held if one.entries and is_listed_place(tokens, one, evidence)}
    held = [replace(one, sign=with_holder(tokens, one, listed)) for one in held]
    proven = {
        place_key(bare_name(one.name))
        for one in held
        if one.sign.sure and not one.entries and may_be_unlisted(one)
    }
    chosen = [one for one in held if is_place(tokens, one, proven, evidence)]
    texts = {one.name.text for one in chosen if not stands_for_government(one.name)}
    rivers = {one.name.text for one in chosen if not one.entries and has_article(tokens, one.name)}
    firsts = {one.name.first for one in chosen}
    chosen = [
        one
        for one in held
        if one.name.first in firsts
        or (one.name.text in texts and (one.name.text in rivers or not is_thing(tokens, one)))
    ]
    meant = [(one, choose(one.entries, {**evidence, one.country: 1.0}, one.sign.level)) for one in chosen]
    return tuple(with_within(tokens, [(one.name, entry, _place(one.name, entry)) for one, entry in meant]))


def _candidate(tokens: Tokens, name: Name) -> Candidate:
    """The name with what the gazetteer has under it, or under it without its last word ("Aleppo
    Province")."""
    sign, entries = sign_of(tokens, name), find(name.text)
    kind = levels().get(name.words[-1].lower()) if len(name.words) > 1 and not entries else None
    if kind in ("region", "city"):
        return Candidate(name, find(bare_name(name)), replace(sign, sure=True, level=kind))
    if heads_list(tokens, name):
        sign = replace(sign, sure=True)
    if kind is not None or name.words[0].lower() in HEADS:
        street = name.words[0].lower() in listed("sure_heads") and not name.loud and len(name.words) > 1
        placed = sign.sure or sign.weak or sign.struck or street
        sign = replace(sign, sure=placed, level="site" if kind is not None else sign.level)
    return Candidate(name, entries or find(bare_name(name)), sign)


def _can_be_place(tokens: Tokens, name: Name, aliases: Set[str]) -> bool:
    low = name.text.lower().replace("’", "'")
    country = plain(name.text).removeprefix("the ") in countries()
    if (low in aliases and not country) or low in bodies():
        return False
    people = nation_of(name.text) != "" and plain(name.text) not in countries()
    titled = len(name.words) > 1 and name.words[0].lower().strip(".") in titles()
    return not people and (not titled or sign_of(tokens, name).level is not None)


def _evidence(tokens: Tokens, held: Sequence[Candidate], names: Sequence[Name]) -> dict[str, float]:
    """The countries of the report by how often they, their people and their towns are named; the first is 1.

    A name that towns of several countries have counts only for a country that something else names.
    """
    counts: dict[str, float] = {}
    for name in names:
        country = nation_of(name.words[0])
        if country and not country.startswith("x-"):
            counts[country] = counts.get(country, 0.0) + 0.5
    placed = [one for one in held if _counts_as_evidence(tokens, one)]
    for several in (False, True):
        for one in placed:
            telling = [entry for entry in one.entries if _is_telling(entry)]
            if (len({entry.country for entry in telling}) > 1) != several:
                continue
            meant = choose(telling, counts)
            if meant is not None and (not several or meant.country in counts):
                counts[meant.country] = counts.get(meant.country, 0.0) + 1.0
    most = max(counts.values(), default=1.0)
    return {country: count / most for country, count in counts.items()}


def _counts_as_evidence(tokens: Tokens, one: Candidate) -> bool:
    placed = one.sign.sure or one.sign.weak or one.sign.struck
    country = any(entry.level == "country" for entry in one.entries)
    return (placed or country) and not modifies(tokens, one.name)


def _is_telling(entry: Entry) -> bool:
    """Whether a place is well enough known to say by its name alone which country a report is about."""
    return bool(entry.country) and entry.unlike == 0.0 and (entry.level != "city" or entry.people >= LARGE)


def _place(name: Name, entry: Entry | None) -> Place:
    span = Span(name.start, name.end)
    if entry is None:
        return Place(span, name.text, place_key(bare_name(name)))
    key = entry.identity if entry.level == "country" else place_key(entry.name)
    return Place(span, name.text, key, entry.identity, entry.latitude, entry.longitude)
