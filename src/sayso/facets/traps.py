"""Figures that count nothing: model names, clock times, telephone numbers, scores, addresses, numbers of
articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.facets.name_runs import loud_tokens
from sayso.facets.tokens import Token, Tokens, glued, windows
from sayso.facets.words import entries, is_plural
from sayso.records import Span
from sayso.resources import read_table
from sayso.text import merged

ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{1,500}|\[email[^\]]{0,20}\]|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{2,64}|(?<!\w)[#@]\w{1,60}"
)
IN_ADDRESS = ("http", "www.", "@", "#", "[email")
SURE = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?[ \u00a0]?(?:[ap]\.?m\b\.?|[AP]M\b|hours\b|hrs\b|o['’]clock|GMT|UTC)"
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
    r"|\bv\d+(?:\.\d+){0,3}\b|\b(?![1-9]\d{0,2}(?:\.\d{3}){2,4}(?!\.?\d))\d{1,6}(?:\.\d{1,6}){2,6}\b"
    r"|\b\d{1,5}(?:-\d{1,7}){3,5}\b"
    r"|(?<![\w.])\.\d{2,3}(?=[- ]?(?:cal|rev|pist|gun|mag|rif))"
    r"|\b\d{1,3}(?:\.\d+)?°[ ]?\d{0,2}['′]?[\d\"″ ]{0,4}[NSEW]\b|\b\d{1,3}\.\d{1,8} ?[NSEW]\b"
    r"|\b\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b"
    r"|\b\d{1,2}[x×]\d{1,2}\b|\b50-50\b|\b24/7\b|\bP\d\+\d|\b\d\+\d\b|\b20/20\b|\b\d{2}0s\b"
    r"|\b\d{1,2}0s\b|['’]\d{2}s\b"
    r"|\b(?:Nos?\.?|nos?\.|№) ?\d{1,6}\b|(?<![\d.,'’])(?<!\d[ \u00a0])0\d{2,8}\b(?![.,]\d)"
    r"|\b(?:USS|INS|HMS|MV|MT|SS|RV) [A-Z]?\w{0,20}[- ]\d{1,4}\b"
)
"""What a look at the characters around a figure settles."""

_HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}(?:[.:]\d{2})?)"
_TIME_OF_DAY = r"in the (?:small hours|early hours|morning|afternoon|evening)\b|at night\b"
CLOCK_WORDS = re.compile(
    rf"\b{_HOURS} o['’]clock\b"
    rf"|\b(?:at|since|by|about|around|before|after|until|till|from) {_HOURS} (?={_TIME_OF_DAY})"
    r"|\b(?:two|four|six|eight)-by-(?:two|four|six|eight)s?\b",
    re.IGNORECASE,
)
"""Three o'clock, since three in the morning, around 2.40 in the morning; a four-by-four."""

FIGURES = re.compile(r"\d")
AROUND = 60
"""Characters around a figure in which what settles it stands."""

MODEL = re.compile(
    r"(?<![\w$€£¥₹₽₺₪₴])(?P<name>[A-Za-z]{1,14})(?P<mark>[-‐‑–/]?)(?P<figure>\d{1,5})(?P<rest>[A-Za-z]{0,4})\b(?![,.]\d)"
)
"""Letters with figures at once: Su-24, F-16, T-72B, S-300, AK-47, COVID-19, MH17, G20, top-10."""

FIGURE_MODEL = re.compile(r"\b\d{1,4}[A-Z]\d{1,4}[A-Z]?\b|\b\d{1,4}-?(?:D|G|ER|LR|MAX)\b(?!-)")
"""9K331, 5G, 3D, 747-400ER."""

LIST_NUMBER = re.compile(r"(?m)^[ \t]{0,8}(?:\(?\d{1,2}[.)]|\[\d{1,3}\])(?=\s)|\[\d{1,3}\]|\(\d\)")
SCORE = re.compile(r"(?<![\w.,])(?P<a>\d{1,3})[-–:](?P<b>\d{1,3})\b(?!-|[ ]?%)")
VOTE = re.compile(
    r"\bvot(?:e[ds]?|ing)\b[\w ]{0,30}?\b(?P<vote>\d{1,3} to \d{1,3})\b(?! \w+s\b)", re.IGNORECASE
)
GAME = re.compile(
    r"\b(?:wins?|won|beat|beats|beaten|lost|defeat(?:ed|s)?|draw|drew|victory|scored|vote[ds]?|voting|match|goals?"
    r"|aggregate)\b",
    re.IGNORECASE,
)
GAME_REACH = 40
HIGHEST_GOALS = 20
RAND, LARGE_SUM = "R", re.compile(r"[ \u00a0]?(?:million|billion|trillion|[mb]n?\b|\d{3}\b)")
"""An R before figures is money only before a large sum: "R26 million", "R450 000", not "the R44"."""

