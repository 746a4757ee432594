"""Hearsay inside somebody's words: "the bus was *reportedly* full, she said" is rumour, by way of her."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.records import Attribution, Span, Spans
from sayso.sources.lists import listed
from sayso.sources.register import sentence_at
from sayso.text import any_overlap, contains, trimmed

PASSED_ON = r"(?:believed|thought|said|alleged|rumou?red|reported|understood)"
HARMED = r"(?:killed|injured|wounded|dead|missing|damaged|destroyed|arrested|detained|captured)"
HEARD = re.compile(
    rf"\b(?P<adverb>{'|'.join(sorted(listed('own hedges')))})\b"
    rf"|\b(?:is|are|was|were|be|been|being)(?: \w+ly| also)? (?P<passive>{PASSED_ON})(?= to\b| {HARMED}\b)"
    rf"|\b(?P<told>been told|(?:was|were) told)(?= (?!to\b|not\b|nothing\b))"
    rf"|(?<=\w)(?P<reduced>,? {PASSED_ON})(?= to\b)",
    re.IGNORECASE,
)
"""Words that say that a voice passes on what it has from others."""

ENDS = re.compile(r";\s|,?\s(?:and that|but that|but|although|though|while|whereas)\s|,\s(?:and|which|who)\s")
"""Where the clause with the hedge ends, and where the one before it ended."""

SHORT_END = re.compile(r",\s|\s(?:also|who|which|that|when|after|and (?:the|a|an|that))\s")
SHORT_START = re.compile(r"(?:[,;:]|\b(?:of|in|on|by|with|from|that|and|where|as|for|to))\s+(?=\S)")
LONGEST = 60
"""Characters of the noun before a reduced hedge ("*jets* believed to be Varnian") at most."""

ASSERTING = frozenset({"assert", "confirm"})


def with_hearsay(text: str, sentences: Spans, *, told: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, and one more for each hedge within what somebody says: the hedge is its origin.

    The chain goes through whoever says it, since the words of the hedge stand in what he says. Two in
    three such hedges of the training passages have a statement of their own, and nearly all of
    "reportedly" and "is believed to" do.
    """
    heard = [span for one in told for span in (*one.source, *one.cue)]
    out: list[Attribution] = []
    for one in told:
        out.append(one)
        if one.voice != "attributed" or not one.source or one.stance not in ASSERTING:
            continue
        for hedge, content in _hedged(text, sentences, one):
            if not any_overlap(hedge, heard):
                heard.append(hedge)
                out.append(_rumour(one, hedge, content))
    return tuple(out)


def _rumour(one: Attribution, hedge: Span, content: Spans) -> Attribution:
    return Attribution(
        (hedge,), (hedge,), content, one.confidence, relays=(), kind="unnamed", named=False
    )  # fmt: skip


def _hedged(text: str, sentences: Spans, one: Attribution) -> Iterator[tuple[Span, Spans]]:
    """The hedges in what one attribution says, each with the words that it takes back."""
    for span in one.content:
        for found in HEARD.finditer(text, span.start, span.end):
            group = found.lastgroup or "adverb"
            hedge = trimmed(text, Span(*found.span(group)))
            sentence = sentences[sentence_at(sentences, hedge.start)] if sentences else span
            room = Span(max(span.start, sentence.start), min(span.end, sentence.end))
            if not contains(room, hedge):
                continue
            before, after = _clause(text, room, hedge, short=group == "reduced")
            parts = (after,) if group == "told" else (before, after)
            content = tuple(part for part in (trimmed(text, part) for part in parts) if len(part) > 1)
            if len(after) > 2 and content:
                yield hedge, content


def _clause(text: str, room: Span, hedge: Span, *, short: bool) -> tuple[Span, Span]:
    """The words before and behind a hedge that belong to it: its clause, or its noun and what it says of it."""
    ends = SHORT_END if short else ENDS
    stop = ends.search(text, hedge.end, room.end)
    left = max(room.start, hedge.start - LONGEST) if short else room.start
    cuts = [found.end() for found in (SHORT_START if short else ENDS).finditer(text, left, hedge.start)]
    # A sentence may begin with the clause that "although" opens: what stands before it is not empty then.
    start = cuts[-1] if cuts else left
    return Span(start, hedge.start), Span(hedge.end, stop.start() if stop else room.end)
