"""Where everything in a picture stands: columns, the order in them, whole coordinates.

Nodes are laid out in layers (Sugiyama's way): lines of one node over several columns share a slot in
each, columns are ordered by the mean place of their neighbours, and then pulled straight. The same
drawing gives the same coordinates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.export.graph import Drawing, Line
from sayso.export.layers import layers_of

WIDTH = 176
"""Width of a node, for 22 to 26 letters of the small sans of the page."""

GAP = 76
"""Between columns: room for a line to bend in."""

SPACE, CLOSE = 16, 9
"""Between nodes of one column, and in one with more than a dozen nodes."""

LONG = 12

SLOT = 10
"""Height of the slot that a passing line takes in a column."""

MARGIN = 6
"""At the rim of the picture: room for the ring around a chokepoint."""

SWEEPS = 12
"""Passes of ordering and of pulling straight; the pictures tried (60 nodes) stood still after eight."""

BULGE = 18
"""How far the shortest line beside a column swings out; each longer one swings out as much more."""

FURTHEST = 8 * BULGE
"""How far the longest swings out at most; where there are many lines, they share the room."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place in the picture: the left upper corner, and how large."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """The height at which lines leave and arrive."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Route:
    """A line with the points it runs through, from the origin's side to the report's.

    ``swing`` is how far a line beside its column swings out to the right; 0 for lines between columns.
    """

    line: Line
    points: tuple[tuple[int, int], ...]
    swing: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes by node id, routes in the order of the lines, and the size of the picture."""

    boxes: Mapping[str, Box]
    routes: tuple[Route, ...]
    width: int
    height: int
    columns: int


@dataclass(frozen=True, slots=True)
class _Grid:
    """Nodes and slots by column, the neighbours of each on either side, and their heights.

    ``space`` is that between nodes of one column: less where a column is long.
    """

    columns: list[list[str]]
    left: Mapping[str, Sequence[str]]
    right: Mapping[str, Sequence[str]]
    beside: Mapping[str, Sequence[str]]
    heights: Mapping[str, int]
    slots: Mapping[tuple[str, str], Sequence[str]]
    space: int


def laid_out(drawing: Drawing, heights: Mapping[str, int]) -> Layout:
    """Give every node of a drawing its place; ``heights`` are those of the nodes by id."""
    grid = _grid(drawing, layers_of(drawing), heights)
    ordered = _ordered(grid)
    tops = _straightened(ordered, grid)
    boxes = {}
    for number, column in enumerate(ordered):
        for one in column:
            left = MARGIN + number * (WIDTH + GAP)
            boxes[one] = Box(left, round(tops[one]) + MARGIN, WIDTH, grid.heights[one])
    routes = _routes(drawing, boxes, grid)
    swing = max((route.swing for route in routes), default=0)
    width = 2 * MARGIN + len(ordered) * WIDTH + (len(ordered) - 1) * GAP + swing
    height = max((box.y + box.height for box in boxes.values()), default=0) + MARGIN
    kept = {node.id: boxes[node.id] for node in drawing.nodes}
    return Layout(kept, routes, width, height, len(ordered))


# -- columns and slots ---------------------------------------------------------------------------


def _grid(drawing: Drawing, layers: Mapping[str, int], heights: Mapping[str, int]) -> _Grid:
    columns: list[list[str]] = [[] for _ in range(max(layers.values(), default=0) + 1)]
    for node in sorted(drawing.nodes, key=lambda one: (one.label.casefold(), one.id)):
        columns[layers[node.id]].append(node.id)
    left: dict[str, list[str]] = defaultdict(list)
    right: dict[str, list[str]] = defaultdict(list)
    tall = dict(heights)
    beside: dict[str, list[str]] = defaultdict(list)
    slots: dict[tuple[str, str], list[str]] = {}
    for line in drawing.lines:
        start, end = layers[line.end], layers[line.start]
        if start >= end:
            beside[line.start].append(line.end)
            beside[line.end].append(line.start)
            continue
        passing = [f"{line.end}\0{at}" for at in range(start + 1, end)]
        slots[line.end, line.start] = passing
        for at, slot in enumerate(passing, start=start + 1):
            if slot not in tall:
                columns[at].append(slot)
                tall[slot] = SLOT
        for nearer, further in pairwise([line.end, *passing, line.start]):
            if further not in right[nearer]:
                right[nearer].append(further)
                left[further].append(nearer)
    space = CLOSE if max(len(column) for column in columns) > LONG else SPACE
    return _Grid(columns, left, right, beside, tall, slots, space)


def _ordered(grid: _Grid) -> list[list[str]]:
    columns = [list(column) for column in grid.columns]
    best, fewest = columns, _crossings(columns, grid.right)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        forward = sweep % 2 == 0
        neighbours = grid.left if forward else grid.right
        places = range(len(columns)) if forward else range(len(columns) - 1, -1, -1)
        columns = [list(column) for column in columns]
        for at in places:
            columns[at] = _by_mean_place(columns, at, neighbours, grid.beside)
        crossings = _crossings(columns, grid.right)
        if crossings < fewest:
            best, fewest = columns, crossings
    return best


