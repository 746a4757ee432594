"""Adding reports at the desk: files and pasted texts, progress, and what could not be read."""

from __future__ import annotations

import pytest

from sayso.store import ask
from sayso.web.desk import Desk
from sayso.web.pages.adding import _plain
from tests.case.fakes import make_text
from tests.web.client import Client, File
from tests.web.conftest import settled

NEW = ("wire.txt", f"{make_text(90)} The crane on quay 5 fell.".encode())


def send(desk: Desk, client: Client, files: list[File]) -> int:
    """Send files as the page does; the status of the answer."""
    return client.post("/add", {"form": desk.form_token}, files).status


def reports(desk: Desk) -> dict[str, str | None]:
    """What the case holds: names and problems."""
    with desk.store.reading() as connection:
        return {one["name"]: one["problem"] for one in ask.reports(connection)}


def test_a_file_becomes_claims(desk: Desk, client: Client) -> None:
    """A file that is sent is kept, read and counted, under its own name and in the sender's."""
    assert send(desk, client, [NEW]) == 303
    job = settled(desk)
    assert (job.state, job.what, job.who) == ("done", "add 1 file", "Ada")
    assert [(one.name, one.new, one.problem) for one in job.lines] == [("wire", True, "")]
    assert client.get("/search.json?q=crane").json()["found"]
    assert "wire" in reports(desk)


def test_a_pasted_text_becomes_a_report(desk: Desk, client: Client) -> None:
    """A pasted text is a report with the publisher and day that were given."""
    fields = {
        "form": desk.form_token,
        "text": make_text(91),
        "publisher": "Karn Post",
        "published": "2021-03-04",
    }
    assert client.post("/add", fields).status == 303
    assert settled(desk).state == "done"
    with desk.store.reading() as connection:
        (found,) = [one for one in ask.reports(connection) if one["publisher"] == "Karn Post"]
    assert found["published_earliest"] == "2021-03-04"


def test_what_cannot_be_read_stops_nothing(desk: Desk, client: Client) -> None:
    """A file without a report is shown with the reason; the others go on."""
    assert send(desk, client, [("noise.bin", bytes(range(256)) * 40), NEW, ("empty.txt", b"")]) == 303
    job = settled(desk)
    told = {one.name: bool(one.problem) for one in job.lines}
    assert told == {"noise": True, "wire": False, "empty": True}
    page = client.get("/work").text
    assert 'class="problem"' in page and "wire" in page


def test_the_same_again_is_known(desk: Desk, client: Client) -> None:
    """A file that the case has already is said to be known."""
    send(desk, client, [NEW])
    settled(desk)
    send(desk, client, [NEW])
    assert [one.new for one in settled(desk).lines] == [False]


def test_nothing_sent(desk: Desk, client: Client) -> None:
    """A form with neither file nor text is answered with what is expected."""
    answer = client.post("/add", {"form": desk.form_token, "text": "  "})
    assert answer.status == 400 and "expected a report" in answer.text
    assert desk.bench.jobs == ()


def test_nothing_is_left_behind(desk: Desk, client: Client) -> None:
    """What was set aside for the worker is gone when it has been read, and its folder with the desk."""
    send(desk, client, [NEW])
    settled(desk)
    assert list(desk.bench.scratch.iterdir()) == []
    desk.bench.close()
    assert not desk.bench.scratch.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("wire.txt", "wire.txt"), ("../../etc/passwd", "passwd"), ("C:\\desk\\wire.txt", "wire.txt"),
        ("..", "report"), ("", "report"), (".hidden", "hidden"), ("a" * 300 + ".txt", "a" * 60 + ".txt"),
        ("x\x00y\u202e.txt", "xy.txt"), ("a/b/c", "c"), ("con:fusion?.html", "confusion.html"),
    ],
)  # fmt: skip
def test_names_are_no_places(given: str, kept: str) -> None:
    """A file's name keeps its words and loses every way in it."""
    assert _plain(given) == kept


def test_too_many_files(desk: Desk, client: Client) -> None:
    """More files than one form may hold are refused with words."""
    assert send(desk, client, [(f"{at}.txt", b"x") for at in range(501)]) == 400


def test_progress_is_told(desk: Desk, client: Client) -> None:
    """The worker's jobs are told as JSON, the newest first."""
    send(desk, client, [NEW])
    settled(desk)
    told = client.get("/work.json").json()
    assert told["busy"] is False
    assert told["jobs"][0]["state"] == "done" and told["jobs"][0]["lines"][0]["name"] == "wire"


def test_a_name_stays_in_the_browser(desk: Desk, client: Client) -> None:
    """Who says a name works under it from then on, in that browser alone."""
    cookie = (
        client.post("/who", {"form": desk.form_token, "who": "Zoë Ålund"}).headers["set-cookie"].split(";")[0]
    )
    assert client.get("/case.json", cookie=cookie).json()["who"] == "Zoë Ålund"
    assert client.get("/case.json").json()["who"] == "Ada"
