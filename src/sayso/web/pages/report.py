"""A report as it was published, with who says what in it, what it shares with others, its versions and bytes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select

from sayso.case import changes
from sayso.case.former import led_to
from sayso.case.rejected import Rejected, rejected
from sayso.case.telling import Told, told, with_undoings
from sayso.errors import NotThere
from sayso.export import jsonl
from sayso.export.book import Book
from sayso.export.full_text import FullText, Note, full_text
from sayso.export.report_view import ReportView, report_view
from sayso.export.side_by_side import SharedText, shared_texts
from sayso.export.words import between, line
from sayso.records import Interval, Report
from sayso.store import account, ask, keep, tables
from sayso.web.asking import Asked, Download, Entry, File, Page, Parameter
from sayso.web.books import book_of, names_of
from sayso.web.desk import Desk
from sayso.web.environment import Named
from sayso.web.pages.deciding import Standing, standing

MOST_DECISIONS = 60
"""Decisions listed on the page of one report."""

MOST_VOICES = 200
"""Sources of the case that can be set as a speaker besides those of the report: those that say most."""

MOST_CHANGES = 120
"""Changed sentences shown between two versions."""


@dataclass(frozen=True, slots=True)
class ClaimHere:
    """The claim of a statement: its id, on how many origins it rests, in how many reports it stands."""

    id: str
    origins: str
    reports: int
    wording: str


@dataclass(frozen=True, slots=True)
class Version:
    """From one version to the next: the reports, and the sentences gone (-) and come (+)."""

    older: str
    newer: str
    lines: tuple[tuple[str, str], ...]
    hidden: int
    left: tuple[tuple[str, str], ...]
    joined: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The statement whose panel is open, and who could be set as its speakers, id and name: those of the report,
    and others of the case with a name."""

    note: Note
    chain: tuple[str, ...]
    voices: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Struck:
    """A reading that somebody rejected: it counts no longer, and can be accepted again."""

    statement: str
    words: str
    who: str
    when: str
    number: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of a report shows."""

    id: str
    name: str
    names: Named
    report: ReportView
    problem: str
    text: FullText
    claims: Mapping[str, ClaimHere]
    shared: tuple[SharedText, ...]
    versions: tuple[Version, ...]
    captures: tuple[Mapping[str, Any], ...]
    bytes: int
    decisions: tuple[Told, ...]
    excluded: bool
    opened: Opened | None
    rejected: Mapping[int, tuple[Struck, ...]]
    back: ClaimHere | None
    gone: bool
    standing: Standing


def report(desk: Desk, asked: Asked) -> Page:
    """One report: its text with every statement marked, shared passages, versions, dates with evidence, decisions."""
    id = asked.path["id"]
    with desk.store.reading() as connection:
        found = account.of_report(connection, id)
        mine = next((one for one in found.reports if one.id == id), None)
        if mine is None:
            raise NotThere(f"saw no report {id!r} in this case")
        book = book_of(connection, found)
        view = _shown(connection, mine, book, asked, standing(connection, asked, desk))

    def record() -> dict[str, Any]:
        return {
            **jsonl.account_record(found), "report": id, "text": mine.text,
            "claim_of": {one.statement: one.claim for one in _notes(view.text) if one.claim},
            "rejected": [asdict(one) for struck in view.rejected.values() for one in struck],
            "versions": [asdict(one) for one in view.versions], "captures": list(view.captures),
            "decisions": [asdict(one) for one in view.decisions], "revision": view.standing.seen,
        }  # fmt: skip

    return Page("report.html.j2", view, record)


def _shown(connection: Connection, mine: Report, book: Book, asked: Asked, stands: Standing) -> Shown:
    reuse = book.account.reuse
    claims = {one["id"]: one["claim"] or "" for one in ask.statements_of(connection, report=mine.id)}
    text = full_text(mine, book, reuse, claims)
    held = tables.report.c
    row = connection.execute(
        select(func.length(held.original).label("size"), held.problem).where(held.id == mine.id)
    ).one()
    decided = keep.decisions(connection)
    decisions = _decisions(connection, mine.id, decided)
    excluded = select(tables.included.c.report).where(tables.included.c.report == mine.id)
    return Shown(
        id=mine.id,
        name=book.labels[mine.id],
        names=names_of(book),
        report=report_view(mine, book, ()),
        problem=row.problem or "",
        text=text,
        claims=_claims(connection, claims.values()),
        shared=shared_texts(mine, book, reuse),
        versions=_versions(connection, mine.id),
        captures=tuple(ask.captures(connection, mine.id)),
        bytes=row.size or 0,
        decisions=decisions,
        excluded=bool(mine.text) and connection.scalar(excluded) is None and bool(decisions),
        opened=_opened(connection, asked.one("judge"), text, book),
        rejected=_by_paragraph(rejected(connection, mine.id, decided), text),
        back=_back(connection, asked.one("from")),
        gone=asked.flag("gone"),
        standing=stands,
    )


def _notes(text: FullText) -> Iterable[Note]:
    return (note for paragraph in text.paragraphs for note in paragraph.notes)


def _claims(connection: Connection, ids: Iterable[str]) -> dict[str, ClaimHere]:
    rows = ask.counts_of(connection, (id for id in ids if id))
    return {
        id: ClaimHere(
            id, between(Interval(row["lines_min"], row["lines_max"])), row["reports"], row["wording"]
        )
        for id, row in rows.items()
    }


def _versions(connection: Connection, id: str) -> tuple[Version, ...]:
    if len(ask.versions(connection, id)) < 2:
        return ()
    return tuple(_version(one) for one in changes.of_report(connection, id))


def _version(one: changes.Change) -> Version:
    lines = [(line[:1], line[1:]) for line in one.differences]
    hidden = max(0, len(lines) - MOST_CHANGES)
    return Version(one.older, one.newer, tuple(lines[:MOST_CHANGES]), hidden, one.left, one.joined)


def _decisions(connection: Connection, report: str, decisions: Sequence[keep.Decision]) -> tuple[Told, ...]:
    """What was decided about a report and the statements in it, the newest first."""
    about = [one.number for one in decisions if any(_is_of(pin, report) for pin in one.pins)]
    return tuple(told(connection, decisions, with_undoings(decisions, about)[-MOST_DECISIONS:]))


def _is_of(pin: Mapping[str, Any], report: str) -> bool:
    return report in (pin.get("report"), pin.get("id"))


def _by_paragraph(found: Iterable[Rejected], text: FullText) -> dict[int, tuple[Struck, ...]]:
    """What was rejected in a report, by the number of the paragraph in which its words begin."""
    starts = [paragraph.stretches[0].start for paragraph in text.paragraphs]
    struck: dict[int, tuple[Struck, ...]] = {}
    for one in islice(found, MOST_DECISIONS if starts else 0):
        said, by = one.statement, one.decision
        place = max(0, bisect_right(starts, said.begin) - 1)
        told = Struck(said.id, line(said.text), by.judgement.who, by.judgement.when, by.number)
        struck[place] = (*struck.get(place, ()), told)
    return struck


def _back(connection: Connection, claim: str) -> ClaimHere | None:
    """The claim that somebody comes from, or what it became."""
    now = _claims(connection, [claim]) or _claims(connection, led_to(connection, claim)[:1])
    return next(iter(now.values()), None)


def _opened(connection: Connection, statement: str, text: FullText, book: Book) -> Opened | None:
    note = next((one for one in _notes(text) if one.statement == statement), None)
    if note is None:
        return None
    said = book.statements[statement]
    voices = sorted({(source.name, source.id) for source in book.sources.values()})
    chain = tuple(node.source or "" for node in said.chain)
    here = {id for _, id in voices}
    others = sorted(
        (one["name"], one["id"])
        for one in ask.sources(connection, most=MOST_VOICES)
        if one["named"] and one["id"] not in here
    )
    return Opened(
        note, chain, tuple((id, name) for name, id in voices), tuple((id, name) for name, id in others)
    )


def original(desk: Desk, asked: Asked) -> File:
    """The bytes of a report as they came, under the name that they came under."""
    held = tables.report.c
    with desk.store.reading() as connection:
        wanted = select(held.original, held.name, held.text).where(held.id == asked.path["id"])
        row = connection.execute(wanted).one_or_none()
    if row is None:
        raise NotThere(f"saw no report {asked.path['id']!r} in this case")
    return File(row.name, bytes(row.original) or row.text.encode())


ROWS = (
    Entry(
        "/reports/{id}",
        report,
        {
            "schema": "version of these shapes", "sayso": "version of Sayso", "model": "who read",
            "report": "the id of this report", "text": "its text, which all offsets are into",
            "reports": "this report and those it shares words with", "sources": "who speaks in it",
            "statements": "what it says and passes on", "claim_of": "the claim of each statement",
            "claims": "empty here", "links": "empty here", "aliases": "empty here", "orphans": "empty here",
            "reuse": "passages that it shares with others", "versions": "how it changed at its address",
            "rejected": "readings that people rejected: statement, words, who, when, number of the decision",
            "captures": "every time it came into the case", "decisions": "what people decided about it",
            "revision": "the number of the last decision",
        },
        (
            Parameter("judge", "the id of a statement to decide on"), Parameter("did", "a decision to tell of"),
            Parameter("from", "the id of a claim to lead back to"),
            Parameter("gone", "1: say that nothing is left of the claim that was asked for"),
        ),
    ),
    Download("/reports/{id}/original", original),
)  # fmt: skip
