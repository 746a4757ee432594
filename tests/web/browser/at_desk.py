"""A desk that is served for real, and a real browser at it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from sayso.web.app import make_app
from sayso.web.desk import Desk

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 15.0


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The desk behind a port of this machine; gives its address."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
        thread.start()
        end = time.monotonic() + PATIENCE
        while not server.started:
            assert time.monotonic() < end, "the desk does not listen"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{held.getsockname()[1]}"
        server.should_exit = True
        thread.join(PATIENCE)


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium, or a test that says why it did not run."""
    playwright = pytest.importorskip("playwright.sync_api", reason="skipped: Playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"skipped: no Chromium at {CHROMIUM} (apt install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()
