"""Versions of one text of which nobody knows which was first: each keeps what it can have had first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import networkx as nx

from sayso.provenance.choice import friendliest
from sayso.provenance.derived import Pair
from sayso.provenance.tellings import Way
from sayso.provenance.texts import Lean, Text, is_weak, standing_of
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


def choose_speakers(
    texts: dict[str, Text], undecided: Iterable[Pair], voices: Voices
) -> tuple[dict[str, Text], list[Lean]]:
    """Of versions that speak for themselves, the most that can have been first keep their own word."""
    speakers = {one: 1 for one, text in texts.items() if text.speaks}
    kept, leans = _choose(speakers, undecided, {})
    silenced = {one: replace(texts[one], own=False, seen=False) for one in speakers if one not in kept}
    return {**texts, **silenced}, leans


def choose_unnamed(
    texts: dict[str, Text], undecided: Iterable[Pair], voices: Voices
) -> tuple[dict[str, Text], list[Lean]]:
    """Of versions that quote unnamed voices, the most that can have been first keep theirs."""
    weak = {one: sum(is_weak(way, voices) for way in text.ways) for one, text in texts.items()}
    words = {one: sorted(voices.words(way.nodes) for way in text.ways) for one, text in texts.items()}
    kept, leans = _choose({one: count for one, count in weak.items() if count}, undecided, words)
    out = dict(texts)
    for one, count in weak.items():
        if count and one not in kept:
            left = tuple(way for way in texts[one].ways if not is_weak(way, voices))
            out[one] = replace(texts[one], ways=left, own=False)
    return out, leans


def _choose(
    weights: Mapping[str, int], undecided: Iterable[Pair], words: Mapping[str, list[str]]
) -> tuple[frozenset[str], list[Lean]]:
    """The friendliest choice; between equal ones what the texts say decides, not their ids."""
    order = sorted(weights, key=lambda one: (words.get(one, []), one))
    place = {one: f"{at:09}" for at, one in enumerate(order)}
    pairs = [pair for pair in undecided if pair[0] in weights and pair[1] in weights]
    chosen = friendliest(
        {place[one]: weight for one, weight in weights.items()}, [(place[a], place[b]) for a, b in pairs]
    )
    kept = frozenset(one for one in weights if place[one] in chosen)
    both = [ends for pair in pairs for ends in (pair, pair[::-1])]
    return kept, [Lean(one, other) for one, other in both if one not in kept and other in kept]
