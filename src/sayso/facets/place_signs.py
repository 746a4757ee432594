"""What the words beside a name say about its being a place: prepositions, directions, "the town of",
"province"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.facets.gazetteer import Level, nationalities
from sayso.facets.name_runs import Name
from sayso.facets.name_words import groups
from sayso.facets.tokens import Tokens
from sayso.facets.words import entries, listed
from sayso.resources import read_lines, read_table

REACH = 4
"""Words before a name in which a preposition is looked for, past articles, directions and place words."""

PASSED = listed("passed")
WEAK = frozenset(
    {"at", "from", "to", "between", "over", "through", "off", "via", "beyond", "around", "along"}
)
"""Prepositions that people and bodies have before them as often as places."""

BEFORE_TO = listed("before_to")
"""Words after which "to" leads to no place."""

SIDES = listed("sides")
STRIKING = listed("striking")
"""Verbs for what happens to places: what follows them is one if it can be."""

VERBS = listed("verbs")
PLACE_NOUNS = frozenset(
    {"town", "village", "city", "neighborhood", "neighbourhood", "province", "district", "governorate"}
)
"""Place words that stand right before the name: "the village Karmin"."""

NOT_BEHIND = frozenset({"state", "front", "capital", "field", "plain"})
NOT_BEFORE = frozenset({"state", "field", "head", "front"})
PLACE_PEOPLE = listed("of_places")
BESIDE_SITE = frozenset(
    {"at", "in", "near", "above", "below", "around", "outside", "beside", "behind", "beyond"}
)
FAR_AS = (["as", "far", "as"], ["far", "away", "as"])
HYPHENS = frozenset({"-", "‐", "‑"})


@dataclass(frozen=True, slots=True)
class Sign:
    """``sure`` behind "the town of", before "province" and the like; ``likely`` behind "in"; ``weak``
    behind any preposition; ``struck`` behind a verb for what happens to places; ``level`` as the words
    beside the name say."""

    sure: bool = False
    likely: bool = False
    weak: bool = False
    struck: bool = False
    level: Level | None = None


@cache
def levels() -> dict[str, Level]:
    """The words for kinds of places, with the level of what they name."""
    found: dict[str, Level] = {"region": "region", "city": "city", "site": "site", "any": "any"}
    return {row["word"]: found[row["level"]] for row in read_table("facets_place_words.tsv")}


@cache
def prepositions() -> frozenset[str]:
    """Words before a name that can make it a place."""
    return frozenset(read_lines("facets_place_prepositions.txt"))


@cache
def directions() -> frozenset[str]:
    """Northern, west, rural …"""
    return frozenset(read_lines("facets_directions.txt"))


def sign_of(tokens: Tokens, name: Name) -> Sign:
    """What the words beside a name say."""
    behind, ahead = _level_behind(tokens, name), _level_before(tokens, name)
    level = behind if ahead in (None, "any") and behind is not None else ahead
    preposition = _preposition(tokens, name) or _other_preposition(tokens, name)
    before = tokens[name.first - 1].low if name.first else ""
    return Sign(
        sure=level is not None
        or before in directions()
        or _of_a_side(tokens, name)
        or _on_a_bank(tokens, name)
        or _at_a_site(tokens, name)
        or preposition in ("near", "outside")
        or _is_end_of_road(tokens, name),
        likely=preposition is not None and preposition not in WEAK,
        weak=preposition is not None,
        struck=before in STRIKING or _is_undergoing(tokens, name),
        level=None if level == "any" else level,
    )


def _level_behind(tokens: Tokens, name: Name) -> Level | None:
    """Hasaka province, al-Dashisheh region, Hasaka province's southern countryside; not "US state media"."""
    at = name.last
    if name.end < tokens[at - 1].end:
        at += at + 1 < len(tokens) and tokens[at].low in directions()
        owned = tokens[at].low if at < len(tokens) else ""
        if owned == "countryside":
            return "region"
        return "site" if owned in SIDES or owned in ("outskirts", "suburbs") else None
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].capital:
        return None
    if (
        tokens[at].low in listed("site_adjectives")
        and at + 1 < len(tokens)
        and tokens[at + 1].low in levels()
    ):
        return levels()[tokens[at + 1].low]
    word = tokens[at].low.replace("’", "'").removesuffix("'s")
    return None if word in NOT_BEHIND else levels().get(word)


