"""What there is to draw of a claim: who has it from whom, with the marks a reader must see.

A report that speaks for itself is given an origin of its own ("its own word"), so that every origin
that could be counted stands in the picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sayso.export.book import STANCES, Book, chain_words, in_time, label
from sayso.export.words import days, line, plural, short
from sayso.records import Edge, Origin, Provenance, Source

Shape = Literal["report", "source", "unnamed", "own"]
Style = Literal["cites", "reuses", "own-report", "own"]

WORDS_SHOWN = 240
"""Characters of a passage in the title that appears over a node or a line."""

COUNTED = {"min and max": "counts", "max only": "counts at most", "not counted": "not counted"}


@dataclass(frozen=True, slots=True)
class Node:
    """A report or a source, or several of a kind folded into one (``members``).

    ``counted`` is set for origins, ``target`` is the statement that a click opens. ``called`` is what it goes
    by among others, where that is not the label: the report that gives something as "its own word".
    """

    id: str
    shape: Shape
    label: str
    note: str
    title: str
    marks: tuple[str, ...] = ()
    counted: str | None = None
    target: str | None = None
    members: tuple[str, ...] = ()
    called: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """``start`` has it from ``end``; ``weight`` lines are folded into one."""

    start: str
    end: str
    style: Style
    title: str
    certain: bool = True
    against: bool = False
    circle: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Drawing:
    """The nodes by id, and the lines between them, sorted by their ends."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def drawing_of(found: Provenance, book: Book) -> Drawing:
    """Everything that stands behind a claim, ready to be laid out; nodes and lines are sorted."""
    origins = {one.node: one for one in found.origins}
    ends = (end for edge in found.edges for end in (edge.start, edge.end))
    ids = sorted({*found.reports, *ends, *origins})
    marks, targets = _marks(found, book), _targets(found, book)
    nodes = [_node(one, book, origins.get(one), marks[one]) for one in ids]
    passed = _passed_through(found)
    nodes = [replace(node, target=targets.get(node.id), note=_noted(node, passed[node.id])) for node in nodes]
    own = [_own_word(one, book, targets.get(one.node)) for one in found.origins if one.is_report]
    own_lines = [
        Line(one.node, own_id(one.node), "own", f"{label(book, one.node)} gives it as its own word")
        for one in found.origins
        if one.is_report
    ]
    lines = [*own_lines, *_lines(found, book)]
    return Drawing(
        tuple(sorted([*nodes, *own], key=lambda node: node.id)),
        tuple(sorted(lines, key=lambda one: (one.start, one.end, one.style))),
    )


def own_id(report: str) -> str:
    """The id of the origin that a report is for itself."""
    return f"{report}\0own"


# -- nodes ---------------------------------------------------------------------------------------


def _node(one: str, book: Book, origin: Origin | None, marks: tuple[str, ...]) -> Node:
    name = label(book, one)
    if one in book.reports:
        report = book.reports[one]
        title = "\n".join(part for part in (name, line(report.title or ""), days(report.published)) if part)
        return Node(one, "report", name, days(report.published), title, marks)
    source = book.sources.get(one)
    named = source is None or source.named
    kind = source.kind if source else ""
    known = ", ".join(_others(source, name)) if source else ""
    why = line(origin.why) if origin else ""
    title = "\n".join(part for part in (name, kind, f"also: {known}" if known else "", why) if part)
    counted = COUNTED[origin.counted] if origin else None
    return Node(one, "source" if named else "unnamed", name, kind, title, marks, counted)


def _others(source: Source, shown: str) -> list[str]:
    """The other names of a source, as far as a tip has room; not the one that the node shows already."""
    told = shown.strip("“”").casefold()
    return [short(one, 60) for one in source.names if line(one).casefold() != told][:6]


def _noted(node: Node, reports: int) -> str:
    if node.shape == "report" or reports < 2:
        return node.note
    return " · ".join(part for part in (node.note, plural(reports, "report")) if part)


def _passed_through(found: Provenance) -> Mapping[str, int]:
    """How many reports have it, directly or by way of others, from each node."""
    ahead: dict[str, list[str]] = defaultdict(list)
    for edge in found.edges:
        ahead[edge.end].append(edge.start)
    reports = frozenset(found.reports)
    passed: dict[str, int] = defaultdict(int)
    for one in sorted(ahead.keys() - reports):
        seen, waiting = {one}, [one]
        while waiting:
            further = [other for other in ahead.get(waiting.pop(), ()) if other not in seen]
            seen.update(further)
            waiting += further
        passed[one] = len(seen & reports)
    return passed


def _own_word(origin: Origin, book: Book, target: str | None) -> Node:
    seen = any(book.statements[one].first_hand for one in origin.statements)
    name = "its reporter was there" if seen else "its own word"
    called = label(book, origin.node)
    title = f"{called}: {name}\n{line(origin.why)}"
    note = "first-hand" if seen else "no source shown"
    counted = COUNTED[origin.counted]
    return Node(own_id(origin.node), "own", name, note, title, (), counted, target, called=called)


def _marks(found: Provenance, book: Book) -> Mapping[str, tuple[str, ...]]:
    marks: dict[str, list[str]] = defaultdict(list)
    for one in found.chokepoints if len(found.reports) > 1 else ():
        marks[one].append("all pass here")
    for circle in found.circles:
        for one in circle:
            marks[one].append("in a circle")
    for step in found.hardening:
        marks[book.statements[step.end].report].append("made harder")
    for one, does in sorted(_deniers(found, book)):
        marks[one].append(does)
    return defaultdict(tuple, {one: tuple(dict.fromkeys(given)) for one, given in marks.items()})


def _deniers(found: Provenance, book: Book) -> set[tuple[str, str]]:
    """The last voice of every denial, a source or the report's own, and what it does."""
    out = set()
    for one in book.claim[found.claim].denials:
        statement = book.statements[one]
        last = statement.chain[-1].source if statement.chain else None
        out.add((last or statement.report, STANCES[statement.stance]))
    return out


def _targets(found: Provenance, book: Book) -> dict[str, str]:
    """The first passage in which each report and each source speaks on the claim."""
    first: dict[str, str] = {}
    for statement in in_time(book, book.claim[found.claim].statements):
        for voice in (statement.report, *(node.source for node in statement.chain)):
            if voice:
                first.setdefault(voice, statement.id)
    return first


# -- lines ---------------------------------------------------------------------------------------


def _lines(found: Provenance, book: Book) -> list[Line]:
    denials = frozenset(book.claim[found.claim].denials)
    circles = [frozenset(one) for one in found.circles]
    out = []
    for edge in found.edges:
        circle = any(edge.start in one and edge.end in one for one in circles)
        against = bool(edge.statements) and denials.issuperset(edge.statements)
        if edge.start != edge.end:
            title = _title(edge, book)
            out.append(Line(edge.start, edge.end, edge.kind, title, edge.certain, against, circle))
    return out


def _title(edge: Edge, book: Book) -> str:
    verb = {"cites": "has it from", "reuses": "repeats", "own-report": "has it from the report of"}[edge.kind]
    doubt = "" if edge.certain else " (likely, not certain)"
    return f"{label(book, edge.start)} {verb} {label(book, edge.end)}{doubt}{_words(edge.statements, book)}"


def _words(statements: Iterable[str], book: Book) -> str:
    known = in_time(book, statements)
    if not known:
        return ""
    return f"\n{chain_words(book, known[0])}: “{short(known[0].text, WORDS_SHOWN)}”"
