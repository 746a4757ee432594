"""Search over everything: statements, sources and reports that hold the words, the words marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from sayso.store import ask
from sayso.store import search as index
from sayso.web.asking import Asked, Entry, Page, Parameter
from sayso.web.desk import Desk
from sayso.web.environment import address

MOST = 40
"""Things of each kind that are found at once."""

ROOMS: Mapping[index.Where, str] = {"statement": "claims", "source": "sources", "report": "reports"}
"""The kinds of things found, in the order shown, and where each leads."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where it leads, what it is called, and its words cut into plain and found ones.

    ``home`` is the name of the report that a source without a name belongs to.
    """

    what: str
    id: str
    see: str
    name: str
    words: tuple[tuple[str, bool], ...]
    home: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, by kind."""

    words: str
    hits: Mapping[str, tuple[Hit, ...]]
    count: int


def search(desk: Desk, asked: Asked) -> Page:
    """Statements, sources and reports that hold every word; "quoted words" stand together."""
    words = asked.one("q").strip()
    with desk.store.reading() as connection:
        hits = [_hit(connection, one) for one in index.find(connection, words, limit=MOST)]
        homes = ask.unnamed_in(connection, [one.id for one in hits if one.what == "source"])
    hits = [replace(one, home=homes.get(one.id, "")) for one in hits]
    by_kind: dict[str, tuple[Hit, ...]] = {
        kind: tuple(one for one in hits if one.what == kind) for kind in ROOMS
    }

    def record() -> dict[str, Any]:
        told = [
            {"what": one.what, "id": one.id, "name": one.name, "see": one.see,
             "words": "".join(text for text, _ in one.words)}
            for one in hits
        ]  # fmt: skip
        return {"words": words, "found": told}

    return Page("search.html.j2", Found(words, by_kind, len(hits)), record)


def _hit(connection: Connection, one: index.Found) -> Hit:
    see = address(one.id, ROOMS[one.where])
    if one.where == "statement":
        claim = ask.claim_of(connection, one.id)
        see = address(claim, "claims") if claim else _in_report(connection, one.id)
    return Hit(one.where, one.id, see, one.name, marked(one.words))


def _in_report(connection: Connection, statement: str) -> str:
    return f"{address(ask.report_of(connection, statement) or '', 'reports')}#{statement}"


def marked(words: str) -> tuple[tuple[str, bool], ...]:
    """A snippet of the index cut into its words, those found told apart."""
    parts = []
    for at, piece in enumerate(words.split(index.OPEN)):
        found, _, rest = piece.partition(index.CLOSE) if at else ("", "", piece)
        parts += [(found, True), (rest, False)]
    return tuple((text, is_found) for text, is_found in parts if text)


ROWS = (
    Entry(
        "/search",
        search,
        {"words": "what was looked for", "found": "what, id, name, address and words of each thing found"},
        (Parameter("q", 'words; "quoted words" stand together'),),
    ),
)
