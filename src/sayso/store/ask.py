"""What people ask a case: how it stands, its claims, sources and reports, each as rows that print as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from sayso.store import account, keep, tables

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims: filters that all must hold, and how many at most (None: every one).

    ``single``: at most one independent line. ``unnamed``: no named origin. ``since``: of reports that came
    into the case at or after this moment (ISO, compared as text). ``order``: most at stake, most reports or
    fewest origins first; ``skip`` leaves out so many of the first.
    """

    single: bool = False
    contested: bool = False
    circular: bool = False
    hardened: bool = False
    unnamed: bool = False
    since: str | None = None
    most: int | None = None
    order: Literal["stake", "reports", "origins"] = "stake"
    skip: int = 0


def status(connection: Connection) -> Row:
    """How the case stands: what it holds, what waits, what could not be read, what lost its object."""
    report, reading, judgement = tables.report, tables.reading, tables.judgement
    models = connection.scalars(select(reading.c.model).distinct().order_by(reading.c.model))
    return {
        "reports": _count(connection, report)
        - (unreadable := _count(connection, report, ~report.c.readable)),
        "unreadable": unreadable,
        "waiting": len(keep.waiting(connection)),
        "captures": _count(connection, tables.capture),
        "publishers": connection.scalar(select(func.count(report.c.publisher.distinct()))) or 0,
        "statements": _count(connection, tables.statement),
        "sources": _count(connection, tables.source),
        "claims": _count(connection, tables.claim),
        "judgements": _count(connection, judgement),
        "orphans": _count(connection, tables.orphan),
        "current": account.is_current(connection),
        "models": list(models),
    }


def _count(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def claims(connection: Connection, wanted: Wanted) -> list[Row]:
    """The claims wanted, those with most at stake first, a line each."""
    claim, said = tables.claim.c, tables.statement.c
    query = (
        select(
            claim.id, said.text.label("wording"), claim.reports, claim.lines_min, claim.lines_max,
            claim.against_min, claim.against_max, claim.circles, claim.hardened, claim.named,
            claim.letter, claim.digit, claim.stake, claim.sentence,
        )
        .join(tables.statement, said.id == claim.wording)
        .order_by(*_ORDERS[wanted.order], claim.stake.desc(), claim.id)
        .limit(wanted.most)
        .offset(wanted.skip)
    )  # fmt: skip
    found = connection.execute(_only(query, wanted))
    return [dict(row) for row in found.mappings()]


def count_claims(connection: Connection, wanted: Wanted) -> int:
    """How many claims pass the filters, whatever the order and the limit."""
    query = _only(select(func.count()).select_from(tables.claim), wanted)
    return connection.scalar(query) or 0


_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "stake": (),
    "reports": (tables.claim.c.reports.desc(),),
    "origins": (tables.claim.c.lines_max, tables.claim.c.lines_min, tables.claim.c.reports.desc()),
}


def _only(query: Select[Any], wanted: Wanted) -> Select[Any]:
    """The query with the filters that are wanted."""
    claim = tables.claim.c
    filters = {
        "single": claim.lines_max <= 1, "contested": claim.against_max > 0, "circular": claim.circles > 0,
        "hardened": claim.hardened, "unnamed": ~claim.named,
    }  # fmt: skip
    for name, condition in filters.items():
        if getattr(wanted, name):
            query = query.where(condition)
    if wanted.since is not None:
        query = query.where(claim.id.in_(_since(wanted.since)))
    return query


def _since(moment: str) -> Select[Any]:
    """The claims of reports that came first at or after a moment."""
    capture, said, held = tables.capture.c, tables.statement.c, tables.claim_statement.c
    new = select(capture.report).group_by(capture.report).having(func.min(capture.added) >= moment)
    statements = select(said.id).where(said.report.in_(new))
    return select(held.claim).where(held.statement.in_(statements))


def count_sources(connection: Connection) -> int:
    """How many sources there are."""
    return _count(connection, tables.source)


def count_reports(connection: Connection) -> int:
    """How many reports there are, those that could not be read included."""
    return _count(connection, tables.report)


def sources(connection: Connection, *, most: int | None = None, skip: int = 0) -> list[Row]:
    """Who says things in the case, those with most statements first; ``skip`` leaves out so many of them.

    ``home`` is the name of the report that a source without a name belongs to.
    """
    source, node = tables.source.c, tables.chain_node.c
    said = func.count(node.statement.distinct())
    through = func.count(node.statement.distinct()).filter(node.role == "relay")
    home = tables.report.c.name
    query = (
        select(
            source.id, source.name, source.kind, source.named, source.owner, source.affiliation,
            said.label("statements"), through.label("passed_on"), home.label("home"),
        )
        .join(tables.chain_node, node.source == source.id, isouter=True)
        .join(tables.report, tables.report.c.id == source.report, isouter=True)
        .group_by(source.id, source.name, source.kind, source.named, source.owner, source.affiliation, home)
        .order_by(said.desc(), source.name, source.id)
        .limit(most)
        .offset(skip)
    )  # fmt: skip
    return [dict(row) for row in connection.execute(query).mappings()]


def reports(connection: Connection, *, most: int | None = None, skip: int = 0) -> list[Row]:
    """The reports of the case by day of publication, with the names under which each came."""
    held, capture = tables.report.c, tables.capture.c
    query = (
        select(
            held.id, held.name, held.publisher, held.title, held.published_earliest, held.published_latest,
            held.url, held.agency, held.digest, held.problem, func.count(capture.number).label("captures"),
            func.min(capture.added).label("added"),
        )
        .join(tables.capture, capture.report == held.id)
        .group_by(
            held.id, held.name, held.publisher, held.title, held.published_earliest, held.published_latest,
            held.url, held.agency, held.digest, held.problem,
        )
        .order_by(func.coalesce(held.published_earliest, "9999"), held.id)
        .limit(most)
        .offset(skip)
    )  # fmt: skip
    return [dict(row) for row in connection.execute(query).mappings()]


