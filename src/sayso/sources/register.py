"""The voices of one report, and every mention that could mean one of them, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.records import Kind, Span, Spans
from sayso.sources import states
from sayso.sources.lists import listed
from sayso.sources.mentions import describe
from sayso.sources.nouns import PERSONAL, ending_at, look_up
from sayso.sources.settle import guessed, known_kinds, known_people, settled
from sayso.sources.voices import Mention
from sayso.sources.walk_ons import walk_ons
from sayso.sources.words import Word, common_words, name_runs, words_in
from sayso.text import any_overlap

HEADS_OF_GOVERNMENT = listed("heads of government")

WHERE = re.compile(r"\b(?:in|at|near|outside|across|into)\s$")
"""Words before the name of a place."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention in its place: the sentence it stands in, and whether it acts as a source there."""

    mention: Mention
    sentence: int
    is_source: bool
    contents: Spans = ()

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.mention.span


@dataclass(slots=True)
class Voice:
    """Somebody in a report, with the places where he is met; grows while the report is read through once."""

    number: int
    places: list[Place] = field(default_factory=list)
    kind: Kind | None = None
    named: bool | None = None
    gender: str = ""
    many: bool = False
    names: set[tuple[str, ...]] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)

    def add(self, place: Place) -> None:
        """Take in one more mention."""
        mention = place.mention
        self.places.append(place)
        if mention.form == "pronoun":
            self.gender = self.gender or (mention.gender if mention.gender in ("m", "f") else "")
            return
        if self.kind is None:
            self.kind = mention.kind
            self.many = mention.number == "many"
        self.named = True if mention.named else self.named if self.named is not None else mention.named
        self.gender = self.gender or mention.gender
        if mention.form == "name":
            self.names.add(mention.key)
        self.nouns |= nouns_of(mention)

    @property
    def best(self) -> Place:
        """The mention that names the voice most fully: the longest name, else the first description."""
        named = [place for place in self.places if place.mention.form == "name"]
        told = [place for place in self.places if place.mention.form in ("description", "hedge")]
        if named:
            return max(
                named, key=lambda place: (min(len(place.mention.key), 6), place.is_source, -place.span.start)
            )
        return (told or self.places)[0]


def nouns_of(mention: Mention) -> set[str]:
    """The nouns that a later "the …" may take up: of the description, of the title, and in the name of a
    body.
    """
    found = {mention.noun.word} if mention.noun else set()
    if mention.form != "name":
        return found
    spoken = mention.title if mention.kind == "person" else f"{mention.title} {mention.name}"
    lows = [word.lower() for word in spoken.split()]
    for end in range(1, len(lows) + 1):
        noun = ending_at(lows, end)
        if noun and (mention.kind != "person" or noun.cls in PERSONAL):
            found |= {noun.word, noun.word.split()[-1]}
    return found | HEADS_OF_GOVERNMENT if found & HEADS_OF_GOVERNMENT else found


def sentence_at(sentences: Spans, offset: int) -> int:
    """The index of the sentence that holds the offset, or of the last one before it."""
    return max(0, bisect_right(sentences, offset, key=lambda span: span.start) - 1)


def places_of(
    text: str, sources: Sequence[Span], *, sentences: Spans, bodies: Iterable[str] = ()
) -> tuple[Place, ...]:
    """Every mention of a possible voice in text order: the sources given, and names elsewhere in the text.

    ``bodies`` are plain names that are no people's, whatever they sound like: the publisher's.
    """
    told = [describe(text, span) for span in sources]
    words = words_in(text, Span(0, len(text)))
    others = _apart(_names(text, words), sources)
    taken = sorted([*sources, *(mention.span for mention in others)])
    others += _apart((describe(text, span) for span in walk_ons(text, words)), taken)
    publisher: dict[tuple[str, ...], Kind] = {tuple(name.split()): "organization" for name in bodies}
    kinds = {**publisher, **known_kinds([*told, *others])}
    for _ in range(2):  # once for full names, then for the surnames of those who turned out to be people
        people = known_people([*told, *others])
        told, others = (
            [settled(text, one, kinds=kinds, people=people) for one in some] for some in (told, others)
        )
    kept = [*((guessed(one), True) for one in told), *((one, False) for one in others)]
    kept.sort(key=lambda pair: (pair[0].span, not pair[1]))
    return tuple(
        Place(mention, sentence_at(sentences, mention.span.start), source) for mention, source in kept
    )


def _apart(mentions: Iterable[Mention], taken: Sequence[Span]) -> list[Mention]:
    """The mentions that overlap none of the places that are taken; these are sorted."""
    return [one for one in mentions if not any_overlap(one.span, _near(taken, one.span))]


def _near(taken: Sequence[Span], span: Span) -> Iterable[Span]:
    """The places that can overlap the span."""
    at = bisect_right(taken, span.end, key=lambda one: one.start)
    return taken[max(0, at - 4) : at]


def _names(text: str, words: Sequence[Word]) -> Iterable[Mention]:
    at = {word.start: index for index, word in enumerate(words)}
    for run in name_runs(text, words):
        first = at[run[0].start]
        start = _with_title(words, first)
        mention = describe(text, Span(words[start].start, run[-1].end))
        if " ".join(mention.key) not in states.state_adjectives() and not _is_nobody(text, mention):
            yield mention


def _is_nobody(text: str, mention: Mention) -> bool:
    """Whether a capital is that of a place ("in Barsa"), or of a sentence that a common word opens ("Early")."""
    if mention.form != "name" or mention.kind is not None or len(mention.key) != 1:
        return False
    if WHERE.search(text, max(0, mention.span.start - 12), mention.span.start):
        return True
    before = text[max(0, mention.span.start - 3) : mention.span.start].rstrip(" \"“'‘")
    low = mention.key[0]
    return (not before or before[-1] in ".!?\n:”") and any(
        low.removesuffix(ending) in common_words() for ending in ("", "s", "ly", "ed", "ing")
    )


def _with_title(words: Sequence[Word], first: int) -> int:
    """The index of the noun for a person or body that stands right before a name: "*spokesman* Ivan
    Petrov".
    """
    if first and words[first - 1].end + 1 == words[first].start and words[first - 1].text.islower():
        noun = look_up(words[first - 1].low)
        if noun and noun.number == "one" and noun.cls in PERSONAL | {"agency", "outlet"}:
            return first - 1
    return first


def canonical(mention: Mention) -> str:
    """What a table calls the state or body that a name means; "" where none does."""
    known = states.known(mention.name) if mention.form == "name" else None
    return known.name if known else ""
