"""One who quotes and one who is quoted: "A quoted B as saying", "A, citing B, reported" say it of B,
through A.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.records import Attribution, Span, Spans
from sayso.sources.mentions import describe
from sayso.sources.nesting import common
from sayso.sources.register import sentence_at
from sayso.sources.speakers import phrase_before
from sayso.sources.trimming import cut, origin_of, tidy
from sayso.text import any_overlap, contains, overlaps, without

STOPPED = r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Lt|Col|Gov|Rep|Maj|Capt|Prof|Rev|[A-Z])\."
"""Words that end in a stop and end no sentence."""

QUOTED = re.compile(
    rf"\b(?P<verb>quot(?:ed|es|ing)|cit(?:ed|es|ing)|reported)\s(?P<who>(?!by\b|in\b|on\b)(?:\b{STOPPED}|[^.;:!?\n\"“”]){{2,120}}?),?"
    r"\sas\s(?P<as>\w{2,15}ing)\b(?:\sthat\b)?",
    re.IGNORECASE,
)
CITING = re.compile(r"\b(?P<verb>citing|quoting|referencing)\s(?P<who>[^,;:!?\n\"“”]{2,110})", re.IGNORECASE)
END_OF_WHO = re.compile(
    r"\s(?:that|which|who|said|says|reported|reports|on|as|when|while|but|because|it|he|she|they|we)\s"
    r"|(?<!\bof)(?<!\bin)(?<!\bby)(?<!\bfrom)(?<!\bat)(?<!\bfor)(?<!\bwith)(?<!\bto)\s(?:the|an?)\s"
    r"|(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bGen)(?<!\bSen)\.(?:\s|$)"
)
NEAR = 60
"""Attributions back in which a second reading of the same words can stand."""

SAME = 0.7
"""Share of the shorter content that two contents must have in common to be one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A place where somebody is quoted: the words of quoting, who is quoted, and who quotes if that
    stands before.

    ``clause``: what is quoted follows in a clause of its own ("…, quoting B as saying that …").
    """

    span: Span
    who: Span
    by: Span | None
    clause: bool = False


def with_cited(text: str, sentences: Spans, *, told: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, with those who are only quoted as origins and those who quote as relays, each
    statement once.
    """
    found = [one for one in told if one.voice == "attributed" and one.source]
    quotations: dict[int, list[Quotation]] = defaultdict(list)
    for quotation in (*_quoted(text, sentences), *_citing(text, sentences)):
        quotations[sentence_at(sentences, quotation.span.start)].append(quotation)
    changed = {id(one): _told_by(text, sentences, one, quotations) for one in found}
    kept: list[Attribution] = []
    for one in told:
        new = changed.get(id(one), one)
        if new is not None and not _is_repeated(text, new, kept[-NEAR:]):
            kept.append(new)
    return tuple(kept)


def _quoted(text: str, sentences: Spans) -> list[Quotation]:
    out = []
    for sentence in sentences:
        for found in QUOTED.finditer(text, sentence.start, sentence.end):
            who = cut(text, Span(*found.span("who")))
            if _is_voice(text, who):
                verb = Span(*found.span("verb"))
                by = phrase_before(text, verb, content=())
                out.append(Quotation(Span(*found.span()), who, by, clause=by is None))
    return out


def _citing(text: str, sentences: Spans) -> list[Quotation]:
    out = []
    for sentence in sentences:
        for found in CITING.finditer(text, sentence.start, sentence.end):
            start, end = found.span("who")
            stop = END_OF_WHO.search(text, start, end)
            who = cut(text, Span(start, stop.start() if stop else end))
            if len(who) and _is_voice(text, who, strict=True):
                out.append(Quotation(Span(found.start(), who.end), who, None))
    return out


def _is_voice(text: str, span: Span, *, strict: bool = False) -> bool:
    """Whether a phrase tells of somebody who can be quoted ("citing *his health*" tells of nobody)."""
    mention = describe(text, span)
    if mention.form == "hedge" or (strict and mention.form == "pronoun"):
        return False
    return (
        mention.form in ("name", "pronoun")
        or mention.noun is not None
        or (mention.kind is not None and not strict)
    )


