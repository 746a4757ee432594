"""The words of a statement: stems that survive grammar and spelling, figures, names, what a "not" turns round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.words import empty_words, negations, points_elsewhere, read_words, stem_of, stop_words


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("jewellery", "jewelry"),
        ("neighbours", "neighbor"),
        ("organised", "organized"),
        ("shells", "shelled"),
        ("attacks", "attacked"),
        ("bodies", "body"),
        ("destroying", "destroyed"),
        ("travelled", "traveled"),
    ],
)
def test_one_stem(one: str, two: str) -> None:
    """Grammar and British or American spelling give one stem."""
    assert stem_of(one) == stem_of(two)


@pytest.mark.parametrize(
    ("one", "two"), [("gas", "gasoline"), ("port", "sport"), ("mass", "mas"), ("ring", "r")]
)
def test_other_stems(one: str, two: str) -> None:
    """Different words keep different stems."""
    assert stem_of(one) != stem_of(two)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve men and 12 women", {"12"}),
        ("A dozen trucks", {"12"}),
        ("about 1,500 houses in 3 villages", {"1500", "3"}),
        ("one man", set()),
        ("nobody was there", set()),
    ],
)
def test_figures(text: str, expected: set[str]) -> None:
    """Digits and number words are figures; "one" is too common to be."""
    assert read_words(text).numbers == expected


@pytest.mark.parametrize(
    ("text", "negated", "not_negated"),
    [
        ("The guard did not carry a rifle", {"carry", "rifle"}, {"guard"}),
        ("no convoy crossed the bridge", {"convoy"}, set()),
        ("The ministry denied shelling the market", {"shell", "market"}, {"ministry"}),
        ("The convoy crossed the bridge", set(), {"convoy"}),
        ("They weren’t armed", {"arm"}, set()),
    ],
)
def test_negation(text: str, negated: set[str], not_negated: set[str]) -> None:
    """A negation turns round the few content words behind it and none before."""
    found = read_words(text).negated
    assert {stem_of(word) for word in negated} <= found
    assert not {stem_of(word) for word in not_negated} & found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the allegations", True),
        ("it", True),
        ("", True),
        ("the report is baseless", True),
        ("the report on the Velmora dam", False),
        ("two soldiers died", False),
    ],
)
def test_pointing(text: str, expected: bool) -> None:
    """A content of empty words only points at a claim that stands elsewhere."""
    assert points_elsewhere(read_words(text)) is expected


def test_names_are_words_with_a_capital_inside() -> None:
    """The first word of a text is no name for its capital alone."""
    assert read_words("Gunmen seized Port Velmora").names == {stem_of("port"), stem_of("velmora")}


@given(st.text(max_size=3_000))
def test_any_text_has_words(text: str) -> None:
    """No text breaks the reading of words, and each stem stands once beside its form."""
    words = read_words(text)
    assert len(set(words.stems)) == len(words.stems) == len(words.forms)
    assert words.negated <= set(words.stems)


def test_lists_are_sorted_words() -> None:
    """The shipped lists hold lower-case words, sorted, each once."""
    for words in (stop_words(), negations(), empty_words()):
        assert words
        assert all(word == word.strip().lower() and " " not in word for word in words)
    assert "not" in negations()
    assert "denied" in negations()
    assert "allegation" in empty_words()
    assert "velmora" not in stop_words()
