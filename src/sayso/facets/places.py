"""Finds the places of a report: in the gazetteer, or by the words beside a name; and which place is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.facets.gazetteer import (
    Entry,
    capitals,
    choose,
    countries,
    credible,
    find,
    nation_of,
    nationalities,
)
from sayso.facets.keys import place_key, plain
from sayso.facets.name_runs import Name
from sayso.facets.name_words import bodies, body_words, given_names, groups, titles
from sayso.facets.place_signs import (
    Sign,
    acts,
    coordinated,
    describes_noun,
    directions,
    levels,
    modifies,
    sign_of,
)
from sayso.facets.tokens import Tokens
from sayso.facets.words import is_common, listed
from sayso.records import Place, Span

LARGE, HUGE = 100_000, 1_000_000
"""People from which a town is a place without a preposition before it: in a country of the report, or
anywhere."""

LONGEST_UNLISTED = 3
"""Words of a name that nobody lists, at most, to be a place behind "in" alone."""

HEADS = listed("place_heads")
"""First words of the names of places."""

BESIDES = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts"}
)
"""What lies south of a town does not lie in it."""

RANKS = {"country": 3, "land": 2, "region": 2, "city": 1}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be a place, with what the gazetteer and the words beside it say; ``country`` where the
    text itself says in which it lies."""

    name: Name
    entries: tuple[Entry, ...]
    sign: Sign
    country: str = ""


def find_places(
    tokens: Tokens, names: Sequence[Name], aliases: frozenset[str] = frozenset()
) -> tuple[tuple[Name, Place], ...]:
    """The places among the names of a report, each with its name, in order.

    A country is a place unless it acts ("Russia said"); a town where a preposition or place word stands
    beside it, or where it is large and no ordinary word; a name that no gazetteer has, where the words
    beside it say so, here or elsewhere in the report. ``aliases``: names of bodies, never places.
    """
    held = [_candidate(tokens, name) for name in names if _can_be_place(tokens, name, aliases)]
    held = _settled_by_next(tokens, held)
    evidence = _evidence(tokens, held, names)
    held = [
        one if one.country else replace(one, entries=credible(one.entries, evidence, one.sign.level))
        for one in held
    ]
    listed = {one.name.first for one in held if one.entries and _is_listed_place(tokens, one, evidence)}
    held = [replace(one, sign=_with_holder(tokens, one, listed)) for one in held]
    proven = {
        place_key(bare_name(one.name))
        for one in held
        if one.sign.sure and not one.entries and _may_be_unlisted(one)
    }
    chosen = [one for one in held if _is_place(tokens, one, proven, evidence)]
    texts = {one.name.text for one in chosen if not _stands_for_government(one.name)}
    firsts = {one.name.first for one in chosen}
    chosen = [
        one
        for one in held
        if one.name.first in firsts or (one.name.text in texts and not _is_thing(tokens, one))
    ]
    meant = [(one, choose(one.entries, {**evidence, one.country: 1.0}, one.sign.level)) for one in chosen]
    return tuple(_with_within(tokens, [(one.name, entry, _place(one.name, entry)) for one, entry in meant]))


def _candidate(tokens: Tokens, name: Name) -> Candidate:
    """The name with what the gazetteer has under it, or under it without its last word ("Aleppo
    Province")."""
    sign, entries = sign_of(tokens, name), find(name.text)
    kind = levels().get(name.words[-1].lower()) if len(name.words) > 1 and not entries else None
    if kind in ("region", "city"):
        return Candidate(name, find(bare_name(name)), replace(sign, sure=True, level=kind))
    if kind is not None or name.words[0].lower() in HEADS:
        placed = sign.sure or sign.weak or sign.struck
        sign = replace(sign, sure=placed, level="site" if kind is not None else sign.level)
    return Candidate(name, entries or find(bare_name(name)), sign)


def bare_name(name: Name) -> str:
    """A name without the words for its kind and side: Aleppo for "Aleppo Province", Hama for "Northwestern
    Hama"."""
    words = name.words
    if len(words) > 1 and levels().get(words[-1].lower()) in ("region", "city"):
        words = words[:-1]
    if len(words) > 1 and words[0].lower() in directions() and not find(" ".join(words)):
        words = words[1:]
    return " ".join(words)


