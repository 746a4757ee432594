"""Spans of text, the way back from cleaned text to the original, and names made of other names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sayso.records import OffsetMap, Span, Spans

GAP = " … "
"""What stands between the fragments of a broken content when it is shown as one string."""

EDGE = " \t\n\r\"'“”‘’«»„`,.;:"


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words in the spans, in the order given, fragments joined by an ellipsis, white space folded."""
    return GAP.join(" ".join(text[span.start : span.end].split()) for span in spans)


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a.start < b.end and b.start < a.end


def any_overlap(span: Span, spans: Iterable[Span]) -> bool:
    """Whether the span shares a character with any of the others."""
    return any(overlaps(span, other) for other in spans)


def contains(outer: Span, inner: Span) -> bool:
    """Whether the inner span lies wholly in the outer one."""
    return outer.start <= inner.start and inner.end <= outer.end


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span that covers all of them (there must be one at least)."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def trimmed(text: str, span: Span, edge: str = EDGE) -> Span:
    """The span without white space, quotation marks and stops at its ends (possibly empty)."""
    start, end = span.start, span.end
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start, end)


def merged(spans: Iterable[Span]) -> Spans:
    """The same characters as sorted spans that neither touch nor overlap."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def without(span: Span, holes: Iterable[Span]) -> Spans:
    """What is left of a span when the holes are cut out of it."""
    left: list[Span] = []
    start = span.start
    for hole in merged(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            left.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return tuple(left)


def enclosing(spans: Sequence[Span], offset: int) -> Span | None:
    """The span among sorted, disjoint ones that holds the offset; None where none does."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


def identity_map(length: int) -> OffsetMap:
    """The map of a text that was not changed."""
    return OffsetMap(((0, 0, length),) if length else ())


def to_original(offsets: OffsetMap, span: Span) -> Spans:
    """Where a span of the cleaned text stood in the decoded original, piece by piece."""
    out: list[Span] = []
    for cleaned, original, length in offsets.pieces:
        start, end = max(span.start, cleaned), min(span.end, cleaned + length)
        if start < end:
            shift = original - cleaned
            out.append(Span(start + shift, end + shift))
    return merged(out)


LEAST_CONTRACTED, MOST_CONTRACTED, LEAST_FIRST = 4, 24, 3
"""Letters of a name that is put together from others, and of them those from its first word where not all are
capitals: fewer fit too many names by chance."""

MOST_WORDS = 8
"""Words of a full name that are looked at."""


def is_contraction(short: str, name: str) -> bool:
    """Whether a name is put together from the beginnings of another's words: "Terinform" of the Tervanian Information
    Agency, "QANA" of the Qarana News Agency; words at the end may be left out.
    """
    words = name.casefold().removeprefix("the ").split()[:MOST_WORDS]
    letters = short.casefold()
    if " " in short or not LEAST_CONTRACTED <= len(letters) <= MOST_CONTRACTED or len(words) < 2:
        return False
    ends = {0}
    for number, word in enumerate(words):
        least = LEAST_FIRST if number == 0 and not short.isupper() else 1
        ends = {
            end + at
            for end in ends
            for at in range(least, len(word) + 1)
            if letters[end : end + at] == word[:at]
        }
        if number and len(letters) in ends:
            return True
    return False
