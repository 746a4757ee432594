"""Finds who and what a report is about: persons, bodies, and the forces and offices of nations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.facets.gazetteer import capitals, countries, nationalities
from sayso.facets.keys import name_key, plain
from sayso.facets.name_runs import Name
from sayso.facets.name_words import bodies, body_words, given_names, groups, heads, split_titles, titles
from sayso.facets.tokens import Token, Tokens, glued
from sayso.facets.words import is_common, listed
from sayso.records import Participant, Span
from sayso.resources import read_lines

LONGEST_GROUP = 3
"""Words between a nationality and the noun for its forces: "Syrian government ground forces"."""

BETWEEN = listed("between")
HYPHENS = frozenset({"-", "‐", "‑", "–"})
LAST_NAME = 3
"""Letters of a last name from which it alone can stand for the whole name."""


@dataclass(frozen=True, slots=True)
class Group:
    """A nation with its forces or an office: half-open token range and key."""

    first: int
    last: int
    key: str


def find_participants(
    text: str, tokens: Tokens, names: Sequence[Name], same: Mapping[str, str]
) -> tuple[Participant, ...]:
    """The participants among the names of a report that are no places, in order.

    ``same``: the key of each name (lower case) that the report says is the same as another. "US forces",
    "American troops" and "U.S. army" have one key, so have all names of a well-known body; a last name has
    the key of the whole name when the report has one such person. Titles are no part of a name.
    """
    lasts = _last_names(names)
    found: dict[int, Participant] = {}
    taken = -1
    for name in names:
        if name.first < taken:
            continue
        group = _group(tokens, name)
        if group is not None:
            span = Span(tokens[group.first].start, _end(tokens[group.last - 1]))
            found[span.start] = Participant(span, " ".join(text[span.start : span.end].split()), group.key)
            taken = group.last
            continue
        one = _named(text, tokens, name, lasts, same)
        if one is not None:
            found[one.span.start] = one
    return tuple(found[start] for start in sorted(found))


@cache
def _endings() -> frozenset[str]:
    return frozenset(read_lines("sources_endings.txt"))


def _end(token: Token) -> int:
    return token.end - 2 if token.low.replace("’", "'").endswith("'s") else token.end


# -- the forces and offices of nations -----------------------------------------------------------


def _group(tokens: Tokens, name: Name) -> Group | None:
    """US forces, Syrian government troops, US-led coalition, US-backed forces, Syrian Army."""
    nation = _nation(tokens, name)
    if nation is None or name.text.lower() in bodies():
        return None
    place, key = name.first + _length(name, tokens), nation
    if place + 1 < len(tokens) and tokens[place].text in HYPHENS and glued(tokens, place + 1):
        ending = tokens[place + 1].low
        if ending not in _endings():
            return None
        key, place = f"{nation}-{ending}", place + 2
    for last in range(min(len(tokens), place + LONGEST_GROUP + 2), max(place, name.last - 1), -1):
        noun = _noun([_low(token) for token in tokens[place:last]])
        if noun is not None and not _goes_on(tokens, last):
            return Group(name.first, last, f"{key} {noun}")
    return None


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether the noun before a token only describes what follows: "state-run", "US military base"."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if (token.text in HYPHENS and glued(tokens, at)) or token.low in ("tv", "media", "news", "television"):
        return True
    describing = tokens[at - 1].low in ("military", "state", "government") and token.kind == "word"
    return describing and not (
        token.low in read_lines("facets_stops.txt") or token.low.endswith(("ed", "s")) or token.capital
    )


def _noun(words: Sequence[str]) -> str | None:
    """The class of the noun that the words end in, if all before it only describe it."""
    for start in range(len(words)):
        noun = groups().get(" ".join(words[start:]))
        if noun is not None and all(word in BETWEEN for word in words[:start]):
            return noun
    return None


def _low(token: Token) -> str:
    return token.low.replace("’", "'").removesuffix("'s")


def _length(name: Name, tokens: Tokens) -> int:
    """How many tokens of a name are the nationality at its head: two in "Saudi Arabian", one in "Syrian
    Army"."""
    for count in (2, 1):
        if " ".join(token.text for token in tokens[name.first : name.first + count]) in nationalities():
            return count
    return name.last - name.first


def _nation(tokens: Tokens, name: Name) -> str | None:
    """The code of the nation that a name is or begins with; None if it is something else."""
    count = _length(name, tokens)
    head = " ".join(token.text for token in tokens[name.first : name.first + count])
    code = nationalities().get(head)
    follower = tokens[name.last] if name.last < len(tokens) else None
    if code is None and follower is not None and (follower.text in HYPHENS or follower.low in groups()):
        country = countries().get(plain(name.text))
        code = country.country if country else None
    return code.lower() if code else None


# -- persons and bodies --------------------------------------------------------------------------


