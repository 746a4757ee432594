"""Texts made from other texts: which way round, and what they add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import networkx as nx

from sayso.provenance.tellings import Way
from sayso.provenance.texts import Text, end_of, is_weak
from sayso.provenance.voices import Voices
from sayso.records import Reuse

Pair = tuple[str, str]


def directions(
    texts: Mapping[str, Text], held: Iterable[Reuse], heads: Mapping[str, str]
) -> tuple[dict[str, tuple[str, ...]], list[Pair]]:
    """For each derived text those it was made from, and the pairs whose direction is open.

    A report that cites the other of the pair was made from it. Directions that run in a ring are our own
    contradiction, not the reports': they are open.
    """
    made_from: nx.DiGraph[str] = nx.DiGraph()
    undecided: set[Pair] = set()
    for one in held:
        a, b = heads[one.a], heads[one.b]
        if a == b:
            continue
        derived, original = _direction(a, b, one, texts)
        if derived:
            made_from.add_edge(derived, original)
        else:
            undecided.add((min(a, b), max(a, b)))
    for ring in [one for one in nx.strongly_connected_components(made_from) if len(one) > 1]:
        inside = [(a, b) for a, b in made_from.edges if a in ring and b in ring]
        made_from.remove_edges_from(inside)
        undecided |= {(min(pair), max(pair)) for pair in inside}
    decided = {(min(pair), max(pair)) for pair in made_from.edges}
    order = list(nx.topological_sort(made_from))
    parents = {one: tuple(sorted(made_from.successors(one))) for one in reversed(order)}
    return {one: found for one, found in parents.items() if found}, sorted(undecided - decided)


def _direction(a: str, b: str, reuse: Reuse, texts: Mapping[str, Text]) -> tuple[str, str]:
    """The derived and the original head of a pair; twice the empty string where it is open."""
    if reuse.direction != "unknown":
        return (a, b) if reuse.direction == "a<-b" else (b, a)
    cites = [(one, other) for one, other in ((a, b), (b, a)) if other in texts[one].cites]
    return cites[0] if len(cites) == 1 else ("", "")


def without_derived(
    texts: Mapping[str, Text], parents: Mapping[str, tuple[str, ...]], voices: Voices
) -> dict[str, Text]:
    """Derived texts with only the ways that those before them lack; ``parents`` has originals first.

    A body that prints what another wrote does not say it itself.
    """
    out = dict(texts)
    above: dict[str, frozenset[str]] = {}
    for child, found in parents.items():
        ends = {end_of(way, voices) for one in found for way in texts[one].ways}
        above[child] = frozenset(ends).union(*(above.get(one, frozenset()) for one in found))
        mine = (way for way in texts[child].ways if way not in texts[child].pages)
        kept = [way for way in mine if _adds(way, above[child], found, voices)]
        out[child] = replace(texts[child], ways=tuple(kept), own=False, seen=False)
    return out


def _adds(way: Way, above: frozenset[str], parents: Iterable[str], voices: Voices) -> bool:
    """Whether a derived text's way tells something that the texts before it do not.

    Once they name anybody, an unnamed voice in the derived text is one of theirs.
    """
    if way.nodes[-1] in parents:
        return False
    return not above or (not is_weak(way, voices) and end_of(way, voices) not in above)
