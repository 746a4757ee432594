"""The reasons add up to the count: each is tested by taking its cause away and counting again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from sayso.provenance import trace_claims
from sayso.records import Interval, Report, Reuse, Source, Statement
from sayso.testing import make_claim, make_days, make_report, make_reuse, make_source, make_statement

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

DORM, DORN = make_source("Iljas Dorm"), make_source("Ilyas Dorm")
OREL = make_source("Dana Orel", affiliation="Harbour Police")
POST, SESTRA = make_source("Harbour Post", "outlet"), make_source("Radio Sestra", "outlet")
PAPERS = tuple(
    make_report(f"r{at}", publisher=name) for at, name in enumerate(("Harbour Post", "Radio Sestra"))
)
RESIDENTS = tuple(make_source("residents", "group", report=f"r{at}") for at in range(2))
SEEN = (says("r0", first_hand=True), says("r1", first_hand=True))
DIRECTOR = make_source("Marta Venn")
TOLD = (make_report("r0"), make_report("r1", "Harbour Police came late. Spokeswoman Marta Venn said so."))

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
    "may be Iljas Dorm under another form of the name": (
        Case((says("r0", DORM), says("r1", DORN)), sources=(DORM, DORN)),
        Case((says("r0", DORM), says("r1", TAMM)), sources=(DORM, TAMM)),
        (1, 2), (2, 2),
    ),
    "Harbour Police (with Dana Orel) counts for certain": (
        Case((says("r0", POLICE), says("r1", OREL)), sources=(POLICE, OREL)),
        Case((says("r0", POLICE), says("r1", replace(OREL, affiliation=None))),
             sources=(POLICE, replace(OREL, affiliation=None))),
        (1, 1), (2, 2),
    ),
    "named, but may speak for Harbour Police.": (
        Case((says("r0", POLICE), says("r1", DIRECTOR)), sources=(POLICE, DIRECTOR), reports=TOLD),
        Case((says("r0", POLICE), says("r1", DIRECTOR)), sources=(POLICE, DIRECTOR), reports=TWO),
        (1, 2), (2, 2),
    ),
    "its reporter was there, but its text may be another's": (
        Case(SEEN, (make_reuse("r0", "r1", held=False),)),
        Case(SEEN),
        (1, 2), (2, 2),
    ),
    "an outlet's word, whose own source is not shown": (
        Case((says("r0", NORTHLINE), says("r1", TAMM))),
        Case((says("r0", NORTHLINE, POLICE), says("r1", TAMM))),
        (1, 2), (2, 2),
    ),
    "the report of the outlet it cites": (
        Case((says("r0", SESTRA), says("r1", TAMM)), sources=(POST, SESTRA, TAMM), reports=PAPERS),
        Case((says("r0", SESTRA), says("r1", TAMM)), sources=(POST, SESTRA, TAMM), reports=TWO),
        (1, 1), (1, 2),
    ),
    "Every way leads in a circle": (
        Case((says("r0", SESTRA), says("r1", POST)), sources=(POST, SESTRA), reports=PAPERS),
        Case((says("r0", SESTRA), says("r1")), sources=(POST, SESTRA), reports=PAPERS),
        (0, 0), (1, 1),
    ),
    "the page of a body, which speaks for itself": (
        Case((says("r0", TAMM), says("r1")), reports=(TWO[0], replace(TWO[1], publisher="Tamble Levels Board"))),
        Case((says("r0", TAMM), says("r1")), reports=(TWO[0], replace(TWO[1], publisher="Tamble Levels News"))),
        (2, 2), (1, 2),
    ),
    "unnamed, but nobody else who counts could be it": (
        Case((says("r0", POLICE), says("r1", RESIDENTS[1])), sources=(POLICE, RESIDENTS[1])),
        Case((says("r0", TAMM), says("r1", RESIDENTS[1])), sources=(TAMM, RESIDENTS[1])),
        (2, 2), (1, 2),
    ),
    "it gives its own word and shows no source": (
        Case((says("r0", TAMM), says("r1"))),
        Case((says("r0", TAMM), says("r1", POLICE))),
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


def test_voices_of_one_wording_in_one_text_are_named_together() -> None:
    """Who is the same voice under another mention stands as such among the origins, until the text is not shared."""
    said = (says("r0", RESIDENTS[0]), says("r1", RESIDENTS[1]))
    shared = Case(said, (make_reuse("r0", "r1"),), sources=RESIDENTS).count()
    apart = Case(said, sources=RESIDENTS).count()
    assert (shared.min, shared.max, apart.min, apart.max) == (1, 1, 1, 2)


NOTES = {
    "is dated before": (
        Case((says("r0", SESTRA), says("r1", TAMM)), sources=(POST, SESTRA, TAMM),
             reports=(replace(PAPERS[0], published=make_days("2031-03-01"), republished_from="Radio Sestra"),
                      replace(PAPERS[1], published=make_days("2031-03-03")))),
        Case((says("r0", SESTRA), says("r1", TAMM)), sources=(POST, SESTRA, TAMM), reports=PAPERS),
    ),
    "but nothing in Radio Sestra (r1) was linked with it": (
        Case((says("r0", SESTRA),), sources=(POST, SESTRA), reports=PAPERS),
        Case((says("r0", SESTRA),), sources=(POST, SESTRA), reports=PAPERS[:1]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("words", NOTES)
def test_a_note_goes_with_its_cause_and_changes_no_count(words: str) -> None:
    """What is only odd is said where it is so, and moves neither bound."""
    with_it, without = (one.count() for one in NOTES[words])
    assert any(words in line for line in with_it.why), with_it.why
    assert not any(words in line for line in without.why), without.why
    assert (with_it.min, with_it.max) == (without.min, without.max)
