"""The interval, rule by rule: who counts for certain, who at most, who not, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.provenance import trace_claims
from sayso.records import Passage, Provenance, Report, Reuse, Source, Span, Statement
from sayso.testing import make_claim, make_report, make_reuse, make_source, make_statement

NORTHLINE = make_source("Northline", "agency")
TAMM = make_source("Ilya Tamm")
POLICE = make_source("Harbour Police", "government")
NAVY = make_source("Varnian Navy", "government")
MINISTRY = make_source("Varnian Defence Ministry", "government")


def trace(
    statements: list[Statement], *, reports: list[Report] | None = None, reuse: list[Reuse] | None = None,
    sources: list[Source] | None = None,
) -> Provenance:  # fmt: skip
    """The provenance of one claim; reports and unnamed sources that are not given are made."""
    known = reports or [make_report(one) for one in sorted({said.report for said in statements})]
    given = sources or [NORTHLINE, TAMM, POLICE, NAVY, MINISTRY]
    claim = make_claim(*statements)
    return trace_claims([claim], statements, sources=given, reports=known, reuse=reuse or [])[0]


def bounds(found: Provenance) -> tuple[int, int]:
    """The least and the most for a claim."""
    return found.independence.min, found.independence.max


def unnamed(name: str, report: str, kind: str = "group") -> Source:
    """An unnamed voice of one report."""
    return make_source(name, kind, report=report)  # type: ignore[arg-type]


def says(report: str, *chain: Source, **more: object) -> Statement:
    """A report's statement of the claim over a chain."""
    return make_statement(report, f"The silo burned ({report}).", chain, **more)


@pytest.mark.parametrize(
    ("chains", "expected"),
    [
        pytest.param(
            [[]], (1, 1), id="one report's own word counts one at the least, because somebody says it"
        ),
        pytest.param([[], []], (1, 2), id="two own words may both be first-hand"),
        pytest.param([[TAMM], [TAMM], [TAMM]], (1, 1), id="one person in three reports is one"),
        pytest.param([[TAMM], [POLICE]], (2, 2), id="a person and a body are two"),
        pytest.param([[TAMM, POLICE]], (1, 1), id="who only passes on what another said is no origin"),
        pytest.param([[NORTHLINE], [NORTHLINE]], (1, 1), id="an agency at the end is one at most"),
        pytest.param([[NORTHLINE], [TAMM]], (1, 2), id="an agency's own source may be the person"),
        pytest.param(
            [[NORTHLINE], [NORTHLINE, TAMM]], (1, 1), id="a deeper chain shows whom the agency has it from"
        ),
        pytest.param(
            [[NORTHLINE, TAMM], [NORTHLINE, POLICE]], (1, 1), id="two people through one agency are one line"
        ),
        pytest.param([[NORTHLINE, TAMM], [POLICE]], (2, 2), id="one of them by another way makes two"),
        pytest.param([[NAVY], [MINISTRY]], (1, 1), id="a navy and the ministry over it are one"),
        pytest.param([[], [TAMM]], (1, 2), id="an own word beside a named source counts at most"),
    ],
)
def test_chains(chains: list[list[Source]], expected: tuple[int, int]) -> None:
    """Each report has the claim over one chain; named ends count in both bounds, the others at most."""
    found = trace([says(f"r{at}", *chain) for at, chain in enumerate(chains)])
    assert bounds(found) == expected


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([("witnesses", "group"), ("residents", "group")], (1, 2)),
        ([("witnesses", "group"), ("officials", "government")], (2, 2)),
        ([("local sources", "unnamed"), ("officials", "government")], (1, 2)),
        ([("local sources", "unnamed")], (1, 1)),
        ([("police", "government"), ("police", "government")], (1, 1)),
        ([("police", "government"), ("witnesses", "group")], (2, 2)),
        ([("a police source", "unnamed"), ("police", "government")], (1, 2)),
        ([("a police spokesman", "person"), ("the police", "government")], (1, 1)),
        ([("firefighters", "government"), ("police", "government")], (2, 2)),
    ],
)
def test_unnamed_voices(voices: list[tuple[str, str]], expected: tuple[int, int]) -> None:
    """An unnamed voice counts for certain only if nobody who counts could be it; a bare body is one body."""
    sources = [unnamed(name, f"r{at}", kind) for at, (name, kind) in enumerate(voices)]
    found = trace([says(f"r{at}", one) for at, one in enumerate(sources)], sources=sources)
    assert bounds(found) == expected


