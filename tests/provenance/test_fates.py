"""What became of the versions of a claim, and by what words a claim was softer before it grew hard."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.provenance import trace_claims
from sayso.provenance.fates import fates
from sayso.provenance.scene import Scene, set_scene
from sayso.records import Quantity, Report, Reuse, Span, Statement
from sayso.testing import (
    make_claim,
    make_days,
    make_quantity,
    make_report,
    make_reuse,
    make_source,
    make_statement,
)

MINISTRY = make_source("Interior Ministry", "government")


def told(report: str, dead: float) -> Statement:
    """A report's own word on the dead."""
    return make_statement(report, f"{dead:g} people died in Ossel", facets=(_dead(dead),))


def _dead(count: float) -> Quantity:
    return make_quantity(count, of="people")


def reports(*days: str) -> list[Report]:
    """Reports r1, r2 … of these days."""
    return [make_report(f"r{at}", published=make_days(day)) for at, day in enumerate(days, start=1)]


def sentences(
    statements: Sequence[Statement], given: Sequence[Report], reuse: Sequence[Reuse] = ()
) -> tuple[str, ...]:
    """The fates of the values of one claim."""
    found = trace_claims(
        [make_claim(*statements)], statements, sources=[MINISTRY], reports=given, reuse=reuse
    )
    return fates(found[0].variants, _scene(statements, given, reuse))


def _scene(statements: Sequence[Statement], given: Sequence[Report], reuse: Sequence[Reuse]) -> Scene:
    return set_scene(statements, sources=[MINISTRY], reports=given, reuse=reuse)


def test_a_value_that_nobody_gives_any_more() -> None:
    """A figure has died out when only surely later reports give another."""
    found = sentences([told("r1", 12), told("r2", 19)], reports("2031-03-03", "2031-03-05"))
    assert found == ("No report after 3 March 2031 gives 12 (quantity: people); later ones give 19.",)


def test_no_fate_where_the_dates_do_not_tell() -> None:
    """On one day, or without a date, nobody knows which figure came last."""
    assert sentences([told("r1", 12), told("r2", 19)], reports("2031-03-03", "2031-03-03")) == ()
    assert (
        sentences(
            [told("r1", 12), told("r2", 19)],
            [make_report("r1"), make_report("r2", published=make_days("2031-03-05"))],
        )
        == ()
    )


def test_a_value_taken_over() -> None:
    """A report made from another that gives the same figure has it from there."""
    statements = [told("r1", 12), told("r2", 12), told("r3", 19)]
    given = reports("2031-03-03", "2031-03-03", "2031-03-03")
    assert sentences(statements, given, [make_reuse("r1", "r2", "b<-a")]) == ("r2 has 12 from r1.",)


def test_hardening_names_what_was_lost() -> None:
    """The step says which hedge was dropped, or whose word it was."""
    text = "The dam allegedly failed.\nThe dam failed."
    first, later = make_report("r1", text), make_report("r2", "The dam failed.")
    hedged = make_statement(first, "The dam allegedly failed", [MINISTRY], hedges=(Span(8, 17),))
    flat = make_statement(later, "The dam failed")
    assert _steps(hedged, flat, [first, later]) == {"r2 states flatly what r1 hedges with “allegedly”"}
    said = make_statement(first, "The dam failed", [MINISTRY])
    assert _steps(said, flat, [first, later]) == {"r2 states flatly what r1 attributes to Interior Ministry"}


def _steps(soft: Statement, hard: Statement, given: Sequence[Report]) -> set[str]:
    reuse = [make_reuse("r1", "r2", "b<-a")]
    (found,) = trace_claims(
        [make_claim(soft, hard)], [soft, hard], sources=[MINISTRY], reports=given, reuse=reuse
    )
    return {one.how for one in found.hardening}


def test_what_a_publisher_has_itself_is_not_attributed() -> None:
    """A headline over "the Monitor has documented …" on the Monitor's own page is no harder than its text."""
    monitor, ministry = make_source("Ossel Monitor", "organization"), MINISTRY
    given = [make_report("r1", publisher="Ossel Monitor"), make_report("r2", publisher="Vesper Daily")]
    claims = [
        make_statement(one, "Nine died in Ossel", (who,))
        for one, who in zip(given, (monitor, ministry), strict=True)
    ]
    titles = [make_statement(one, "Nine dead in Ossel", voice="headline") for one in given]
    said = (*claims, *titles)
    (found,) = trace_claims([make_claim(*said)], said, sources=[monitor, ministry], reports=given, reuse=())
    assert {one.end for one in found.hardening} == {titles[1].id}
