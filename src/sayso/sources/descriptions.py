"""Descriptions of a voice: "a source at the airport", "the rebel group Ahd", "his brother", "an army
statement".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.records import Kind
from sayso.sources import media
from sayso.sources.bodies import body_name, kind_of_medium_in, kind_of_name, lowered, name_length
from sayso.sources.lists import listed
from sayso.sources.nouns import PERSONAL, Noun, Number, ending_at, is_personal, look_up
from sayso.sources.people import as_person, person_start
from sayso.sources.states import state_adjectives
from sayso.sources.voices import Mention
from sayso.sources.words import Word, gendered, is_capital, is_name_word, without_owner

REPORTERS = listed("reporters")


WATCHING = re.compile(r"\b(?:monitor(?:ing)?|watchdog|observatory)\b", re.IGNORECASE)
"""A body that is known for its reports though the sentence does not name it ("a monitoring group said")."""


STAFF = listed("staff")


NEWS_WORDS = listed("news words")


OFFICIAL_WORDS = listed("official words")


ISSUED = re.compile(r"\b(?:by|from|of|issued|released)\b", re.IGNORECASE)


OWNED = re.compile(r"^(?:his|her|their|its|my|our)\s|\w(?:['’]s|s['’])\s[^,]*$", re.IGNORECASE)
"""An owner before the noun: "Anna Rey's lawyer", "his brother"."""


NAMES = range(1, 5)
SURNAMED = range(2, 5)
"""Words in a name behind a description: of a body, and of a person, who is not called by his surname alone there."""

PAPERS = listed("papers")
"""Documents that always have an issuer who can be held to them."""


def described(text: str, base: Mention, *, words: Sequence[Word], end: int) -> Mention | None:
    """What a phrase tells whose head ends its first ``end`` words: a noun of the list, or any noun where a name
    stands behind the description; None for others.
    """
    after = _name_after_noun(words[:end])
    if after is not None:
        return _as_described_name(base, words, after)
    noun = ending_at([word.low for word in words], end)
    if noun and not _is_name_anyway(words, end, noun):
        spoken_of = (
            noun.cls in ("outlet", "agency") and noun.number == "one" and words[end - 1].text.islower()
        )
        before = _name_before_noun(words, end - noun.length) if spoken_of else ""
        if before:
            kind = kind_of_name(before) or _kind_of_noun([word.low for word in words[:end]], noun)
            return replace(base, form="name", kind=kind, named=True, name=before, noun=noun)
        return _as_name_behind(text, base, words, noun) or _as_noun(base, words, end, noun)
    opened = base.definite or base.indefinite or OWNED.search(base.words)
    return _as_name_behind(text, base, words, None) if opened and not noun else None


def _name_before_noun(words: Sequence[Word], end: int) -> str:
    """The name right before the noun for a medium: "the *Sun* newspaper", not "the *Varnian* agency"."""
    start = end
    while start > 0 and is_name_word(words[start - 1]) and words[start - 1].low not in state_adjectives():
        start -= 1
    return without_owner(" ".join(word.text for word in words[start:end]))


def _as_name_behind(text: str, base: Mention, words: Sequence[Word], noun: Noun | None) -> Mention | None:
    """The name that stands behind a description is the mention: "his wife, *Anna Rey*", "the head of the port,
    *Ilse Tarn*", "its owner, the brewer *Castrel*"; None where there is none.
    """
    at = _last_part(text, words)
    name = " ".join(word.text for word in words[at:])
    personal = noun is None or noun.cls in PERSONAL
    if not 0 < at < len(words) or (noun and noun.number == "many"):
        return None
    begins = person_start(text, words, end=len(words)) if personal else None
    if begins is not None and begins >= at:
        return as_person(base, words, at=begins)
    kind = kind_of_name(name)
    if len(words) - at not in (SURNAMED if personal else NAMES) or not all(map(is_name_word, words[at:])):
        return None
    if personal and (noun or is_personal(words[at - 1].low)):
        return None if kind else as_person(base, words, at=at)
    title = " ".join(word.text for word in words[:at])
    kind = kind or (noun.kind if noun else None)
    return replace(
        base, form="name", kind=kind, named=True, name=without_owner(name), title=title, number="one"
    )


def _last_part(text: str, words: Sequence[Word]) -> int:
    """The index of the word behind the last comma; 0 where there is none."""
    gaps = (text[a.end : b.start].strip() for a, b in pairwise(words))
    return max((at for at, gap in enumerate(gaps, start=1) if gap == ","), default=0)


def _name_after_noun(core: Sequence[Word]) -> tuple[int, Noun] | None:
    """A name right after the noun that says what it is: "the rebel group *Jaish*", "news agency *TASS*"."""
    lows = [word.low for word in core]
    for at in range(len(core) - 1, 0, -1):
        office = look_up(lows[at])
        if not is_name_word(core[at]) or (office and office.cls in PERSONAL and at == len(core) - 1):
            return None
        noun = ending_at(lows, at)
        if noun and noun.cls not in PERSONAL and core[at - 1].text.islower():
            return at, noun
    return None


def _as_described_name(base: Mention, words: Sequence[Word], after: tuple[int, Noun]) -> Mention:
    at, noun = after
    name = without_owner(" ".join(word.text for word in words[at : at + name_length(words[at:])]))
    kind = kind_of_name(name) or _kind_of_noun([word.low for word in words[:at]], noun)
    title = " ".join(word.text for word in words[:at])
    return replace(base, form="name", kind=kind, named=True, name=name, title=title, noun=noun)


def _kind_of_noun(before: Sequence[str], noun: Noun) -> Kind | None:
    """The kind that a noun means after these words: an agency may be one of news, of a state, or of aid."""
    if noun.word != "agency" or noun.number == "many":
        return noun.kind
    modifiers = set(before)
    if modifiers & NEWS_WORDS or any(media.named(word) for word in before):
        return "agency"
    if modifiers & OFFICIAL_WORDS:
        return "government"
    return "organization" if len(before) > 1 else None


SURNAMES_TOO = listed("surnames too")


def _is_name_anyway(words: Sequence[Word], end: int, noun: Noun) -> bool:
    """ "Dustin *Childs*", "Steve *King*": the last word is a noun of the list, but a surname here."""
    return (
        is_capital(words[end - 1].text)
        and (noun.cls in ("role", "document") or noun.word in SURNAMES_TOO)
        and noun.length == 1
        and end > 1
        and all(is_name_word(word) for word in words[:end])
    )


def _as_noun(base: Mention, words: Sequence[Word], end: int, noun: Noun) -> Mention:
    lows = [word.low for word in words[:end]]
    medium = kind_of_medium_in(words) if noun.word in REPORTERS | STAFF else None
    body = is_capital(words[end - 1].text) and end > 1 and base.proper and noun.cls not in PERSONAL
    number: Number = "many" if not body and "many" in (noun.number, base.number) else "one"
    kind = medium or _kind_of_noun(lows, noun)
    if number == "many" and noun.number == "one" and kind == "person":
        kind = "group"
    return replace(
        base,
        kind=kind,
        noun=noun,
        number=number,
        reporter=medium is not None and noun.word in REPORTERS,
        form="name" if body else "description",
        named=True if medium or body else _named_by_noun(base, noun, number),
        name=body_name(words, end) if body else lowered(base.words),
        gender=gendered().get(noun.word.split()[-1], "") if noun.cls in PERSONAL else "",
    )


def _named_by_noun(base: Mention, noun: Noun, number: Number) -> bool | None:
    """Whether a description picks out one voice; None where only what it points back to can tell."""
    if noun.cls == "source" or noun.word in ("media", "press", "police", "opposition"):
        return False
    if noun.cls == "document":
        issued = ISSUED.search(base.words)
        return (
            True
            if noun.word in PAPERS or base.proper or (issued and issued.start() > 0)
            else None
            if base.definite
            else False
        )
    if number == "many":
        return False
    if noun.cls in ("office", "spokesman"):
        return True if base.proper or base.definite or not base.indefinite else None
    if noun.cls in ("official", "role"):
        return True if number == "one" and OWNED.search(base.words) else None if base.definite else False
    return not base.indefinite or base.proper or bool(WATCHING.search(base.words))