def test_an_unnamed_voice_beside_a_named_one() -> None:
    """Witnesses could be the named neighbour but not the police; officials could be either."""
    for name, kind, known, expected in [
        ("witnesses", "group", TAMM, (1, 2)),
        ("witnesses", "group", POLICE, (2, 2)),
        ("officials", "government", POLICE, (1, 2)),
        ("an army officer", "person", POLICE, (2, 2)),
    ]:
        voice = unnamed(name, "r1", kind)
        assert bounds(trace([says("r0", known), says("r1", voice)], sources=[known, voice])) == expected, name


def test_a_lead_that_says_officials_adds_nothing_to_the_official_it_names() -> None:
    """Where one report says "officials" and names one further down, that is one voice even at most."""
    officials = unnamed("officials", "r0", "government")
    found = trace([says("r0", officials), says("r0", POLICE)], sources=[officials, POLICE])
    assert bounds(found) == (1, 1)


def test_spokesmen_and_documents_are_their_body() -> None:
    """People placed in a body, and what it issues, count once with it; another body's do not."""
    speaker = make_source("Dana Orel", affiliation="Harbour Police")
    paper = make_source("inquiry report", "document", affiliation=POLICE.id)
    sources = [POLICE, speaker, paper, NAVY]
    statements = [says("r0", speaker), says("r1", paper), says("r2", POLICE)]
    found = trace(statements, sources=sources)
    assert bounds(found) == (1, 1)
    assert [one.counted for one in found.origins].count("not counted") == 2
    assert bounds(trace([*statements, says("r3", NAVY)], sources=sources)) == (2, 2)


def test_a_bare_body_stays_open_between_two() -> None:
    """ "The police" joins the only police that are named; between two it stays apart, and counts at most."""
    other, bare = make_source("Dalen Police", "government"), unnamed("the police", "r0", "government")
    assert bounds(trace([says("r0", bare), says("r1", POLICE)], sources=[bare, POLICE])) == (1, 1)
    three = [says("r0", bare), says("r1", POLICE), says("r2", other)]
    assert trace(three, sources=[bare, POLICE, other]).independence.max == 3


def test_first_hand_reports_count_for_certain_but_once_for_one_pair_of_eyes() -> None:
    """A reporter who was there counts; two that may share a text, or a publisher, once for certain."""
    seen = [says("r0", first_hand=True), says("r1", first_hand=True)]
    apart = [make_report("r0", publisher="Harbour Post"), make_report("r1", publisher="Radio Sestra")]
    same = [replace(one, publisher="Harbour Post") for one in apart]
    possible = [make_reuse("r0", "r1", held=False)]
    assert bounds(trace(seen, reports=apart)) == (2, 2)
    assert bounds(trace(seen, reports=same)) == (1, 2)
    assert bounds(trace(seen, reports=apart, reuse=possible)) == (1, 2)


def test_owners_matter_for_the_least_only() -> None:
    """Two people through two agencies of one owner are one line for certain, and two at most."""
    sister = make_source("Coastwire", "agency", owner="Quay Media")
    agency = replace(NORTHLINE, owner="Quay Media")
    statements = [says("r0", agency, TAMM), says("r1", sister, POLICE)]
    assert bounds(trace(statements, sources=[agency, sister, TAMM, POLICE])) == (1, 2)


def test_an_organisations_page_speaks_for_it() -> None:
    """A page that a ministry publishes is the ministry's word, and counts for certain."""
    reports = [make_report("r0", publisher="Varnian Defence Ministry"), make_report("r1")]
    assert bounds(trace([says("r0"), says("r1", TAMM)], reports=reports)) == (2, 2)


def test_agency_copy_rests_on_the_agency() -> None:
    """Reports that credit an agency have it from the agency; what they quote comes through it."""
    reports = [make_report(f"r{at}", agency="Northline", publisher=f"Paper {at}") for at in range(3)]
    found = trace([says("r0"), says("r1"), says("r2")], reports=reports)
    assert bounds(found) == (1, 1)
    assert found.chokepoints == (NORTHLINE.id,)
    quoted = trace([says("r0", TAMM), says("r1", POLICE), says("r2")], reports=reports)
    assert bounds(quoted) == (1, 1)


