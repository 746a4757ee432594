"""Two statements with other figures: one claim told with another figure, or another event of the same kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.event_words import countries_in
from sayso.claims.other_event import NAMES, Apart, chance_of_one_event, lay_apart
from sayso.claims.units import Unit, make_units
from sayso.resources import read_table
from sayso.testing import make_statement


def unit(text: str) -> Unit:
    """A statement of this text, without facets."""
    return make_units([make_statement("r1", text)])[0]


def apart(**some: float) -> Apart:
    """Features that are 0 but for those given."""
    return Apart(**{**dict.fromkeys(NAMES, 0.0), **some})


@pytest.mark.parametrize(
    ("one", "two", "feature"),
    [
        ("Velmora stocks close 0.4 pct lower", "Velmora stocks close 1.3 pct lower", "measures"),
        ("12 held in Ossel on Monday", "19 held in Ossel on Friday", "calendar"),
        ("Crown strengthens to 6.2", "Crown weakens to 6.3", "turned"),
        ("Toll in Qelmar ferry fire rises to 12", "9 dead in Qelmar ferry fire", "growing"),
        ("Mine fire kills 12", "Mine collapse kills 40", "other_kind"),
        ("12 Kenyans held at sea", "40 held in Norway", "other_country"),
    ],
)
def test_what_is_seen(one: str, two: str, feature: str) -> None:
    """Measures, days, directions and growing tolls are seen, and nothing of the kind between a text and itself."""
    assert getattr(lay_apart(unit(one), unit(two)), feature) == 1.0
    if feature != "growing":
        assert getattr(lay_apart(unit(one), unit(one)), feature) == 0.0


@pytest.mark.parametrize(
    ("low", "high", "expected"), [("12", "12", 0.0), ("12", "120", 1.0), ("12", "1200", 1.0)]
)
def test_ratio(low: str, high: str, expected: float) -> None:
    """Figures are a factor of ten apart or more, or less by its logarithm."""
    assert lay_apart(unit(f"{low} held"), unit(f"{high} held")).ratio == pytest.approx(expected)


@pytest.mark.parametrize("name", ["rare", "growing"])
def test_what_is_common_speaks_for_one_event(name: str) -> None:
    """Nothing that two statements share makes one event less likely."""
    assert chance_of_one_event(apart(**{name: 1.0})) >= chance_of_one_event(apart())


@pytest.mark.parametrize(
    "name",
    ["left_over", "other_kind", "other_country", "measures", "ratio", "calendar", "turned"],
)
def test_what_differs_speaks_for_two(name: str) -> None:
    """Nothing in which two statements part makes one event more likely."""
    assert chance_of_one_event(apart(**{name: 1.0})) <= chance_of_one_event(apart())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Quake kills 12 in northern Kenya", "Earthquake in Kenya: 9 dead"),
        ("Suicide bomber kills 4 Kenyan troops", "Blast leaves 6 soldiers dead in Kenya"),
    ],
)
def test_other_words_for_one_thing(one: str, two: str) -> None:
    """Words that headlines use for one another, and names of one country, count as shared."""
    plain = "Mill kills 12 in northern Brent", "Mine in Orvash: 9 dead"
    told, other = lay_apart(unit(one), unit(two)), lay_apart(*map(unit, plain))
    assert told.rare > 2 * other.rare
    assert told.other_country == told.other_kind == 0.0


def test_the_nearest_figures_are_compared() -> None:
    """Of several figures the two nearest to each other say how far apart the counts are."""
    found = lay_apart(unit("80 dead in Ossel quake"), unit("100 dead, 1,300 hurt in Ossel quake"))
    assert found.ratio == pytest.approx(0.0969, abs=1e-3)


def test_pronouns_are_no_countries() -> None:
    """Names of countries are read as they are written: "us" is nobody's country, "US" and "U.S." are one."""
    assert countries_in("They told us to polish it") == frozenset()
    assert countries_in("U.S. troops") == countries_in("US troops") != frozenset()


def test_one_event_and_two() -> None:
    """A toll that grew is one event; two accidents of a kind are two."""
    toll = unit("Qelmar ferry fire toll rises to 45"), unit("Qelmar ferry fire kills 41")
    kind = unit("7 killed in road accident in the south"), unit("20 wounded in market blast in the north")
    assert chance_of_one_event(lay_apart(*toll)) > 0.5 > chance_of_one_event(lay_apart(*kind))


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts(one: str, two: str) -> None:
    """Whatever is compared, in whichever order, every feature lies between 0 and 1."""
    units = make_units([make_statement("r1", one), make_statement("r2", two)])
    if len(units) == 2:
        found = lay_apart(*units)
        assert found == lay_apart(*units[::-1])
        assert all(0 <= getattr(found, name) <= 1 for name in NAMES)


def test_words_are_listed_once() -> None:
    """The shipped words are lower-case, each with one of four kinds."""
    groups = [row["words"].split() for row in read_table("claims_event_groups.tsv")]
    assert all(word == word.lower() for group in groups for word in group)
    for use in ("alike", "event"):
        used = [row["words"].split() for row in read_table("claims_event_groups.tsv") if row[use] == "yes"]
        assert len({word for group in used for word in group}) == sum(map(len, used))
    rows = read_table("claims_event_words.tsv")
    assert len({row["word"] for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} == {"calendar", "up", "down", "growing"}
    assert all(row["word"] == row["word"].lower() for row in rows)
    assert {row["feature"] for row in read_table("claims_event_weights.tsv")} == {*NAMES, "constant"}
