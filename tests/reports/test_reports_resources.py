"""The tables and lists that the reading of reports rests on."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from sayso.resources import read_lines, read_table

COLUMNS = ["name", "short_forms", "country", "kind", "owner", "domain"]
LISTS = (
    "reports_boilerplate.txt", "reports_contact_labels.txt", "reports_credits.txt", "reports_date_labels.txt",
    "reports_desks.txt", "reports_name_words.txt", "reports_not_places.txt", "reports_speech.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", [*LISTS, "agencies.tsv", "outlets.tsv"])
def test_every_list_says_where_it_is_from(name: str) -> None:
    """Each file opens with a comment that names its source, and has no line twice."""
    assert files("sayso.resources").joinpath(name).read_text(encoding="utf-8").startswith("# ")
    lines = read_lines(name)
    assert len(lines) == len(set(lines))
    assert all(line == line.strip(" ") for line in lines)


@pytest.mark.parametrize("table", ["agencies.tsv", "outlets.tsv"])
def test_tables_of_publishers(table: str) -> None:
    """Rows have a name, a kind, a country code where there is one, and domains in small letters."""
    rows = read_table(table)
    assert list(rows[0]) == COLUMNS
    for row in rows:
        assert row["name"] == row["name"].strip() != ""
        assert row["kind"] in ("agency", "outlet", "organization")
        assert re.fullmatch(r"[A-Z]{2}|", row["country"]), row
        for domain in filter(None, row["domain"].split("|")):
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain), row


def test_a_domain_belongs_to_one_publisher() -> None:
    """No web address has two publishers, and none is a mere suffix or a host of other people's pages."""
    domains = [
        domain for table in ("agencies.tsv", "outlets.tsv") for row in read_table(table)
        for domain in row["domain"].split("|") if domain
    ]  # fmt: skip
    assert len(domains) == len(set(domains))
    shared = {
        "co.uk",
        "com.au",
        "wordpress.com",
        "blogspot.com",
        "medium.com",
        "substack.com",
        "youtube.com",
        "t.me",
    }
    assert not shared & set(domains)


def test_families_of_publishers() -> None:
    """Outlets of one owner share the owner's name, across both tables."""
    owners = {
        row["name"]: row["owner"] for table in ("agencies.tsv", "outlets.tsv") for row in read_table(table)
    }
    assert owners["TASS"] == owners["RT"] == owners["Sputnik"] == "state of Russia"
    assert owners["The Wall Street Journal"] == owners["New York Post"] == "News Corp"
    assert owners["The New Arab"] == owners["Syria TV"] == "Fadaat Media"
    assert owners["Syrian Arab News Agency"] != owners["Tasnim News Agency"]


def test_boilerplate_list_is_well_formed() -> None:
    """Each phrase has a place that is known and a weight from one to three."""
    for line in read_lines("reports_boilerplate.txt"):
        place, weight, phrase = line.split("\t")
        assert place in ("line", "heading", "comments", "opening", "within", "short", "own", "end")
        assert weight in ("1", "2", "3")
        assert phrase == phrase.casefold().strip()


def test_credits_list_is_well_formed() -> None:
    """Each notice has a kind and exactly one name."""
    for line in read_lines("reports_credits.txt"):
        kind, words = line.split("\t")
        assert kind in ("agency", "republished", "author", "staff", "rights")
        assert words.count("{name}") == 1
