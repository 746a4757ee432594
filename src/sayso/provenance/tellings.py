"""What each report says on one side of a claim: the ways it names, or its own word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sayso.provenance.bodies import is_hedge
from sayso.provenance.scene import MEDIA, Scene, fold, is_before
from sayso.records import Statement

MOST_OWN = 8
"""Reports of one cited outlet that a way goes to at most: chains that cite prolific outlets would multiply."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way that a report says it has the claim: the nodes from the outermost to the end, and where.

    A node is a source, or the report in which a cited outlet itself speaks on the claim.
    """

    report: str
    nodes: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report on one side of a claim: the ways it names, its own word, what it saw itself."""

    report: str
    ways: tuple[Way, ...] = ()
    own: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether it is an origin itself: it saw it, or names nobody it has it from."""
        return bool(self.seen or (self.own and not self.ways))


def gather(statements: Iterable[Statement], scene: Scene) -> dict[str, Telling]:
    """What each report says, by report in order of id, from the statements of one side of a claim."""
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda one: one.id):
        by_report[statement.report].append(statement)
    return {report: _rest(_telling(report, said, scene), scene) for report, said in sorted(by_report.items())}


def _telling(report: str, said: Sequence[Statement], scene: Scene) -> Telling:
    ways: dict[tuple[str, ...], list[str]] = defaultdict(list)
    own, seen = [], []
    for statement in said:
        nodes = _nodes(statement, scene)
        if nodes:
            ways[_carried(report, nodes, scene)].append(statement.id)
        else:
            own.append(statement.id)
            seen += [statement.id] * statement.first_hand
    found = (Way(report, nodes, tuple(ids)) for nodes, ids in sorted(ways.items()))
    return Telling(report, tuple(found), tuple(own), tuple(seen))


def _nodes(statement: Statement, scene: Scene) -> tuple[str, ...]:
    """The sources of a chain that are known, without the outlet that publishes the report and without repeats.

    Where somebody is said to have it from that outlet, the way comes back to the report.
    """
    publisher = scene.publishers.get(statement.report)
    given = (node.source or "" for node in statement.chain)
    known = _without_hearsay(tuple(dict.fromkeys(one for one in given if one in scene.sources)), scene)
    if publisher is None or scene.sources[publisher].kind not in MEDIA:
        return known
    others = tuple(one for one in known if one != publisher)
    return (*others, statement.report) if others and known[-1] == publisher else others


def _without_hearsay(nodes: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """A chain without "reportedly" at its end: a report or an outlet that writes so shows no source.

    Behind anybody else it stays, for who only passes on what is reported is no origin.
    """
    last = scene.sources[nodes[-1]] if nodes else None
    hearsay = last is not None and not last.named and is_hedge(last.name)
    alone = len(nodes) < 2 or scene.sources[nodes[-2]].kind in MEDIA
    return nodes[:-1] if hearsay and alone else nodes


def _carried(report: str, nodes: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The chain with the agency in front whose copy the report prints."""
    carrier = scene.carriers.get(report)
    return nodes if carrier is None or carrier in nodes else (carrier, *nodes)


# -- own words that are somebody's -----------------------------------------------------------------


def _rest(telling: Telling, scene: Scene) -> Telling:
    """The page of an organisation speaks for the organisation, save for what its writer saw."""
    if telling.report in scene.pages:
        return replace(telling, seen=telling.own)
    publisher = scene.publishers.get(telling.report)
    own = tuple(one for one in telling.own if one not in telling.seen)
    if publisher is None or not own or scene.sources[publisher].kind in MEDIA:
        return telling
    way = Way(telling.report, (publisher,), own)
    return replace(telling, ways=tuple(sorted((*telling.ways, way), key=_order)))


# -- reports of cited outlets ----------------------------------------------------------------------------


def through_own_reports(
    tellings: Mapping[str, Telling], scene: Scene, *, shared: Mapping[str, frozenset[str]]
) -> dict[str, Telling]:
    """Where a cited outlet's own report speaks on the claim, let the way go to it.

    What the citing report says lies behind the outlet is added to that report; the same words for
    somebody unnamed are added once. No way goes to a report that is surely younger, unless the
    citing one says that it prints it. Of several reports of the outlet the way goes to those that the
    citing one shares words with (``shared``), if there are any.
    """
    find = partial(_own_reports, tellings=tellings, scene=scene, shared=shared)
    ways: dict[str, list[Way]] = {report: [] for report in tellings}
    added: list[Way] = []
    for telling in tellings.values():
        for way in telling.ways:
            for part in _parts(way, find, scene):
                (ways[part.report] if part.report == telling.report else added).append(part)
    known = {(report, _words(way, scene)) for report, found in ways.items() for way in found}
    for part in sorted(added, key=_order):
        if (part.report, _words(part, scene)) not in known:
            known.add((part.report, _words(part, scene)))
            ways[part.report].append(part)
    return {
        report: replace(one, ways=tuple(sorted(set(ways[report]), key=_order)))
        for report, one in tellings.items()
    }


def _words(way: Way, scene: Scene) -> tuple[str, ...]:
    return tuple(_wording(node, scene) for node in way.nodes)


def _wording(node: str, scene: Scene) -> str:
    source = scene.sources.get(node)
    return node if source is None or source.named else f"unnamed:{fold(source.name)}"


def _order(way: Way) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return way.nodes, way.statements


def _parts(
    way: Way, find: Callable[[str, str], list[str]], scene: Scene, *, passed: frozenset[str] = frozenset()
) -> list[Way]:
    """A way cut where it comes to outlets whose own reports are here; none of these is gone through twice."""
    for at, node in enumerate(way.nodes):
        own = find(node, way.report)
        if not own:
            continue
        rest, gone = way.nodes[at + 1 :], passed | {way.report}
        parts = [replace(way, nodes=(*way.nodes[:at], one)) for one in own]
        for one in own if rest else ():
            if one not in gone:
                carried = replace(way, report=one, nodes=_carried(one, rest, scene))
                parts += _parts(carried, find, scene, passed=gone)
        return parts
    return [way]


def _own_reports(
    outlet: str,
    citing: str,
    *,
    tellings: Mapping[str, Telling],
    scene: Scene,
    shared: Mapping[str, frozenset[str]],
) -> list[str]:
    prints = scene.carriers.get(citing) == outlet
    own = [
        one
        for one in scene.own_reports.get(outlet, ())
        if one in tellings and one != citing and (prints or not is_before(citing, one, scene))
    ]
    return ([one for one in own if one in shared[citing]] or own)[:MOST_OWN]
