"""What a judgement is about: found by the beginning of its id, and pinned to words that stay."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, select

from sayso.errors import CaseError
from sayso.records import Judgement, Source, Statement
from sayso.store import ask, keep, tables
from sayso.store.codec import unpack

Pin = dict[str, Any]

KINDS: dict[str, Table] = {
    "report": tables.report,
    "claim": tables.claim,
    "statement": tables.statement,
    "source": tables.source,
}

SHOWN = 5


def find(connection: Connection, id: str) -> tuple[str, str]:
    """The kind and whole id of the one thing whose id begins so, or that has this very name.

    A report is also found by a name that it came under, a source by any of its names; a statement that is
    no longer counted by the decision on it. Raises CaseError where there is none, or more than one (they are
    named).
    """
    called = named(connection, id)
    if len(called) == 1:
        return called[0]
    found = called or [
        (kind, one) for kind, table in KINDS.items() for one in _beginning(connection, table, id)
    ]
    found = found or [("statement", one) for one in _decided(connection, id)]
    exact = [one for one in found if one[1] == id]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise CaseError(f"saw no report, claim, statement or source {id!r} in this case; check the id")
    raise CaseError(f"{id!r} could be {', '.join(one for _, one in found[:SHOWN])}; write more of the id")


def named(connection: Connection, name: str) -> list[tuple[str, str]]:
    """The reports that came under a name or address, and the sources that have it: kind and id of each."""
    capture, called = tables.capture.c, tables.source_name.c
    held = tables.report.c
    reports = (
        select(capture.report).where(capture.name == name).union(select(held.id).where(held.url == name))
    )
    sources = select(called.source).where(called.name == name).distinct().order_by(called.source)
    found = [("report", one) for one in sorted(connection.scalars(reports))]
    return found + [("source", one) for one in connection.scalars(sources)]


def _beginning(connection: Connection, table: Table, id: str) -> list[str]:
    if not id:
        return []
    wanted = select(table.c.id).where(table.c.id >= id, table.c.id < id + "\U0010ffff").limit(SHOWN + 1)
    return list(connection.scalars(wanted))


def _decided(connection: Connection, id: str) -> list[str]:
    """The statements whose id begins so that an earlier decision was about."""
    pins = (pin for one in keep.decisions(connection) for pin in one.pins) if id else ()
    found = (str(pin["id"]) for pin in pins if pin["kind"] == "statement")
    return sorted({one for one in found if one.startswith(id)})[: SHOWN + 1]


def report_of(connection: Connection, statement: str) -> str:
    """The report in which a statement stands, or stood when it was decided on."""
    return ask.report_of(connection, statement) or str(_decided_pin(connection, statement)["report"])


def _decided_pin(connection: Connection, id: str) -> Pin:
    pins = (pin for one in keep.decisions(connection) for pin in one.pins)
    return next(pin for pin in pins if pin["id"] == id)


def chain_value(connection: Connection, value: str) -> str:
    """The whole ids of the sources that a chain is set to, from the outermost relay to the origin."""
    found = [find(connection, one) for one in value.split()]
    wrong = [id for kind, id in found if kind != "source"]
    if wrong:
        raise CaseError(f"saw {wrong[0]} in a chain, expected ids of sources; see: sayso case sources")
    return " ".join(id for _, id in found)


def sources_in(connection: Connection, value: str) -> list[Source]:
    """The sources whose ids stand in a value."""
    wanted = select(tables.source.c.record).where(tables.source.c.id.in_(value.split()))
    return [unpack(Source, one) for one in connection.scalars(wanted)]


def pins_of(connection: Connection, judgement: Judgement) -> tuple[tuple[str, ...], list[Pin]]:
    """The whole ids that a judgement is about, and what each is pinned to.

    A claim lives only until the next report comes; what is meant is its wording, a statement.
    """
    about, pins = [], []
    for given in judgement.about:
        kind, id = find(connection, given)
        if kind == "claim":
            kind, id = "statement", _wording(connection, id)
        about.append(id)
        pins.append(_pin(connection, kind, id))
    return tuple(about), pins


def _wording(connection: Connection, claim: str) -> str:
    found = connection.scalar(select(tables.claim.c.wording).where(tables.claim.c.id == claim))
    return str(found)


def _pin(connection: Connection, kind: str, id: str) -> Pin:
    if kind == "report":
        digest = connection.scalar(select(tables.report.c.digest).where(tables.report.c.id == id))
        return {"kind": kind, "id": id, "digest": digest}
    if kind == "source":
        held = tables.source.c
        row = connection.execute(select(held.name, held.kind, held.report).where(held.id == id)).one()
        return {"kind": kind, "id": id, "name": row.name, "of": row.kind, "report": row.report}
    record = connection.scalar(select(tables.statement.c.record).where(tables.statement.c.id == id))
    if record is None:
        return _decided_pin(connection, id)
    said = unpack(Statement, record)
    digest = connection.scalar(select(tables.report.c.digest).where(tables.report.c.id == said.report))
    return {
        "kind": kind, "id": id, "report": said.report, "digest": digest, "voice": said.voice,
        "content": [[span.start, span.end] for span in said.content],
    }  # fmt: skip