def test_an_agency_that_is_no_source_still_counts_once() -> None:
    """Where nobody quotes the credited agency by name, its copies are one at most all the same."""
    reports = [make_report(f"r{at}", agency="Coastwire") for at in range(3)]
    assert bounds(trace([says("r0"), says("r1"), says("r2")], reports=reports)) == (1, 1)


def test_the_publisher_is_no_relay_in_its_own_report() -> None:
    """An agency's own report that says "told Northline" has it from the person."""
    found = trace([says("r0", NORTHLINE, TAMM)], reports=[make_report("r0", publisher="Northline")])
    assert [one.node for one in found.origins] == [TAMM.id]
    assert [(one.start, one.end) for one in found.edges] == [("r0", TAMM.id)]


# -- reports of cited outlets ------------------------------------------------------------------------


def test_a_cited_outlets_own_report_is_where_the_way_goes() -> None:
    """Where the cited outlet's report is here, the way goes to it and on to its source."""
    reports = [make_report("r0", publisher="Daily Beacon"), make_report("r1", publisher="NORTHLINE")]
    found = trace([says("r0", NORTHLINE), says("r1", TAMM)], reports=reports)
    assert bounds(found) == (1, 1)
    assert [(one.start, one.end, one.kind) for one in found.edges] == [
        ("r0", "r1", "own-report"),
        ("r1", TAMM.id, "cites"),
    ]


def test_two_that_cite_each_other_have_no_origin() -> None:
    """A circle with no way out counts 0-0 and is named; one report with another source lets it out."""
    post, sestra = make_source("Harbour Post", "outlet"), make_source("Radio Sestra", "outlet")
    reports = [make_report("r0", publisher="Harbour Post"), make_report("r1", publisher="Radio Sestra")]
    statements = [says("r0", sestra), says("r1", post)]
    found = trace(statements, reports=reports, sources=[post, sestra, TAMM])
    assert (bounds(found), found.circles) == ((0, 0), (("r0", "r1"),))
    out = trace([*statements, says("r1", TAMM)], reports=reports, sources=[post, sestra, TAMM])
    assert (bounds(out), out.circles) == ((1, 1), (("r0", "r1"),))


# -- reuse -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "direction", "expected"),
    [
        pytest.param([], [], "a<-b", (1, 1), id="a copy of an own word adds nothing"),
        pytest.param([], [], "unknown", (1, 1), id="nor does it where nobody knows which was first"),
        pytest.param(
            [], [TAMM], "unknown", (1, 1), id="the version that names nobody rests on the one that does"
        ),
        pytest.param([], [TAMM], "a<-b", (1, 1), id="the same where it was made from it"),
        pytest.param(
            [], [TAMM], "b<-a", (1, 2), id="the first may have been there, the second adds a source"
        ),
        pytest.param([TAMM], [POLICE], "a<-b", (2, 2), id="a named source that the original lacks stays"),
        pytest.param([TAMM], [TAMM], "a<-b", (1, 1), id="one that it has does not"),
        pytest.param(
            [NORTHLINE], [TAMM], "unknown", (1, 1), id="of two versions one shows the agency's source"
        ),
    ],
)
def test_reuse(first: list[Source], second: list[Source], direction: str, expected: tuple[int, int]) -> None:
    """A report made from another adds only what the other lacks."""
    link = make_reuse("r0", "r1", direction)  # type: ignore[arg-type]
    assert bounds(trace([says("r0", *first), says("r1", *second)], reuse=[link])) == expected


def test_possible_reuse_holds_for_the_least_only() -> None:
    """Reuse between the two thresholds takes nothing from the most, and its edge is not certain."""
    found = trace([says("r0"), says("r1")], reuse=[make_reuse("r0", "r1", held=False)])
    assert bounds(found) == (1, 2)
    assert [(one.kind, one.certain) for one in found.edges] == [("reuses", False)]


def test_the_friendlier_direction() -> None:
    """Where a middle version shares words with two that share none, the two can both have been first."""
    links = [make_reuse("r0", "r1"), make_reuse("r1", "r2")]
    assert bounds(trace([says("r0"), says("r1"), says("r2")], reuse=links)) == (1, 2)


