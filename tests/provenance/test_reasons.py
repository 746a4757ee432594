"""The reasons add up to the count: each is tested by taking its cause away and counting again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from sayso.provenance import trace_claims
from sayso.records import Interval, Report, Reuse, Source, Statement
from sayso.testing import make_claim, make_report, make_reuse, make_source, make_statement

NORTHLINE = make_source("Northline", "agency")
TAMM = make_source("Ilya Tamm")
POLICE = make_source("Harbour Police", "government")
OFFICIALS = make_source("officials", "government", report="r1")


@dataclass(frozen=True)
class Case:
    """What goes into one count."""

    statements: tuple[Statement, ...]
    reuse: tuple[Reuse, ...] = ()
    sources: tuple[Source, ...] = (NORTHLINE, TAMM, POLICE, OFFICIALS)
    reports: tuple[Report, ...] = field(default=())
    aside: tuple[Statement, ...] = ()

    def count(self) -> Interval:
        """The interval with its reasons."""
        ids = sorted({one.report for one in self.statements})
        reports = self.reports or tuple(make_report(one) for one in ids)
        said = (*self.statements, *self.aside)
        claim = make_claim(*self.statements)
        return trace_claims([claim], said, sources=self.sources, reports=reports, reuse=self.reuse)[
            0
        ].independence


def says(report: str, *chain: Source, **more: object) -> Statement:
    """A report's statement of the claim."""
    return make_statement(report, f"The silo burned ({report}).", chain, **more)


TWO = (make_report("r0"), make_report("r1"))
CREDITED = tuple(replace(one, agency="Northline") for one in TWO)
ASIDE = tuple(make_statement("r1", f"Matter {at}.", [POLICE]) for at in range(3))
OWNED = tuple(make_source(name, "agency", owner="Quay Media") for name in ("Northline", "Coastwire"))

CAUSES = {
    "adds nothing by what it shares": (
        Case((says("r0", TAMM), says("r1")), (make_reuse("r1", "r0", "a<-b"),)),
        Case((says("r0", TAMM), says("r1"))),
        (1, 1), (1, 2),
    ),
    "in a version of a text that counts already": (
        Case((says("r0"), says("r1")), (make_reuse("r0", "r1"),)),
        Case((says("r0"), says("r1"))),
        (1, 1), (1, 2),
    ),
    "all its ways pass Northline": (
        Case((says("r0", NORTHLINE, TAMM), says("r1", NORTHLINE, POLICE))),
        Case((says("r0", NORTHLINE, TAMM), says("r1", POLICE))),
        (1, 1), (2, 2),
    ),
    "Northline passes on what it has from Ilya Tamm": (
        Case((says("r0", NORTHLINE, TAMM), says("r1", NORTHLINE))),
        Case((says("r0", TAMM), says("r1", NORTHLINE))),
        (1, 1), (1, 2),
    ),
    "the agency it credits counts already": (
        Case((says("r0"), says("r1")), sources=(), reports=CREDITED),
        Case((says("r0"), says("r1")), sources=(), reports=TWO),
        (1, 1), (1, 2),
    ),
    "unnamed, and could be Harbour Police": (
        Case((says("r0", POLICE), says("r1", OFFICIALS))),
        Case((says("r1", OFFICIALS),)),
        (1, 2), (1, 1),
    ),
    "rests on Harbour Police": (
        Case((says("r0", POLICE), says("r1")), aside=ASIDE),
        Case((says("r0", POLICE), says("r1"))),
        (1, 1), (1, 2),
    ),
    "its reporter was there": (
        Case((says("r0", TAMM), says("r1", first_hand=True))),
        Case((says("r0", TAMM), says("r1"))),
        (2, 2), (1, 2),
    ),
    "only through media of one owner": (
        Case((says("r0", OWNED[0], TAMM), says("r1", OWNED[1], POLICE)), sources=(*OWNED, TAMM, POLICE)),
        Case(
            (says("r0", OWNED[0], TAMM), says("r1", OWNED[1], POLICE)),
            sources=(*(replace(one, owner=None) for one in OWNED), TAMM, POLICE),
        ),
        (1, 2), (2, 2),
    ),
    "At least 1 all the same": (
        Case((says("r0", NORTHLINE),)),
        Case((says("r0", NORTHLINE), says("r1", TAMM))),
        (1, 1), (1, 2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("words", CAUSES)
def test_without_its_cause_a_reason_goes_and_the_count_changes(words: str) -> None:
    """With the cause the reason stands there and the count is as it says; without it both are different."""
    with_it, without, before, after = CAUSES[words]
    first, then = with_it.count(), without.count()
    assert any(words in line for line in first.why), first.why
    assert not any(words in line for line in then.why), then.why
    assert ((first.min, first.max), (then.min, then.max)) == (before, after)


def test_every_origin_that_counts_stands_in_one_line() -> None:
    """The lines that count are as many as the most, those that count for certain as many as the least."""
    found = Case((says("r0", TAMM), says("r0", POLICE), says("r1", OFFICIALS), says("r2"))).count()
    sure = [line for line in found.why if "counts for certain" in line]
    likely = [line for line in found.why if "counts at most" in line]
    assert (len(sure), len(sure) + len(likely)) == (found.min, found.max) == (2, 4)
