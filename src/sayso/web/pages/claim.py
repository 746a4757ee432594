"""A claim in full: who stands behind it, in what versions, in whose words, and why the count is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from sayso import case
from sayso.case.former import decided_in, led_to
from sayso.errors import NotThere
from sayso.export.book import Book
from sayso.export.claim_view import WORDING, ClaimView, claim_view
from sayso.export.timeline import Timeline, timeline_of
from sayso.export.words import short
from sayso.records import Judgement, Statement
from sayso.store import account, ask
from sayso.web.asking import Action, Asked, Done, Entry, Moved, Page, Parameter
from sayso.web.books import book_of, names_of
from sayso.web.desk import Desk
from sayso.web.environment import Named, address
from sayso.web.pages.claim_part import claim_part
from sayso.web.pages.deciding import Standing, seen_of, standing
from sayso.web.pages.what_if import SAME, THERE, WITHOUT, WhatIf, laid_over, suppositions_of, what_if

DIGITS: Mapping[str, str] = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful",
    "5": "improbable", "6": "cannot be judged",
}  # fmt: skip
"""The digits of the Admiralty code in the words of NATO AJP-2.1, for a person to choose from."""


WAS = "was"
"""The name under which an address carries the id that led on to it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as its page shows it; ``names`` are those of its reports.

    ``moved`` where it was asked for under an id that it had before; ``parts`` are the other claims that hold
    what it held then, with their words.
    """

    id: str
    claim: ClaimView
    timeline: Timeline | None
    what_if: WhatIf
    names: Named
    digits: Mapping[str, str]
    standing: Standing
    moved: bool
    parts: Mapping[str, str]


def claim(desk: Desk, asked: Asked) -> Page | Moved:
    """One claim with all that stands behind it: its graph, counts, versions, passages and reasons.

    With suppositions in the query, as it would be under them; nothing is stored.
    """
    with desk.store.reading() as connection:
        before = _opened(connection, asked.path["id"])
        if before is None:
            return _moved(connection, asked)
        meant = suppositions_of(asked, before.account)
        after = laid_over(connection, desk, before.account, meant)
        book = book_of(connection, after) if meant and after.claims else before
        beside = ask.counts_of(connection, (one.claim for one in book.claims[0].related))
        stands = standing(connection, asked, desk)
        parts = _parts(connection, asked) if asked.flag(WAS) else None
    switches = what_if(asked, before, after, meant)

    def record() -> dict[str, Any]:
        with desk.store.reading() as connection:
            told = claim_part(connection, after, book if after.claims else before, asked)
        return {**told, "supposing": list(switches.supposing)}

    return Page("claim.html.j2", lambda: _shown(book, beside, switches, stands, parts), record)


def _opened(connection: Connection, id: str) -> Book | None:
    found = account.get(connection, [id], with_readings=False, with_links=False)
    return book_of(connection, found) if found.claims else None


def _moved(connection: Connection, asked: Asked) -> Moved:
    """Where a claim leads that is no longer under its id: to what it became, or to where it was rejected."""
    id = asked.path["id"]
    kept = {"did": asked.one("did")} if asked.one("did") else {}
    became = led_to(connection, id)
    if became:
        return Moved(address(became[0], "claims"), {WAS: id, **kept})
    told = decided_in(connection, id)
    if told:
        return Moved(address(told[0], "reports"), {"gone": "1", **kept})
    raise NotThere("No such claim is in this case: what was at this address is gone. Search for its words.")


def _parts(connection: Connection, asked: Asked) -> Mapping[str, str]:
    """The other claims that hold what the claim held that was asked for, with their words."""
    others = [one for one in led_to(connection, asked.one(WAS)) if one != asked.path["id"]]
    rows = ask.counts_of(connection, others)
    return {one: str(rows[one]["wording"]) for one in others if one in rows}


def _shown(
    book: Book,
    beside: Mapping[str, ask.Row],
    switches: WhatIf,
    stands: Standing,
    parts: Mapping[str, str] | None,
) -> Shown:
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
        moved=parts is not None,
        parts=parts or {},
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
    desk.bench.recount(who=asked.who, what="counting anew after a signature")
    return Done(address(id, "claims"), {"judgement": number})


ROWS = (
    Entry(
        "/claims/{id}",
        claim,
        {
            "schema": "version of these shapes", "sayso": "version of Sayso", "model": "who read",
            "count": "how many statements it has", "page": "which page of them this is",
            "pages": "how many pages of at most 50 statements and well under 500 kB there are",
            "next": "the address of the next page; empty on the last",
            "reports": "the reports of these statements", "sources": "their sources",
            "statements": "a page of its statements, in the order of publication",
            "claims": "the claim itself: figures whole; edges and reasons of this page's reports",
            "links": "why its statements are one claim",
            "reuse": "passages that its reports share", "aliases": "names that its reports explain",
            "orphans": "empty here", "supposing": "what is supposed, in words",
        },
        (
            Parameter("page", "which page of its statements, from 1"),
            Parameter(SAME, "the id of a source; two or more are taken for one voice", many=True),
            Parameter(THERE, "the id of a report whose reporter is taken to have been there", many=True),
            Parameter(WITHOUT, "the id of a report that is left out", many=True),
            Parameter(WAS, "the id under which the claim was asked for, where an address led on to it"),
            Parameter("did", "a decision to tell of"),
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
