"""Whose voice it is: holders of offices, papers, pages, outlets under other names, and whom nobody bears out."""

from __future__ import annotations

import pytest

from sayso.provenance import trace_claims
from sayso.provenance.imprints import is_own_name
from sayso.provenance.offices import find_offices
from sayso.records import Provenance, Report, Source, Statement
from sayso.testing import make_claim, make_report, make_reuse, make_source, make_statement

BOARD = make_source("Tarn Levels Board", "organization")
MINISTRY = make_source("Varnian Health Ministry", "government")
MILL = make_source("Orrin Mills", "organization")
VENN = make_source("Marta Venn")
OREL = make_source("Dana Orel")
POST = make_source("Harbour Post", "outlet")
SESTRA = make_source("Radio Sestra", "outlet")


def trace(said: list[Statement], sources: list[Source], reports: list[Report], **more: object) -> Provenance:
    """The provenance of the first statements' claim; ``aside`` are statements on other matters."""
    aside: list[Statement] = more.pop("aside", [])  # type: ignore[assignment]
    given = [*said, *aside]
    reuse = more.get("reuse", [])
    return trace_claims([make_claim(*said)], given, sources=sources, reports=reports, reuse=reuse)[0]  # type: ignore[arg-type]


def bounds(found: Provenance) -> tuple[int, int]:
    """The least and the most."""
    return found.independence.min, found.independence.max


def says(report: str, *chain: Source, **more: object) -> Statement:
    """A statement of the claim."""
    return make_statement(report, f"The dyke broke ({report}).", chain, **more)


def unnamed(name: str, report: str, kind: str = "group") -> Source:
    """An unnamed voice of one report."""
    return make_source(name, kind, report=report)  # type: ignore[arg-type]


# -- holders of offices ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Commander Dana Orel of the Coast Guard told reporters so.", "Commander of the Coast Guard"),
        ("Dana Orel, who chairs the Tarn Levels Board, said so.", "head of the Tarn Levels Board"),
        ("The Minister of Mines, D. Orel, said so.", "Minister of Mines"),
        ("Dana Orel of the village said so.", ""),
    ],
)
def test_offices_are_read_before_and_behind_a_name(text: str, office: str) -> None:
    """A body behind a titled name, a body that somebody chairs, and an initial with its full stop are read."""
    orel = make_source("D Orel" if "D. Orel" in text else "Dana Orel")
    found = find_offices([orel], cited_in={orel.id: ("r0",)}, reports={"r0": make_report("r0", text)})
    assert (office in found[orel.id]) if office else not found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Orrin Mills admitted it. Director Marta Venn said so.", (1, 1), id="who spoke last before"
        ),
        pytest.param(
            "Orrin Mills admitted it. Mayor Marta Venn said so.", (1, 2), id="a mayor is of no company"
        ),
        pytest.param("Marta Venn said so. Orrin Mills admitted it.", (2, 2), id="somebody without a post"),
    ],
)
def test_a_bare_title_is_of_the_body_that_spoke_last(text: str, expected: tuple[int, int]) -> None:
    """ "Director Venn" right behind what a company says is the company's director; others are not joined."""
    reports = [make_report("r0", text)]
    assert bounds(trace([says("r0", MILL), says("r0", VENN)], [MILL, VENN], reports)) == expected


def test_spokeswoman_and_paper_of_a_silent_body_are_one() -> None:
    """The ministry's spokeswoman and the audit that it published are one voice, though the ministry is silent here."""
    audit = make_source("audit", "document", report="r1")
    texts = ("The Varnian Health Ministry answered. Spokeswoman Marta Venn said so.", "An audit found it.")
    third = "The Varnian Health Ministry published an internal audit on Friday."
    reports = [make_report(f"r{at}", text) for at, text in enumerate((*texts, third))]
    aside = [make_statement("r0", "It met.", [MINISTRY]), make_statement("r2", "Friday.", [MINISTRY])]
    said = [says("r0", VENN), says("r1", audit)]
    assert bounds(trace(said, [VENN, audit, MINISTRY], reports, aside=aside)) == (1, 1)
    assert bounds(trace(said, [VENN, audit, MINISTRY], reports[:2], aside=aside[:1])) == (1, 2)


