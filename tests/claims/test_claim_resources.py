"""The shipped weights: one for each feature, each with the sign a reader expects."""

from __future__ import annotations

import pytest

from sayso.claims.compare import NAMES, Features, read_weights, score

FOR = ("meaning", "words", "contained", "figures_agree", "places_agree", "days_agree")
AGAINST = ("other_story", "names_differ", "figures_differ", "places_differ", "days_differ", "opposite")


def features(**some: float) -> Features:
    """Features that are 0 but for those given."""
    return Features(**{**dict.fromkeys(NAMES, 0.0), **some})


def test_a_weight_for_each_feature() -> None:
    """The table holds the features and the constant, no more and no less."""
    assert set(read_weights()) == {*NAMES, "constant"}
    assert set(NAMES) == {*FOR, *AGAINST}


@pytest.mark.parametrize("name", FOR)
def test_what_agrees_speaks_for(name: str) -> None:
    """Nothing that two statements have in common makes them less likely to be one claim."""
    assert score(features(**{name: 1.0})) >= score(features())


@pytest.mark.parametrize("name", AGAINST)
def test_what_differs_speaks_against(name: str) -> None:
    """Nothing in which two statements part makes them more likely to be one claim."""
    assert score(features(**{name: 1.0})) <= score(features())


def test_scores_span_the_range() -> None:
    """Two statements alike in all score near 1, two alike in nothing near 0."""
    assert score(features()) < 0.05
    assert score(features(meaning=1.0, words=1.0, contained=1.0)) > 0.95
