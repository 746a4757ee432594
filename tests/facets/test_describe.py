"""The facets of statements: what lies in their content, on any text, and on the reports the product began
with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.facets import NOTHING, describe, know
from sayso.records import Alias, DateInterval, Participant, Place, Quantity, Report, Span, Statement, When

DAY = DateInterval(date(2019, 2, 17), date(2019, 2, 17))
TEXT = "SANA said: US forces moved about 50 tons of gold from Karmin in Iraq two months ago. Nobody saw it."


def stated(report: Report, *contents: tuple[int, int]) -> Statement:
    """A statement with these stretches of the report as its content."""
    spans = tuple(Span(start, end) for start, end in contents)
    return Statement("s-1", report.id, "", spans, spans[0])


def quoted(report: Report, *passages: str) -> Statement:
    """A statement whose content are these passages of the report."""
    places = [(report.text.index(passage), report.text.index(passage) + len(passage)) for passage in passages]
    return stated(report, *places)


def report_of(text: str, published: DateInterval | None = DAY) -> Report:
    """A report with a text and a day of publication."""
    return Report("r", text, "sha256:0", published=published)


def shown(report: Report, statement: Statement) -> list[tuple[str, str]]:
    """Kind and words of each facet."""
    return [(one.kind, report.text[one.span.start : one.span.end]) for one in statement.facets]


def test_a_statement_gets_the_facets_of_its_content() -> None:
    """Figures, times, places and participants in the content are facets; those outside it are not."""
    report = report_of(TEXT)
    (one,) = describe(
        report,
        [quoted(report, "US forces moved about 50 tons of gold from Karmin in Iraq two months ago")],
        NOTHING,
    )
    assert shown(report, one) == [
        ("participant", "US forces"), ("quantity", "about 50 tons"), ("place", "Karmin"), ("place", "Iraq"),
        ("date", "two months ago"),
    ]  # fmt: skip


def test_broken_content_gets_the_facets_of_each_fragment() -> None:
    """What stands between two fragments of a content is no part of it."""
    report = report_of(TEXT)
    (one,) = describe(report, [quoted(report, "US forces moved", "gold from Karmin")], NOTHING)
    assert shown(report, one) == [("participant", "US forces"), ("place", "Karmin")]


def test_nothing_else_of_a_statement_changes() -> None:
    """Describing fills the facets and leaves the rest; without statements nothing is done."""
    report = report_of(TEXT)
    before = quoted(report, "Nobody saw it")
    assert describe(report, [before], NOTHING) == (before,)
    assert describe(report, [], NOTHING) == ()


def test_aliases_join_participants() -> None:
    """Names that the report says are one have one key."""
    report = report_of("The Karmin Guard (KG) came. KG left.")
    alias = Alias("r", ("Karmin Guard", "KG"), Span(4, 21))
    (one,) = describe(report, [stated(report, (0, len(report.text)))], know([alias]))
    assert len({facet.key for facet in one.facets if isinstance(facet, Participant)}) == 1


WORDS = st.sampled_from([
    "US", "forces", "in", "Aleppo", "al-", "Karmin", "12", "killed", "on", "Tuesday", ",", ".", "\n",
    "and", "the",
    "President", "Anna", "Berg", "'s", "province", "of", "Syria", "$", "million", "town", "Deir",
    "ez-Zor", "–", "“", "…",
])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60), st.integers(0, 20), st.integers(0, 60)
)
def test_facets_lie_inside_the_content(text: str, start: int, length: int) -> None:
    """On any text and content: nothing raises, every facet lies in the content, the order is by place,
    twice is the same."""
    report = report_of(text)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    statement = stated(report, (span.start, span.end))
    (one,) = describe(report, [statement], NOTHING)
    assert all(span.start <= facet.span.start < facet.span.end <= span.end for facet in one.facets)
    assert list(one.facets) == sorted(one.facets, key=lambda facet: (facet.span, facet.kind))
    assert describe(report, [statement], NOTHING) == (one,)


# -- the reports the product began with ----------------------------------------------------------


@pytest.fixture
def seeds(shared: Path) -> Callable[[str], Statement]:
    """The whole text of one of the two reports as one statement, described."""

    def read(start: str) -> Statement:
        (path,) = sorted((shared / "seeds").glob(f"{start}*.txt"))
        report = report_of(path.read_text(encoding="utf-8"))
        aliases = (
            [Alias("r", ("Daesh", "ISIL", "ISIS", "Islamic State", "IS"), Span(0, 1))]
            if start == "001"
            else []
        )
        (one,) = describe(report, [stated(report, (0, len(report.text)))], know(aliases))
        return one

    return read


def test_the_first_report(seeds: Callable[[str], Statement]) -> None:
    """About 50 t and about 40 t of gold, 24 members released, over 350 who surrendered."""
    found = [one for one in seeds("000").facets if isinstance(one, Quantity)]
    values = [(one.low, one.high, one.unit, one.of, one.approximate) for one in found]
    assert (50.0, 50.0, "t", "gold", True) in values
    assert (40.0, 40.0, "t", "gold", True) in values
    assert (24.0, 24.0, None, "members released", False) in values
    assert (350.0, None, None, "members surrendered", False) in values


def test_the_second_report(seeds: Callable[[str], Statement]) -> None:
    """Some 40 t of gold; two months before 17 February 2019 is December 2018; late August is that of 2017."""
    facets = seeds("001").facets
    tonnes = [one for one in facets if isinstance(one, Quantity) and one.unit == "t"]
    assert [(one.low, one.high, one.approximate) for one in tonnes] == [(40.0, 40.0, True)]
    times = {one.text: one.interval for one in facets if isinstance(one, When)}
    assert times["two months ago"] == DateInterval(date(2018, 12, 1), date(2018, 12, 31), "month")
    assert times["late August"] == DateInterval(date(2017, 8, 21), date(2017, 8, 31), "range")


def test_places_and_groups_of_both_reports_meet(seeds: Callable[[str], Statement]) -> None:
    """The places and groups that the two reports spell differently share keys."""
    first, second = seeds("000").facets, seeds("001").facets
    keys = [{one.name: one.key for one in facets if isinstance(one, Place)} for facets in (first, second)]
    for a, b in (
        ("al-Dashisheh", "al-Dashisha"),
        ("al-Dashisheh", "Dashisha"),
        ("Hasakah", "Hasaka"),
        ("Deir Ezzor", "Deir ez-Zor"),
    ):
        assert keys[0][a] == keys[1][b]
    who = [
        {one.name: one.key for one in facets if isinstance(one, Participant)} for facets in (first, second)
    ]
    assert who[0]["ISIS"] == who[1]["Daesh"] == who[1]["ISIL"]
    assert who[0]["US forces"] == who[1]["American troops"]
