"""Alignment: the way back from an extracted text to the source of the page, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.records import OffsetMap
from sayso.reports.page import Page

_LINE = re.compile(r"[^\n]+")
_RUN = re.compile(r"\S+")
_LIST_MARK = re.compile(r"\s*[-•*|]\s+")

CHUNK = 8
"""Words of a stretch that is looked for where a whole line is not found."""

SHORTEST = 12
"""Letters below which such a stretch could stand anywhere and proves nothing."""

AHEAD = 100_000
"""Letters of the page that are searched from where the last line was found."""

SEARCHES = 300
"""Searches of a whole page, for lines that stand elsewhere; after so many the rest has no place."""

Words = list[tuple[int, str]]
Piece = tuple[int, int, int]


def align(text: str, source: str, page: Page) -> OffsetMap:
    """The map from an extracted text to the source; stretches that are not found there have no piece."""
    finder = _Finder(page)
    pieces: list[Piece] = []
    for line in _LINE.finditer(text):
        mark = _LIST_MARK.match(text, line.start(), line.end())
        words = [
            (run.start(), run.group())
            for run in _RUN.finditer(text, mark.end() if mark else line.start(), line.end())
        ]
        found = finder.find(words, shortest=1)
        if found:
            pieces += found
            continue
        for at in range(0, len(words), CHUNK):
            pieces += finder.find(words[at : at + CHUNK], shortest=SHORTEST)
    return OffsetMap(tuple(_joined(sorted(pieces), text, source)))


class _Finder:
    """Looks for words among the letters of a page, from where the last ones were found."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cursor = 0
        self.searches = SEARCHES

    def find(self, words: Words, *, shortest: int) -> list[Piece]:
        """The pieces of some words that follow each other on the page; none where they do not."""
        letters = "".join(word for _, word in words)
        if len(letters) < shortest:
            return []
        at = self.page.letters.find(letters, self.cursor, self.cursor + AHEAD + len(letters))
        if at < 0 and len(letters) >= SHORTEST and self.searches:
            self.searches -= 1
            at = self.page.letters.find(letters)
        if at < 0:
            return []
        self.cursor = at + len(letters)
        return list(_pieces_of(words, at, self.page))


def _pieces_of(words: Words, at: int, page: Page) -> Iterator[Piece]:
    """The pieces of some words whose letters begin at one letter of the page."""
    for start, word in words:
        done = 0
        while done < len(word):
            place, left = page.place_of(at + done)
            length = min(left, len(word) - done)
            if place >= 0:
                yield start + done, place, length
            done += length
        at += len(word)


def _joined(pieces: list[Piece], text: str, source: str) -> Iterator[Piece]:
    """The pieces with neighbours joined where also the white space between them agrees."""
    held: Piece | None = None
    for start, place, length in pieces:
        if held is None:
            held = (start, place, length)
            continue
        end, end_place = held[0] + held[2], held[1] + held[2]
        gap = start - end
        if gap >= 0 and place - end_place == gap and text[end:start] == source[end_place:place]:
            held = (held[0], held[1], held[2] + gap + length)
        else:
            yield held
            held = (start, place, length)
    if held:
        yield held
