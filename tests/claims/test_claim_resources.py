"""The shipped weights: one for each feature, each with the sign a reader expects."""

from __future__ import annotations

import pytest

from sayso.claims.compare import NAMES, Features, read_weights, score
from sayso.claims.words import stem_of
from sayso.resources import read_table

FOR = ("meaning", "words", "contained", "figures_agree", "places_agree", "days_agree")
AGAINST = ("other_story", "names_differ", "figures_differ", "places_differ", "days_differ", "opposite")


def features(**some: float) -> Features:
    """Features that are 0 but for those given."""
    return Features(**{**dict.fromkeys(NAMES, 0.0), **some})


def scored(**some: float) -> float:
    """The score of features that are 0 but for those given, with the shipped weights."""
    return score(features(**some), read_weights()["pair"])


def test_company_speaks_for() -> None:
    """A pair that the same others resemble, and one that scores higher by itself, is no less one claim."""
    assert read_weights()["company"]["company"] >= 0
    assert read_weights()["company"]["pair"] >= 0


def test_the_background_knows_common_words() -> None:
    """Words that all news use are common there; each stem stands once, with a share of 10,000 texts."""
    share = {row["stem"]: int(row["share"]) for row in read_table("claims_background.tsv")}
    assert len(share) == len(read_table("claims_background.tsv")) > 5_000
    assert all(0 < one <= 10_000 for one in share.values())
    assert share[stem_of("people")] > 3_000 > share[stem_of("earthquake")]


def test_a_weight_for_each_feature() -> None:
    """The tables hold the features and the constant, no more and no less."""
    assert set(read_weights()) == {"pair", "company"}
    assert set(read_weights()["pair"]) == {*NAMES, "constant"}
    assert set(read_weights()["company"]) == {"company", "pair", "constant"}
    assert set(NAMES) == {*FOR, *AGAINST}


@pytest.mark.parametrize("name", FOR)
def test_what_agrees_speaks_for(name: str) -> None:
    """Nothing that two statements have in common makes them less likely to be one claim."""
    assert scored(**{name: 1.0}) >= scored()


@pytest.mark.parametrize("name", AGAINST)
def test_what_differs_speaks_against(name: str) -> None:
    """Nothing in which two statements part makes them more likely to be one claim."""
    assert scored(**{name: 1.0}) <= scored()


def test_scores_span_the_range() -> None:
    """Two statements alike in all score near 1, two alike in nothing near 0."""
    assert scored() < 0.05
    assert scored(meaning=1.0, words=1.0, contained=1.0) > 0.9
