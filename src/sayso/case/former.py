"""Claims that changed: an address that somebody noted leads on to the claims that tell the same now.

A claim goes by what it holds, so its id changes with every statement that joins or leaves it. What it held is
remembered where the claims are derived, for as long as the layout of the derived tables stays.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, Select, select

from sayso.store import keep, memory, tables

FORMER, MARK = "claim as it was", "1"

MOST = 20_000
"""Claims of before that are remembered; where there are more, those that were gone before the last deriving go."""

HELD = 40
"""Statements remembered of each, the wording first: enough to know the claim by."""

LED_TO = 12
"""Claims that one is led to at most."""

Held = Mapping[str, tuple[str, ...]]


def held_now(connection: Connection) -> Held:
    """The statements of every claim by its id, the wording first."""
    claim, held = tables.claim.c, tables.claim_statement.c
    query = (
        select(claim.id, claim.wording, held.statement)
        .join(tables.claim_statement, held.claim == claim.id)
        .order_by(claim.id, held.statement != claim.wording, held.statement)
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(query):
        before = found.get(row.id, ())
        if len(before) < HELD:
            found[row.id] = (*before, row.statement)
    return found


def remember_gone(connection: Connection, before: Held) -> None:
    """Remember those of the claims before that are no longer there under their id."""
    now = set(connection.scalars(select(tables.claim.c.id)))
    known = set(connection.scalars(_remembered(tables.memory.c.key)))
    new = {id: json.dumps(held).encode() for id, held in before.items() if id not in now | known}
    old = sorted(known - new.keys())[: max(0, MOST - len(new))]
    memory.put(connection, MARK, FORMER, memory.Change(new, {*new, *old}))


def led_to(connection: Connection, id: str) -> list[str]:
    """The claims that hold what a claim of before held, that with most of it first; none where none does."""
    held = tables.claim_statement.c
    found = Counter(connection.scalars(select(held.claim).where(held.statement.in_(_said(connection, id)))))
    return sorted(found, key=lambda one: (-found[one], one))[:LED_TO]


def decided_in(connection: Connection, id: str) -> list[str]:
    """The reports with statements of a claim of before that somebody decided on."""
    said = set(_said(connection, id))
    pins = (pin for one in keep.decisions(connection) for pin in one.pins) if said else ()
    return sorted({str(pin["report"]) for pin in pins if pin["kind"] == "statement" and pin["id"] in said})


def _said(connection: Connection, id: str) -> list[str]:
    packed = connection.scalar(_remembered(tables.memory.c.value).where(tables.memory.c.key == id))
    return list(json.loads(packed)) if packed else []


def _remembered(column: Column[Any]) -> Select[Any]:
    return select(column).where(tables.memory.c.kind == FORMER)
