"""What somebody answers: "the navy denied *media reports that …*" is the navy's denial beside what the media say,
and neither is a link in the chain of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.records import Attribution, Span
from sayso.sources.lists import listed
from sayso.sources.nesting import AGAINST, common, is_nested
from sayso.text import any_overlap, contains, enclosing, hull, merged

ANSWERS = AGAINST | {"confirm"}
"""Stances in which a speaker takes up what another has said."""

SAID = re.compile(rf"\b(?:{'|'.join(sorted(listed('words answered')))})\b", re.IGNORECASE)
ADDRESSED = re.compile(r"\b(?:to|told|telling|via|through)\s(?:the\s|an?\s)?$", re.IGNORECASE)
PLACED = re.compile(r"\b(?:in|on|with|at|during|for)\s(?:the\s|an?\s)?$", re.IGNORECASE)
"""Words before a medium to which, and in which, an answer is given."""

BACK = 30
"""Characters before a medium in which such a word stands."""

LONGEST = 120
"""Characters between a verb and the words that it answers at most."""

SAME = 0.85
"""Share of the longer of two contents that the other holds for them to be the same words."""

NEAR = 60
"""Attributions before and after an answer in which what it answers stands."""


def answers(text: str, one: Attribution, span: Span) -> bool:
    """Whether a mention only tells whose words are answered: "denied claims by *the front* that …", not "denied to
    *the agency* claims that …".
    """
    noun = _noun(text, one)
    if noun is None or not contains(_stretch(one), span):
        return False
    back = max(0, span.start - BACK)
    placed = span.end <= noun.start and PLACED.search(text, back, span.start)
    return not (placed or ADDRESSED.search(text, back, span.start))


def _stretch(one: Attribution) -> Span:
    """From the verb of an answer to the last part of what it answers."""
    if not one.cue or not one.content:
        return Span(0, 0)
    start, end = one.cue[-1].end, one.content[-1].start
    return Span(start, end) if 0 < end - start <= LONGEST else Span(start, start)


def _noun(text: str, one: Attribution) -> Span | None:
    """The last word between the verb of an answer and its content that tells that somebody else said this."""
    if one.stance not in ANSWERS:
        return None
    stretch = _stretch(one)
    found = [Span(*match.span()) for match in SAID.finditer(text, stretch.start, stretch.end)]
    return found[-1] if found else None


def without_answered(text: str, told: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, denials and confirmations without the words about whom they answer; nobody denies words and
    says them too.
    """
    held = [one for one, near in _beside(told) if not any(_is_answered(text, one, other) for other in near)]
    held = [_bare(text, one, near) for one, near in _beside(held)]
    return tuple(
        one for one, near in _beside(held) if not any(_is_denied(text, one, other) for other in near)
    )


def _beside(told: Sequence[Attribution]) -> Iterator[tuple[Attribution, list[Attribution]]]:
    """Each attribution with those of a speaker near it."""
    for at, one in enumerate(told):
        near = told[max(0, at - NEAR) : at + NEAR]
        yield one, [other for other in near if other is not one and one.source and other.source]


def _is_answered(text: str, one: Attribution, other: Attribution) -> bool:
    """Whether two were read to give one answer, and the first only is the one who is answered."""
    alike = one.stance == other.stance and one.cue == other.cue
    return alike and answers(text, one, one.source[0]) and not answers(text, other, other.source[0])


def _is_denied(text: str, one: Attribution, other: Attribution) -> bool:
    """Whether a denial leaves nothing of a statement: its own speaker denies the same words, or he is only denied to
    have said anything ("denied *that the police had said* …").
    """
    if other.stance not in AGAINST or one.stance in ANSWERS or not other.content:
        return False
    if any_overlap(one.source[0], other.source):
        longer = max(sum(map(len, one.content)), sum(map(len, other.content)))
        return common(one.content, other.content) >= SAME * longer
    begins = is_nested(one, other) and other.content[0].start == one.source[0].start
    claimed = any(SAID.search(text, cue.start, cue.end) for cue in one.cue)
    return begins and not claimed and _noun(text, other) is None


def _bare(text: str, one: Attribution, near: Iterable[Attribution]) -> Attribution:
    """An answer to another statement without the words that tell of its speaker; that statement without who answers
    it.
    """
    relays = {span for span in one.relays if not answers(text, one, span)}
    for other in near:
        if other.stance in AGAINST and one.stance not in ANSWERS and is_nested(one, other):
            relays -= {span for span in relays if any_overlap(span, other.source)}
        if one.stance in ANSWERS and other.cue and other.content and _only_quotes(text, one, other):
            one = replace(one, content=other.content)
    return replace(one, relays=tuple(span for span in one.relays if span in relays))


def _only_quotes(text: str, one: Attribution, other: Attribution) -> bool:
    """Whether all that an answer was read to hold is another statement with the words about its speaker."""
    framed, stretch = hull([*other.source, *other.cue]), _stretch(one)
    if not contains(hull([stretch, *one.content]), framed):
        return False
    if not SAID.search(text, stretch.start, max(stretch.end, framed.end)):
        return False
    size = sum(len(span) for span in one.content)
    return common(one.content, merged([framed, *other.content])) >= SAME * size


def passing_on(rows: Iterable[Attribution], told: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions of a reading without stances whose verb is not one with which somebody denies."""
    against = merged(cue for one in told if one.stance in AGAINST for cue in one.cue)

    def denies(cue: Span) -> bool:
        return any(enclosing(against, at) is not None for at in (cue.start, cue.end - 1))

    return tuple(one for one in rows if not any(denies(cue) for cue in one.cue))
