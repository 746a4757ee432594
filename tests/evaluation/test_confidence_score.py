"""Whether confidence means what it says."""

from __future__ import annotations

from sayso.evaluation.confidence import score_confidence


def test_confidence_that_keeps_its_word_has_no_error() -> None:
    """Of four that are 75 per cent sure three are right: no error; none right: 75 points."""
    kept = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    assert score_confidence(kept)["calibration_error"] == 0.0
    assert score_confidence([(0.75, False)] * 4)["calibration_error"] == 75.0


def test_bins_are_weighted_by_what_they_hold() -> None:
    """A bin of one counts for less than a bin of nine, and few readings may be off by chance."""
    figures = score_confidence([(0.95, True)] * 9 + [(0.05, True)])
    assert figures["calibration_error"] == 14.0
    assert figures["n"] == 10
    assert score_confidence([(0.5, True), (0.5, False)])["by_chance"] == 28.3


def test_nothing_read_is_no_error() -> None:
    """Without any reading there is nothing to be wrong about."""
    assert score_confidence([]) == {"n": 0, "calibration_error": 0.0, "by_chance": 0.0, "bins": []}
