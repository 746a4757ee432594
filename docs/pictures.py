"""``python -m docs.pictures``: the pictures of the tour, taken from the example case in a real browser.

Needs Playwright and Chromium. A picture changes only when its page does; commit what you have looked at.
"""

from __future__ import annotations

import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, ViewportSize, sync_playwright

from docs.palette import in_few_colours
from sayso import case, reports
from sayso.settings import Settings
from sayso.store import ask, create
from sayso.web.desk import Desk, close_desk, open_desk
from sayso.web.serving import listening

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "kelmar-crossing" / "reports"
IMAGES = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
SIZE: ViewportSize = {"width": 1120, "height": 760}
TALL: ViewportSize = {"width": 1120, "height": 1240}
WHO = "Ada"


@contextmanager
def example() -> Iterator[tuple[str, Desk]]:
    """The example case served at an address of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        store, settings = create(str(Path(folder) / "kelmar-crossing.case")), Settings(workers=1)
        work = case.Work(who=WHO)
        case.add(store, reports.load([str(EXAMPLE)], stdin=None, settings=settings), work)
        case.update(store, work)
        desk = open_desk(store, who=WHO, settings=settings)
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            yield from _served(desk, held)
        close_desk(desk)


def _served(desk: Desk, held: socket.socket) -> Iterator[tuple[str, Desk]]:
    from sayso.web.app import make_app

    where = listening("127.0.0.1", held.getsockname()[1], None)
    server = uvicorn.Server(uvicorn.Config(make_app(desk, where.doors), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield where.address.rstrip("/"), desk
    server.should_exit = True
    thread.join()


# -- what is in the pictures -----------------------------------------------------------------------


def front(page: Page, address: str, _desk: Desk) -> None:
    """The claims with most at stake."""
    page.goto(f"{address}/claims")


def claim(page: Page, address: str, desk: Desk) -> None:
    """The claim with most at stake."""
    with desk.store.reading() as connection:
        first = ask.claims(connection, ask.Wanted(most=1))[0]["id"]
    page.goto(f"{address}/claims/{first}")


def report(page: Page, address: str, desk: Desk) -> None:
    """A report with who says what in it."""
    page.goto(f"{address}/reports/{_report(desk)}")


def correcting(page: Page, address: str, desk: Desk) -> None:
    """The same report while a statement is corrected."""
    with desk.store.reading() as connection:
        said = [one["id"] for one in ask.statements_of(connection, report=_report(desk))]
    page.goto(f"{address}/reports/{_report(desk)}?judge={said[4]}#{said[4]}")
    page.evaluate("scrollTo(0, document.querySelector('.panel').getBoundingClientRect().top + scrollY - 260)")


def source(page: Page, address: str, desk: Desk) -> None:
    """The source that is heard most."""
    with desk.store.reading() as connection:
        first = ask.sources(connection, most=1)[0]["id"]
    page.goto(f"{address}/sources/{first}")


def review(page: Page, address: str, _desk: Desk) -> None:
    """A question whether two reports carry one text."""
    page.goto(f"{address}/review")
    page.locator("#question").wait_for()
    page.get_by_role("link", name="Perhaps one text").first.click()


def history(page: Page, address: str, desk: Desk) -> None:
    """Some decisions, one of them taken back."""
    page.goto(f"{address}/review")
    for key in ("r", "a", "z", "n", "r", "u"):
        before = page.url
        page.keyboard.press(key)
        page.wait_for_url(lambda url, before=before: url != before)
    while desk.bench.busy:
        time.sleep(0.1)
    page.goto(f"{address}/history")


def _report(desk: Desk) -> str:
    with desk.store.reading() as connection:
        return next(str(one["id"]) for one in ask.reports(connection) if "01-" in one["name"])


PICTURES: tuple[Callable[[Page, str, Desk], None], ...] = (
    front, claim, report, correcting, source, review, history,
)  # fmt: skip


def main() -> None:
    """Take every picture anew."""
    with example() as (address, desk), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page, blank = browser.new_page(viewport=SIZE), browser.new_page()
        for show in PICTURES:
            page.set_viewport_size(TALL if show is claim else SIZE)
            show(page, address, desk)
            page.wait_for_load_state("networkidle")
            taken = page.screenshot(animations="disabled")
            (IMAGES / f"desk-{show.__name__}.png").write_bytes(in_few_colours(taken, blank))
        browser.close()


if __name__ == "__main__":
    main()