def test_unnamed_voices_in_versions_of_one_text_are_one() -> None:
    """ "A police source" in three versions of one wire story is one police source, even at most."""
    voices = [unnamed("a police source", f"r{at}", "unnamed") for at in range(3)]
    links = [make_reuse("r0", "r1"), make_reuse("r0", "r2"), make_reuse("r1", "r2")]
    statements = [says(f"r{at}", one) for at, one in enumerate(voices)]
    assert bounds(trace(statements, sources=voices)) == (1, 3)
    assert bounds(trace(statements, sources=voices, reuse=links)) == (1, 1)


def test_reuse_of_other_passages_says_nothing_on_the_claim() -> None:
    """Two reports that share a background paragraph are apart on what stands elsewhere in them."""
    text = (
        "The silo at Dalen burned down. " + "Much else happened that week. " * 20 + "Dalen lies on the coast."
    )
    reports = [make_report("r0", text), make_report("r1", text)]
    at = text.index("Dalen lies")
    background, fire = Span(at, len(text)), Span(0, 30)
    statements = [make_statement(one, "The silo at Dalen burned down.") for one in reports]
    for span, expected in ((background, (1, 2)), (fire, (1, 1))):
        link = make_reuse("r0", "r1", passages=(Passage(span, span),))
        assert bounds(trace(statements, reports=reports, reuse=[link])) == expected


def test_a_report_that_cites_the_other_was_made_from_it() -> None:
    """A citation gives the direction that dates do not: sharing words with whom one cites is no circle."""
    reports = [make_report("r0", publisher="Daily Beacon"), make_report("r1", publisher="Northline")]
    found = trace([says("r0", NORTHLINE), says("r1")], reports=reports, reuse=[make_reuse("r0", "r1")])
    assert (bounds(found), found.circles) == ((1, 1), ())


# -- denials -----------------------------------------------------------------------------------------------


def test_denials_are_counted_apart_and_silence_is_neither() -> None:
    """Deniers do not lower the count of those who assert; who declines to comment is on no side."""
    statements = [
        says("r0", TAMM),
        says("r1", MINISTRY, stance="deny"),
        says("r2", POLICE, stance="no-comment"),
        says("r3", stance="doubt"),
    ]
    found = trace(statements)
    assert bounds(found) == (1, 1)
    assert (found.against.min, found.against.max) == (1, 2)
    assert found.reports == ("r0", "r1", "r2", "r3")


def test_nobody_asserts_it() -> None:
    """A claim that is only denied has no lines, and says so by an empty interval."""
    found = trace([says("r0", MINISTRY, stance="deny")])
    assert (bounds(found), found.independence.why) == ((0, 0), ())


# -- one voice under several names -------------------------------------------------------------------


def test_a_person_is_the_body_that_a_report_places_her_in() -> None:
    """A constable and "police" are one line, whatever report tells her rank."""
    orel, police = make_source("Dana Orel"), unnamed("police", "r1", "government")
    reports = [make_report("r0", "Constable Dana Orel said the silo burned."), make_report("r1")]
    found = trace([says("r0", orel), says("r1", police)], sources=[orel, police], reports=reports)
    assert bounds(found) == (1, 1)
    plain = [make_report("r0", "Dana Orel said the silo burned."), make_report("r1")]
    assert bounds(trace([says("r0", orel), says("r1", police)], sources=[orel, police], reports=plain)) == (
        2,
        2,
    )


def test_an_office_is_the_person_who_holds_it() -> None:
    """ "The governor of Dalen" is the governor whom a report names, and two spellings of him are one."""
    first, other = make_source("Heydar Alishev"), make_source("Heydar Alishef")
    office = make_source("governor of Dalen island")
    texts = {
        "r0": "Dalen Governor Heydar Alishev said so.",
        "r1": "Heydar Alishef, governor of Dalen, said so.",
    }
    reports = [*(make_report(one, text) for one, text in texts.items()), make_report("r2")]
    said = [says("r0", first), says("r1", other), says("r2", office)]
    assert bounds(trace(said, sources=[first, other, office], reports=reports)) == (1, 1)


def test_a_bare_navy_is_the_one_its_report_names_in_full() -> None:
    """ "The navy" of a report that writes of the French navy is no other than the French navy."""
    french, italian = make_source("French Navy", "government"), make_source("Italian Navy", "government")
    bare = unnamed("navy", "r2", "government")
    said = [says("r0", french), says("r1", italian), says("r2", bare)]
    reports = [
        make_report("r0"),
        make_report("r1"),
        make_report("r2", "The French navy came. The navy said so."),
    ]
    assert bounds(trace(said, sources=[french, italian, bare], reports=reports)) == (2, 2)


