"""Containers: files that hold reports inside of something else, told by how they begin."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from sayso.reports.containers import archives, feeds, mail, newsml, pdf
from sayso.reports.draft import Draft
from sayso.settings import Settings

Open = Callable[[str, BinaryIO, Settings], Iterator[Draft]]
"""Takes the id of a file, its bytes as a stream and the bounds; gives the drafts of what is in it."""

_XML_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]{0,500}>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,8000}?\]\s{0,50})?>)*",
    re.DOTALL,
)
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(\w{1,20})")
_ROOTS: dict[bytes, Open] = {
    b"rss": feeds.drafts, b"feed": feeds.drafts, b"RDF": feeds.drafts, b"opml": feeds.outlines,
    b"newsItem": newsml.drafts, b"newsMessage": newsml.drafts,
}  # fmt: skip
_HEADER = re.compile(
    rb"(?:From|To|Date|Subject|Message-ID|MIME-Version|Received|Return-Path|Delivered-To):", re.I
)


def container_of(start: bytes, name: str) -> Open | None:
    """How a file that begins so is opened; None for one that is itself a report (text, HTML, JSON)."""
    ending = name.casefold().rpartition(".")[2]
    if start.startswith(b"%PDF-"):
        return pdf.drafts
    if start.startswith(b"WARC/") or (start.startswith(b"\x1f\x8b") and ".warc" in name.casefold()):
        return archives.warc_drafts
    if start.startswith(b"PK\x03\x04") and ending == "wacz":
        return archives.wacz_drafts
    if _is_mail(start, ending):
        return mail.drafts
    return _ROOTS.get(_root(start))


def _root(start: bytes) -> bytes:
    """The name of the first element of a piece of XML; nothing where it is none."""
    plain = start if b"\x00" not in start[:64] else start.replace(b"\x00", b"").lstrip(b"\xff\xfe\xfe\xff")
    head = _XML_HEAD.match(plain[:8192])
    found = _ROOT.match(plain, head.end()) if head else None
    return found[1] if found else b""


def _is_mail(start: bytes, ending: str) -> bool:
    """Whether a file is a message: by its name, or because it begins with header lines that only mail has."""
    lines = start[:4096].splitlines()[:40]
    headers = [line for line in lines if _HEADER.match(line)]
    if ending == "eml":
        return bool(headers)
    sure = any(line[:12].lower() in (b"message-id: ", b"mime-version") for line in headers)
    return sure and len(headers) >= 3 and bool(_HEADER.match(start))


class Joined(io.RawIOBase):
    """A stream whose start was read already, from the start again; it cannot go back."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._start = io.BytesIO(start)
        self._stream = stream

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with what comes next."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._start.read(len(view)) or self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)
