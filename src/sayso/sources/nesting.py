"""Statements inside statements: what A says that B says goes through A."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Attribution, Span, Spans
from sayso.text import contains, overlaps

AGAINST = frozenset({"deny", "doubt", "no-comment"})
"""Stances in which a speaker passes nothing on, whoever is named in his words."""


def is_nested(inner: Attribution, outer: Attribution) -> bool:
    """Whether the speaker and the verb of one attribution stand within what the other says."""
    if inner is outer or not inner.source or not outer.content or not outer.source:
        return False
    if any(overlaps(a, b) for a in inner.source for b in outer.source):
        return False
    return all(_within(span, outer) for span in (*inner.source, *inner.cue))


def _within(span: Span, outer: Attribution) -> bool:
    return any(contains(content, span) for content in outer.content)


def around(inner: Attribution, others: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that pass an attribution on which stands in them, outermost first, one for each speaker."""
    found = [one for one in others if one.voice == "attributed" and one.stance not in AGAINST]
    found = [one for one in found if is_nested(inner, one)]
    found.sort(key=lambda one: (-_size(one), one.source[0].start))
    kept: list[Attribution] = []
    for one in found:
        if not any(overlaps(one.source[0], other.source[0]) for other in kept):
            kept.append(one)
    return tuple(kept)


def _size(one: Attribution) -> int:
    return sum(len(span) for span in one.content)


def common(a: Spans, b: Spans) -> int:
    """How many characters two contents share (each without overlaps of its own)."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
