"""Words that the page itself gives to somebody: a quotation with a name behind its dash, the labels of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.reading.confidence import chance
from sayso.reading.decode import place_of
from sayso.reading.quotes import Quotation
from sayso.records import Attribution, Span
from sayso.text import contains, hull, overlaps, trimmed

SHORTEST = 4
"""Words that a signed quotation or a labelled speech must have: less is a title, a score, a note."""

# “Nobody warned us.” ― Mara Oster, of Elmford
_SIGNED = re.compile(
    r"[ \u00a0]{0,3}(?P<dash>[―—–]|--?)[ \u00a0]{0,3}(?P<name>[^\W\d_][^\n“”\"―—–:;]{1,60}?)[ \u00a0]*\.?(?=\n|\Z)"
)
# OSTER: Nobody warned us.
_LABEL = re.compile(
    r"^[\"“]?(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(?P<colon>:)[ \u00a0]+(?=\S)", re.M
)


def with_signed(
    text: str, quoted: Sequence[Quotation], found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The statements found, and those that only the layout attributes.

    What was found on the same words with another speaker gives way; what somebody says inside them keeps its
    own origin and gets the layout's speaker as the first through whom it came. Spans are half-open code points.
    """
    signed = _signed(text, quoted)
    if not signed:
        return tuple(found)
    kept = (_beside(one, signed) for one in found)
    return tuple(sorted((*signed, *(one for one in kept if one)), key=place_of))


def _signed(text: str, quoted: Sequence[Quotation]) -> list[Attribution]:
    """Both kinds in text order, none of which overlaps the one before it."""
    out: list[Attribution] = []
    for one in sorted((*_signatures(text, quoted), *_transcript(text)), key=_extent):
        if not out or _extent(out[-1]).end <= _extent(one).start:
            out.append(one)
    return out


def _beside(one: Attribution, signed: Sequence[Attribution]) -> Attribution | None:
    """A statement as it stands beside the signed ones; None where it would only repeat one of them."""
    whole = _extent(one)
    at = bisect_right(signed, whole.start, key=lambda mine: _extent(mine).end)
    mine = signed[at] if at < len(signed) else None
    if mine is None or not overlaps(_extent(mine), whole):
        return one
    return _through(mine, one) if one.cue and contains(mine.content[0], one.cue[0]) else None


def _through(mine: Attribution, one: Attribution) -> Attribution:
    """A statement that a signed one contains: its relays in text order, the layout's speaker among them."""
    kinds = one.relay_kinds or (None,) * len(one.relays)
    ways = sorted(zip((*mine.source, *one.relays), (None, *kinds), strict=True), key=lambda way: way[0])
    return replace(one, relays=tuple(span for span, _ in ways), relay_kinds=tuple(kind for _, kind in ways))


def _extent(one: Attribution) -> Span:
    return hull((*one.source, *one.cue, *one.content))


def _signatures(text: str, quoted: Sequence[Quotation]) -> Iterator[Attribution]:
    """Quotations that begin a line and end in a dash and a name."""
    for mark in quoted:
        begins = text[max(0, mark.start - 3) : mark.start].rstrip(" \u00a0")[-1:] in ("", "\n")
        match = _SIGNED.match(text, mark.end) if mark.closed and begins else None
        if match and match["name"][0].isupper() and _is_speech(text, mark.start, mark.end):
            yield _attribution(text, match, "dash", trimmed(text, Span(mark.start, mark.end)))


def _transcript(text: str) -> Iterator[Attribution]:
    """Speeches under names in capitals, where two or more take turns."""
    turns = [one for one in _LABEL.finditer(text) if _is_speech(text, one.end(), _line_end(text, one.end()))]
    often = Counter(one["name"] for one in turns)
    if sum(count > 1 for count in often.values()) < 2:
        return
    for match in turns:
        yield _attribution(
            text, match, "colon", trimmed(text, Span(match.end(), _line_end(text, match.end())))
        )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _is_speech(text: str, start: int, end: int) -> bool:
    return len(text[start:end].split(maxsplit=SHORTEST)) >= SHORTEST


def _attribution(text: str, match: re.Match[str], cue: str, words: Span) -> Attribution:
    name = trimmed(text, Span(*match.span("name")))
    return Attribution((name,), (Span(*match.span(cue)),), (words,), chance("words"))
