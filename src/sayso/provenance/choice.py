"""The friendliest reading of reuse whose direction is not known: as many texts as possible were first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

EXACT = 18
"""Texts in one tangle of reuse up to which the choice is exact; beyond it is greedy, and may come out low.
Twins (texts with the same neighbours) are folded first, which leaves fewer than ten of the largest tangle
in the development stories. The bound keeps the exponential search under a tenth of a second; the test of
a large tangle times it again."""


def friendliest(weights: Mapping[str, int], pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The texts of most weight among which no two are a pair: each of them can have been first.

    The order of what is given makes no difference.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(weights))
    graph.add_edges_from(sorted((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]))
    chosen: set[str] = set()
    for part in nx.connected_components(graph):
        chosen |= _of_tangle(_without_twins(graph.subgraph(part), weights), weights)
    return frozenset(chosen)


def _without_twins(graph: nx.Graph[str], weights: Mapping[str, int]) -> nx.Graph[str]:
    """Of texts with the same neighbours, themselves included, only the heaviest: two are never chosen."""
    best: dict[frozenset[str], str] = {}
    for one in sorted(graph, key=lambda one: (-weights[one], one)):
        best.setdefault(frozenset(graph[one]) | {one}, one)
    return graph.subgraph(best.values())


def _of_tangle(graph: nx.Graph[str], weights: Mapping[str, int]) -> set[str]:
    if len(graph) == 1:
        return set(graph)
    return _exactly(graph, weights) if len(graph) <= EXACT else _greedily(graph, weights)


def _exactly(graph: nx.Graph[str], weights: Mapping[str, int]) -> set[str]:
    apart: nx.Graph[str] = nx.Graph()
    names = sorted(graph)
    apart.add_nodes_from((one, {"weight": weights[one]}) for one in names)
    apart.add_edges_from(
        (a, b) for at, a in enumerate(names) for b in names[at + 1 :] if not graph.has_edge(a, b)
    )
    chosen, _ = nx.max_weight_clique(apart, weight="weight")
    return set(chosen)


def _greedily(graph: nx.Graph[str], weights: Mapping[str, int]) -> set[str]:
    left = {one: set(graph[one]) for one in graph}
    chosen: set[str] = set()
    for one in sorted(graph, key=lambda one: (len(graph[one]) / weights[one], one)):
        if one in left:
            chosen.add(one)
            for gone in {one, *left[one]}:
                left.pop(gone, None)
    return chosen
