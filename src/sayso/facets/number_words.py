"""Reads numbers in words: "twenty-four", "a few hundred", "half a million", "dozens", "tens of thousands"."""

from __future__ import annotations

from math import prod

from sayso.facets.figures import NumberWord, Numeral, and_a_half, number_words
from sayso.facets.tokens import HYPHENS, Tokens, glued


def spelled_at(tokens: Tokens, at: int) -> Numeral | None:
    """A number in words, by the usual grammar: "one hundred and twenty-four thousand"."""
    words, place = number_words(), at
    total, current, used = 0.0, 0.0, False
    scales: list[float] = []
    before = ""
    if tokens[at].low in ("a", "an"):
        place, current, before = at + 1, 1.0, "a"
    while place < len(tokens):
        skip = _joined(tokens, place, before) if used else 0
        word = words.get(tokens[place + skip].low) if place + skip < len(tokens) else None
        if word is None or not _follows(before, word):
            break
        if word.kind in ("scale", "score"):
            current = (current or 1.0) * word.low
            if word.low >= 1000:
                total, current = total + current, 0.0
            scales.append(word.low)
        else:
            current += word.low
            scales.clear()
        used, place = True, place + skip + 1
        before = f"scale{word.low:.0f}" if word.kind in ("scale", "score") else word.kind
    if not used:
        return None
    scale = prod(scales) if scales else 0.0
    return and_a_half(tokens, Numeral(at, place, total + current, total + current, scale=scale))


def _joined(tokens: Tokens, at: int, before: str) -> int:
    """How many tokens join two number words here: a hyphen, or "and" after a hundred or thousand."""
    if tokens[at].text in HYPHENS and glued(tokens, at) and glued(tokens, at + 1):
        return 1
    return 1 if tokens[at].low == "and" and before in ("scale100", "scale1000", "scale1000000") else 0


def _follows(before: str, word: NumberWord) -> bool:
    if word.kind == "scale":
        return not before.startswith("scale") or word.low > float(before[5:])
    if word.kind == "score":
        return before == "unit"
    if word.kind not in ("unit", "teen", "ten") or before == "a":
        return False
    return (
        not before or before.startswith("scale") or (before == "ten" and word.kind == "unit" and word.low > 0)
    )


def few_at(tokens: Tokens, at: int) -> Numeral | None:
    """Several, a few hundred, a couple of thousand, several dozen, half a million."""
    words, place = number_words(), at
    low = tokens[at].low
    if low == "half" and at + 2 < len(tokens) and tokens[at + 1].low == "a":
        scale = words.get(tokens[at + 2].low)
        return (
            Numeral(at, at + 3, scale.low / 2, scale.low / 2, scale=scale.low)
            if scale and scale.kind == "scale"
            else None
        )
    if low == "a":
        place += 1
    word = words.get(tokens[place].low) if place < len(tokens) else None
    if word is None or word.kind != "few":
        return None
    name, last = tokens[place].low, place + 1
    of = last < len(tokens) and tokens[last].low == "of"
    scale = words.get(tokens[last + of].low) if last + of < len(tokens) else None
    if scale is not None and scale.kind == "scale":
        return Numeral(
            at, last + of + 1, word.low * scale.low, word.high * scale.high, loose=True, scale=scale.low
        )
    if name == "several" or (place > at and (name == "few" or of)):
        return Numeral(at, last, word.low, word.high, loose=word.low < word.high)
    return None


def vague_at(tokens: Tokens, at: int) -> Numeral | None:
    """Dozens, hundreds, tens of thousands."""
    words = number_words()
    word = words.get(tokens[at].low)
    if word is None or word.kind not in ("vague", "tens"):
        return None
    if at + 2 < len(tokens) and tokens[at + 1].low == "of":
        second = words.get(tokens[at + 2].low)
        if second is not None and second.kind == "vague" and second.low > word.low:
            scale = second.low / 2
            low = {"tens": 20.0, "dozens": 24.0, "hundreds": 200.0, "thousands": 2000.0}.get(
                tokens[at].low, 20.0
            )
            high = {"tens": 99.0, "dozens": 99.0, "hundreds": 999.0}.get(tokens[at].low, 9999.0)
            return Numeral(at, at + 3, low * scale, (high + 1) * scale - 1, loose=True, scale=scale)
    if word.kind == "tens":
        return None
    if [token.low for token in tokens[at + 1 : at + 3]] in (
        ["upon", tokens[at].low],
        ["and", tokens[at].low],
    ):
        return Numeral(at, at + 3, word.low, word.high, loose=True)
    return Numeral(at, at + 1, word.low, word.high, loose=True)
