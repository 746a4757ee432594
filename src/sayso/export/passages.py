"""A statement in its own words: the passage cut into pieces, each with the part it plays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.export.words import safe
from sayso.records import Span, Statement
from sayso.text import merged

Part = Literal["plain", "source", "cue", "content", "hedge", "gap"]

MOST_MARKS = 60
"""Marks shown in one passage; a hostile text can give thousands of fragments."""

LONG_PIECE = 420
"""Characters after which the middle of one piece is left out; about five lines of a page."""

KEPT_HEAD, KEPT_TAIL = 300, 90

_RANK: dict[Part, int] = {"source": 4, "cue": 3, "hedge": 2, "content": 1, "plain": 0, "gap": 0}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and the part they play in the statement; a gap stands for words left out.

    ``inside`` holds for a source, cue or hedge in the midst of the content.
    """

    text: str
    part: Part
    inside: bool = False


def pieces(text: str, statement: Statement) -> tuple[Piece, ...]:
    """The statement's sentence with its source, cue, hedges and content told apart.

    ``text`` is the report's. Mentions that stand elsewhere in the report are shown after a gap.
    """
    marks = _marks(statement, len(text))
    windows = merged([*_clip([statement.sentence], len(text)), *(span for _, span in marks)])
    out: list[Piece] = []
    for window in windows:
        if out:
            out.append(Piece(" … ", "gap"))
        out += _painted(text, window, marks)
    return tuple(out)


def _marks(statement: Statement, length: int) -> list[tuple[Part, Span]]:
    found: list[tuple[Part, Span]] = []
    found += [("source", node.mention) for node in statement.chain if node.mention]
    found += [("cue", statement.cue)] if statement.cue else []
    found += [("hedge", span) for span in statement.hedges]
    found += [("content", span) for span in statement.content]
    clipped = [(part, one) for part, span in found for one in _clip([span], length)]
    return sorted(clipped[:MOST_MARKS], key=lambda mark: mark[1])


def _clip(spans: Sequence[Span], length: int) -> list[Span]:
    clipped = [Span(max(0, span.start), min(length, span.end)) for span in spans]
    return [span for span in clipped if span.start < span.end]


def _painted(text: str, window: Span, marks: Sequence[tuple[Part, Span]]) -> list[Piece]:
    inside = [(part, span) for part, span in marks if span.start < window.end and window.start < span.end]
    edges = sorted({window.start, window.end, *(at for _, span in inside for at in (span.start, span.end))})
    out: list[Piece] = []
    for start, end in pairwise(edges):
        covering = [part for part, span in inside if span.start <= start and end <= span.end]
        part: Part = max(covering, key=lambda one: _RANK[one], default="plain")
        out += _shortened(text, Span(start, end), part, inside="content" in covering)
    return _joined(out)


def _shortened(text: str, span: Span, part: Part, *, inside: bool) -> list[Piece]:
    if len(span) <= LONG_PIECE:
        return [Piece(_folded(text[span.start : span.end]), part, inside)]
    head, tail = text[span.start : span.start + KEPT_HEAD], text[span.end - KEPT_TAIL : span.end]
    return [
        Piece(_folded(head), part, inside),
        Piece(" … ", "gap", inside),
        Piece(_folded(tail), part, inside),
    ]


def _folded(text: str) -> str:
    return _SPACE.sub(" ", safe(text))


def _joined(found: Sequence[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in found:
        if out and (out[-1].part, out[-1].inside) == (piece.part, piece.inside):
            out[-1] = Piece(out[-1].text + piece.text, piece.part, piece.inside)
        elif piece.text:
            out.append(piece)
    return out
