"""People and papers that a report describes without a name and may not quote at once: "*a woman* was stopped at the
bridge. She said …", "they left *a letter*. The letter said …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.records import Span
from sayso.sources.lists import listed
from sayso.sources.nouns import PERSONAL, ending_at
from sayso.sources.words import Word, is_capital

OPENING = listed("definite") | listed("indefinite") | listed("plenty")

REACH = 6
"""Words from the article to the noun at most: "the two young Velmoran aid workers"."""

OWNER = ("'s", "’s", "s'", "s’")


def walk_ons(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """The phrases from an article, an owner or a number to a noun for people or papers: "his mother", "two letters".

    ``words`` are those of the whole text. A noun that only describes the next ("a police *doctor's* coat", "the
    *rebel* fighters") heads no phrase.
    """
    lows = [word.low for word in words]
    for at, word in enumerate(words):
        if not word.text.islower() or word.text.endswith(OWNER) or not _is_voice(lows, at):
            continue
        beside = at + 1 < len(words) and text[word.end : words[at + 1].start] == " "
        if beside and (is_capital(words[at + 1].text) or ending_at(lows, at + 2)):
            continue
        first = _opening(text, words, at)
        if first is not None:
            yield Span(words[first].start, word.end)


def _is_voice(lows: Sequence[str], at: int) -> bool:
    noun = ending_at(lows, at + 1)
    return noun is not None and (noun.cls in PERSONAL or noun.cls == "document")


def _opening(text: str, words: Sequence[Word], at: int) -> int | None:
    """The index of the word that opens the phrase whose noun stands at ``at``; None where none does."""
    for first in range(at - 1, max(-1, at - 1 - REACH), -1):
        if text[words[first].end : words[first + 1].start] != " ":
            return None
        if words[first].low in OPENING or words[first].text.isdigit():
            return first
        if words[first].text.endswith(OWNER):
            return first
    return None
