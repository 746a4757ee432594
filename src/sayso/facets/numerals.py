"""Reads figures and number words: "816 000", "2.5 million", "twenty-four", "a few hundred", "dozens",
"two-thirds"."""

from __future__ import annotations

from sayso.facets.figures import GLYPHS, Numeral, figures_at, number_words, scaled
from sayso.facets.number_words import few_at, spelled_at, vague_at
from sayso.facets.tokens import Tokens, glued

PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
TIMES = {"twice": 2.0, "thrice": 3.0}


def numeral_at(tokens: Tokens, at: int) -> Numeral | None:
    """The number that starts at a token, as long as it goes; None where none does."""
    token = tokens[at]
    if token.kind == "number":
        return _share(tokens, scaled(tokens, figures_at(tokens, at)))
    if token.text in GLYPHS:
        return Numeral(at, at + 1, GLYPHS[token.text], GLYPHS[token.text])
    if token.kind != "word":
        return None
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
    over = 1.0 if tokens[at].low == "a" else word.low if word and word.kind == "unit" else 0.0
    place = at + 1
    if not over or place >= len(tokens):
        return None
    hyphen = tokens[place].text in "-‐‑" and glued(tokens, place)
    place += hyphen
    under = PARTS.get(tokens[place].low, 0) if place < len(tokens) else 0
    if not under or over >= under:
        return None
    follower = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if not hyphen and over == 1 and (tokens[at].low == "a" or under < 3) and follower != "of":
        return None
    scale = _of_a_scale(tokens, place + 1)
    if scale:
        return Numeral(at, place + 4, scale * over / under, scale * over / under, scaled=True)
    percent = round(100 * over / under, 2)
    return Numeral(at, place + 1, percent, percent, unit="%")


def _of_a_scale(tokens: Tokens, at: int) -> float:
    """The million in "a quarter of a million", else 0."""
    words = [token.low for token in tokens[at : at + 3]]
    scale = number_words().get(words[2]) if words[:2] == ["of", "a"] and len(words) == 3 else None
    return scale.low if scale and scale.kind == "scale" else 0.0


def _share(tokens: Tokens, found: Numeral | None) -> Numeral | None:
    """One in three, nine out of ten: as a percentage."""
    if found is None or found.loose or found.last + 1 >= len(tokens):
        return found
    out = tokens[found.last].low == "out" and tokens[found.last + 1].low == "of"
    single = tokens[found.last].low == "in" and found.low == 1
    at = found.last + (2 if out else 1)
    if not (out or single) or at >= len(tokens):
        return found
    whole = figures_at(tokens, at) if tokens[at].kind == "number" else spelled_at(tokens, at)
    if whole is None or not found.low < whole.low <= 1000 or (single and whole.low > 100):
        return found
    percent = round(100 * found.low / whole.low, 2)
    return Numeral(found.first, whole.last, percent, percent, unit="%")
