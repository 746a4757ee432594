"""Versions of one text of which nobody knows which was first: each keeps what it can have had first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from sayso.provenance.choice import friendliest
from sayso.provenance.derived import Pair
from sayso.provenance.tellings import Way
from sayso.provenance.texts import Lean, Text, end_of, is_weak, standing_of
from sayso.provenance.voices import Voices, could_be


def lean_on_ways(
    texts: dict[str, Text], undecided: Iterable[Pair], voices: Voices
) -> tuple[dict[str, Text], list[Lean]]:
    """A version that names nobody rests on the one that does, and somebody unnamed is whom the other names.

    Not so where the other only leads back to it.
    """
    cited: nx.DiGraph[str] = nx.DiGraph()
    cited.add_nodes_from(texts)
    cited.add_edges_from((one.head, other) for one in texts.values() for other in one.cites)
    out, leans = dict(texts), []
    for pair in undecided:
        for one, other in (pair, pair[::-1]):
            less = _told_by(out[one], texts[other], voices)
            if less != out[one] and not nx.has_path(cited, other, one):
                out[one] = less
                leans.append(Lean(one, other))
    return out, leans


def _told_by(text: Text, other: Text, voices: Voices) -> Text:
    """A text without what its other version tells more exactly."""
    kept = tuple(way for way in text.ways if not any(_is_less(way, one, voices) for one in other.ways))
    silent = text.own and not text.ways and not text.seen
    own = text.own and not (silent and other.ways) and kept == text.ways
    return replace(text, ways=kept, own=own)


def _is_less(way: Way, other: Way, voices: Voices) -> bool:
    """Whether a way tells less: an outlet's word, or one unnamed person who could be the other's end."""
    if standing_of(way, voices) == "media":
        return standing_of(other, voices) != "media"
    one, end = way.nodes[-1], other.nodes[-1]
    return one in voices.someone and end in voices.people and could_be(one, end, voices)


def find_doubtful(texts: Mapping[str, Text], undecided: Iterable[Pair], voices: Voices) -> frozenset[str]:
    """Unnamed voices of which a version of the same text, perhaps the first, has none of their sort.

    They count at most: in the first version they may have been somebody else.
    """
    sorts = {
        one: {_sort(way, voices) for way in text.ways if is_weak(way, voices)} for one, text in texts.items()
    }
    out: set[str] = set()
    for pair in undecided:
        for one, other in (pair, pair[::-1]):
            for way in texts[one].ways if sorts[other] else ():
                if is_weak(way, voices) and _sort(way, voices) not in sorts[other]:
                    out.add(way.nodes[-1])
    return frozenset(out)


def _sort(way: Way, voices: Voices) -> str:
    return standing_of(way, voices)


@dataclass(frozen=True, slots=True)
class Tangle:
    """Versions of one text without an order: of their ``ends`` at most so many can count (``most``)."""

    ends: frozenset[str]
    most: int


def find_tangles(texts: Mapping[str, Text], undecided: Iterable[Pair], voices: Voices) -> tuple[Tangle, ...]:
    """The versions that speak for themselves, and those that quote unnamed voices, with the most that can be first.

    Two versions of one text cannot both have been first; the friendliest reading has as many first as can be.
    """
    pairs = tuple(undecided)
    own = {one: {one} for one, text in texts.items() if text.speaks}
    weak = {one: _weak_ends(text, voices) for one, text in texts.items()}
    return (*_tangles(own, pairs), *_tangles({one: ends for one, ends in weak.items() if ends}, pairs))


def _weak_ends(text: Text, voices: Voices) -> set[str]:
    return {end_of(way, voices) for way in text.ways if is_weak(way, voices)}


def _tangles(ends: Mapping[str, set[str]], pairs: Iterable[Pair]) -> list[Tangle]:
    near: nx.Graph[str] = nx.Graph()
    near.add_edges_from(pair for pair in pairs if pair[0] in ends and pair[1] in ends)
    out = []
    for part in nx.connected_components(near):
        weights = {one: len(ends[one]) for one in part}
        first = friendliest(weights, near.subgraph(part).edges)
        found = frozenset(end for one in part for end in ends[one])
        out.append(Tangle(found, sum(weights[one] for one in first)))
    return sorted(out, key=lambda one: sorted(one.ends))
