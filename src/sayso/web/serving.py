"""Serving the desk: which names it answers to, and the server that listens."""

from __future__ import annotations

import ipaddress
import secrets
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import uvicorn

from sayso.errors import SettingsError
from sayso.web.app import make_app
from sayso.web.desk import Desk
from sayso.web.guard import ASKED, LOOPBACK, Doors

SHORTEST_TOKEN = 12


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the desk listens, and who may come in."""

    host: str
    port: int
    doors: Doors

    @property
    def address(self) -> str:
        """What to open in a browser."""
        shown = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104
        name = f"[{shown}]" if ":" in shown else shown
        return f"http://{name}:{self.port}/" + (f"?{ASKED}={self.doors.token}" if self.doors.token else "")


def listening(host: str, port: int, token: str | None) -> Listening:
    """Where to listen: on loopback by itself; elsewhere only with a token, which is made where none is given."""
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise SettingsError(f"--token: saw {len(token)} characters, expected at least {SHORTEST_TOKEN}")
    if _is_loopback(host):
        return Listening(host, port, Doors(token=token or ""))
    anywhere = host in ("0.0.0.0", "::")  # noqa: S104
    names = LOOPBACK | {socket.gethostname().lower()} if anywhere else frozenset({host.lower()})
    return Listening(host, port, Doors(names, anywhere, token or secrets.token_urlsafe(24)))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(desk: Desk, where: Listening, tell: Callable[[str], None]) -> None:
    """Serve the desk until it is stopped (Ctrl-C); ``tell`` is told the address once it listens."""
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    with socket.socket(family) as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind((where.host, where.port))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SettingsError(
                f"{where.host}:{where.port}: cannot listen there ({reason}); choose another --port"
            ) from error
        held.listen()
        found = Listening(where.host, held.getsockname()[1], where.doors)
        tell(found.address)
        config = uvicorn.Config(
            make_app(desk, found.doors), log_level="warning", access_log=False, server_header=False
        )
        # Once it has closed everything, the server sends itself the signal that stopped it: then all is done,
        # but for what the caller has to tidy up.
        previous = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            with suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[held])
        finally:
            signal.signal(signal.SIGTERM, previous)
