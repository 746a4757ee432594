"""Fitting the order of a chain: pairs of speakers, their weights, and sentences composed for it."""

from __future__ import annotations

from training.compose import read_patterns
from training.fit_order import TEMPLATES, figures, fit, pairs_of

TOLD = ((0, frozenset({"is medium", "behind told"})), (0, frozenset({"is person", "before told"})))
NESTED = ((0, frozenset({"is person"})), (1, frozenset({"is medium"})))


def test_pairs_hold_what_tells_two_speakers_apart() -> None:
    """What both show says nothing, and who stands deeper is no question."""
    both = (TOLD[0], (0, frozenset({"is medium", "closes"})))
    assert pairs_of([both]) == [{"behind told": 1, "closes": -1}]
    assert pairs_of([NESTED]) == []


def test_weights_put_the_marked_one_outside() -> None:
    """Who was told stands further out than who told, and the fit says how many chains it gets right."""
    weights = fit([TOLD] * 20, [])
    assert weights["behind told"] > 0 > weights["before told"]
    assert figures([TOLD, NESTED], weights).startswith("2 of 2")
    assert figures([TOLD[::-1]], weights).startswith("0 of 1")


def test_every_sentence_for_the_order_has_three_speakers() -> None:
    """Chains of two are in the other file."""
    patterns = read_patterns(TEMPLATES)
    assert len(patterns) >= 20
    assert all(len(chain) == 3 for one in patterns for _, chain, _, _ in one.statements)
