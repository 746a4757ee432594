"""The columns of a picture: origins left, what was made from them further right, reports last."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from sayso.export.graph import Drawing, Line


def layers_of(drawing: Drawing) -> dict[str, int]:
    """The column of every node: its longest way to an origin; members of a circle share one.

    Reports from which nobody in the picture has it stand in the last column. What one report copied
    from another does not move it: such lines are drawn at the side.
    """
    shapes = {node.id: node.shape for node in drawing.nodes}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(shapes)
    graph.add_edges_from((one.start, one.end) for one in drawing.lines if not beside(one, shapes))
    parts = nx.condensation(graph)
    depth: dict[int, int] = {}
    all_reports = {
        part: all(shapes[one] == "report" for one in parts.nodes[part]["members"]) for part in parts.nodes
    }
    for part in reversed(list(nx.topological_sort(parts))):
        beyond = [depth[other] + 1 for other in parts.successors(part)]
        depth[part] = max([int(all_reports[part]), *beyond])
    last = max(depth.values(), default=0)
    part_of = parts.graph["mapping"]
    final = {part for part in parts.nodes if all_reports[part] and not parts.in_degree(part)}
    return {one: last if part_of[one] in final else depth[part_of[one]] for one in shapes}


def beside(one: Line, shapes: Mapping[str, str]) -> bool:
    """Whether the line is drawn at the side of its column: one report copied from another."""
    return one.style == "reuses" and shapes[one.start] == shapes[one.end] == "report"
