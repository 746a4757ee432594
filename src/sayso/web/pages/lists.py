"""The long lists of the case: its reports by day of publication, and who says things in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sayso.store import ask
from sayso.web.asking import Asked, Entry, Page, Parameter
from sayso.web.desk import Desk
from sayso.web.paging import Pages, pages_of

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """The things on one page of a list."""

    rows: tuple[Mapping[str, Any], ...]
    pages: Pages


def reports(desk: Desk, asked: Asked) -> Page:
    """The reports of the case, by day of publication, a page at a time."""
    return _listed(desk, asked, "reports", count=ask.count_reports, rows=ask.reports)


def sources(desk: Desk, asked: Asked) -> Page:
    """Who says things in the case, those with most statements first, a page at a time."""
    return _listed(desk, asked, "sources", count=ask.count_sources, rows=ask.sources)


def _listed(
    desk: Desk,
    asked: Asked,
    what: str,
    *,
    count: Callable[[Connection], int],
    rows: Callable[..., list[ask.Row]],
) -> Page:
    with desk.store.reading() as connection:
        pages = pages_of(asked, count(connection), PER_PAGE)
        shown = rows(connection, most=PER_PAGE, skip=pages.skip)

    def record() -> dict[str, Any]:
        return {"count": pages.count, "page": pages.page, "pages": pages.last, what: shown}

    return Page(f"{what}.html.j2", Listed(tuple(shown), pages), record)


def _shape(what: str, rows: str) -> Mapping[str, str]:
    paged = {"page": "which page of them this is", "pages": "how many pages there are"}
    return {"count": f"how many {what} there are", **paged, what: rows}


ROWS = (
    Entry(
        "/reports",
        reports,
        _shape("reports", "a row for each: id, name, publisher, title, days, address, digest, problem"),
        (Parameter("page", "which page, from 1"),),
        "Reports",
    ),
    Entry(
        "/sources",
        sources,
        _shape("sources", "a row for each, as `sayso case sources --json` prints it"),
        (Parameter("page", "which page, from 1"),),
        "Sources",
    ),
)
