"""The origins of one side of a claim with the reason for each, and the reasons that add up to the count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.provenance.graph import Graph
from sayso.provenance.independence import Count, End, rivals
from sayso.provenance.scene import Scene, in_full, is_before, listed, name_of
from sayso.records import Interval, Origin

Counted = Literal["min and max", "max only", "not counted"]

WORDS: dict[Counted, str] = {
    "min and max": "counts for certain",
    "max only": "counts at most",
    "not counted": "does not count",
}
"""How a reason goes on after the name. The lines with the first are as many as the least (but for the floor),
those with the first and the second as many as the most."""

FLOOR = "At least 1 all the same: somebody says it."
CIRCLE = "Every way leads in a circle: there is no origin."


@dataclass(frozen=True, slots=True)
class Ledger:
    """One side of a claim with its count, ready to be put into words."""

    graph: Graph
    count: Count
    scene: Scene


def origins(ledger: Ledger) -> tuple[Origin, ...]:
    """Every voice and report with nothing behind it, sorted by id, with what it counts for and why."""
    found = [_origin(node, end, ledger) for end in ledger.count.ends for node in end.nodes]
    return tuple(sorted(found, key=lambda one: one.node))


def interval(ledger: Ledger) -> Interval:
    """The count with its reasons: a line for each origin, the floor, and each report that adds none."""
    if not ledger.graph.given:
        return Interval(0, 0)
    lines = sorted((_line(end, ledger) for end in ledger.count.ends), key=_rank)
    lines += [FLOOR] if ledger.count.floor else []
    lines += [] if ledger.count.most else [CIRCLE]
    return Interval(ledger.count.least, ledger.count.most, (*lines, *_dependences(ledger)))


def _rank(line: str) -> tuple[int, str]:
    return next(at for at, words in enumerate(WORDS.values()) if words in line), line


def _line(end: End, ledger: Ledger) -> str:
    """One line for one voice, with the other names it has here."""
    counted, why = _reason(_face(end), end, ledger)
    name = in_full(ledger.scene, _face(end))
    others = {name_of(ledger.scene, node) for node in end.nodes} - {name_of(ledger.scene, _face(end))}
    also = f" (with {listed(sorted(others), most=3)})" if others else ""
    if len(end.nodes) > 1 and ledger.scene.sources[_face(end)].report:
        name = name_of(ledger.scene, _face(end))
    return f"{name}{also} {WORDS[counted]}: {why}."


def _face(end: End) -> str:
    return end.key if end.key in end.nodes else end.nodes[0]


def _origin(node: str, end: End, ledger: Ledger) -> Origin:
    counted, why = _reason(node, end, ledger)
    return Origin(node, node in ledger.scene.reports, _statements(node, ledger.graph), counted, why)


def _statements(node: str, graph: Graph) -> tuple[str, ...]:
    telling = graph.settled.tellings.get(node)
    if telling is not None:
        return telling.seen or telling.own
    ways = (way for one in graph.settled.tellings.values() for way in one.ways)
    return tuple(sorted({said for way in ways if way.nodes[-1] == node for said in way.statements}))


# -- why -------------------------------------------------------------------------------------------


def _reason(node: str, end: End, ledger: Ledger) -> tuple[Counted, str]:
    if node != _face(end):
        return "not counted", f"the same voice as {in_full(ledger.scene, _face(end))}"
    if end.key in ledger.count.sure:
        return "min and max", _why_sure(end, ledger.scene)
    if end.key in ledger.count.likely:
        return "max only", _why_likely(end, ledger)
    return "not counted", _why_not(end, ledger)


def _why_sure(end: End, scene: Scene) -> str:
    if end.sort == "named":
        known = "named" if scene.sources[end.key].named else "a body under its common name"
        return f"{known}, and can be held to it"
    if end.key in scene.pages:
        return "the page of a body, which speaks for itself"
    return (
        "its reporter was there" if end.sort == "seen" else "unnamed, but nobody else who counts could be it"
    )


def _why_likely(end: End, ledger: Ledger) -> str:
    if ledger.graph.disowned & {*end.nodes}:
        return "cited for it, but what it published itself, which is here, does not say it"
    if end.sort == "own":
        return "it gives its own word and shows no source"
    if end.sort == "media":
        return "an outlet's word, whose own source is not shown"
    if end.sort == "seen":
        return "its reporter was there, but its text may be another's"
    if end.sort == "named":
        return _why_not_sure(end, ledger)
    others = rivals(end, ledger.count.ends, ledger.graph.voices)
    names = [in_full(ledger.scene, other.key) for other in others]
    source = ledger.scene.sources[end.key]
    if source.named and source.report is None and source.kind == "person" and names:
        return f"named, but may speak for {listed(names, most=2)}"
    return (
        f"unnamed, and could be {listed(names, most=2)}" if names else "unnamed, and could be one that counts"
    )


def _why_not_sure(end: End, ledger: Ledger) -> str:
    """Why somebody who can be held to it does not count for certain."""
    perhaps = ledger.graph.voices.perhaps
    alike = [one for one in sorted(ledger.count.sure) if perhaps.get(one) == perhaps[end.key]]
    if alike:
        return f"named, but may be {in_full(ledger.scene, alike[0])} under another form of the name"
    return "named, but it reaches the reports only through media of one owner"


def _why_not(end: End, ledger: Ledger) -> str:
    carrying = ledger.count.sure | ledger.count.likely
    if end.credit and any(one.credit == end.credit and one.key in carrying for one in ledger.count.ends):
        return "the agency it credits counts already"
    graph, scene = ledger.graph, ledger.scene
    versions = {
        other for one in graph.settled.tangles if end.key in one.ends for other in one.ends & carrying
    }
    if versions:
        names = listed(sorted(in_full(scene, one) for one in versions), most=2)
        return f"it stands in a version of a text that counts already with {names}"
    before = {in_full(scene, one) for node in end.nodes for one in graph.paths.predecessors(node)}
    return f"all its ways pass {listed(sorted(before), most=2)}, who counts for another already"


# -- who adds nothing -------------------------------------------------------------------------------


def _dependences(ledger: Ledger) -> list[str]:
    """Which reports and relays are no origins because of somebody else, so that every dependence is named."""
    graph, scene, kin = ledger.graph, ledger.scene, _kin(ledger.graph)
    lines = [_shared(one, kin[one], scene) for one in graph.given if one in kin and _is_less(one, graph)]
    for report, source in graph.resting.items():
        names = in_full(scene, report), in_full(scene, source)
        lines.append(
            f"{names[0]} rests on {names[1]}: it names nobody here, and goes by {names[1]} elsewhere."
        )
    for edge in graph.edges:
        if edge.kind == "own-report":
            start, end = in_full(scene, edge.start), in_full(scene, edge.end)
            lines.append(f"{start} passes on what it has from {end}, the report of the outlet it cites.")
    lines += [*_wrong_dates(ledger), *_not_found(ledger)]
    for node in sorted(graph.paths):
        behind = sorted(graph.paths.successors(node)) if node in scene.sources else []
        if behind:
            lines.append(f"{in_full(scene, node)} passes on what it has from {_named(behind, scene)}.")
    return lines


def _wrong_dates(ledger: Ledger) -> list[str]:
    """Reports that are dated before the report they were made from."""
    graph, scene = ledger.graph, ledger.scene
    made = {(one.start, one.end) for one in graph.edges if one.kind == "own-report"}
    made |= {(one.start, one.end) for one in graph.settled.leans if one.known and one.certain}
    early = [(in_full(scene, a), in_full(scene, b)) for a, b in sorted(made) if is_before(a, b, scene)]
    return [f"{a} is dated before {b}, which it was made from: its date is not trusted." for a, b in early]


def _not_found(ledger: Ledger) -> list[str]:
    """Outlets that are cited for it, whose own reports are here, but in none of which it was found."""
    graph, scene = ledger.graph, ledger.scene
    lines = []
    for node in sorted(graph.paths):
        others = [one for one in scene.own_reports.get(node, ()) if one in scene.reports]
        if others and not any(one in graph.given for one in others):
            citing = _named(sorted(graph.paths.predecessors(node)), scene)
            shown = _named(others, scene)
            lines.append(
                f"{citing} cites {in_full(scene, node)} for it, but nothing in {shown} was linked with it."
            )
    return lines


def _shared(report: str, kin: Iterable[str], scene: Scene) -> str:
    return f"{in_full(scene, report)} adds nothing by what it shares with {_named(kin, scene)}."


def _is_less(report: str, graph: Graph) -> bool:
    """Whether reuse took something from a report."""
    before, after = graph.given[report], graph.settled.tellings[report]
    return (before.speaks, before.ways) != (after.speaks, after.ways)


def _kin(graph: Graph) -> dict[str, list[str]]:
    """The reports that a report rests on, or else those that have its text too; only those that have some."""
    on: dict[str, list[str]] = defaultdict(list)
    alike: dict[str, list[str]] = defaultdict(list)
    for one in graph.settled.leans:
        if one.certain and one.settled:
            on[one.start].append(one.end)
            alike[one.end].append(one.start)
    return {**alike, **on}


def _named(nodes: Iterable[str], scene: Scene) -> str:
    return listed([in_full(scene, one) for one in nodes], most=3)
