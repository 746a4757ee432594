"""Every address of the table answers, as a page and as a record of the shape that it promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sayso.store import ask
from sayso.web.asking import Action, Download, Entry
from sayso.web.desk import Desk
from sayso.web.openapi import description
from sayso.web.table import TABLE
from tests.web.client import Client
from tests.web.conftest import claim_ids

ENTRIES = [one for one in TABLE if isinstance(one, Entry)]
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:", re.IGNORECASE)
MOST_BYTES = 500_000


def addresses(entry: Entry, desk: Desk) -> Iterator[str]:
    """The addresses of an entry in this case: its own, or one for a thing of each kind."""
    with desk.store.reading() as connection:
        first = {
            "claims": ask.claims(connection, ask.Wanted(most=1))[0]["id"],
            "reports": ask.reports(connection)[0]["id"],
            "sources": ask.sources(connection, most=1)[0]["id"],
            "statements": ask.statements_of(connection)[0]["id"],
        }
    room = entry.path.split("/")[1]
    yield re.sub(r"\{\w+\}", first.get(room, ""), entry.path)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.path)
def test_a_page_shows(entry: Entry, desk: Desk, client: Client) -> None:
    """A page comes whole: no part of it runs or styles inline, and it is no larger than half a megabyte."""
    for address in addresses(entry, desk):
        answer = client.get(address)
        assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), address
        assert INLINE.findall(answer.text) == []
        assert len(answer.body) < MOST_BYTES


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.path)
def test_a_record_has_its_shape(entry: Entry, desk: Desk, client: Client) -> None:
    """Under .json, and where JSON alone is accepted, an address answers with the names that it promises."""
    for address in addresses(entry, desk):
        answers = client.get(f"{address}.json"), client.get(address, accept="application/json")
        assert [set(one.json()) for one in answers] == [set(entry.shape)] * 2


def test_everything_is_described() -> None:
    """OpenAPI describes every address of the table with what it takes, and nothing else."""
    told = description(TABLE)["paths"]
    wanted = {one.path if isinstance(one, Download) else f"{one.path}.json" for one in TABLE}
    assert set(told) == wanted
    for row in TABLE:
        path = row.path if isinstance(row, Download) else f"{row.path}.json"
        operation = told[path]["post" if isinstance(row, Action) else "get"]
        assert operation["summary"].endswith("."), path
        for part in re.findall(r"\{(\w+)\}", row.path):
            assert part in [one["name"] for one in operation["parameters"]]


@pytest.mark.parametrize(
    "address", ["/claims/c-nothing", "/nothing", "/claims/c-nothing.json", "/claims/%00", "/x/y/z"]
)
def test_nothing_there(address: str, client: Client) -> None:
    """What is not there is said with a status, in the form that was asked for."""
    answer = client.get(address)
    assert answer.status == 404
    assert ("error" in answer.json()) if address.endswith(".json") else ("<h1>" in answer.text)


def test_the_front_leads_to_the_claims(client: Client) -> None:
    """The bare address leads to the claims."""
    assert client.get("/").headers["location"] == "/claims"


@pytest.mark.parametrize("name", ["single", "contested", "circular", "hardened", "unnamed"])
def test_a_filter_shows_what_passes(name: str, desk: Desk, client: Client) -> None:
    """A filter leaves the claims that the store's own query leaves."""
    with desk.store.reading() as connection:
        wanted = [one["id"] for one in ask.claims(connection, ask.Wanted(**{name: True}))]
    told = client.get(f"/claims.json?{name}=1").json()
    assert [one["id"] for one in told["claims"]] == wanted[:25]
    assert told["count"] == len(wanted)


def test_orders(client: Client) -> None:
    """Claims come by reports or by fewest origins where that is asked for."""
    told = {one: client.get(f"/claims.json?order={one}").json()["claims"] for one in ("reports", "origins")}
    assert [-one["reports"] for one in told["reports"]] == sorted(-one["reports"] for one in told["reports"])
    assert [one["lines_max"] for one in told["origins"]] == sorted(
        one["lines_max"] for one in told["origins"]
    )


def test_pages_hold_everything_once(desk: Desk, client: Client) -> None:
    """Page after page gives every claim, once, in order; a page beyond the last gives the last."""
    first = client.get("/claims.json").json()
    pages = [client.get(f"/claims.json?page={at}").json()["claims"] for at in range(1, first["pages"] + 1)]
    assert [one["id"] for page in pages for one in page] == claim_ids(desk)
    assert client.get("/claims.json?page=999").json()["claims"] == pages[-1]


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=%F0", "page=9e9", "since=%00", "order='", "single=no&page=１"]
)
def test_odd_queries_do_no_harm(query: str, client: Client) -> None:
    """A query that means nothing is passed over."""
    assert client.get(f"/claims?{query}").status == 200


def test_search_marks_the_words(desk: Desk, client: Client) -> None:
    """Search finds statements with the words marked, and leads to their claim."""
    page = client.get("/search?q=silos").text
    assert "<mark>silos</mark>" in page
    found = client.get("/search.json?q=silos").json()["found"]
    statements = [one for one in found if one["what"] == "statement"]
    assert statements and all(one["see"].split("/")[-1] in claim_ids(desk) for one in statements)


@pytest.mark.parametrize("words", ["", "   ", '"', "zzzz", "a OR b", 'NEAR("x"', "\x00", "*", "é" * 9000])
def test_odd_words_do_no_harm(words: str, client: Client) -> None:
    """Words that a search engine could take for an order are words."""
    from urllib.parse import quote

    assert client.get(f"/search?q={quote(words)}").status == 200


@pytest.mark.parametrize("address", ["/claims", "/claims.json"])
def test_a_fault_is_told(address: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the desk's own is told as a page or a record that says what to do, and shows nothing of its inside."""

    def fault(*_: object) -> None:
        raise KeyError("c-0")

    monkeypatch.setattr(ask, "count_claims", fault)
    answer = client.get(address)
    assert answer.status == 500
    assert "Load the page again" in answer.text
    assert "c-0" not in answer.text
