"""The laws of independence, over generated small cases of real records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.provenance import trace_claims
from sayso.provenance.circles import ORIGIN, READER, chokepoints
from sayso.provenance.graph import Graph, draw
from sayso.provenance.independence import End, count
from sayso.provenance.origins import CIRCLE, FLOOR, WORDS
from sayso.provenance.scene import set_scene
from sayso.records import Claim, Provenance, Report, Reuse, Source, Statement
from sayso.testing import make_claim, make_days, make_report, make_reuse, make_source, make_statement

law = settings(max_examples=25, deadline=None)

OUTLETS = tuple(make_source(name, "outlet", owner=owner) for name, owner in [
    ("Harbour Post", "Quay Media"), ("Daily Beacon", "Quay Media"), ("Radio Sestra", None),
])  # fmt: skip
AGENCIES = (make_source("Northline", "agency", owner="Quay Media"), make_source("Coastwire", "agency"))
NAMED = (
    make_source("Ilya Tamm"),
    make_source("Dana Orel", affiliation="Ministry of Supply"),
    make_source("Ministry of Supply", "government"),
    make_source("Harbour Police", "government"),
    make_source("Varnian Navy", "government"),
    make_source("inquiry report", "document", affiliation="Ministry of Supply"),
)
UNNAMED = (
    ("local sources", "unnamed"),
    ("officials", "government"),
    ("witnesses", "group"),
    ("a neighbour", "person"),
    ("police", "government"),
    ("a navy spokesman", "person"),
)
PUBLISHERS = (None, *(one.name for one in OUTLETS), "Ministry of Supply")


@dataclass(frozen=True, repr=False)
class Case:
    """Reports, sources and statements of one claim, with their reuse."""

    reports: tuple[Report, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    reuse: tuple[Reuse, ...]

    def __repr__(self) -> str:
        """The case in short, for a failure that a person can read."""
        names = {one.id: one.name for one in self.sources}
        reports = [f"{one.id} {one.publisher} {one.agency}" for one in self.reports]
        said = [
            f"{one.report} {one.voice} {one.stance}{' saw' * one.first_hand} "
            f"{[names[node.source or ''] for node in one.chain]}"
            for one in self.statements
        ]
        reuse = [f"{one.a} {one.direction} {one.b} {one.kind} {one.held}" for one in self.reuse]
        return "\n".join(("", *reports, *said, *reuse))

    @property
    def claim(self) -> Claim:
        return make_claim(*self.statements, id="c-1")

    def trace(self) -> Provenance:
        return trace_claims(
            [self.claim], self.statements, sources=self.sources, reports=self.reports, reuse=self.reuse
        )[0]


@st.composite
def voices(draw_: st.DrawFn, report: str) -> Source:
    """Somebody whom a report can cite."""
    if draw_(st.booleans()):
        return draw_(st.sampled_from((*NAMED, *OUTLETS, *AGENCIES)))
    name, kind = draw_(st.sampled_from(UNNAMED))
    return make_source(name, kind, report=report)  # type: ignore[arg-type]


@st.composite
def sayings(draw_: st.DrawFn, report: str, number: int) -> Statement:
    """One statement of a report, in its own voice or over a chain of one to three."""
    chain = draw_(st.lists(voices(report), max_size=3, unique_by=lambda one: one.id))
    return make_statement(
        report,
        f"Version {number} of the fire at the silo.",
        chain,
        stance=draw_(st.sampled_from(("assert", "assert", "assert", "confirm", "deny"))),
        first_hand=not chain and draw_(st.integers(0, 5)) == 0,
        voice="attributed" if chain else draw_(st.sampled_from(("own", "headline"))),
    )


def sources_in(statements: Sequence[Statement]) -> tuple[Source, ...]:
    """The sources of the statements' chains, the unnamed made again by their names, and all outlets."""
    found = {one.id: one for one in (*NAMED, *OUTLETS, *AGENCIES)}
    kinds = dict(UNNAMED)
    for statement in statements:
        for node in statement.chain:
            if node.source not in found:
                made = make_source(node.name, kinds[node.name], report=statement.report)  # type: ignore[arg-type]
                found[made.id] = made
    return tuple(found.values())


@st.composite
def reuses(draw_: st.DrawFn, a: str, b: str) -> Reuse:
    """Some reuse between two reports."""
    return make_reuse(
        a,
        b,
        draw_(st.sampled_from(("unknown", "a<-b", "b<-a"))),
        kind=draw_(st.sampled_from(("near-verbatim", "rewrite", "common-wire", "verbatim"))),
        held=draw_(st.integers(0, 3)) > 0,
    )


