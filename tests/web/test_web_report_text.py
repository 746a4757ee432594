"""The text on a report's page: read back from the HTML it is the report, hostile or not, and its offsets hold."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from sayso import case
from sayso.export.full_text import kept_length
from sayso.reports import from_text
from sayso.store import keep
from sayso.web.desk import Desk
from tests.web.client import Client

HOSTILE = (
    'Local residents said that <script>alert(1)</script> burned down at Velmora & "Ostrel".\n\n'
    "Ilse Tarn said that \u202edlog fo snot 04\u202c were lost \u2066in the port\u2069 \U0001f525 on Tuesday.\n"
    "\u0627\u0644\u0648\u0632\u064a\u0631 <img src=x onerror=alert(1)> said that the ferry sank.  Two  blanks."
)


class Stretches(HTMLParser):
    """Reads the stretches out of a page: where each begins, and its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs).get("data-at")
        self._open = at is not None
        if at is not None:
            self.found.append((int(at), ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] = (self.found[-1][0], self.found[-1][1] + data)


def report_of(desk: Desk, text: str) -> str:
    """The id of a report with this text, added, read and counted."""
    ids: list[str] = []
    work = case.Work(who="Ada", acknowledge=lambda kept: ids.append(kept.id))
    case.add(
        desk.store, [from_text(text, id="hostile", title="<b>A & B</b>", publisher="\u202eegdirB ehT")], work
    )
    case.update(desk.store, work)
    return ids[0]


@pytest.mark.parametrize("judged", [False, True])
def test_the_page_holds_the_text_as_it_is(judged: bool, desk: Desk, client: Client) -> None:
    """Every stretch of the page is the report's own characters from its offset on, and none of them is markup."""
    id = report_of(desk, HOSTILE)
    told = client.get(f"/reports/{id}.json").json()
    statement = told["statements"][0]["id"]
    page = client.get(f"/reports/{id}" + (f"?judge={statement}" if judged else "")).text
    reader = Stretches()
    reader.feed(page)
    with desk.store.reading() as connection:
        text = next(keep.reports(connection, [id])).text
    rebuilt = ""
    for start, words in reader.found:
        rebuilt = rebuilt.ljust(start, "\n") + words
    assert rebuilt == kept_length(text).rstrip("\n")
    assert "<script>alert" not in page and "<img" not in page and "<b>A &" not in page
    assert not {"\u202e", "\u202c", "\u2066", "\u2069"} & set(page)


def test_hostile_names_are_dead_on_every_page(desk: Desk, client: Client) -> None:
    """Sources, review and history show a hostile case without its markup and overrides."""
    report_of(desk, HOSTILE)
    sources = client.get("/sources.json").json()["sources"]
    for address in ("/review", "/history", *(f"/sources/{one['id']}" for one in sources)):
        page = client.get(address).text
        assert "<script>alert" not in page and "<img" not in page
        assert not {"\u202e", "\u202c", "\u2066", "\u2069"} & set(page)
