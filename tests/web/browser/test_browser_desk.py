"""The desk as people use it: read, follow a chain to its words, suppose, search, add; by mouse and by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.conftest import Serve, violations

PAGES = (
    "/claims",
    "/claims?single=1",
    "/reports",
    "/sources",
    "/search?q=drones",
    "/add",
    "/work",
    "/case",
    "/nothing",
)
SIZES = ((320, 640), (768, 1024), (1280, 900), (3840, 2160))


def first_claim(page: Page, address: str) -> str:
    """The address of the claim with most at stake."""
    page.goto(f"{address}/claims")
    return f"{address}{page.locator('.front h2 a').first.get_attribute('href')}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, kelmar: Path, serve: Serve, page: Page) -> None:
    """Every page, light and dark, holds to WCAG 2.2 AA as far as axe can tell."""
    address, _ = serve(kelmar)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for one in (*(f"{address}{path}" for path in PAGES), first_claim(page, address)):
        page.goto(one)
        found[one] = violations(page)
    assert {one: wrong for one, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("size", SIZES)
def test_every_width(size: tuple[int, int], kelmar: Path, serve: Serve, page: Page) -> None:
    """From 320 pixels to 4K no page has to be moved sideways."""
    address, _ = serve(kelmar)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for one in (*(f"{address}{path}" for path in PAGES), first_claim(page, address)):
        page.goto(one)
        assert (
            page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        ), one


def test_nothing_moves(kelmar: Path, serve: Serve, page: Page) -> None:
    """Nothing shifts while a page comes up."""
    address, _ = serve(kelmar)
    watch = """new Promise(done => { let sum = 0;
      new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
        .observe({type: 'layout-shift', buffered: true});
      setTimeout(() => done(sum), 300); })"""
    for one in (f"{address}/claims", first_claim(page, address)):
        page.goto(one)
        assert page.evaluate(watch) == 0, one


def test_nothing_is_fetched_from_elsewhere(kelmar: Path, serve: Serve, page: Page) -> None:
    """A page asks the desk alone."""
    address, _ = serve(kelmar)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(first_claim(page, address))
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if not one.startswith(f"{address}/")] == []


def test_a_chain_to_its_words(kelmar: Path, serve: Serve, page: Page) -> None:
    """From the front to a claim, to a node of its picture, to the words that justify it."""
    address, _ = serve(kelmar)
    page.goto(f"{address}/")
    page.locator(".front h2 a").first.click()
    expect(page.locator(".strip")).to_contain_text("Independent origins")
    node = page.locator("svg.picture a").first
    node.hover()
    expect(page.locator("#tip")).to_be_visible()
    expect(page.locator("#tip")).to_contain_text("“")
    lines = page.locator("svg.picture.pointed [data-ends]")
    lit = page.locator("svg.picture.pointed [data-ends].lit").count()
    assert 0 < lit < lines.count()
    node.click()
    expect(page.locator("figure.passage:target mark").first).to_be_visible()


def test_by_keyboard(kelmar: Path, serve: Serve, page: Page) -> None:
    """Without a mouse: past the bar, into a claim, to a node and its words, and back to search by one key."""
    address, _ = serve(kelmar)
    page.goto(f"{address}/claims")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    while not page.evaluate("document.activeElement.matches('.front h2 a')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/c-*")
    while not page.evaluate("document.activeElement.matches('svg.picture a')"):
        page.keyboard.press("Tab")
    expect(page.locator("#tip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("diesel")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("diesel")


def test_what_if(kelmar: Path, serve: Serve, page: Page) -> None:
    """A switch shows at once what would count otherwise; the address holds it, and nothing is stored."""
    address, _ = serve(kelmar)
    one = first_claim(page, address)
    page.goto(one)
    page.locator(".leave-out summary").click()
    page.locator(".leave-out input").first.check()
    expect(page.locator(".supposed")).to_contain_text("is left out")
    assert "without=" in page.url
    page.reload()
    expect(page.locator(".supposed")).to_contain_text("is left out")
    page.get_by_role("link", name="Suppose nothing").click()
    expect(page.locator(".supposed")).to_have_count(0)
    expect(page).to_have_url(one)


def test_filter_and_order(kelmar: Path, serve: Serve, page: Page) -> None:
    """A filter is put on and taken off, and the order kept."""
    address, _ = serve(kelmar)
    page.goto(f"{address}/claims")
    page.get_by_role("link", name="in a circle").click()
    expect(page.locator(".passed")).to_contain_text(re.compile(r"^\d+ claims? of \d+$"))
    page.locator("#order").select_option("origins")
    page.get_by_role("button", name="Show").click()
    assert "circular=1" in page.url and "order=origins" in page.url
    page.get_by_role("link", name="in a circle").click()
    assert "circular" not in page.url and "order=origins" in page.url


def test_add_reports(kelmar: Path, serve: Serve, page: Page, tmp_path: Path) -> None:
    """A file that is chosen is worked on in sight, and its claims are there when the desk says it is done."""
    address, _ = serve(kelmar)
    wire = tmp_path / "wire.txt"
    wire.write_text(
        "Police in Dorvik said on Friday that two ferries had collided off Sel island.", encoding="utf-8"
    )
    page.goto(f"{address}/add")
    page.locator("#files").set_input_files(str(wire))
    page.get_by_role("button", name="Add files").click()
    page.wait_for_url("**/work")
    expect(page.locator("#work")).to_contain_text("The desk is done", timeout=60_000)
    expect(page.locator("#jobs")).to_contain_text("wire")
    page.get_by_role("link", name="Show what is new").click()
    expect(page.locator(".front h2").first).to_contain_text("ferries")
    page.goto(f"{address}/search?q=ferries")
    expect(page.locator("mark").first).to_have_text("ferries")


def test_drop_a_file_anywhere(kelmar: Path, serve: Serve, page: Page) -> None:
    """A file that is dropped on any page is added."""
    address, _ = serve(kelmar)
    page.goto(f"{address}/claims")
    page.evaluate(
        """() => {
          const held = new DataTransfer();
          const words = 'The port office in Dorvik said on Friday that a crane had fallen.';
          held.items.add(new File([words], 'crane.txt', {type: 'text/plain'}));
          for (const name of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(name, {dataTransfer: held, bubbles: true, cancelable: true}));
        }"""
    )
    page.wait_for_url("**/work")
    expect(page.locator("#jobs")).to_contain_text("crane", timeout=60_000)


def test_without_script(kelmar: Path, serve: Serve, chromium: Browser) -> None:
    """Without any script everything can be read, supposed and sent."""
    address, _ = serve(kelmar)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/claims")
    page.locator(".front h2 a").first.click()
    page.locator(".what-if input").first.check()
    page.locator(".what-if input").nth(1).check()
    page.get_by_role("button", name="Count anew").click()
    assert "same=" in page.url or "there=" in page.url
    expect(page.locator(".supposed")).to_be_visible()
    context.close()


def test_print(kelmar: Path, serve: Serve, page: Page) -> None:
    """On paper the fields and buttons are gone, the words and pictures stay, and it is a few pages."""
    address, _ = serve(kelmar)
    page.goto(first_claim(page, address))
    page.emulate_media(media="print")
    expect(page.locator(".bar-search")).to_be_hidden()
    expect(page.locator(".grade")).to_be_hidden()
    expect(page.locator("svg.picture")).to_be_visible()
    assert page.pdf().count(b"/Type /Page\n") + page.pdf().count(b"/Type /Page ") <= 12