# -- papers ----------------------------------------------------------------------------------------------


def test_a_paper_without_an_issuer_is_the_word_of_who_cites_it() -> None:
    """A prosecutor who reads from a log vouches for it; the audit of a body stays the body's."""
    log = make_source("gate log", "document", report="r0")
    found = trace([says("r0", OREL, log)], [OREL, log], [make_report("r0")])
    assert [one.node for one in found.origins] == [OREL.id]
    letter = make_source("Venn's letter", "document")
    told = trace([says("r0", OREL, letter)], [OREL, letter, VENN], [make_report("r0")])
    assert [one.node for one in told.origins] == [letter.id]


def test_a_letter_is_whoever_wrote_it_and_a_survey_is_the_boards() -> None:
    """ "Marta's letter" is Marta Venn; "the board's survey" is the Tarn Levels Board, and so is one on its page."""
    letter = make_source("Marta's letter", "document")
    assert bounds(trace([says("r0", VENN), says("r1", letter)], [VENN, letter], [])) == (1, 1)
    survey = make_source("board's survey", "document")
    assert bounds(trace([says("r0", BOARD), says("r1", survey)], [BOARD, survey], [])) == (1, 1)
    own = make_source("our survey", "document", report="r1")
    page = [make_report("r0"), make_report("r1", publisher="Tarn Levels Board")]
    assert bounds(trace([says("r0", BOARD), says("r1", own)], [BOARD, own], page)) == (1, 1)


def test_what_an_outlet_shows_as_its_own_is_the_outlets_word() -> None:
    """The exit poll "of Radio Sestra" shows no source: it counts at most."""
    poll = make_source("exit poll of Radio Sestra", "document", affiliation=SESTRA.id)
    found = trace([says("r0", VENN), says("r1", poll)], [VENN, poll, SESTRA], [])
    assert bounds(found) == (1, 2)


# -- who publishes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "publisher", "same"),
    [
        ("CNA", "Coastwire News Agency", True),
        ("Harbour Post", "The Harbour Post (weekly)", True),
        ("CN", "Coastwire News", False),
        ("CNA", "Coastwire News", False),
        ("Coastwire", "Coastwire News Agency", False),
    ],
)
def test_an_outlets_own_name(name: str, publisher: str, same: bool) -> None:
    """An agency that credits itself by its initials credits nobody else."""
    assert is_own_name(name, publisher) == same


def test_an_agency_that_credits_itself_is_no_relay() -> None:
    """Two people in one agency's own report are two, whatever the agency calls itself in the dateline."""
    agency = make_source("CNA", "organization")
    report = make_report("r0", publisher="Coastwire News Agency", agency="CNA")
    assert bounds(trace([says("r0", VENN), says("r0", OREL)], [VENN, OREL, agency], [report])) == (2, 2)


def test_a_channel_is_no_body() -> None:
    """What the note behind a publisher's name calls a channel speaks as an outlet does: its word counts at most."""
    corridor = make_source("Tidewatch", "organization")
    for publisher, expected in [("Tidewatch (channel)", (1, 2)), ("Tidewatch", (2, 2))]:
        reports = [make_report("r0", publisher=publisher), make_report("r1"), make_report("r2")]
        said = [says("r0"), says("r1", VENN), says("r2", corridor)]
        assert bounds(trace(said, [corridor, VENN], reports)) == expected, publisher


def test_a_short_name_of_an_outlet_leads_to_its_report() -> None:
    """ "Sestra" is Radio Sestra, whose report is here; "the Post" may be another's."""
    for short, expected in [(make_source("Sestra"), (1, 1)), (make_source("Wavelength"), (2, 2))]:
        reports = [make_report("r0", publisher="Radio Sestra"), make_report("r1")]
        said = [says("r0", VENN), says("r1", short)]
        assert bounds(trace(said, [SESTRA, VENN, short], reports)) == expected, short.name


