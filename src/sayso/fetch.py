"""Fetching a page on a person's order: one polite client that goes nowhere else. Nothing else uses the network.

It asks robots.txt first, waits between two requests to one host, follows few redirects and checks each,
takes so many bytes and so much time and no more, sends no cookies, and refuses addresses that are not on the
open internet. The address that was checked is the one that is connected to, so that a name cannot change its
mind in between. Nothing else in Sayso knows httpcore.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from sayso.errors import InputError

if TYPE_CHECKING:
    import httpcore

AGENT = "sayso (reads news reports on a person's order; +https://sayso.example)"
MOST_REDIRECTS = 5
MOST_ROBOTS = 500_000
SCHEMES = ("http", "https")
REDIRECTS = (301, 302, 303, 307, 308)
NOT_FOUND, OK = 400, 200


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one fetch may take: bytes, seconds in all, seconds between two requests to one host.

    ``allow_private`` lets it reach addresses of one's own network.
    """

    max_bytes: int = 20_000_000
    seconds: float = 30.0
    pause: float = 1.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address it came from in the end, its bytes, their declared kind, the moment (UTC)."""

    asked: str
    url: str
    content: bytes
    kind: str
    moment: str


@dataclass(slots=True)
class Client:
    """Fetches pages one after the other; remembers what each host allows and when it was last asked."""

    bounds: Bounds = field(default_factory=Bounds)
    sleep: Callable[[float], None] = time.sleep
    asked: dict[str, float] = field(default_factory=dict)
    rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Fetch one page. Raises InputError, which says why nothing came."""
        until = time.monotonic() + self.bounds.seconds
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            _host_of(at)
            self._check_rules(at, until)
            status, headers, content = self._get(at, self.bounds.max_bytes, until)
            if status in REDIRECTS and "location" in headers:
                at = urljoin(at, headers["location"])
                continue
            if status != OK:
                raise InputError(
                    f"saw the answer {status}, expected a page; look at it in a browser", where=url
                )
            moment = datetime.now(UTC).isoformat(timespec="seconds")
            return Fetched(url, at, content, headers.get("content-type", ""), moment)
        raise InputError(
            f"saw more than {MOST_REDIRECTS} redirects, expected a page; check the address", where=url
        )

    def _check_rules(self, url: str, until: float) -> None:
        host = "://".join(urlsplit(url)[:2])
        if host not in self.rules:
            parser = RobotFileParser()
            status, _, content = self._get(f"{host}/robots.txt", MOST_ROBOTS, until)
            parser.parse(content.decode("utf-8", "replace").splitlines() if status < NOT_FOUND else [])
            self.rules[host] = parser
        if not self.rules[host].can_fetch(AGENT, url):
            raise InputError(
                "saw that robots.txt forbids it; save the page from a browser instead", where=url
            )

    def _get(self, url: str, most: int, until: float) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and content of one request, within all bounds."""
        host = _host_of(url)
        wait = self.asked.get(host, -self.bounds.pause) + self.bounds.pause - time.monotonic()
        if wait > 0:
            self.sleep(wait)
        self.asked[host] = time.monotonic()
        with _opened(url, self.bounds, until) as response:
            headers = {
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
            }
            content = b""
            for part in response.iter_stream():
                content += part
                if len(content) > most:
                    raise InputError(
                        f"saw more than {most:,} bytes, expected a page; save it yourself", where=url
                    )
                if time.monotonic() > until:
                    raise InputError("saw no end in the time allowed, expected a page; try later", where=url)
            return response.status, headers, content


@contextmanager
def _opened(url: str, bounds: Bounds, until: float) -> Iterator[httpcore.Response]:
    """The answer to one request, its content not read yet."""
    try:
        import httpcore
    except ModuleNotFoundError as error:
        raise InputError("fetching needs one more package: pip install 'sayso[fetch]'", where=url) from error
    left = max(0.1, until - time.monotonic())
    patience = dict.fromkeys(("connect", "read", "write", "pool"), left)
    headers = [("User-Agent", AGENT), ("Host", urlsplit(url).netloc), ("Accept-Encoding", "identity")]
    broken = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError)
    try:
        with (
            httpcore.ConnectionPool(network_backend=_guarded(bounds.allow_private)) as pool,
            pool.stream("GET", url, headers=headers, extensions={"timeout": patience}) as response,
        ):
            yield response
    except broken as error:
        what = f"saw no answer ({type(error).__name__}: {str(error)[:120]}), expected a page; try later"
        raise InputError(what, where=url) from error


def _guarded(allow_private: bool) -> Any:
    """A way into the network that checks an address and then uses the one it checked."""
    import httpcore

    class Guarded(httpcore.SyncBackend):
        def connect_tcp(self, host: str, port: int, *rest: Any, **more: Any) -> Any:
            return super().connect_tcp(checked_address(host, port, allow_private), port, *rest, **more)

    return Guarded()


def checked_address(host: str, port: int, allow_private: bool) -> str:
    """One address of a host, all of which must be on the open internet. Raises InputError where one is not."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise InputError("saw no such host; check the address", where=host) from error
    for one in sorted(found):
        if not allow_private and not _is_public(one):
            raise InputError(
                f"saw an address that is not on the open internet ({one}); to fetch from your own network, "
                "say so with --allow-private",
                where=host,
            )
    return sorted(found, key=lambda one: (":" in one, one))[0]


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    parts = [found, *([inner] if inner else [])]
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in parts)


def _host_of(url: str) -> str:
    """The host of an address that is one of ours to fetch: http or https, without a user's name in it."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is none
    except ValueError as error:
        raise InputError("saw no address, expected https://…; check it", where=url) from error
    if parts.scheme not in SCHEMES or not parts.hostname or parts.username is not None:
        raise InputError("saw no address of a page, expected http:// or https://; check it", where=url)
    return parts.hostname
