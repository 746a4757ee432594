"""Nothing is lost: killed anywhere, full disk, no right to write, two writers, a torn file, a copy under way."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from sayso import case, pipeline
from sayso.case import transfer
from sayso.errors import CaseError, CaseRefused
from sayso.records import Judgement
from sayso.store import Store, ask, connection, create, keep, open_case, tables
from sayso.store.backup import back_up
from tests.case.conftest import WORK, Make
from tests.case.fakes import make_reports

REPORTS = 5
KILLS = 100
TICK = 40
"""Steps of SQLite's machine between two looks at whether to die."""


def on_connect(store: Store, do: Callable[[sqlite3.Connection], None]) -> None:
    """Have something done with every connection to come."""
    store.engine.dispose()
    event.listen(store.engine, "connect", lambda raw, _record: do(raw))


def whole_add(place: str, *, tell: Callable[[str], None], tick: Callable[[], int]) -> None:
    """Open a case, add the reports and derive, calling ``tick`` inside of SQLite."""
    store = open_case(place)
    on_connect(store, lambda raw: raw.set_progress_handler(tick, TICK))
    work = case.Work("Ada", acknowledge=lambda kept: tell(kept.id), clock=WORK.clock)
    case.add(store, make_reports(REPORTS), work)
    case.update(store, work)
    store.close()


def killed_at(place: str, tick: int) -> list[str]:
    """Run the whole add in a process that SIGKILL ends at a tick; the ids that it acknowledged before."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        left = [tick]

        def count() -> int:
            left[0] -= 1
            if left[0] <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return 0

        try:
            whole_add(place, tell=lambda id: os.write(into, f"{id}\n".encode()) and None, tick=count)
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as stream:
        told = stream.read().split()
    os.waitpid(child, 0)
    return told


def test_killed_at_a_hundred_points(tmp_path: Path, make: Make) -> None:
    """After SIGKILL anywhere the case is sound, holds every report acknowledged, and a second go ends the same."""
    make("empty.case").close()
    empty, place = tmp_path / "empty.case", tmp_path / "killed.case"
    ticks = [0]

    def count() -> int:
        ticks[0] += 1
        return 0

    shutil.copy(empty, place)
    whole_add(str(place), tell=lambda _id: None, tick=count)
    reference = exported(place)
    chosen = random.Random(11)
    points = sorted(chosen.randrange(1, ticks[0]) for _ in range(KILLS))
    broken_off = 0
    for number, point in enumerate(points):
        for left_over in tmp_path.glob("killed.case*"):
            left_over.unlink()
        shutil.copy(empty, place)
        told = killed_at(str(place), point)
        store = open_case(str(place))
        with store.reading() as held:
            ids = set(held.scalars(select(tables.report.c.id)))
            assert held.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            broken_off += not ask.status(held)["current"]
        store.close()
        assert set(told) <= ids
        if number % 20 == 0:
            whole_add(str(place), tell=lambda _id: None, tick=lambda: 0)
            assert exported(place) == reference
    assert broken_off > KILLS / 2


def exported(place: Path) -> list[str]:
    """The lines of a case's export."""
    store = open_case(str(place))
    lines = list(transfer.lines(store))
    store.close()
    return lines


def test_a_full_disk(make: Make) -> None:
    """Where there is no room, it is said, nothing is half there, and it goes on when there is room."""
    store, reports = make(), make_reports(8)
    case.add(store, reports[:2], WORK)
    with store.reading() as held:
        pages = held.exec_driver_sql("PRAGMA page_count").scalar()
    store.close()
    tight = open_case(store.place)
    on_connect(tight, lambda raw: raw.execute(f"PRAGMA max_page_count={pages + 1}") and None)
    with pytest.raises(CaseRefused, match="disk is full"):
        case.add(tight, [from_far(number) for number in range(4)], WORK)
    tight.close()
    again = open_case(store.place)
    case.add(again, reports, WORK)
    case.update(again, WORK)
    assert case.check(again, WORK) == []
    again.close()


