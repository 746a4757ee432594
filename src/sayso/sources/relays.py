"""Media that a sentence names beside its speaker: who carried the words, where the reading missed it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from sayso.records import MEDIA, Attribution, Span, Spans
from sayso.resources import read_lines
from sayso.sources import media
from sayso.sources.bodies import is_adjective
from sayso.sources.lists import listed
from sayso.sources.mentions import describe
from sayso.sources.nesting import is_nested
from sayso.sources.nouns import ending_at
from sayso.sources.register import sentence_at
from sayso.sources.words import Word, bare, is_capital, is_name_word, name_runs, small_words, words_in
from sayso.text import any_overlap, contains, hull, overlaps

BEFORE = listed("before media")
"""Words after which a medium carries or receives the words that the sentence reports."""

NEAR = 3
"""Words between a medium and the verb with which it reports ("Reuters news agency *reported*")."""

LEFT = 5
"""Words before the noun of a medium that may belong to it ("the country's main state-run news agency")."""

TOLD = re.compile(
    r"\b(?:told|tells?|telling|interview with|statement (?:released |sent )?to"
    r"|sp(?:oke|eaking)(?: exclusively)? to)\s$"
)
CALL_SIGN = re.compile(r"[A-Z]{3,5}")
"""The letters of a station or agency that no table has ("told WQXK")."""

VAGUE = frozenset({"agencies", "news", "press", "radio"})
OWN_PAGE = re.compile(r"(?:its|his|her|their)\b.*\b(?:website|site|page|blog|channel)", re.IGNORECASE)
REPORT_BEFORE = re.compile(
    r"\b(?:reports?|stor(?:y|ies)|articles?|rumou?rs|allegations?)\s+(?:by|in|from|on|of)\s+$", re.IGNORECASE
)
"""The medium's report is what is talked of, or is the source itself."""

CHANNELS = listed("channels")
"""Places where somebody posts himself: channels, no relays."""


@cache
def report_verbs() -> frozenset[str]:
    """The verbs with which a medium passes words on."""
    return frozenset(read_lines("sources_report_verbs.txt"))


def media_mentions(text: str) -> Spans:
    """Every place where a text names an agency or outlet, or speaks of one ("the newspaper"), in order."""
    words = words_in(text, Span(0, len(text)))
    index = {word.start: at for at, word in enumerate(words)}
    found = [
        _grown(text, words, index[run[0].start], index[run[0].start] + len(run))
        for run in name_runs(text, words)
    ]
    found += [
        _grown(text, words, at, at + 1)
        for at, word in enumerate(words)
        if _is_medium_noun(words, at) and word.text.islower()
    ]
    spans = sorted(
        {span for span in found if span and _is_medium(text, span)}, key=lambda span: (span.start, -span.end)
    )
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _is_medium_noun(words: Sequence[Word], at: int) -> bool:
    noun = ending_at([word.low for word in words[max(0, at - 2) : at + 1]], min(3, at + 1))
    return (
        noun is not None
        and noun.cls in ("outlet", "agency")
        and noun.word
        not in ("site", "page", "publication", "review", "programme", "program", "show", "wire", "press")
    )


def _grown(text: str, words: Sequence[Word], start: int, end: int) -> Span | None:
    """The phrase around a name or noun: words that describe it before, the rest of its name or its noun
    after.
    """
    while end < len(words) and end - start < 8 and _touch(text, words, end) and _continues(words, end):
        end += 1
    first = start
    while start > 0 and first - start < LEFT and _touch(text, words, start) and _describes(words[start - 1]):
        start -= 1
    return Span(words[start].start, words[end - 1].end)


def _continues(words: Sequence[Word], at: int) -> bool:
    name = is_name_word(words[at]) and words[at].low not in small_words()
    return name or words[at].text.isdigit() or _is_medium_noun(words, at)


def _touch(text: str, words: Sequence[Word], at: int) -> bool:
    return (
        text[words[at - 1].end : words[at].start].strip(' \u00a0"“‘') == ""
        and "\n" not in text[words[at - 1].end : words[at].start]
    )


def _describes(word: Word) -> bool:
    return (
        word.low in ("the", "its", "state", "news", "a", "an")
        or is_adjective(word)
        or (is_capital(word.text) and word.low not in BEFORE)
    )


