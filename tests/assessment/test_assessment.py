"""The sentence about a claim, its grade and its place in the list."""

from __future__ import annotations

from sayso.assessment import assess, know
from sayso.provenance import trace_claims
from sayso.records import Assessment, Judgement, Source, Statement
from sayso.testing import make_claim, make_report, make_source, make_statement

AGENCY = make_source("Terin", "agency")
HARBOUR = make_source("Ilse Tarn")
MINISTRY = make_source("Ministry of Defence", "government")
LOCALS = make_source("local sources", "unnamed", report="r1")


def assessed(
    *told: Statement, sources: tuple[Source, ...], judgements: tuple[Judgement, ...] = ()
) -> Assessment:
    """The assessment of one claim that these statements make."""
    reports = [make_report(id, publisher=f"Paper {id}") for id in sorted({one.report for one in told})]
    claim = make_claim(*told)
    (behind,) = trace_claims([claim], told, sources=sources, reports=reports, reuse=[])
    return assess(claim, behind, know(told, sources=sources, reports=reports, judgements=judgements))


def test_one_agency_behind_three_reports() -> None:
    """Reports that all pass through one agency are said to, with its unnamed origin."""
    told = [make_statement(f"r{n}", "The silo burned down.", [AGENCY, LOCALS]) for n in (1, 2, 3)]
    found = assessed(*told, sources=(AGENCY, LOCALS))
    assert "all pass through Terin" in found.sentence
    assert "1 independent origin" in found.sentence
    assert "local sources" in found.sentence


def test_a_denial_is_counted_apart() -> None:
    """A denial stands in the sentence and in the grade, and does not raise the count."""
    said = make_statement("r1", "The silo burned down.", [HARBOUR])
    denied = make_statement("r2", "The silo burned down.", [MINISTRY], stance="deny")
    found = assessed(said, denied, sources=(HARBOUR, MINISTRY))
    assert "one denial (Ministry of Defence)" in found.sentence
    assert found.admiralty.digit == 4


def test_a_body_that_publishes_was_not_there_for_that() -> None:
    """A body's own page gives its word; only a reporter who says so was at the place."""
    said = make_statement("r1", "The silo burned down.")
    report = make_report("r1", publisher="Ministry of Agriculture")
    claim = make_claim(said)
    (behind,) = trace_claims([claim], [said], sources=(), reports=[report], reuse=[])
    found = assess(claim, behind, know([said], sources=(), reports=[report], judgements=()))
    assert "Ministry of Agriculture gives its own word" in found.sentence
    assert "was there" not in found.sentence


def test_hearsay_on_a_body_s_page_is_not_its_own_word() -> None:
    """What a body's page calls alleged counts at most: the body does not hold it."""
    hearsay = make_source("allegedly", "unnamed", report="r1")
    said = make_statement("r1", "The silo burned down.", [hearsay])
    report = make_report("r1", publisher="Ministry of Agriculture")
    (behind,) = trace_claims([make_claim(said)], [said], sources=[hearsay], reports=[report], reuse=[])
    assert [one.counted for one in behind.origins] == ["max only"]


def test_two_lines_without_contradiction_suggest_one() -> None:
    """The digit 1 takes two independent lines at least and nobody against."""
    told = [make_statement("r1", "It burned.", [HARBOUR]), make_statement("r2", "It burned.", [MINISTRY])]
    assert assessed(*told, sources=(HARBOUR, MINISTRY)).admiralty.digit == 1
    assert assessed(told[0], sources=(HARBOUR,)).admiralty.digit != 1


def test_the_letter_is_what_people_entered() -> None:
    """Nobody's reliability is guessed: F until somebody grades every origin."""
    said = make_statement("r1", "It burned.", [HARBOUR])
    assert assessed(said, sources=(HARBOUR,)).admiralty.letter == "F"
    graded = (Judgement("reliability", (HARBOUR.id,), "B"),)
    assert assessed(said, sources=(HARBOUR,), judgements=graded).admiralty.letter == "B"


def test_many_reports_on_one_origin_come_first() -> None:
    """A claim that many carry and one stands behind is more at stake than one that one report makes."""
    many = [make_statement(f"r{n}", "It burned.", [AGENCY, LOCALS]) for n in (1, 2, 3, 4)]
    assert assessed(*many, sources=(AGENCY, LOCALS)).stake > assessed(many[0], sources=(AGENCY, LOCALS)).stake
