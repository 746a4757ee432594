"""Lists of places: "in Iraq and Syria", "the villages of Karmin and Tel Asad", "the towns were Ossel and Brae"."""

from __future__ import annotations

from sayso.facets.name_runs import Name
from sayso.facets.place_signs import HYPHENS, REACH, STRIKING, WEAK, directions, levels, prepositions
from sayso.facets.tokens import Tokens
from sayso.facets.words import is_plural, listed

LONGEST_MEMBER = 8
"""Tokens of a member of a list of places."""

OPENS_LIST = frozenset({"were", "are", "including", "like", "namely", "as", ":"})
"""What leads from a word for places to their names: "the villages were X", "towns such as X"."""


def heads_list(tokens: Tokens, name: Name) -> bool:
    """Whether a name begins a list behind a word for places: "the four villages were X, Y and Z"."""
    return _kind_stands(tokens, name.first)


def _kind_stands(tokens: Tokens, at: int) -> bool:
    """Whether "villages were", "towns such as", "cities, including" stand right before a token."""
    if not at or tokens[at - 1].low not in OPENS_LIST:
        return False
    at -= 2 if tokens[at - 1].low != "as" or tokens[at - 2].low not in ("such", "identified", "named") else 3
    at -= at > 0 and tokens[at].low in (",", "were", "are")
    return at >= 0 and tokens[at].low in listed("sites") and is_plural(tokens[at].text)


def coordinated(tokens: Tokens, name: Name, *, sure: bool = False) -> bool:
    """Whether the name goes on a list of places: "in Iraq and Syria"; ``sure``: "the villages of Karmin
    and Tel Asad"."""
    at = name.first - 1
    article = at > 0 and tokens[at].low == "the"
    at -= article
    if name.end < tokens[name.last - 1].end:
        return False
    for _ in range(REACH):
        if at < 1 or tokens[at].low not in ("and", ",", "or", "&"):
            return False
        at -= 2 if at > 1 and tokens[at - 1].text == "," else 1
        if not tokens[at].capital:
            return False
        low = max(0, at - LONGEST_MEMBER)
        while (
            at > low
            and not tokens[at].opens
            and (tokens[at].capital or tokens[at].text in HYPHENS or tokens[at].low in ("al", "el", "ez"))
        ):
            at -= 1
        of_a_kind = tokens[at].low == "of" and at and tokens[at - 1].low in levels()
        if (of_a_kind and not tokens[at - 1].capital) or _kind_stands(tokens, at + 1):
            return True
        before = tokens[at].low
        if article and before in WEAK:
            return False
        if not sure and (before in prepositions() or before in directions() or before in STRIKING):
            return True
    return False
