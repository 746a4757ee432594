"""Who is meant across reports: one source for one somebody, unnamed ones kept to their report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from networkx.utils import UnionFind

from sayso.records import MEDIA, Alias, ChainNode, Kind, Report, Source, Span, Statement
from sayso.sources import media, states
from sayso.sources.faces import Face, Key, faces, is_known, key_of, place_of
from sayso.sources.ids import named_source_id, unnamed_source_id
from sayso.sources.kinds import of_one_kind
from sayso.sources.likeness import pairs

COLLECTIVE: frozenset[Kind] = frozenset({"government", "outlet", "agency", "organization", "group"})
"""Kinds of unnamed voices that mean the same when one report uses the same words twice ("police", "state
media").
"""


@dataclass(frozen=True, slots=True)
class Identified:
    """The named sources by the key of each of their names."""

    sources: Mapping[str, Source]
    by_key: Mapping[Key, str]


def identify(
    reports: Iterable[Report], statements: Iterable[Statement], aliases: Iterable[Alias]
) -> tuple[tuple[Source, ...], tuple[Statement, ...]]:
    """Who is meant across all reports: one source record for one somebody, and the statements with its id
    in every node.

    Named sources merge where a table, a report's own alias, or the spelling says so, each merge with its
    reason; where two candidates remain nothing is merged. Unnamed ones belong to one report. Sources are
    sorted by id, statements keep their order; the order of the reports changes nothing.
    """
    by_id = {report.id: report for report in reports}
    told = of_one_kind(statements, (one.publisher for one in by_id.values() if one.publisher))
    named = _named(by_id, told, tuple(aliases))
    unnamed: dict[str, Source] = {}
    rooms = _unnamed_by_report(told, unnamed)
    numbered = tuple(_numbered(one, by_id, named, rooms[one.report]) for one in told)
    return tuple(sorted((*named.sources.values(), *unnamed.values()), key=lambda one: one.id)), numbered


# -- named -----------------------------------------------------------------------------------------


def _named(
    reports: Mapping[str, Report], statements: Sequence[Statement], aliases: Sequence[Alias]
) -> Identified:
    found = faces(reports, statements)
    _add_bodies(found)
    joined = UnionFind(found)
    reasons: dict[Key, list[str]] = defaultdict(list)
    for a, b, why in pairs(found, aliases):
        joined.union(a, b)
        reasons[a].append(why)
    groups: dict[Key, list[Face]] = defaultdict(list)
    for key, face in found.items():
        groups[joined[key]].append(face)
    by_key: dict[Key, str] = {}
    sources: dict[str, Source] = {}
    published = _published(reports.values())
    for group in sorted(groups.values(), key=lambda some: some[0].key):
        source = _source(group, sorted({why for face in group for why in reasons[face.key]}), published)
        sources[source.id] = source
        by_key.update((face.key, source.id) for face in group)
    return _with_owners(sources, by_key, groups.values())


def _add_bodies(found: dict[Key, Face]) -> None:
    """The bodies that named voices speak for are sources too, whether or not they speak themselves."""
    for face in list(found.values()):
        for name in sorted(face.bodies):
            key: Key = ("body", media.plain(name), "")
            if key not in found:
                found[key] = Face(key, Counter({name: 0}), Counter({_kind_of_body(name): 0}), set())
            found[key].reports |= face.reports


def _kind_of_body(name: str) -> Kind:
    known, medium = states.known(name), media.only(name)
    if known:
        return known.kind
    if medium:
        return medium.kind
    return (
        "government"
        if media.plain(name).split()[-1] in ("ministry", "department", "army", "police", "government")
        else "organization"
    )


def _source(group: Sequence[Face], why: Sequence[str], published: Mapping[str, set[str]]) -> Source:
    names: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    for face in group:
        names.update(face.names)
        kinds.update(face.kinds)
    for face in group:
        names.update(dict.fromkeys(face.names, 0))
        kinds.update(dict.fromkeys(face.kinds, 0))
    name = min(names, key=lambda one: (-names[one], -len(one), one))
    kind = min(kinds, key=lambda one: (-kinds[one], one))
    mine = {other for one in names for key in _publisher_keys(one) for other in published.get(key, ())}
    scope = group[0].scope
    canonical = _canonical(names)
    return Source(
        id=unnamed_source_id(scope, canonical, first=None) if scope else named_source_id(kind, canonical),
        name=name,
        names=tuple(sorted({*names, *mine})),
        kind=kind,
        named=True,
        report=scope or None,
        why=tuple(why),
    )


def _published(reports: Iterable[Report]) -> Mapping[str, set[str]]:
    """The names of the publishers by the keys under which a cited medium finds them."""
    found: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for key in _publisher_keys(report.publisher or ""):
            found[key].add(report.publisher or "")
    return found


def _publisher_keys(name: str) -> tuple[str, ...]:
    medium = media.only(name) if name else None
    return (
        *((media.plain(name),) if name else ()),
        *((f"{medium.name}|{medium.country}",) if medium else ()),
    )


def _canonical(names: Iterable[str]) -> str:
    """The name that the id is made of: that of the tables, else the longest one."""
    given = sorted(names)
    for name in given:
        known, medium = states.known(name), media.only(name)
        if known or medium:
            return media.plain(known.name if known else medium.name if medium else name)
    return max((media.plain(name) for name in given), key=lambda one: (len(one), one))


def _with_owners(
    sources: dict[str, Source], by_key: Mapping[Key, str], groups: Iterable[Sequence[Face]]
) -> Identified:
    """The sources with the body they speak for and, for media, the family that owns them."""
    told: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for face in group:
            for name in face.bodies:
                told[by_key[face.key]].add(by_key["body", media.plain(name), ""])
    out: dict[str, Source] = {}
    for source in sources.values():
        bodies = told[source.id] - {source.id}
        owner = _owner(source)
        out[source.id] = replace(
            source, affiliation=bodies.pop() if len(bodies) == 1 else None, owner=owner.id if owner else None
        )
        if owner:
            out.setdefault(owner.id, sources.get(owner.id, owner))
    return Identified(out, by_key)


def _owner(source: Source) -> Source | None:
    """The family that owns a medium, as the tables have it."""
    media_found = [one for one in map(media.only, source.names) if one and one.owner]
    if source.kind not in MEDIA or not media_found:
        return None
    name = min(one.owner for one in media_found)
    why = (f"owner of {source.name} in the table of agencies and outlets",)
    return Source(
        named_source_id("organization", media.plain(name)), name, (name,), "organization", True, why=why
    )


# -- unnamed ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The unnamed sources of one report by the place or the words that tell them apart."""

    report: str
    firsts: Mapping[tuple[Kind, str], Span]
    sources: dict[str, Source]

    def number(self, node: ChainNode) -> str:
        """The id of the source that an unnamed node means; kept with the others."""
        name = media.plain(node.name)
        span = (
            self.firsts.get((node.kind, name), place_of(node)) if node.kind in COLLECTIVE else place_of(node)
        )
        one = Source(
            unnamed_source_id(self.report, name, first=span),
            node.name,
            (node.name,),
            node.kind,
            named=False,
            report=self.report,
        )
        before = self.sources.get(one.id, one)
        self.sources[one.id] = replace(before, names=tuple(sorted({*before.names, node.name})))
        return one.id


def _unnamed_by_report(statements: Sequence[Statement], sources: dict[str, Source]) -> Mapping[str, Unnamed]:
    firsts: dict[str, dict[tuple[Kind, str], Span]] = {one.report: {} for one in statements}
    for statement in statements:
        found = firsts[statement.report]
        for node in statement.chain:
            span = place_of(node)
            key = (node.kind, media.plain(node.name))
            if not node.named and span is not None and (key not in found or span < found[key]):
                found[key] = span
    return {report: Unnamed(report, found, sources) for report, found in firsts.items()}


def _numbered(
    statement: Statement, reports: Mapping[str, Report], named: Identified, unnamed: Unnamed
) -> Statement:
    nodes = []
    for node in statement.chain:
        report = reports.get(statement.report)
        if is_known(node) and report is not None:
            nodes.append(replace(node, source=named.by_key[key_of(report, node)]))
        else:
            nodes.append(replace(node, source=unnamed.number(node)))
    return replace(statement, chain=tuple(nodes))
