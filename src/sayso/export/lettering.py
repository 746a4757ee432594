"""Words in a picture: how wide they run, and how they are broken and cut to fit."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

WIDE, CAPITAL, NARROW, USUAL, DIGIT = 1.0, 0.70, 0.30, 0.56, 0.57
"""Widths in ems, a little more than those of common sans fonts, so that words end inside their box."""

_NARROW = frozenset("iIjlft.,:;'|!()[] -’‘")


def run_length(text: str) -> float:
    """How far a text runs, in ems of a common sans font; an estimate on the wide side."""
    return sum(map(_width, text))


@lru_cache(maxsize=4_096)
def _width(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return WIDE
    if letter in _NARROW:
        return NARROW
    if letter.isdigit():
        return DIGIT
    return CAPITAL if letter.isupper() or letter in "mwMW—…“”" else USUAL


def fitted(text: str, ems: float) -> str:
    """As much of the text as runs so far, with an ellipsis where some is left out."""
    if run_length(text) <= ems:
        return text
    kept, run = "", 0.7
    for letter in text:
        run += _width(letter)
        if run > ems:
            break
        kept += letter
    return kept.rstrip(" ,;:-\u200d") + "…"


def wrapped(text: str, ems: float, lines: int) -> list[str]:
    """The text in at most so many lines, broken at spaces, the last one cut where it must be."""
    out: list[str] = []
    words = text.split()
    while words and len(out) < lines - 1:
        taken = 1
        while taken < len(words) and run_length(" ".join(words[: taken + 1])) <= ems:
            taken += 1
        if run_length(words[0]) > ems:
            break
        out.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*out, fitted(" ".join(words), ems)] if words else out
