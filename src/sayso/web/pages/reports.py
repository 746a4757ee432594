"""The reports of the case, by day of publication."""

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
    """The reports on one page of the list."""

    rows: tuple[Mapping[str, Any], ...]
    pages: Pages


def reports(desk: Desk, asked: Asked) -> Page:
    """The reports of the case, by day of publication, a page at a time."""
    with desk.store.reading() as connection:
        pages = pages_of(asked, ask.count_reports(connection), PER_PAGE)
        shown = ask.reports(connection, most=PER_PAGE, skip=pages.skip)

    def record() -> dict[str, Any]:
        return {"count": pages.count, "page": pages.page, "pages": pages.last, "reports": shown}

    return Page("reports.html.j2", Listed(tuple(shown), pages), record)


ROWS = (
    Entry(
        "/reports",
        reports,
        {
            "count": "how many reports there are",
            "page": "which page of them this is",
            "pages": "how many pages there are",
            "reports": "a row for each: id, name, publisher, title, days, address, digest, problem",
        },
        (Parameter("page", "which page, from 1"),),
        "Reports",
    ),
)
