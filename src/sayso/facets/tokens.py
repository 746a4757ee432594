"""Words, figures and marks of a text, one after the other, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.facets.words import listed

TOKEN = re.compile(
    r"(?P<word>(?:[A-Z]\.){2,}|[ap]\.m\b\.?|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+|['’]\d{3}(?!\d))*)"
    r"|(?P<mark>\S)"
)
"""Every alternative starts with another kind of character, so the scan never goes back."""

STOPS = frozenset(".!?")
QUOTES = frozenset("\"'“”‘’«»„`()[]")
OPENERS = frozenset(":•*–—")
HYPHENS = frozenset({"-", "‐", "‑"})
SHORT = listed("short")
"""Words whose full stop does not end a sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or mark: half-open place, text, text in lower case; ``opens`` at the start of a
    sentence."""

    start: int
    end: int
    text: str
    low: str
    kind: Literal["word", "number", "mark"]
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


Tokens = Sequence[Token]


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words, figures and marks of a text, in order."""
    found: list[Token] = []
    opens, before = True, 0
    for match in TOKEN.finditer(text):
        word = match.group()
        start = match.start()
        opens = opens or "\n" in text[before:start]
        kind: Literal["word", "number", "mark"] = (
            "word" if match.lastgroup == "word" else "number" if match.lastgroup == "number" else "mark"
        )
        found.append(Token(start, match.end(), word, word.lower(), kind, opens and kind != "mark"))
        if kind != "mark":
            opens = False
        elif word in STOPS:
            opens = not _shortened(found)
        elif word not in QUOTES:
            opens = word in OPENERS
        before = match.end()
    return tuple(found)


def _shortened(found: list[Token]) -> bool:
    if len(found) < 2 or found[-1].text != "." or found[-2].end != found[-1].start:
        return False
    last = found[-2]
    return last.kind == "word" and (last.low in SHORT or (len(last.text) == 1 and last.capital))


def low_at(tokens: Tokens, at: int) -> str:
    """The token at a place in lower case; nothing behind the last."""
    return tokens[at].low if at < len(tokens) else ""


def glued(tokens: Tokens, at: int) -> bool:
    """Whether a token stands right behind the one before it, without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def phrase_stands(tokens: Tokens, at: int, phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase (lower case) stand at this place."""
    return len(tokens) >= at + len(phrase) and all(
        tokens[at + k].low == word for k, word in enumerate(phrase)
    )


def windows(found: Iterable[re.Match[str]], around: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a text (which ends at ``end``) so many characters around matches, merged where they touch."""
    out: list[tuple[int, int]] = []
    for match in found:
        first, last = max(0, match.start() - around), min(end, match.end() + around)
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out
