"""Text that two reports share, side by side, with the words that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.export.book import Book, label
from sayso.export.report_view import how_shared
from sayso.export.words import days, line, safe
from sayso.records import Report, Reuse, Span

PAIRS, PASSAGES = 12, 24
"""Reports shown beside one report, and passages of each, the longest first."""

LONGEST = 1_600
"""Characters of one passage that are shown."""

MOST_WORDS = 600
"""Words of a passage up to which the difference is worked out word by word; beyond it takes too long."""

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a passage; ``same`` where the other report has them too."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage here and its counterpart there."""

    at: int
    here: tuple[Words, ...]
    there: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SharedText:
    """What a report shares with another: who from whom, why, and the passages. ``held``: it counts as shared."""

    other: str
    name: str
    title: str
    days: str
    how: str
    why: tuple[str, ...]
    held: bool
    passages: tuple[Beside, ...]
    hidden: int


def shared_texts(report: Report, book: Book, reuse: Sequence[Reuse]) -> tuple[SharedText, ...]:
    """Each report that a report shares text with, the surest first; ``reuse`` are the pairs it is part of."""
    ordered = sorted(reuse, key=lambda one: (not one.held, -one.score, one.a, one.b))
    return tuple(_shared(report, one, book) for one in ordered[:PAIRS])


def _shared(report: Report, pair: Reuse, book: Book) -> SharedText:
    mine_first = pair.a == report.id
    other = book.reports[pair.b if mine_first else pair.a]
    both = [(one.a, one.b) if mine_first else (one.b, one.a) for one in pair.passages]
    longest = sorted(both, key=lambda one: (-len(one[0]), one))[:PASSAGES]
    return SharedText(
        other.id,
        label(book, other.id),
        line(other.title or "")[:200],
        days(other.published),
        how_shared(report, pair),
        tuple(line(why) for why in pair.why[:6]),
        pair.held,
        tuple(beside(report.text, other.text, here, there) for here, there in sorted(longest)),
        len(both) - len(longest),
    )


def beside(text: str, other: str, here: Span, there: Span) -> Beside:
    """Two passages word by word."""
    mine = _words(text[here.start : here.end])
    theirs = _words(other[there.start : there.end])
    if max(len(mine), len(theirs)) > MOST_WORDS:
        return Beside(here.start, (Words("".join(mine), True),), (Words("".join(theirs), True),))
    bare = [[_bare(one) for one in side] for side in (mine, theirs)]
    matcher = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    blocks = matcher.get_matching_blocks()
    return Beside(
        here.start,
        tuple(_told(mine, [(one.a, one.size) for one in blocks])),
        tuple(_told(theirs, [(one.b, one.size) for one in blocks])),
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(" ".join(safe(text[:LONGEST]).split()) + ("…" if len(text) > LONGEST else ""))


def _bare(word: str) -> str:
    return word.strip(" .,;:!?\"'“”‘’()").casefold()


def _told(words: Sequence[str], same: Sequence[tuple[int, int]]) -> Iterator[Words]:
    at = 0
    for start, size in same:
        if at < start:
            yield Words("".join(words[at:start]), False)
        if size:
            yield Words("".join(words[start : start + size]), True)
        at = start + size
