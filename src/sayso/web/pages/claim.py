"""A claim in full: who stands behind it, in what versions, in whose words, and why the count is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sayso.errors import NotThere
from sayso.export import jsonl
from sayso.export.book import open_book
from sayso.export.claim_view import ClaimView, claim_view
from sayso.store import account
from sayso.web.asking import Asked, Entry, Page
from sayso.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as its page shows it."""

    id: str
    claim: ClaimView


def claim(desk: Desk, asked: Asked) -> Page:
    """One claim with all that stands behind it: its graph, counts, versions, passages and reasons."""
    id = asked.path["id"]
    with desk.store.reading() as connection:
        found = account.get(connection, [id])
    if not found.claims:
        raise NotThere(f"saw no claim {id!r} in this case; claims change as reports come: look for its words")

    def record() -> dict[str, Any]:
        return dict(jsonl.account_record(found))

    book = open_book(found)
    return Page("claim.html.j2", Shown(id, claim_view(found.claims[0], book, 1, {id: "claim"})), record)


ROWS = (
    Entry(
        "/claims/{id}",
        claim,
        {
            "schema": "version of these shapes", "sayso": "version of Sayso", "model": "who read",
            "reports": "the reports of the claim", "sources": "its sources", "statements": "its statements",
            "claims": "the claim itself", "links": "why its statements are one claim",
            "reuse": "passages that its reports share", "aliases": "names that its reports explain",
            "orphans": "empty here",
        },
    ),
)  # fmt: skip
