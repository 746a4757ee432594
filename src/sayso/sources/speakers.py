"""Who speaks where the reading found a verb and its content but no speaker: asked of the other reading,
then of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Attribution, Span, Spans
from sayso.sources.lists import listed
from sayso.sources.mentions import describe
from sayso.sources.trimming import is_empty, origin_of
from sayso.sources.words import is_name_word, words_in
from sayso.text import any_overlap, contains, overlaps

STOPS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Lt|Col|Gov|Rep|Maj|Capt|Prof|Rev|[A-Z])\.")
"""Stops that end no sentence."""

OWN_HEDGES = listed("own hedges")

NEAR = 90
"""Characters beside a verb in which its speaker is sought."""

LONGEST = 8
"""Words in the mention of a speaker at most."""


def with_speakers(
    text: str, told: Sequence[Attribution], *, outermost: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, each with a speaker where one can be found: that of the outermost reading with
    the same verb, the words right before the verb, or a verb that is a hedge itself ("was said to");
    else as they are.
    """
    return tuple(_spoken(text, one, outermost) for one in told)


def _spoken(text: str, one: Attribution, outermost: Sequence[Attribution]) -> Attribution:
    if (
        one.voice != "attributed"
        or not one.cue
        or (one.source and not is_empty(text, origin_of(text, one.source)))
    ):
        return one
    for other in outermost:
        if other.source and any(overlaps(a, b) for a in one.cue for b in other.cue):
            return replace(one, source=other.source)
    if text[one.cue[0].start : one.cue[0].end].strip().lower() in OWN_HEDGES:
        return replace(one, source=one.cue, kind="unnamed", named=False)
    found = phrase_before(text, one.cue[0], content=one.content)
    if found:
        return replace(one, source=(found,))
    if describe(text, one.cue[0]).form == "hedge":
        return replace(one, source=one.cue, kind="unnamed", named=False)
    return replace(one, source=())


def phrase_before(text: str, cue: Span, *, content: Spans) -> Span | None:
    """The phrase that ends right before a verb, if its words tell of a voice."""
    words = words_in(text, Span(max(0, cue.start - NEAR), cue.start))
    for length in range(min(LONGEST, len(words)), 0, -1):
        span = Span(words[-length].start, words[-1].end)
        if text[span.end : cue.start].strip() or "\n" in text[span.start : span.end]:
            continue
        first = words[-length]
        before = text[max(0, first.start - 1) : first.start]
        opens = before in ("", " ", "\n", '"', "“") and not (
            length < len(words) and _joins(text, words[-length - 1].end, first.start)
        )
        mention = describe(text, span)
        told = mention.kind is not None or (mention.form == "name" and is_name_word(first))
        inside = any(contains(part, span) for part in content) or any_overlap(span, content)
        if told and opens and not inside and mention.form != "hedge" and _is_whole(mention.words):
            return span
    return None


def _joins(text: str, left: int, right: int) -> bool:
    return text[left:right] == "-"


def _is_whole(words: str) -> bool:
    """Whether a phrase has no comma, bracket or end of a sentence, so that it is one mention."""
    return not any(mark in STOPS.sub("", words) for mark in ',;:()"“”.')
