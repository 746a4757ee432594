"""A browser without a window: asks an ASGI application and gives back what it answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

HOME = "127.0.0.1:8642"
BOUNDARY = "----desk"

File = tuple[str, bytes]


@dataclass(frozen=True)
class Answer:
    """What came back; names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """Asks one application, by default as a browser at the desk's own address does."""

    def __init__(self, app: Any, **headers: str) -> None:
        self.app = app
        self.headers = {"host": HOME, **headers}

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, b"", headers)

    def post(
        self,
        address: str,
        fields: Mapping[str, str] | None = None,
        files: list[File] | None = None,
        **headers: str,
    ) -> Answer:
        """Send a form, with files where there are some."""
        if files is None:
            told = {"content-type": "application/x-www-form-urlencoded"}
            return self.ask("POST", address, urlencode(fields or {}).encode(), {**told, **headers})
        told = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self.ask("POST", address, _multipart(fields or {}, files), {**told, **headers})

    def ask(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        return asyncio.run(self._ask(method, address, body, {**self.headers, **headers}))

    async def _ask(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        path, _, query = address.partition("?")
        told = {"content-length": str(len(body)), **headers} if body else headers
        scope = {
            "type": "http", "method": method, "path": path, "raw_path": quote(path).encode(),
            "query_string": query.encode(), "scheme": "http", "http_version": "1.1", "root_path": "",
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in told.items() if value],
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8642),
        }  # fmt: skip
        sent: list[dict[str, Any]] = []
        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        try:
            await self.app(scope, receive, send)
        except Exception:
            # As a server does: what was answered goes out, what went wrong goes into its log.
            if not sent:
                raise
        start, *rest = sent
        names = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], names, b"".join(one.get("body", b"") for one in rest))


def _multipart(fields: Mapping[str, str], files: list[File]) -> bytes:
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
        for name, value in fields.items()
    ]
    parts += [
        f'Content-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode() + content
        for name, content in files
    ]
    whole = b"".join(f"--{BOUNDARY}\r\n".encode() + one + b"\r\n" for one in parts)
    return whole + f"--{BOUNDARY}--\r\n".encode()
