"""The two real reports that the product began with give the picture they hold, where they are at hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso import api
from sayso.facets.keys import place_key
from sayso.records import Account, Claim, Provenance, Quantity, Report, Source, Statement
from sayso.text import any_overlap


@pytest.fixture(scope="module")
def account(shared: Path) -> Account:
    """The account of the two reports."""
    return api.trace(api.load(*sorted((shared / "seeds").glob("*.txt"))))


@pytest.fixture(scope="module")
def sana(account: Account) -> Source:
    """The state agency."""
    found = [source for source in account.sources if "SANA" in source.name]
    assert len(found) == 1, [source.name for source in found]
    return found[0]


def reports_of(account: Account) -> tuple[Report, Report]:
    """The republished report and the agency's."""
    republished, agency = account.reports
    return republished, agency


def said(account: Account, words: str) -> list[Statement]:
    """The attributed statements with these words in them."""
    return [one for one in account.statements if words in one.text and one.voice == "attributed"]


def names(statement: Statement) -> list[str]:
    """The chain in words."""
    return [node.name for node in statement.chain]


def claim_with(account: Account, statement: Statement) -> tuple[Claim, Provenance]:
    """The claim that a statement belongs to, and what stands behind it."""
    claim = next(one for one in account.claims if statement.id in one.statements)
    return claim, next(one for one in account.provenance if one.claim == claim.id)


def test_the_shared_claim_rests_on_one_unnamed_origin(account: Account, sana: Source) -> None:
    """The state agency's story in both reports is one claim, through one relay, from one unnamed origin."""
    boxes = [one for one in said(account, "large boxes") if one.chain]
    assert {one.report for one in boxes} == {report.id for report in account.reports}
    claim, behind = claim_with(account, boxes[0])
    assert {one.id for one in boxes} <= set(claim.statements)
    assert (behind.independence.min, behind.independence.max) == (1, 1)
    assert sana.id in behind.chokepoints
    assert behind.independence.why
    sources = {source.id: source for source in account.sources}
    ends = [sources[origin.node] for origin in behind.origins if origin.node in sources]
    assert [end.name.lower() for end in ends if not end.named] == ["local sources"]


def test_three_quantities_stay_apart(account: Account) -> None:
    """50 t, large boxes and 40 t have their own chains and are not one claim."""
    fifty, boxes, forty = (
        said(account, "50 tons"),
        said(account, "large boxes"),
        said(account, "40 tons of gold"),
    )
    assert "Bas" in names(fifty[0])[-1]
    assert any(name.startswith("Syrian Observatory") or "SOHR" in name for name in names(forty[0]))
    held = {claim_with(account, one)[0].id for one in (fifty[0], boxes[0], forty[0])}
    assert len(held) == 3
    figures = {
        f.low for one in (fifty[0], forty[0]) for f in one.facets if isinstance(f, Quantity) and f.unit == "t"
    }
    assert figures == {50.0, 40.0}


def test_the_harder_headline_is_named(account: Account) -> None:
    """The headline that states as fact what the text reports as claimed is found."""
    headlines = {one.id for one in account.statements if one.voice == "headline"}
    steps = [step for one in account.provenance for step in one.hardening]
    assert any(step.end in headlines or step.start in headlines for step in steps)


def test_boilerplate_says_nothing(account: Account) -> None:
    """Donation, sharing and disclaimer text yields no statements."""
    for report in account.reports:
        assert report.boilerplate
        mine = [one for one in account.statements if one.report == report.id]
        assert not [
            one.text for one in mine if any(any_overlap(span, report.boilerplate) for span in one.content)
        ]
    assert not [one.text for one in account.statements if "PayPal" in one.text or "copyright" in one.text]


def test_the_republication_is_seen(account: Account) -> None:
    """The first report is known to be another outlet's, and the second carries its own day."""
    republished, agency = reports_of(account)
    assert republished.republished_from == "South Front"
    assert agency.published is not None
    assert agency.published.earliest.isoformat() == agency.published.latest.isoformat() == "2019-02-17"
    assert agency.date_evidence[0].where == "glued-first-line"


@pytest.mark.parametrize(
    ("a", "b"), [("Hasakah", "Hasaka"), ("al-Dashisheh", "al-Dashisha"), ("Deir Ezzor", "Deir ez-Zor")]
)
def test_places_under_two_spellings(a: str, b: str) -> None:
    """Places that the two reports spell differently have one key."""
    assert place_key(a) == place_key(b)


def test_the_group_under_two_names(account: Account) -> None:
    """The footnote makes the group's names one, in both reports."""
    keys = {
        facet.key
        for one in account.statements
        for facet in one.facets
        if facet.kind == "participant" and facet.name in ("ISIS", "Daesh")
    }
    assert len(keys) == 1


def test_the_reports_own_outlet_is_no_relay(account: Account) -> None:
    """ "A source told" the outlet whose report it is leaves the source alone in the chain."""
    agency = replace(reports_of(account)[1], publisher="Sputnik")
    told = [one for one in api.read(agency).statements if "transferred Daesh field commanders" in one.text]
    assert told
    assert [node.role for node in told[0].chain] == ["origin"]
    assert not told[0].chain[0].named


def test_the_chain_three_deep(account: Account, sana: Source) -> None:
    """What the agency stresses corresponds with other reports is theirs, by way of the agency."""
    forty = said(account, "40 tonnes")
    assert any(one.claimed_corroboration for one in forty)
    assert any(one.chain and one.chain[0].source == sana.id for one in forty)


def test_silence_is_no_denial(account: Account) -> None:
    """The side that has yet to comment neither asserts nor denies."""
    silent = [one for one in account.statements if one.stance == "no-comment"]
    assert any("Washington" in name for one in silent for name in names(one))
