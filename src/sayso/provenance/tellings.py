"""What each report says on one side of a claim: the ways it names, or its own word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.provenance.bodies import classes_in, is_first_person, is_hedge
from sayso.provenance.imprints import is_own_name
from sayso.provenance.papers import without_papers
from sayso.provenance.scene import Scene
from sayso.records import MEDIA, Source, Statement


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
        if len(nodes) == 1 and _is_own_reporter(scene.sources.get(nodes[0]), report, scene):
            own.append(statement.id)
            seen.append(statement.id)
        elif nodes:
            ways[carried(report, nodes, scene)].append(statement.id)
        else:
            own.append(statement.id)
            seen += [statement.id] * statement.first_hand
    found = [Way(report, nodes, tuple(ids)) for nodes, ids in sorted(ways.items())]
    return Telling(report, _without_loose_media(found, scene), tuple(own), tuple(seen))


def _is_own_reporter(source: Source | None, report: str, scene: Scene) -> bool:
    """Whether somebody is the report's own newsroom on the spot: "a Coastwire photographer" in a Coastwire report."""
    publisher = scene.reports[report].publisher if report in scene.reports else None
    if source is None or source.named or publisher is None or "medium" not in classes_in(source.name):
        return False
    words = source.name.split()
    parts = (words[at:end] for at in range(len(words)) for end in range(at + 1, len(words)))
    return words[0].lower() == "our" or any(is_own_name(" ".join(part), publisher) for part in parts)


def _without_loose_media(ways: Sequence[Way], scene: Scene) -> tuple[Way, ...]:
    """Ways without "foreign media report" where the same report names the outlet that it means."""
    named = any(_is_named_medium(way.nodes[0], scene) for way in ways)
    return tuple(
        way for way in ways if not (named and len(way.nodes) == 1 and _is_loose(way.nodes[0], scene))
    )


def _is_writer(source: Source) -> bool:
    """Whether a source is only the report itself: "we"."""
    return source.kind not in MEDIA and is_first_person(source.name)


def _is_named_medium(node: str, scene: Scene) -> bool:
    source = scene.sources.get(node)
    return source is not None and source.kind in MEDIA and source.named and source.report is None


def _is_loose(node: str, scene: Scene) -> bool:
    source = scene.sources.get(node)
    return source is not None and source.kind in MEDIA and not _is_named_medium(node, scene)


def _nodes(statement: Statement, scene: Scene) -> tuple[str, ...]:
    """The sources of a chain that are known, without the outlet that publishes the report and without repeats.

    Where somebody is said to have it from that outlet, the way comes back to the report.
    """
    publisher = scene.publishers.get(statement.report)
    given = (node.source or "" for node in statement.chain)
    told = tuple(
        dict.fromkeys(one for one in given if one in scene.sources and not _is_writer(scene.sources[one]))
    )
    known = _without_hearsay(without_papers(told, statement.report, scene), scene)
    if publisher is None or scene.sources[publisher].kind not in MEDIA:
        return known
    others = tuple(one for one in known if one != publisher)
    return (*others, statement.report) if others and known[-1] == publisher else others


def _without_hearsay(nodes: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """A chain without "reportedly" at its end: a report or an outlet that writes so shows no source.

    Behind anybody else it stays, for who only passes on what is reported is no origin.
    """
    last = scene.sources[nodes[-1]] if nodes else None
    hearsay = last is not None and is_hedge(last.name) and (not last.named or last.name.islower())
    alone = len(nodes) < 2 or scene.sources[nodes[-2]].kind in MEDIA
    return nodes[:-1] if hearsay and alone else nodes


def carried(report: str, nodes: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The chain with the agency in front whose copy the report prints."""
    carrier = scene.carriers.get(report)
    return nodes if carrier is None or carrier in nodes else (carrier, *nodes)


# -- own words that are somebody's -----------------------------------------------------------------


def _rest(telling: Telling, scene: Scene) -> Telling:
    """The page of an organisation speaks for the organisation, save for what its writer saw; not where it has it from
    hearsay ("allegedly").
    """
    if telling.report in scene.pages:
        return replace(telling, seen=tuple(one for one in telling.own if not scene.statements[one].chain))
    publisher = scene.publishers.get(telling.report)
    own = tuple(one for one in telling.own if one not in telling.seen)
    if publisher is None or not own or scene.sources[publisher].kind in MEDIA:
        return telling
    way = Way(telling.report, (publisher,), own)
    return replace(telling, ways=tuple(sorted((*telling.ways, way), key=order_of)))


def order_of(way: Way) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """By what the ways of a report are sorted."""
    return way.nodes, way.statements
