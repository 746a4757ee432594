"""One contract for every store: what is kept comes back, searches find it, changes are whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, inspect, select, text, update

from sayso import case
from sayso.case import transfer
from sayso.errors import CaseError, CaseRefused, NotACase
from sayso.records import Judgement
from sayso.reports import from_text
from sayso.store import Store, account, ask, create, keep, open_case, search, tables
from sayso.store.migrations import MIGRATIONS, Migration
from tests.case import postgres
from tests.case.conftest import WORK, Make
from tests.case.fakes import make_reports


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL server for this file's tests."""
    with tempfile.TemporaryDirectory(prefix="sayso-pg-") as folder:
        Path(folder).chmod(0o755)
        with postgres.running(Path(folder) / "server") as address:
            yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path, cheap: None) -> Iterator[Store]:
    """An empty case, in a file and on a server."""
    if request.param == "sqlite":
        made = create(str(tmp_path / "one.case"))
    else:
        made = create(request.getfixturevalue("server"))
    yield made
    if request.param == "postgresql":
        with made.engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    made.close()


def test_the_contract(store: Store, make: Make) -> None:
    """What is added is read, derived, listed, searched, judged, exported and found sound, the same on each store."""
    reports = make_reports(6)
    added = case.add(store, [*reports, reports[0], from_text("", id="empty")], WORK)
    assert (added.new, added.known, added.unreadable) == (7, 1, 1)
    case.update(store, WORK)
    file = make("file.case")
    case.add(file, [from_text("", id="empty"), *reversed(reports)], WORK)
    case.update(file, WORK)
    with store.reading() as connection, file.reading() as other:
        assert account.get(connection) == account.get(other)
        assert ask.claims(connection, ask.Wanted()) == ask.claims(other, ask.Wanted())
        assert ask.sources(connection) == ask.sources(other)
        stands = ask.status(connection)
        assert (stands["reports"], stands["unreadable"], stands["waiting"]) == (6, 1, 0)
        found = search.find(connection, "ferry Ostrel")
        assert {one.where for one in found} == {"statement", "report"}
        assert all(f"{search.OPEN}ferry{search.CLOSE}" in one.words for one in found)
        wording = ask.claims(connection, ask.Wanted(most=1))[0]["id"]
        assert ask.claims(connection, ask.Wanted(since="2021-04-02")) == []
        assert ask.claims(connection, ask.Wanted(since="2021-04-01")) == ask.claims(connection, ask.Wanted())
    assert list(transfer.lines(store)) == list(transfer.lines(file))
    case.judge(store, Judgement("reject", (wording,), who="Ada"))
    case.update(store, WORK)
    assert case.check(store, WORK) == []
    with pytest.raises(CaseError, match="appended"), store.writing() as connection:
        connection.execute(update(tables.judgement).values(who="Eve"))


def test_a_change_is_whole_or_not_at_all(store: Store) -> None:
    """What fails half way leaves nothing behind."""
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        run = keep.begin(connection, "add", "Ada", version="0", at="2021")
        keep.add_report(connection, make_reports(1)[0], run, "2021")
        raise ZeroDivisionError
    with store.reading() as connection:
        assert ask.status(connection)["reports"] == 0
        assert keep.steps(connection) == []


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "ferry OR",
        "ferry NEAR(",
        "text:ferry",
        "*",
        "-ferry",
        "(",
        "'; DROP TABLE report;--",
        "\x00",
        "a" * 5000,
    ],
)
def test_a_query_is_words_and_never_an_order(store: Store, query: str) -> None:
    """Whatever is typed is searched for, not obeyed."""
    case.add(store, make_reports(2), WORK)
    with store.reading() as connection:
        search.find(connection, query)
        assert ask.status(connection)["reports"] == 2


def test_an_older_case_opens(tmp_path: Path) -> None:
    """A case without the newest step gets it, keeps what it held, and is opened once more without a change."""

    def widen(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE report ADD COLUMN mood TEXT"))

    place = str(tmp_path / "old.case")
    old = create(place)
    case.add(old, make_reports(2), WORK)
    old.close()
    steps = (*MIGRATIONS, Migration(2, "mood", widen))
    for _ in range(2):
        opened = open_case(place, steps)
        with opened.reading() as connection:
            assert "mood" in {one["name"] for one in inspect(connection).get_columns("report")}
            assert ask.status(connection)["reports"] == 2
            assert list(connection.scalars(select(tables.migration.c.number))) == [1, 2]
        opened.close()


def test_a_step_that_fails_leaves_the_case_as_it_was(tmp_path: Path) -> None:
    """A migration happens as a whole or not at all."""

    def fail(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE report ADD COLUMN mood TEXT"))
        raise ZeroDivisionError

    place = str(tmp_path / "old.case")
    create(place).close()
    with pytest.raises(ZeroDivisionError):
        open_case(place, (*MIGRATIONS, Migration(2, "mood", fail)))
    opened = open_case(place)
    with opened.reading() as connection:
        assert "mood" not in {one["name"] for one in inspect(connection).get_columns("report")}
    opened.close()


def test_a_newer_case_is_refused(tmp_path: Path) -> None:
    """A case that a newer version wrote is told as such and left alone."""
    place = str(tmp_path / "new.case")
    store = create(place)
    with store.writing() as connection:
        connection.execute(insert(tables.migration), {"number": 99, "name": "x", "applied": "2030"})
    store.close()
    before = Path(place).read_bytes()
    with pytest.raises(NotACase, match="newer version of Sayso"):
        open_case(place)
    assert Path(place).read_bytes() == before


def test_another_layout_is_made_again(ten: Store) -> None:
    """Where the derived tables are laid out otherwise they are made anew, and the case says what to run."""
    with ten.writing() as connection:
        connection.execute(
            update(tables.state).where(tables.state.c.name.like("layout%")).values(value="old")
        )
        before = ask.status(connection)
    opened = open_case(ten.place)
    with opened.reading() as connection:
        stands = ask.status(connection)
    assert (stands["reports"], stands["claims"], stands["current"]) == (before["reports"], 0, False)
    case.update(opened, WORK)
    with opened.reading() as connection:
        assert ask.status(connection) == before
    opened.close()


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"x" * 4096])
def test_no_case(tmp_path: Path, content: bytes) -> None:
    """A file that is none is told as such and stays as it is."""
    place = tmp_path / "x.case"
    place.write_bytes(content)
    with pytest.raises(CaseError):
        open_case(str(place))
    assert place.read_bytes() == content
    with pytest.raises(CaseRefused, match="already"):
        create(str(place))


@pytest.mark.parametrize(
    "place", ["missing.case", "no/such/folder.case", "mysql://host/x", "postgresql://[", "x\x00y"]
)
def test_nowhere(tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not there, or no address of ours, is told as such."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseError):
        open_case(place)
