"""Versions of a claim: which values stand under one name, and which are none of its versions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.facets import describe, know
from sayso.provenance.fates import fates
from sayso.provenance.scene import set_scene
from sayso.provenance.variants import variants
from sayso.records import Report, Statement
from sayso.testing import make_days, make_report, make_statement

DAYS = ("2031-03-03", "2031-03-04", "2031-03-05")


def told(*sentences: str, dated: bool = True) -> tuple[list[Report], list[Statement]]:
    """Reports of one sentence each, day after day, and what each states with its facets."""
    reports = [
        make_report(f"r{at}", text, published=make_days(DAYS[at - 1]) if dated else None)
        for at, text in enumerate(sentences, start=1)
    ]
    statements = [
        one for report in reports for one in describe(report, [make_statement(report, report.text)], know(()))
    ]
    return reports, statements


def matrix(*sentences: str, dated: bool = True) -> dict[str, list[str]]:
    """The values of each facet."""
    reports, statements = told(*sentences, dated=dated)
    scene = set_scene(statements, sources=(), reports=reports)
    return {one.facet: [value.value for value in one.values] for one in variants(statements, scene)}


def died_out(*sentences: str) -> Sequence[str]:
    """What is said of values that died out."""
    reports, statements = told(*sentences)
    scene = set_scene(statements, sources=(), reports=reports)
    return [one for one in fates(variants(statements, scene), scene) if one.startswith("No report")]


@pytest.mark.parametrize(
    ("sentences", "facet", "values"),
    [
        (("40 tons of diesel fuel burned.", "50 tons of diesel burned."), "quantity: t of diesel", ["40 t", "50 t"]),
        (("Six lorries waited.", "Nine lorries came."), "quantity: lorry", ["6", "9"]),
        (("Six houses were destroyed.", "Nine houses destroyed."), "quantity: house destroyed", ["6", "9"]),
        (("Two of the four tanks split.", "Three tanks split."), "quantity: tank", ["2", "3"]),
        (("Two of the four tanks split.", "Three tanks split."), "quantity: tank in all", ["4"]),
        (("30 of the 80 wounded left.", "50 people were wounded."), "quantity: wounded", ["50", "80"]),
        (
            ("It has been shut since the beginning of March.", "Shut since the beginning of March, it leaks."),
            "date",
            ["since the beginning of March"],
        ),
        (("It fell on Qeshm Island.", "It fell in Qeshm."), "place", ["Qeshm"]),
    ],
)  # fmt: skip
def test_one_thing_has_one_name(sentences: tuple[str, ...], facet: str, values: list[str]) -> None:
    """What reports count, measure, date and place in other words stands in one column."""
    assert matrix(*sentences)[facet] == values


def test_things_with_other_fates_are_apart() -> None:
    """Damaged houses are no version of damaged villages, nor the dead of the people who live there."""
    found = matrix("Six houses were damaged.", "Two villages were damaged.")
    assert set(found) == {"quantity: house damaged", "quantity: village damaged"}


def test_a_part_is_no_version_of_its_whole() -> None:
    """Of "11 dead, including four soldiers" the four are soldiers killed, which others may give too."""
    found = matrix(
        "At least nine people, among them four soldiers, were killed.",
        "The deaths of 11 people, including four soldiers and seven workers, are documented.",
        "The toll had risen to twelve after two of the injured passed away.",
    )
    assert found["quantity: killed"] == ["11", "12", "at least 9"]
    assert found["quantity: soldier killed"] == ["4"]
    assert found["quantity: worker killed"] == ["7"]
    assert found["quantity: wounded, then killed"] == ["2"]


def test_the_ages_of_two_people_are_no_versions() -> None:
    """ "Aged 22 and 24" are two men; one man of 22 and of 24 are versions."""
    assert "quantity: years old" not in matrix("The men, aged 22 and 24, were taken away.")
    assert matrix("A man aged 22 died.", "A man aged 24 died.")["quantity: years old"] == [
        "22 years old",
        "24 years old",
    ]


def test_a_time_counted_from_elsewhere_is_no_version() -> None:
    """ "Several hours later" gives no day; where a report has no day, its "Monday" is kept as it is written."""
    assert "date" not in matrix("It leaked several hours later.")
    assert matrix("It leaked on Monday.", dated=False)["date"] == ["Monday"]
    assert "date" not in matrix("It leaked several hours later.", dated=False)


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("About 58 km of road burned.", "60 km of road burned."),
        ("At least 12 people died.", "12 people died."),
        ("Several houses burned down.", "Five houses burned down."),
        ("It burned in Ossel on Monday.", "It burned in Brae in March."),
    ],
)
def test_nothing_dies_out_that_can_still_hold(early: str, late: str) -> None:
    """A figure told with more or less care, a place and a day are not given up when another is named."""
    assert died_out(early, late) == []


def test_a_lower_toll_dies_out() -> None:
    """A toll that only older reports give has died out."""
    assert died_out("At least three people died.", "Ten people died.") == [
        "No report after 3 March 2031 gives at least 3 (quantity: killed); later ones give 10."
    ]


@given(
    st.permutations(["Two of the four tanks split.", "Six lorries burned on Monday.", "It fell in Qeshm."])
)
def test_the_order_of_statements_changes_nothing(sentences: list[str]) -> None:
    """The table is the same however the statements are ordered."""
    reports, statements = told(
        "Two of the four tanks split.", "Six lorries burned on Monday.", "It fell in Qeshm."
    )
    scene = set_scene(statements, sources=(), reports=reports)
    by_text = {one.text.strip(): one for one in statements}
    shuffled = [by_text[one] for one in sentences]
    assert variants(shuffled, scene) == variants(statements, scene)
