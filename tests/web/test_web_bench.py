"""The worker: one job at a time, each failure its own, and nothing is lost when it is sent home."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from sayso.records import Report
from sayso.reports import from_text
from sayso.store import ask
from sayso.web.desk import Desk
from tests.case.fakes import make_text
from tests.web.client import Client
from tests.web.conftest import settled

READERS = 8


def one_report() -> list[Report]:
    """A report that the case does not have."""
    return [from_text(make_text(95), id="new")]


def failing() -> Iterator[Report]:
    """A report, and then a fault that nobody thought of."""
    yield from one_report()
    raise ZeroDivisionError("beyond the quay")


def test_a_fault_is_shown_and_the_rest_goes_on(desk: Desk, client: Client) -> None:
    """A job that fails says so with its reason; what it kept is kept, and the next job is done."""
    desk.bench.add(failing, who="Ada", what="add a file")
    failed = settled(desk)
    assert (failed.state, failed.problem) == ("failed", "ZeroDivisionError: beyond the quay")
    assert "beyond the quay" in client.get("/work").text
    desk.bench.recount(who="Ada")
    assert settled(desk).state == "done"
    with desk.store.reading() as connection:
        assert ask.status(connection)["waiting"] == 0


def test_decisions_that_wait_are_counted_together(desk: Desk) -> None:
    """Of several counts that wait behind a job one is enough."""
    held = threading.Event()

    def slow() -> Iterator[Report]:
        held.wait(20)
        yield from one_report()

    desk.bench.add(slow, who="Ada", what="add a file")
    numbers = {desk.bench.recount(who=name).number for name in ("Ada", "Bert", "Cleo")}
    held.set()
    settled(desk)
    assert len(numbers) == 1
    assert [one.state for one in desk.bench.jobs] == ["done", "done"]


def test_what_waits_when_the_desk_closes_is_said(desk: Desk) -> None:
    """A job that had not begun when the desk was closed says so; the one in hand is finished."""
    begun, held = threading.Event(), threading.Event()

    def slow() -> Iterator[Report]:
        begun.set()
        held.wait(20)
        yield from one_report()

    desk.bench.add(slow, who="Ada", what="add a file")
    begun.wait(20)
    desk.bench.add(one_report, who="Ada", what="add another")
    closing = threading.Thread(target=desk.bench.close)
    closing.start()
    held.set()
    closing.join(20)
    assert [one.state for one in desk.bench.jobs] == ["done", "failed"]


def test_many_read_while_one_writes(desk: Desk, client: Client) -> None:
    """Pages are shown to everybody while the worker writes; none fails or waits for it."""
    wrong: list[str] = []

    def look() -> None:
        answers = [client.get("/claims") for _ in range(5)]
        wrong.extend(one.text for one in answers if one.status != 200)

    threads = [threading.Thread(target=look) for _ in range(READERS)]
    desk.bench.add(one_report, who="Ada", what="add a file")
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert wrong == []
    assert settled(desk).state == "done"
