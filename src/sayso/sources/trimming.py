"""Mentions cut to the words that name somebody: no clauses, no stray words, no "who"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.records import Span, Spans
from sayso.sources import media
from sayso.sources.lists import listed
from sayso.sources.mentions import describe
from sayso.sources.nouns import PERSONAL, look_up
from sayso.sources.words import Word, finite_verbs, is_capital, is_name_word, small_words, words_in
from sayso.text import hull, trimmed

CLAUSE = re.compile(
    r"[,\s]{1,3}(?:(?:who|which|whose|whom|speaking|citing|quoting|adding|spoke|talking)\b"
    r"|(?:on|under) condition of\b"
    r"|(?:seen|obtained|reviewed|viewed|uncovered|captured) by\b"
    r"|(?:in|via|through) (?:an?|its|his|her|their) (?:[\w-]+ )?"
    r"(?:statement|interview|post|tweet|video|letter|report)\b)"
    r"|\s?[,–—(]\s?(?=\d{2}\b)"
)
"""Where a clause begins that is no part of a mention: "Anna Rey*, who spoke to reporters*"."""

CITING = re.compile(r"(?:citing|quoting)\s+([^,]{3,80}),\s+", re.IGNORECASE)
"""A mention that holds its own relay: "Citing *medical workers*, the watch"."""

INITIALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$")
STRAY = listed("stray")
NOMINATIVES = frozenset({"he", "she", "it", "they", "we"})
"""Subjects of a clause that begins behind a mention ("an official *she* met")."""

RELATIVES = frozenset({"who", "which", "that"})
REST = 3
"""Words at most that a mention is completed with."""

BACK = 120
"""Characters before "who" in which its noun is sought."""


def tidy(text: str, span: Span) -> Span:
    """A mention without quotation marks, stops and stray small words at its ends, but with the last stop
    of "U.N.".
    """
    short = trimmed(text, span)
    words = words_in(text, short)
    start, end = 0, len(words)
    while end > start + 1 and words[end - 1].text in STRAY | NOMINATIVES:
        end -= 1
    while start < end - 1 and words[start].text in STRAY:
        start += 1
    if words and (start, end) != (0, len(words)):
        short = Span(words[start].start, words[end - 1].end)
    dotted = text[short.end : short.end + 1] == "." and INITIALS.search(
        text, max(short.start, short.end - 8), short.end
    )
    return Span(short.start, short.end + 1) if dotted else short


def cut(text: str, span: Span) -> Span:
    """A mention without the clause after the name: "Anna Rey, who …" is "Anna Rey"."""
    found = CLAUSE.search(text, span.start, span.end)
    short = (
        tidy(text, Span(span.start, found.start()))
        if found and found.start() > span.start
        else tidy(text, span)
    )
    comma = text.find(", ", short.start, short.end)
    if comma > 0:
        first = Span(short.start, comma)
        mention = describe(text, first)
        if mention.form == "name" and mention.kind == "person":
            return first
    return short


def completed(text: str, span: Span) -> Span:
    """A mention with the rest of its name or the noun that it describes, where the reading stopped short:
    "his brother Alan" *Rey*, "a key" *witness*.
    """
    behind = words_in(text, Span(span.end, min(len(text), span.end + BACK)))[:REST]
    if not behind or text[span.end : behind[0].start] != " ":
        return span
    mention = describe(text, span)
    if mention.form == "name" or (mention.noun and mention.noun.cls in PERSONAL and mention.number == "one"):
        return _with_name(text, span, behind)
    if mention.form != "description" or mention.noun is not None:
        return span
    for word in behind:
        if not word.text.islower() or word.low in listed("after the head") or _is_verb(word):
            return span
        if look_up(word.low):
            return Span(span.start, word.end)
    return span


def _is_verb(word: Word) -> bool:
    """Whether a word behind a mention carries its sentence: "two pharmacists *showed* our reporter"."""
    return word.low in finite_verbs() or word.low.endswith("ed")


def _with_name(text: str, span: Span, behind: Sequence[Word]) -> Span:
    """The mention with the capitals behind it, if its own last word is one or the noun for a person."""
    last = words_in(text, span)[-1]
    noun = look_up(last.low)
    if not (is_capital(last.text) or (noun and noun.cls in PERSONAL)) or last.text.endswith(("'s", "’s")):
        return span
    end = span.end
    for word in behind:
        joined = text[end : word.start] == " " and word.text[:1].isupper()
        if not joined or word.low in listed("days") or word.low in small_words() or media.named(word.text):
            break
        end = word.end
    return Span(span.start, end)


def origin_of(text: str, source: Spans) -> Span:
    """The one mention that an attribution's source is: the fragment that names somebody, without clauses
    after it.
    """
    parts = [span for span in (cut(text, span) for span in source) if len(span)] or [source[0]]
    best = min(parts, key=lambda span: (_rank(text, span), span.start))
    return _behind_who(text, best) or best


def _rank(text: str, span: Span) -> tuple[bool, bool]:
    form = describe(text, span).form
    return form != "name", form == "pronoun"


def _behind_who(text: str, span: Span) -> Span | None:
    """The mention that "who" takes up: the name right before it, or the phrase from its article on."""
    if text[span.start : span.end].lower() not in RELATIVES:
        return None
    before = words_in(text, Span(max(0, span.start - BACK), span.start))
    if not before or text[before[-1].end : span.start].strip() not in ("", ","):
        return None
    run: list[Word] = []
    for word in reversed(before):
        gap = text[word.end : run[0].start] if run else " "
        if gap.strip() or (is_capital(before[-1].text) and not is_name_word(word)):
            break
        run.insert(0, word)
        if word.low in ("a", "an", "the", "his", "her", "its", "their") or len(run) > 8:
            break
    return hull([Span(run[0].start, run[-1].end)]) if run else None


def is_empty(text: str, span: Span) -> bool:
    """Whether nothing but small words is left of a mention ("the")."""
    words = words_in(text, span)
    return not words or all(word.text in STRAY or word.low in ("the", "a", "an") for word in words)
