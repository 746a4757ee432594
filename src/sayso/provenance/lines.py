"""How many lines run from the reader to origins without sharing a voice, and to which origins they run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Level:
    """Ends (voices, or reports that speak for themselves) with the gates that each may go through.

    A gate lets one line through, or as many as ``wide`` says.
    """

    ends: Mapping[str, tuple[str, ...]]
    wide: Mapping[str, int] = field(default_factory=dict)


def carried(ground: Ground, levels: Sequence[Level]) -> list[frozenset[str]]:
    """The ends that lines run to, level by level.

    The ends that must be served first stand in the first level: as many lines as possible run to them,
    then as many as possible besides to those of the second, and so on. That all levels together still
    carry as many lines as can be is a property of disjoint paths (the ends that can be linked form a
    gammoid).
    """
    if all(_is_plain(ground, level) for level in levels):
        return [frozenset(level.ends) for level in levels]
    network = _network(ground)
    sizes: list[float] = []
    for at, level in enumerate(levels):
        _open(network, at, level)
        sizes.append(nx.maximum_flow_value(network, READER, GOAL, flow_func=dinitz) - sum(sizes))
    for at, size in enumerate(sizes):
        network.edges[_level(at), GOAL]["capacity"] = size
    flow = nx.maximum_flow(network, READER, GOAL, flow_func=dinitz)[1]
    return [frozenset(end for end in level.ends if _flows(flow, end, at)) for at, level in enumerate(levels)]


def _is_plain(ground: Ground, level: Level) -> bool:
    """Whether no end needs a relay or shares a gate: every one is a report, or cited by one directly."""
    cited = {end for start, end in ground.edges if start in ground.reports}
    gates = [gate for gates in level.ends.values() for gate in gates]
    return ground.reports | cited >= level.ends.keys() and len(gates) == len(set(gates)) == len(level.ends)


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


def _open(network: nx.DiGraph[Node], at: int, level: Level) -> None:
    network.add_edge(_level(at), GOAL, capacity=len(level.ends))
    for end, gates in sorted(level.ends.items()):
        network.add_edge(("out", end), (f"end {at}", end), capacity=1)
        for gate in gates:
            network.add_edge((f"end {at}", end), (f"gate {at}", gate), capacity=1)
            network.add_edge((f"gate {at}", gate), _level(at), capacity=level.wide.get(gate, 1))


def _flows(flow: Mapping[Node, Mapping[Node, int]], end: str, at: int) -> bool:
    return flow.get(("out", end), {}).get((f"end {at}", end), 0) > 0
