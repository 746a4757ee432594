"""The friendliest reading of reuse without a direction."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.provenance.choice import EXACT, friendliest

NAMES = tuple("abcdefg")
PAIRS = tuple(combinations(NAMES, 2))


def heaviest_by_hand(weights: dict[str, int], pairs: list[tuple[str, str]]) -> int:
    """The most weight of a set without a pair in it, all sets tried."""
    forbidden = {frozenset(pair) for pair in pairs}
    return max(
        sum(weights[one] for one in chosen)
        for size in range(len(weights) + 1)
        for chosen in combinations(weights, size)
        if not any(frozenset(pair) in forbidden for pair in combinations(chosen, 2))
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 3), min_size=7, max_size=7), st.lists(st.sampled_from(PAIRS), unique=True))
def test_as_heavy_as_can_be_and_without_a_pair(sizes: list[int], pairs: list[tuple[str, str]]) -> None:
    """The choice holds no pair, and no other choice without one weighs more."""
    weights = dict(zip(NAMES, sizes, strict=True))
    chosen = friendliest(weights, pairs)
    assert not any(set(pair) <= chosen for pair in pairs)
    assert sum(weights[one] for one in chosen) == heaviest_by_hand(weights, pairs)


def test_twelve_copies_of_one_wire_text_are_one() -> None:
    """A clique of versions leaves one, however many there are."""
    names = [f"r{at:02}" for at in range(40)]
    assert friendliest(dict.fromkeys(names, 1), combinations(names, 2)) == {"r00"}


def test_a_chain_of_versions_leaves_every_other() -> None:
    """Where only neighbours share words, the ends and the middle can all have been first."""
    assert friendliest(dict.fromkeys("abcde", 1), [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]) == set(
        "ace"
    )


def test_a_large_tangle_is_settled() -> None:
    """The exact search at its bound and the greedy one beyond it both come to an end, with nobody beside a friend."""
    for size in (EXACT, 400):
        names = [f"r{at:03}" for at in range(size)]
        pairs = [(names[at], names[(at * 7 + step) % size]) for at in range(size) for step in (1, 3)]
        chosen = friendliest(dict.fromkeys(names, 1), pairs)
        assert chosen and not any(a != b and {a, b} <= chosen for a, b in pairs)
