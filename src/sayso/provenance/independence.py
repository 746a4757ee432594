"""The count of independent lines behind one side of a claim: the least and the most that the texts allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.provenance.graph import Graph
from sayso.provenance.lines import Ground, Level, carried
from sayso.provenance.scene import Scene
from sayso.provenance.voices import UNNAMED, Standing, Voices, could_be

Sort = Literal[Standing, "seen", "own"]
"""The standing of a source, or that of a report: it saw for itself, or gives nothing but its own word."""


@dataclass(frozen=True, slots=True)
class End:
    """Where lines can end: one voice under all its names, or a report that speaks for itself.

    ``credit`` is the same for reports that print one agency's copy and have nothing but their word.
    """

    key: str
    nodes: tuple[str, ...]
    sort: Sort
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """The interval, and the ends by what they count for; ``floor`` is set where the least is 1 only because
    somebody says it."""

    least: int
    most: int
    ends: tuple[End, ...]
    sure: frozenset[str]
    likely: frozenset[str]
    floor: bool


def count(graph: Graph, scene: Scene) -> Count:
    """Count the lines of one side by the rules for the least and the most.

    The least is counted first, on the graph in which all that could be one is one; then as many of its
    ends as can be, and the others besides, on the graph in which all that could be apart is apart. So
    every end counted for the least counts for the most, and the least is never more than the most.
    """
    ends = find_ends(graph, scene)
    sure = _surely(graph, ends)
    taken = {one.credit for one in ends if one.key in sure and one.credit}
    first = Level({one.key: (one.key,) for one in ends if one.key in sure})
    rest = _rest(graph, [one for one in ends if one.key not in sure and one.credit not in taken], sure=sure)
    kept, likely = carried(_ground(graph, graph.voices.key), (first, rest))
    least, most = len(kept), len(kept) + len(likely)
    floor = most > 0 and least == 0
    return Count(1 if floor else least, most, ends, kept, likely, floor)


def _rest(graph: Graph, ends: Iterable[End], *, sure: frozenset[str]) -> Level:
    """The ends that count at most; those of one agency's copies once, those of one tangle as many as can be first."""
    gates: dict[str, tuple[str, ...]] = {}
    wide: dict[str, int] = {}
    tangles = [(f"tangle:{at}", one) for at, one in enumerate(graph.settled.tangles)]
    for name, tangle in tangles:
        wide[name] = max(0, tangle.most - len(tangle.ends & sure))
    for one in ends:
        mine = tuple(name for name, tangle in tangles if one.key in tangle.ends)
        gates[one.key] = mine or (one.credit or one.key,)
    return Level(gates, wide)


def find_ends(graph: Graph, scene: Scene) -> tuple[End, ...]:
    """Every voice and report that lines can end at, sorted by key.

    A voice that can be held to the claim stays an end where it speaks for itself, even if it quotes
    somebody elsewhere; an outlet, or an unnamed voice, that anybody shows the source of is only a relay.
    """
    tellings, voices = graph.settled.tellings, graph.voices
    last = {way.nodes[-1] for one in tellings.values() for way in one.ways}
    relays = {voices.key[start] for start, _ in graph.paths.edges if start in voices.key}
    members: dict[str, list[str]] = {}
    for node in sorted(graph.paths):
        key = voices.key.get(node)
        if key is not None and (key not in relays or (node in last and voices.standing[key] == "named")):
            members.setdefault(key, []).append(node)
    found = [End(key, tuple(nodes), voices.standing[key]) for key, nodes in members.items()]
    found += [
        End(report, (report,), "seen" if telling.seen else "own", _credit(report, scene))
        for report, telling in tellings.items()
        if telling.speaks
    ]
    return tuple(sorted(found, key=lambda one: one.key))


def _credit(report: str, scene: Scene) -> str:
    return f"credit:{scene.credits[report]}" if report in scene.credits else ""


def _ground(graph: Graph, key: Mapping[str, str]) -> Ground:
    """The graph with all the names of one voice drawn together."""
    pairs = {(key.get(start, start), key.get(end, end)) for start, end in graph.paths.edges}
    return Ground(frozenset(graph.given), frozenset((start, end) for start, end in pairs if start != end))


# -- the least ---------------------------------------------------------------------------------------


def _surely(graph: Graph, ends: Iterable[End]) -> frozenset[str]:
    """The ends that count for the least."""
    ends = tuple(ends)
    one_gate = {**graph.voices.perhaps, **graph.kin.eyes}
    held = {one.key: (one_gate.get(one.key, one.key),) for one in ends if _is_held(one, graph)}
    unnamed = {one.key: (one.sort,) for one in ends if _is_apart(one, ends, graph)}
    first, second = carried(_ground(graph, graph.voices.owner), (Level(held), Level(unnamed)))
    return first | second


def _is_held(one: End, graph: Graph) -> bool:
    """Whether somebody can be held to the claim, and no report of its own speaks against that."""
    return one.sort in ("named", "seen") and not graph.disowned.issuperset(one.nodes)


def _is_apart(one: End, ends: Iterable[End], graph: Graph) -> bool:
    """Whether an unnamed voice could be nobody else who counts; of one sort the gate lets one through."""
    if one.sort not in UNNAMED or any(rivals(one, ends, graph.voices)):
        return False
    return not any(node in graph.settled.doubtful or node in graph.disowned for node in one.nodes)


def rivals(one: End, ends: Iterable[End], voices: Voices) -> list[End]:
    """The ends that count more surely than an unnamed voice, and that it could be."""
    out = []
    for other in ends:
        if other.key == one.key:
            continue
        if other.sort == "seen" and one.sort == "vague":
            out.append(other)
        if other.sort == "named" and could_be(one.key, other.key, voices):
            out.append(other)
        if one.sort == "vague" and other.sort in ("official", "bystander"):
            out.append(other)
    return out