def _by_mean_place(
    columns: list[list[str]],
    at: int,
    neighbours: Mapping[str, Sequence[str]],
    beside: Mapping[str, Sequence[str]],
) -> list[str]:
    place = {one: number / len(column) for column in columns for number, one in enumerate(column)}
    means = {
        one: sum(place[other] for other in near) / len(near)
        for one in columns[at]
        if (near := neighbours.get(one, ()))
    }

    def key(one: str) -> tuple[float, float, int]:
        if one not in means:
            led_by = sorted((place[other], other) for other in beside.get(one, ()) if other in means)
            if led_by:
                return round(means[led_by[0][1]], 9), place[led_by[0][1]], 1
        return round(means.get(one, place[one]), 9), place[one], 0

    return sorted(columns[at], key=key)


def _crossings(columns: list[list[str]], right: Mapping[str, Sequence[str]]) -> int:
    total = 0
    for nearer, further in pairwise(columns):
        place = {one: number for number, one in enumerate(further)}
        ends = [sorted(place[other] for other in right.get(one, ())) for one in nearer]
        for number, mine in enumerate(ends):
            total += sum(a > b for other in ends[number + 1 :] for a in mine for b in other)
    return total


# -- heights -------------------------------------------------------------------------------------


def _straightened(columns: list[list[str]], grid: _Grid) -> dict[str, float]:
    tops = {}
    for column in columns:
        at = 0.0
        for one in column:
            tops[one] = at
            at += grid.heights[one] + grid.space
    near = {one: (*grid.left.get(one, ()), *grid.right.get(one, ())) for one in tops}
    for _ in range(SWEEPS):
        before = dict(tops)
        for column in (*columns, *columns[::-1]):
            _pull(column, tops, near, grid)
        if tops == before:
            break
    return _closed_up(tops, grid)


def _closed_up(tops: Mapping[str, float], grid: _Grid) -> dict[str, float]:
    """Take out the bands in which no column has anything, but for the space between two nodes."""
    out, moved, filled = {}, 0.0, None
    for one in sorted(tops, key=lambda one: (tops[one], one)):
        top = tops[one]
        if filled is None:
            moved = top
        elif top > filled + grid.space:
            moved += top - filled - grid.space
        out[one] = top - moved
        filled = max(filled if filled is not None else top, top + grid.heights[one])
    return out


def _pull(column: list[str], tops: dict[str, float], near: Mapping[str, Sequence[str]], grid: _Grid) -> None:
    """Move each node towards the mean of its neighbours, and keep the column in order and apart."""
    heights, space = grid.heights, grid.space
    down = [_wanted(one, tops, near[one], heights) for one in column]
    up = list(down)
    for at in range(1, len(column)):
        down[at] = max(down[at], down[at - 1] + heights[column[at - 1]] + space)
    for at in range(len(column) - 2, -1, -1):
        up[at] = min(up[at], up[at + 1] - heights[column[at]] - space)
    for at, one in enumerate(column):
        tops[one] = (down[at] + up[at]) / 2


def _wanted(one: str, tops: Mapping[str, float], near: Sequence[str], heights: Mapping[str, int]) -> float:
    if not near:
        return tops[one]
    middle = sum([tops[other] + heights[other] / 2 for other in near]) / len(near)
    return middle - heights[one] / 2


# -- lines ---------------------------------------------------------------------------------------


def _routes(drawing: Drawing, boxes: Mapping[str, Box], grid: _Grid) -> tuple[Route, ...]:
    swings = _swings(drawing, boxes, grid)
    routes = []
    for line in drawing.lines:
        start, end = boxes[line.end], boxes[line.start]
        if line in swings:
            ends = ((start.x + start.width, start.middle), (end.x + end.width, end.middle))
            routes.append(Route(line, ends, swings[line]))
            continue
        passing = [boxes[slot] for slot in grid.slots[line.end, line.start]]
        points = [(start.x + start.width, start.middle)]
        points += [
            point for box in passing for point in ((box.x, box.middle), (box.x + box.width, box.middle))
        ]
        routes.append(Route(line, (*points, (end.x, end.middle))))
    return tuple(routes)


def _swings(drawing: Drawing, boxes: Mapping[str, Box], grid: _Grid) -> dict[Line, int]:
    """How far each line beside a column swings out: the longer, the further, so that short ones lie inside."""
    beside: dict[int, list[Line]] = defaultdict(list)
    for line in drawing.lines:
        if (line.end, line.start) not in grid.slots:
            beside[max(boxes[line.start].x, boxes[line.end].x)].append(line)
    swings: dict[Line, int] = {}
    for lines in beside.values():
        lines.sort(key=lambda one: abs(boxes[one.start].middle - boxes[one.end].middle))
        step = min(BULGE, (FURTHEST - BULGE) / max(1, len(lines) - 1))
        swings |= {one: round(BULGE + at * step) for at, one in enumerate(lines)}
    return swings
