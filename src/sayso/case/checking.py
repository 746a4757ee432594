"""Checking a case: whether every byte is what it was, and every figure what reports and judgements give."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table

from sayso import pipeline
from sayso.case.judging import in_force
from sayso.case.work import Work
from sayso.store import Store, account, keep, tables
from sayso.store.migrations import engine_is_sound
from sayso.store.rows import Row, rows_of

SHOWN = 3
"""Differences named for one table; the rest is counted."""


def check(store: Store, work: Work) -> list[str]:
    """What is wrong in a case, one sentence each; empty where nothing is.

    The file itself, the digest of every report's bytes, and every derived row, which is made again
    from the readings and judgements and compared.
    """
    found = list(engine_is_sound(store.engine, store.place))
    with store.reading() as connection:
        found += _changed_bytes(connection)
        if waiting := keep.waiting(connection):
            found.append(f"{len(waiting)} reports wait to be read; run: sayso case update")
        if not account.is_current(connection):
            return [*found, "the claims are older than what the case holds; run: sayso case update"]
        stored = account.stored_rows(connection)
        reads, decisions = list(keep.read_reports(connection)), keep.decisions(connection)
    held = in_force(decisions, [said for one in reads for said in one.statements])
    how = pipeline.Run(progress=work.progress, judgements=tuple(one for one, _ in held))
    again = rows_of(pipeline.account(reads, how), dict(held))
    return found + [said for table in tables.derived.sorted_tables for said in _compare(table, stored, again)]


def _changed_bytes(connection: Connection) -> Iterator[str]:
    ids = list(connection.scalars(tables.report.select().with_only_columns(tables.report.c.id)))
    for report in keep.reports(connection, ids):
        if report.original and "sha256:" + hashlib.sha256(report.original).hexdigest() != report.digest:
            yield f"{report.id}: its bytes are not those that were kept; take them from a backup"


def _compare(table: Table, stored: dict[Table, list[Row]], again: dict[Table, list[Row]]) -> Iterator[str]:
    before, after = ({repr(_told(one)): one for one in rows[table]} for rows in (stored, again))
    gone, come = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    for what, rows in (("stands there but does not follow", gone), ("follows but is not there", come)):
        for one in rows[:SHOWN]:
            yield f"{table.name}: a row {what}: {one[:200]}"
        if len(rows) > SHOWN:
            yield f"{table.name}: and {len(rows) - SHOWN} more rows that {what.split()[0]}"


def _told(row: Row) -> Row:
    return {name: bool(value) if isinstance(value, bool) else value for name, value in sorted(row.items())}
