"""Names of bodies, agencies and outlets: how far they reach, what they are, what only describes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sayso.records import MEDIA, Kind, Span
from sayso.resources import read_lines
from sayso.sources import media, states
from sayso.sources.lists import listed
from sayso.sources.nouns import look_up
from sayso.sources.words import (
    LINKS,
    Word,
    common_words,
    is_capital,
    is_name_word,
    small_words,
    without_owner,
    words_in,
)


def name_length(words: Sequence[Word]) -> int:
    """How many words the name takes that begins here: capitals, and small words that join them."""
    length = 0
    for at, word in enumerate(words):
        if is_name_word(word) and word.low != "the":
            length = at + 1
        elif word.low not in LINKS or at - length >= 2:
            break
    return length


def kind_of_name(name: str) -> Kind | None:
    """The kind of voice a bare name means by the tables of agencies, outlets, states and bodies; None
    where they have none.
    """
    body = states.known(name)
    if body:
        return body.kind
    found = media.named(name)
    if found:
        return found[0].kind
    if _is_station(name):
        return "outlet"
    before, _, last = media.plain(name).rpartition(" ")
    paper = last in _outlet_words() if before else last in media.SHORTENED and name[:1].isupper()
    broadcaster = bool(before) and before.partition(" ")[0] in _broadcaster_words() and name[:1].isupper()
    return "outlet" if paper or broadcaster else None


NETWORK = re.compile(r"([A-Z]{2,5})(?:[ -]?\d{1,2}| [A-ZÀ-Þ][\w-]+)(?: [A-ZÀ-Þ][\w-]+){0,2}")
"""A station that bears the letters of its network: "NBC New York", "ABC7", "BBC Persian"."""

DESKS = listed("desks")
BROADCASTER = re.compile(r"\bBroadcast(?:ing|er)\b")
STATION = re.compile(r"[A-Z]{2,5}-(?:TV|FM|AM)|TV ?\d{1,2}", re.IGNORECASE)
ONE_WORD = re.compile(r"[A-Z]\w{2,}(?:news|press|radio|tv|fm)", re.IGNORECASE)


def _is_station(name: str) -> bool:
    """Whether a name that the tables lack is plainly that of a station or outlet: "CBS Boston", "Korvanews"."""
    network = NETWORK.fullmatch(name)
    if network and any(one.kind == "outlet" for one in media.named(network[1])):
        return True
    house, _, desk = name.rpartition(" ")
    if desk.lower() in DESKS and any(one.kind in MEDIA for one in media.named(house)):
        return True
    single = ONE_WORD.fullmatch(name) is not None and name.lower() not in common_words()
    return single or STATION.fullmatch(name) is not None or BROADCASTER.search(name) is not None


@cache
def _broadcaster_words() -> frozenset[str]:
    return frozenset(read_lines("sources_outlet_first_words.txt"))


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(read_lines("sources_outlet_words.txt"))


def people_of_state(words: Sequence[Word]) -> Kind | None:
    """ "The Russians": a people named for what its state says."""
    low = words[0].low
    return (
        "government"
        if len(words) == 1 and low.endswith("s") and low[:-1] in states.state_adjectives()
        else None
    )


def kind_of_medium_in(words: Sequence[Word]) -> Kind | None:
    """The kind of the first agency or outlet named among the words."""
    for at in range(len(words)):
        for end in range(min(len(words), at + 4), at, -1):
            if not is_capital(words[at].text):
                break
            name = " ".join(word.text for word in words[at:end])
            found = media.named(name) or media.named(name.removesuffix("s"))
            if found and found[0].kind in MEDIA:
                return found[0].kind
    return None


def medium_in(words: str) -> bool:
    """Whether an agency or outlet is named among the words ("Anna Rey *of the Herald*")."""
    return kind_of_medium_in(words_in(words, Span(0, len(words)))) is not None


def first_of_name(words: Sequence[Word], end: int) -> int:
    """The index of the first word that is no mere adjective before a name."""
    start = 0
    while start < end - 1 and is_adjective(words[start]):
        start += 1
    return start


def body_name(words: Sequence[Word], end: int) -> str:
    """The name of a body without the adjectives before it, with the part that "of" or "for" joins to it."""
    start = first_of_name(words, end)
    rest = name_length(words[start:])
    return without_owner(" ".join(word.text for word in words[start : start + max(rest, end - start)]))


@cache
def adjectives() -> frozenset[str]:
    """Adjectives that may stand before the name of a source and are no part of it."""
    return frozenset(read_lines("sources_adjectives.txt"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple("-" + ending for ending in read_lines("sources_endings.txt"))


def is_adjective(word: Word) -> bool:
    """Whether a word only describes a body and is no part of its name: "Britain-based", "official",
    "state-run".
    """
    return word.text.lower().endswith(_endings()) or (word.text.islower() and word.low in adjectives())


def lowered(words: str) -> str:
    """A description as it stands inside a sentence: "Local sources" is "local sources", "UN officials"
    stays.
    """
    first, _, rest = words.partition(" ")
    low = first.lower()
    common = (
        low in small_words()
        or low in adjectives()
        or (look_up(low) is not None and not first.isupper())
        or low.endswith(_endings())
    )
    return f"{low} {rest}".strip() if common else words
