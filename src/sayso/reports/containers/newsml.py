"""NewsML-G2: what agencies send, with headline, credit line, dateline and dates in fields of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from sayso.reports.containers.parts import dated, drafted, first, local, opened, plain
from sayso.reports.draft import Draft
from sayso.settings import Settings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BLOCKS = ("p", "hl1", "hl2", "h1", "h2", "li", "blockquote")
DATES = ("contentCreated", "versionCreated", "firstCreated", "embargoed")


def drafts(id: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft]:
    """The news items of a message with words in them; pictures and packages are told as such."""
    return opened(id, stream, settings.max_bytes, "a NewsML-G2 message", partial(_items, id))


def _items(id: str, root: Element) -> Iterator[Draft]:
    items = [one for one in root.iter() if local(one.tag) == "newsItem"]
    if not items:
        yield Draft(id, "", b"").with_problem(
            "saw a message without news items, expected reports; look elsewhere"
        )
    for number, item in enumerate(items, start=1):
        yield _draft(id if len(items) == 1 else f"{id}-{number}", item)


def _draft(id: str, item: Element) -> Draft:
    text = _text(item)
    fields = {
        "title": first(item, "headline", "title"),
        "byline": first(item, "by", "byline"),
        "agency": first(item, "creditline") or _literal(item, "infoSource") or _literal(item, "provider"),
        "publisher": _literal(item, "provider"),
    }
    days = tuple(found for name in DATES for found in dated(first(item, name), f"NewsML-G2, {name}"))
    extra = {
        "guid": item.get("guid"), "version": item.get("version"), "dateline": first(item, "dateline"),
        "status": next((one.get("qcode") for one in item.iter() if local(one.tag) == "pubStatus"), None),
    }  # fmt: skip
    return drafted(id, text, fields=fields, dates=days, extra=extra)


def _text(item: Element) -> str:
    """The words of an item: its paragraphs, or its plain text."""
    for holder in (one for one in item.iter() if local(one.tag) in ("inlineXML", "inlineData")):
        blocks = [one for one in holder.iter() if local(one.tag) in BLOCKS]
        words = [" ".join("".join(one.itertext()).split()) for one in blocks] or [
            "".join(holder.itertext()).strip()
        ]
        if any(words):
            return "\n\n".join(one for one in words if one)
    return ""


def _literal(item: Element, name: str) -> str | None:
    """A party's name: in a child, or as the literal that stands for it."""
    for one in item.iter():
        if local(one.tag) == name:
            found = first(one, "name") or one.get("literal") or one.get("qcode", "").rpartition(":")[2]
            return plain(found) or None
    return None
