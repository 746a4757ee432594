"""The front: the claims with most at stake first, each in a line that can be read in two seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sayso.export.book import open_book
from sayso.export.claim_view import ClaimLine, claim_line
from sayso.export.picture import emblem_of
from sayso.store import account, ask
from sayso.web.asking import Asked, Entry, Page, Parameter
from sayso.web.desk import Desk
from sayso.web.paging import Pages, pages_of

PER_PAGE = 25
"""Claims on one page: as many as are looked over without a pause, and drawn in well under 100 ms."""

FILTERS = {
    "single": "one origin at most",
    "contested": "denied or doubted",
    "circular": "in a circle",
    "hardened": "made harder",
    "unnamed": "unnamed only",
}

ORDERS = {"stake": "most at stake", "reports": "most reports", "origins": "fewest origins"}


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter as the page shows it: its words, whether it is on, and the address that turns it round."""

    words: str
    on: bool
    turned: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One claim: its id and what the account prints in its line."""

    id: str
    told: ClaimLine


@dataclass(frozen=True, slots=True)
class Front:
    """Everything that the front shows."""

    status: Mapping[str, Any]
    lines: tuple[Line, ...]
    filters: tuple[Filter, ...]
    order: str
    orders: Mapping[str, str]
    since: str
    asked: Mapping[str, Any]
    pages: Pages


def claims(desk: Desk, asked: Asked) -> Page:
    """The claims of the case, those with most at stake first; filtered, sorted, a page at a time."""
    wanted = _wanted(asked)
    with desk.store.reading() as connection:
        pages = pages_of(asked, ask.count_claims(connection, wanted), PER_PAGE)
        rows = ask.claims(connection, replace(wanted, most=PER_PAGE, skip=pages.skip))
        status = ask.status(connection)

    def record() -> dict[str, Any]:
        return {"count": pages.count, "page": pages.page, "pages": pages.last, "claims": rows}

    return Page("claims.html.j2", _front(desk, asked, rows, status, pages), record)


def _wanted(asked: Asked) -> ask.Wanted:
    chosen = {name: asked.flag(name) for name in FILTERS}
    order = asked.one("order", "stake")
    return ask.Wanted(
        **chosen,
        since=asked.one("since") or None,
        order=order if order in ORDERS else "stake",  # type: ignore[arg-type]
    )


def _front(desk: Desk, asked: Asked, rows: list[ask.Row], status: ask.Row, pages: Pages) -> Front:
    told = {name: asked.one(name) for name in (*FILTERS, "order", "since") if asked.one(name)}
    filters = tuple(
        Filter(words, asked.flag(name), {**told, name: "" if asked.flag(name) else "1"})
        for name, words in FILTERS.items()
    )
    lines = _lines(desk, [one["id"] for one in rows], pages.skip)
    order = told.get("order", "stake")
    return Front(status, lines, filters, order, ORDERS, asked.one("since"), told, pages)


def _lines(desk: Desk, ids: list[str], skip: int) -> tuple[Line, ...]:
    with desk.store.reading() as connection:
        book = open_book(account.get(connection, ids))
    return tuple(
        Line(
            id,
            replace(
                claim_line(book.claim[id], book, number, None), emblem=emblem_of(book.provenance[id], book)
            ),
        )
        for number, id in enumerate(ids, skip + 1)
    )


ROWS = (
    Entry(
        "/claims",
        claims,
        {
            "count": "how many claims pass the filters",
            "page": "which page of them this is",
            "pages": "how many pages there are",
            "claims": "a row for each, as `sayso case claims --json` prints it",
        },
        (
            *(Parameter(name, f"1: only claims that are {words}") for name, words in FILTERS.items()),
            Parameter("since", "only claims of reports added at or after this day or moment (ISO)"),
            Parameter("order", f"one of {', '.join(ORDERS)}"),
            Parameter("page", "which page, from 1"),
        ),
        "Claims",
    ),
)