def _level_before(tokens: Tokens, name: Name) -> Level | None:
    """The town of X, the village X, in the district of X."""
    at = name.first - 1
    if at >= 1 and tokens[at].low == "of" and tokens[at - 1].low not in NOT_BEFORE:
        return levels().get(tokens[at - 1].low)
    return levels()[tokens[at].low] if at >= 0 and tokens[at].low in PLACE_NOUNS else None


def _of_a_side(tokens: Tokens, name: Name) -> bool:
    """East of X, on the outskirts of X, the capital of X."""
    at = name.first - 1
    return (
        at >= 1
        and tokens[at].low == "of"
        and (tokens[at - 1].low in SIDES or tokens[at - 1].low in directions())
    )


def _on_a_bank(tokens: Tokens, name: Name) -> bool:
    """On the left bank of the X, at the mouth of the X: a river, with its article."""
    words = [token.low for token in tokens[max(0, name.first - 3) : name.first]]
    return len(words) == 3 and words[0] in listed("banks") and words[1:] == ["of", "the"]


def _at_a_site(tokens: Tokens, name: Name) -> bool:
    """The bridge at X, the hill villages above X."""
    at = name.first - 1
    return at > 0 and tokens[at].low in BESIDE_SITE and tokens[at - 1].low in listed("sites")


def _preposition(tokens: Tokens, name: Name) -> str | None:
    """The preposition before a name, past articles, directions and place words; "as far as" is one."""
    if [token.low for token in tokens[max(0, name.first - 3) : name.first]] in FAR_AS:
        return "as far as"
    for at in range(name.first - 1, max(-1, name.first - 1 - REACH), -1):
        token = tokens[at]
        if token.low in prepositions():
            return None if at and tokens[at - 1].low in BEFORE_TO else token.low
        passed = token.low in PASSED or token.low in directions() or token.text in HYPHENS
        if token.kind == "number" or not (passed or token.low in levels()):
            return None
    return None


def _other_preposition(tokens: Tokens, name: Name) -> str | None:
    """On, for and of, where the word before them makes them lead to a place: "shells fell on X", "left for X",
    "residents of X"."""
    if name.first < 2:
        return None
    word, before = (
        tokens[name.first - 1].low,
        [token.low for token in tokens[max(0, name.first - 4) : name.first - 1]],
    )
    leads = (
        (word == "on" and any(one in listed("fell_on") for one in before))
        or (word == "for" and any(one in listed("departing") for one in before))
        or (word == "of" and before[-1] in PLACE_PEOPLE)
    )
    return "to" if leads else None


def _is_end_of_road(tokens: Tokens, name: Name) -> bool:
    """The road between X and Y, the highway from X."""
    at = name.first - 1
    return at > 0 and tokens[at].low in ("between", "from", "to") and tokens[at - 1].low in listed("roads")


def _is_undergoing(tokens: Tokens, name: Name) -> bool:
    """X was shelled, X has been retaken, X fell to the rebels."""
    words = [token.low for token in tokens[name.last : name.last + 3]]
    passive = any(word in ("was", "were", "been") for word in words[:2])
    return (passive and any(word in STRIKING for word in words[1:])) or words[:2] in (
        ["fell", "to"],
        ["falls", "to"],
    )


def modifies(tokens: Tokens, name: Name) -> bool:
    """Whether the name only describes another word: US-led, UK government."""
    at = name.last
    if at + 1 < len(tokens) and tokens[at].text in HYPHENS and tokens[at].start == name.end:
        return True
    adjective = at < len(tokens) and name.text in nationalities()
    return adjective and (tokens[at].low in groups() or describes_noun(tokens, name))


def describes_noun(tokens: Tokens, name: Name) -> bool:
    """Whether an ordinary noun follows that is no word for a place: "the Carlton hotel", "Molotov
    cocktails"."""
    at = name.last
    if at >= len(tokens) or tokens[at].kind != "word" or name.end < tokens[at - 1].end:
        return False
    if tokens[at].capital and (tokens[at].opens or not name.loud):
        return False
    low = tokens[at].low
    ordinary = (
        low not in entries("facets_stops.txt")
        and low not in entries("finite_verbs.txt")
        and low not in VERBS
        and not low.endswith(("ed", "ing", "ly"))
    )
    return ordinary and low not in levels() and low not in directions()


def acts(tokens: Tokens, name: Name) -> bool:
    """Whether a name is what acts: at the head of the clause, before a verb, or owning something."""
    at = name.last
    if name.end < tokens[at - 1].end:
        return True
    if at >= len(tokens) or tokens[at].kind != "word":
        return name.opens
    return name.opens or tokens[at].low in VERBS or (tokens[at].low.endswith("ed") and not tokens[at].capital)
