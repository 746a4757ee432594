"""The graph of one side of a claim: who has it from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from sayso.provenance.disowned import find_disowned
from sayso.provenance.kin import Kin, find_kin
from sayso.provenance.own_reports import through_own_reports
from sayso.provenance.resting import find_resting, rest
from sayso.provenance.scene import Scene
from sayso.provenance.settle import Settled, settle
from sayso.provenance.tellings import Telling, Way, gather
from sayso.provenance.texts import without_leads
from sayso.provenance.voices import Voices, hear
from sayso.records import Edge, Statement


@dataclass(frozen=True, slots=True)
class Graph:
    """One side of a claim, asserted or denied: its tellings, before and after reuse, and its edges.

    ``given`` is what each report says; ``resting`` has whom those rest on that name nobody here;
    ``settled`` is what is left when reuse is taken away. ``paths`` has a node for each report and source
    and an edge to what it has it from, where that is certain. ``disowned`` are sources that their own reports do
    not bear out.
    """

    given: Mapping[str, Telling]
    resting: Mapping[str, str]
    kin: Kin
    settled: Settled
    voices: Voices
    edges: tuple[Edge, ...]
    paths: nx.DiGraph[str]
    disowned: frozenset[str] = frozenset()

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports on this side, sorted."""
        return tuple(self.given)


def draw(statements: Iterable[Statement], scene: Scene, *, against: Iterable[Statement] = ()) -> Graph:
    """Who has it from whom, on the side that the statements take; ``against`` are those on the other."""
    given = gather(statements, scene)
    credited = {scene.carriers[one] for one in given if one in scene.carriers}
    named = {node for one in given.values() for way in one.ways for node in way.nodes}
    kin = find_kin(given, scene)
    voices = hear((named | credited) & scene.sources.keys(), scene, shared=kin.shared)
    plain = {one: replace(told, ways=without_leads(told.ways, voices)) for one, told in given.items()}
    given = through_own_reports(plain, scene, kin=kin, voices=voices)
    resting = find_resting(given, voices, scene)
    given = rest(given, resting)
    settled = settle(given, kin, voices=voices, scene=scene)
    left = {report: _credited(one, given, scene) for report, one in settled.tellings.items()}
    settled = replace(settled, tellings=left)
    edges = _edges(settled, scene)
    disowned = find_disowned(sorted(named), given, against, scene)
    return Graph(given, resting, kin, settled, voices, edges, _paths(given, edges), disowned)


def _credited(telling: Telling, given: Mapping[str, Telling], scene: Scene) -> Telling:
    """A report that has nothing but its own word, but prints an agency's copy, has it from the agency."""
    carrier = scene.carriers.get(telling.report)
    if carrier is None or telling.seen or not telling.speaks:
        return telling
    own = [one for one in scene.own_reports.get(carrier, ()) if one in given and one != telling.report]
    ways = tuple(Way(telling.report, (end,), telling.own) for end in own or (carrier,))
    return replace(telling, ways=ways)


def _edges(settled: Settled, scene: Scene) -> tuple[Edge, ...]:
    cited: dict[tuple[str, str], set[str]] = defaultdict(set)
    for telling in settled.tellings.values():
        for way in telling.ways:
            for start, end in zip((telling.report, *way.nodes), way.nodes, strict=False):
                cited[start, end].update(way.statements)
    out = [_cites(start, end, said, scene) for (start, end), said in cited.items()]
    out += [Edge(one.start, one.end, "reuses", one.certain and one.settled) for one in settled.leans]
    return tuple(sorted(out, key=lambda one: (one.start, one.end, one.kind)))


def _cites(start: str, end: str, said: Iterable[str], scene: Scene) -> Edge:
    return Edge(start, end, "own-report" if end in scene.reports else "cites", True, tuple(sorted(said)))


def _paths(given: Iterable[str], edges: Iterable[Edge]) -> nx.DiGraph[str]:
    paths: nx.DiGraph[str] = nx.DiGraph()
    paths.add_nodes_from(given)
    paths.add_edges_from((one.start, one.end) for one in edges if one.certain)
    return paths
