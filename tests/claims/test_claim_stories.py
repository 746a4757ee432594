"""Reports that come near each other are of one story, whatever lies between them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
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
@settings(deadline=None)
def test_order_means_nothing(told: list[tuple[str, Way]], dice: object) -> None:
    """The same statements in another order tell the same stories."""
    mixed = list(told)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert stories(*told) == stories(*mixed)


def test_a_story_has_no_more_units_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all come near each other, the nearest are joined first, and no story grows past the bound."""
    monkeypatch.setattr("sayso.claims.stories.MOST_UNITS", 4)
    angles = {"a": 0.0, "b": 0.01, "c": 0.3, "d": 0.31, "e": 0.6}
    told = [(name, (float(np.cos(way)), float(np.sin(way)))) for name, way in angles.items() for _ in "12"]
    assert stories(*told) == {frozenset("ab"), frozenset("cd"), frozenset("e")}


def test_copies_take_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many reports have the same words, they are of one story."""
    monkeypatch.setattr("sayso.claims.stories.MOST_UNITS", 1)
    ids = tuple(f"r{number:03}" for number in range(300))
    assert set(find_stories([ids], [np.array(NORTH, np.float32)]).values()) == {"r000"}


@given(ways, st.integers(1, 6))
@settings(deadline=None)
def test_the_bound_only_parts(told: list[tuple[str, Way]], most: int) -> None:
    """With a bound, stories are parts of those without, and none but a single report's is past the bound."""
    from sayso.claims import stories as module

    free = stories(*told)
    before, module.MOST_UNITS = module.MOST_UNITS, most
    try:
        bound = stories(*told)
    finally:
        module.MOST_UNITS = before
    assert all(any(part <= whole for whole in free) for part in bound)
    units = {report: sum(one == report for one, _ in told) for report in "abcde"}
    assert all(len(part) == 1 or sum(units[one] for one in part) <= most for part in bound)
