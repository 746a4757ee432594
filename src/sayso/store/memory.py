"""What deriving remembers so that the next time is short: nothing that could not be made again."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from sayso.store import tables

BATCH = 500
"""Rows sent to the database at once."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is new of a kind, by key, and the keys of all that is to be remembered; the rest is forgotten."""

    new: Mapping[str, bytes]
    keys: Set[str]


def get(connection: Connection, mark: str) -> dict[str, dict[str, bytes]]:
    """Everything that is remembered under a mark, by kind and key; nothing of what another mark left."""
    found: dict[str, dict[str, bytes]] = {}
    held = tables.memory.c
    for row in connection.execute(select(held.kind, held.key, held.value).where(held.mark == mark)):
        found.setdefault(row.kind, {})[row.key] = bytes(row.value)
    return found


def put(connection: Connection, mark: str, kind: str, change: Change) -> None:
    """Remember a change of what there is of a kind; what was remembered under another mark goes."""
    held, of_kind = tables.memory.c, tables.memory.c.kind == kind
    connection.execute(delete(tables.memory).where(of_kind, held.mark != mark))
    known = set(connection.scalars(select(held.key).where(of_kind)))
    gone, come = sorted(known - change.keys), sorted(change.new.keys() - known)
    for at in range(0, len(gone), BATCH):
        connection.execute(delete(tables.memory).where(of_kind, held.key.in_(gone[at : at + BATCH])))
    for at in range(0, len(come), BATCH):
        keys = come[at : at + BATCH]
        rows = [{"kind": kind, "key": one, "mark": mark, "value": change.new[one]} for one in keys]
        connection.execute(insert(tables.memory), rows)