def _settled_by_next(tokens: Tokens, held: Sequence[Candidate]) -> list[Candidate]:
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


def _can_be_place(tokens: Tokens, name: Name, aliases: frozenset[str]) -> bool:
    low = name.text.lower().replace("’", "'")
    if low in aliases or low in bodies():
        return False
    people = nation_of(name.text) != "" and plain(name.text) not in countries()
    titled = len(name.words) > 1 and name.words[0].lower().strip(".") in titles()
    return not people and (not titled or sign_of(tokens, name).level is not None)


def _with_holder(tokens: Tokens, one: Candidate, listed: set[int]) -> Sign:
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


def _stands_for_government(name: Name) -> bool:
    """Whether a name acts where it is not placed: a country or a seat of power."""
    return plain(name.text) in countries() or plain(name.text) in capitals()


def _is_thing(tokens: Tokens, one: Candidate) -> bool:
    return modifies(tokens, one.name) or _has_article(tokens, one.name, one.entries)


# -- which names are places ----------------------------------------------------------------------


def _is_place(tokens: Tokens, one: Candidate, proven: set[str], evidence: Mapping[str, float]) -> bool:
    if one.entries:
        return _is_listed_place(tokens, one, evidence)
    if not _may_be_unlisted(one) or (describes_noun(tokens, one.name) and not one.sign.sure):
        return False
    known = place_key(bare_name(one.name)) in proven
    placed = one.sign.weak or one.sign.struck or coordinated(tokens, one.name)
    return (
        one.sign.sure
        or coordinated(tokens, one.name, sure=True)
        or (known and placed)
        or (one.sign.likely and _reads_like_place(one.name))
    )


def _is_listed_place(tokens: Tokens, one: Candidate, evidence: Mapping[str, float]) -> bool:
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


def _has_article(tokens: Tokens, name: Name, entries: Sequence[Entry]) -> bool:
    """Whether "the" stands before the name of a town that has none: a ship, a hotel, a team."""
    if not name.first or tokens[name.first - 1].low != "the":
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


def _may_be_unlisted(one: Candidate) -> bool:
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


# -- which place is meant ------------------------------------------------------------------------


def _evidence(tokens: Tokens, held: Sequence[Candidate], names: Sequence[Name]) -> dict[str, float]:
    """The countries of the report by how often they, their people and their towns are named; the first is 1.

    A name that towns of several countries have counts only for a country that something else names.
    """
    counts: dict[str, float] = {}
    for name in names:
        country = nation_of(name.words[0])
        if country and not country.startswith("x-"):
            counts[country] = counts.get(country, 0.0) + 0.5
    placed = [one for one in held if _counts_as_evidence(tokens, one)]
    for several in (False, True):
        for one in placed:
            telling = [entry for entry in one.entries if _is_telling(entry)]
            if (len({entry.country for entry in telling}) > 1) != several:
                continue
            meant = choose(telling, counts)
            if meant is not None and (not several or meant.country in counts):
                counts[meant.country] = counts.get(meant.country, 0.0) + 1.0
    most = max(counts.values(), default=1.0)
    return {country: count / most for country, count in counts.items()}


def _counts_as_evidence(tokens: Tokens, one: Candidate) -> bool:
    placed = one.sign.sure or one.sign.weak or one.sign.struck
    country = any(entry.level == "country" for entry in one.entries)
    return (placed or country) and not modifies(tokens, one.name)


def _is_telling(entry: Entry) -> bool:
    """Whether a place is well enough known to say by its name alone which country a report is about."""
    return bool(entry.country) and entry.unlike == 0.0 and (entry.level != "city" or entry.people >= LARGE)


def _place(name: Name, entry: Entry | None) -> Place:
    span = Span(name.start, name.end)
    if entry is None:
        return Place(span, name.text, place_key(bare_name(name)))
    key = entry.identity if entry.level == "country" else place_key(entry.name)
    return Place(span, name.text, key, entry.identity, entry.latitude, entry.longitude)


def _with_within(
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
