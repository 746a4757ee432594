"""What a case keeps for good: reports as they came, what was read in each, what people decided, what was done."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Select, delete, insert, select, update

from sayso.records import Alias, Judgement, Reading, ReadReport, Report, Statement
from sayso.store import search, tables
from sayso.store.codec import pack, unpack
from sayso.store.rows import Row, report_columns

SLUG = 32
"""Characters of the words in a report's id."""

BLOCK = 200
"""Reports held at once while a whole case is read through; bounds memory to some 200 texts."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as the case knows it; ``is_new`` is False where it was there already."""

    id: str
    is_new: bool
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was read in one report alone, as it is kept beside the report itself."""

    reading: Reading
    aliases: tuple[Alias, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement under its number, with what it was pinned to when it was made."""

    number: int
    judgement: Judgement
    pins: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a case: by which command, who, when, with which version, and what came of it."""

    number: int
    command: str
    who: str
    began: str
    ended: str | None
    version: str
    told: str


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


# -- reports -------------------------------------------------------------------------------------


def key_of(report: Report) -> str:
    """What makes a report this report and no other: its bytes, its address and its publisher.

    One that could not be read is told apart by its name and the reason as well.
    """
    parts = [report.digest, report.url or "", report.publisher or ""]
    if not report.text:
        parts += [report.id, *(one.what for one in report.problems)]
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


def id_of(report: Report, key: str) -> str:
    """The id of a report in any case: words to know it by, and eight digits of its key.

    It depends on the report alone, not on its file's name nor on what was added before.
    """
    called = report.publisher or " ".join(report.text[:200].split()[:4]) or "unread"
    plain = unicodedata.normalize("NFKD", called).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG].strip("-") or "report"
    return f"{slug}-{key[:8]}"


def add_report(connection: Connection, report: Report, run: int, at: str) -> Kept:
    """Keep a report, or note that one that is kept came again.

    Of two that differ only in what was given beside the text, the one whose record sorts first stands,
    so that the order in which they came makes no difference; both are kept as captures.
    """
    key, name = key_of(report), _storable(report.id)
    report = replace(report, id=id_of(report, key))
    record = pack(replace(report, text="", original=b""))
    there = _there(connection, key)
    row: Row = {**report_columns(report), "record": record}
    words = report.title, report.text
    if there is None:
        kept: Row = {"id": report.id, "key": key, "digest": report.digest, "name": name}
        kept |= {"text": report.text, "original": report.original}
        made = connection.execute(insert(tables.report), {**kept, **row})
        search.put_report(connection, _number(made), words, None)
    elif record < there.record:
        connection.execute(update(tables.report).where(tables.report.c.key == key), row)
        connection.execute(delete(tables.reading).where(tables.reading.c.report == report.id))
        search.put_report(connection, there.number, words, (there.title, report.text))
    capture: Row = {"report": report.id, "run": run, "name": name, "added": at, "record": record}
    connection.execute(insert(tables.capture), capture)
    smaller = tables.report.c.id == report.id, tables.report.c.name > name
    connection.execute(update(tables.report).where(*smaller), {"name": name})
    return Kept(report.id, there is None, name)


def _there(connection: Connection, key: str) -> Any:
    held = tables.report.c
    wanted = select(held.number, held.title, held.record).where(held.key == key)
    return connection.execute(wanted).one_or_none()


def _number(made: CursorResult[Any]) -> int:
    key = made.inserted_primary_key
    return int(key[0]) if key else 0


def reports(connection: Connection, ids: Select[Any] | Sequence[str]) -> Iterator[Report]:
    """The reports with these ids, by id, a few at a time."""
    held = tables.report.c
    wanted = select(held.id, held.text, held.original, held.record).where(held.id.in_(ids)).order_by(held.id)
    for row in connection.execution_options(yield_per=BLOCK).execute(wanted):
        yield _report(row)


def _report(row: Any) -> Report:
    return replace(unpack(Report, row.record), text=row.text, original=bytes(row.original))


def _storable(text: str) -> str:
    """A text without what databases cannot hold: null bytes and halves of characters."""
    return re.sub("[\x00\ud800-\udfff]", "�", text)


# -- readings ------------------------------------------------------------------------------------


def waiting(connection: Connection) -> list[str]:
    """The reports that nothing has been read in yet, by id."""
    read = select(tables.reading.c.report)
    found = select(tables.report.c.id).where(tables.report.c.id.not_in(read)).order_by(tables.report.c.id)
    return list(connection.scalars(found))


def read_otherwise(connection: Connection, model: str, version: str) -> list[str]:
    """The reports that another model or another version read, by id."""
    held = tables.reading.c
    found = select(held.report).where((held.model != model) | (held.version != version)).order_by(held.report)
    return list(connection.scalars(found))


def put_reading(connection: Connection, read: ReadReport, model: str, version: str) -> None:
    """Keep what was read in one report, in place of what was read before, under a mark of what was read."""
    record = pack(Told(read.reading, read.aliases, read.statements))
    connection.execute(delete(tables.reading).where(tables.reading.c.report == read.report.id))
    held = tables.report.c
    of = connection.scalar(select(held.record).where(held.id == read.report.id))
    mark = hashlib.sha256(f"{of}\n{record}".encode()).hexdigest()[:16]
    row = {"report": read.report.id, "model": model, "version": version, "mark": mark, "record": record}
    connection.execute(insert(tables.reading), row)


def read_reports(connection: Connection) -> Iterator[ReadReport]:
    """Every report that was read, with what was read in it, by id; the original bytes left out."""
    held, told = tables.report.c, tables.reading.c
    wanted = (
        select(held.text, held.record, told.record.label("told"))
        .join(tables.reading, told.report == held.id)
        .order_by(held.id)
    )
    for row in connection.execution_options(yield_per=BLOCK).execute(wanted):
        found = unpack(Told, row.told)
        report = replace(unpack(Report, row.record), text=row.text)
        yield ReadReport(report, found.reading, found.aliases, found.statements)


# -- judgements ----------------------------------------------------------------------------------


def append(connection: Connection, judgement: Judgement, pins: Sequence[dict[str, Any]]) -> int:
    """Append a judgement with what it is pinned to; its number."""
    row = {
        "what": judgement.what, "about": json.dumps(judgement.about), "value": _storable(judgement.value),
        "who": _storable(judgement.who), "at": judgement.when, "note": _storable(judgement.note),
        "pins": json.dumps(list(pins), ensure_ascii=False, sort_keys=True),
    }  # fmt: skip
    return _number(connection.execute(insert(tables.judgement), row))


def decisions(connection: Connection) -> list[Decision]:
    """Every judgement ever made in this case, in order."""
    found = connection.execute(select(tables.judgement).order_by(tables.judgement.c.number))
    return [_decision(row) for row in found]


def _decision(row: Any) -> Decision:
    about = tuple(json.loads(row.about))
    judgement = Judgement(row.what, about, row.value, row.who, row.at, row.note)
    return Decision(row.number, judgement, tuple(json.loads(row.pins)))


# -- what was done -------------------------------------------------------------------------------


def begin(connection: Connection, command: str, who: str, *, version: str, at: str) -> int:
    """Note that something is begun; its number."""
    row = {"command": command, "who": _storable(who), "began": at, "version": version}
    return _number(connection.execute(insert(tables.run), row))


def end(connection: Connection, run: int, told: str, at: str) -> None:
    """Note that it is done, and what came of it."""
    connection.execute(
        update(tables.run).where(tables.run.c.number == run), {"ended": at, "told": _storable(told)}
    )


def steps(connection: Connection) -> list[Step]:
    """What was done to the case, in order; one without an end was broken off."""
    found = connection.execute(select(tables.run).order_by(tables.run.c.number))
    return [
        Step(row.number, row.command, row.who, row.began, row.ended, row.version, row.told) for row in found
    ]