def from_far(number: int) -> Any:
    """A long report."""
    from sayso.reports import from_text

    return from_text(
        "Our reporter counted the boats in the harbour on Tuesday. " * 200 + str(number), id="far"
    )


def test_no_right_to_write(ten: Store) -> None:
    """A case that may only be read can be looked at; a change is refused in clear words."""
    on_connect(ten, lambda raw: raw.execute("PRAGMA query_only=ON") and None)
    with ten.reading() as held:
        assert ask.claims(held, ask.Wanted())
    with pytest.raises(CaseRefused, match="may only be read"):
        case.judge(ten, Judgement("note", (first_claim(ten),), "x", "Ada"))


def first_claim(store: Store) -> str:
    """The id of the claim with most at stake."""
    with store.reading() as held:
        return str(ask.claims(held, ask.Wanted(most=1))[0]["id"])


def test_a_second_writer_waits_and_is_told(ten: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one writes, another reads; who wants to write as well is told to try again."""
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    other = open_case(ten.place)
    with ten.writing():
        with other.reading() as held:
            assert ask.status(held)["reports"] == 10
        with pytest.raises(CaseRefused, match="somebody else is writing"):
            case.add(other, make_reports(1), WORK)
    case.add(other, make_reports(1), WORK)
    other.close()


def test_two_add_at_once(make: Make) -> None:
    """Two who add at the same time lose nothing and end at the case of one."""
    store, reports = make(), make_reports(6)
    stores = [open_case(store.place) for _ in range(2)]
    halves = [reports[:4], reports[2:]]
    threads = [
        threading.Thread(target=case.add, args=(one, half, WORK))
        for one, half in zip(stores, halves, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    case.update(store, WORK)
    alone = make("alone.case")
    case.add(alone, reports, WORK)
    case.update(alone, WORK)
    assert list(transfer.lines(store)) == list(transfer.lines(alone))
    for one in stores:
        one.close()


def test_a_change_while_claims_are_derived(ten: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody decides while claims are derived is in what is written; nobody's word is passed over."""
    wording, real, calls = first_claim(ten), pipeline.account, []

    def slow(reads: Any, how: pipeline.Run) -> Any:
        calls.append(1)
        if len(calls) == 1:
            case.judge(ten, Judgement("reject", (wording,), who="Ben"))
        return real(reads, how)

    monkeypatch.setattr(pipeline, "account", slow)
    case.derive(ten, WORK)
    assert len(calls) == 2
    monkeypatch.setattr(pipeline, "account", real)
    assert case.check(ten, WORK) == []


@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 0.95])
def test_a_torn_file(ten: Store, share: float) -> None:
    """A file that was cut off is told as damaged or no case, and is left as it is."""
    ten.close()
    place = Path(ten.place)
    whole = place.read_bytes()
    place.write_bytes(whole[: int(len(whole) * share)])
    torn = place.read_bytes()
    with pytest.raises(CaseError):
        store = open_case(str(place))
        try:
            problems = case.check(store, WORK)
            if problems:
                raise CaseError(problems[0])
        finally:
            store.close()
    assert place.read_bytes() == torn


def test_a_copy_while_somebody_writes(ten: Store, tmp_path: Path) -> None:
    """A backup holds the case as it was before a change that is under way, and is a case itself."""
    copy = str(tmp_path / "copy.case")
    before = list(transfer.lines(ten))
    other = open_case(ten.place)
    with other.writing() as held:
        run = keep.begin(held, "add", "Ada", version="0", at="2021")
        keep.add_report(held, from_far(1), run, "2021")
        back_up(ten, copy)
    other.close()
    copied = open_case(copy)
    assert list(transfer.lines(copied)) == before
    assert case.check(copied, WORK) == []
    copied.close()
    with pytest.raises(CaseRefused, match="already"):
        back_up(ten, copy)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.case", "ten.case"]


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    """A new case never takes the place of a file, and not of nothing in no folder."""
    (tmp_path / "x").write_text("mine")
    for place in ("x", "no/x"):
        with pytest.raises(CaseRefused):
            create(str(tmp_path / place))
    assert (tmp_path / "x").read_text() == "mine"
