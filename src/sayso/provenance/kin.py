"""Which reuse bears on one side of a claim, and which reports carry one text word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from networkx.utils import UnionFind

from sayso.provenance.scene import Scene, fold
from sayso.provenance.tellings import Telling
from sayso.records import Reuse, Span
from sayso.text import any_overlap, merged

LARGE = 0.25
"""Share of the shorter report above which reuse bears on all that both say, not only on the passages that
were aligned: the boundary between "passage" and "large" in the rules for annotated stories, not measured."""


@dataclass(frozen=True, slots=True)
class Kin:
    """The reuse among the reports that bears on what they say here.

    ``heads`` gives for each report the one that stands for all that carry its text word for word.
    ``shared`` has for each report those that it, or a copy of it, shares words with, ``originals`` those that it
    was surely made from. ``eyes`` puts reports
    together that saw it themselves, but may have done so with one pair of eyes: in what may be one text, or
    for one publisher.
    """

    pairs: tuple[Reuse, ...]
    heads: Mapping[str, str]
    shared: Mapping[str, frozenset[str]]
    originals: Mapping[str, tuple[str, ...]]
    eyes: Mapping[str, str]


def find_kin(tellings: Mapping[str, Telling], scene: Scene) -> Kin:
    """Find the reuse that bears on one side of a claim."""
    pairs = tuple(_bearing(tellings, scene))
    heads = _heads(tellings, pairs, scene)
    return Kin(pairs, heads, _shared(pairs, heads), _originals(pairs), _same_eyes(tellings, pairs, scene))


def _bearing(tellings: Mapping[str, Telling], scene: Scene) -> list[Reuse]:
    """The pairs of reuse among the reports that bear on what they say here."""
    spans = {report: _sentences(telling, scene) for report, telling in tellings.items()}
    return [
        _as_credited(one, scene)
        for report in tellings
        for one in scene.reuse.get(report, ())
        if one.a == report and one.b in tellings and one.b != report and _bears(one, spans, scene)
    ]


def _as_credited(reuse: Reuse, scene: Scene) -> Reuse:
    """Who says that it prints the other's copy was made from it, whatever their dates say."""
    a_prints = reuse.b in scene.own_reports.get(scene.carriers.get(reuse.a, ""), ())
    b_prints = reuse.a in scene.own_reports.get(scene.carriers.get(reuse.b, ""), ())
    if a_prints == b_prints:
        return reuse
    return replace(reuse, direction="a<-b" if a_prints else "b<-a")


def _sentences(telling: Telling, scene: Scene) -> tuple[Span, ...]:
    said = {*telling.own, *(one for way in telling.ways for one in way.statements)}
    found = (scene.statements[one] for one in said)
    return tuple(one.sentence for one in found if one.report == telling.report)


def _bears(reuse: Reuse, spans: Mapping[str, tuple[Span, ...]], scene: Scene) -> bool:
    if not reuse.passages or _share(reuse, scene) >= LARGE:
        return True
    here, there = spans[reuse.a], spans[reuse.b]
    return any(any_overlap(one.a, here) and any_overlap(one.b, there) for one in reuse.passages)


def _share(reuse: Reuse, scene: Scene) -> float:
    here = sum(len(span) for span in merged(one.a for one in reuse.passages))
    there = sum(len(span) for span in merged(one.b for one in reuse.passages))
    lengths = [len(scene.reports[one].text) for one in (reuse.a, reuse.b) if one in scene.reports]
    return max(here, there) / max(1, min(lengths, default=1))


def _heads(tellings: Mapping[str, Telling], pairs: Iterable[Reuse], scene: Scene) -> dict[str, str]:
    """For each report the one that stands for all that carry its text word for word."""
    joined, derived = UnionFind(tellings), set()
    for pair in pairs:
        if pair.held and pair.kind == "verbatim":
            joined.union(pair.a, pair.b)
            derived |= {{"a<-b": pair.a, "b<-a": pair.b}.get(pair.direction, "")}
    out: dict[str, str] = {}
    for group in joined.to_sets():
        cited = _cited(group, tellings, scene)
        head = min(group, key=lambda one: (one not in cited, one in derived, one))
        out |= dict.fromkeys(sorted(group), head)
    return out


def _cited(group: Iterable[str], tellings: Mapping[str, Telling], scene: Scene) -> set[str]:
    """The reports of a group whose outlets others of it cite."""
    nodes = {(one, node) for one in group for way in tellings[one].ways for node in way.nodes}
    return {own for one, node in nodes for own in scene.own_reports.get(node, ()) if own != one}


def _shared(pairs: Iterable[Reuse], heads: Mapping[str, str]) -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = {head: set() for head in heads.values()}
    for pair in pairs:
        if pair.held:
            near[heads[pair.a]].add(pair.b)
            near[heads[pair.b]].add(pair.a)
    return {report: frozenset(near[head]) for report, head in heads.items()}


def _originals(pairs: Iterable[Reuse]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        ends = {"a<-b": (pair.a, pair.b), "b<-a": (pair.b, pair.a)}.get(pair.direction)
        if pair.held and ends:
            found[ends[0]].append(ends[1])
    return {report: tuple(sorted(those)) for report, those in found.items()}


def _same_eyes(tellings: Mapping[str, Telling], pairs: Iterable[Reuse], scene: Scene) -> dict[str, str]:
    seen = [one for one, telling in tellings.items() if telling.seen]
    joined = UnionFind(seen)
    for pair in pairs:
        if tellings[pair.a].seen and tellings[pair.b].seen:
            joined.union(pair.a, pair.b)
    for one in seen:
        publisher = scene.reports[one].publisher if one in scene.reports else None
        for name in (publisher, scene.credits.get(one)):
            joined.union(*([one, f"newsroom:{fold(name)}"] if name else [one]))
    return {one: joined[one] for one in seen}
