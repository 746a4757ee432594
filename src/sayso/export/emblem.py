"""The picture of a claim at the size of a thumbnail: its shape, without words."""

from __future__ import annotations

from collections import Counter

from sayso.export.folding import folded
from sayso.export.graph import Drawing, Node
from sayso.export.layers import layers_of
from sayso.export.layout import GAP, MARGIN, WIDTH, Layout, laid_out

WIDE, HIGH, EDGE = 84, 30, 5
"""Size of the emblem, and the room kept for the dots at its rim."""

DOTS = 7
"""Dots of one column that stay apart at this size (looked at in a browser)."""

TALL = 42
"""The height of a node of two lines, which all have here: an emblem holds no words."""


def emblem(whole: Drawing) -> str:
    """A small SVG of dots and lines, placed as in the picture; red where the picture warns."""
    drawing = folded(whole, 2 * DOTS)
    if max(Counter(layers_of(drawing).values()).values(), default=0) > DOTS:
        drawing = folded(drawing, DOTS)
    layout = laid_out(drawing, dict.fromkeys((node.id for node in drawing.nodes), TALL))
    across = max(1, layout.columns - 1)
    places = {
        one: (
            EDGE + (WIDE - 2 * EDGE) * ((box.x - MARGIN) / (WIDTH + GAP)) / across,
            EDGE + (HIGH - 2 * EDGE) * _share(box.middle, layout),
        )
        for one, box in layout.boxes.items()
    }
    lines = []
    for one in drawing.lines:
        (x, y), (further, lower) = places[one.end], places[one.start]
        loud = " em-loud" if one.circle or one.against else ""
        dashes = ' stroke-dasharray="2 2"' if one.style == "reuses" else ""
        lines.append(
            f'<path d="M{x:.1f} {y:.1f}L{further:.1f} {lower:.1f}" class="em-line{loud}"'
            f' stroke="#5f5a52"{dashes}/>'
        )
    dots = []
    for node in drawing.nodes:
        x, y = places[node.id]
        size = _size(node)
        loud = " em-loud" if node.marks and node.marks != ("made harder",) else ""
        look = f'class="em-dot em-{node.shape}{loud}" fill="#1f1d1a"'
        dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" {look}/>')
    return (
        f'<svg class="emblem" xmlns="http://www.w3.org/2000/svg" aria-hidden="true" width="{WIDE}"'
        f' height="{HIGH}" viewBox="0 0 {WIDE} {HIGH}">{"".join(lines)}{"".join(dots)}</svg>'
    )


def _size(node: Node) -> float:
    """The more stand in one dot, the larger it is: 1, some, tens, hundreds."""
    many = len(node.members)
    return 2.2 if many < 2 else min(2.6 + 0.8 * len(str(many)), EDGE)


def _share(middle: int, layout: Layout) -> float:
    middles = [box.middle for box in layout.boxes.values()]
    least, most = min(middles), max(middles)
    return (middle - least) / (most - least) if most > least else 0.5
