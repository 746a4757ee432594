"""Figures, places and days of two statements beside each other: agree, part, or cannot be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.facets_beside import beside_days, beside_figures, beside_places, can_both_hold, figure_words
from sayso.claims.units import Unit, make_units
from sayso.records import Place, Quantity, Span
from sayso.testing import make_days, make_quantity, make_statement


def unit(*figures: Quantity, text: str = "The convoy left the harbour.") -> Unit:
    """A unit with these figures."""
    return make_units([make_statement("r1", text, facets=figures)])[0]


def place(name: str, **more: str) -> Place:
    """A place with its name for a key."""
    return Place(Span(0, 1), name, more.pop("key", name.lower()), **more)


TONS = {"unit": "t", "of": "gold"}


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (make_quantity(50, **TONS), make_quantity(50, **TONS), True),
        (make_quantity(50, **TONS), make_quantity(40, **TONS), False),
        (make_quantity(50, approximate=True, **TONS), make_quantity(48, **TONS), True),
        (make_quantity(50, approximate=True, **TONS), make_quantity(40, **TONS), False),
        (make_quantity(12, of="soldiers"), make_quantity(12, of="villages"), None),
        (make_quantity(12, of="killed soldiers"), make_quantity(19, of="soldiers"), False),
        (Quantity(Span(0, 1), 12, None, of="people"), make_quantity(12, of="people"), True),
        (Quantity(Span(0, 1), 12, None, of="people"), make_quantity(19, of="people"), None),
        (Quantity(Span(0, 1), None, 12, of="people"), make_quantity(19, of="people"), False),
        (make_quantity(5, unit="km"), make_quantity(5, unit="t"), None),
    ],
)
def test_figures(one: Quantity, two: Quantity, expected: bool | None) -> None:
    """Figures of the same thing agree where one number can be both; of other things they say nothing."""
    assert beside_figures(unit(one), unit(two)).verdict is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Twelve men were held.", "12 men were held.", True),
        ("Twelve men were held.", "19 men were held.", False),
        ("Twelve men were held.", "Men were held.", None),
    ],
)
def test_figures_of_bare_text(one: str, two: str, expected: bool | None) -> None:
    """Where no facets were read, the figures in the text are laid beside each other."""
    assert beside_figures(unit(text=one), unit(text=two)).verdict is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ([place("Velmora")], [place("Velmora")], True),
        ([place("Velmora", key="vlmr")], [place("Welmora", key="vlmr")], True),
        ([place("Quay 3", within="velmora")], [place("Velmora")], True),
        ([place("Velmora")], [place("Ossel")], False),
        ([place("Velmora")], [], None),
        ([place("Velmora", identity="17")], [place("Port Velmora", identity="17")], True),
    ],
)
def test_places(one: list[Place], two: list[Place], expected: bool | None) -> None:
    """One place under two spellings agrees, so does a place in another; two places part."""
    assert beside_places(one, two).verdict is expected


def test_days() -> None:
    """Times agree where a day can be in both."""
    march = make_days("2019-03-01", "2019-03-31")
    assert beside_days([march], [make_days("2019-03-05")]).verdict is True
    assert beside_days([march], [make_days("2019-04-05")]).verdict is False
    assert beside_days([march], []).verdict is None


numbers = st.floats(min_value=-1e6, max_value=1e6) | st.none()
figures = st.builds(Quantity, st.just(Span(0, 1)), numbers, numbers, approximate=st.booleans())


@given(figures, figures)
def test_which_comes_first_means_nothing(one: Quantity, two: Quantity) -> None:
    """Whether two figures can both hold does not depend on which is named first."""
    assert can_both_hold(one, two) == can_both_hold(two, one)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (make_quantity(50, unit="t", approximate=True), "about 50 t"),
        (Quantity(Span(0, 1), 12, None), "at least 12"),
        (Quantity(Span(0, 1), None, 12), "at most 12"),
        (make_quantity(24, 99), "24 to 99"),
        (Quantity(Span(0, 1), None, None), "a figure"),
    ],
)
def test_figures_in_words(figure: Quantity, expected: str) -> None:
    """A reason names figures as a reader would write them."""
    assert figure_words(figure) == expected
