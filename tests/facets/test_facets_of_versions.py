"""Forms that made wrong cells in the tables of versions: what is read of them now.

Every sentence is invented. Figures, times and places are written as a reader would see them.
"""

from __future__ import annotations

import pytest

from sayso.export.words import days, quantity
from sayso.facets import facets_of
from sayso.records import Place, Quantity, Report, When
from sayso.testing import make_days

WEDNESDAY = make_days("2031-10-15")


def read(text: str, kind: type[Quantity] | type[When] | type[Place]) -> list[str]:
    """The facets of one kind in a text, in words."""
    found = facets_of(Report("r", text, "sha256:0", published=WEDNESDAY))
    return [_words(one) for one in found if isinstance(one, kind)]


def _words(one: Quantity | When | Place | object) -> str:
    if isinstance(one, Quantity):
        return quantity(one)
    if isinstance(one, When):
        return days(one.interval)
    return one.name if isinstance(one, Place) else ""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The crew had been up since three in the morning.", []),
        ("They came at around 2.40 in the morning in a four-by-four.", []),
        ("It burned shortly before three o'clock.", []),
        ("The men, aged 22 and 24, were taken to Ossel.", ["22 years old", "24 years old"]),
        ("Girls aged 9, 12 and 14 were hurt.", ["9 years old", "12 years old", "14 years old"]),
        ("Raid leaves twelve dead\n\nAt least 40 fled", ["12 people killed", "at least 40 people fled"]),
        ("The number of people killed in Friday's raid has risen to 19.", ["19 people killed"]),
        ("At least 12 people, most of them drivers waiting, were killed.", ["at least 12 people killed"]),
        ("This is the only one that takes lorries.", []),
        ("They took €2 million (R26 million) in rings.", ["2,000,000 EUR", "26,000,000 ZAR"]),
        ("The R44 crossed the lake.", []),
        ("A 5.9 quake hit; a 6.7 degree quake followed.", ["5.9 magnitude", "6.7 magnitude"]),
        ("Homes in five villages had been damaged.", ["5 villages"]),
        ("Five villages had been damaged.", ["5 villages damaged"]),
        ("Two helicopters were evacuating injured.", ["2 helicopters"]),
        ("She said 50 were injured.", ["50 people wounded"]),
        ("It has a population of more than 100,000.", ["at least 100,000 people"]),
        ("Two members of the crew were seized.", ["2 members captured"]),
        ("Two trucks were seized.", ["2 trucks seized"]),
        ("Three of nine storage tanks were destroyed.", ["3 tanks destroyed", "9 tanks"]),
        ("Two of the injured passed away in hospital.", ["2 people killed"]),
        ("Two of the wounded succumbed to their injuries.", ["2 people killed"]),
        ("Twelve of the wounded were in a critical condition.", ["12 people wounded"]),
    ],
)
def test_figures(sentence: str, expected: list[str]) -> None:
    """Clock times, ages, asides and rand are told from counts, and fates go to those who met them."""
    assert read(sentence, Quantity) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wheat for November delivery rose.", ["November 2031"]),
        ("We have grain until Christmas.", ["25 December 2031"]),
        ("He waited until October.", ["October 2031"]),
        ("On Friday Ana Brel and her son will sail.", ["17 October 2031"]),
        ("On Friday Ana Brel was freed and will sail.", ["10 October 2031"]),
        (
            "I go to Ossel next month, Brae in December and Orvash in January.",
            ["November 2031", "December 2031", "January 2032"],
        ),
        ("Wheat for November delivery rose 2 per cent, its best day since August.", None),
        ("The dam burst on 29 April 2012. Its keeper died on 30 May.", ["29 April 2012", "30 May 2012"]),
        ("The dam burst on 29 April 2012. Now repairs begin; on 30 May it leaked.", None),
        ("The dam burst on 29 April 2012. On Tuesday it leaked. On 30 May it was shut.", None),
        ("He died on 30 September 420.", ["30 September 420"]),
        ('"[Ten] years ago we began," she said.', ["2021"]),
    ],
)
def test_times(sentence: str, expected: list[str] | None) -> None:
    """Plans go on from each other, days of a story of long ago have its year, and what is past stays past."""
    found = read(sentence, When)
    if expected is None:
        assert found[-1].endswith("2031")
        assert not found[-1].endswith("2032")
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A slick drifted past the left bank of the Vessa. Barges crossed the Vessa.", ["Vessa", "Vessa"]),
        ("The nearest bridge is the bridge at Besh-Tamar.", ["Besh-Tamar"]),
        ("They returned to the hill villages above Saruk.", ["Saruk"]),
        ("The raid hit the Qelmar ferry crossing.", ["Qelmar"]),
        ("The worst-hit villages were Tonvar, Gavesh and Khalden.", ["Tonvar", "Gavesh", "Khalden"]),
        ("It was felt in Oman and the United Arab Emirates.", ["Oman", "United Arab Emirates"]),
        ("It was felt as far away as Oman.", ["Oman"]),
        ("Doors shook. In Oman and Kenya people fled.", ["Oman", "Kenya"]),
        ("Talks between Oman and the United Arab Emirates went on.", ["Oman"]),
        ("The shop near the prestigious Place Orvane was robbed.", ["Place Orvane"]),
        ("The hotel in Cannes was robbed.", ["Cannes"]),
        ("Halvian drones struck the village of Orlakh, said Halvian papers.", ["Orlakh"]),
        ("Rings Stolen In Casty Shop Raid At Dawn Today", []),
    ],
)
def test_places(sentence: str, expected: list[str]) -> None:
    """Rivers, bridges, lists and squares are places; adjectives and names of shops are none."""
    assert read(sentence, Place) == expected
