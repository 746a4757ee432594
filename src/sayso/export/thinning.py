"""Lines of repeated words made few: of a tangle of copies, only the steps from which the others follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import networkx as nx
from networkx.utils import UnionFind

from sayso.export.graph import Drawing, Line

CALM = 12
"""Lines beside a column that can be told apart (looked at in a browser); where there are more, some go."""


def thinned(drawing: Drawing) -> tuple[Drawing, int]:
    """The drawing with few lines of repeated words, and how many were left out.

    Where A repeats B, B repeats C and A also repeats C, the last line goes: one still comes from A to C.
    Of reports that repeat each other in a ring, because nobody knows who was first, each stays joined.
    """
    shapes = {node.id: node.shape for node in drawing.nodes}
    copies = [
        one
        for one in drawing.lines
        if one.style == "reuses" and not one.circle and shapes[one.start] == shapes[one.end] == "report"
    ]
    if len(copies) <= CALM:
        return drawing, 0
    kept = _kept(copies)
    gone = {id(one) for one in copies} - {id(one) for one in kept}
    return replace(drawing, lines=tuple(one for one in drawing.lines if id(one) not in gone)), len(gone)


def _kept(copies: Sequence[Line]) -> list[Line]:
    graph: nx.DiGraph[str] = nx.DiGraph((one.start, one.end) for one in copies)
    rings: nx.DiGraph[int] = nx.condensation(graph)
    ring_of: Mapping[str, int] = rings.graph["mapping"]
    steps = set(nx.transitive_reduction(rings).edges)
    ranked = sorted(copies, key=lambda one: (not one.certain, one.start, one.end))
    between: dict[tuple[int, int], Line] = {}
    for one in ranked:
        ends = ring_of[one.start], ring_of[one.end]
        if ends in steps:
            between.setdefault(ends, one)
    return [*between.values(), *_spanning(one for one in ranked if ring_of[one.start] == ring_of[one.end])]


def _spanning(lines: Iterable[Line]) -> list[Line]:
    """As few of the lines as still join what all of them join, the first of them."""
    joined: UnionFind[str] = UnionFind()
    kept = []
    for one in lines:
        if joined[one.start] != joined[one.end]:
            joined.union(one.start, one.end)
            kept.append(one)
    return kept