MAGNITUDE = frozenset({"magnitude", "mid", "sub", "pre", "post"})


FORMATIONS = frozenset({"brigade", "division", "regiment", "corps", "battalion", "squadron", "army", "fleet"})


@cache
def _money() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("facets_currencies.tsv") if row["side"] != "after")


def find_traps(text: str, tokens: Tokens) -> tuple[Span, ...]:
    """The stretches of a text whose figures are no quantities, sorted and disjoint."""
    return merged([*_by_characters(text), *_designated(tokens), *_addresses(tokens), *_named(tokens)])


def _by_characters(text: str) -> Iterator[Span]:
    if any(sign in text for sign in IN_ADDRESS):
        yield from (Span(*found.span()) for found in ADDRESS.finditer(text))
    for first, last in windows(FIGURES.finditer(text), AROUND, len(text)):
        for pattern in (SURE, FIGURE_MODEL, LIST_NUMBER):
            yield from (Span(*found.span()) for found in pattern.finditer(text, first, last))
    yield from (Span(*found.span()) for found in CLOCK_WORDS.finditer(text))
    for found in MODEL.finditer(text):
        money = found["name"] in _money() and (found["name"] != RAND or LARGE_SUM.match(text, found.end()))
        if not money and found["name"].lower() not in MAGNITUDE:
            yield Span(*found.span())
    yield from (Span(*found.span("vote")) for found in VOTE.finditer(text))
    for found in SCORE.finditer(text):
        around = text[max(0, found.start() - GAME_REACH) : found.end() + GAME_REACH]
        a, b = int(found["a"]), int(found["b"])
        if a >= b or ":" in found.group() or (b <= HIGHEST_GOALS and GAME.search(around)):
            yield Span(*found.span())


def _designated(tokens: Tokens) -> Iterator[Span]:
    """Article 5, Flight 370, Boeing 737, AK 47, QR 702, 105 Brigade, Group of 77; not "in the resolution 40
    states"."""
    for at in range(1, len(tokens)):
        if tokens[at].kind != "number" or glued(tokens, at):
            continue
        before = tokens[at - 1]
        if before.text == "." and at > 1:
            before = tokens[at - 2]
        code = before.text in entries("facets_weapons.txt") or (
            _is_code(before) and not _counts(tokens, at + 1)
        )
        named = {before.low, before.text} & entries("facets_designators.txt")
        if code or (named and (before.capital or not _counts(tokens, at + 1))) or _is_formation(tokens, at):
            yield _with_hyphenated(tokens, at)


def _is_code(token: Token) -> bool:
    """Whether a word is two or three capital letters that are neither money nor an ordinary word: "QR", "H.R."."""
    letters = token.text.replace(".", "")
    ordinary = token.text in _money() or token.low in entries("facets_stops.txt") or token.opens
    return letters.isupper() and 2 <= len(letters) <= 3 and not ordinary


def _is_formation(tokens: Tokens, at: int) -> bool:
    """Whether the figure is the number of a body of troops or of a group of states: "105 Brigade", "Group of 77"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    group = at > 1 and (tokens[at - 2].text, tokens[at - 1].low) == ("Group", "of")
    return group or (after is not None and after.capital and after.low in FORMATIONS)


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
    return any(is_plural(token.text) for token in tokens[at : at + 2] if token.kind == "word")


def _addresses(tokens: Tokens) -> Iterator[Span]:
    """40 East Fifth Avenue, 10 Downing Street: a figure, one to four capital words, the last of them a
    kind of street."""
    streets = entries("facets_streets.txt")
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
    """Number words inside names: Six Day War, Air Force One, the Fantastic Four; in a headline only between
    other names."""
    places = [
        at
        for at in range(1, len(tokens) - 1)
        if tokens[at].low in _number_names() and tokens[at].capital and not tokens[at].opens
    ]
    loud = loud_tokens(tokens) if places else frozenset()
    for at in places:
        token = tokens[at]
        behind = () if token.low == "one" else tokens[at + 1 : at + 3]
        names = [one for one in (tokens[at - 1], *behind) if one.kind == "word"]
        sides = any(one.capital for one in names) if at not in loud else all(one.capital for one in names)
        if names and sides and not any(one.text.isupper() for one in names):
            yield Span(token.start, token.end)


@cache
def _number_names() -> frozenset[str]:
    return frozenset(
        row["word"] for row in read_table("facets_numbers.tsv") if row["kind"] in ("unit", "teen", "ten")
    )
