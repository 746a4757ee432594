"""Where a claim is passed on with more certainty than it was received: hedged before, flat after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import IntEnum

from sayso.provenance.bodies import is_hedge
from sayso.provenance.graph import Graph
from sayso.provenance.scene import Scene, in_full, listed, name_of
from sayso.records import Hardening, Statement


class Certainty(IntEnum):
    """How surely a statement is put: with a hedge, on somebody's word, or flat."""

    HEDGED = 0
    ATTRIBUTED = 1
    FLAT = 2


MOST_HEDGES = 3
"""Hedges named in a sentence."""


def certainty(statement: Statement, scene: Scene) -> Certainty:
    """How surely a report puts a statement; "reportedly" at the end of a chain is a hedge.

    What a publisher gives as its own ("The Monitor has documented …", on the Monitor's page) is flat.
    """
    if statement.hedges or any(is_hedge(node.name) for node in statement.chain if not node.named):
        return Certainty.HEDGED
    publisher = scene.publishers.get(statement.report)
    others = any(node.source is None or node.source != publisher for node in statement.chain)
    return Certainty.ATTRIBUTED if others else Certainty.FLAT


def hardening(statements: Iterable[Statement], graph: Graph, scene: Scene) -> tuple[Hardening, ...]:
    """Every step at which a claim grew harder, sorted.

    Headlines over their text, reports over those they follow, and words passed on without the hedge that
    another report gives with them.
    """
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda one: (one.sentence, one.id)):
        said[statement.report].append(statement)
    found = {*_headlines(said, scene), *_steps(said, graph, scene), *_lost_hedges(said, scene)}
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.how)))


def _headlines(said: Mapping[str, list[Statement]], scene: Scene) -> Iterable[Hardening]:
    """Headlines that state flatly what their text hedges or attributes throughout."""
    for report, statements in said.items():
        body = _body(statements, scene)
        if body is None or certainty(body, scene) is Certainty.FLAT:
            continue
        for one in statements:
            if one.voice == "headline" and certainty(one, scene) is Certainty.FLAT:
                name = in_full(scene, report)
                how = f"the headline of {name} states flatly what its text {_softly(body, scene)}"
                yield Hardening(body.id, one.id, how)


def _steps(said: Mapping[str, list[Statement]], graph: Graph, scene: Scene) -> Iterable[Hardening]:
    """Reports that state flatly what the report they follow, or share a text with, hedges or attributes."""
    for before, after in _followers(graph):
        given, taken = _body(said.get(before, ()), scene), _body(said.get(after, ()), scene)
        if given is None or taken is None or certainty(taken, scene) is not Certainty.FLAT:
            continue
        if certainty(given, scene) is not Certainty.FLAT:
            names = in_full(scene, after), in_full(scene, before)
            how = f"{names[0]} states flatly what {names[1]} {_softly(given, scene)}"
            yield Hardening(given.id, taken.id, how)


def _followers(graph: Graph) -> Iterable[tuple[str, str]]:
    """Pairs of reports of which the second follows the first, or may: both ways round where nobody knows."""
    for edge in graph.edges:
        if edge.kind == "own-report":
            yield edge.end, edge.start
    for lean in graph.settled.leans:
        if lean.certain:
            yield lean.end, lean.start
        if lean.certain and not lean.settled:
            yield lean.start, lean.end


def _lost_hedges(said: Mapping[str, list[Statement]], scene: Scene) -> Iterable[Hardening]:
    """Reports that give a voice's words without the hedge that another report has with them."""
    by_voice: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for report, statements in said.items():
        for statement in statements:
            for voice in {node.source for node in statement.chain if node.source and node.named}:
                by_voice[voice][report].append(statement)
    for voice, reports in sorted(by_voice.items()):
        hedged = [
            one for found in reports.values() for one in found if certainty(one, scene) is Certainty.HEDGED
        ]
        if not hedged:
            continue
        first = min(hedged, key=lambda one: (one.report, one.sentence, one.id))
        for report, found in sorted(reports.items()):
            if all(certainty(one, scene) is not Certainty.HEDGED for one in found):
                names = in_full(scene, report), name_of(scene, voice), in_full(scene, first.report)
                lost = _hedges(first, scene) or "the hedge"
                how = f"{names[0]} gives {names[1]} without {lost} of {names[2]}"
                yield Hardening(first.id, found[0].id, how)


def _softly(statement: Statement, scene: Scene) -> str:
    """How a statement is kept from being flat: by which hedges, or on whose word."""
    if certainty(statement, scene) is Certainty.HEDGED:
        hedges = _hedges(statement, scene)
        return f"hedges with {hedges}" if hedges else "hedges"
    end = statement.chain[-1]
    name = name_of(scene, end.source) if end.source else f"“{end.name}”"
    return f"attributes to {name}" if end.name else "attributes"


def _hedges(statement: Statement, scene: Scene) -> str:
    """The hedges of a statement in its report's words, each once: “allegedly” and “reportedly”."""
    report = scene.reports.get(statement.report)
    words = [report.text[one.start : one.end] for one in statement.hedges] if report else []
    words += [node.name for node in statement.chain if not node.named and is_hedge(node.name)]
    return listed(dict.fromkeys(f"“{' '.join(one.lower().split())}”" for one in words), most=MOST_HEDGES)


def _body(statements: Iterable[Statement], scene: Scene) -> Statement | None:
    """The statement of a text that is put most surely; the first of several."""
    below = (one for one in statements if one.voice != "headline")
    return max(below, key=lambda one: certainty(one, scene), default=None)