def _named(
    text: str, tokens: Tokens, name: Name, lasts: Mapping[str, str], same: Mapping[str, str]
) -> Participant | None:
    low = name.text.lower().replace("’", "'")
    if any(letter.isdigit() for letter in name.text) or _is_prefix(tokens, name):
        return None
    country = countries().get(plain(name.text).removeprefix("the "))
    if country is not None and low not in same:
        return Participant(Span(name.start, name.end), name.text, country.country.lower())
    if name.text in nationalities():
        return _people(tokens, name)
    start = _after_titles(tokens, name)
    if start is None:
        return None
    span = Span(tokens[start].start, name.end)
    shown = " ".join(text[span.start : span.end].split())
    key = _known_key(shown, same) or lasts.get(shown.lower()) or _seat(shown) or name_key(shown)
    return Participant(span, shown, key)


def _is_prefix(tokens: Tokens, name: Name) -> bool:
    """Whether the name only describes something: "UK-based", "US-backed"."""
    at = name.last
    if at + 1 >= len(tokens) or tokens[at].text not in HYPHENS or not glued(tokens, at):
        return False
    nation = name.text in nationalities() or plain(name.text) in countries()
    return nation or tokens[at + 1].low in ("based", "born")


def _people(tokens: Tokens, name: Name) -> Participant | None:
    """Yemenis, the Kurds: the people of a nation; not the adjective before another word."""
    noun = name.text.endswith("s") or name.last >= len(tokens) or tokens[name.last].kind == "mark"
    if not noun or name.last - name.first != 1:
        return None
    return Participant(Span(name.start, name.end), name.text, nationalities()[name.text].lower())


def _after_titles(tokens: Tokens, name: Name) -> int | None:
    """Where a name begins behind nationality and titles; None where nothing else is in it."""
    places = [at for at in range(name.first, name.last) if tokens[at].kind == "word"]
    words = [tokens[at].text for at in places]
    count = _titles_before(words)
    if count == len(words) or all(word.lower() in titles() for word in words[count:]):
        return None
    return places[count]


def _titles_before(words: Sequence[str]) -> int:
    """How many words at the head of a name are a nationality, offices and titles; none if there is no
    title."""
    nation = 1 if words[0] in nationalities() and len(words) > 2 else 0
    count = split_titles(words[nation:])
    while (
        nation + count + 1 < len(words)
        and words[nation + count].lower() in OFFICES
        and words[nation + count + 1].lower() in titles()
    ):
        count += 1 + split_titles(words[nation + count + 1 :])
    return nation + count if count else 0


OFFICES = listed("offices")


def _known_key(shown: str, same: Mapping[str, str]) -> str | None:
    low = shown.lower().replace("’", "'").removeprefix("the ")
    if low in same:
        return same[low]
    body = bodies().get(low)
    if body is None and " " in low:
        body = bodies().get(low.split(" ", 1)[1]) if low.split(" ", 1)[0].title() in nationalities() else None
    return name_key(body) if body else None


def _seat(shown: str) -> str | None:
    """The nation whose seat of power a name is: Washington spoke for the United States."""
    code = capitals().get(plain(shown).removeprefix("the "))
    return code.lower() if code else None


def _last_names(names: Sequence[Name]) -> dict[str, str]:
    """The key of the whole name by the last name of each person that the report has one of."""
    found: dict[str, set[str]] = {}
    for name in names:
        words = list(name.words)
        rest = words[_titles_before(words) :]
        if len(rest) < 2 or not _is_person(words, rest):
            continue
        last = rest[-1]
        if len(last) >= LAST_NAME:
            found.setdefault(last.lower(), set()).add(name_key(" ".join(rest)))
    return {last: keys.pop() for last, keys in found.items() if len(keys) == 1}


def _is_person(words: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether a name is a person's: a title before it or a given name at its head, and no word for a body
    in it."""
    if any(
        word.lower() in groups() or word.lower() in heads() or word.lower() in body_words() for word in rest
    ):
        return False
    if len(rest) < len(words) or rest[0].lower() in given_names():
        return len(rest) <= 5
    return len(rest) <= 3 and not any(is_common(word.lower()) or word.isupper() for word in rest)


def same_names(aliases: Sequence[Sequence[str]]) -> dict[str, str]:
    """One key for all the names that a report says are the same, joined where groups share a name.

    The key is that of the well-known body among them, else the least of their keys, so that the order of
    the groups does not matter.
    """
    joined: dict[str, frozenset[str]] = {}
    for group in sorted({tuple(group) for group in aliases}):
        names = {name.lower().replace("’", "'").removeprefix("the ") for name in group}
        merged = frozenset(names).union(*(joined[name] for name in names if name in joined))
        joined.update(dict.fromkeys(merged, merged))
    keys: dict[str, str] = {}
    for one in sorted(set(joined.values()), key=sorted):
        known = sorted(name_key(bodies()[name]) for name in one if name in bodies())
        key = known[0] if known else min(name_key(name) for name in sorted(one))
        keys.update(dict.fromkeys(one, key))
    return keys
