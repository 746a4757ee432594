"""A source: what it says, in which stance, through whom, under which names, why it is one, how reliable it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rapidfuzz.fuzz import WRatio
from sqlalchemy import Connection, select

from sayso.case.judging import undone
from sayso.case.telling import Told, told, with_undoings
from sayso.errors import NotThere
from sayso.export.book import STANCES, Book, in_time
from sayso.export.passage_view import PassageView, passage_view
from sayso.export.speakers import Speaker, speaker_record, speakers
from sayso.export.words import between
from sayso.records import Interval, Source, Statement
from sayso.store import account, ask, keep, tables
from sayso.web.asking import Asked, Entry, Page, Parameter
from sayso.web.books import book_of
from sayso.web.desk import Desk
from sayso.web.pages.deciding import Standing, standing
from sayso.web.paging import Pages, pages_of

PER_PAGE = 40

OTHERS = 12
"""Other sources offered to be put together with one, the most alike by name."""

LETTERS = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
"""Source: NATO AJP-2.1."""

DOES = {stance: does or "asserts" for stance, does in STANCES.items()}


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in whose chain the source stands."""

    passage: PassageView
    stance: str
    role: str
    claim: str
    origins: str
    reports: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of a source shows."""

    source: Source
    speaker: Speaker | None
    owner: str
    said: tuple[Said, ...]
    letter: str
    letters: Mapping[str, str]
    letter_by: str
    does: Mapping[str, str]
    others: tuple[tuple[str, str, str], ...]
    decisions: tuple[Told, ...]
    standing: Standing
    pages: Pages


def source(desk: Desk, asked: Asked) -> Page:
    """One source: its statements with stance and chain, names, reasons of merges, owner, reliability, decisions."""
    id = asked.path["id"]
    with desk.store.reading() as connection:
        found = account.of_source(connection, id)
        mine = next((one for one in found.sources if one.id == id), None)
        if mine is None:
            raise NotThere(f"saw no source {id!r} in this case; it may have been put together with another")
        view = _shown(connection, mine, book_of(connection, found), asked, standing(connection, asked, desk))

    def record() -> dict[str, Any]:
        return {
            **(speaker_record(view.speaker) if view.speaker else {"id": id, "name": mine.name}),
            "reliability": view.letter, "revision": view.standing.seen,
            "count": view.pages.count, "page": view.pages.page, "pages": view.pages.last,
            "statements": [
                {"id": one.passage.statement, "report": one.passage.report_id, "stance": one.stance, "role": one.role,
                 "chain": list(one.passage.chain), "claim": one.claim or None}
                for one in view.said
            ],
            "decisions": [asdict(one) for one in view.decisions],
        }  # fmt: skip

    return Page("source.html.j2", view, record)


def _shown(connection: Connection, mine: Source, book: Book, asked: Asked, stands: Standing) -> Shown:
    statements = in_time(book, (one.id for one in book.account.statements))
    pages = pages_of(asked, len(statements), PER_PAGE)
    claims = {one["id"]: one["claim"] or "" for one in ask.statements_of(connection, source=mine.id)}
    shown = statements[pages.skip : pages.skip + PER_PAGE]
    counts = ask.counts_of(connection, (claims[one.id] for one in shown if claims.get(one.id)))
    all_of = speakers(book.account.reports, [mine], book.account.statements)
    decisions = keep.decisions(connection)
    letter = _letter(decisions, mine.id)
    about = [one.number for one in decisions if mine.id in one.judgement.about]
    return Shown(
        source=mine,
        speaker=next(iter(all_of), None),
        owner=_owner(mine, book),
        said=tuple(_said(one, mine.id, book, counts.get(claims.get(one.id, ""), {})) for one in shown),
        letter=letter[0],
        letters=LETTERS,
        letter_by=letter[1],
        does=DOES,
        others=_others(connection, mine),
        decisions=tuple(told(connection, decisions, with_undoings(decisions, about))),
        standing=stands,
        pages=pages,
    )


def _owner(mine: Source, book: Book) -> str:
    known = book.sources.get(mine.owner or "")
    return known.name if known else mine.owner or ""


def _said(one: Statement, source: str, book: Book, claim: Mapping[str, Any]) -> Said:
    role = next((node.role for node in one.chain if node.source == source), "origin")
    return Said(
        passage=passage_view(one, book),
        stance=one.stance,
        role=role,
        claim=claim.get("id", ""),
        origins=between(Interval(claim["lines_min"], claim["lines_max"])) if claim else "",
        reports=claim.get("reports", 0),
    )


def _letter(decisions: Iterable[keep.Decision], source: str) -> tuple[str, str]:
    """The reliability that somebody entered, and who."""
    held = list(decisions)
    back = undone(held)
    given = [
        one.judgement
        for one in held
        if one.number not in back and one.judgement.what == "reliability" and source in one.judgement.about
    ]
    return (given[-1].value, given[-1].who) if given else ("F", "")


def _others(connection: Connection, mine: Source) -> tuple[tuple[str, str, str], ...]:
    """The sources most alike by name: id, name, kind."""
    held = tables.source.c
    rows = connection.execute(select(held.id, held.name, held.kind).where(held.id != mine.id)).all()
    ranked = sorted(rows, key=lambda one: (-_alike(mine.names, one.name), one.name, one.id))
    return tuple((one.id, one.name, one.kind) for one in ranked[:OTHERS])


def _alike(names: Iterable[str], name: str) -> float:
    return max(WRatio(one, name) for one in (*list(names)[:8], ""))


ROWS = (
    Entry(
        "/sources/{id}",
        source,
        {
            "id": "its id", "name": "its name", "kind": "what it is", "named": "whether it has a name",
            "names": "names it has", "words": "mentions that meant it", "why": "why its names are one source",
            "affiliation": "whom it belongs to", "owner": "who owns it", "reliability": "the letter entered for it",
            "said": "claims at whose origin it stands", "carried": "claims that came through it",
            "wishes": "demands and attitudes", "reports": "reports in which it is heard",
            "stances": "how often in which stance", "through": "how often through whom",
            "passages": "words that show it", "statements": "a page of its statements",
            "count": "how many statements", "page": "which page of them", "pages": "how many pages",
            "decisions": "what people decided about it", "revision": "the number of the last decision",
        },
        (Parameter("page", "which page of its statements, from 1"), Parameter("did", "a decision to tell of")),
    ),
)  # fmt: skip
