"""Circles of reports and sources that have it from each other, and the nodes that every way passes."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from sayso.provenance.graph import Graph
from sayso.provenance.independence import End
from sayso.provenance.scene import Scene

READER = "\0reader"
ORIGIN = "\0origin"


def circles(graph: Graph, scene: Scene) -> tuple[tuple[str, ...], ...]:
    """The groups in which each has it from the others: A from B and B from A. All sorted.

    Reports of one outlet stand together: what leaves an outlet, comes back through another and is cited
    as confirmation has gone round, though every single report is new.
    """
    told: nx.DiGraph[str] = nx.DiGraph()
    tellings = (*graph.given.values(), *graph.settled.tellings.values())
    for way in (way for telling in tellings for way in telling.ways):
        told.add_edges_from(zip((way.report, *way.nodes), way.nodes, strict=False))
    told.add_edges_from((one.start, one.end) for one in graph.settled.leans if one.known and one.certain)
    outlet = {one: _outlet(one, scene) for one in told}
    between = nx.DiGraph((outlet[start], outlet[end]) for start, end in told.edges)
    rings = [part for part in nx.strongly_connected_components(between) if len(part) > 1]
    return tuple(sorted(tuple(sorted(one for one in told if outlet[one] in ring)) for ring in rings))


def _outlet(node: str, scene: Scene) -> str:
    """The outlet that published a report; everybody else for itself."""
    publisher = scene.publishers.get(node, node)
    return publisher if node in scene.own_reports.get(publisher, ()) else node


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
