"""The way into a case: one SQLite file, or a PostgreSQL database for a team. Every refusal in clear words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from sayso.errors import CaseDamaged, CaseError, CaseRefused, NotACase

PATIENCE = 10.0
"""Seconds to wait while somebody else writes before giving up with a clear error."""

APPLICATION = 0x53617973
"""Marks an SQLite file as a case ("Says" in ASCII); `file` and Sayso itself read it."""

MAGIC = b"SQLite format 3\x00"

ADVICE: dict[int, tuple[type[CaseError], str]] = {
    sqlite3.SQLITE_BUSY: (CaseRefused, "somebody else is writing to it; try again when they are done"),
    sqlite3.SQLITE_LOCKED: (CaseRefused, "somebody else is writing to it; try again when they are done"),
    sqlite3.SQLITE_READONLY: (
        CaseRefused, "it may only be read; nothing was changed. Copy it to where you may write",
    ),
    sqlite3.SQLITE_FULL: (CaseRefused, "the disk is full; nothing was changed. Make room and do it again"),
    sqlite3.SQLITE_IOERR: (CaseRefused, "the disk refused to read or write; nothing was changed. Check it"),
    sqlite3.SQLITE_CANTOPEN: (CaseRefused, "it cannot be opened; check the path and who may read it"),
    sqlite3.SQLITE_PERM: (CaseRefused, "it cannot be opened; check who may read it"),
    sqlite3.SQLITE_CORRUPT: (CaseDamaged, "the file is damaged; take the last backup"),
    sqlite3.SQLITE_NOTADB: (NotACase, "saw no case in it; make one with: sayso case new FILE"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Store:
    """An open case. ``place`` is how people call it: the path, or the address without its password."""

    place: str
    engine: Engine

    @property
    def is_file(self) -> bool:
        """Whether the case is one SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at the case in which nothing moves."""
        with told_clearly(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A change that happens as a whole or not at all; one writer at a time."""
        # On a server the look at the case must begin after the wait for other writers, not before.
        level = {} if self.is_file else {"isolation_level": "READ COMMITTED"}
        engine = self.engine.execution_options(writing=True, **level)
        with told_clearly(self.place), engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the case."""
        self.engine.dispose()


@contextmanager
def told_clearly(place: str) -> Iterator[None]:
    """Turn what a database refuses into an error that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise explained(error.orig or error, place) from error


def explained(error: BaseException, place: str) -> CaseError:
    """What a database refused, as an error that says what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in ADVICE:
        kind, advice = ADVICE[code & 0xFF]
        return kind(f"{place}: {advice}")
    seen = " ".join(str(error).split())[:300]
    return CaseRefused(f"{place}: the database refuses ({seen}); nothing was changed")


def engine_of(place: str, *, new: bool = False) -> Engine:
    """The engine of a path, or of a postgresql:// address. Raises NotACase where there is none."""
    if "://" in place:
        return _server(place)
    path = Path(place)
    if not new and not _is_sqlite(path):
        raise NotACase(f"{place}: saw no case there; make one with: sayso case new {place}")
    return _file(path)


def shown(place: str) -> str:
    """How a case is called in messages: a path as it is, an address without its password."""
    return make_url(place).render_as_string(hide_password=True) if "://" in place else place


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotACase(f"{path}: saw no readable file ({reason.lower()}); check the path") from error


def _file(path: Path) -> Engine:
    """An engine on one file, which it never makes by itself."""
    address = f"file:{quote(str(path.absolute()))}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )

    # Each thread of a desk gets a connection of its own from the pool, and none is closed under its hands.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    # A case may come by mail: nothing that its schema holds may do more than read its own tables.
    for pragma in ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _server(place: str) -> Engine:
    try:
        url = make_url(place)
    except ArgumentError as error:
        raise NotACase("saw no address of a database, expected postgresql://host/name") from error
    if url.get_backend_name() != "postgresql":
        raise NotACase(
            f"saw a case at {url.get_backend_name()}://, expected a file or postgresql://host/name"
        )
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"), isolation_level="REPEATABLE READ", future=True
        )
    except ModuleNotFoundError as error:
        raise CaseError("cases in PostgreSQL need one more package: pip install 'sayso[postgres]'") from error
    event.listen(engine, "begin", _begin_on_server)
    return engine


def _begin_on_server(connection: Connection) -> None:
    if connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION})")