@st.composite
def one_report(draw_: st.DrawFn, id: str) -> tuple[Report, tuple[Statement, ...]]:
    """A report with what it says on the claim."""
    agency = draw_(st.sampled_from((None, None, None, "Northline", "Coastwire", "Harbour Post")))
    day = draw_(st.sampled_from((None, "2022-03-04", "2022-03-06")))
    published = make_days(day) if day else None
    publisher = draw_(st.sampled_from(PUBLISHERS))
    report = make_report(id, publisher=publisher, agency=agency, published=published)
    numbers = range(draw_(st.integers(1, 3)))
    return report, tuple(draw_(sayings(id, number)) for number in numbers)


@st.composite
def cases(draw_: st.DrawFn, most: int = 5) -> Case:
    """A small case: up to so many reports on one claim, some of them reused."""
    made = [draw_(one_report(f"r{at}")) for at in range(draw_(st.integers(1, most)))]
    reports = tuple(report for report, _ in made)
    statements = tuple(one for _, said in made for one in said)
    pairs = [(a.id, b.id) for at, a in enumerate(reports) for b in reports[at + 1 :]]
    chosen = draw_(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    reuse = tuple(draw_(reuses(a, b)) for a, b in chosen)
    return Case(reports, sources_in(statements), statements, reuse)


@law
@given(cases(), st.data())
def test_a_verbatim_copy_never_raises_a_bound(case: Case, data: st.DataObject) -> None:
    """A word-for-word copy of a report raises neither the least nor the most.

    Unless an outlet prints it that others cite on the claim: then it also shows what they cite, and that
    is news, not a copy.
    """
    copied = data.draw(st.sampled_from(case.reports))
    publisher = data.draw(st.sampled_from((None, copied.publisher, "The Copyist")))
    copy = replace(copied, id="copy", publisher=publisher)
    said = [_in_copy(one, case.sources) for one in case.statements if one.report == copied.id]
    link = make_reuse(copied.id, "copy", data.draw(st.sampled_from(("unknown", "b<-a"))), kind="verbatim")
    statements = (*case.statements, *said)
    after = Case((*case.reports, copy), sources_in(statements), statements, (*case.reuse, link))
    before, now = case.trace(), after.trace()
    for old, new in ((before.independence, now.independence), (before.against, now.against)):
        assert new.min <= old.min
        assert new.max <= old.max


def _in_copy(statement: Statement, sources: Sequence[Source]) -> Statement:
    """The same statement as the copy has it: its unnamed voices are the copy's own."""
    by_id = {one.id: one for one in sources}
    chain = []
    for node in statement.chain:
        source = by_id[node.source or ""]
        chain.append(
            source if source.report is None else make_source(source.name, source.kind, report="copy")
        )
    more = {"stance": statement.stance, "first_hand": statement.first_hand, "voice": statement.voice}
    return make_statement("copy", statement.text, chain, **more)


@law
@given(cases(), st.randoms(use_true_random=False))
def test_order_changes_nothing(case: Case, random: object) -> None:
    """Reports, sources, statements and reuse may come in any order."""
    parts = [list(part) for part in (case.reports, case.sources, case.statements, case.reuse)]
    for part in parts:
        random.shuffle(part)  # type: ignore[attr-defined]
    assert Case(*map(tuple, parts)).trace() == case.trace()


@law
@given(cases())
def test_names_of_publishers_change_only_names(case: Case) -> None:
    """Other names for the publishers change nothing but the words."""
    names = {one.name: f"New {one.name}" for one in OUTLETS}
    kept = (None, "Northline", "Coastwire", "Ministry of Supply")
    called = {**{one: one for one in kept}, **names}
    reports = tuple(
        replace(one, publisher=called[one.publisher], agency=called[one.agency]) for one in case.reports
    )
    sources = tuple(
        replace(one, name=names[one.name], names=(names[one.name],)) if one.name in names else one
        for one in case.sources
    )
    after = Case(reports, sources, case.statements, case.reuse).trace()
    assert _without_words(after) == _without_words(case.trace())


def _without_words(found: Provenance) -> Provenance:
    return replace(
        found,
        independence=replace(found.independence, why=()),
        against=replace(found.against, why=()),
        origins=tuple(replace(one, why="") for one in found.origins),
        hardening=tuple(replace(one, how="") for one in found.hardening),
    )


@law
@given(cases(4), st.data())
def test_a_new_report_lowers_the_most_only_by_a_dependence_that_is_named(
    case: Case, data: st.DataObject
) -> None:
    """Where one more report lowers the most, the reasons have a new line on who depends on whom."""
    report, said = data.draw(one_report("new"))
    others = data.draw(st.lists(st.sampled_from(case.reports), max_size=2, unique_by=lambda one: one.id))
    links = [data.draw(reuses(one.id, "new")) for one in others]
    statements = (*case.statements, *said)
    after = Case((*case.reports, report), sources_in(statements), statements, (*case.reuse, *links)).trace()
    before = case.trace()
    if after.independence.max < before.independence.max:
        new = set(after.independence.why) - set(before.independence.why)
        assert any(
            words in line
            for line in new
            for words in ("adds nothing", "passes on", "rests on", "does not count", " (with ")
        )


@law
@given(cases())
def test_least_most_and_ends(case: Case) -> None:
    """The least is never more than the most, nor the most than the distinct ends of the reports' chains."""
    found = case.trace()
    for interval, stances in ((found.independence, ("assert", "confirm")), (found.against, ("deny",))):
        said = [one for one in case.statements if one.stance in stances]
        pages = {one.id for one in case.reports if one.publisher == "Ministry of Supply"}
        assert 0 <= interval.min <= interval.max <= len({_end(one, pages) for one in said})


def _end(statement: Statement, pages: set[str]) -> str:
    """The end of a chain: its last voice, the body whose page it stands on, or the report itself."""
    if statement.chain:
        return statement.chain[-1].source or ""
    return "the body" if statement.report in pages and not statement.first_hand else statement.report


@law
@given(cases())
def test_reasons_add_up(case: Case) -> None:
    """Lines that count for certain are as many as the least, with those that count at most as the most."""
    found = case.trace()
    for interval in (found.independence, found.against):
        sure = sum(WORDS["min and max"] in line for line in interval.why)
        likely = sum(WORDS["max only"] in line for line in interval.why)
        assert sure + (FLOOR in interval.why) == interval.min
        assert sure + likely == interval.max
    counted = [one.counted for one in found.origins]
    assert counted.count("min and max") + counted.count("max only") == found.independence.max


@law
@given(cases())
def test_without_a_chokepoint_there_is_no_way(case: Case) -> None:
    """When a chokepoint is taken out, nothing leads from the reader to an origin."""
    scene = set_scene(case.statements, sources=case.sources, reports=case.reports, reuse=case.reuse)
    graph = draw([one for one in case.statements if one.stance != "deny"], scene)
    ends = count(graph, scene).ends
    ways = nx.DiGraph(graph.paths.edges)
    ways.add_edges_from((READER, report) for report in graph.given)
    ways.add_edges_from((node, ORIGIN) for end in ends for node in end.nodes)
    for one in chokepoints(graph, ends):
        left = ways.copy()
        left.remove_node(one)
        assert ORIGIN not in left or not nx.has_path(left, READER, ORIGIN)


@law
@given(cases())
def test_no_origin_only_in_a_circle(case: Case) -> None:
    """A claim that somebody asserts has no origin only where it goes round in a circle that is named."""
    found = case.trace()
    asserted = any(one.stance != "deny" for one in case.statements)
    assert (found.independence.max == 0) == (not asserted or CIRCLE in found.independence.why)
    if CIRCLE in found.independence.why:
        assert found.circles


@law
@given(cases(4))
def test_the_most_is_the_largest_number_of_disjoint_ways(case: Case) -> None:
    """All ways from reports to ends tried out by hand give as many lines as the flow through the same records.

    Where versions of one text, or copies that credit one agency, share places among them, there may be fewer.
    """
    scene = set_scene(case.statements, sources=case.sources, reports=case.reports, reuse=case.reuse)
    graph = draw([one for one in case.statements if one.stance != "deny"], scene)
    found = count(graph, scene)
    by_hand = most_disjoint(sorted(set(ways_by_hand(graph, found.ends)), key=sorted))
    shared = graph.settled.tangles or any(end.credit for end in found.ends)
    assert found.most <= by_hand if shared else found.most == by_hand


def ways_by_hand(graph: Graph, ends: Sequence[End]) -> Iterator[frozenset[str]]:
    """For each simple way from a report to an end the voices on it; an end that is a report stands for itself."""
    key = graph.voices.key
    drawn = nx.DiGraph((key.get(a, a), key.get(b, b)) for a, b in graph.paths.edges)
    drawn.add_nodes_from((*graph.given, *(end.key for end in ends)))
    for end in ends:
        for report in graph.given:
            for way in [[report]] if report == end.key else nx.all_simple_paths(drawn, report, end.key):
                yield frozenset({*way, f"end {end.key}"} - set(graph.given))


def most_disjoint(ways: Sequence[frozenset[str]]) -> int:
    """The largest number of ways of which no two share a node, by trying with and without each."""
    if not ways:
        return 0
    first, rest = ways[0], ways[1:]
    return max(most_disjoint(rest), 1 + most_disjoint([way for way in rest if not way & first]))
