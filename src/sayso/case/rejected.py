"""Readings that people rejected: no longer in any count, still there to be looked at and accepted again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.case.judging import in_force
from sayso.case.targets import Pin
from sayso.records import Statement
from sayso.store import keep, tables
from sayso.store.codec import unpack

SETTLES = ("reject", "accept", "unsure")
"""Decisions of which the last on a statement says whether it counts."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A statement as it was read, and the decision by which it counts no longer."""

    statement: Statement
    decision: keep.Decision


def rejected(connection: Connection, report: str, decisions: Sequence[keep.Decision]) -> tuple[Rejected, ...]:
    """The readings of a report that people rejected and nobody took back, in the order of its text."""
    if not any(one.judgement.what == "reject" and _is_in(report, one.pins) for one in decisions):
        return ()
    read = _read_in(connection, report)
    last: dict[str, int] = {}
    for judgement, number in in_force(decisions, read):
        if judgement.what in SETTLES:
            last |= dict.fromkeys(judgement.about, number if judgement.what == "reject" else 0)
    by_number = {one.number: one for one in decisions}
    found = (Rejected(one, by_number[last[one.id]]) for one in read if last.get(one.id))
    return tuple(sorted(found, key=lambda one: (one.statement.begin, one.statement.id)))


def _is_in(report: str, pins: Sequence[Pin]) -> bool:
    return any(pin.get("report") == report for pin in pins)


def _read_in(connection: Connection, report: str) -> tuple[Statement, ...]:
    held = tables.reading.c
    record = connection.scalar(select(held.record).where(held.report == report))
    return unpack(keep.Told, record).statements if record else ()
