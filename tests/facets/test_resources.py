"""The word lists and the gazetteer of the facets: their sources, their form, and that they agree with each
other."""

from __future__ import annotations

from importlib.resources import files

import pytest

import sayso.resources
from sayso.facets.keys import place_key, plain
from sayso.facets.words import listed
from sayso.resources import read_lines, read_table

FOLDER = files(sayso.resources)
LABELLED = sorted(f"labelled/{one.name}" for one in FOLDER.joinpath("labelled").iterdir())
NAMES = [*sorted(one.name for one in FOLDER.iterdir() if one.name.startswith("facets_")), *LABELLED]


@pytest.mark.parametrize("name", NAMES)
def test_every_list_names_its_source_first(name: str) -> None:
    """The first lines of a file say where it is from and under what terms."""
    head = FOLDER.joinpath(name).read_text(encoding="utf-8")[:900]
    assert head.startswith("# ")
    assert any(source in head for source in ("Typed by hand", "typed by hand", "GeoNames", "SCOWL"))


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".txt")])
def test_lists_have_no_doubles_and_no_blanks(name: str) -> None:
    """A list says everything once."""
    lines = read_lines(name)
    assert len(set(lines)) == len(lines)
    assert all(line == line.strip() for line in lines)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".tsv")])
def test_tables_are_whole(name: str) -> None:
    """No row of a table has more columns than its head, and none is without its first."""
    head, *rows = read_lines(name)
    assert all(len(row.split("\t")) <= len(head.split("\t")) for row in rows)
    assert all(row.split("\t")[0] for row in rows)


def test_the_gazetteer_is_sorted_and_closed() -> None:
    """Both files of the gazetteer are sorted for searching, and every number in the one is in the other."""
    for name in ("facets_gazetteer.tsv", "facets_gazetteer_keys.tsv"):
        rows = read_lines(name)[1:]
        assert list(rows) == sorted(rows)
    ids = {row["id"] for row in read_table("facets_gazetteer.tsv")}
    assert {
        number for row in read_table("facets_gazetteer_keys.tsv") for number in row["ids"].split(" ")
    } <= ids


def test_the_gazetteer_was_made_with_the_keys_of_today() -> None:
    """Each hundredth place is found under the key of its name; if not: python -m
    sayso.facets.build_gazetteer."""
    keys = {row["key"]: set(row["ids"].split(" ")) for row in read_table("facets_gazetteer_keys.tsv")}
    for row in read_table("facets_gazetteer.tsv")[::100]:
        assert row["id"] in keys[place_key(row["name"])], row["name"]


def test_regions_and_countries_agree() -> None:
    """Every region lies in a country of the table of countries or a territory of two letters, and no name
    is doubled."""
    codes = [row["iso"] for row in read_table("facets_countries.tsv")]
    assert len(set(codes)) == len(codes)
    assert all(len(row["code"].split(".")[0]) == 2 for row in read_table("facets_regions.tsv"))
    names = [plain(row["name"]) for row in read_table("facets_countries.tsv") if row["name"]]
    assert len(set(names)) == len(names)


def test_units_and_money_have_one_name_each() -> None:
    """A form of a unit, an outcome or a currency stands once in its table."""
    for name, column in (
        ("facets_units.tsv", "form"),
        ("facets_currencies.tsv", "form"),
        ("facets_outcomes.tsv", "form"),
    ):
        forms = [row[column] for row in read_table(name)]
        assert len(set(forms)) == len(forms), name


def test_an_unknown_list_is_an_error() -> None:
    """Asking for a list that is not there fails at once."""
    assert "risen" in listed("changes")
    with pytest.raises(KeyError):
        listed("no such list")
