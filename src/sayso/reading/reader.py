"""One report through the reader: sentences, attributions, the report's own voice, its headline."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sayso.reading import decode, hedges, own
from sayso.reading.apart import apart
from sayso.reading.confidence import POINTS, Aim, Point
from sayso.reading.missed import missed
from sayso.reading.near import touching
from sayso.reading.network import Network
from sayso.reading.pieces import Pieces, pieces_of
from sayso.reading.quotes import quotations
from sayso.reading.sentences import sentences
from sayso.reading.signed import with_signed
from sayso.reading.windows import read_rows
from sayso.records import Attribution, Reading, Report, Span, Spans
from sayso.text import merged


def read(report: Report, model: Network, aim: Aim = "default") -> Reading:
    """Read who is said to have said what in one report, and what the report says on its own account.

    Nothing is read in ``report.boilerplate``. A report without text gives an empty reading. The result
    depends on the report, the model and the ``aim`` only: what is less likely right than that asks for is
    left out, and is not laid to the report's own account either.
    """
    text, point = report.text, POINTS[aim]
    if not text.strip():
        return Reading(report.id, (), (), (), report.problems)
    whole = sentences(text)
    quoted = quotations(text)
    pieces = _outside(pieces_of(text, model.tokenizer), report.boilerplate)
    rows = read_rows(pieces, model, lift=point.lift)
    layout = decode.Layout(text, pieces, quoted, whole)
    outer, passed = (
        _clear(with_signed(text, quoted, apart(report, found)), report.boilerplate)
        for found in (decode.outermost(layout, rows["outer"]), decode.passed_on(layout, rows["chain"]))
    )
    passed += missed(report, whole, outer=outer, passed=passed)
    spoken = own.own_voice(report, whole, quoted, attributed=(*outer, *passed))
    headline = own.headline(report, passed)
    marked = hedges.mark(
        text, _in_order([*_likely(passed, point), *spoken, *headline]),
        hedges=hedges.hedges_in(text), agreements=hedges.agreements_in(text), sentences=whole,
    )  # fmt: skip
    return Reading(report.id, whole, _likely(outer, point), marked)


def _outside(pieces: Pieces, holes: Spans) -> Pieces:
    """The pieces of the report without those of its boilerplate."""
    if not holes:
        return pieces
    starts = np.array([one.start for one in merged(holes)])
    ends = np.array([one.end for one in merged(holes)])
    over, begun = np.searchsorted(ends, pieces.starts, side="right"), np.searchsorted(starts, pieces.ends)
    keep = over == begun  # of the holes, as many lie wholly before a piece as begin before its end
    return Pieces(*(column[keep] for column in pieces))


def _clear(found: Sequence[Attribution], holes: Spans) -> tuple[Attribution, ...]:
    """Attributions that touch no boilerplate, not even by a span that runs across it."""
    whole = merged(holes)
    return tuple(
        one
        for one in found
        if not any(touching(whole, span) for span in (*one.cue, *one.content, *one.source))
    )


def _likely(found: Sequence[Attribution], point: Point) -> tuple[Attribution, ...]:
    return tuple(one for one in found if one.confidence >= point.least)


def _in_order(found: Sequence[Attribution]) -> list[Attribution]:
    def place(one: Attribution) -> tuple[Span, str, Spans, Spans]:
        return ((one.content or one.cue or one.source)[0], one.voice, one.cue, one.source)

    return sorted(found, key=place)
