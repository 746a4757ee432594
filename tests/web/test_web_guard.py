"""Who may come in: names, sites, tokens, sizes."""

from __future__ import annotations

import pytest

from sayso.errors import SettingsError
from sayso.web.app import make_app
from sayso.web.desk import Desk
from sayso.web.guard import COOKIE, POLICY, Doors, proof_of
from sayso.web.serving import listening
from tests.web.client import HOME, Client
from tests.web.conftest import state_of

TOKEN = "correct-horse-battery"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (HOME, 200), ("localhost:8642", 200), ("LOCALHOST", 200), ("[::1]:8642", 200), ("127.0.0.1", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example:8642", 421),
        ("evil@127.0.0.1", 421), ("127.0.0.1/evil.example", 421), ("[::1", 421), ("", 421), ("0x7f.1", 421),
    ],
)  # fmt: skip
def test_only_its_own_name(host: str, status: int, client: Client) -> None:
    """The desk answers to its own name only, so that no foreign name can be bent to this machine."""
    assert client.get("/claims", host=host).status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 403),
    ],
)
def test_reading_from_elsewhere(headers: dict[str, str], status: int, client: Client) -> None:
    """Another site may link to a page; it may not frame it, embed it or read it."""
    assert client.get("/claims", **headers).status == status


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({}, True, 303),
        ({"origin": f"http://{HOME}", "sec-fetch-site": "same-origin"}, True, 303),
        ({"origin": f"http://{HOME}"}, False, 403),
        ({"origin": "http://evil.example"}, True, 403),
        ({"origin": "null"}, True, 403),
        ({"origin": "http://127.0.0.1:9999"}, True, 403),
        ({"origin": f"https://{HOME}"}, True, 403),
        ({"sec-fetch-site": "cross-site"}, True, 403),
        ({"sec-fetch-site": "same-site"}, True, 403),
    ],
)
def test_orders_from_elsewhere(
    headers: dict[str, str], token: bool, status: int, desk: Desk, client: Client
) -> None:
    """An order is taken from the desk's own pages with their token, and from nowhere else."""
    before = state_of(desk)
    fields = {"who": "Bert", **({"form": desk.form_token} if token else {})}
    assert client.post("/who", fields, **headers).status == status
    assert state_of(desk) == before


@pytest.mark.parametrize("token", ["", "x", "é", "\x00", "a" * 100_000])
def test_wrong_form_tokens(token: str, client: Client) -> None:
    """A token of a form that is not this process's own opens nothing."""
    assert client.post("/who", {"form": token, "who": "Eve"}).status == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "get"])
def test_other_methods(method: str, client: Client) -> None:
    """The desk knows GET, HEAD and POST."""
    assert client.ask(method, "/claims", b"", {}).status == 405


def test_every_answer_is_guarded(client: Client) -> None:
    """Pages, records, styles, refusals and errors all bear the headers that hold a browser back."""
    for address in ("/claims", "/claims.json", "/static/desk.css", "/nothing", "/openapi.json"):
        headers = client.get(address).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert client.get("/claims", host="evil.example").headers["content-security-policy"] == POLICY
    assert client.get("/claims").headers["cache-control"] == "no-store"
    assert "unsafe" not in POLICY and "frame-ancestors 'none'" in POLICY


def test_a_token_lets_in_once_and_stays(desk: Desk) -> None:
    """With a token, nobody comes in without it; who brought it gets a cookie and an address without it."""
    client = Client(make_app(desk, Doors(token=TOKEN)))
    assert client.get("/claims").status == 401
    assert client.get("/claims?token=wrong").status == 401
    assert client.get("/claims", cookie=f"{COOKIE}={TOKEN}").status == 401
    answer = client.get(f"/claims?single=1&token={TOKEN}")
    assert (answer.status, answer.headers["location"]) == (303, "/claims?single=1")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and TOKEN not in cookie
    assert client.get("/claims", cookie=f"{COOKIE}={proof_of(TOKEN)}").status == 200
    assert client.get("/claims.json", authorization=f"Bearer {TOKEN}").status == 200


def test_a_body_is_bounded(desk: Desk) -> None:
    """A body that is announced as too large is refused; one that grows beyond what was announced breaks off."""
    client = Client(make_app(desk, Doors(most_bytes=2_000)))
    fields = {"form": desk.form_token, "text": "word " * 1000}
    assert client.post("/add", fields).status == 413
    assert client.post("/add", fields, content_length="10").status in (400, 413)
    assert desk.bench.jobs == ()


@pytest.mark.parametrize("cookie", ["=", ";;;", "sayso-who=%F0", 'sayso-who="\x7f', "a=" + "b" * 50_000])
def test_odd_cookies(cookie: str, client: Client) -> None:
    """A cookie that cannot be read is none."""
    assert client.get("/claims", cookie=cookie).status == 200


@pytest.mark.parametrize(
    "see", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]
)
def test_no_way_out(see: str, desk: Desk, client: Client) -> None:
    """After an order the desk leads to a page of its own, whatever the form says."""
    assert (
        client.post("/who", {"form": desk.form_token, "who": "Bert", "see": see}).headers["location"] == "/"
    )


@pytest.mark.parametrize(
    ("host", "token", "asks", "names"),
    [
        ("127.0.0.1", None, False, "localhost"),
        ("::1", None, False, "::1"),
        ("localhost", TOKEN, True, "localhost"),
        ("192.0.2.7", None, True, "192.0.2.7"),
        ("0.0.0.0", None, True, "localhost"),
    ],
)
def test_elsewhere_only_with_a_token(host: str, token: str | None, asks: bool, names: str) -> None:
    """On loopback the desk opens without a token; anywhere else it makes one where none is given."""
    where = listening(host, 8642, token)
    assert bool(where.doors.token) is asks
    assert names in where.doors.names
    assert ("token=" in where.address) is asks


def test_a_short_token_is_refused() -> None:
    """A token that could be guessed is refused."""
    with pytest.raises(SettingsError, match="at least 12"):
        listening("0.0.0.0", 8642, "short")