def _is_medium(text: str, span: Span) -> bool:
    mention = describe(text, span)
    low = media.plain(mention.name)
    told = TOLD.search(text, max(0, span.start - 40), span.start) is not None
    if mention.kind not in MEDIA:
        bare_agency = (
            mention.kind is None
            and mention.noun is not None
            and mention.noun.word == "agency"
            and mention.definite
        )
        letters = (
            told
            and mention.form == "name"
            and mention.kind is None
            and CALL_SIGN.fullmatch(mention.name) is not None
        )
        return bare_agency or letters
    if low in CHANNELS or mention.form == "hedge" or low in VAGUE or OWN_PAGE.match(mention.words):
        return False
    if mention.form == "description":
        return (
            mention.definite
            or told
            or (mention.noun is not None and mention.noun.word == "media")
            or "state" in low.split()
        )
    return mention.title != "" or mention.noun is not None or low not in media.common_words() or told


def carriers(
    text: str, sentences: Spans, *, attributions: Sequence[Attribution]
) -> dict[int, tuple[Span, ...]]:
    """For each attribution (by index) the media that its sentence names as carrying its words, besides
    its own source.
    """
    out: dict[int, list[Span]] = {}
    by_sentence: dict[int, list[int]] = {}
    for at, one in enumerate(attributions):
        if one.source and one.voice == "attributed":
            for sentence in {sentence_at(sentences, span.start) for span in (*one.cue, *one.source)}:
                by_sentence.setdefault(sentence, []).append(at)
    speakers = sorted(span for one in attributions for span in one.source)
    for span in media_mentions(text):
        if any_overlap(span, speakers) or _is_part_of_mention(text, span, speakers):
            continue
        near = by_sentence.get(sentence_at(sentences, span.start), [])
        if near and _carries(text, span):
            for at in _whose(span, near, attributions):
                out.setdefault(at, []).append(span)
    return {at: tuple(spans) for at, spans in out.items()}


def _is_part_of_mention(text: str, span: Span, speakers: Sequence[Span]) -> bool:
    """Whether a medium only says whose a speaker is: "a reporter of *the agency*, Anna Rey"."""
    at = bisect_left(speakers, span)
    near = speakers[max(0, at - 1) : at + 1]
    return any(
        text[one.end : span.start] == " of "
        or (text[span.end : one.start] == ", " and text[max(0, span.start - 4) : span.start] == " of ")
        for one in near
    )


def _carries(text: str, span: Span) -> bool:
    """Whether the words around a medium say that it carries or receives a report."""
    before = [bare(word.text) for word in words_in(text, Span(max(0, span.start - 30), span.start))][-1:]
    after = text[span.end : span.end + 40]
    if REPORT_BEFORE.search(text, max(0, span.start - 30), span.start):
        return False
    if after.startswith(("'", "’")) or text[span.start : span.end].endswith(("'s", "’s")):
        return False
    nexts = [bare(word.text) for word in words_in(text, Span(span.end, min(len(text), span.end + 40)))][:NEAR]
    clause = after.split(".")[0]
    return (
        bool(set(before) & BEFORE)
        or (bool(set(nexts) & report_verbs()) and ";" not in clause)
        or _according(text, span)
    )


def _according(text: str, span: Span) -> bool:
    return (
        text[max(0, span.start - 14) : span.start]
        .lower()
        .rstrip()
        .endswith(("according to", "reported by", "as per"))
    )


def _whose(span: Span, near: Iterable[int], attributions: Sequence[Attribution]) -> list[int]:
    """The attributions in one sentence whose words a medium carries: those of the speaker that stands
    nearest.
    """
    free = [
        at
        for at in near
        if not any_overlap(span, attributions[at].source)
        and not any(contains(c, span) for c in attributions[at].content)
    ]
    if not free:
        return []
    free = [at for at in free if not any(is_nested(attributions[at], attributions[other]) for other in free)]
    nearest = min(free, key=lambda at: (_distance(span, attributions[at]), at))
    sources = attributions[nearest].source
    return [at for at in free if any(overlaps(a, b) for a in attributions[at].source for b in sources)]


def _distance(span: Span, attribution: Attribution) -> int:
    parts = (*attribution.cue, *attribution.source)
    return min(max(part.start - span.end, span.start - part.end, 0) for part in parts)


def region(attribution: Attribution) -> Span:
    """The stretch from the first to the last of an attribution's source, relays and cue."""
    return hull([*attribution.source, *attribution.relays, *attribution.cue])
