"""A claim in full: who stands behind it, in what versions, in whose words, and why the count is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from sayso import case
from sayso.errors import NotThere
from sayso.export import jsonl
from sayso.export.book import Book
from sayso.export.claim_view import WORDING, ClaimView, claim_view
from sayso.export.timeline import Timeline, timeline_of
from sayso.export.words import short
from sayso.records import Judgement, Statement
from sayso.store import account, ask
from sayso.web.asking import Action, Asked, Done, Entry, Page, Parameter
from sayso.web.books import book_of, names_of
from sayso.web.desk import Desk
from sayso.web.environment import Named, address
from sayso.web.pages.deciding import Standing, seen_of, standing
from sayso.web.pages.what_if import SAME, THERE, WITHOUT, WhatIf, laid_over, suppositions_of, what_if

DIGITS: Mapping[str, str] = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful",
    "5": "improbable", "6": "cannot be judged",
}  # fmt: skip
"""The digits of the Admiralty code in the words of NATO AJP-2.1, for a person to choose from."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as its page shows it; ``names`` are those of its reports."""

    id: str
    claim: ClaimView
    timeline: Timeline | None
    what_if: WhatIf
    names: Named
    digits: Mapping[str, str]
    standing: Standing


def claim(desk: Desk, asked: Asked) -> Page:
    """One claim with all that stands behind it: its graph, counts, versions, passages and reasons.

    With suppositions in the query, as it would be under them; nothing is stored.
    """
    with desk.store.reading() as connection:
        before = _opened(connection, asked.path["id"])
        meant = suppositions_of(asked, before.account)
        after = laid_over(connection, desk, before.account, meant)
        book = book_of(connection, after) if meant and after.claims else before
        beside = ask.counts_of(connection, (one.claim for one in book.claims[0].related))
        stands = standing(connection, asked)
    switches = what_if(asked, before, after, meant)

    def record() -> dict[str, Any]:
        with desk.store.reading() as connection:
            read = account.get(connection, [asked.path["id"]])
        told = replace(after, readings=read.readings, aliases=read.aliases)
        return {**jsonl.account_record(told), "supposing": list(switches.supposing)}

    return Page("claim.html.j2", lambda: _shown(book, beside, switches, stands), record)


def _opened(connection: Connection, id: str) -> Book:
    found = account.get(connection, [id], with_readings=False)
    if not found.claims:
        raise NotThere(
            "This claim is not there (any more): claims change as reports come. Search for its words."
        )
    return book_of(connection, found)


def _shown(book: Book, beside: Mapping[str, ask.Row], switches: WhatIf, stands: Standing) -> Shown:
    (one,) = book.claims
    view = claim_view(one, book, 1, {one.id: one.id}, elsewhere=passage_address)
    related = tuple(
        replace(other, wording=short(beside[other.claim]["wording"], WORDING))
        for other in view.related
        if other.claim in beside
    )
    return Shown(
        one.id,
        replace(view, related=related),
        timeline_of(one, book),
        switches,
        names_of(book),
        DIGITS,
        stands,
    )


def passage_address(statement: Statement) -> str:
    """Where a statement stands in its report."""
    return f"{address(statement.report, 'reports')}#{statement.id}"


def sign(desk: Desk, asked: Asked) -> Done:
    """Sign a grade for the information (1 to 6), in place of the suggested one; or take the signature back."""
    id = asked.path["id"]
    given = asked.one("digit"), asked.one("note").strip()
    signed = Judgement("credibility", (id,), given[0], asked.who, note=given[1])
    number = case.judge(desk.store, signed, seen=seen_of(asked))
    desk.bench.recount(who=asked.who, what="count anew after a signature")
    return Done(address(id, "claims"), {"judgement": number})


ROWS = (
    Entry(
        "/claims/{id}",
        claim,
        {
            "schema": "version of these shapes", "sayso": "version of Sayso", "model": "who read",
            "reports": "the reports of the claim", "sources": "its sources", "statements": "its statements",
            "claims": "the claim itself", "links": "why its statements are one claim",
            "reuse": "passages that its reports share", "aliases": "names that its reports explain",
            "orphans": "empty here", "supposing": "what is supposed, in words",
        },
        (
            Parameter(SAME, "the id of a source; two or more are taken for one voice", many=True),
            Parameter(THERE, "the id of a report whose reporter is taken to have been there", many=True),
            Parameter(WITHOUT, "the id of a report that is left out", many=True),
        ),
    ),
    Action(
        "/claims/{id}/sign",
        sign,
        {"judgement": "the number of the decision, for undo"},
        (
            Parameter("digit", "1 to 6, or \"undo\" to take the signature back"),
            Parameter("note", "why, in the signer's words"),
            Parameter("seen", "the number of the last decision that the signer has seen"),
        ),
    ),
)  # fmt: skip
