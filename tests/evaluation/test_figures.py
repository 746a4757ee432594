"""The figures behind every score."""

from __future__ import annotations

import pytest

from sayso.evaluation.figures import Score, jaccard, pair_off, share, word_starts
from sayso.records import Span


def test_score_in_per_cent() -> None:
    """Precision, recall and F1 come in per cent, and nothing predicted is not an error."""
    assert Score(1, 2, 4).as_dict() == {"p": 50.0, "r": 25.0, "f1": 33.3, "n_pred": 2, "n_gold": 4}
    assert Score(0, 0, 0).as_dict()["f1"] == 0.0


def test_words_of_a_colon() -> None:
    """A cue without a word in it is compared by its signs."""
    assert word_starts("Minister: no deal", [Span(8, 9)]) == {8}
    assert word_starts("no deal", [Span(0, 7)]) == {0, 3}


def test_pairs_are_one_to_one() -> None:
    """The most alike are paired first, and nobody twice."""
    alike = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7, (1, 1): 0.1}
    assert pair_off([0, 1], [0, 1], lambda a, b: alike[a, b], least=0.05) == [(0, 0), (1, 1)]
    assert pair_off([0, 1], [0, 1], lambda a, b: alike[a, b], least=0.5) == [(0, 0)]


@pytest.mark.parametrize(("a", "b", "expected"), [({1, 2}, {2, 3}, 1 / 3), (set(), set(), 0.0)])
def test_jaccard(a: set[int], b: set[int], expected: float) -> None:
    """Shared over all, and nothing shared with nothing is nothing."""
    assert jaccard(frozenset(a), frozenset(b)) == pytest.approx(expected)


def test_share_of_nothing() -> None:
    """A part of nothing is shown as 0."""
    assert share(0, 0) == 0.0
