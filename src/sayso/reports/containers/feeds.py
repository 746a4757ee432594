"""Feeds: RSS and Atom, each item a report; OPML, a list of feeds that somebody may order to be fetched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from sayso.reports.containers.parts import dated, drafted, first, local, opened, plain
from sayso.reports.draft import Draft
from sayso.settings import Settings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BODIES = ("encoded", "content", "description", "summary")
"""Where an item's text stands, the fullest first."""

NAMED = 20
"""Addresses of an OPML file that are named."""


def drafts(id: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft]:
    """The items of a feed; what credits another publisher (``source``) is kept beside each."""
    return opened(id, stream, settings.max_bytes, "a feed", partial(_items, id))


def _items(id: str, root: Element) -> Iterator[Draft]:
    items = [one for one in root.iter() if local(one.tag) in ("item", "entry")]
    if not items:
        yield Draft(id, "", b"").with_problem("saw a feed without items, expected reports; look again later")
    title = next((plain(one.text or "") for one in _head(root) if local(one.tag) == "title"), None)
    for number, item in enumerate(items, start=1):
        yield _draft(f"{id}-{number}", item, title)


def _head(root: Element) -> Iterator[Element]:
    """What a feed says of itself, before its items."""
    channel = next((one for one in root if local(one.tag) == "channel"), root)
    return (one for one in channel if local(one.tag) not in ("item", "entry"))


def _draft(id: str, item: Element, feed: str | None) -> Draft:
    source = next((one for one in item if local(one.tag) == "source"), None)
    credited = None if source is None else (first(source, "title") or plain(source.text or "") or None)
    days = [(name, first(item, name)) for name in ("pubDate", "published", "date", "updated")]
    extra = {
        "feed": feed, "feed_source": credited, "guid": first(item, "guid", "id"), "canonical": _link(item, "canonical"),
        "feed_source_url": None if source is None else source.get("url"),
    }  # fmt: skip
    return drafted(
        id,
        _body(item),
        fields={
            "title": first(item, "title"),
            "publisher": credited or feed,
            "byline": first(item, "creator", "name", "author"),
            "url": _link(item, "alternate") or first(item, "link"),
        },
        dates=tuple(found for name, value in days for found in dated(value, f"feed, {name}")),
        extra=extra,
    )


def _body(item: Element) -> str:
    for name in BODIES:
        for one in item:
            if local(one.tag) == name:
                text = "".join(one.itertext())
                if text.strip():
                    return text
    return ""


def _link(item: Element, rel: str) -> str | None:
    links = (one for one in item if local(one.tag) == "link" and one.get("href"))
    return next((plain(one.get("href") or "") for one in links if one.get("rel", "alternate") == rel), None)


def outlines(id: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft]:
    """What an OPML file lists, as the reason why there is no report in it: nothing is fetched by itself."""
    return opened(id, stream, settings.max_bytes, "an OPML file", partial(_list, id))


def _list(id: str, root: Element) -> Iterator[Draft]:
    listed = sorted({plain(one.get("xmlUrl") or "") for one in root.iter() if one.get("xmlUrl")})
    told = f"saw a list of {len(listed)} feeds, expected reports; nothing is fetched unless you order it"
    yield Draft(id, "", b"", extra={"feeds": listed[:NAMED]}).with_problem(
        f"{told}; add the feeds' own files"
    )
