"""Everything that is known beside a claim, looked up once for all claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.provenance.imprints import by_name, fold, is_own_name, named_in, read_imprints
from sayso.provenance.issuers import find_issuers
from sayso.provenance.namesakes import find_full
from sayso.provenance.offices import find_offices
from sayso.records import Report, Reuse, Source, Statement

__all__ = ["Scene", "fold", "in_full", "is_before", "listed", "name_of", "set_scene", "speaking_in"]


@dataclass(frozen=True, slots=True)
class Scene:
    """Statements, sources and reports by id; the reuse and the statements of each report.

    ``own_reports``: for a media source, the reports it published; ``own_pages``: for a body, its own.
    ``publishers``: for a report, the source that published it, where there is one; ``pages``: reports published
    by a body that nobody cites. ``credits``: for a report, the folded name of the agency or outlet whose copy it
    says it prints; ``carriers``: its source, where there is one. ``offices``: for a named person, what the
    reports that cite it say it is. ``cited_in``: for a source, the reports that cite it; ``full``: for a report,
    what tells the bodies apart that it calls by a full name; ``issuers``: for a kind of paper, the bodies that are
    said to have published one.
    """

    statements: Mapping[str, Statement]
    sources: Mapping[str, Source]
    reports: Mapping[str, Report]
    reuse: Mapping[str, tuple[Reuse, ...]]
    said_in: Mapping[str, tuple[Statement, ...]]
    own_reports: Mapping[str, tuple[str, ...]]
    own_pages: Mapping[str, tuple[str, ...]]
    publishers: Mapping[str, str]
    pages: frozenset[str]
    credits: Mapping[str, str]
    carriers: Mapping[str, str]
    offices: Mapping[str, tuple[str, ...]]
    cited_in: Mapping[str, frozenset[str]]
    full: Mapping[str, Mapping[str, frozenset[str]]]
    issuers: Mapping[str, frozenset[str]]


def set_scene(
    statements: Iterable[Statement],
    *,
    sources: Iterable[Source],
    reports: Iterable[Report],
    reuse: Iterable[Reuse] = (),
) -> Scene:
    """Look up once what every claim will ask for; the order of what is given makes no difference."""
    given = {one.id: one for one in sorted(sources, key=lambda one: one.id)}
    texts = {one.id: one for one in sorted(reports, key=lambda one: one.id)}
    told = sorted(statements, key=_place)
    said_in: dict[str, list[Statement]] = defaultdict(list)
    for statement in told:
        said_in[statement.report].append(statement)
    ends = {one.chain[-1].source for one in told if one.chain}
    relays = {node.source for one in told for node in one.chain[:-1] if node.source} - ends
    imprints = read_imprints(texts, given, relays=relays)
    by_id = {**given, **imprints.media}
    credits = {one.id: found for one in texts.values() if (found := _credit(one))}
    carriers = named_in(by_name(given.values()), credits)
    cited_in = _cited_in(told)
    return Scene(
        statements={one.id: one for one in told},
        sources=by_id,
        reports=texts,
        reuse=_reuse_of(reuse),
        said_in={report: tuple(found) for report, found in said_in.items()},
        own_reports=imprints.own_reports,
        own_pages=imprints.own_pages,
        publishers=imprints.publishers,
        pages=imprints.pages,
        credits=credits,
        carriers={one: name for one, name in carriers.items() if imprints.publishers.get(one) != name},
        offices=find_offices(by_id.values(), cited_in=cited_in, reports=texts),
        cited_in=cited_in,
        full=find_full(texts),
        issuers=find_issuers(by_id.values(), texts.values()),
    )


def _place(one: Statement) -> tuple[object, ...]:
    """Where a statement stands, in plain numbers: those of a large case are compared a hundred thousand times."""
    content = tuple((span.start, span.end) for span in one.content)
    return one.sentence.start, one.sentence.end, content, one.id


def _cited_in(statements: Iterable[Statement]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in statements:
        for node in one.chain:
            found[node.source or ""].add(one.report)
    return {source: frozenset(reports) for source, reports in found.items()}


def speaking_in(report: str, scene: Scene) -> tuple[Source, ...]:
    """Who speaks in a report, or passes on what others say, by id."""
    nodes = {node.source or "" for said in scene.said_in.get(report, ()) for node in said.chain}
    return tuple(scene.sources[one] for one in sorted(nodes & scene.sources.keys()))


def is_before(one: str, other: str, scene: Scene) -> bool:
    """Whether a report was published on an earlier day than another, by all that is known of both."""
    days = [scene.reports[each].published if each in scene.reports else None for each in (one, other)]
    return days[0] is not None and days[1] is not None and days[0].latest < days[1].earliest


def _credit(report: Report) -> str:
    """Whose copy a report prints by its own word; its own newsroom is nobody else."""
    name = report.agency or report.republished_from or ""
    return "" if any(is_own_name(name, own) for own in report.own_names) else fold(name)


def _reuse_of(reuse: Iterable[Reuse]) -> Mapping[str, tuple[Reuse, ...]]:
    found: dict[str, list[Reuse]] = defaultdict(list)
    for one in sorted(reuse, key=lambda one: (one.a, one.b, one.direction, one.kind, -one.score)):
        found[one.a].append(one)
        found[one.b].append(one)
    return {report: tuple(pairs) for report, pairs in found.items()}


# -- names for readers ---------------------------------------------------------------------------


def name_of(scene: Scene, node: str) -> str:
    """What readers call a source or a report; an unnamed voice stands in quotation marks."""
    source = scene.sources.get(node)
    if source is not None:
        return source.name if source.named else f"“{source.name}”"
    report = scene.reports.get(node)
    return (report.publisher or node) if report else node


def in_full(scene: Scene, node: str) -> str:
    """The same, told apart: a report with its id, an unnamed voice with the report it is quoted in."""
    source = scene.sources.get(node)
    if source is not None and source.report and not source.named:
        return f"{name_of(scene, node)} in {name_of(scene, source.report)}"
    name = name_of(scene, node)
    return f"{name} ({node})" if node in scene.reports and name != node else name


def listed(names: Iterable[str], *, most: int = 6) -> str:
    """Names in a row as a sentence has them: "A", "A and B", "A, B and 4 more"."""
    given = list(names)
    shown, left = given[:most], len(given) - most
    if left == 1:
        shown, left = given, 0
    last = f"{left} more" if left > 0 else shown.pop() if shown else ""
    return f"{', '.join(shown)} and {last}" if shown else last
