"""What the network leaves out and the words show all the same: rumour, silence, agreement that is claimed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.records import Attribution, Report, Span, Spans
from sayso.resources import read_lines
from sayso.text import any_overlap, overlaps, trimmed, without

CONFIDENCE = 0.6
"""How sure a statement found by its words alone is; not modelled, put below what the network is sure of."""

_AGREES = re.compile(
    r"\b(?:corresponds?|agrees?|tall(?:y|ies)|echoe?s?|(?:is|are|was|were) (?:consistent|in line|borne out))"
    r"\b[^.!?\n]{0,20}?\b(?P<who>(?:other|earlier|previous|similar|several) "
    r"(?:reports?|accounts?|media|sources)) that (?=\w)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:^|[.;,:–—]\s+)(?:(?:but|and|while|though)\s+)?(?P<who>[^.;,:–—\n]{2,60}?)\s*$", re.IGNORECASE
)


def missed(
    report: Report, sentences: Spans, *, outer: Sequence[Attribution], passed: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Statements beside those that the network passed on, none on words that one of them holds already."""
    found = [*passed]
    for finder in (_silence, _agreement, _rumour):
        for one in finder(report, sentences, outer, found):
            if not any_overlap((one.content or one.cue)[0], report.boilerplate):
                found.append(one)
    return tuple(found[len(passed) :])


Found = Sequence[Attribution]


def _silence(report: Report, sentences: Spans, outer: Found, found: Found) -> Iterator[Attribution]:
    """Somebody who has yet to comment: a statement without content."""
    silent = [span for one in found if one.stance == "no-comment" for span in (*one.cue, *one.content)]
    for sentence in sentences:
        match = _words("silence.txt").search(report.text, sentence.start, sentence.end)
        who = _subject(report.text, sentence.start, match.start()) if match else None
        if match and who and not any_overlap(Span(*match.span()), silent):
            cue = Span(*match.span())
            yield Attribution((who,), (cue,), (), CONFIDENCE, stance="no-comment")


def _agreement(report: Report, sentences: Spans, outer: Found, found: Found) -> Iterator[Attribution]:
    """What is said to correspond with other reports: theirs, by way of whoever says so."""
    for sentence in sentences:
        match = _AGREES.search(report.text, sentence.start, sentence.end)
        if not match:
            continue
        content = trimmed(report.text, Span(match.end(), sentence.end))
        if _is_said(content, found):
            continue
        through = _who_says_so(report.text, sentence, match.start(), (*outer, *found))
        yield Attribution(
            (Span(*match.span("who")),), (Span(match.start(), match.start("who")),), (content,), CONFIDENCE,
            relays=through, claimed_corroboration=True, kind="unnamed", named=False,
        )  # fmt: skip


def _who_says_so(text: str, sentence: Span, before: int, found: Found) -> Spans:
    """Who is named right before the agreement (", as X stresses,"), else the sentence's nearest source."""
    aside = re.search(r"\bas (?P<who>[^,\n]{2,40}?) (?:\w+s|said|put it),\s*$", text[sentence.start : before])
    if aside:
        return (Span(sentence.start + aside.start("who"), sentence.start + aside.end("who")),)
    named = [span for one in found for span in one.source if sentence.start <= span.start < before]
    return (max(named),) if named else ()


def _rumour(report: Report, sentences: Spans, outer: Found, found: Found) -> Iterator[Attribution]:
    """A sentence with "reportedly" that nobody is said to have said: the word is its only origin."""
    for sentence in sentences:
        match = _words("rumour.txt").search(report.text, sentence.start, sentence.end)
        if not match or _is_said(sentence, found):
            continue
        hedge = Span(*match.span())
        content = tuple(trimmed(report.text, part) for part in without(sentence, (hedge,)))
        content = tuple(part for part in content if len(part) > 1)
        if content:
            yield Attribution((hedge,), (hedge,), content, CONFIDENCE, kind="unnamed", named=False)


def _is_said(content: Span, found: Found) -> bool:
    return any(overlaps(content, span) for one in found for span in one.content)


def _subject(text: str, start: int, end: int) -> Span | None:
    """Who stands right before the words of silence, to the last comma or conjunction."""
    match = _SUBJECT.search(text[start:end])
    return Span(start + match.start("who"), start + match.end("who")) if match else None


@cache
def _words(name: str) -> re.Pattern[str]:
    words = sorted(read_lines(name), key=lambda one: (-len(one), one))
    return re.compile(r"\b(?:" + "|".join(re.escape(one) for one in words) + r")\b", re.IGNORECASE)
