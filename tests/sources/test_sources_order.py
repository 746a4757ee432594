"""The order of a chain: who of several speakers of one statement has it from whom."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Span
from sayso.sources.order import carries, distance, ordered, signs, weights

MARK = re.compile(r"<(\d)>(.*?)</\1>")

CHAINS = [
    "According to <1>Radio Skerry</1>, <3>a dock worker</3> told <2>the Korvan Wire</2> that the pier had burned.",
    "The pier had burned, <3>a dock worker</3> told <2>the Korvan Wire</2>, <1>Radio Skerry</1> reported on Monday.",
    "The pier had burned, <3>two dockers</3> were quoted by <2>the Korvan Wire</2> as saying, <1>the Herald</1> "
    "reported.",
    "<1>The Skerry Herald</1> reported, citing <2>the Korvan Wire</2>, that <3>a harbour official</3> had seen smoke.",
    "<1>The Skerry Herald</1> quoted <2>the Varnian Harbour Board</2> as citing <3>witnesses</3>.",
    "In an interview with <1>Radio Skerry</1>, <2>Anna Rey</2> cited <3>residents</3> who had seen the fire.",
    "<2>Anna Rey</2> told <1>Radio Skerry</1>, citing <3>witnesses</3>, that the pier had burned.",
    "<3>A guard</3> had told <2>Mayor Dov Lind</2> of the fire, <1>the Skerry Herald</1> reported.",
]


def speakers(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks and the marked mentions, outermost first."""
    found = {}
    while mark := MARK.search(marked):
        found[mark[1]] = Span(mark.start(), mark.start() + len(mark[2]))
        marked = marked[: mark.start()] + mark[2] + marked[mark.end() :]
    return marked, [found[number] for number in sorted(found)]


@pytest.mark.parametrize("marked", CHAINS)
def test_relays_come_by_who_has_it_from_whom(marked: str) -> None:
    """The relays of three speakers stand in the order of the construction, not of the text."""
    text, spans = speakers(marked)
    assert ordered(text, spans[:-1], origin=spans[-1]) == tuple(spans)
    assert ordered(text, reversed(spans[:-1]), origin=spans[-1]) == tuple(spans)


def test_who_stands_in_the_words_of_another_has_it_through_him() -> None:
    """ "A said that B had told C": C has it from B, and A from C."""
    text, (first, second, third) = speakers(
        "<1>The Harbour Board</1> said <3>the captain</3> had told <2>Radio Skerry</2> that he was ill."
    )
    content = (Span(text.index("the captain"), len(text) - 1),)
    assert ordered(text, (second, first), origin=third, around=[content]) == (first, second, third)


def test_a_reading_that_has_it_the_wrong_way_round_is_turned() -> None:
    """A medium read as the origin of what an unnamed source told it is its relay."""
    text, (medium, source) = speakers(
        "<2>A source</2> was quoted by <1>the Korvan Wire</1>, which reported the fire."
    )
    assert carries(text, medium, source)
    assert ordered(text, [source], origin=medium) == (medium, source)


def test_a_reading_is_kept_where_the_order_is_not_sure() -> None:
    """Two people whose words give no sign stay as they were read."""
    text, (first, second) = speakers("<1>Anna Rey</1> spoke, then <2>Dov Lind</2> spoke.")
    for outer, inner in ((first, second), (second, first)):
        assert not carries(text, outer, inner)
        assert ordered(text, [outer], origin=inner) == (outer, inner)


@given(st.permutations(range(3)), st.sampled_from(CHAINS))
def test_the_order_given_changes_nothing(order: list[int], marked: str) -> None:
    """Relays come out alike however they were given."""
    text, spans = speakers(marked)
    relays = [spans[at] for at in order if at < len(spans) - 1]
    assert ordered(text, relays, origin=spans[-1]) == ordered(text, spans[:-1], origin=spans[-1])


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_has_a_distance(text: str, a: int, b: int) -> None:
    """Whatever stands around a mention, its distance is a number made of the known signs."""
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = Span(start, end)
    known = weights()
    assert distance(text, span) == pytest.approx(sum(known.get(sign, 0.0) for sign in signs(text, span)))


def test_the_weights_are_few_and_say_what_they_must() -> None:
    """A medium, and who was told, stand further out than an unnamed voice, and than who told."""
    known = weights()
    assert len(known) < 60
    assert known["is medium"] > 0 > known["is unnamed"]
    assert known["behind told"] > 0 > known["before told"]
