"""How many lines run from the reader to origins without sharing a voice, and to which origins they run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
from networkx.algorithms.flow import dinitz

READER = ("reader", "")
GOAL = ("goal", "")
Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What lines run over: reports (doors that any number may pass), voices (one line each), and edges.

    A report that quotes two people is two testimonies, so that lines may share it; a relay is one pair of
    hands, so that they may not.
    """

    reports: frozenset[str]
    edges: frozenset[tuple[str, str]]


def carried(ground: Ground, levels: Sequence[Mapping[str, str]]) -> list[frozenset[str]]:
    """The ends that lines run to, level by level.

    ``levels`` map ends (voices, or reports that speak for themselves) to gates; ends of one gate count
    once. The ends that must be served first stand in the first level: as many lines as possible run to
    them, then as many as possible besides to those of the second, and so on. That all levels together
    still carry as many lines as can be is a property of disjoint paths (the ends that can be linked form
    a gammoid).
    """
    if all(_is_at_hand(ground, ends) for ends in levels):
        return [_one_for_each_gate(ends) for ends in levels]
    network = _network(ground)
    sizes: list[float] = []
    for at, ends in enumerate(levels):
        _open(network, at, ends)
        sizes.append(nx.maximum_flow_value(network, READER, GOAL, flow_func=dinitz) - sum(sizes))
    for at, size in enumerate(sizes):
        network.edges[_level(at), GOAL]["capacity"] = size
    flow = nx.maximum_flow(network, READER, GOAL, flow_func=dinitz)[1]
    return [frozenset(end for end in ends if _flows(flow, end, at, ends)) for at, ends in enumerate(levels)]


def _is_at_hand(ground: Ground, ends: Mapping[str, str]) -> bool:
    """Whether no end needs a relay: every one is a report or cited by one directly."""
    cited = {end for start, end in ground.edges if start in ground.reports}
    return ground.reports | cited >= ends.keys()


def _one_for_each_gate(ends: Mapping[str, str]) -> frozenset[str]:
    return frozenset({gate: end for end, gate in sorted(ends.items(), reverse=True)}.values())


def _network(ground: Ground) -> nx.DiGraph[Node]:
    network: nx.DiGraph[Node] = nx.DiGraph()
    network.add_nodes_from((READER, GOAL))
    for report in sorted(ground.reports):
        network.add_edge(READER, ("out", report))
    for node in sorted({node for edge in ground.edges for node in edge} - ground.reports):
        network.add_edge(("in", node), ("out", node), capacity=1)
    for start, end in sorted(ground.edges):
        network.add_edge(("out", start), ("out" if end in ground.reports else "in", end))
    return network


def _level(at: int) -> Node:
    return f"level {at}", ""


def _open(network: nx.DiGraph[Node], at: int, ends: Mapping[str, str]) -> None:
    network.add_edge(_level(at), GOAL, capacity=len(set(ends.values())))
    for end, gate in sorted(ends.items()):
        network.add_edge(("out", end), (f"gate {at}", gate), capacity=1)
        network.add_edge((f"gate {at}", gate), _level(at), capacity=1)


def _flows(flow: Mapping[Node, Mapping[Node, int]], end: str, at: int, ends: Mapping[str, str]) -> bool:
    return flow.get(("out", end), {}).get((f"gate {at}", ends[end]), 0) > 0
