"""What kind of voice a bare name is, where its own words do not tell: the report's other words are asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import takewhile

from sayso.records import Kind, Span
from sayso.sources.lists import listed
from sayso.sources.nouns import PERSONAL, ending_at
from sayso.sources.voices import Mention
from sayso.sources.words import WORD, bare, common_words, given_names

BODY_WORDS = listed("body words")
"""Words in the names of bodies that are no nouns for a source by themselves."""

REACH = 90
"""Characters after a name in which a pronoun may tell what it is. Wider windows met pronouns of others
(train passages).
"""

BODIES: frozenset[Kind] = frozenset({"organization", "government", "agency", "outlet"})

LINKING = frozenset({"of", "for", "at", "in", "from", "with", "by", "to", "on"})
"""Words behind the head of a description: "the *operator* of the arena"."""

BEFORE = 60
"""Characters before a name in which a description may tell what it is."""

_BESIDE = re.compile(
    r"(?P<link>\b(?:of|for|at|in|from|with|by|to|on) )?\b(?:the|an?|its|their|[\w-]+['’]s) (?:[\w-]+ ){0,4}[\w-]+,? $",
    re.IGNORECASE,
)
"""A description right before a name: "the city's operator, "; behind a link it describes something else."""

LOOKS = 6
"""Places of a name that are looked at."""

WINDOW = 20_000
"""Characters on either side in which other places of a name are sought."""

Kinds = Mapping[tuple[str, ...], Kind]

HUMAN = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
THING = re.compile(r"\b(?:its|itself)\b", re.IGNORECASE)


def known_people(mentions: Iterable[Mention]) -> frozenset[str]:
    """The surnames of all who are named as people somewhere in the report, lower case."""
    return frozenset(
        mention.key[-1]
        for mention in mentions
        if mention.kind == "person" and mention.form == "name" and mention.key
    )


def known_kinds(mentions: Iterable[Mention]) -> Mapping[tuple[str, ...], Kind]:
    """The kinds of all names that the report somewhere says more of: "the news agency *Castrel*"."""
    found: dict[tuple[str, ...], Kind] = {}
    for mention in mentions:
        if mention.form == "name" and mention.kind is not None and mention.key:
            found.setdefault(mention.key, mention.kind)
    return found


def settled(text: str, mention: Mention, *, kinds: Kinds, people: frozenset[str]) -> Mention:
    """The mention with the kind that the report's other words give its bare name, if they do; others
    come back as they are. A place whose name somebody bears is he: "*Paris* said" after "Vera Paris".
    """
    if mention.form != "name" or not mention.key:
        return mention
    if mention.kind is not None:
        namesake = mention.kind == "government" and mention.words == mention.name and mention.key[0] in people
        return replace(mention, kind="person") if namesake and len(mention.key) == 1 else mention
    return replace(mention, kind=kinds.get(mention.key) or _kind(text, mention, people))


def guessed(mention: Mention) -> Mention:
    """The mention of a source with a kind in any case: a bare name that nothing tells of is a person's."""
    if mention.kind is not None:
        return mention
    if mention.form == "name":
        return replace(mention, kind="person")
    return replace(mention, kind="agency") if mention.noun and mention.noun.word == "agency" else mention


def _kind(text: str, mention: Mention, people: frozenset[str]) -> Kind | None:
    words = mention.key
    letters = mention.name.replace(".", "")
    if words[-1] in people:
        return "person"
    if words[-1] in BODY_WORDS or words[0] in BODY_WORDS or len(words) > 4:
        return "organization"
    if (letters.isupper() and 1 < len(letters) < 8) or mention.definite:
        return "organization"
    return _by_description(text, mention.span) or _by_places(text, mention)


def _by_description(text: str, name: Span) -> Kind | None:
    """What the noun of a body right before a name says that it is: "the pier's operator, *Harbour Trust*,"."""
    before = _BESIDE.search(text[max(0, name.start - BEFORE) : name.start])
    if (
        before is None
        or before["link"]
        or (before.group().endswith(", ") and text[name.end : name.end + 1] != ",")
    ):
        return None
    found = (bare(match.group()) for match in WORD.finditer(before.group()))
    lows = list(takewhile(lambda word: word not in LINKING, found))
    noun = ending_at(lows, len(lows))
    body = noun is not None and noun.cls not in PERSONAL and noun.number == "one" and noun.kind in BODIES
    return noun.kind if noun is not None and body else None


def _by_places(text: str, mention: Mention) -> Kind | None:
    # "Flag Day … he": a pronoun behind a common word tells nothing of it.
    common = mention.key[-1] in common_words() and mention.key[0] not in given_names()
    article = human = thing = 0
    for place in _places(text, mention.name, around=mention.span.start):
        after = text[place.end : place.end + REACH].split("\n", maxsplit=1)[0]
        before = text[max(0, place.start - 5) : place.start]
        article += before.endswith(("the ", "The "))
        human += 2 * _person_follows(after) + (not common and _pronoun_first(after, HUMAN, THING))
        thing += _pronoun_first(after, THING, HUMAN)
    if article and not human:
        return "organization"
    return "organization" if thing > human else "person" if human else None


def _places(text: str, name: str, *, around: int) -> Iterable[Span]:
    start = max(0, around - WINDOW)
    for _ in range(LOOKS):
        at = text.find(name, start, around + WINDOW)
        if at < 0:
            return
        start = at + len(name)
        yield Span(at, start)


def _pronoun_first(after: str, wanted: re.Pattern[str], other: re.Pattern[str]) -> bool:
    first, rival = wanted.search(after), other.search(after)
    return first is not None and (rival is None or first.start() < rival.start())


def _person_follows(after: str) -> bool:
    """Whether a description of a person stands right behind: ", a doctor", ", 34,", ", who"."""
    if re.match(r", (?:\d\d\b|who\b|whose\b)", after):
        return True
    if not re.match(r",? (?:an?|the|his|her|its|[\w’']+['’]s)\s", after):
        return False
    lows = [bare(match.group()) for match in WORD.finditer(after, 0, 60)][:6]
    found = (ending_at(lows, end) for end in range(2, len(lows) + 1))
    return any(noun is not None and noun.cls in PERSONAL for noun in found)
