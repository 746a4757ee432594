"""The front: the claims with most at stake first, each in a line that can be read in two seconds."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from sayso.export.book import Book, asserting, voices
from sayso.export.marks import DIFFER, Mark, marks_of
from sayso.export.picture import emblem_of
from sayso.export.words import between, first_upper, line, listing, short
from sayso.records import Claim, Provenance
from sayso.store import account, ask
from sayso.web.asking import Asked, Entry, Page, Parameter
from sayso.web.books import book_of
from sayso.web.desk import Desk
from sayso.web.paging import Pages, pages_of

PER_PAGE = 25
"""Claims on one page: as many as are looked over without a pause, and drawn in well under 100 ms."""

WORDING = 220
"""Characters of a claim's words in its line: two lines of a wide page, four of a telephone."""

FIGURES = 3

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
    """One claim as it can be read in two seconds.

    ``origins`` is a figure or a range, ``one`` holds where several reports rest on one origin at most.
    ``voices`` are set where one report makes the claim: through whom it came says more than a count.
    """

    id: str
    wording: str
    language: str
    reports: int
    origins: str
    one: bool
    marks: tuple[Mark, ...]
    figures: tuple[str, ...]
    voices: tuple[str, ...]
    emblem: str


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

    def record() -> dict[str, Any]:
        with desk.store.reading() as connection:
            pages, rows = _page_of(connection, asked)
        return {"count": pages.count, "page": pages.page, "pages": pages.last, "claims": rows}

    return Page("claims.html.j2", lambda: _front(desk, asked), record)


def _page_of(connection: Connection, asked: Asked) -> tuple[Pages, list[ask.Row]]:
    wanted = _wanted(asked)
    pages = pages_of(asked, ask.count_claims(connection, wanted), PER_PAGE)
    return pages, ask.claims(connection, replace(wanted, most=PER_PAGE, skip=pages.skip))


def _wanted(asked: Asked) -> ask.Wanted:
    chosen = {name: asked.flag(name) for name in FILTERS}
    order = asked.one("order", "stake")
    return ask.Wanted(
        **chosen,
        since=asked.one("since") or None,
        order=order if order in ORDERS else "stake",  # type: ignore[arg-type]
    )


def _front(desk: Desk, asked: Asked) -> Front:
    """The front from one look at the case, for between two looks a claim may be gone."""
    told = {name: asked.one(name) for name in (*FILTERS, "order", "since") if asked.one(name)}
    filters = tuple(
        Filter(words, asked.flag(name), {**told, name: "" if asked.flag(name) else "1"})
        for name, words in FILTERS.items()
    )
    with desk.store.reading() as connection:
        pages, rows = _page_of(connection, asked)
        lines = _lines(desk, connection, [one["id"] for one in rows])
        status = ask.status(connection)
    order = told.get("order", "stake")
    return Front(status, lines, filters, order, ORDERS, asked.one("since"), told, pages)


def warm(desk: Desk) -> None:
    """Work out the first lines before anybody asks for them: in a large case that takes a second."""
    with desk.store.reading() as connection:
        first = [one["id"] for one in ask.claims(connection, ask.Wanted(most=PER_PAGE))]
        _lines(desk, connection, first)


def _lines(desk: Desk, connection: Connection, ids: list[str]) -> tuple[Line, ...]:
    """The lines of claims; those that are not remembered are worked out together."""
    known = desk.memory.recall(connection, [("line", id) for id in ids])
    new = [id for id in ids if ("line", id) not in known]
    book = book_of(connection, account.get(connection, new, with_readings=False, with_links=False))
    made: dict[Hashable, Line] = {("line", id): _line(book.claim[id], book) for id in new}
    desk.memory.remember(connection, made)
    return tuple((known | made)["line", id] for id in ids)


def _line(claim: Claim, book: Book) -> Line:
    found, wording = book.provenance[claim.id], book.statements[claim.wording]
    reports, figures = len(asserting(book, claim.id)), _figures(found)
    marks = tuple(one for one in marks_of(claim, found, book) if not (figures and one.words == DIFFER))
    return Line(
        id=claim.id,
        wording=first_upper(short(wording.text, WORDING)),
        language=book.reports[wording.report].language,
        reports=reports,
        origins=between(found.independence),
        one=found.independence.max <= 1 < reports,
        marks=marks,
        figures=figures,
        voices=voices(book, wording) if len(found.reports) == 1 else (),
        emblem=emblem_of(found, book),
    )


def _figures(found: Provenance) -> tuple[str, ...]:
    """The figures in which versions differ: "killed: 12 or 19"."""
    told = []
    for one in found.variants:
        kind, _, what = one.facet.partition(": ")
        if kind == "quantity" and len(one.values) > 1:
            what = line(what.rpartition(" of ")[2])
            values = listing([line(value.value) for value in one.values], FIGURES, "or")
            told.append(f"{what}: {values}" if what and what != "number" else values)
    return tuple(told)


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
