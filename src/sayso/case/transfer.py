"""A case as JSON Lines and back: everything that is kept, then everything that was derived."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection, select

from sayso.case.work import Work
from sayso.errors import InputError
from sayso.export import jsonl
from sayso.records import Judgement, ReadReport, Report
from sayso.store import Store, account, keep, tables
from sayso.store.codec import from_json, to_json

DERIVED = {
    "sources": "source", "statements": "statement", "claims": "claim", "links": "link", "reuse": "reuse",
    "aliases": "alias", "orphans": "orphan",
}  # fmt: skip
"""The lists of the account, and what one line of each is called."""


def lines(store: Store, *, log: bool = False) -> Iterator[str]:
    """The case as JSON Lines, by what and id.

    The same reports and judgements give the same bytes, in whatever order and in how many goes they came.
    With ``log`` also what depends on that: when each came and under which name.
    """
    with store.reading() as connection:
        made = account.get(connection)
        yield _line("case", {"schema": jsonl.SCHEMA, "sayso": version("sayso"), "model": made.model})
        told = jsonl.account_record(made)
        shown: Any = {one["id"]: one for one in told["reports"]}  # type: ignore[attr-defined]
        ids = list(connection.scalars(select(tables.report.c.id)))
        for report in keep.reports(connection, ids):
            yield _line("report", {**shown.get(report.id, {"id": report.id}), **_kept(report)})
        yield from _readings(connection)
        for one in keep.decisions(connection):
            yield _line("judgement", {"number": one.number, **to_json(one.judgement), "pins": list(one.pins)})
        for name, record in DERIVED.items():
            yield from (_line(record, one) for one in told[name])  # type: ignore[attr-defined]
        if log:
            yield from _captures(connection)


def _line(what: str, fields: Mapping[str, Any]) -> str:
    return jsonl.dumps({"record": what, **fields})


def _kept(report: Report) -> dict[str, Any]:
    original = base64.b64encode(report.original).decode()
    kept = to_json(replace(report, text="", original=b""))
    return {"text": report.text, "original": original, "kept": kept}


def _readings(connection: Connection) -> Iterator[str]:
    held = tables.reading.c
    for row in connection.execute(select(tables.reading).order_by(held.report)):
        told = {"report": row.report, "model": row.model, "version": row.version}
        yield _line("reading", {**told, "kept": json.loads(row.record)})


def _captures(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(tables.capture).order_by(tables.capture.c.number)):
        yield _line("capture", {"report": row.report, "name": row.name, "added": row.added})


def bring_in(store: Store, given: Iterable[str], work: Work) -> int:
    """Bring in reports, readings and judgements from the lines of an export; how many reports were new.

    What is derived is left out: it is derived again. All of it comes in or, where a line is wrong,
    nothing. Raises InputError, which names the line.
    """
    at, new = work.clock(), 0
    with store.writing() as connection:
        run = keep.begin(connection, "import", work.who, version=version("sayso"), at=at)
        there = {one.judgement for one in keep.decisions(connection)}
        number = 0
        try:
            for number, line in enumerate(given, start=1):  # noqa: B007
                new += _take(connection, json.loads(line), (run, at), there)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            what = f"saw a line that no export wrote ({type(error).__name__}: {error}); nothing came in"
            raise InputError(what, where=f"line {number}") from error
        keep.end(connection, run, f"{new} new", at)
    return new


def _take(
    connection: Connection, fields: dict[str, Any], run: tuple[int, str], there: set[Judgement]
) -> bool:
    """Keep what one line holds; whether it is a report that is new."""
    what = fields["record"]
    if what == "case" and fields["schema"] > jsonl.SCHEMA:
        raise ValueError(f"schema {fields['schema']}, known here: {jsonl.SCHEMA}; install a newer version")
    if what == "report":
        return keep.add_report(connection, _report(fields), *run).is_new
    if what == "reading":
        _take_reading(connection, fields)
    if what == "judgement":
        names = ("what", "about", "value", "who", "when", "note")
        one: Judgement = from_json(Judgement, {name: fields[name] for name in names if name in fields})
        if one not in there:
            keep.append(connection, one, fields["pins"])
    return False


def _report(fields: dict[str, Any]) -> Report:
    """The report of a line, whose bytes must be those that its digest names."""
    original = base64.b64decode(fields["original"], validate=True)
    report: Report = from_json(Report, fields["kept"])
    report = replace(report, text=str(fields["text"]), original=original)
    if original and "sha256:" + hashlib.sha256(original).hexdigest() != report.digest:
        raise ValueError(f"the bytes of {report.id} are not those of its digest")
    if report.text and keep.id_of(report, keep.key_of(report)) != report.id:
        raise ValueError(f"{report.id} is not the id of this report")
    return report


def _take_reading(connection: Connection, fields: dict[str, Any]) -> None:
    report, held = fields["report"], tables.reading.c.report
    if connection.scalar(select(held).where(held == report)) is not None:
        return
    told: keep.Told = from_json(keep.Told, fields["kept"])
    read = ReadReport(Report(report, "", ""), told.reading, told.aliases, told.statements)
    keep.put_reading(connection, read, fields["model"], fields["version"])
