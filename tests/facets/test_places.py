"""Places: a table of invented sentences, labelled by hand, and which place of a name is meant.

In the labels a place is written as in the text, then "= identity" where the gazetteer has it, then "in"
what it lies in.
"""

from __future__ import annotations

import pytest

from sayso.facets import facets_of
from sayso.records import Place, Report

TABLE = [
    ("The convoy left Karmin in Deir ez-Zor.", "Karmin in Deir ez-Zor; Deir ez-Zor = geonames:170794"),
    ("Boxes were taken from the al-Karmasha region in southern Hasakah.",
     "al-Karmasha in Hasakah; Hasakah = geonames:173811"),
    ("Fighting goes on in Hasaka province's southern countryside.", "Hasaka = geonames:SY.01"),
    ("The al-Karmasha area in Hasaka province's southern countryside was shelled.",
     "al-Karmasha in Hasaka; Hasaka = geonames:SY.01"),
    ("They retook the town of Tel Marun near Aleppo.", "Tel Marun; Aleppo = geonames:170063"),
    ("They retook the town of Tel Marun.", "Tel Marun"),
    ("Planes struck east of al-Karmasha city.", "al-Karmasha"),
    ("Syria and Iraq shut their borders.", ""),
    ("Fighting in Syria and Iraq goes on.", "Syria = iso:SY; Iraq = iso:IQ"),
    ("The gold was stolen from Mosul in Iraq.", "Mosul = geonames:99072 in Iraq; Iraq = iso:IQ"),
    ("Russia said the talks in Geneva failed.", "Geneva = geonames:2660646"),
    ("Washington has yet to comment.", ""),
    ("The envoy flew to Washington.", "Washington = geonames:4140963"),
    ("An explosion rocked Damascus.", "Damascus = geonames:170654"),
    ("Moscow denied the report.", ""),
    ("Ceasefire violations appear in northern Lattakia, northern Hama and western Aleppo.",
     "Lattakia = geonames:173576; Hama = geonames:170017; Aleppo = geonames:170063"),
    ("The ship was attacked in the Gulf of Aden.", "Gulf of Aden = land:gulf of aden"),
    ("Rockets fell on the Golan Heights.", "Golan Heights = land:golan heights"),
    ("A bomb went off in Nice, France.", "Nice = geonames:2990440 in France; France = iso:FR"),
    ("Nice weather is expected.", ""),
    ("Reading the statement took an hour.", ""),
    ("Most of the men came in March.", ""),
    ("Police in Bath made no comment.", ""),
    ("A split in the party became public.", ""),
    ("Mobile phones were banned.", ""),
    ("Of the dead, two were guards.", ""),
    ("President Jackson Hamilton spoke.", ""),
    ("The talks in Kiev failed.", "Kiev = geonames:703448"),
    ("The talks in Kyiv failed.", "Kyiv = geonames:703448"),
    ("Shells hit Kharkov, Ukraine.", "Kharkov = geonames:706483 in Ukraine; Ukraine = iso:UA"),
    ("Ukrainian forces hold Mykolaiv. Shells fell on the outskirts of Nikolayev.",
     "Mykolaiv = geonames:700569; Nikolayev = geonames:700569"),
    ("Lebanese troops were sent to Tripoli and to Sidon in Lebanon.",
     "Tripoli = geonames:266826; Sidon = geonames:268064 in Lebanon; Lebanon = iso:LB"),
    ("Libyan militias clashed in Tripoli.", "Tripoli = geonames:2210247"),
    ("The mayor of Dubuqar was arrested in Dubuqar district.", "Dubuqar; Dubuqar"),
    ("The villages of Karavan and Gusheh were hit hardest.", "Karavan; Gusheh"),
    ("A US-led raid hit the camp.", ""),
    ("US state media reported it.", ""),
    ("Syrian state television showed it.", ""),
    ("According to Winfield, the plan failed.", ""),
    ("The Mysore fired back at the dhow.", ""),
    ("She spoke in Congress and in Arabic.", ""),
    ("He works at the Carlton hotel.", ""),
    ("Troops crossed the Euphrates.", "Euphrates = land:euphrates"),
    ("The quake was felt in Dubai, United Arab Emirates.",
     "Dubai = geonames:292223 in United Arab Emirates; United Arab Emirates = iso:AE"),
    ("The army entered Raqqa.", "Raqqa = geonames:172955"),
    ("Clashes broke out near al-Marwaha.", "al-Marwaha"),
    ("They landed on the outskirts of al-Marwaha.", "al-Marwaha"),
    ("Syrian jets bombed al-Marwaha in Idlib province.", "al-Marwaha in Idlib; Idlib = geonames:SY.12"),
    ("The road from Homs to Palmyra in Syria is cut.",
     "Homs = geonames:169577; Palmyra = geonames:163808 in Syria; Syria = iso:SY"),
    ("Afghan police said the district of Nawa in Helmand province fell.",
     "Nawa in Helmand; Helmand = geonames:AF.10"),
    ("Two Yemeni soldiers died in Marib.", "Marib = geonames:72968"),
    ("The raid on Syrian villages in Aleppo Province went on.", "Aleppo Province = geonames:SY.09"),
    ("A fire broke out at Karmin Airport.", "Karmin Airport"),
    ("The capital of Hasakeh province was hit.", "Hasakeh = geonames:SY.01"),
    ("Civilians died in northern Syria in US airstrikes.", "Syria = iso:SY"),
]  # fmt: skip


def places(text: str) -> list[Place]:
    """The places of a text."""
    return [facet for facet in facets_of(Report("r", text, "sha256:0")) if isinstance(facet, Place)]


def label(text: str, one: Place) -> str:
    """A place in the notation of the table."""
    identity = f" = {one.identity}" if one.identity else ""
    return text[one.span.start : one.span.end] + identity + (f" in {one.within}" if one.within else "")


def test_the_table_is_large() -> None:
    """At least 50 sentences are labelled."""
    assert len(TABLE) >= 50


@pytest.mark.parametrize(("sentence", "expected"), TABLE, ids=[sentence[:40] for sentence, _ in TABLE])
def test_places_of_news_sentences(sentence: str, expected: str) -> None:
    """A sentence gives the places that a reader would mark, and no ordinary words or actors."""
    assert "; ".join(label(sentence, one) for one in places(sentence)) == expected


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
