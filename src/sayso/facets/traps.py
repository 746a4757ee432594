"""Figures that count nothing: model names, clock times, telephone numbers, scores, addresses, numbers of
articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sayso.facets.tokens import Token, Tokens, glued
from sayso.records import Span
from sayso.resources import read_lines, read_table
from sayso.text import merged

SURE = re.compile(
    r"(?:https?://|www\.)\S{1,500}"
    r"|[\w.+-]{1,64}@[\w.-]{2,64}|\[email[^\]]{0,20}\]"
    r"|(?<!\w)[#@]\w{1,60}"
    r"|\b\d{1,2}[:.]\d{2}(?::\d{2})?[ \u00a0]?(?:[ap]\.?m\b\.?|[AP]M\b|hours\b|hrs\b|o['’]clock|GMT|UTC)"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\b\d{1,2}[ \u00a0]?(?:[ap]\.m\b\.?|[ap]m\b|[AP]M\b|[AP]\.M\.|o['’]clock)"
    r"|\b\d{3,4} ?(?:am|pm|AM|PM)\b"
    r"|\b[0-2]\d[0-5]\d[ \u00a0]?(?:hours|hrs|h|GMT|UTC|Z|local time|[A-Z]{2,4}T)\b"
    r"|\b[0-2]\d[0-5]\d(?= \([0-2]\d[0-5]\d (?:GMT|UTC)\))"
    r"|\b(?:GMT|UTC)[ ]?[+-][ ]?\d{1,2}(?::\d{2})?"
    r"|\b\d{1,4}/\d{1,4}(?:/\d{2,4})?\b(?!\s?(?:mile|inch|of))"
    r"|\+\d[\d ()./-]{6,20}\d"
    r"|(?<![\d-])\(?\b0\d{1,4}\)?[ /-]\d{3,8}(?:[ -]\d{2,6}){0,3}\b"
    r"|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\(\d{3}\) ?\d{3}-\d{4}|\b1?-?800-\d{3}-\d{4}\b"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b|\bv\d+(?:\.\d+){0,3}\b|\b\d+\.\d+\.\d+\b"
    r"|(?<![\w.])\.\d{2,3}(?=[- ]?(?:cal|rev|pist|gun|mag|rif))"
    r"|\b\d{1,3}(?:\.\d+)?°[ ]?\d{0,2}['′]?[\d\"″ ]{0,4}[NSEW]\b"
    r"|\b\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b"
    r"|\b\d{1,2}[x×]\d{1,2}\b|\b50-50\b|\b24/7\b|\bP\d\+\d|\b\d\+\d\b|\b20/20\b|\b\d{2}0s\b"
    r"|\b\d{1,2}0s\b|['’]\d{2}s\b"
    r"|\b(?:Nos?\.?|nos?\.|№) ?\d{1,6}\b"
    r"|\b(?:USS|INS|HMS|MV|MT|SS|RV) [A-Z]?\w{0,20}[- ]\d{1,4}\b"
)
"""What a look at the characters settles."""

MODEL = re.compile(
    r"(?<![\w$€£¥₹₽₺₪₴])(?P<name>[A-Za-z]{1,14})(?P<mark>[-‐‑–/]?)(?P<figure>\d{1,5})(?P<rest>[A-Za-z]{0,4})\b(?![,.]\d)"
)
"""Letters with figures at once: Su-24, F-16, T-72B, S-300, AK-47, COVID-19, MH17, G20, top-10."""

FIGURE_MODEL = re.compile(r"\b\d{1,4}[A-Z]\d{1,4}[A-Z]?\b|\b\d{1,4}-?(?:D|G|ER|LR|MAX)\b(?!-)")
"""9K331, 5G, 3D, 747-400ER."""

LIST_NUMBER = re.compile(r"(?m)^[ \t]{0,8}(?:\(?\d{1,2}[.)]|\[\d{1,3}\])(?=\s)|\[\d{1,3}\]|\(\d\)")
SCORE = re.compile(r"\b(?P<a>\d{1,3})[-–:](?P<b>\d{1,3})\b(?!-|[ ]?%)")
GAME = re.compile(
    r"\b(?:wins?|won|beat|beats|beaten|lost|defeat(?:ed|s)?|draw|drew|victory|scored|vote[ds]?|voting|match|goals?"
    r"|aggregate)\b",
    re.IGNORECASE,
)
GAME_REACH = 40
HIGHEST_GOALS = 20
MAGNITUDE = frozenset({"magnitude", "mid", "sub", "pre", "post"})


@cache
def _entries(name: str) -> frozenset[str]:
    return frozenset(read_lines(name))


@cache
def _money() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("facets_currencies.tsv") if row["side"] != "after")


def find_traps(text: str, tokens: Tokens) -> tuple[Span, ...]:
    """The stretches of a text whose figures are no quantities, sorted and disjoint."""
    return merged([*_by_characters(text), *_designated(tokens), *_addresses(tokens), *_named(tokens)])


def _by_characters(text: str) -> Iterator[Span]:
    for pattern in (SURE, FIGURE_MODEL, LIST_NUMBER):
        for found in pattern.finditer(text):
            yield Span(*found.span())
    for found in MODEL.finditer(text):
        if found["name"] not in _money() and found["name"].lower() not in MAGNITUDE:
            yield Span(*found.span())
    for found in SCORE.finditer(text):
        around = text[max(0, found.start() - GAME_REACH) : found.end() + GAME_REACH]
        a, b = int(found["a"]), int(found["b"])
        if a >= b or ":" in found.group() or (b <= HIGHEST_GOALS and GAME.search(around)):
            yield Span(*found.span())


def _designated(tokens: Tokens) -> Iterator[Span]:
    """Article 5, Flight 370, Boeing 737, AK 47, Resolution 2254; not "in the resolution 40 states"."""
    for at in range(1, len(tokens)):
        if tokens[at].kind != "number" or glued(tokens, at):
            continue
        before = tokens[at - 1]
        if before.text == "." and at > 1:
            before = tokens[at - 2]
        weapon = before.text in _entries("facets_weapons.txt")
        named = before.low in _entries("facets_designators.txt")
        if weapon or (named and ((before.capital and not before.opens) or not _counts(tokens, at + 1))):
            yield _with_hyphenated(tokens, at)


def _with_hyphenated(tokens: Tokens, at: int) -> Span:
    """The figure, and what hangs on it by hyphens or "and" ("Boeing 737-800", "Articles 5 and 6")."""
    last = at
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].text in ("-", "–", ".", "and", ",")
        and (
            tokens[last + 2].kind == "number" and (glued(tokens, last + 2) or tokens[last + 1].text == "and")
        )
    ):
        last += 2
    return Span(tokens[at].start, tokens[last].end)


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun stands here, so that the figure before it counts something."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    return any(is_plural(token) for token in tokens[at : at + 2] if token.kind == "word")


def is_plural(token: Token) -> bool:
    """Whether a word looks like a plural noun."""
    low = token.low
    if low in _entries("facets_plurals.txt"):
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s", "’s"))
        and not token.text.isupper()
    )


def _addresses(tokens: Tokens) -> Iterator[Span]:
    """40 East Fifth Avenue, 10 Downing Street: a figure, one to four capital words, the last of them a
    kind of street."""
    streets = _entries("facets_streets.txt")
    for at, token in enumerate(tokens):
        if token.kind != "number" or not token.text.isdigit():
            continue
        for place in range(at + 1, min(at + 6, len(tokens))):
            word = tokens[place]
            if not (word.capital or word.kind == "number" or word.low in ("th", "st", "nd", "rd")):
                break
            if place > at + 1 and word.low in streets:
                yield Span(token.start, word.end)
                break


def _named(tokens: Tokens) -> Iterator[Span]:
    """Number words inside names: Six Day War, Air Force One, Seven Sisters."""
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if token.kind != "word" or not token.capital or token.opens or token.low not in _number_names():
            continue
        behind = () if token.low == "one" else tokens[at + 1 : at + 3]
        around: Iterable[Token] = (tokens[at - 1], *behind)
        names = [one for one in around if one.kind == "word"]
        if names and all(one.capital for one in names) and not any(one.text.isupper() for one in names):
            yield Span(token.start, token.end)


@cache
def _number_names() -> frozenset[str]:
    return frozenset(
        row["word"] for row in read_table("facets_numbers.tsv") if row["kind"] in ("unit", "teen", "ten")
    )
