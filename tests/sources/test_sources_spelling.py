"""Two spellings of one name are seen as such, two like names are kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.sources.spelling import body_key, skeletons, spelled_alike

LINES = Path(__file__).with_name("spelling_pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [line.split("\t") for line in LINES if line.startswith(("same\t", "other\t"))]

LEAST_PAIRS = 200
LEAST_PRECISION, LEAST_RECALL = 0.98, 0.90
"""What the pairs must give; ALIKE in sources/spelling.py was set on them."""


def test_precision_and_recall_on_the_pairs() -> None:
    """Merging wrongly is worse than not merging: precision first."""
    sorts = [what for what, *_ in PAIRS]
    assert min(sorts.count("same"), sorts.count("other")) >= LEAST_PAIRS
    found = [(what, spelled_alike(a, b)) for what, a, b in PAIRS]
    right = sum(what == "same" and alike for what, alike in found)
    said = sum(alike for _, alike in found)
    wrong = [pair for pair, (what, alike) in zip(PAIRS, found, strict=True) if (what == "same") != alike]
    assert right / said >= LEAST_PRECISION, wrong
    assert right / sum(what == "same" for what, _ in found) >= LEAST_RECALL, wrong


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_has_no_direction(a: str, b: str) -> None:
    """A is like B if B is like A, and every name is like itself."""
    assert spelled_alike(a, b) == spelled_alike(b, a)
    assert spelled_alike(a, a)
    assert skeletons(a) == skeletons(a)


BODIES = [
    ("Ministry of Defence of Varnia", "Varnia Defense Ministry"),
    ("Russian Ministry of Defence", "Russia's Defense Ministry"),
    ("Syrian Observatory for Human Rights", "Syrian Observatory of Human Rights"),
    ("Organisation for Harbour Safety", "Organization for Harbour Safety"),
]


@pytest.mark.parametrize(("a", "b"), BODIES)
def test_a_body_is_known_by_its_words_in_any_order(a: str, b: str) -> None:
    """State adjectives, British spelling and "of" make no difference."""
    assert body_key(a) == body_key(b)
