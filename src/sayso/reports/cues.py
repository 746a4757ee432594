"""Cues: the phrases by which paragraphs that are no report give themselves away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.records import Span
from sayso.reports.metadata import EMAIL, URL
from sayso.resources import read_lines

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[:|@©]")
_QUOTED = re.compile(r"\"[^\"]{12,3000}\"|“[^“”]{12,3000}”|«[^«»]{12,3000}»|''[^'\"]{12,3000}''")
_OPEN_QUOTE = re.compile(r"[\"“«](?=\w)[^\"”»]*$")
_ADDRESSES = re.compile(r"\b(?:you|your|you're|yours)\b|\b(?:we|our|us)\b(?!\.)", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.])@\w{2,30}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")

LOOK_AT = 3000
"""Characters of a paragraph that are judged: notices are shorter; a book in one line may not take minutes."""

MOST = 4
"""Points that phrases inside a paragraph can give, however many there are."""

LONGEST_LINE = 16
"""Words and signs from which on no paragraph is one of the known lines."""

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], int]]]


@dataclass(frozen=True, slots=True)
class Cues:
    """What was found in a paragraph: whether it is a known line, and the weights of the phrases in it."""

    words: int
    line: str | None
    opening: int
    within: int
    short: bool
    addressed: bool
    link: bool
    speech: bool
    ended: bool


@cache
def phrases_of(place: str) -> Phrases:
    """The phrases of one place in the list, by their first word."""
    found: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for line in read_lines("reports_boilerplate.txt"):
        where, weight, phrase = line.split("\t")
        if where == place:
            words = tokens_of(phrase)
            found[words[0]].append((words, int(weight)))
    return dict(found)


@cache
def _inner() -> Mapping[str, Sequence[tuple[tuple[str, ...], str, int]]]:
    """All phrases that count wherever they stand, with place and weight, by their first word."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str, int]]] = defaultdict(list)
    for place in ("within", "short", "own"):
        for first, phrases in phrases_of(place).items():
            found[first] += [(words, place, weight) for words, weight in phrases]
    for line in read_lines("reports_speech.txt"):
        words = tokens_of(line)
        found[words[0]].append((words, "speech", 1))
    return dict(found)


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, with the few signs that tell a notice from a sentence."""
    return tuple(_TOKEN.findall(text.replace("’", "'").casefold()))


def weight_at(tokens: tuple[str, ...], at: int, phrases: Phrases) -> int:
    """The greatest weight among the phrases that begin at this word; 0 where none does."""
    known = phrases.get(tokens[at], ()) if at < len(tokens) else ()
    return max((weight for words, weight in known if tokens[at : at + len(words)] == words), default=0)


def _weigh_inner(tokens: tuple[str, ...]) -> dict[str, int]:
    """The weight of the phrases of each place among the words: the heaviest, and one for each further."""
    inner = _inner()
    weights: defaultdict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(tokens):
        for words, place, weight in inner.get(token, ()):
            if tokens[at : at + len(words)] == words:
                weights[place].append(weight)
    return {place: max(found) + len(found) - 1 for place, found in weights.items()}


def read_cues(text: str, paragraph: Span) -> Cues:
    """The cues in one paragraph; what stands in quotation marks is somebody's words and is left out."""
    whole = text[paragraph.start : min(paragraph.end, paragraph.start + LOOK_AT)]
    own = _OPEN_QUOTE.sub(" ", _QUOTED.sub(" ", whole))
    tokens = tokens_of(own)
    weights = _weigh_inner(tokens)
    link = _has_link(own)
    return Cues(
        words=len(whole.split()),
        line=_known_line(tokens_of(whole)),
        opening=_opening(own, tokens),
        within=min(MOST, weights.get("within", 0)),
        short="short" in weights,
        addressed=link or bool(_ADDRESSES.search(own)) or "own" in weights,
        link=link,
        speech="speech" in weights,
        ended=whole.rstrip("\"'”’)]")[-1:] in (".", "!", "?", "…"),
    )


def _has_link(own: str) -> bool:
    """Whether there is a web or e-mail address or a handle; the cheap looks come first."""
    web = ("://" in own or "www." in own.casefold()) and URL.search(own)
    mail = ("@" in own or "protected]" in own) and (EMAIL.search(own) or _HANDLE.search(own))
    return bool(web or mail)


def _known_line(tokens: tuple[str, ...]) -> str | None:
    """The place in the list of a phrase that is the whole paragraph, but for a count ("Comments (3)")."""
    if len(tokens) > LONGEST_LINE:
        return None
    words = tuple(word for word in tokens if word not in ":|@©" and not word.isdigit())
    for place in ("line", "heading", "comments"):
        if words and any(words == phrase for phrase, _ in phrases_of(place).get(words[0], ())):
            return place
    return None


def _opening(own: str, tokens: tuple[str, ...]) -> int:
    """The weight of the phrase that opens the paragraph, or of one that opens a later sentence, less one."""
    phrases = phrases_of("opening")
    first = weight_at(tokens, 0, phrases)
    later = (weight_at(tokens_of(sentence), 0, phrases) - 1 for sentence in _SENTENCE.split(own)[1:])
    return max(first, max(later, default=0))
