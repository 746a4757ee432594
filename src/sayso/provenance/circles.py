"""Circles of reports and sources that have it from each other, and the nodes that every way passes."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from sayso.provenance.graph import Graph
from sayso.provenance.independence import End

READER = "\0reader"
ORIGIN = "\0origin"


def circles(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """The groups in which each has it from the others: A from B and B from A. All sorted."""
    told: nx.DiGraph[str] = nx.DiGraph()
    for way in (way for telling in graph.given.values() for way in telling.ways):
        told.add_edges_from(zip((way.report, *way.nodes), way.nodes, strict=False))
    told.add_edges_from((one.start, one.end) for one in graph.settled.leans if one.known and one.certain)
    found = (tuple(sorted(part)) for part in nx.strongly_connected_components(told) if len(part) > 1)
    return tuple(sorted(found))


def chokepoints(graph: Graph, ends: Iterable[End]) -> tuple[str, ...]:
    """The voices and reports that stand on every way from the reader to an origin, nearest the reader first.

    A claim's only report is on every way and goes without saying.
    """
    ways = _ways(graph, ends)
    if ORIGIN not in ways or not nx.has_path(ways, READER, ORIGIN):
        return ()
    above = nx.immediate_dominators(ways, READER)
    out: list[str] = []
    node = above[ORIGIN]
    while node != READER:
        out.append(node)
        node = above[node]
    alone = set(graph.given) if len(graph.given) == 1 else set()
    return tuple(one for one in reversed(out) if one not in alone)


def _ways(graph: Graph, ends: Iterable[End]) -> nx.DiGraph[str]:
    """The graph from the reader through the reports to whatever counts as an end."""
    ways: nx.DiGraph[str] = nx.DiGraph(graph.paths.edges)
    ways.add_edges_from((READER, report) for report in graph.given)
    ways.add_edges_from((node, ORIGIN) for one in ends for node in one.nodes)
    return ways
