"""Finds the runs of capital words in a text, and the lines in which capital letters prove nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.facets.name_words import bare, heads, small_words, titles
from sayso.facets.tokens import Tokens, glued
from sayso.facets.words import is_common, listed

LONGEST = 9
"""Words in a name at most."""

ARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "as",
        "ash",
        "ad",
        "ar",
        "an",
        "az",
        "at",
        "ez",
        "es",
        "er",
        "ed",
        "en",
        "et",
        "d",
        "l",
    }
)
EZAFE = frozenset({"e", "i", "ye", "yi"})
"""What joins two words of a Persian name: "Shahr-e Kord"."""

PARTICLES = frozenset(
    {
        "bin",
        "ibn",
        "ben",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "da",
        "di",
        "du",
        "la",
        "le",
        "al",
        "el",
        "ul",
        "y",
        "e",
    }
)
LINKS = (("of", "the"), ("for", "the"), ("of",), ("for",), ("on",), ("and",), ("against",))
HYPHENS = frozenset({"-", "‐", "‑", "–"})
OWNERS = frozenset(
    {"people", "workers", "women", "children", "doctors", "farmers", "lawyers", "journalists", "physicians"}
)
"""Possessives inside names: People's Protection Units, Kurdistan Workers' Party."""

MOST_PARTS = 6
"""Parts that hyphens join to one word, behind the first."""

LOUD, LOUD_WITH_STOP = 0.75, 0.85
"""Share of capital words from which a line is a headline in title case, where a capital letter proves
nothing: without and with a full stop at its end. Words of up to three letters do not count."""

SHORTEST_LINE, SHORTEST_WITH_STOP, LONGEST_LINE = 3, 5, 40
"""Words of a line that can be a headline."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capital words: half-open token range, text without a possessive; whether the sentence
    begins with it, and whether it stands in a headline in title case."""

    first: int
    last: int
    start: int
    end: int
    text: str
    opens: bool
    loud: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        return tuple(self.text.split())


def loud_tokens(tokens: Tokens) -> frozenset[int]:
    """The tokens of sentences in which most words have capitals."""
    loud: set[int] = set()
    line: list[int] = []
    for at in range(len(tokens) + 1):
        if at == len(tokens) or (tokens[at].opens and line):
            if _is_headline(tokens, line):
                loud.update(line)
            line = []
        if at < len(tokens):
            line.append(at)
    return frozenset(loud)


def _is_headline(tokens: Tokens, line: list[int]) -> bool:
    words = [tokens[k] for k in line if tokens[k].kind == "word" and len(tokens[k].text) > 3]
    capitals = sum(word.capital for word in words)
    stop = bool(line) and tokens[line[-1]].text == "."
    least, share = (SHORTEST_WITH_STOP, LOUD_WITH_STOP) if stop else (SHORTEST_LINE, LOUD)
    return least <= len(words) <= LONGEST_LINE and capitals >= share * len(words)


def runs_of(text: str, tokens: Tokens, loud: frozenset[int]) -> list[Name]:
    """The runs of capital words, in order; those that begin a sentence or stand in a headline say so."""
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        last = word_end(tokens, at)
        if last is None:
            at += 1
            continue
        last = _extended(text, tokens, at, last)
        found.append(name_of(text, tokens, at, last, loud))
        at = last
    return found


def word_end(tokens: Tokens, at: int) -> int | None:
    """Where the capital word that starts at a token ends: "Putin", "al-Dashisha", "Saint-Denis", "U.S."."""
    token = tokens[at]
    if token.kind != "word":
        return None
    place = at
    if (
        token.low in ARTICLES
        and at + 2 < len(tokens)
        and tokens[at + 1].text in HYPHENS
        and glued(tokens, at + 2)
    ):
        place = at + 2
    if not tokens[place].capital:
        return None
    last = place + 1
    for _ in range(MOST_PARTS):
        if not _goes_on(tokens, last):
            break
        last += 2
    return last


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen and another part of the same word follow."""
    if (
        at + 1 >= len(tokens)
        or tokens[at].text not in HYPHENS
        or not (glued(tokens, at) and glued(tokens, at + 1))
    ):
        return False
    part = tokens[at + 1]
    small = part.low in ARTICLES or part.low in EZAFE
    return part.kind != "mark" and (part.capital or part.kind == "number" or small)


def _extended(text: str, tokens: Tokens, first: int, last: int) -> int:
    """Past further capital words, with particles and links between them."""
    for _ in range(LONGEST):
        if last >= len(tokens) or _possessive(tokens, last) or not _near(text, tokens, last):
            break
        step = _next_word(text, tokens, first, last)
        if step is None:
            break
        last = step
    return last


def _next_word(text: str, tokens: Tokens, first: int, last: int) -> int | None:
    token = tokens[last]
    if token.text == "." and glued(tokens, last) and last + 1 < len(tokens):
        initial = len(tokens[last - 1].text) == 1 or tokens[last - 1].low in titles()
        return word_end(tokens, last + 1) if initial and not tokens[last + 1].opens else None
    end = word_end(tokens, last)
    if end is not None:
        return None if tokens[last].opens or (end == last + 1 and bare(token) in small_words()) else end
    arabic = token.low in ARTICLES and tokens[last - 1].low in listed("place_heads")
    if (token.low in PARTICLES or arabic) and last + 1 < len(tokens):
        return word_end(tokens, last + 1)
    for link in LINKS:
        at = last + len(link)
        if at < len(tokens) and all(tokens[last + k].low == word for k, word in enumerate(link)):
            allowed = any(bare(tokens[k]) in heads() for k in range(first, last))
            if link == ("and",):
                allowed = (
                    allowed
                    and _common(tokens, last, at)
                    and any(tokens[k].low in ("of", "for") for k in range(first, last))
                )
            return word_end(tokens, at) if allowed else None
    return None


def _common(tokens: Tokens, last: int, at: int) -> bool:
    """Whether "and" joins two ordinary words inside a name ("Office of Culture and Tourism")."""
    return is_common(tokens[last - 1].low) and is_common(tokens[at].low)


def _near(text: str, tokens: Tokens, at: int) -> bool:
    gap = text[tokens[at - 1].end : tokens[at].start]
    return len(gap) <= 2 and gap.count("\n") < 2 and "\t" not in gap


def _possessive(tokens: Tokens, at: int) -> bool:
    """Whether the word before a token ends in a possessive that is no part of the name."""
    word = tokens[at - 1].text.replace("’", "'")
    return word.endswith("'s") and bare(tokens[at - 1]) not in OWNERS


def name_of(text: str, tokens: Tokens, first: int, last: int, loud: frozenset[int]) -> Name:
    """The name that a range of tokens makes, without the ending of a possessive."""
    start, end = tokens[first].start, tokens[last - 1].end
    if text[max(start, end - 2) : end].replace("’", "'").lower() == "'s":
        end -= 2
    shown = " ".join(text[start:end].split())
    return Name(first, last, start, end, shown, tokens[first].opens, first in loud)
