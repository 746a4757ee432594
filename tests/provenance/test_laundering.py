"""Claims that go in circles, come back to where they came from, or are hung on reports that do not say them."""

from __future__ import annotations

import pytest

from sayso.provenance import trace_claims
from sayso.records import Provenance, Report, Reuse, Source, Statement
from sayso.testing import make_claim, make_days, make_report, make_reuse, make_source, make_statement

POST, SESTRA = make_source("Harbour Post", "outlet"), make_source("Radio Sestra", "outlet")
BEACON, NORTHLINE = make_source("Daily Beacon", "outlet"), make_source("Northline", "agency")
TAMM = make_source("Ilya Tamm")
SOURCES = [POST, SESTRA, BEACON, NORTHLINE, TAMM]


def paper(id: str, publisher: Source, day: int, **more: object) -> Report:
    """A report of an outlet, published on a day of March."""
    return make_report(id, publisher=publisher.name, published=make_days(f"2022-03-{day:02}"), **more)


def says(report: str, *chain: Source, **more: object) -> Statement:
    """A report's statement of the claim."""
    return make_statement(report, f"The bridge was mined ({report}).", chain, **more)


def trace(
    reports: list[Report], said: list[Statement], *, reuse: list[Reuse] | None = None,
    other: list[Statement] | None = None,
) -> Provenance:  # fmt: skip
    """The provenance of the claim, with what the reports say besides."""
    claim = make_claim(*said)
    return trace_claims(
        [claim], [*said, *(other or [])], sources=SOURCES, reports=reports, reuse=reuse or []
    )[0]


def bounds(found: Provenance) -> tuple[int, int]:
    """The least and the most."""
    return found.independence.min, found.independence.max


def test_three_that_cite_each_other_in_a_ring() -> None:
    """A from B, B from C, C from A on one day: no origin, and all three are named."""
    reports = [paper("post", POST, 4), paper("sestra", SESTRA, 4), paper("beacon", BEACON, 4)]
    found = trace(reports, [says("post", SESTRA), says("sestra", BEACON), says("beacon", POST)])
    assert bounds(found) == (0, 0)
    assert found.circles == (("beacon", "post", "sestra"),)
    assert "Every way leads in a circle: there is no origin." in found.independence.why


@pytest.mark.parametrize("stance", ["assert", "confirm"])
def test_what_comes_back_to_its_outlet_is_no_confirmation(stance: str) -> None:
    """The Post prints it, the radio cites the Post, the Post cites the radio for it: one word, gone round."""
    reports = [paper("post-1", POST, 4), paper("sestra", SESTRA, 5), paper("post-2", POST, 6)]
    said = [says("post-1"), says("sestra", POST), says("post-2", SESTRA, stance=stance)]
    found = trace(reports, said)
    assert bounds(found) == (1, 1)
    assert [one.node for one in found.origins] == ["post-1"]
    assert found.circles == (("post-1", "post-2", "sestra"),)


def test_what_comes_back_with_a_source_of_its_own_is_one_more() -> None:
    """Where the radio also asked somebody, that is news, and the circle is named all the same."""
    reports = [paper("post-1", POST, 4), paper("sestra", SESTRA, 5), paper("post-2", POST, 6)]
    said = [says("post-1"), says("sestra", POST), says("sestra", TAMM), says("post-2", SESTRA)]
    found = trace(reports, said)
    assert bounds(found) == (1, 2)
    assert found.circles == (("post-1", "post-2", "sestra"),)


def test_nobody_has_it_from_a_report_of_the_day_after() -> None:
    """A report that cites an outlet does not have it from what that outlet printed later."""
    reports = [paper("sestra", SESTRA, 4), paper("post", POST, 6)]
    found = trace(reports, [says("sestra", POST), says("post", TAMM)])
    assert not [one for one in found.edges if one.kind == "own-report"]
    assert {one.node for one in found.origins} == {POST.id, TAMM.id}


@pytest.mark.parametrize("direction", ["a<-b", "b<-a", "unknown"])
def test_a_republished_report_that_is_dated_before_its_original(direction: str) -> None:
    """Who says that it prints the agency's copy has it from the agency, whatever the date above it."""
    reports = [paper("beacon", BEACON, 3, agency="Northline"), paper("wire", NORTHLINE, 4)]
    for chain in ((), (TAMM,)):
        said = [says("beacon", *chain), says("wire", *chain)]
        found = trace(reports, said, reuse=[make_reuse("beacon", "wire", direction)])  # type: ignore[arg-type]
        assert bounds(found) == (1, 1)
        assert [one.node for one in found.origins] == ([TAMM.id] if chain else ["wire"])
        assert found.circles == ()
        told = "Daily Beacon (beacon) is dated before Northline (wire), which it was made from"
        assert f"{told}: its date is not trusted." in found.independence.why


def test_a_cited_report_that_does_not_say_it() -> None:
    """An outlet is cited, its report is here, and it says something else: that is told, and counts at most."""
    reports = [paper("beacon", BEACON, 5), paper("post", POST, 4)]
    aside = [make_statement("post", "The bridge was closed for repairs.", [TAMM])]
    found = trace(reports, [says("beacon", POST)], other=aside)
    assert bounds(found) == (1, 1)
    assert (
        "Daily Beacon (beacon) cites Harbour Post for it, but nothing in Harbour Post (post) was linked with it."
        in (found.independence.why)
    )
    there = trace(reports, [says("beacon", POST), says("post", TAMM)])
    assert not any("was linked with it" in line for line in there.independence.why)
