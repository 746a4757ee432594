"""What a decision did to the counts: the claims that it touched as they were then, and as they are now."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.case.former import led_to
from sayso.export.words import between, origins, plural, short
from sayso.records import Interval
from sayso.store import account, ask, tables

REMEMBERED = 400
"""Decisions of this process whose effect can still be told."""

MOST = 4
"""Claims told of at once; a decision on a source or a report touches many."""

WORDING = 120


@dataclass(frozen=True, slots=True)
class Counted:
    """A claim with its words and its count in words."""

    claim: str
    wording: str
    count: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of a claim: as it was before a decision (None where it came by it), and what tells it now."""

    before: Counted | None
    now: tuple[Counted, ...]

    @property
    def stays(self) -> bool:
        """Whether the count is what it was."""
        return self.before is not None and [one.count for one in self.now] == [self.before.count]


class Effects:
    """Remembers, by the number of each decision, what it is about and the claims that it touched."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[int, tuple[tuple[str, ...], tuple[Counted, ...]]] = OrderedDict()

    def note(self, number: int, about: Iterable[str], touched: tuple[Counted, ...]) -> None:
        """Remember what the decision of this number was about, and the claims as they were."""
        with self._lock:
            self._known[number] = tuple(about), touched
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)

    def of(self, connection: Connection, number: int) -> tuple[Effect, ...]:
        """What became of the claims that a decision touched; nothing while the counts are older than it."""
        with self._lock:
            about, touched = self._known.get(number, ((), ()))
        if not about or not account.is_current(connection):
            return ()
        if not touched:
            return tuple(Effect(None, (one,)) for one in touched_by(connection, about))
        return tuple(Effect(one, _now(connection, one.claim)) for one in touched)


def touched_by(connection: Connection, about: Iterable[str]) -> tuple[Counted, ...]:
    """The claims in which the things of a decision stand, as they are counted before it, most reports first."""
    ids = list(about)
    held, said, node = tables.claim_statement.c, tables.statement.c, tables.chain_node.c
    spoken = select(node.statement).where(node.source.in_(ids))
    stand = select(said.id).where(said.report.in_(ids) | said.id.in_(ids) | said.id.in_(spoken))
    claims = {*connection.scalars(select(held.claim).where(held.statement.in_(stand))), *ids}
    found = sorted(ask.counts_of(connection, claims).values(), key=lambda one: (-one["reports"], one["id"]))
    return _counted(connection, [one["id"] for one in found[:MOST]])


def _now(connection: Connection, claim: str) -> tuple[Counted, ...]:
    """A claim as it is counted now, or those that tell what it told."""
    there = _counted(connection, [claim])
    return there or _counted(connection, led_to(connection, claim))[:MOST]


def _counted(connection: Connection, claims: Iterable[str]) -> tuple[Counted, ...]:
    ids = list(claims)
    rows = ask.counts_of(connection, ids)
    return tuple(
        Counted(one, short(rows[one]["wording"], WORDING), count(rows[one])) for one in ids if one in rows
    )


def count(row: ask.Row) -> str:
    """The count of a claim in a few words: "12 reports → 1–2 origins"."""
    lines, against = (
        Interval(row["lines_min"], row["lines_max"]),
        Interval(row["against_min"], row["against_max"]),
    )
    told = f"{plural(row['reports'], 'report')} → {origins(lines)}"
    return f"{told}, against it {between(against)}" if against.max else told