def test_the_newsrooms_own_eyes_are_first_hand() -> None:
    """ "A Harbour Post photographer saw" in the Harbour Post is the report's own sight, not in another's."""
    seen = unnamed("a Harbour Post photographer", "r0", "person")
    for publisher, expected in [("Harbour Post", (2, 2)), ("Radio Sestra", (1, 2))]:
        reports = [make_report("r0", publisher=publisher), make_report("r1")]
        assert bounds(trace([says("r0", seen), says("r1", VENN)], [seen, VENN], reports)) == expected


def test_we_is_whoever_writes() -> None:
    """ "We measured it" on a board's page is the board."""
    pronoun = unnamed("we", "r0", "government")
    reports = [make_report("r0", publisher="Tarn Levels Board"), make_report("r1")]
    found = trace([says("r0", pronoun), says("r1", BOARD)], [BOARD, pronoun], reports)
    assert bounds(found) == (1, 1)


def test_a_body_that_prints_anothers_text_does_not_say_it_itself() -> None:
    """A page made from another's text adds no origin, though the page is a body's."""
    group = make_source("Tarn Watch Society", "organization")
    reports = [make_report("r0"), make_report("r1", publisher="Tarn Watch Society")]
    said = [says("r0", BOARD), says("r1")]
    for kind in ("verbatim", "rewrite"):
        link = make_reuse("r1", "r0", "a<-b", kind=kind)  # type: ignore[arg-type]
        assert bounds(trace(said, [BOARD, group], reports, reuse=[link])) == (1, 1), kind
    assert bounds(trace(said, [BOARD, group], reports)) == (2, 2)


# -- unnamed voices --------------------------------------------------------------------------------------


def test_whom_a_cited_outlet_quotes_without_a_name_is_one() -> None:
    """ "Sources of the Post" behind the Post are those whom the Post's own report quotes, in whichever words."""
    here = unnamed("two officials with knowledge of the talks", "r0", "government")
    there = unnamed("two unnamed officials", "r1", "government")
    reports = [make_report("r0", publisher="Harbour Post"), make_report("r1")]
    said = [says("r0", here), says("r1", POST, there)]
    assert bounds(trace(said, [POST, here, there], reports)) == (1, 1)
    assert bounds(trace(said, [POST, here, there], [make_report("r0"), make_report("r1")])) == (1, 2)


def test_media_that_a_report_names_are_no_others() -> None:
    """ "Foreign media" in a report that goes on to name the outlet is that outlet."""
    loose = make_source("foreign media", "outlet", report="r0")
    said = [says("r0", loose), says("r0", POST)]
    assert bounds(trace(said, [loose, POST], [make_report("r0")])) == (1, 1)


@pytest.mark.parametrize("name", ["i am told", "it is reported", "information available now", "reportedly"])
def test_hearsay_is_nobody(name: str) -> None:
    """Words that pass on a claim without saying whose it is leave the report's own word."""
    for idle in (unnamed(name, "r0", "unnamed"), make_source(name, "organization")):
        found = trace([says("r0", idle)], [idle], [make_report("r0")])
        assert [one.node for one in found.origins] == ["r0"]


def test_my_cousin_is_nobody_who_can_be_held_to_it() -> None:
    """A relative whom no name tells counts as a bystander does: for certain only if nobody else could be it."""
    cousin = make_source("my cousin at the hospital", "person", report="r0", named=True)
    assert bounds(trace([says("r0", cousin), says("r1", VENN)], [cousin, VENN], [])) == (1, 2)


# -- whom their own reports do not bear out -----------------------------------------------------------------


def test_who_is_cited_for_what_its_own_report_denies_counts_at_most() -> None:
    """A society cited for a claim that its own page doubts does not count for certain, nor do its people."""
    society = make_source("Tarn Watch Society", "organization")
    people = unnamed("researchers of the Tarn Watch Society", "r1")
    reports = [make_report("r0", publisher="Tarn Watch Society"), make_report("r1"), make_report("r2")]
    doubts = says("r0", stance="doubt")
    for cited in (society, people):
        said = [doubts, says("r1", cited), says("r2", VENN)]
        found = trace(said, [society, people, VENN], reports)
        assert bounds(found) == (1, 2)
        assert any("does not say it" in line for line in found.independence.why)
    assert bounds(trace([says("r1", society), says("r2", VENN)], [society, VENN], reports[1:])) == (2, 2)
