"""Figures that cannot both hold: of one thing, with one fate, on one day, in one place."""

from __future__ import annotations

import pytest

from sayso.claims.conflicts import parting_figures, parting_words
from sayso.claims.units import Unit, make_units
from sayso.facets import describe, know
from sayso.testing import make_days, make_report, make_statement


def unit(text: str) -> Unit:
    """A statement of this text with what is read in it, told on 5 March 2031."""
    report = make_report("r1", text, published=make_days("2031-03-05"))
    return make_units(describe(report, [make_statement(report, text)], know(())))[0]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Three strong aftershocks were felt", "Nine aftershocks followed", "(3 and 9)"),
        ("52 tonnes of diesel burned", "40 tonnes of diesel fuel burned", "(52 t and 40 t)"),
        ("Ten people died", "Seven more people died overnight", ""),
        ("Ten people were killed", "The town has 10,000 people", ""),
        ("Ten people were killed", "30 people were wounded", ""),
        ("Ten people were killed in 2003", "Forty people were killed on Monday", ""),
        ("Ten people were killed in Aleppo", "Forty people were killed in Benghazi", ""),
        ("Several villages were damaged", "Twelve villages were damaged", ""),
        ("It lies 70 km upstream", "The road runs for 30 km", ""),
        ("More than 12 people were killed", "19 people were killed", ""),
    ],
)
def test_which_figures_part(one: str, two: str, expected: str) -> None:
    """Increments, other fates, other days and places, loose words and distances contradict nothing."""
    pair, turned = parting_figures(unit(one), unit(two)), parting_figures(unit(two), unit(one))
    assert (parting_words(pair).removeprefix("the figures differ ") if pair else "") == expected
    assert (pair is None) == (turned is None)