def _told_by(
    text: str, sentences: Spans, one: Attribution, quotations: Mapping[int, Sequence[Quotation]]
) -> Attribution | None:
    """The attribution with the quoted one as its origin, if its verb is one of quoting; None if it only
    frames another.
    """
    origin = origin_of(text, one.source)
    here = {sentence_at(sentences, span.start) for span in (*one.cue, origin)}
    for quotation in (quotation for sentence in sorted(here) for quotation in quotations.get(sentence, ())):
        if quotation.by is None:
            changed = _cited(text, one, origin, quotation=quotation)
        else:
            changed = _quotes(one, origin, quotation)
        if changed is not one:
            return changed
    return one


def _quotes(one: Attribution, origin: Span, quotation: Quotation) -> Attribution | None:
    """ "A quoted B as saying": whatever is given to A or B by these words, or added after them, is B's
    through A.
    """
    by, who = quotation.by, quotation.who
    if by is None:
        return one
    verb_inside = any(overlaps(span, quotation.span) for span in one.cue)
    mine = overlaps(origin, by) or overlaps(origin, who)
    added = overlaps(origin, by) and any(span.start >= quotation.span.end for span in one.cue)
    if not mine or not (verb_inside or added):
        return one
    content = tuple(part for span in one.content for part in _after_frame(span, quotation))
    relays = tuple(span for span in (*one.relays, by) if not overlaps(span, who))
    return replace(
        one,
        source=(who,),
        relays=tuple(dict.fromkeys(relays)),
        content=_worded(content),
        kind=one.kind if overlaps(origin, who) else None,
        named=one.named if overlaps(origin, who) else None,
    )


def _after_frame(span: Span, quotation: Quotation) -> Spans:
    """A content without the words of quoting, where it was read to hold them."""
    framed = contains(span, quotation.who)
    return without(span, (Span(span.start, quotation.span.end),)) if framed else (span,)


def _worded(content: Spans) -> Spans:
    return tuple(span for span in content if len(span) > 2)


def _cited(text: str, one: Attribution, origin: Span, *, quotation: Quotation) -> Attribution | None:
    """ "A reported, citing B": what A reports is B's; an attribution of the word "citing" alone says
    nothing.
    """
    who = quotation.who
    if quotation.clause:
        return _in_clause(one, origin, quotation)
    if any(overlaps(span, Span(quotation.span.start, who.start)) for span in one.cue):
        return None if any(overlaps(span, who) for span in one.content) else one
    if overlaps(origin, who):
        return _set_apart(text, one, one.source[0], who=who)
    apart = one.stance not in ("assert", "confirm") or any(
        contains(content, who) or contains(content, quotation.span) for content in one.content
    )
    if apart:
        return one
    return replace(
        one, source=(who,), relays=tuple(dict.fromkeys((*one.relays, origin))), kind=None, named=None
    )


def _in_clause(one: Attribution, origin: Span, quotation: Quotation) -> Attribution:
    """ "…, quoting B as saying that …": only what follows is B's, through whoever it was given to."""
    if not any(overlaps(span, quotation.span) for span in one.cue):
        return one
    content = _worded(tuple(part for span in one.content for part in _after_frame(span, quotation)))
    if overlaps(origin, quotation.who):
        return replace(one, content=content)
    relays = tuple(dict.fromkeys((*one.relays, origin)))
    return replace(one, source=(quotation.who,), relays=relays, content=content, kind=None, named=None)


def _set_apart(text: str, one: Attribution, origin: Span, *, who: Span) -> Attribution:
    """ "Citing medics the watch": a mention that holds both is cut into the cited and the one who cites."""
    if origin.start < who.start or origin.end <= who.end + 2:
        return one
    relay = tidy(text, Span(who.end, origin.end))
    return (
        replace(one, source=(who,), relays=(*one.relays, relay), kind=None, named=None) if len(relay) else one
    )


def _is_repeated(text: str, one: Attribution, kept: Sequence[Attribution]) -> bool:
    """Whether the same words of the same speaker are there already."""
    return any(
        other.voice == one.voice == "attributed"
        and bool(one.source)
        and bool(other.source)
        and overlaps(origin_of(text, one.source), origin_of(text, other.source))
        and _share(one.content, other.content) >= SAME
        and any_overlap(one.source[0], other.source)
        and bool(one.relays)
        and bool(other.relays)
        for other in kept
    )


def _share(a: Spans, b: Spans) -> float:
    """The share of the shorter content that lies in the other."""
    least = min(sum(map(len, a)), sum(map(len, b)))
    return common(a, b) / least if least else 0.0
