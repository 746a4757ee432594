"""The account of a case: written into its tables, and read from them again, whole or for a few claims."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, delete, func, insert, select

from sayso.records import Account, Judgement, Link, Report, Reuse, Source, Statement
from sayso.store import keep, search, tables
from sayso.store.codec import from_json, unpack
from sayso.store.rows import Row, Traced, rows_of

T = TypeVar("T")
Ids = Sequence[str] | Sequence[int] | Select[Any]

FROM, MODEL, VERSION = "derived from", "model", "version"
BATCH = 5_000
"""Rows sent to the database at once."""


@dataclass(frozen=True, slots=True)
class Joint:
    """What joins two statements ("link") or two reports ("reuse"): its row, its ends, and how long its record is."""

    kind: str
    number: int
    a: str
    b: str
    size: int


def fingerprint(connection: Connection) -> str:
    """The digest of all that an account depends on: the readings and the judgements there are."""
    held = tables.reading.c
    parts = [tuple(row) for row in connection.execute(select(held.report, held.mark))]
    last = connection.scalar(select(func.max(tables.judgement.c.number))) or 0
    return hashlib.sha256(repr((sorted(parts), last)).encode()).hexdigest()


def is_current(connection: Connection) -> bool:
    """Whether the derived tables were made from what the case holds now."""
    return _state(connection).get(FROM) == fingerprint(connection)


def mark(connection: Connection) -> str:
    """What the derived tables were made from: while it is the same, so is the account."""
    state = _state(connection)
    return " ".join(state.get(name, "") for name in (FROM, MODEL, VERSION))


def put(connection: Connection, account: Account, numbers: Mapping[Judgement, int]) -> None:
    """Write an account into the derived tables, in place of the one before."""
    rows = rows_of(account, numbers)
    for table in reversed(tables.derived.sorted_tables):
        connection.execute(delete(table))
    for table, found in rows.items():
        for at in range(0, len(found), BATCH):
            connection.execute(insert(table), found[at : at + BATCH])
    search.rebuild_derived(connection)
    told = {FROM: fingerprint(connection), MODEL: account.model, VERSION: account.version}
    connection.execute(delete(tables.state).where(tables.state.c.name.in_(list(told))))
    connection.execute(insert(tables.state), [{"name": name, "value": value} for name, value in told.items()])


def stored_rows(connection: Connection) -> dict[Table, list[Row]]:
    """The rows of the derived tables as they stand."""
    found = {}
    for table in tables.derived.sorted_tables:
        order = table.c.number if "number" in table.c else next(iter(table.primary_key))
        rows = connection.execute(select(table).order_by(order))
        found[table] = [dict(row) for row in rows.mappings()]
    return found


def get(
    connection: Connection,
    claims: Sequence[str] | None = None,
    *,
    with_readings: bool = True,
    with_links: bool = True,
) -> Account:
    """The account as it was last derived; with ``claims``, only what belongs to these.

    Readings and aliases, half of the work, can be left out where nobody looks at them, and so can links and
    reuse: what follows from these stands in the graph of each claim.
    """
    traced = _traced(connection, claims)
    statements = None if claims is None else _statement_ids(claims)
    reports = _reports(
        connection, select(tables.included.c.report) if claims is None else _report_ids(claims)
    )
    told = _told(connection, None if claims is None else _report_ids(claims)) if with_readings else []
    among = None if claims is None else [one.id for one in reports]
    state = _state(connection)
    return Account(
        reports=reports,
        readings=tuple(one.reading for one in told),
        aliases=tuple(alias for one in told for alias in one.aliases),
        sources=_records(connection, Source, tables.source, id=_sources_of(claims)),
        statements=_records(connection, Statement, tables.statement, id=statements),
        claims=tuple(one.claim for one in traced),
        links=_records(connection, Link, tables.link, a=statements, b=statements) if with_links else (),
        reuse=_records(connection, Reuse, tables.reuse, a=among, b=among) if with_links else (),
        provenance=tuple(one.provenance for one in traced),
        assessments=tuple(one.assessment for one in traced),
        model=state.get(MODEL, ""),
        version=state.get(VERSION, ""),
        orphans=_orphans(connection) if claims is None else (),
    )


def joints_of(connection: Connection, claims: Sequence[str]) -> list[Joint]:
    """What joins the statements and the reports of some claims: why they are one, and who repeats whom."""
    said, among = _statement_ids(claims), list(connection.scalars(_report_ids(claims)))
    return [*_joints(connection, tables.link, said), *_joints(connection, tables.reuse, among)]


def _joints(connection: Connection, table: Table, among: Ids) -> list[Joint]:
    held = table.c
    wanted = select(held.number, held.a, held.b, func.length(held.record).label("size"))
    wanted = wanted.where(held.a.in_(among), held.b.in_(among)).order_by(held.number)
    return [Joint(table.name, row.number, row.a, row.b, row.size) for row in connection.execute(wanted)]


def joined(connection: Connection, joints: Iterable[Joint]) -> tuple[tuple[Link, ...], tuple[Reuse, ...]]:
    """The links and the reuse themselves."""
    numbers: dict[str, list[int]] = {"link": [], "reuse": []}
    for one in joints:
        numbers[one.kind].append(one.number)
    links = _records(connection, Link, tables.link, number=numbers["link"])
    return links, _records(connection, Reuse, tables.reuse, number=numbers["reuse"])


def told_in(connection: Connection, reports: Sequence[str]) -> list[keep.Told]:
    """What was read in some reports alone, by their ids."""
    return _told(connection, reports)


def of_report(connection: Connection, id: str) -> Account:
    """What belongs to one report: its statements and sources, what it shares with others, and those others.

    Without claims; ``ask.statements_of`` has the claim of each statement.
    """
    reuse = tables.reuse.c
    pairs = tuple(
        unpack(Reuse, one)
        for one in connection.scalars(
            select(reuse.record).where((reuse.a == id) | (reuse.b == id)).order_by(reuse.number)
        )
    )
    others = {one.a for one in pairs} | {one.b for one in pairs}
    said = select(tables.statement.c.id).where(tables.statement.c.report == id)
    return _around(connection, {id} | others, said, pairs)


def of_source(connection: Connection, id: str) -> Account:
    """What belongs to one source: the statements in whose chains it stands, their reports and sources.

    Without claims; ``ask.statements_of`` has the claim of each statement.
    """
    node = tables.chain_node.c
    said = select(node.statement).where(node.source == id)
    held = tables.statement.c
    reports = set(connection.scalars(select(held.report).where(held.id.in_(said)).distinct()))
    return _around(connection, reports, said, (), id)


def _around(
    connection: Connection, reports: set[str], said: Select[Any], pairs: tuple[Reuse, ...], source: str = ""
) -> Account:
    node, of, state = tables.chain_node.c, tables.source.c.id, _state(connection)
    named = select(node.source).where(node.statement.in_(said), node.source.is_not(None))
    return Account(
        reports=_reports(connection, sorted(reports)),
        readings=(), aliases=(), claims=(), links=(), provenance=(), assessments=(),
        sources=_records(connection, Source, tables.source, id=select(of).where(of.in_(named) | (of == source))),
        statements=_records(connection, Statement, tables.statement, id=said),
        reuse=pairs, model=state.get(MODEL, ""), version=state.get(VERSION, ""),
    )  # fmt: skip


def flat_rows(connection: Connection) -> dict[str, list[Row]]:
    """The tables as plain rows for other programs: no packed records, no bytes, no numbers of rows."""
    left_out = ("record", "original", "number", "key")
    named = {"report": tables.report, "judgement": tables.judgement}
    named |= {one.name: one for one in tables.derived.sorted_tables}
    found = {}
    for name, table in named.items():
        shown = [one for one in table.c if one.name not in left_out] or [table.c.number]
        if name == "judgement":
            shown = [table.c.number, *shown]
        order = table.c.id if name == "report" else table.c.get("number", next(iter(table.c)))
        rows = connection.execute(select(*shown).order_by(order))
        found[name] = [dict(row) for row in rows.mappings()]
    return found


def _state(connection: Connection) -> dict[str, str]:
    return {row.name: row.value for row in connection.execute(select(tables.state))}


def _traced(connection: Connection, claims: Sequence[str] | None) -> tuple[Traced, ...]:
    wanted = select(tables.claim.c.record).order_by(tables.claim.c.id)
    if claims is not None:
        wanted = wanted.where(tables.claim.c.id.in_(claims))
    return tuple(unpack(Traced, one) for one in connection.scalars(wanted))


def _statement_ids(claims: Sequence[str]) -> Select[Any]:
    return select(tables.claim_statement.c.statement).where(tables.claim_statement.c.claim.in_(claims))


def _report_ids(claims: Sequence[str]) -> Select[Any]:
    """The reports whose statements these are, and those that stand in their graphs."""
    said = select(tables.statement.c.report).where(tables.statement.c.id.in_(_statement_ids(claims)))
    ends = [
        select(end).where(tables.edge.c.claim.in_(claims)) for end in (tables.edge.c.start, tables.edge.c.end)
    ]
    held = tables.included.c.report
    return select(held).where(held.in_(said) | held.in_(ends[0]) | held.in_(ends[1]))


def _sources_of(claims: Sequence[str] | None) -> Select[Any] | None:
    if claims is None:
        return None
    node, edge = tables.chain_node.c, tables.edge.c
    named = select(node.source).where(node.statement.in_(_statement_ids(claims)), node.source.is_not(None))
    graph = [select(end).where(edge.claim.in_(claims)) for end in (edge.start, edge.end)]
    of = tables.source.c.id
    return select(of).where(of.in_(named) | of.in_(graph[0]) | of.in_(graph[1]))


def _records(connection: Connection, kind: type[T], table: Table, **among: Ids | None) -> tuple[T, ...]:
    """The records of a table in their order; only those whose columns are among some ids, where ids are given."""
    conditions = [table.c[name].in_(ids) for name, ids in among.items() if ids is not None]
    wanted = select(table.c.record).where(*conditions).order_by(table.c.number)
    return tuple(unpack(kind, one) for one in connection.scalars(wanted))


def _reports(connection: Connection, ids: Ids) -> tuple[Report, ...]:
    held = tables.report.c
    wanted = select(held.text, held.record).where(held.id.in_(ids)).order_by(held.id)
    rows = connection.execution_options(yield_per=keep.BLOCK).execute(wanted)
    return tuple(from_json(Report, {**json.loads(row.record), "text": row.text}) for row in rows)


def _told(connection: Connection, reports: Ids | None) -> list[keep.Told]:
    wanted = select(tables.reading.c.record).order_by(tables.reading.c.report)
    if reports is not None:
        wanted = wanted.where(tables.reading.c.report.in_(reports))
    return [unpack(keep.Told, one) for one in connection.scalars(wanted)]


def _orphans(connection: Connection) -> tuple[Judgement, ...]:
    lost = set(connection.scalars(select(tables.orphan.c.judgement)))
    return tuple(one.judgement for one in keep.decisions(connection) if one.number in lost)
