"""One line for each statement: the mentions it came through, outermost first, and the origin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.records import Attribution, Span, Spans
from sayso.sources.audience import is_audience
from sayso.sources.denials import answers
from sayso.sources.nesting import around
from sayso.sources.order import ordered
from sayso.sources.register import sentence_at
from sayso.sources.relays import carriers
from sayso.text import any_overlap, overlaps

NEAR = 60
"""Attributions before and after one in which those that it stands in are sought; they are never far."""


@dataclass(frozen=True, slots=True)
class Line:
    """An attribution with its mentions in order; ``inherited`` counts those at the front that the
    sentence does not repeat.

    ``hints`` are relays that the reading gives from earlier sentences: they hold only where the same
    quotation goes on.
    """

    attribution: Attribution
    mentions: Spans
    inherited: int = 0
    audience: Span | None = None
    hints: Spans = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Those whom a statement's own sentence names beside its speaker, and those whom an earlier one names."""

    relays: Spans = ()
    audience: Span | None = None
    hints: Spans = ()


def draw(
    text: str, sentences: Spans, *, attributions: Sequence[Attribution], outermost: Sequence[Attribution]
) -> tuple[Line | None, ...]:
    """The line of every statement, in the order given; None for the report's own voice."""
    carried = carriers(text, sentences, attributions=attributions)
    own = [_named(text, sentences, one, carried.get(at, ())) for at, one in enumerate(attributions)]
    with_relays = [replace(one, relays=named.relays) for one, named in zip(attributions, own, strict=True)]
    outer = sorted((one for one in outermost if one.source), key=_place)
    lines: list[Line | None] = []
    for at, (one, named) in enumerate(zip(with_relays, own, strict=True)):
        if one.voice != "attributed" or not one.source:
            lines.append(None)
            continue
        middle = bisect_left(outer, _place(one), key=_place)
        frames = _frames(
            one, with_relays[max(0, at - NEAR) : at + NEAR], outer[max(0, middle - NEAR) : middle + NEAR]
        )
        mentions = _mentions(text, one, frames)
        lines.append(Line(one, mentions, audience=named.audience, hints=named.hints))
    return tuple(lines)


def _place(one: Attribution) -> Span:
    return one.source[0]


def _named(text: str, sentences: Spans, one: Attribution, found: Spans) -> Named:
    """Media and others beside the speaker are relays, listeners are not; what other sentences name is a
    hint at most.

    Of 366 relays of the training passages that are not inherited, 342 stand in the sentence of the verb.
    """
    if not one.source:
        return Named(audience=one.audience)
    here = {sentence_at(sentences, span.start) for span in (*one.cue, *one.source)}
    near = [span for span in one.relays if sentence_at(sentences, span.start) in here]
    hints = tuple(span for span in one.relays if sentence_at(sentences, span.start) < min(here))
    listeners = [span for span in near if is_audience(text, span)]
    relays = [span for span in near if span not in listeners]
    relays += [span for span in found if not any_overlap(span, relays) and not answers(text, one, span)]
    audience = one.audience or (listeners[0] if listeners else None)
    if audience and any_overlap(audience, relays):
        audience = None
    return Named(tuple(sorted(relays)), audience, hints)


def _frames(
    one: Attribution, others: Sequence[Attribution], outermost: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The statements that a statement stands in; those of the report itself only where no other gives
    the speaker.
    """
    frames = around(one, others)
    known = [span for frame in frames for span in (*frame.source, *frame.relays)]
    extra = [frame for frame in around(one, outermost) if not any_overlap(frame.source[0], known)]
    return tuple(sorted((*frames, *extra), key=lambda frame: -sum(len(span) for span in frame.content)))


def _mentions(text: str, one: Attribution, frames: Sequence[Attribution]) -> Spans:
    """The mentions of a chain in their order: the relays of the statement, those whose words hold it with
    their own relays, and the origin.
    """
    outer = [span for frame in frames for span in (*frame.relays, frame.source[0])]
    held = [frame.content for frame in frames]
    return _once(ordered(text, [*one.relays, *outer], origin=one.source[0], around=held))


def _once(chain: Sequence[Span]) -> Spans:
    """The mentions without those that overlap an earlier one; the last is the origin and stays."""
    kept: list[Span] = []
    for span in chain[:-1]:
        if not any_overlap(span, kept) and not overlaps(span, chain[-1]):
            kept.append(span)
    return (*kept, chain[-1])
