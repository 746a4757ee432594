"""Reports that come near each other are of one story, whatever lies between them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.stories import find_stories

NORTH, EAST, BETWEEN = (1.0, 0.0), (0.0, 1.0), (0.7071, 0.7071)
Way = tuple[float, float]


def stories(*told: tuple[str, Way]) -> set[frozenset[str]]:
    """Which reports are of one story."""
    found = find_stories([(report,) for report, _ in told], [np.array(way, np.float32) for _, way in told])
    return {frozenset(one for one in found if found[one] == first) for first in found.values()}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("a", NORTH), ("b", NORTH)], {frozenset("ab")}),
        ([("a", NORTH), ("b", EAST)], {frozenset("a"), frozenset("b")}),
        ([("a", NORTH), ("b", EAST), ("c", BETWEEN)], {frozenset("abc")}),
        ([("a", NORTH), ("a", EAST), ("b", EAST)], {frozenset("ab")}),
        ([], set()),
    ],
)
def test_one_story(told: list[tuple[str, Way]], expected: set[frozenset[str]]) -> None:
    """Reports are of one story when a statement of one comes near one of the other, or when a third joins them."""
    assert stories(*told) == expected


ways = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from([NORTH, EAST, BETWEEN])), max_size=6)


@given(ways, st.randoms())
def test_order_means_nothing(told: list[tuple[str, Way]], dice: object) -> None:
    """The same statements in another order tell the same stories."""
    mixed = list(told)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert stories(*told) == stories(*mixed)
