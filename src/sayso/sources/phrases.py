"""Noun phrases that mean a voice: which word is the head, which are the name, which only describe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Kind
from sayso.sources import media, states
from sayso.sources.bodies import (
    adjectives,
    first_of_name,
    kind_of_name,
    lowered,
    name_length,
    people_of_state,
)
from sayso.sources.descriptions import described
from sayso.sources.lists import listed
from sayso.sources.nouns import is_personal, look_up
from sayso.sources.people import as_person, is_person_of, name_at_end, person_start
from sayso.sources.voices import Mention
from sayso.sources.words import LINKS, Word, is_capital, is_name_word, small_words, without_owner

BOUNDARY = listed("after the head")
"""Words after which a phrase only describes its head."""


ADDRESS = re.compile(r"\w\.\s?(?:com|org|net|co\.uk|info|tv|news)\b", re.IGNORECASE)


def core_of(text: str, words: Sequence[Word], *, joined: bool) -> int:
    """How many of the words stand before the first preposition, relative clause or comma: the head is the
    last of them.

    ``joined``: "of" and "for" between capitals belong to a name and do not end the core.
    """
    for at in range(1, len(words)):
        gap = text[words[at - 1].end : words[at].start]
        link = joined and words[at].low in ("of", "for") and _between_capitals(words, at)
        if (words[at].low in BOUNDARY and not link) or any(mark in gap for mark in ",;:()[]–—"):
            return at
    return len(words)


def _between_capitals(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and is_capital(words[at - 1].text) and is_capital(words[at + 1].text)


def read_phrase(text: str, base: Mention, *, words: Sequence[Word]) -> Mention:
    """What a noun phrase without its article tells of the voice it means; ``base`` holds what the
    article told.
    """
    base = replace(base, proper=_is_proper(text, base, words))
    if _is_programme(text, words):
        return replace(base, form="name", kind="outlet", named=True)
    if ADDRESS.search(base.words):
        return replace(
            base,
            form="name",
            kind="outlet",
            named=True,
            name=base.words.removeprefix("the ").replace(" ", ""),
        )
    short = core_of(text, words, joined=False)
    table = None if is_person_of(text, words, end=short) else _in_tables(text, base, words, short)
    if table:
        return table
    named = name_at_end(text, words, end=short)
    if named is not None:
        return as_person(base, words, at=named)
    for end in _ends_of_head(text, words, short):
        person = person_start(text, words, end=end)
        if person is not None:
            return as_person(base, words[:end], at=person)
        found = described(text, base, words=words, end=end)
        if found:
            return found
    return _as_bare_name(base, words, short)


def _is_programme(text: str, words: Sequence[Word]) -> bool:
    """ "CNN's “Larry King Live”": a medium, and a title in quotation marks."""
    owner = without_owner(words[0].text)
    if len(words) < 2 or owner == words[0].text or not media.named(owner):
        return False
    return any(mark in text[words[0].end : words[1].start] for mark in '"“‘')


def _ends_of_head(text: str, words: Sequence[Word], short: int) -> tuple[int, ...]:
    """Where the head may end: after a long name that describes ("Bureau of Prisons *spokesman*"), or at
    the first preposition.
    """
    long = core_of(text, words, joined=True)
    if long == short:
        return (short,)
    only_describes = not is_capital(words[long - 1].text) or person_start(text, words, end=long) is not None
    return (long, short) if only_describes else (short,)


def _is_proper(text: str, base: Mention, words: Sequence[Word]) -> bool:
    """Whether a name stands somewhere in the phrase (a capital that is not only the start of a sentence)."""
    if any(is_capital(word.text) and not look_up(word.low) for word in words[1:]):
        return True
    first = words[0]
    if not is_capital(first.text):
        return False
    begins = base.span.start == first.start and _opens_sentence(text, first.start)
    return (
        not begins
        or sum(char.isupper() for char in first.text) > 1
        or media.plain(first.text) in states.state_adjectives()
        or (
            not look_up(first.low)
            and first.text.lower() not in adjectives() | small_words()
            and len(words) == 1
        )
    )


def _in_tables(text: str, base: Mention, words: Sequence[Word], short: int) -> Mention | None:
    """The mention if the tables of media, states and bodies know its whole name."""
    start = first_of_name(words, short)
    ends = (start + name_length(words[start:]), short)
    opening = base.span.start == words[0].start and _opens_sentence(text, words[0].start)
    for end in dict.fromkeys(ends):
        name = without_owner(" ".join(word.text for word in words[start:end]))
        if (
            end <= start
            or _is_office(name)
            or (end != len(words) and end < short)
            or (opening and end - start == 1 and look_up(name.lower()))
        ):
            continue
        kind = kind_of_name(name)
        if kind and is_capital(words[start].text):
            title = " ".join(word.text for word in words[:start])
            return replace(base, form="name", kind=kind, named=True, name=name, title=title, number="one")
    return None


def _is_office(name: str) -> bool:
    """ "CEO" is an office, whatever body has these letters."""
    noun = look_up(name.lower())
    return noun is not None and noun.cls == "office" and name.isupper()


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \"“'‘")
    return not before or before[-1] in ".!?\n:”"


def _as_bare_name(base: Mention, words: Sequence[Word], end: int) -> Mention:
    start = first_of_name(words, end)
    length = name_length(words[start:])
    head = words[end - 1]
    if (
        length == 0
        or (not is_name_word(head) and start + length < end)
        or (length == 1 == end and head.low.endswith("ists"))
    ):
        return _as_unknown(base, head)
    if start + length < end:  # "Korvan's old rival *Castrel*": what stands before the name describes it
        start = _trailing_name(words, end)
        length = end - start
    name = without_owner(" ".join(word.text for word in words[start : start + length]))
    programme = (
        length > 1
        and media.named(without_owner(words[start].text))
        and words[start].text != without_owner(words[start].text)
    )
    kind = "outlet" if programme else people_of_state(words[start : start + length]) or kind_of_name(name)
    return replace(
        base, form="name", kind=kind, named=True, name=name, title=" ".join(w.text for w in words[:start])
    )


def _trailing_name(words: Sequence[Word], end: int) -> int:
    """Where the name begins that ends the first ``end`` words: "Korvan Fire *and* Rescue" is one."""
    start = end - 1
    while start > 0:
        before = words[start - 1]
        joins = before.low in LINKS | {"and"} and start > 1 and is_name_word(words[start - 2])
        if not (is_name_word(before) or joins):
            break
        start -= 1
    return start


def _as_unknown(base: Mention, head: Word) -> Mention:
    """A description whose noun the list lacks: its ending may tell a person."""
    low = head.low
    single = low.removesuffix("s") if low.endswith("s") and not low.endswith("ss") else low
    personal = is_personal(single) and (base.definite or base.indefinite or single != low)
    many = single != low or base.number == "many"
    told = base.proper or base.definite
    kind: Kind | None = (
        ("group" if many else "person")
        if personal
        else ("group" if many else "organization")
        if told
        else None
    )
    return replace(
        base,
        name=lowered(base.words),
        kind=kind,
        number="many" if many else "one",
        named=False if many or not told else True if kind == "organization" else None,
    )