def test_what_may_be_somebody_else_counts_at_most() -> None:
    """ "He", "the owner", a paper without an issuer: where somebody counts whom they could mean, at most."""
    for name, kind, expected in [
        ("he", "person", (1, 2)),
        ("owner", "person", (1, 2)),
        ("statement", "document", (1, 2)),
        ("watchdog", "organization", (2, 2)),
    ]:
        open_one = make_source(name, kind, report="r1", named=True)  # type: ignore[arg-type]
        found = trace([says("r0", TAMM), says("r1", open_one)], sources=[TAMM, open_one])
        assert bounds(found) == expected, name


def test_one_paper_in_several_reports_is_one() -> None:
    """The autopsy is one paper under whichever words."""
    papers = [
        make_source(name, "document", report=f"r{at}")
        for at, name in enumerate(("an autopsy", "autopsy report"))
    ]
    assert trace([says(f"r{at}", one) for at, one in enumerate(papers)], sources=papers).independence.max == 1


# -- the source of the event -----------------------------------------------------------------------------


def elsewhere(report: str, voice: Source, times: int) -> list[Statement]:
    """What a report has from a voice on other matters."""
    return [make_statement(report, f"Matter {at} of {report}.", [voice]) for at in range(times)]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param([(POLICE, 3)], (1, 1), id="it goes by the police throughout"),
        pytest.param([(POLICE, 2)], (1, 1), id="and does so more than once"),
        pytest.param([(POLICE, 1)], (1, 2), id="once is not throughout"),
        pytest.param([(TAMM, 5)], (1, 2), id="whom it goes by says nothing on this"),
        pytest.param([(POLICE, 3), (TAMM, 3)], (1, 2), id="it goes by two alike"),
        pytest.param([(NORTHLINE, 5), (POLICE, 3)], (1, 1), id="a relay is no source of the event"),
    ],
)
def test_a_report_in_its_own_voice_rests_on_whom_it_goes_by(
    other: list[tuple[Source, int]], expected: tuple[int, int]
) -> None:
    """The source of the event that a report names elsewhere stands behind its own word, if it speaks here."""
    said = [says("r0", POLICE), says("r1")]
    aside = [one for voice, times in other for one in elsewhere("r1", voice, times)]
    reports = [make_report("r0"), make_report("r1")]
    found = trace_claims(
        [make_claim(*said)], [*said, *aside], sources=[POLICE, TAMM, NORTHLINE], reports=reports, reuse=[]
    )[0]
    assert bounds(found) == expected
    named = "r1 rests on Harbour Police: it names nobody here, and goes by Harbour Police elsewhere."
    assert (named in found.independence.why) == (expected == (1, 1))


def test_a_reporter_who_was_there_rests_on_nobody() -> None:
    """First-hand stays first-hand, whomever the report quotes besides."""
    said = [says("r0", POLICE), says("r1", first_hand=True)]
    reports = [make_report("r0"), make_report("r1")]
    found = trace_claims(
        [make_claim(*said)], [*said, *elsewhere("r1", POLICE, 5)], sources=[POLICE], reports=reports, reuse=[]
    )[0]
    assert bounds(found) == (2, 2)


def test_two_spellings_may_be_one_person() -> None:
    """Names that differ in a letter count once for certain, and twice at most; names that differ count twice."""
    dorm, other = make_source("Iljas Dorm"), make_source("Ilyas Dorm")
    found = trace([says("r0", dorm), says("r1", other)], sources=[dorm, other])
    assert bounds(found) == (1, 2)
    assert any("another form of the name" in line for line in found.independence.why)
    assert bounds(trace([says("r0", dorm), says("r1", TAMM)], sources=[dorm, TAMM])) == (2, 2)


def test_a_bare_surname_is_the_one_person_who_bears_it() -> None:
    """ "Dorm" is Iljas Dorm where no other Dorm is named in the whole case, and may be either where there are two."""
    dorm, short, brother = make_source("Iljas Dorm"), make_source("Dorm"), make_source("Petar Dorm")
    said = [says("r0", dorm), says("r1", short)]
    assert bounds(trace(said, sources=[dorm, short])) == (1, 1)
    assert bounds(trace(said, sources=[dorm, short, brother])) == (1, 2)
