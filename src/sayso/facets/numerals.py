"""Reads figures and number words: "816 000", "2.5 million", "twenty-four", "a few hundred", "dozens",
"two-thirds"."""

from __future__ import annotations

from functools import cache

from sayso.facets.figures import GLYPHS, Numeral, figures_at, number_words, scaled
from sayso.facets.number_words import few_at, spelled_at, vague_at
from sayso.facets.tokens import HYPHENS, Token, Tokens, glued
from sayso.facets.words import listed

PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
BARE_WHOLES = frozenset({*map(float, range(2, 11)), 12.0, 20.0, 50.0, 100.0, 1000.0})
WHOLES = BARE_WHOLES | frozenset(map(float, range(11, 101)))
"""What a share can be out of: "one in three", "seven out of 20"."""

PERIODS = listed("periods")
TIMES = {"twice": 2.0, "thrice": 3.0}


@cache
def _starters() -> frozenset[str]:
    return frozenset({*number_words(), *TIMES, "a", "an", "half", "no"})


def can_start(token: Token) -> bool:
    """Whether a number could begin with a token at all: a quick look before the long one."""
    if token.kind == "word":
        return token.low in _starters() or token.low.endswith("fold")
    return token.kind == "number" or token.text in GLYPHS


def numeral_at(tokens: Tokens, at: int) -> Numeral | None:
    """The number that starts at a token, as long as it goes; None where none does."""
    token = tokens[at]
    if token.kind == "number":
        return _share(tokens, scaled(tokens, figures_at(tokens, at)))
    if token.text in GLYPHS:
        return Numeral(at, at + 1, GLYPHS[token.text], GLYPHS[token.text])
    if token.kind != "word":
        return None
    if token.low.endswith("fold") and token.low[:-4] in number_words():
        word = number_words()[token.low[:-4]]
        return Numeral(at, at + 1, word.low, word.high, unit="times")
    if token.low in TIMES:
        return Numeral(at, at + 1, TIMES[token.low], TIMES[token.low], unit="times")
    return (
        _fraction(tokens, at)
        or few_at(tokens, at)
        or vague_at(tokens, at)
        or _share(tokens, spelled_at(tokens, at))
    )


# -- parts of a whole ----------------------------------------------------------------------------


def _fraction(tokens: Tokens, at: int) -> Numeral | None:
    """A third, two-thirds, half of the town: as a percentage."""
    word = number_words().get(tokens[at].low)
    if tokens[at].low == "half" and at + 1 < len(tokens):
        ranged = tokens[at + 1].low in ("and", "to") and at + 2 < len(tokens) and _fraction(tokens, at + 2)
        if ranged or tokens[at + 1].low in ("of", "the", "its", "their"):
            return Numeral(at, at + 1, 50.0, 50.0, unit="%")
    over = 1.0 if tokens[at].low in ("a", "an") else word.low if word and word.kind == "unit" else 0.0
    place = at + 1
    if not over or place >= len(tokens):
        return None
    hyphen = tokens[place].text in HYPHENS and glued(tokens, place)
    place += hyphen
    under = PARTS.get(tokens[place].low, 0) if place < len(tokens) else 0
    if not under or over >= under:
        return None
    follower = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if not hyphen and over == 1 and (tokens[at].low in ("a", "an") or under < 3) and follower != "of":
        return None
    scale = _of_a_scale(tokens, place + 1)
    if scale:
        return Numeral(at, place + 4, scale * over / under, scale * over / under, scale=scale)
    percent = round(100 * over / under, 2)
    return Numeral(at, place + 1, percent, percent, unit="%")


def _of_a_scale(tokens: Tokens, at: int) -> float:
    """The million in "a quarter of a million", else 0."""
    words = [token.low for token in tokens[at : at + 3]]
    scale = number_words().get(words[2]) if words[:2] == ["of", "a"] and len(words) == 3 else None
    return scale.low if scale and scale.kind == "scale" else 0.0


def _share(tokens: Tokens, found: Numeral | None) -> Numeral | None:
    """One in three, three in every five, nine out of ten: as a percentage; "two in three days" is none."""
    if found is None or found.loose or found.scale:
        return found
    words = [token.low for token in tokens[found.last : found.last + 3]]
    out = words[:2] == ["out", "of"]
    if not out and words[:1] != ["in"]:
        return found
    at = found.last + 1 + out
    at += at < len(tokens) and tokens[at].low in ("every", "the")
    if at >= len(tokens) or tokens[at].kind == "mark":
        return found
    whole = figures_at(tokens, at) if tokens[at].kind == "number" else spelled_at(tokens, at)
    if whole is None or not found.low < whole.low or whole.low not in (WHOLES if out else BARE_WHOLES):
        return found
    if not out and whole.last < len(tokens) and tokens[whole.last].low in PERIODS:
        return found
    percent = round(100 * found.low / whole.low, 2)
    return Numeral(found.first, whole.last, percent, percent, unit="%")
