"""Who says things in the case, those with most statements first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.store import ask
from sayso.web.asking import Asked, Entry, Page, Parameter
from sayso.web.desk import Desk
from sayso.web.paging import Pages, pages_of

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """The sources on one page of the list."""

    rows: tuple[Mapping[str, Any], ...]
    pages: Pages


def sources(desk: Desk, asked: Asked) -> Page:
    """Who says things in the case, those with most statements first, a page at a time."""
    with desk.store.reading() as connection:
        pages = pages_of(asked, ask.count_sources(connection), PER_PAGE)
        shown = ask.sources(connection, most=PER_PAGE, skip=pages.skip)

    def record() -> dict[str, Any]:
        return {"count": pages.count, "page": pages.page, "pages": pages.last, "sources": shown}

    return Page("sources.html.j2", Listed(tuple(shown), pages), record)


ROWS = (
    Entry(
        "/sources",
        sources,
        {
            "count": "how many sources there are",
            "page": "which page of them this is",
            "pages": "how many pages there are",
            "sources": "a row for each, as `sayso case sources --json` prints it",
        },
        (Parameter("page", "which page, from 1"),),
        "Sources",
    ),
)
