"""Quantities: where their words begin and end, and the laws that hold for any text.

What they are is labelled in resources/labelled/quantities.tsv and tested with the other tables
(test_labelled.py).
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.facets.dates import find_dates
from sayso.facets.quantities import find_quantities
from sayso.facets.tokens import tokens_of
from sayso.records import Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, with the times in it set apart."""
    return find_quantities(text, tokens_of(text), [date.span for date in find_dates(text, None)])


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("About 50 tons of gold were moved.", ["About 50 tons"]),
        ("They paid $2.6 million, not 2m euros.", ["$2.6 million", "2m euros"]),
        ("Between 40 and 50 fled.", ["40 and 50"]),
        ("A 16-year-old and 40-odd men came.", ["16-year-old", "40-odd"]),
        ("A magnitude of at least 5.9 was measured.", ["magnitude of at least 5.9"]),
    ],
)
def test_spans_hold_the_figure_with_its_bound_and_unit(sentence: str, words: list[str]) -> None:
    """The span of a quantity runs from its bound or currency to its unit."""
    assert [sentence[one.span.start : one.span.end] for one in quantities(sentence)] == words


PIECES = st.sampled_from([
    "12", "816 000", "2.5", "million", "at least", "between", "and", "to", "-", "–", "%", "$", "tons",
    "of", "killed",
    "soldiers", "a", "few", "hundred", "dozens", "half", "two", "thirds", "one", "in", "2011", "Su-24",
    ",", ".", "were",
    "per", "day", "€", "½", "no", "more than", "or so", "+", "year-old", "magnitude", "(", ")", "\n",
    "1,5", "0", "9" * 40,
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_ordered_quantities_inside_it(text: str) -> None:
    """No text raises; spans lie in the text, do not overlap, and the least is never above the most."""
    found = quantities(text)
    ends = [0]
    for one in found:
        assert ends[-1] <= one.span.start < one.span.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
        ends.append(one.span.end)


def test_a_long_line_of_figures_is_read_in_time() -> None:
    """A hundred thousand characters of figures and hyphens are no trap for the patterns."""
    assert quantities("1-" * 50_000) is not None
    assert quantities("1,1." * 10_000) is not None
