"""The picture of a claim, as SVG: origins left, relays between, reports right.

Looks are attributes of their own, so that a picture can stand alone; a page may restyle the classes.
Nothing that was read gets into the picture unescaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from sayso.export.book import Book, open_book
from sayso.export.emblem import emblem
from sayso.export.folding import folded
from sayso.export.graph import Drawing, Line, Node, drawing_of
from sayso.export.layout import GAP, MARGIN, WIDTH, Box, Layout, Route, laid_out
from sayso.export.lettering import fitted, run_length, wrapped
from sayso.export.thinning import thinned
from sayso.export.words import line as one_line
from sayso.export.words import plural, safe
from sayso.records import Account, Provenance

INK, QUIET, PAPER, ACCENT, ALARM = "#1f1d1a", "#5f5a52", "#ffffff", "#1d4f7c", "#9c2a16"

SIZE, SMALL = 13, 11
"""Letters of names and of notes, in pixels."""

BOLD = 1.07
"""How much further names run than plain words (measured on Noto Sans in Chromium)."""

PAD = 12
NAME_LINES = 2
NAME_STEP, NOTE_STEP = 16, 15
HEAD = 26
"""Room for the words over the columns."""

GLYPHS = {"all pass here": "◆", "in a circle": "↻", "made harder": "▲"}
"""Signs before the marks; whoever denies or doubts gets a cross."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and the kinds of nodes, lines and marks that its legend must explain.

    ``left_out``: lines of repeated words that are not drawn, for they follow from those that are.
    """

    svg: str
    emblem: str
    uses: frozenset[str]
    nodes: int
    left_out: int = 0


def draw(provenance: Provenance, account: Account) -> str:
    """Draw who stands behind a claim, as one SVG element; the same claim gives the same bytes.

    Pictures of more than about sixty nodes are folded: what stands in the same place becomes one node
    with its number.
    """
    return picture_of(provenance, open_book(account)).svg


def picture_of(found: Provenance, book: Book, links: Mapping[str, str] | None = None) -> Picture:
    """The same, of an account that is open; ``links`` gives the address of each statement that has one."""
    return drawn(drawing_of(found, book), links)


def drawn(whole: Drawing, links: Mapping[str, str] | None = None) -> Picture:
    """The picture of a drawing, folded where it is large."""
    small = folded(whole)
    drawing, left_out = thinned(small)
    layout = laid_out(drawing, {node.id: _height(node) for node in drawing.nodes})
    number = {node.id: at for at, node in enumerate(drawing.nodes)}
    lines = "".join(_line(route, number) for route in layout.routes)
    nodes = "".join(
        _node(node, layout.boxes[node.id], links or {}, number[node.id]) for node in drawing.nodes
    )
    width, height = layout.width, layout.height + HEAD
    svg = (
        f'<svg class="picture" xmlns="http://www.w3.org/2000/svg" role="group"'
        f' aria-label="{_attribute(_described(drawing))}" width="{width}" height="{height}"'
        f' viewBox="0 {-HEAD} {width} {height}" font-family="system-ui, sans-serif" font-size="{SIZE}">'
        f"{_headings(drawing, layout)}<g>{lines}</g><g>{nodes}</g></svg>"
    )
    return Picture(svg, emblem(small), _uses(drawing), len(drawing.nodes), left_out)


def emblem_of(found: Provenance, book: Book) -> str:
    """The emblem alone, for lists that show no picture."""
    return emblem(folded(drawing_of(found, book)))


def _uses(drawing: Drawing) -> frozenset[str]:
    marks = {mark for node in drawing.nodes for mark in node.marks}
    counted = {node.counted for node in drawing.nodes if node.counted}
    shapes = {str(node.shape) for node in drawing.nodes}
    return frozenset(marks | counted | shapes | {_style(one) for one in drawing.lines})


def _described(drawing: Drawing) -> str:
    reports = [node for node in drawing.nodes if node.shape == "report"]
    many = sum(max(1, len(node.members)) for node in reports)
    return f"Who has it from whom: {plural(many, 'report')}, read from right to left"


# -- words over the columns ----------------------------------------------------------------------


def _headings(drawing: Drawing, layout: Layout) -> str:
    filled = {round((box.x - MARGIN) / (WIDTH + GAP)) for box in layout.boxes.values()}
    between = ["relays", *[""] * (layout.columns - 3)] if layout.columns > 2 else []
    names = ["origins", *between, "reports"][: layout.columns]
    if 0 not in filled and layout.columns > 1:
        names[0] = "no origin is shown"
    return "".join(
        _text(name, MARGIN + at * (WIDTH + GAP), -8, f'class="pic-head" fill="{QUIET}" font-size="{SMALL}"')
        for at, name in enumerate(names)
    )


# -- nodes ---------------------------------------------------------------------------------------


def _names(node: Node) -> list[str]:
    return wrapped(
        one_line(node.label), (WIDTH - 2 * PAD) / (SIZE * BOLD) - (1.2 if node.counted else 0), NAME_LINES
    )


def _height(node: Node) -> int:
    return 12 + NAME_STEP * len(_names(node)) + NOTE_STEP * len(_notes(node))


def _node(node: Node, box: Box, links: Mapping[str, str], number: int) -> str:
    parts = [f"<title>{_words(node.title)}</title>", _outline(node, box)]
    at = box.y + 19
    slant = ' font-style="italic"' if node.shape in ("unnamed", "own") else ""
    for words in _names(node):
        parts.append(_text(words, box.x + PAD, at, f'class="pic-name" fill="{INK}" font-weight="600"{slant}'))
        at += NAME_STEP
    for words, look in _notes(node):
        parts.append(_text(words, box.x + PAD, at, look))
        at += NOTE_STEP
    if node.counted:
        parts.append(_counter(node.counted, box))
    inside = f'<g class="pic-node pic-{node.shape}" data-node="{number}">{"".join(parts)}</g>'
    address = links.get(node.target or "")
    return f'<a href="{_attribute(address)}">{inside}</a>' if address else inside


def _notes(node: Node) -> list[tuple[str, str]]:
    room = (WIDTH - 2 * PAD) / SMALL
    both = " · ".join(part for part in (node.note, node.counted) if part)
    lines = [both] if run_length(both) <= room else [node.note, node.counted or ""]
    quiet = f'class="pic-note" fill="{QUIET}" font-size="{SMALL}"'
    loud = f'class="pic-mark" fill="{ALARM}" font-size="{SMALL}" font-weight="600"'
    marks = [(f"{GLYPHS.get(mark, '✕')} {mark}", loud) for mark in node.marks]
    notes = [(one_line(words), quiet) for words in lines if words]
    return [(fitted(words, room), look) for words, look in (*notes, *marks)]


def _outline(node: Node, box: Box) -> str:
    round_by = 2 if node.shape == "report" else 14
    dashes = ' stroke-dasharray="2 3"' if node.shape in ("unnamed", "own") else ""
    parts = []
    if len(node.members) > 1:
        parts += [_rect(box, f'class="pic-box" rx="{round_by}" fill="{PAPER}" stroke="{INK}"', by=4)]
    parts.append(_rect(box, f'class="pic-box" rx="{round_by}" fill="{PAPER}" stroke="{INK}"{dashes}'))
    if "all pass here" in node.marks:
        look = f'class="pic-choke" rx="{round_by + 4}" fill="none" stroke="{ALARM}" stroke-width="2"'
        parts.append(_rect(box, look, out=4))
    return "".join(parts)


def _rect(box: Box, look: str, *, by: int = 0, out: int = 0) -> str:
    x, y = box.x + by - out, box.y + by - out
    return f'<rect x="{x}" y="{y}" width="{box.width + 2 * out}" height="{box.height + 2 * out}" {look}/>'


def _counter(counted: str, box: Box) -> str:
    """A full disc counts, a half one counts at most, an empty one does not count."""
    x, y, size = box.x + box.width - 17, box.y + 15, 5
    ring = f'<circle cx="{x}" cy="{y}" r="{size}" class="pic-ring" fill="none" stroke="{ACCENT}"/>'
    fill = f'class="pic-disc" fill="{ACCENT}"'
    if counted == "counts":
        return f'{ring}<circle cx="{x}" cy="{y}" r="{size}" {fill}/>'
    if counted == "counts at most":
        return f'{ring}<path d="M{x} {y - size}A{size} {size} 0 0 0 {x} {y + size}Z" {fill}/>'
    return ring


# -- lines ---------------------------------------------------------------------------------------

_LOOKS = {
    "cites": f'stroke="{QUIET}"',
    "own-report": f'stroke="{QUIET}"',
    "own": f'stroke="{QUIET}" stroke-dasharray="1 4" stroke-linecap="round"',
    "reuses": f'stroke="{ACCENT}" stroke-dasharray="6 4"',
    "against": f'stroke="{ALARM}" stroke-dasharray="10 3 2 3"',
    "circle": f'stroke="{ALARM}"',
}


def _style(one: Line) -> str:
    if one.circle:
        return "circle"
    return "against" if one.against else one.style


def _line(route: Route, number: Mapping[str, int]) -> str:
    """A line, with the numbers of its ends, by which a page can light up what hangs on a node."""
    style = _style(route.line)
    thick = min(1.3 + 0.5 * (len(str(route.line.weight)) - 1) + 0.7 * route.line.circle, 4)
    faint = "" if route.line.certain else ' opacity="0.6"'
    look = f'class="pic-line pic-{style}" fill="none" stroke-width="{thick:g}" {_LOOKS[style]}{faint}'
    title = f"<title>{_words(route.line.title)}</title>"
    ends = f"{number[route.line.start]} {number[route.line.end]}"
    return f'<g data-ends="{ends}">{title}<path d="{_way(route)}" {look}/>{_arrow(route, style)}</g>'


def _way(route: Route) -> str:
    (x, y), *rest = route.points
    if route.swing:
        end = rest[0]
        out = max(x, end[0]) + round(route.swing * 4 / 3)
        return f"M{x} {y}C{out} {y} {out} {end[1]} {end[0] + 6} {end[1]}"
    parts = [f"M{x} {y}"]
    for at, (further, lower) in enumerate(rest):
        last = at == len(rest) - 1
        end_x = further - (6 if last else 0)
        if at % 2:
            parts.append(f"H{further}")
        else:
            half = (x + further) // 2
            parts.append(f"C{half} {y} {half} {lower} {end_x} {lower}")
        x, y = further, lower
    return "".join(parts)


def _arrow(route: Route, style: str) -> str:
    """A small head at the report's end; lines beside a column arrive from the right."""
    x, y = route.points[-1]
    back = x + 7 if route.swing else x - 7
    colour = {"reuses": ACCENT, "against": ALARM, "circle": ALARM}.get(style, QUIET)
    return f'<path d="M{x} {y}L{back} {y - 4}V{y + 4}Z" class="pic-head-{style}" fill="{colour}"/>'


# -- words ---------------------------------------------------------------------------------------


def _text(words: str, x: int, y: int, look: str) -> str:
    return f'<text x="{x}" y="{y}" {look}>{_words(words)}</text>'


def _words(text: str) -> str:
    return escape(safe(text), quote=False)


def _attribute(text: str) -> str:
    return escape(one_line(text), quote=True)