def report_names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """What reports were called when they came: the name of the file or the line, by id."""
    held = tables.report.c
    rows = connection.execute(select(held.id, held.name).where(held.id.in_(ids)).order_by(held.id))
    return {row.id: row.name for row in rows}


def unnamed_in(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The name of the report that each source without a name belongs to, by the source's id."""
    held, source = tables.report.c, tables.source.c
    query = select(source.id, held.name).join(tables.report, held.id == source.report)
    return {row.id: row.name for row in connection.execute(query.where(source.id.in_(ids), ~source.named))}


def statements_of(
    connection: Connection, *, report: str | None = None, source: str | None = None
) -> list[Row]:
    """The statements of a report or of a source, as they stand in the text, with the claim of each."""
    said, held, node = tables.statement, tables.claim_statement, tables.chain_node
    query = (
        select(said.c.id, said.c.report, held.c.claim, said.c.voice, said.c.stance, said.c.text)
        .join(held, held.c.statement == said.c.id, isouter=True)
        .order_by(said.c.number)
    )
    if report is not None:
        query = query.where(said.c.report == report)
    if source is not None:
        query = query.where(said.c.id.in_(select(node.c.statement).where(node.c.source == source)))
    return [dict(row) for row in connection.execute(query).mappings()]


def counts_of(connection: Connection, claims: Iterable[str]) -> dict[str, Row]:
    """The counts of some claims by id: reports that assert it, lines behind and against, and the wording."""
    claim, said = tables.claim.c, tables.statement.c
    ids = sorted(set(claims))
    query = (
        select(
            claim.id, claim.lines_min, claim.lines_max, claim.against_min, claim.against_max,
            said.text.label("wording"),
        )
        .join(tables.statement, said.id == claim.wording)
        .where(claim.id.in_(ids))
    )  # fmt: skip
    asserting = _asserting(connection, ids)
    rows = connection.execute(query).mappings()
    return {row["id"]: {**row, "reports": asserting.get(row["id"], 0)} for row in rows}


def _asserting(connection: Connection, claims: Sequence[str]) -> dict[str, int]:
    """In how many reports somebody asserts each claim: those that only deny it or do not comment are not among them."""
    held, said = tables.claim_statement.c, tables.statement.c
    query = (
        select(held.claim, func.count(said.report.distinct()).label("reports"))
        .join(tables.statement, said.id == held.statement)
        .where(held.claim.in_(claims), ~held.denies, said.stance.in_(("assert", "confirm")))
        .group_by(held.claim)
    )
    return {row.claim: row.reports for row in connection.execute(query)}


def captures(connection: Connection, report: str) -> list[Row]:
    """Every time that a report came into the case: under which name, when, by whom and by which command."""
    capture, run = tables.capture.c, tables.run.c
    query = (
        select(capture.name, capture.added, run.who, run.command)
        .join(tables.run, run.number == capture.run)
        .where(capture.report == report)
        .order_by(capture.number)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def revision(connection: Connection) -> int:
    """The number of the last judgement: it grows with every decision that anybody makes."""
    return connection.scalar(select(func.max(tables.judgement.c.number))) or 0


def claim_of(connection: Connection, statement: str) -> str | None:
    """The claim that a statement belongs to; None where it is about no fact."""
    held = tables.claim_statement.c
    found: str | None = connection.scalar(select(held.claim).where(held.statement == statement))
    return found


def report_of(connection: Connection, statement: str) -> str | None:
    """The report in which a statement stands."""
    held = tables.statement.c
    found: str | None = connection.scalar(select(held.report).where(held.id == statement))
    return found


def versions(connection: Connection, report: str) -> list[str]:
    """The reports at the same address and by the same publisher, by day of publication, then as they came."""
    held, capture = tables.report.c, tables.capture.c
    address = connection.scalar(select(held.url).where(held.id == report))
    if not address:
        return [report]
    first = func.min(capture.number)
    query = (
        select(held.id)
        .join(tables.capture, capture.report == held.id)
        .where(held.url == address, held.readable)
        .group_by(held.id, held.published_earliest)
        .order_by(func.coalesce(held.published_earliest, "9999"), first)
    )
    return list(connection.scalars(query))


def history(connection: Connection) -> list[Row]:
    """What was done and decided, in the order of time; the newest last."""
    done = steps(connection)
    decided = [
        {
            "at": one.judgement.when, "who": one.judgement.who, "what": one.judgement.what,
            "told": _told(one), "number": one.number,
        }
        for one in keep.decisions(connection)
    ]  # fmt: skip
    return sorted(
        [*done, *decided], key=lambda one: (one["at"], one["number"] is not None, one["number"] or 0)
    )


def steps(connection: Connection) -> list[Row]:
    """What was done, in the order of time: added, read again, brought in."""
    return [
        {
            "at": one.began, "who": one.who, "what": one.command,
            "told": one.told if one.ended else "broken off; run: sayso case update", "number": None,
        }
        for one in keep.steps(connection)
    ]  # fmt: skip


def _told(one: keep.Decision) -> str:
    said = one.judgement
    parts = [", ".join(said.about), said.value, f"({said.note})" if said.note else ""]
    return " ".join(part for part in parts if part)
