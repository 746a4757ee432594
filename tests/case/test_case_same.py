"""However reports come into a case, it is the same case: byte for byte in its export."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import case, pipeline
from sayso.case import transfer
from sayso.records import ReadReport, Report
from sayso.store import Store, account
from tests.case.conftest import WORK, Make
from tests.case.fakes import make_reports

HUNDRED = 100


def exported(store: Store) -> list[str]:
    """The lines of a case's export."""
    return list(transfer.lines(store))


def added(store: Store, reports: Sequence[Report], *, derive: bool = True) -> Store:
    """The case with the reports added in one go."""
    case.add(store, reports, WORK)
    if derive:
        case.update(store, WORK)
    return store


def test_a_hundred_single_adds_equal_one(make: Make) -> None:
    """A hundred reports one by one in a shuffled order give the export of all in one go."""
    reports = make_reports(HUNDRED)
    whole = added(make("whole.case"), reports)
    single = make("single.case")
    for at, one in enumerate(random.Random(7).sample(reports, HUNDRED)):
        added(single, [one], derive=at % 40 == 0)
        case.read_waiting(single, WORK)
    case.update(single, WORK)
    assert exported(single) == exported(whole)


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(order=st.permutations(range(5)), cuts=st.sets(st.integers(1, 4)), data=st.integers(0, 10**9))
def test_any_order_in_any_goes(make: Make, order: list[int], cuts: set[int], data: int) -> None:
    """Any order, cut anywhere, each go derived, with reports given twice, gives the same export."""
    reports = make_reports(5)
    whole = added(make(f"whole-{data}-{order}-{sorted(cuts)}.case"), reports)
    store = make(f"parts-{data}-{order}-{sorted(cuts)}.case")
    edges = [0, *sorted(cuts), 5]
    for start, end in pairwise(edges):
        added(store, [reports[at] for at in order[start:end]])
    added(store, [reports[data % 5]])
    assert exported(store) == exported(whole)
    whole.close()
    store.close()


def test_adding_one_report_reads_one(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is kept: the reader sees each report once."""
    seen: list[str] = []
    real = pipeline.read

    def counting(reports: tuple[Report, ...], how: pipeline.Run) -> list[ReadReport]:
        seen.extend(one.id for one in reports)
        return list(real(reports, how))

    monkeypatch.setattr(pipeline, "read", counting)
    store, reports = make(), make_reports(5)
    for one in reports:
        added(store, [one])
    assert len(seen) == len(set(seen)) == 5


def test_the_account_read_back_is_the_account(ten: Store) -> None:
    """What the tables give back is what the pipeline made."""
    from dataclasses import replace

    from sayso.store import keep

    with ten.reading() as connection:
        stored = account.get(connection)
        reads = list(keep.read_reports(connection))
    made = pipeline.account(reads, pipeline.Run())
    ordered = replace(
        made,
        sources=tuple(sorted(made.sources, key=lambda one: one.id)),
        statements=tuple(sorted(made.statements, key=lambda one: (one.report, one.content, one.id))),
        links=tuple(sorted(made.links, key=lambda one: (one.a, one.b, one.how))),
    )
    assert stored == ordered


def test_two_records_of_one_report(make: Make) -> None:
    """Of two that differ only in what was given beside the text, the same one stands in any order."""
    from sayso.reports import from_text

    (text,) = (one.text for one in make_reports(1))
    early, late = (
        from_text(text, id="a", url="https://news.example/a", published=day, title=title)
        for day, title in (("2021-03-01", "Fire"), ("2021-03-02", "Fire at the port"))
    )
    one = added(added(make("one.case"), [early]), [late])
    two = added(added(make("two.case"), [late]), [early])
    assert exported(one) == exported(two)
    assert sum('"record": "report"' in line for line in exported(one)) == 1


def test_an_export_comes_in_again(make: Make, ten: Store) -> None:
    """What was exported is the same case where it comes in, decisions included, and comes in twice unharmed."""
    from sayso.records import Judgement
    from sayso.store import ask

    with ten.reading() as connection:
        wording = ask.claims(connection, ask.Wanted())[0]["id"]
    case.judge(ten, Judgement("reject", (wording,), who="Ada", when=WORK.clock()))
    case.update(ten, WORK)
    other = make("other.case")
    for _ in range(2):
        transfer.bring_in(other, exported(ten), WORK)
        case.update(other, WORK)
    assert exported(other) == exported(ten)


def test_names_and_clocks_change_nothing(make: Make) -> None:
    """The clock, the names of files and who did it are no part of the export."""
    reports = make_reports(3)
    one = added(make("one.case"), reports)
    other = make("other.case")
    from dataclasses import replace

    work = case.Work(who="Somebody Else")
    case.add(other, [replace(report, id=f"other-{report.id}") for report in reports], work)
    case.update(other, work)
    assert exported(one) == exported(other)


def test_a_case_that_forgets_is_the_same_case(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """What deriving took over from the last time equals what it makes from nothing, and check agrees."""
    from sqlalchemy import delete

    from sayso.store import tables

    reports = make_reports(12)
    store = make("remembers.case")
    for at in (0, 4, 8):
        added(store, reports[at : at + 4])
    remembered = exported(store)
    assert case.check(store, WORK) == []
    with store.writing() as connection:
        assert connection.execute(delete(tables.memory)).rowcount > 0
    case.derive(store, WORK)
    assert exported(store) == remembered


def test_untouched_stories_are_taken_over(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving again hears nothing and links nothing; after other code made them, everything is made anew."""
    from sayso import claims

    store = added(make(), make_reports(4))
    linked: list[int] = []
    one_story = claims.Linker._link_story

    def counting(linker: claims.Linker, story: Sequence[object]) -> claims.Linked:
        linked.append(len(story))
        return one_story(linker, story)  # type: ignore[arg-type]

    monkeypatch.setattr(claims.Linker, "_link_story", counting)
    case.derive(store, WORK)
    assert linked == []
    monkeypatch.setattr(claims, "made_by", lambda: "another")
    case.derive(store, WORK)
    assert linked
