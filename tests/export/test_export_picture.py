"""The picture of a claim: what is in it, where it stands, and that it can be trusted with any text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export import picture
from sayso.export.book import open_book
from sayso.export.emblem import emblem
from sayso.export.folding import READABLE, folded
from sayso.export.graph import Drawing, Line, Node, drawing_of, own_id
from sayso.export.layers import layers_of
from sayso.export.layout import laid_out
from sayso.export.lettering import fitted, run_length, wrapped
from sayso.export.thinning import thinned
from sayso.export.ways import ways
from sayso.records import Account

SVG = "{http://www.w3.org/2000/svg}"


def drawing(account: Account, claim: str) -> Drawing:
    """What there is to draw of a claim."""
    book = open_book(account)
    return drawing_of(book.provenance[claim], book)


def test_columns(account: Account, ids_of: dict[str, str]) -> None:
    """Origins stand left, the agency between, all reports right, the copy among them."""
    columns = layers_of(drawing(account, ids_of["wheat"]))
    assert {columns[one] for one in ("o-00000000000b", "o-00000000000c", "o-00000000000d")} == {0}
    assert columns["o-00000000000a"] == 1
    assert {columns[one] for one in ("harbour", "lamp", "gazette", "meridian")} == {2}


def test_a_circle_stands_beside_no_origin(account: Account, ids_of: dict[str, str]) -> None:
    """Two outlets that cite each other share a column, and the column of origins is empty."""
    assert layers_of(drawing(account, ids_of["drivers"])) == {"coastline": 1, "sestra": 1}


def test_marks(account: Account, ids_of: dict[str, str]) -> None:
    """Chokepoints, denials, circles and hardening are marked where they are."""
    wheat = {node.id: node.marks for node in drawing(account, ids_of["wheat"]).nodes}
    assert wheat["o-00000000000d"] == ("denies",)
    assert wheat["lamp"] == wheat["beacon"] == ("made harder",)
    trucks = {node.id: node.marks for node in drawing(account, ids_of["trucks"]).nodes}
    assert trucks["o-00000000000a"] == ("all pass here",)
    assert {node.marks for node in drawing(account, ids_of["drivers"]).nodes} == {("in a circle",)}


def test_a_report_in_its_own_voice_has_an_origin_of_its_own(account: Account, ids_of: dict[str, str]) -> None:
    """Every origin that could be counted stands in the picture."""
    nodes = {node.id: node for node in drawing(account, ids_of["bread"]).nodes}
    assert (nodes[own_id("gazette")].label, nodes[own_id("gazette")].counted) == (
        "its own word",
        "counts at most",
    )
    seen = {node.id: node for node in drawing(account, ids_of["doors"]).nodes}
    assert seen[own_id("meridian")].label == "its reporter was there"


def test_ways(account: Account, ids_of: dict[str, str]) -> None:
    """The picture in words: five outlets by one way, a copy, a witness, and the denial last."""
    told = [
        (len(way.names), " ".join(step.words for step in way.steps))
        for way in ways(drawing(account, ids_of["wheat"]))
    ]
    assert told == [
        (5, "← Northline ← “local sources”"),
        (1, "← Ilya Tamm"),
        (1, "⇠ repeats Harbour Post (likely) ← Northline ← “local sources”"),
        (1, "← Ministry of Supply"),
    ]
    circle = ways(drawing(account, ids_of["drivers"]))
    assert all(way.origin is None and way.steps[-1].name == "a circle" for way in circle)


def test_who_perhaps_repeats_whom_makes_no_circle() -> None:
    """A way that comes back only by reuse whose direction we guess is not told, where there is another."""
    nodes = tuple(
        Node(id, shape, id, "", "")
        for id, shape in (("wire", "report"), ("paper", "report"), ("star", "report"), ("audit", "source"))
    )
    lines = (
        Line("paper", "audit", "cites", ""),
        Line("paper", "star", "reuses", "", certain=False),
        Line("star", "wire", "reuses", ""),
        Line("wire", "paper", "cites", ""),
    )
    told = {way.names[0]: way for way in ways(Drawing(nodes, lines))}
    assert all(step.words != "↻ a circle" for way in told.values() for step in way.steps)
    assert [step.words for step in told["star"].steps] == ["⇠ repeats wire", "← paper", "← audit"]


def test_svg(account: Account, ids_of: dict[str, str]) -> None:
    """The picture is well-formed SVG without script, style or anything fetched, and names its parts."""
    found = next(one for one in account.provenance if one.claim == ids_of["wheat"])
    root = ElementTree.fromstring(picture.draw(found, account))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg",
        "g",
        "title",
        "rect",
        "text",
        "circle",
        "path",
    }
    assert not [
        name for element in root.iter() for name in element.attrib if name.startswith("on") or name == "style"
    ]
    assert "Daily Beacon" in [element.text for element in root.iter(f"{SVG}text")]
    assert picture.draw(found, account) == picture.draw(found, account)


def test_links_lead_to_passages(account: Account, ids_of: dict[str, str]) -> None:
    """A node leads to the first passage of its voice where the page shows that passage."""
    book = open_book(account)
    links = {one.id: f"#p-{one.id}" for one in account.statements}
    root = ElementTree.fromstring(picture.picture_of(book.provenance[ids_of["wheat"]], book, links).svg)
    assert len(root.findall(f".//{SVG}a")) == 12


def test_hostile_names(hostile: Account) -> None:
    """Tags, quotes, control characters and lone surrogates in names come out as text."""
    for found in hostile.provenance:
        svg = picture.draw(found, hostile)
        svg.encode()
        ElementTree.fromstring(svg)
        assert "<script" not in svg
        assert "\x1b" not in svg


def test_a_large_claim_is_folded(many: Callable[[int], Account]) -> None:
    """Six hundred outlets on one agency are one node with its number, and the picture stays small."""
    account = many(600)
    svg = picture.draw(account.provenance[0], account)
    assert "600 reports" in svg
    assert len(svg) < 20_000


@pytest.mark.parametrize("ems", [4.0, 9.0, 14.0])
@pytest.mark.parametrize(
    "name",
    [
        "Harbour Post",
        "Der Allgemeine Küstenanzeiger für Velmora",
        "塞斯特拉電台晚間新聞",
        "صوت المرفأ الجديد",
        "x" * 90,
    ],
)
def test_names_fit_their_box(name: str, ems: float) -> None:
    """A name is broken at spaces and cut with an ellipsis, never wider than its box."""
    lines = wrapped(name, ems, 2)
    assert len(lines) <= 2
    assert all(run_length(words) <= ems + 0.01 for words in lines)
    assert fitted(name, 200) == name


# -- laws over generated graphs -------------------------------------------------------------------

SIZES = st.integers(1, 14)


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    """Any graph at all: circles, lines between reports, nodes without lines."""
    ids = [f"n{number}" for number in range(draw(SIZES))]
    shapes = st.sampled_from(["report", "source", "unnamed"])
    marks = st.sampled_from([(), ("denies",), ("all pass here", "in a circle")])
    nodes = tuple(Node(one, draw(shapes), f"Name of {one}", "", one, draw(marks)) for one in ids)
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids))
    pairs = sorted({pair for pair in draw(st.lists(ends, max_size=30)) if pair[0] != pair[1]})
    styles = st.sampled_from(["cites", "reuses", "own-report"])
    return Drawing(nodes, tuple(Line(start, end, draw(styles), "") for start, end in pairs))


@settings(max_examples=60, deadline=None)
@given(drawings())
def test_layout_laws(some: Drawing) -> None:
    """Nodes never overlap, all stand inside the picture, and lines between columns run to the right."""
    layout = laid_out(some, {node.id: 50 for node in some.nodes})
    columns: dict[int, list[tuple[int, int]]] = {}
    for box in layout.boxes.values():
        columns.setdefault(box.x, []).append((box.y, box.y + box.height))
        assert box.x >= 0 and box.x + box.width <= layout.width
        assert box.y >= 0 and box.y + box.height <= layout.height
    for spans in columns.values():
        spans.sort()
        assert all(above[1] < below[0] for above, below in pairwise(spans))
    assert len(layout.routes) == len(some.lines)
    for route in layout.routes:
        xs = [x for x, _ in route.points]
        assert route.swing or xs == sorted(xs)
    assert laid_out(some, {node.id: 50 for node in some.nodes}) == layout


@settings(max_examples=40, deadline=None)
@given(drawings())
def test_every_report_has_a_way(some: Drawing) -> None:
    """Each report is told in words at least once, whatever the graph."""
    told = {one for way in ways(some) for one in way.reports}
    assert told == {node.id for node in some.nodes if node.shape == "report"}


@pytest.mark.parametrize("count", [61, 200, 700])
def test_any_large_drawing_is_folded(count: int) -> None:
    """A tangle of any size is folded to what can be read, and nobody is lost on the way."""
    nodes = tuple(
        Node(f"n{at:03}", "report" if at % 3 else "source", f"N{at}", "", "") for at in range(count)
    )
    lines = tuple(
        Line(f"n{at:03}", f"n{at * 7 % at:03}", "cites", "") for at in range(2, count) if at * 7 % at != at
    )
    lines += tuple(Line(f"n{at:03}", f"n{at // 2:03}", "reuses", "") for at in range(1, count))
    small = folded(Drawing(nodes, lines))
    assert len(small.nodes) <= READABLE
    assert sum(max(1, len(node.members)) for node in small.nodes) == count


@settings(max_examples=60, deadline=None)
@given(drawings())
def test_thinning_keeps_who_hangs_together(some: Drawing) -> None:
    """Lines of repeated words that go follow from those that stay, and no other line goes."""
    many = replace(some, lines=tuple(replace(one, style="reuses") for one in some.lines))
    small, left_out = thinned(many)
    assert len(small.lines) + left_out == len(many.lines)
    assert set(small.lines) <= set(many.lines)
    before, after = (nx.Graph((one.start, one.end) for one in told.lines) for told in (many, small))
    for graph in (before, after):
        graph.add_nodes_from(node.id for node in some.nodes)
    parts = [{frozenset(part) for part in nx.connected_components(graph)} for graph in (before, after)]
    assert parts[0] == parts[1]


def test_a_tangle_of_copies_is_thinned() -> None:
    """Of twelve reports that each repeat all earlier ones, eleven steps are drawn, and the rest is counted."""
    nodes = tuple(Node(f"n{at:02}", "report", f"N{at}", "", "") for at in range(12))
    lines = tuple(Line(f"n{a:02}", f"n{b:02}", "reuses", "") for a in range(12) for b in range(a))
    small, left_out = thinned(Drawing(nodes, lines))
    assert {(one.start, one.end) for one in small.lines} == {
        (f"n{at:02}", f"n{at - 1:02}") for at in range(1, 12)
    }
    assert left_out == len(lines) - 11


def test_an_emblem_has_room_for_its_dots() -> None:
    """However many reports there are, the dots of an emblem stand apart; larger ones stand for many."""
    lines = tuple(Line(f"n{at:03}", "agency", "cites", "") for at in range(300))
    nodes = tuple(Node(f"n{at:03}", "report", f"N{at}", "", "") for at in range(300))
    svg = emblem(Drawing((*nodes, Node("agency", "source", "Agency", "", "")), lines))
    assert svg.count("<circle") == 2
    assert 'r="5.0"' in svg


@settings(max_examples=40, deadline=None)
@given(drawings(), st.integers(0, 6))
def test_the_first_ways_are_those_of_all(some: Drawing, most: int) -> None:
    """Asked for the first few ways alone, the picture in words begins as it does with all of them."""
    assert ways(some, most=most or 1) == ways(some)[: most or 1]
