"""Which names of a report stand for a place: the gazetteer and the words beside a name decide together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.facets.gazetteer import Entry, capitals, countries, find, nationalities
from sayso.facets.keys import place_key, plain
from sayso.facets.name_runs import Name
from sayso.facets.name_words import body_words, given_names, groups, titles
from sayso.facets.place_lists import coordinated
from sayso.facets.place_signs import Sign, acts, describes_noun, directions, levels, modifies
from sayso.facets.tokens import Tokens
from sayso.facets.words import is_common, listed

LARGE, HUGE = 100_000, 1_000_000
"""People from which a town is a place without a preposition before it: in a country of the report, or
anywhere."""

LONGEST_UNLISTED = 3
"""Words of a name that nobody lists, at most, to be a place behind "in" alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be a place, with what the gazetteer and the words beside it say; ``country`` where the
    text itself says in which it lies."""

    name: Name
    entries: tuple[Entry, ...]
    sign: Sign
    country: str = ""


def bare_name(name: Name) -> str:
    """A name without the words for its kind and side: Aleppo for "Aleppo Province", Hama for "Northwestern
    Hama"."""
    words = name.words
    if len(words) > 1 and levels().get(words[-1].lower()) in ("region", "city"):
        words = words[:-1]
    if len(words) > 1 and words[0].lower() in directions() and not find(" ".join(words)):
        words = words[1:]
    return " ".join(words)


def is_place(tokens: Tokens, one: Candidate, proven: set[str], evidence: Mapping[str, float]) -> bool:
    """Whether a name stands for a place here; ``proven``: keys of unlisted places that the report puts somewhere."""
    if one.entries:
        return is_listed_place(tokens, one, evidence)
    if not may_be_unlisted(one) or (describes_noun(tokens, one.name) and not one.sign.sure):
        return False
    known = place_key(bare_name(one.name)) in proven
    placed = one.sign.weak or one.sign.struck or coordinated(tokens, one.name)
    return (
        one.sign.sure
        or coordinated(tokens, one.name, sure=True)
        or (known and placed)
        or (one.sign.likely and _reads_like_place(one.name))
    )


def is_listed_place(tokens: Tokens, one: Candidate, evidence: Mapping[str, float]) -> bool:
    """Whether a name that the gazetteer has stands for the place here."""
    name, sign = one.name, one.sign
    if modifies(tokens, name):
        return False
    best = max(
        one.entries,
        key=lambda entry: (entry.level == "country", entry.unlike == 0.0, entry.people, entry.identity),
    )
    placed = sign.sure or sign.weak or sign.struck or coordinated(tokens, name)
    if best.level == "country" or plain(name.text) in capitals():
        return placed
    if sign.sure or best.level == "land":
        return True
    if _has_article(tokens, name, one.entries):
        return False
    if is_common(name.text.lower()) or name.text.lower() in given_names():
        known = best.people >= LARGE and best.country in evidence and name.text.lower() in given_names()
        return (known and placed) or (sign.likely and _before_country(tokens, name))
    large = best.people >= LARGE
    if placed:
        return large or not describes_noun(tokens, name)
    known = best.country in evidence or best.people >= HUGE
    return large and known and best.unlike == 0.0 and not acts(tokens, name)


def has_article(tokens: Tokens, name: Name) -> bool:
    """Whether "the" stands before a name."""
    return name.first > 0 and tokens[name.first - 1].low == "the"


def _has_article(tokens: Tokens, name: Name, entries: Sequence[Entry]) -> bool:
    """Whether "the" stands before the name of a town that has none: a ship, a hotel, a team."""
    if not has_article(tokens, name):
        return False
    at = name.last
    alone = (
        at >= len(tokens)
        or tokens[at].kind != "word"
        or describes_noun(tokens, name)
        or tokens[at].low in ("was", "is")
    )
    return alone and all(
        entry.level in ("city", "region") and not plain(entry.name).startswith("the ") for entry in entries
    )


def _before_country(tokens: Tokens, name: Name) -> bool:
    """Whether a listed place follows behind a comma: "Nice, France"."""
    at = name.last
    return at + 1 < len(tokens) and tokens[at].text == "," and bool(find(tokens[at + 1].text))


def may_be_unlisted(one: Candidate) -> bool:
    """Whether a name that no gazetteer has could be a place at all."""
    text = one.name.text
    words = [word.lower() for word in one.name.words]
    if text.replace(".", "").isupper() or len(text) < 3 or one.name.words[0] in nationalities():
        return False
    if any(word in titles() or word in groups() or word in body_words() for word in words):
        return False
    return not all(is_common(word) for word in words) and not (len(words) == 1 and words[0] in given_names())


def _reads_like_place(name: Name) -> bool:
    return len(name.words) <= LONGEST_UNLISTED and not any(word.isupper() for word in name.words)


def is_thing(tokens: Tokens, one: Candidate) -> bool:
    """Whether a place's name names a thing here: "the Aleppo", "Paris talks", "Halvian drones"."""
    after = tokens[one.name.last].low if one.name.last < len(tokens) else ""
    described = not one.entries and (describes_noun(tokens, one.name) or after in listed("between"))
    return described or modifies(tokens, one.name) or _has_article(tokens, one.name, one.entries)


def stands_for_government(name: Name) -> bool:
    """Whether a name acts where it is not placed: a country or a seat of power."""
    return plain(name.text) in countries() or plain(name.text) in capitals()
