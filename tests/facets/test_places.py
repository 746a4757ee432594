"""Places: the same village again, names that several countries have, coordinates, and what lies in what.

What they are is labelled in resources/labelled/places.tsv and tested with the other tables (test_labelled.py).
"""

from __future__ import annotations

from sayso.facets import facets_of
from sayso.records import Place, Report


def places(text: str) -> list[Place]:
    """The places of a text."""
    return [facet for facet in facets_of(Report("r", text, "sha256:0")) if isinstance(facet, Place)]


def test_a_village_that_nobody_lists_is_known_again_elsewhere_in_the_report() -> None:
    """Once the words beside a name have shown it to be a place, its other mentions are places too."""
    text = "Gunmen stormed the village of Karmasheh. Later the army bombed Karmasha. Karmasheh is deserted."
    assert [one.key for one in places(text)] == ["krmsha"] * 3


def test_two_places_of_one_name_stay_open_where_nothing_decides() -> None:
    """A name that several countries have keeps its key and gets no identity where the report names none of
    them."""
    (one,) = places("The bridge in Springfield was closed.")
    assert one.identity is None
    assert one.key


def test_coordinates_come_with_towns() -> None:
    """A town of the gazetteer has coordinates, a country has none."""
    town, country = places("The bridge in Aleppo and roads across Syria are closed.")
    assert (round(town.latitude or 0), round(town.longitude or 0)) == (36, 37)
    assert country.latitude is None


def test_a_town_that_the_text_puts_elsewhere_is_another_one() -> None:
    """A village with the name of a town of another province keeps its key and gets no identity."""
    village, province = places("Residents fled Al-Shajara in Hama's eastern countryside.")
    assert (village.identity, village.within) == (None, "Hama")
    assert province.identity == "geonames:SY.10"
