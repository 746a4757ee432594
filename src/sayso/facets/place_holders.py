"""Which places lie in which: "Paris, Texas", "Hajun in Deir ez-Zor", "left Karmin in Iraq"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.facets.gazetteer import Entry
from sayso.facets.keys import place_key
from sayso.facets.name_runs import Name
from sayso.facets.place_signs import Sign, directions, levels
from sayso.facets.place_standing import Candidate
from sayso.facets.tokens import Tokens
from sayso.records import Place

BESIDES = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts"}
)
"""What lies south of a town does not lie in it."""

RANKS = {"country": 3, "land": 2, "region": 2, "city": 1}


def settled_by_next(tokens: Tokens, held: Sequence[Candidate]) -> list[Candidate]:
    """The names, with those entries only that lie in the country or region named behind a comma ("Paris,
    Texas"); both are places then."""
    out = list(held)
    for at in range(len(out) - 1):
        one, outer = out[at], out[at + 1]
        if [token.text for token in tokens[one.name.last : outer.name.first]] != [","]:
            continue
        holders = [entry for entry in outer.entries if entry.level in ("country", "region")]
        fit = tuple(entry for entry in one.entries if any(_lies_in(entry, holder) for holder in holders))
        if fit:
            out[at] = replace(one, entries=fit, sign=replace(one.sign, sure=True), country=fit[0].country)
            out[at + 1] = replace(outer, sign=replace(outer.sign, sure=True))
    return out


def _lies_in(entry: Entry, holder: Entry) -> bool:
    if entry.level == "country" or entry.identity == holder.identity:
        return False
    return entry.country == holder.country if holder.level == "country" else entry.region == holder.region


def with_holder(tokens: Tokens, one: Candidate, listed: set[int]) -> Sign:
    """The sign of a name, sure if it is placed and a listed place follows that it lies in: "left Karmin in
    Iraq"."""
    at = one.name.last
    while at < len(tokens) and (tokens[at].low in levels() or tokens[at].text == ","):
        at += 1
    if at >= len(tokens) or not (
        tokens[at].low == "in" or (at > one.name.last and tokens[at - 1].text == ",")
    ):
        return one.sign
    at += tokens[at].low == "in"
    while at < len(tokens) and (tokens[at].low in directions() or tokens[at].low in ("the", "rural")):
        at += 1
    placed = one.sign.weak or one.sign.struck
    return replace(one.sign, sure=True) if placed and at in listed else one.sign


def with_within(
    tokens: Tokens, found: Sequence[tuple[Name, Entry | None, Place]]
) -> list[tuple[Name, Place]]:
    """Say of each place in which other it lies, where the text does: "Hajun in Deir ez-Zor", "Nice, France".

    A town of the gazetteer that the text puts into another country or region was the wrong one.
    """
    out = [(name, place) for name, _, place in found]
    for at in range(len(found) - 1):
        (name, entry, place), (outer, larger_entry, larger) = found[at], found[at + 1]
        between = [token.low for token in tokens[name.last : outer.first]]
        if larger.key == place.key or not between or not _is_inside(between):
            continue
        if entry is not None and entry.level in ("country", "land"):
            continue
        if entry and larger_entry and "," not in between and _is_elsewhere(entry, larger_entry):
            entry, place = None, Place(place.span, place.name, place_key(place.name))
        if _can_hold(larger_entry, entry, comma="," in between):
            place = replace(place, within=larger.name)
        out[at] = (name, place)
    return out


def _is_elsewhere(entry: Entry, outer: Entry) -> bool:
    """Whether the gazetteer has a town in another country, or another region, than the text."""
    region = entry.level == "city" and outer.level == "region" and entry.region != outer.region
    return entry.country != outer.country or region


def _can_hold(outer: Entry | None, inner: Entry | None, *, comma: bool) -> bool:
    """Whether one place can lie in another: in a larger kind of the same country; what nobody lists, in
    what is listed."""
    if outer is None:
        return inner is None and not comma
    if inner is None:
        return not comma or outer.level != "city"
    same = inner.country == outer.country or not outer.country
    return same and RANKS[outer.level] > RANKS[inner.level]


def _is_inside(words: Sequence[str]) -> bool:
    """Whether the words between two places say that the first lies in the second."""
    bare = [word.replace("’", "'").removesuffix("'s") for word in words]
    rest = [
        word for word in bare if word not in ("the", "a", "its", ",", "'", "s") and word not in directions()
    ]
    rest = [word for word in rest if word not in levels()]
    beside = rest == ["of"] and len(bare) > 1 and bare[bare.index("of") - 1] in BESIDES
    return (not beside and rest in (["in"], ["of"], ["in", "of"])) or (rest == [] and "," in words)
