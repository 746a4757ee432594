"""The shipped gazetteer: which places in the world a name can stand for, and which of them is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log10
from typing import Literal

from rapidfuzz.fuzz import ratio

from sayso.facets.keys import place_key, plain
from sayso.resources import read_lines, read_table

Level = Literal["country", "region", "city", "land", "site", "any"]

EVIDENCE = 1.5
"""What a country named in the report is worth beside the size of a place (log10 of its people): a town
there beats one twelve times as large elsewhere. Tripoli in a report on Lebanon is Lebanon's, Paris in one
on Texas stays in France."""

MARGIN = 0.4
"""By how much the best reading must be ahead; otherwise the place keeps its name and gets no identity."""

OTHER_NAME, SHORT_OTHER_NAME, SPELLED_OTHERWISE, OTHER_AND_OTHERWISE = 0.3, 0.9, 0.7, 1.3
"""What a match loses against one by the main name as it is written: by another name, by another of four
letters or fewer ("Male" is also a name of Milan), by the key of the main name, by the key of another."""

EVIDENCE_FOR_KEY, EVIDENCE_FOR_OTHER_KEY = 0.1, 0.5
"""How strongly a country must be in the report before a place of it is known by the key of its main name
alone, or by that of another name."""

ALIKE = 50.0
"""Likeness (0 to 100) from which another name may stand for a town of a country that the report does not
name."""

CLOSE, LONG_NAME = 80.0, 7
"""Likeness, and letters, from which another spelling of a main name needs no other sign of its country ("Deir
Ezzor")."""

UNLIKE = 0.5
"""What a town loses under a name that is not like its main one."""

BESIDE = 0.15
"""Degrees of latitude and longitude within which two towns of one name are one."""

KNOWN_ANYWHERE = 50_000
"""People from which a town is known in a report that names neither its country nor another place there."""

DOMINATED = 20
"""A region gives way to the town of its name unless it is so many times as large ("Donetsk",
"Washington")."""

SHORT_NAME = 4
SHORTEST_LOOSE = 3
"""Letters from which a name is looked up by its key; shorter ones must be countries."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name can stand for; ``unlike`` says what the match costs,
    ``alike`` whether the name is like its main name, ``close`` whether it is very like it."""

    identity: str
    name: str
    level: Level
    country: str
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    people: int = 0
    unlike: float = 0.0
    alike: bool = True
    close: bool = True


def find(name: str) -> tuple[Entry, ...]:
    """Every place that a name can stand for: countries and lands as written, regions and towns by their
    key."""
    bare = plain(name).removeprefix("the ")
    country = countries().get(bare)
    if country is not None and (len(bare) > SHORTEST_LOOSE or name.replace(".", "").isupper()):
        others = tuple(entry for entry in _by_key(name) if entry.level == "region")
        return (country, *others) if bare == "georgia" or others else (country,)
    land = _lands().get(bare)
    if land is not None:
        return (land,)
    return _by_key(name) if len(bare) >= SHORTEST_LOOSE and not name.isupper() else ()


def _by_key(name: str) -> tuple[Entry, ...]:
    bare = plain(spellings().get(plain(name), name))
    exact = set(_numbers(":" + bare)) | set(_numbers(":" + bare.removeprefix("al ").removeprefix("el ")))
    return tuple(_entry(number, bare, exact) for number in sorted({*exact, *_numbers(place_key(bare))}))


def choose(
    entries: Sequence[Entry], evidence: Mapping[str, float], level: Level | None = None
) -> Entry | None:
    """The place that is meant; None where the report does not settle it.

    ``evidence``: countries of the report by how strongly they are in it (0 to 1). ``level``: what the
    words beside the name say it is.
    """
    fit = [entry for entry in entries if level is None or entry.level == level] or list(entries)
    fit = [entry for entry in fit if level == "region" or not _dominated(entry, fit)]
    ranked = sorted(((_weight(entry, evidence), entry.identity, entry) for entry in fit), reverse=True)
    if not ranked:
        return None
    best = ranked[0][2]
    rivals = [entry for _, _, entry in ranked[1:2] if not _is_beside(entry, best)]
    if rivals and ranked[0][0] - ranked[1][0] < MARGIN:
        return None
    return best if best.level != "city" or best.people >= KNOWN_ANYWHERE or best.country in evidence else None


def credible(
    entries: Sequence[Entry], evidence: Mapping[str, float], level: Level | None = None
) -> tuple[Entry, ...]:
    """The entries that have something to rest on: the main name, or another way of writing and the country in
    the report.

    A site (a quarter, an airport) has no entries of its own and is known by its name as written only.
    """
    return tuple(entry for entry in entries if _is_credible(entry, evidence, level))


def _is_beside(a: Entry, b: Entry) -> bool:
    """Whether two towns are parts or doubles of one: a fort and its town."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    return abs(a.latitude - b.latitude) < BESIDE and abs(a.longitude - b.longitude) < BESIDE


def _is_credible(entry: Entry, evidence: Mapping[str, float], level: Level | None) -> bool:
    strength = evidence.get(entry.country, 0.0)
    if (
        entry.unlike == SPELLED_OTHERWISE
        and entry.close
        and entry.people >= KNOWN_ANYWHERE
        and level != "site"
    ):
        return True
    if entry.unlike >= SPELLED_OTHERWISE:
        least = EVIDENCE_FOR_KEY if entry.unlike == SPELLED_OTHERWISE else EVIDENCE_FOR_OTHER_KEY
        return level != "site" and strength >= least and (entry.alike or entry.unlike == SPELLED_OTHERWISE)
    return entry.alike or strength > 0


def _dominated(entry: Entry, entries: Sequence[Entry]) -> bool:
    return entry.level == "region" and any(
        other.level == "city" and other.country == entry.country and other.people * DOMINATED > entry.people
        for other in entries
    )


def _weight(entry: Entry, evidence: Mapping[str, float]) -> float:
    size = 7.5 if entry.level == "country" else log10(entry.people + 100)
    cost = entry.unlike + (0.0 if entry.alike else UNLIKE)
    return size + EVIDENCE * evidence.get(entry.country, 0.0) - cost


# -- tables --------------------------------------------------------------------------------------


@cache
def countries() -> dict[str, Entry]:
    """The countries by their names as ``plain`` gives them."""
    found: dict[str, Entry] = {}
    for row in read_table("facets_countries.tsv"):
        if row["iso"].startswith("x-"):
            continue
        for name in (row["name"], *row["other"].split("|")):
            if name:
                bare = plain(name).removeprefix("the ")
                found[bare] = Entry(f"iso:{row['iso']}", row["name"], "country", row["iso"])
    return found


@cache
def nationalities() -> dict[str, str]:
    """The country code (or that of a people) by adjectives and nouns for people, as written."""
    found: dict[str, str] = {}
    for row in read_table("facets_countries.tsv"):
        adjectives = [word for word in row["adjectives"].split("|") if word]
        regular = [word + "s" for word in adjectives if word[-1] in "nikbdtc" and " " not in word]
        for word in (*adjectives, *regular, *row["people"].split("|")):
            if word:
                found.setdefault(word, row["iso"])
    return found


def nation_of(word: str) -> str:
    """The country code of an adjective, or of the first of two ("Syrian-Turkish"); else nothing."""
    return nationalities().get(word) or nationalities().get(
        word.split("-", maxsplit=1)[0] if "-" in word else "", ""
    )


@cache
def capitals() -> dict[str, str]:
    """The country code by the names of its seats of power ("Damascus", "the Kremlin"), as ``plain`` gives
    them."""
    codes = {name: entry.country for name, entry in countries().items()}
    found: dict[str, str] = {}
    for row in read_table("sources_states.tsv"):
        code = codes.get(plain(row["state"]))
        for seat in row["seats"].split("|"):
            if code and seat:
                found[plain(seat)] = code
    return found


@cache
def spellings() -> dict[str, str]:
    """Names of towns in the news that the gazetteer does not have, with the name that it has."""
    rows = read_table("facets_spellings.tsv")
    return {plain(name): row["gazetteer"] for row in rows for name in row["news"].split("|")}


@cache
def _lands() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for row in read_table("facets_lands.tsv"):
        country = row["countries"].split(" ")[0]
        for name in (row["name"], *row["other"].split(";")):
            if name:
                found[plain(name)] = Entry(f"land:{plain(row['name'])}", row["name"], "land", country)
    return found


@cache
def _rows(name: str) -> tuple[str, ...]:
    return read_lines(name)[1:]


def _line(name: str, key: str) -> str | None:
    """The row of a sorted table that begins with a key."""
    rows = _rows(name)
    at = bisect_left(rows, key + "\t")
    return rows[at] if at < len(rows) and rows[at].startswith(key + "\t") else None


def _numbers(key: str) -> list[str]:
    line = _line("facets_gazetteer_keys.tsv", key)
    return line.split("\t")[1].split(" ") if line else []


def _entry(number: str, bare: str, exact: set[str]) -> Entry:
    line = _line("facets_gazetteer.tsv", number) or f"{number}\t\t\t\t\t\t0"
    _, name, country, region, latitude, longitude, people = line.split("\t")
    return Entry(
        f"geonames:{number}",
        name,
        "city" if latitude else "region",
        country,
        region,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(people),
        _unlike(name, bare, number in exact),
        not latitude or ratio(plain(name), bare) >= ALIKE,
        len(bare) >= LONG_NAME and ratio(plain(name), bare) >= CLOSE,
    )


def _unlike(name: str, bare: str, written: bool) -> float:
    if plain(name).removeprefix("al ") == bare.removeprefix("al "):
        return 0.0
    if written:
        return OTHER_NAME if len(bare) > SHORT_NAME else SHORT_OTHER_NAME
    return SPELLED_OTHERWISE if place_key(name) == place_key(bare) else OTHER_AND_OTHERWISE
