"""The word lists of the room: whole, without repeats, in lower case, and of known kinds."""

from __future__ import annotations

from typing import get_args

import pytest

from sayso.records import Kind
from sayso.resources import read_lines, read_table
from sayso.sources.nouns import NounClass, look_up, singulars
from sayso.sources.relays import report_verbs
from sayso.sources.states import known

LISTS = [
    "adjectives",
    "common_media",
    "endings",
    "hedges",
    "listeners",
    "occasions",
    "outlet_first_words",
    "outlet_words",
    "report_verbs",
    "small_words",
    "titles",
]
TABLES = {
    "bodies": "name",
    "folds": "from",
    "gender": "word",
    "given_names": "name",
    "lists": "list",
    "nouns": "noun",
    "pronouns": "word",
    "spellings": "word",
    "states": "state",
    "unnamed": "phrase",
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_lower_case_and_without_repeats(name: str) -> None:
    """Words are looked up in lower case; a word stands once."""
    words = read_lines(f"sources_{name}.txt")
    assert words
    assert [word for word in words if word != word.lower().strip()] == []
    assert len(words) == len(set(words)), sorted({word for word in words if words.count(word) > 1})


@pytest.mark.parametrize(("name", "key"), sorted(TABLES.items()))
def test_tables_have_every_key_once(name: str, key: str) -> None:
    """A row for each key, none empty."""
    keys = [row[key] for row in read_table(f"sources_{name}.tsv")]
    assert keys and all(keys)
    assert len(keys) == len(set(keys)), sorted({one for one in keys if keys.count(one) > 1})


def test_kinds_and_classes_are_known_ones() -> None:
    """No row names a kind or class that the records lack."""
    kinds = set(get_args(Kind))
    for row in read_table("sources_nouns.tsv"):
        assert {row["one"], row["many"]} <= kinds, row
        assert row["class"] in get_args(NounClass), row
    assert {row["kind"] for row in read_table("sources_bodies.tsv")} <= kinds
    assert {row["gender"] for row in read_table("sources_given_names.tsv")} == {"m", "f", "x"}


PLURALS = [
    ("officials", "official"),
    ("parties", "party"),
    ("spokesmen", "spokesman"),
    ("branches", "branch"),
]


@pytest.mark.parametrize(("many", "one"), PLURALS)
def test_plurals_lead_to_their_singular(many: str, one: str) -> None:
    """Plurals are formed by rule, not listed."""
    assert one in singulars(many)


def test_what_is_looked_up_is_found() -> None:
    """A spot check of each list that decides on its own."""
    found = look_up("coroners")
    assert found is not None and (found.word, found.number, found.cls) == ("coroner", "many", "office")
    assert "quoted" in report_verbs()
    moscow, us = known("Moscow"), known("us")
    assert moscow is not None and moscow.seat
    assert us is None
