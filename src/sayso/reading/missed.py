"""What the network leaves out and the words show all the same: rumour, silence, agreement that is claimed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.reading.confidence import chance
from sayso.reading.near import touching
from sayso.records import Attribution, Report, Span, Spans
from sayso.resources import read_lines
from sayso.text import merged, trimmed, without

_AGREES = re.compile(
    r"\b(?:corresponds?|agrees?|tall(?:y|ies)|echoe?s?|(?:is|are|was|were) (?:consistent|in line|borne out))"
    r"\b[^.!?\n]{0,20}?\b(?P<who>(?:other|earlier|previous|similar|several) "
    r"(?:reports?|accounts?|media|sources)) that (?=\w)",
    re.IGNORECASE,
)
_NO_WORD = re.compile(
    r"\b(?P<cue>no (?:immediate |official |public |further )?(?:comment|response|reaction|statement|reply)) from "
    r"(?P<who>[^.;,:–—\n]{2,60})",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:^|[.;,:–—]\s+)(?:(?:but|and|while|though)\s+)?(?P<who>[^.;,:–—\n]{2,60}?)\s*$", re.IGNORECASE
)
# "Owner Arkady Venn, 61, who lives abroad, could not be reached."
_BEFORE_ASIDE = re.compile(
    r"(?:(?:but|and|while|though)\s+)?(?P<who>(?!(?:asked|in|on|at|by|for|when|after)\b)[^.;,:–—\n]{2,60}),"
    r" (?:who\b|\d\d\b|an? |the )[^.;:–—\n]{2,80}, $",
    re.IGNORECASE,
)


def missed(
    report: Report, sentences: Spans, *, outer: Sequence[Attribution], passed: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Statements beside those that the network passed on, none on words that one of them holds already."""
    found = [*passed]
    holes = merged(report.boilerplate)
    for finder in (_silence, _agreement, _rumour):
        for one in finder(report, sentences, outer, found):
            if not touching(holes, (one.content or one.cue)[0]):
                found.append(one)
    return tuple(found[len(passed) :])


Found = Sequence[Attribution]


def _silence(report: Report, sentences: Spans, outer: Found, found: Found) -> Iterator[Attribution]:
    """Somebody who has yet to comment: a statement without content."""
    silent = merged(span for one in found if one.stance == "no-comment" for span in (*one.cue, *one.content))
    for sentence in sentences:
        for who, cue in _silences(report.text, sentence):
            if not touching(silent, cue):
                yield Attribution((who,), (cue,), (), chance("words"), stance="no-comment")


def _silences(text: str, sentence: Span) -> Iterator[tuple[Span, Span]]:
    """Who is silent in a sentence, and the words that say so."""
    match = _words("silence.txt").search(text, sentence.start, sentence.end)
    who = _subject(text, sentence.start, match.start()) if match else None
    if match and who:
        yield who, Span(*match.span())
    elif match := _NO_WORD.search(text, sentence.start, sentence.end):
        yield trimmed(text, Span(*match.span("who"))), Span(*match.span("cue"))


def _agreement(report: Report, sentences: Spans, outer: Found, found: Found) -> Iterator[Attribution]:
    """What is said to correspond with other reports: theirs, by way of whoever says so."""
    said, voices = _said(found), sorted(span for one in (*outer, *found) for span in one.source)
    for sentence in sentences:
        match = _AGREES.search(report.text, sentence.start, sentence.end)
        if not match:
            continue
        content = trimmed(report.text, Span(match.end(), sentence.end))
        if touching(said, content):
            continue
        through = _who_says_so(report.text, sentence, match.start(), voices)
        yield Attribution(
            (Span(*match.span("who")),), (Span(match.start(), match.start("who")),), (content,), chance("words"),
            relays=through, claimed_corroboration=True, kind="unnamed", named=False,
        )  # fmt: skip


def _who_says_so(text: str, sentence: Span, before: int, voices: Sequence[Span]) -> Spans:
    """Who is named right before the agreement (", as X stresses,"), else the sentence's nearest source."""
    aside = re.search(r"\bas (?P<who>[^,\n]{2,40}?) (?:\w+s|said|put it),\s*$", text[sentence.start : before])
    if aside:
        return (Span(sentence.start + aside.start("who"), sentence.start + aside.end("who")),)
    last = bisect_left(voices, before, key=lambda one: one.start) - 1
    return (voices[last],) if last >= 0 and voices[last].start >= sentence.start else ()


def _rumour(report: Report, sentences: Spans, outer: Found, found: Found) -> Iterator[Attribution]:
    """A sentence with "reportedly" that nobody is said to have said: the word is its only origin."""
    said = _said(found)
    for sentence in sentences:
        match = _words("rumour.txt").search(report.text, sentence.start, sentence.end)
        if not match or touching(said, sentence):
            continue
        hedge = Span(*match.span())
        content = tuple(trimmed(report.text, part) for part in without(sentence, (hedge,)))
        content = tuple(part for part in content if len(part) > 1)
        if content:
            yield Attribution((hedge,), (hedge,), content, chance("words"), kind="unnamed", named=False)


def _said(found: Found) -> Spans:
    return merged(span for one in found for span in one.content)


def _subject(text: str, start: int, end: int) -> Span | None:
    """Who stands right before the words of silence, to the last comma or conjunction."""
    match = _BEFORE_ASIDE.match(text[start:end]) or _SUBJECT.search(text[start:end])
    return Span(start + match.start("who"), start + match.end("who")) if match else None


@cache
def _words(name: str) -> re.Pattern[str]:
    words = sorted(read_lines(name), key=lambda one: (-len(one), one))
    return re.compile(r"\b(?:" + "|".join(re.escape(one) for one in words) + r")\b", re.IGNORECASE)
