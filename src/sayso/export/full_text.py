"""A whole report as it was published: cut into stretches, each with the parts it plays, notes beside the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.export.book import Book, how_said, label, voices
from sayso.export.words import safe
from sayso.records import Report, Reuse, Span, Statement
from sayso.text import any_overlap, overlaps

LONGEST = 60_000
"""Characters of a report that are shown on its page; a longer one can be downloaded whole."""

MOST_NOTES = 400
"""Statements noted beside a text."""

MOST_STRETCHES = 6_000
"""Stretches that one text is cut into; a hostile text could ask for one at every character."""

_BREAK = re.compile(r"\n[ \t]*\n+|\n")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a report from code point ``start`` on, as long as in the report, and what they are.

    ``parts`` are of "source", "cue", "hedge", "content", "boilerplate", "shared"; ``notes`` the numbers of the
    statements whose words they are.
    """

    start: int
    text: str
    parts: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A statement in the margin: who says it through whom, and the claim it belongs to."""

    number: int
    statement: str
    claim: str
    chain: tuple[str, ...]
    how: str
    stance: str
    voice: str
    confidence: str
    words: str
    begin: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the notes on the statements that begin in it."""

    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]
    heading: bool
    boilerplate: bool


@dataclass(frozen=True, slots=True)
class FullText:
    """A report's text to be read with its attributions; ``hidden`` are the characters that are not shown."""

    paragraphs: tuple[Paragraph, ...]
    hidden: int
    statements: int


Mark = tuple[str, Span, int]


def full_text(report: Report, book: Book, reuse: Iterable[Reuse], claims: Mapping[str, str]) -> FullText:
    """The text of a report with every statement marked; ``claims`` gives the claim of each statement by id."""
    text = report.text[:LONGEST]
    told = [one for one in book.account.statements if one.report == report.id]
    told.sort(key=lambda one: (one.begin, one.voice, one.id))
    notes = [_note(number, one, book, claims) for number, one in enumerate(told[:MOST_NOTES], start=1)]
    marks = _marks(report, told[:MOST_NOTES], reuse)
    blocks = [block for block in _paragraphs(text) if block.start < block.end]
    stretches = _stretches(text, blocks, marks)
    return FullText(
        tuple(_paragraph(block, cut, notes, report) for block, cut in zip(blocks, stretches, strict=True)),
        len(report.text) - len(text),
        len(told),
    )


def _note(number: int, one: Statement, book: Book, claims: Mapping[str, str]) -> Note:
    return Note(
        number,
        one.id,
        claims.get(one.id, ""),
        voices(book, one) if one.chain else (label(book, one.report),),
        how_said(one),
        one.stance,
        one.voice,
        f"{one.confidence:.0%}",
        one.text,
        one.begin,
    )


def _marks(report: Report, told: Sequence[Statement], reuse: Iterable[Reuse]) -> list[Mark]:
    found: list[Mark] = [("boilerplate", span, 0) for span in report.boilerplate]
    for pair in reuse:
        for shared in pair.passages:
            found.append(("shared", shared.a if pair.a == report.id else shared.b, 0))
    for number, one in enumerate(told, start=1):
        found += [("content", span, number) for span in one.content]
        found += [("hedge", span, number) for span in one.hedges]
        found += [("cue", one.cue, number)] if one.cue else []
        found += [("source", node.mention, number) for node in one.chain if node.mention]
    return found


def _paragraphs(text: str) -> list[Span]:
    ends = [0, *(at for found in _BREAK.finditer(text) for at in found.span()), len(text)]
    return [Span(start, end) for start, end in pairwise(ends) if text[start:end].strip()]


def _stretches(text: str, blocks: Sequence[Span], marks: Sequence[Mark]) -> list[tuple[Stretch, ...]]:
    """The stretches of each paragraph: cut wherever a mark begins or ends."""
    ordered = sorted(marks, key=lambda mark: (mark[1], mark[0], mark[2]))
    left, out = MOST_STRETCHES, []
    waiting: list[Mark] = []
    at = 0
    for block in blocks:
        while at < len(ordered) and ordered[at][1].start < block.end:
            waiting.append(ordered[at])
            at += 1
        waiting = [mark for mark in waiting if mark[1].end > block.start]
        cut = _cut(text, block, waiting if left > 0 else [])
        left -= len(cut)
        out.append(cut)
    return out


def _cut(text: str, block: Span, marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    inside = [mark for mark in marks if overlaps(mark[1], block)][:MOST_STRETCHES]
    edges = {block.start, block.end}
    for _, span, _ in inside:
        edges |= {max(span.start, block.start), min(span.end, block.end)}
    out = []
    for start, end in pairwise(sorted(edges)):
        here = [mark for mark in inside if mark[1].start <= start and end <= mark[1].end]
        parts = tuple(sorted({part for part, _, _ in here}))
        notes = tuple(sorted({number for _, _, number in here if number}))
        out.append(Stretch(start, kept_length(text[start:end]), parts, notes))
    return tuple(out)


def kept_length(text: str) -> str:
    """The words safe to show and as many characters as before: what would be taken out is shown as "�".

    So offsets into what is shown are offsets into the report, and a hidden override is seen.
    """
    shown = safe(text)
    return shown if len(shown) == len(text) else "".join(safe(one) or "\ufffd" for one in text)


def _paragraph(
    block: Span, stretches: tuple[Stretch, ...], notes: Sequence[Note], report: Report
) -> Paragraph:
    here = tuple(one for one in notes if block.start <= one.begin < block.end)
    return Paragraph(
        stretches,
        here,
        report.title_span is not None and overlaps(block, report.title_span),
        any_overlap(block, report.boilerplate) and all("boilerplate" in s.parts for s in stretches),
    )
