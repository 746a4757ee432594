"""What stands before every page: who may come in, from which page, how much they may bring, what a browser may do.

Reports are hostile and other pages in the reader's browser are too: the desk answers only to its own name
(so that no foreign name can be bent to this machine), takes orders only from its own pages, and tells the
browser to run nothing but the desk's own script.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE = frozenset({"GET", "HEAD"})
KNOWN = frozenset({"GET", "HEAD", "POST"})

COOKIE = "sayso-desk"
ASKED = "token"


@dataclass(frozen=True, slots=True)
class Doors:
    """Who may come in: the names that the desk answers to, a token (empty: none), and bytes of one request."""

    names: frozenset[str] = LOOPBACK
    any_address: bool = False
    token: str = ""
    most_bytes: int = 200_000_000


class Guard:
    """The middleware that refuses what must not reach a page, and sets the headers of what leaves."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self._app = app
        self._doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it with the reason why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = self._refused(scope)
        if answer is not None:
            await answer(scope, receive, _with_headers(send))
            return
        keep = "no-cache" if scope["path"].startswith("/static/") else "no-store"
        await self._app(scope, _bounded(receive, self._doors.most_bytes), _with_headers(send, keep))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        refusal = (
            _wrong_host(headers, self._doors)
            or _wrong_method(scope)
            or _foreign(scope, headers)
            or _too_large(headers, self._doors.most_bytes)
        )
        return refusal or (self._unknown(scope, headers) if self._doors.token else None)

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """Nothing for those who brought the token or its cookie; the cookie for those who bring it first."""
        proof = proof_of(self._doors.token)
        if hmac.compare_digest(_cookie(headers, COOKIE).encode(), proof.encode()):
            return None
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if hmac.compare_digest(bearer.encode(), self._doors.token.encode()):
            return None
        asked = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = asked.pop(ASKED, [""])[-1]
        if not hmac.compare_digest(given.encode(), self._doors.token.encode()):
            return _plain(401, "This desk asks for a token: open the address that `sayso serve` printed.")
        rest = urlencode(asked, doseq=True)
        answer = RedirectResponse(quote(scope["path"]) + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, proof, httponly=True, samesite="strict", path="/")
        return answer


def proof_of(token: str) -> str:
    """What the cookie holds: proof of the token, from which it cannot be had back."""
    return hmac.new(token.encode(), b"sayso desk", hashlib.sha256).hexdigest()


# -- refusals ------------------------------------------------------------------------------------


def _plain(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status)


def _wrong_host(headers: Headers, doors: Doors) -> Response | None:
    hosts = headers.getlist("host")
    name = _name_of(hosts[0]) if len(hosts) == 1 else ""
    if name in doors.names or (doors.any_address and _is_address(name)):
        return None
    return _plain(421, "This desk does not answer to that name: open the address that `sayso serve` printed.")


def _name_of(host: str) -> str:
    try:
        parts = urlsplit(f"//{host}")
        return "" if parts.username or parts.path else (parts.hostname or "")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _wrong_method(scope: Scope) -> Response | None:
    return None if scope["method"] in KNOWN else _plain(405, "The desk knows GET and POST.")


def _foreign(scope: Scope, headers: Headers) -> Response | None:
    """Refuse orders that come from another site's page, and pages that others want to frame or read.

    A browser says where a request comes from; what says nothing is no browser, and has the token of the
    forms to show.
    """
    site = headers.get("sec-fetch-site", "none")
    if scope["method"] in SAFE:
        navigates = headers.get("sec-fetch-mode", "navigate") == "navigate"
        framed = headers.get("sec-fetch-dest", "document") in ("iframe", "frame", "object", "embed")
        allowed = site in ("same-origin", "none") or (navigates and not framed)
    else:
        origin = headers.get("origin")
        allowed = site in ("same-origin", "none") and (origin is None or _is_own(origin, scope, headers))
    return (
        None
        if allowed
        else _plain(403, "That came from another site's page; the desk takes no orders there.")
    )


def _is_own(origin: str, scope: Scope, headers: Headers) -> bool:
    return origin == f"{scope['scheme']}://{headers.get('host', '')}"


def _too_large(headers: Headers, most: int) -> Response | None:
    length = headers.get("content-length", "0")
    if length.isascii() and length.isdecimal() and int(length[:20]) <= most:
        return None
    return _plain(413, f"That is more than {most:,} bytes; add it in parts, or with: sayso case add")


# -- passing on ----------------------------------------------------------------------------------


def _cookie(headers: Headers, name: str) -> str:
    return cookies_of(headers.getlist("cookie")).get(name, "")


def cookies_of(given: Iterable[str]) -> Mapping[str, str]:
    """The cookies of a request by name; none where they cannot be read."""
    jar: SimpleCookie = SimpleCookie()
    try:
        for one in given:
            jar.load(one)
    except CookieError:
        return {}
    return {name: one.value for name, one in jar.items()}


def _bounded(receive: Receive, most: int) -> Receive:
    """The body of a request, broken off where it grows beyond what was announced or allowed."""
    seen = 0

    async def take() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > most else message

    return take


def _with_headers(send: Send, keep: str = "no-store") -> Send:
    async def put(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers["Cache-Control"] = keep
        await send(message)

    return put
