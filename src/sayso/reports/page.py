"""Pages: what of an HTML source a reader sees, where it stands, and what the page says of itself.

A small reader of its own, because the extracted text must lead back to the source character by character,
and because it must stay linear on any input. It resolves no entity but the named characters of HTML.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]{0,40})(?P<rest>(?:[^<>\"']++|\"[^\"]{0,5000}\"|'[^']{0,5000}')*+)>"
)
_ATTRIBUTE = re.compile(
    r"([\w:.-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,5000})\"|'([^']{0,5000})'|([^\s\"'<>]{1,2000}))"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,30});?")
_RUN = re.compile(r"\S+")
_RAW = {
    name: re.compile(rf"</{name}\b[^>]{{0,200}}>", re.IGNORECASE)
    for name in ("script", "style", "textarea", "template", "svg", "title", "iframe")
}
_LD_FIELD = re.compile(r"\"(datePublished|dateCreated|dateModified)\"\s*:\s*\"([^\"]{4,60})\"")

_PROSE = ("p", "blockquote")
_BREAKS = (*_PROSE, "li", "div", "h1", "h2", "h3", "td", "section", "article", "aside")

QUOTE_MARKS = re.compile(r"[\"“”«»„]")
PROSE = 8
"""Words from which on a block of a page is prose and no menu, for counting what was lost."""


@dataclass(slots=True)
class Page:
    """The visible letters of a page with their places, its meta fields, and counts of its prose.

    ``letters`` is the visible text without white space, in runs: run *i* begins at ``starts[i]`` in it and
    stands at ``places[i]`` in the source (-1: a character written as an entity, which stands nowhere).
    """

    letters: str = ""
    starts: array[int] = field(default_factory=lambda: array("q"))
    places: array[int] = field(default_factory=lambda: array("q"))
    meta: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    quotes: int = 0
    blocks: int = 0

    def place_of(self, letter: int) -> tuple[int, int]:
        """Where a letter stands in the source (-1: nowhere) and how many letters of its run are left."""
        run = bisect_right(self.starts, letter) - 1
        end = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.letters)
        place = self.places[run]
        return (place + letter - self.starts[run] if place >= 0 else -1), end - letter


def read_page(source: str) -> Page:
    """The page of an HTML source; no input is refused, what is no tag is text."""
    page = Page()
    runs: list[str] = []
    block: list[str] = []
    size = 0
    for kind, start, end in _pieces(source):
        if kind == "text":
            for run, place in _visible(source, start, end):
                runs.append(run)
                page.starts.append(size)
                page.places.append(place)
                size += len(run)
            block.append(source[start:end])
        elif kind in _BREAKS:
            if kind in _PROSE:
                _count(page, "".join(block))
            block.clear()
        if kind in ("meta", "time", "script", "link"):
            _note(page, kind, source[start:end])
    page.letters = "".join(runs)
    return page


def _pieces(source: str) -> Iterator[tuple[str, int, int]]:
    """The source as stretches of text and tags: (kind, start, end), a raw element whole."""
    at = 0
    while at < len(source):
        mark = source.find("<", at)
        if mark < 0:
            yield "text", at, len(source)
            return
        if mark > at:
            yield "text", at, mark
        if source.startswith(("<!", "<?"), mark):
            closing = "-->" if source.startswith("<!--", mark) else ">"
            end = source.find(closing, mark + 2)
            at = len(source) if end < 0 else end + len(closing)
            continue
        tag = _TAG.match(source, mark)
        if tag is None:
            yield "text", mark, mark + 1
            at = mark + 1
            continue
        name, at = tag["name"].lower(), tag.end()
        if name in _RAW and not tag["close"]:
            closing_tag = _RAW[name].search(source, at)
            at = closing_tag.end() if closing_tag else len(source)
        yield name, mark, at


def _visible(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The runs of letters in a stretch of text, with their places; entities as what they stand for."""
    at = start
    for entity in _ENTITY.finditer(source, start, end):
        for run in _RUN.finditer(source, at, entity.start()):
            yield run.group(), run.start()
        character = "".join(unescape(entity.group()).split())
        if character:
            yield character, -1
        at = entity.end()
    for run in _RUN.finditer(source, at, end):
        yield run.group(), run.start()


def _count(page: Page, block: str) -> None:
    if len(block) < 40 or len(block.split(None, PROSE)) < PROSE:
        return
    page.blocks += 1
    page.quotes += len(QUOTE_MARKS.findall(unescape(block)))


def _note(page: Page, kind: str, source: str) -> None:
    """Keep what a tag says about the page: meta fields, canonical address, times, dates in linked data."""
    if kind == "script":
        for name, value in _LD_FIELD.findall(source[:200_000]):
            page.meta.setdefault(name.lower(), value)
        return
    pairs = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(source[:20_000])}
    if kind == "time" and pairs.get("datetime") and len(page.times) < 50:
        page.times.append(pairs["datetime"])
    key = pairs.get("property") or pairs.get("name") or pairs.get("itemprop") or ""
    if kind == "meta" and key and pairs.get("content"):
        page.meta.setdefault(key.lower(), pairs["content"][:2000])
    if kind == "link" and pairs.get("rel", "").lower() == "canonical" and pairs.get("href"):
        page.meta.setdefault("canonical", pairs["href"][:2000])
