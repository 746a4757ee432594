"""Words that take an assertion back a little, and words that claim that others say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.reading.near import touching
from sayso.records import Attribution, Span, Spans
from sayso.resources import read_lines
from sayso.text import any_overlap, enclosing, hull, merged

_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|last|since|early|late|mid|until|by|on|this|next|from|to|and|,)[\s-]*$", re.I
)
_MONTH_AFTER = re.compile(r"\s*(?:\d|and\b|or\b|,|\.)")
# Words that claim agreement stand at most this many characters before what they are about.
REACH = 60


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = sorted(read_lines(name), key=lambda one: (-len(one), one))
    return re.compile(r"\b(?:" + "|".join(re.escape(one) for one in words) + r")\b", re.IGNORECASE)


def hedges_in(text: str) -> Spans:
    """The words of a text that make it less than certain: sorted, disjoint spans."""
    found = (Span(m.start(), m.end()) for m in _pattern("hedges.txt").finditer(text))
    return tuple(one for one in found if not _is_month(text, one))


def _is_month(text: str, span: Span) -> bool:
    if text[span.start : span.end] != "May":
        return False
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 6]
    return bool(_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after))


def agreements_in(text: str) -> Spans:
    """The words of a text that say that others confirm or repeat something."""
    return tuple(Span(m.start(), m.end()) for m in _pattern("corroboration.txt").finditer(text))


def mark(
    text: str, found: Sequence[Attribution], *, hedges: Spans, agreements: Spans, sentences: Spans
) -> tuple[Attribution, ...]:
    """The attributions with their hedges and with any claim of agreement that brings them in.

    ``hedges``, ``agreements`` and ``sentences`` are sorted and disjoint, as found in ``text``.
    """
    said = merged(span for one in found for span in (*one.content, *one.source))
    free = tuple(one for one in hedges if not touching(said, one))
    return tuple(
        replace(
            one,
            hedges=_hedges_of(one, hedges, free, sentences),
            claimed_corroboration=one.claimed_corroboration or _agrees(one, agreements),
        )
        for one in found
    )


def _hedges_of(one: Attribution, hedges: Spans, free: Spans, sentences: Spans) -> Spans:
    """Hedges inside the content, and those between it and its cue that stand in no content at all."""
    inside = [hedge for span in one.content for hedge in touching(hedges, span)]
    near = _near(one, sentences)
    if near is not None:
        inside += touching(free, near)
    return merged(hedge for hedge in inside if not any_overlap(hedge, [*one.source, *one.cue]))


def _near(one: Attribution, sentences: Spans) -> Span | None:
    """The stretch from the cue to the content within the cue's sentence."""
    if not one.cue or not one.content:
        return None
    sentence = enclosing(sentences, one.cue[0].start)
    together = hull([one.cue[0], one.content[0]])
    if sentence is None:
        return None
    start, end = max(sentence.start, together.start), min(sentence.end, together.end)
    return Span(start, end) if start < end else None


def _agrees(one: Attribution, agreements: Spans) -> bool:
    """Whether words of agreement are part of what brings the content in."""
    if not one.content or not one.cue:
        return False
    first = one.content[0].start
    if any(touching(agreements, span) for span in (*one.cue, *one.source)):
        return True
    lead = touching(agreements, Span(max(0, first - REACH), first))
    return any(
        words.start >= one.cue[0].start - REACH and not any_overlap(words, one.content) for words in lead
    )
