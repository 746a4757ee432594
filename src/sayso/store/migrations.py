"""What a case file looks like, and how one from an older version becomes one of today.

A new case gets the tables as they stand in ``tables.py`` with every migration noted; an older one gets those
it lacks, one after the other, each in its transaction. A derived table is never migrated: where its layout
is another one, all of them are made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, inspect, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from sayso.errors import CaseRefused, NotACase
from sayso.store import search, tables
from sayso.store.connection import APPLICATION, Store, engine_of, shown, told_clearly

VIEWS = {
    "claims": (
        "SELECT claim.id AS claim, statement.text AS wording, claim.sentence, claim.reports, "
        "claim.lines_min, claim.lines_max, claim.against_min, claim.against_max, claim.circles, "
        "claim.hardened, claim.letter, claim.digit, claim.stake "
        "FROM claim JOIN statement ON statement.id = claim.wording"
    ),
    "origins": (
        "SELECT origin.claim, origin.node, COALESCE(source.name, report.publisher, report.name) AS name, "
        "COALESCE(source.kind, 'report') AS kind, origin.counted, origin.why FROM origin "
        "LEFT JOIN source ON source.id = origin.source LEFT JOIN report ON report.id = origin.report"
    ),
}
"""Looks at the derived tables that a person would write first."""

LAYOUT = "layout of the derived tables"


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered change of what is kept."""

    number: int
    name: str
    change: Callable[[Connection], None]


def _first(connection: Connection) -> None:
    tables.kept.create_all(connection)
    search.make_kept(connection)
    _forbid_changes(connection)


MIGRATIONS: tuple[Migration, ...] = (Migration(1, "reports, readings, judgements", _first),)
"""In order. What stands here once is never changed; the next change gets the next number."""


def create(place: str) -> Store:
    """Make a new, empty case. Raises CaseRefused where something is there already."""
    if "://" not in place:
        path = Path(place)
        try:
            path.touch(exist_ok=False)
        except FileExistsError as error:
            raise CaseRefused(f"{place}: something is there already; choose another name") from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise CaseRefused(f"{place}: cannot be made ({reason.lower()}); choose another place") from error
    store = Store(shown(place), engine_of(place, new=True))
    with store.writing() as connection:
        if inspect(connection).has_table("migration"):
            raise CaseRefused(f"{store.place}: a case is there already; open it or choose another database")
        if store.is_file:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        _first(connection)
        _note(connection, MIGRATIONS)
        _lay_out(connection)
    return store


def open_case(place: str, migrations: Sequence[Migration] = MIGRATIONS) -> Store:
    """Open a case and bring it up to date.

    Raises NotACase where there is none or where a newer version wrote it.
    """
    store = Store(shown(place), engine_of(place))
    with store.reading() as connection:
        applied = _applied(connection, store.place)
        layout = _layout_of(connection)
    if applied > migrations[-1].number:
        raise NotACase(
            f"{store.place}: a newer version of Sayso wrote this case (step {applied}, known here: "
            f"{migrations[-1].number}); install that version. Nothing was changed"
        )
    if applied < migrations[-1].number or layout != layout_now():
        _update(store, migrations, applied)
    return store


def _applied(connection: Connection, place: str) -> int:
    if not inspect(connection).has_table("migration"):
        raise NotACase(f"{place}: saw a database that is no case; make one with: sayso case new FILE")
    return connection.scalar(select(func.max(tables.migration.c.number))) or 0


def _update(store: Store, migrations: Sequence[Migration], applied: int) -> None:
    for one in migrations:
        if one.number > applied:
            with store.writing() as connection:
                one.change(connection)
                _note(connection, [one])
    with store.writing() as connection:
        if _layout_of(connection) != layout_now():
            _lay_out(connection)


def _note(connection: Connection, migrations: Sequence[Migration]) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [{"number": one.number, "name": one.name, "applied": now} for one in migrations]
    connection.execute(insert(tables.migration), rows)


# -- what is derived -----------------------------------------------------------------------------


def layout_now() -> str:
    """The digest of the derived tables, views and word lists as this version makes them."""
    held = (*tables.derived.sorted_tables, *tables.remembered.sorted_tables)
    made = [str(CreateTable(one).compile(dialect=sqlite.dialect())) for one in held]
    parts = [*made, *sorted(VIEWS.items()), *search.DERIVED]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _layout_of(connection: Connection) -> str | None:
    found: str | None = connection.scalar(select(tables.state.c.value).where(tables.state.c.name == LAYOUT))
    return found


def _lay_out(connection: Connection) -> None:
    """Make the derived tables, views and word lists anew, empty."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
    search.drop_derived(connection)
    for made in (tables.derived, tables.remembered):
        made.drop_all(connection)
        made.create_all(connection)
    search.make_derived(connection)
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
    connection.execute(delete(tables.state))
    connection.execute(insert(tables.state), {"name": LAYOUT, "value": layout_now()})


def _forbid_changes(connection: Connection) -> None:
    """Judgements are appended: the database itself refuses to change or drop one."""
    if connection.dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER judgement_no_{what.lower()} BEFORE {what} ON judgement "
                "BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed'); END"
            )
        return
    connection.exec_driver_sql(
        "CREATE FUNCTION judgement_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'judgements are appended, never changed'; END $$"
    )
    connection.exec_driver_sql(
        "CREATE TRIGGER judgement_no_change BEFORE UPDATE OR DELETE ON judgement "
        "FOR EACH ROW EXECUTE FUNCTION judgement_refuse()"
    )


def engine_is_sound(engine: Engine, place: str) -> tuple[str, ...]:
    """What the database itself finds wrong in its file; empty where nothing is."""
    if engine.dialect.name != "sqlite":
        return ()
    with told_clearly(place), engine.connect() as connection:
        found = [str(one) for one in connection.exec_driver_sql("PRAGMA integrity_check").scalars()]
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    told = [] if found == ["ok"] else found
    return (*told, *(f"a row of {one[0]} points at nothing in {one[2]}" for one in orphans))
