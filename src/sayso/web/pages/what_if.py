"""What if: voices that might be one, reporters that may have been there, reports left out. Nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from sayso import pipeline
from sayso.case.judging import in_force
from sayso.export.book import Book, label, labelled
from sayso.export.words import between, line, listing, origins
from sayso.records import Account, Provenance, Supposition
from sayso.store import keep
from sayso.web.asking import Asked
from sayso.web.desk import Desk

SAME, THERE, WITHOUT = "same", "there", "without"

MOST = 300
"""Things supposed at once, and reports that can be picked: more is no question that a person asks."""

NAMES = 6


@dataclass(frozen=True, slots=True)
class Switch:
    """A report that can be left out: its id and name, and whether it is."""

    value: str
    words: str
    on: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A count before and under the suppositions, with the reasons that go and come."""

    side: str
    before: str
    now: str
    changed: bool
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is supposed now, by id and in words, what that changes, and which reports can be left out.

    ``on`` are the voices taken for one and the reports whose reporter was there.
    """

    on: frozenset[str]
    without: tuple[Switch, ...]
    supposing: tuple[str, ...]
    counts: tuple[Count, ...]
    gone: bool


def suppositions_of(asked: Asked, found: Account) -> tuple[Supposition, ...]:
    """What a query supposes, as far as the claim has such voices and reports."""
    reports, sources = {one.id for one in found.reports}, {one.id for one in found.sources}
    same = tuple(sorted({one for one in asked.all(SAME)[:MOST] if one in sources}))
    there = tuple(sorted({one for one in asked.all(THERE)[:MOST] if one in reports}))
    without = tuple(sorted({one for one in asked.all(WITHOUT)[:MOST] if one in reports}))
    meant = [Supposition("same", same)] if len(same) > 1 else []
    meant += [Supposition("there", there)] if there else []
    meant += [Supposition("without", without)] if without else []
    return tuple(meant)


def laid_over(connection: Connection, desk: Desk, found: Account, meant: tuple[Supposition, ...]) -> Account:
    """The account of a claim under suppositions; the same where nothing is supposed.

    It is counted within the whole case: who bears a name, and what office, is known from all reports.
    """
    if not meant:
        return found
    whole = desk.memory.whole(connection)
    held = in_force(keep.decisions(connection), whole.statements)
    alone = replace(
        whole, claims=found.claims, provenance=found.provenance, assessments=found.assessments, links=()
    )
    return _narrowed(pipeline.supposed(alone, meant, [one for one, _ in held]), found)


def _narrowed(after: Account, found: Account) -> Account:
    """Of an account of the whole case, what the account of the claim held before."""
    kept = {one.id for group in (found.reports, found.sources, found.statements) for one in group}
    return replace(
        found,
        reports=tuple(one for one in after.reports if one.id in kept),
        sources=tuple(one for one in after.sources if one.id in kept),
        statements=tuple(one for one in after.statements if one.id in kept),
        claims=tuple(replace(one, related=found.claims[0].related) for one in after.claims),
        provenance=after.provenance,
        assessments=after.assessments,
    )


def what_if(asked: Asked, before: Book, after: Account, meant: tuple[Supposition, ...]) -> WhatIf:
    """The switches of the claim of an account, and what those that are on change."""
    old = before.account.provenance[0]
    new = after.provenance[0] if after.provenance else None
    return WhatIf(
        on=frozenset((*asked.all(SAME), *asked.all(THERE))),
        without=_switches(old.reports, asked, before),
        supposing=tuple(_words(one, before) for one in meant),
        counts=_counts(old, new) if meant and new else (),
        gone=bool(meant) and new is None,
    )


def _switches(reports: Sequence[str], asked: Asked, book: Book) -> tuple[Switch, ...]:
    out = frozenset(asked.all(WITHOUT))
    told = [Switch(one, label(book, one), one in out) for one in reports]
    return tuple(sorted(told, key=lambda one: (one.words.casefold(), one.value))[:MOST])


def _words(one: Supposition, book: Book) -> str:
    names = listing(labelled(book, one.about), NAMES)
    if one.what == "same":
        return f"{names} are one voice"
    return f"the reporter of {names} was there" if one.what == "there" else f"{names} is left out"


def _counts(old: Provenance, new: Provenance) -> tuple[Count, ...]:
    sides = (("for it", old.independence, new.independence), ("against it", old.against, new.against))
    return tuple(
        Count(
            side,
            origins(before),
            between(now),
            (before.min, before.max) != (now.min, now.max),
            tuple(line(why) for why in before.why if why not in now.why),
            tuple(line(why) for why in now.why if why not in before.why),
        )
        for side, before, now in sides
        if before.max or now.max or side == "for it"
    )
