"""Which of many spans lie where, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_right

from sayso.records import Span, Spans
from sayso.text import overlaps


def touching(spans: Spans, region: Span) -> Spans:
    """Those of sorted, disjoint spans that share a character with the region."""
    at = bisect_right(spans, region.start, key=lambda one: one.end)
    out = []
    while at < len(spans) and spans[at].start < region.end:
        if overlaps(spans[at], region):
            out.append(spans[at])
        at += 1
    return tuple(out)
