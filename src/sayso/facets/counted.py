"""What a figure counts: "12 wounded soldiers", "11 of the hostages", "50 tons of gold"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.facets.figures import number_words
from sayso.facets.tokens import HYPHENS, Token, Tokens, glued
from sayso.facets.words import entries, is_people, is_plural, listed, plural_of
from sayso.resources import read_table

LONGEST_PHRASE = 5
"""Words between a figure and the noun it counts, at most."""

DETERMINERS = listed("determiners")
EXTRA = frozenset({"more", "further", "additional", "other", "another", "such", "of"})
COLLECTIVE = frozenset({"militia", "police", "staff", "crew", "women", "security", "arms", "troops"})
"""Plurals that may stand before the noun that is counted: "20 militia fighters"."""

OF_THEM = frozenset({"them", "those", "whom", "these", "us"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun a figure counts (plural, lower case; None if it counts nothing named) and where the phrase
    ends.

    ``outcome`` is what the noun phrase itself says became of them ("12 wounded soldiers", "12 deaths").
    """

    noun: str | None
    last: int
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity while it is being read: half-open token range, value, unit, noun, outcome and where it
    was said."""

    first: int
    last: int
    low: float | None
    high: float | None
    loose: bool
    unit: str | None
    noun: str | None
    outcome: str | None
    noun_last: int
    said_before: bool = False


@cache
def outcomes(where: str) -> dict[str, str]:
    """The outcomes by the words for them that stand in one position."""
    rows = read_table("facets_outcomes.tsv")
    return {row["form"]: row["outcome"] for row in rows if where in row["where"].split()}


@cache
def of_the_living() -> frozenset[str]:
    """Outcomes that only people have."""
    return frozenset(row["outcome"] for row in read_table("facets_outcomes.tsv") if row["life"] == "yes")


def counted_at(tokens: Tokens, at: int, *, one: bool = False) -> Counted:
    """The noun phrase that starts right behind a figure; ``one`` where it may be in the singular."""
    run, state, place = _phrase(tokens, at)
    if not run:
        return Counted(None, place, state)
    plurals = [token for token in run if is_plural(token.text) or is_people(token.low)]
    lower = [token for token in plurals if not token.capital] or plurals
    if lower:
        head = lower[1] if lower[0].low in COLLECTIVE and len(lower) > 1 else lower[0]
        noun = outcomes("noun").get(head.low)
        name = "people" if noun else _compound(tokens, head, at)
        return Counted(name, _index(tokens, head, at) + 1, noun or state)
    single = [token for token in run if is_people(plural_of(token.low))]
    if one or state or single:
        return Counted(plural_of(_bare(single[0] if single else run[-1])), place, state)
    return Counted(None, at, state)


def _compound(tokens: Tokens, head: Token, at: int) -> str:
    """The noun; "air strikes" are airstrikes, persons are people."""
    place = _index(tokens, head, at)
    noun = plural_of(_bare(head))
    return (
        "air" + noun
        if place > at and tokens[place - 1].low == "air"
        else "people"
        if noun == "persons"
        else noun
    )


def stuff_at(tokens: Tokens, at: int) -> Counted:
    """What a measure is of: "50 tons of gold bars", "2 million euros in jewellery" (of only)."""
    if at >= len(tokens) or tokens[at].low not in ("of", "worth"):
        return Counted(None, at)
    if tokens[at].low == "worth" and (at + 1 >= len(tokens) or tokens[at + 1].low != "of"):
        return Counted(None, at)
    start = at + 1 + (tokens[at].low == "worth")
    while start < len(tokens) and tokens[start].low in DETERMINERS:
        start += 1
    run, _, place = _phrase(tokens, start)
    words = [_bare(token) for token in run[:3]]
    return Counted(" ".join(words) or None, place if words else at)


def _phrase(tokens: Tokens, at: int) -> tuple[list[Token], str | None, int]:
    """The words of the noun phrase, an outcome among them as an adjective, and where it ends."""
    run: list[Token] = []
    state: str | None = None
    place = at
    while place < len(tokens) and len(run) < LONGEST_PHRASE:
        token = tokens[place]
        if _hyphen(tokens, place):
            run += [token for token in tokens[place + 1 : place + 2] if run]
            place += 2
            continue
        if token.kind != "word" or (run and token.opens) or token.low in number_words():
            break
        if not run and token.low in EXTRA:
            place += 1
            continue
        if not run and state is None and token.low in outcomes("adjective") and is_noun(tokens, place + 1):
            state = outcomes("adjective")[token.low]
            place += 1
            continue
        if (token.low in entries("facets_stops.txt") and not _is_short_name(token)) or _ends(
            tokens, place, run
        ):
            break
        run.append(token)
        place += 1
    return run, state, place


def _hyphen(tokens: Tokens, at: int) -> bool:
    return tokens[at].text in HYPHENS and glued(tokens, at) and glued(tokens, at + 1)


def _is_short_name(token: Token) -> bool:
    """US and IS are names, us and is are not."""
    return len(token.text) > 1 and token.text.isupper()


def _ends(tokens: Tokens, at: int, run: list[Token]) -> bool:
    """Whether a word ends the phrase: an outcome, a participle behind a noun, a weekday."""
    low = tokens[at].low
    if low in outcomes("noun") and not run:
        return False
    if low in outcomes("participle") or low in outcomes("active") or low in outcomes("taking"):
        return True
    return bool(run) and low.endswith(("ed", "ing", "ly")) and not is_noun(tokens, at + 1)


def is_noun(tokens: Tokens, at: int) -> bool:
    """Whether a noun that can be counted stands here, or one word further on."""
    for token in tokens[at : at + 2]:
        if token.kind != "word" or token.low in entries("facets_stops.txt"):
            return False
        if is_plural(token.text) or is_people(token.low):
            return True
    return False


def _bare(token: Token) -> str:
    return token.low.replace("’", "'").removesuffix("'s")


def _index(tokens: Tokens, token: Token, at: int) -> int:
    while tokens[at].start != token.start:
        at += 1
    return at
