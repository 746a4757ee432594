"""Fetching goes where a person sent it and nowhere else, within bounds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.errors import InputError
from sayso.fetch import Bounds, Client, checked_address
from sayso.reports import from_page

pytest.importorskip("httpcore", reason="skipped: httpcore is not installed")

STORY = "The harbour master, Ilse Tarn, said on Tuesday that two silos had burned down at Velmora. " * 3
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /closed\n"),
    "/story": (
        200,
        {"Content-Type": "text/html", "Set-Cookie": "a=b"},
        f"<html><body><article><p>{STORY}</p></article></body></html>".encode(),
    ),
    "/moved": (302, {"Location": "/story"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/inside": (302, {"Location": "http://127.0.0.2:1/x"}, b""),
    "/gone": (404, {}, b"gone"),
    "/large": (200, {}, b"x" * 50_000),
    "/closed/x": (200, {}, b"secret"),
}


PRIVATE = (
    "127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
    "::1", "::ffff:127.0.0.1", "fe80::1", "2002:7f00:1::",
)  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """Serves the pages and notes what was asked."""

    seen: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        """Answer one request."""
        self.seen.append((self.path, self.headers.get("Cookie")))
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server on this machine."""
    Handler.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def client(**bounds: object) -> Client:
    """A client that may reach this machine and does not wait."""
    return Client(Bounds(**{"allow_private": True, "pause": 0.0, **bounds}))  # type: ignore[arg-type]


def test_a_page_comes(site: str) -> None:
    """A page comes with the address it came from in the end, and becomes a report with address and moment."""
    found = client().fetch(f"{site}/moved")
    assert found.url == f"{site}/story"
    (report,) = from_page(found.content, url=found.url, captured=found.moment)
    assert "two silos" in report.text and report.url == found.url
    assert report.extra["captured"] == found.moment


def test_robots_is_asked_first_and_once(site: str) -> None:
    """robots.txt is read before anything else, once a host, and no cookie is ever sent back."""
    one = client()
    one.fetch(f"{site}/story")
    one.fetch(f"{site}/story")
    assert [path for path, _ in Handler.seen] == ["/robots.txt", "/story", "/story"]
    assert {cookie for _, cookie in Handler.seen} == {None}


def test_a_host_is_given_time(site: str) -> None:
    """Between two requests to one host the client waits."""
    slept: list[float] = []
    one = Client(Bounds(allow_private=True, pause=5.0), sleep=slept.append)
    one.fetch(f"{site}/story")
    assert len(slept) == 1 and 4 < slept[0] <= 5


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/closed/x", "robots.txt forbids"),
        ("/gone", "the answer 404"),
        ("/round", "more than 5 redirects"),
        ("/file", "no address of a page"),
        ("/large", "more than 2,000 bytes"),
    ],
)
def test_what_does_not_come_is_told(site: str, path: str, told: str) -> None:
    """What is forbidden, gone, endless, elsewhere or too large is refused with the reason."""
    with pytest.raises(InputError, match=told):
        client(max_bytes=2_000).fetch(site + path)


def test_this_machine_is_not_asked_unless_ordered(site: str) -> None:
    """An address of one's own network is refused before anything is sent."""
    with pytest.raises(InputError, match="not on the open internet"):
        Client().fetch(f"{site}/story")
    assert Handler.seen == []


@pytest.mark.parametrize("host", PRIVATE)
def test_private_addresses_are_refused(host: str) -> None:
    """No address of a private, local or special network is taken for one of the open internet."""
    with pytest.raises(InputError, match="not on the open internet"):
        checked_address(host, 80, False)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x/y", "http://", "http://a@b/", "x", "http://[::1", "http://x:99999/"],
)
def test_only_web_addresses(url: str) -> None:
    """What is no plain web address is not fetched."""
    with pytest.raises(InputError):
        client().fetch(url)


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to an open and to a private address is refused as a whole."""
    answers = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_more: answers)
    with pytest.raises(InputError, match=r"10\.0\.0\.1"):
        checked_address("two-faced.example", 80, False)
