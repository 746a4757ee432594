"""A real browser at a real desk: Chromium as it is installed, driven by Playwright; skipped where there is none."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from sayso import case, reports
from sayso.settings import Settings
from sayso.store import Store, create, open_case
from sayso.web.app import make_app
from sayso.web.desk import Desk, open_desk
from sayso.web.serving import listening

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "kelmar-crossing" / "reports"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30.0

Served = tuple[str, Desk]
Serve = Callable[[Path], Served]


@pytest.fixture(scope="session")
def installed() -> str:
    """Where Chromium lies."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("skipped: no Chromium; install it with: apt install chromium")
    return found


@pytest.fixture(scope="module")
def chromium(installed: str) -> Iterator[Browser]:
    """The browser, without a window; closed after each file, for other tests need the event loop."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=arguments)
        yield browser
        browser.close()


def made_case(place: Path, files: Path) -> Path:
    """A case of the reports in a folder, read by the real reader."""
    store = create(str(place))
    fill(store, files)
    store.close()
    return place


def fill(store: Store, files: Path) -> None:
    """Add the reports in a folder to a case, and count."""
    work = case.Work(who="Ada")
    case.add(store, reports.load([str(files)], stdin=None, settings=Settings()), work)
    case.update(store, work)


@pytest.fixture(scope="session")
def kelmar(tmp_path_factory: pytest.TempPathFactory, installed: str) -> Path:
    """The example case, made once; tests work on copies."""
    return made_case(tmp_path_factory.mktemp("browser") / "kelmar.case", EXAMPLE)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serves a copy of a case at an address of its own until the test ends."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def one(place: Path) -> Served:
        copy = tmp_path / place.name
        shutil.copy(place, copy)
        desk = open_desk(open_case(str(copy)), who="Ada", settings=Settings(workers=1))
        held = socket.socket()
        held.bind(("127.0.0.1", 0))
        where = listening("127.0.0.1", held.getsockname()[1], None)
        server = uvicorn.Server(uvicorn.Config(make_app(desk, where.doors), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]})
        thread.start()
        running.append((server, thread))
        end = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < end:
            time.sleep(0.02)
        return where.address.rstrip("/"), desk

    yield one
    for server, thread in running:
        server.should_exit = True
        thread.join(PATIENCE)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """One browser of one person."""
    made = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test when a script of ours fails or the policy is broken."""
    made = context.new_page()
    told: list[str] = []
    made.on("pageerror", lambda error: told.append(str(error)))
    made.on("console", lambda one: told.append(one.text) if one.type == "error" else None)
    yield made
    assert [one for one in told if "404" not in one] == []


def violations(page: Page) -> list[str]:
    """What axe finds wrong on a page by the rules of WCAG 2.2 AA and by its own best practices."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['target']} {one['nodes'][0]['html'][:200]}"
        for one in found
    ]
