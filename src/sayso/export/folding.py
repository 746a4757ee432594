"""Large pictures made small: what stands in the same place is drawn as one, with its number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from itertools import count

from sayso.export.graph import Drawing, Line, Node
from sayso.export.layers import layers_of
from sayso.export.words import listing

READABLE = 60
"""Nodes that can be read in one picture (looked at in a browser: about 20 in a column of a page)."""

ROUNDS = 4
"""Rounds of folding like with like; each can make further nodes alike. Four suffice for four columns."""

KEPT = 0.6
"""The share of these that stay themselves even then; the rest is left for what is folded."""

DEEPEST = 6
"""Columns that are kept apart when even folding like with like leaves too many nodes."""

NAMES_IN_TITLE = 40

Key = Callable[[Node], Hashable]


def folded(drawing: Drawing, most: int = READABLE) -> Drawing:
    """The same drawing with at most about so many nodes.

    First nodes with the same marks and the same neighbours become one; then reports that rest on the
    same sources, copies included; at last the least connected nodes of one column and one kind, and what
    that made alike. What is folded is counted on the node and named in its title.
    """
    drawing = _like_with_like(drawing, most)
    if len(drawing.nodes) > most:
        drawing = _like_with_like(_fold(drawing, _same_sources(drawing)), most)
    if len(drawing.nodes) <= most:
        return drawing
    drawing = _fold(drawing, _same_column(drawing, round(KEPT * most)))
    drawing = _fold(drawing, _same_sources(drawing))
    return _fold(drawing, _same_place(drawing))


def _like_with_like(drawing: Drawing, most: int) -> Drawing:
    for _ in range(ROUNDS):
        before = len(drawing.nodes)
        if before <= most:
            break
        drawing = _fold(drawing, _same_place(drawing))
        if len(drawing.nodes) == before:
            break
    return drawing


def _same_place(drawing: Drawing) -> Key:
    behind: dict[str, set[int]] = defaultdict(set)
    ahead: dict[str, set[int]] = defaultdict(set)
    numbers: dict[tuple[str, str], int] = defaultdict(count().__next__)  # sets of these compare quickly
    for one in drawing.lines:
        behind[one.start].add(numbers[one.end, one.style])
        ahead[one.end].add(numbers[one.start, one.style])

    def key(node: Node) -> Hashable:
        place = frozenset(behind[node.id]), frozenset(ahead[node.id])
        return node.shape, node.counted, node.marks, place

    return key


def _same_sources(drawing: Drawing) -> Key:
    """Reports are alike that have it, directly or through other reports, from the same sources."""
    reports = frozenset(node.id for node in drawing.nodes if node.shape == "report")
    behind: dict[str, list[str]] = defaultdict(list)
    for one in drawing.lines:
        behind[one.start].append(one.end)

    def key(node: Node) -> Hashable:
        if node.id not in reports:
            return node.id
        seen, waiting = {node.id}, [node.id]
        while waiting:
            further = [end for end in behind[waiting.pop()] if end not in seen]
            seen.update(further)
            waiting += [end for end in further if end in reports]
        return node.marks, frozenset(seen - reports)

    return key


def _same_column(drawing: Drawing, most: int) -> Key:
    """The nodes with most lines stay themselves; the others are alike in one column, of one kind."""
    columns = layers_of(drawing)
    weight: Counter[str] = Counter()
    for one in drawing.lines:
        weight[one.start] += one.weight
        weight[one.end] += one.weight
    ranked = sorted(drawing.nodes, key=lambda node: (not node.marks, -weight[node.id], node.id))
    kept = frozenset(node.id for node in ranked[:most])

    def key(node: Node) -> Hashable:
        if node.id in kept:
            return node.id
        return min(columns[node.id], DEEPEST), node.shape, node.counted, node.marks

    return key


def _fold(drawing: Drawing, key: Key) -> Drawing:
    groups: dict[Hashable, list[Node]] = defaultdict(list)
    for node in drawing.nodes:
        groups[key(node)].append(node)
    if len(groups) == len(drawing.nodes):
        return drawing
    stacks = [_stack(group) for group in groups.values()]
    into = {node.id: stack.id for stack, group in zip(stacks, groups.values(), strict=True) for node in group}
    return Drawing(tuple(sorted(stacks, key=lambda node: node.id)), _lines(drawing, into))


def _stack(group: list[Node]) -> Node:
    if len(group) == 1:
        return group[0]
    first = group[0]
    members = tuple(sorted(one for node in group for one in (node.members or (node.called or node.label,))))
    noun = {"report": "reports", "source": "sources", "unnamed": "unnamed sources", "own": "own words"}
    title = f"{len(members):,} {noun[first.shape]}: {listing(members, NAMES_IN_TITLE)}"
    name = f"{len(members):,} {noun[first.shape]}"
    return replace(first, label=name, note=listing(members, 2), title=title, members=members)


def _lines(drawing: Drawing, into: Mapping[str, str]) -> tuple[Line, ...]:
    weights: Counter[tuple[str, str, str, bool, bool, bool]] = Counter()
    first: dict[tuple[str, str, str, bool, bool, bool], Line] = {}
    for one in drawing.lines:
        start, end = into[one.start], into[one.end]
        if start == end and not one.circle:
            continue
        key = (start, end, one.style, one.certain, one.against, one.circle)
        weights[key] += one.weight
        first.setdefault(key, one)
    return tuple(_led(first[key], key[0], key[1], weights[key]) for key in sorted(first))


def _led(one: Line, start: str, end: str, weight: int) -> Line:
    """A line between these ends; the same where nothing about it changes, which is most often so."""
    same = (one.start, one.end, one.weight) == (start, end, weight)
    return one if same else replace(one, start=start, end=end, weight=weight)
