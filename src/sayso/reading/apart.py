"""The headline apart from the text below it: no statement is read across the two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.records import Attribution, Report, Span, Spans
from sayso.text import contains, trimmed


def apart(report: Report, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The statements with only those words that stand on the side of their cue, in the headline or below it.

    What a voice in the headline says is in the headline: a statement whose content is all on the other side
    falls. A report without a headline in its text keeps everything as it was found.
    """
    title = report.title_span
    if title is None:
        return tuple(found)
    below = Span(title.end, len(report.text))
    sides = ((one, title if contains(title, _home(one)) else below) for one in found)
    kept = ((one, _on_side(report.text, one, side)) for one, side in sides)
    return tuple(mine for one, mine in kept if mine.content or not one.content)


def _home(one: Attribution) -> Span:
    """The words that decide on which side a statement stands."""
    return (*one.cue, *one.content, *one.source)[0]


def _on_side(text: str, one: Attribution, side: Span) -> Attribution:
    """A statement without the words on the other side."""
    kinds = one.relay_kinds or (None,) * len(one.relays)
    ways = [
        (cut, kind)
        for relay, kind in zip(one.relays, kinds, strict=True)
        for cut in _cut(text, [relay], side)
    ]
    return replace(
        one,
        source=_cut(text, one.source, side),
        cue=_cut(text, one.cue, side),
        content=_cut(text, one.content, side),
        relays=tuple(relay for relay, _ in ways),
        relay_kinds=tuple(kind for _, kind in ways),
    )


def _cut(text: str, spans: Iterable[Span], side: Span) -> Spans:
    """The parts of the spans on one side; a span that lies there whole stays as it is."""
    cut = (
        span
        if contains(side, span)
        else trimmed(text, Span(max(span.start, side.start), min(span.end, side.end)))
        for span in spans
    )
    return tuple(span for span in cut if span.start < span.end)
