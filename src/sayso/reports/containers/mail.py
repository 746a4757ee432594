"""Mail: a message as a report; its attachments are named and not opened."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import BinaryIO

from sayso.errors import InputError
from sayso.reports.containers.parts import dated, drafted, plain, refused, whole
from sayso.reports.draft import Draft
from sayso.settings import Settings

MOST_PARTS = 200
"""Parts of a message that are looked at; a newsletter has fewer than twenty."""

_BREAKS = (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)
"""What Python's own mail reader has been seen to raise on broken messages."""


def drafts(id: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft]:
    """The one report of a message: its plain text, or else its HTML."""
    try:
        content = whole(stream, id, settings.max_bytes)
    except InputError as error:
        yield refused(id, error)
        return
    try:
        yield _draft(id, message_from_bytes(content, policy=policy.default))
    except _BREAKS as error:
        told = f"saw a message that cannot be taken apart ({type(error).__name__}); save its text instead"
        yield Draft(id, "", content).with_problem(told)


def _draft(id: str, message: EmailMessage) -> Draft:
    bodies: dict[str, str] = {}
    attached: list[str] = []
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            break
        if part.is_multipart():
            continue
        kind, name = part.get_content_type(), part.get_filename()
        if name or kind not in ("text/plain", "text/html"):
            attached.append(plain(name or kind))
        elif kind not in bodies:
            bodies[kind] = str(part.get_content())
    text = bodies.get("text/plain", "")
    body = text if text.strip() else bodies.get("text/html", "")
    told = {name: _header(message, name) for name in ("From", "Subject", "Date", "List-Id", "Message-ID")}
    extra = {
        "from": told["From"],
        "message_id": told["Message-ID"],
        "list": told["List-Id"],
        "attached": attached,
    }
    fields = {"title": told["Subject"], "byline": told["From"]}
    return drafted(id, body, fields=fields, dates=dated(told["Date"], "mail, Date"), extra=extra)


def _header(message: EmailMessage, name: str) -> str | None:
    found = message.get(name)
    return plain(str(found)) if found is not None else None
