"""Full-text search over reports, contents and the names of sources: FTS5 in a file, tsvector on a server."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, text

Where = Literal["report", "statement", "source"]

OPEN, CLOSE = "\x02", "\x03"
"""Stand around the words found; no text holds them, and doors turn them into marks of their own."""

INDEXES: dict[Where, tuple[str, str, str]] = {
    "report": ("report_words", "report", "title, text"),
    "statement": ("statement_words", "statement", "text"),
    "source": ("source_words", "source_name", "name"),
}
"""For each kind of thing: its index, the table it reads, the columns."""

DERIVED = [repr(INDEXES["statement"]), repr(INDEXES["source"]), "unicode61 remove_diacritics 2"]
"""What of the search belongs to the derived layout."""

MOST_TERMS = 16
"""Words of a query that are used; more only make it slow."""

_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: what it is, its id, what it is called, and the words around, marked by OPEN and CLOSE."""

    where: Where
    id: str
    name: str
    words: str


def make_kept(connection: Connection) -> None:
    """The empty index over reports."""
    make = _make_index if connection.dialect.name == "sqlite" else _make_server_index
    make(connection, "report")


def put_report(
    connection: Connection, number: int, now: tuple[str | None, str], before: tuple[str | None, str] | None
) -> None:
    """Take a report's title and text into the index, in place of those before.

    Not a trigger: a file that came by mail is opened with triggers kept away from such indexes.
    """
    if connection.dialect.name != "sqlite":
        return
    for order, words in (("'delete', ", before), ("", now)):
        if words is not None:
            name = "report_words, " if order else ""
            sql = f"INSERT INTO report_words({name}rowid, title, text) VALUES ({order}?, ?, ?)"
            connection.exec_driver_sql(sql, (number, *words))


def make_derived(connection: Connection) -> None:
    """The empty indexes over what is derived."""
    make = _make_index if connection.dialect.name == "sqlite" else _make_server_index
    make(connection, "statement")
    make(connection, "source")


def drop_derived(connection: Connection) -> None:
    """Take the indexes over what is derived away."""
    if connection.dialect.name == "sqlite":
        for where in ("statement", "source"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {INDEXES[where][0]}")


def rebuild_derived(connection: Connection) -> None:
    """Read the derived tables into their indexes again."""
    if connection.dialect.name == "sqlite":
        for where in ("statement", "source"):
            name = INDEXES[where][0]
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('rebuild')")


def _make_index(connection: Connection, where: Where) -> None:
    name, table, columns = INDEXES[where]
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='{table}', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 2')"
    )


def _make_server_index(connection: Connection, where: Where) -> None:
    name, table, columns = INDEXES[where]
    connection.exec_driver_sql(f"CREATE INDEX {name} ON {table} USING gin ({_vector(columns)})")


def _vector(columns: str) -> str:
    words = " || ' ' || ".join(f"coalesce({one.strip()}, '')" for one in columns.split(","))
    return f"to_tsvector('simple', {words})"


def terms_of(query: str) -> list[str]:
    """The words and "quoted phrases" of a query, without anything that a search engine takes for an order."""
    found = (phrase or word.strip('"') for phrase, word in _TERM.findall(query.replace("\x00", " ")))
    return [one for one in found if re.search(r"\w", one)][:MOST_TERMS]


def find(connection: Connection, query: str, *, limit: int = 20) -> list[Found]:
    """Statements, sources and reports that hold every word of the query, the best of each kind first."""
    terms = terms_of(query)
    if not terms:
        return []
    ask = _find_in_file if connection.dialect.name == "sqlite" else _find_on_server
    return [
        one for where in ("source", "statement", "report") for one in ask(connection, where, terms, limit)
    ]


_NAMES: dict[Where, tuple[str, str, str]] = {
    "report": ("t.id", "coalesce(t.title, t.publisher, t.name)", ""),
    "statement": ("t.id", "coalesce(r.publisher, r.name)", " JOIN report r ON r.id = t.report"),
    "source": ("s.id", "s.name", " JOIN source s ON s.id = t.source"),
}


def _find_in_file(connection: Connection, where: Where, terms: list[str], limit: int) -> list[Found]:
    index, table, _ = INDEXES[where]
    id, name, join = _NAMES[where]
    # Ordered by rank alone, FTS5 sorts by itself and cuts snippets for the rows within the limit only.
    best = (
        f"SELECT rowid AS number, rank AS score, snippet({index}, -1, :open, :close, '…', 16) AS words FROM {index} "
        f"WHERE {index} MATCH :asked ORDER BY rank LIMIT :limit"
    )
    sql = f"SELECT {id}, {name}, f.words FROM ({best}) f JOIN {table} t ON t.number = f.number{join} "
    sql += "ORDER BY f.score, f.number"
    asked = " ".join('"' + one.replace('"', '""') + '"' for one in terms)
    given = {"open": OPEN, "close": CLOSE, "asked": asked, "limit": limit}
    return _unique(Found(where, *row) for row in connection.execute(text(sql), given))


def _find_on_server(connection: Connection, where: Where, terms: list[str], limit: int) -> list[Found]:
    _, table, columns = INDEXES[where]
    id, name, join = _NAMES[where]
    held = ", ".join(f"t.{one.strip()}" for one in columns.split(","))
    vector = _vector(", ".join(f"t.{one.strip()}" for one in columns.split(",")))
    query = " && ".join(f"phraseto_tsquery('simple', :term{at})" for at in range(len(terms)))
    options = f"StartSel={OPEN}, StopSel={CLOSE}, MaxWords=16, MinWords=8"
    sql = (
        f"SELECT {id}, {name}, ts_headline('simple', concat_ws(' ', {held}), {query}, :options) "
        f"FROM {table} t{join} WHERE {vector} @@ ({query}) "
        f"ORDER BY ts_rank({vector}, {query}) DESC, t.number LIMIT :limit"
    )
    given = {f"term{at}": one for at, one in enumerate(terms)}
    rows = connection.execute(text(sql), {**given, "options": options, "limit": limit})
    return _unique(Found(where, *row) for row in rows)


def _unique(found: Iterable[Found]) -> list[Found]:
    by_id: dict[str, Found] = {}
    for one in found:
        by_id.setdefault(one.id, one)
    return list(by_id.values())
