"""Quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.quotes import LONGEST_UNCLOSED, quotations

CASES = [
    ('He said "we won" and left.', ['"we won"']),
    ("He said “we won” and left.", ["“we won”"]),
    ("He said ``we won'' and left.", ["``we won''"]),
    ("Er sagte „wir kommen“ und ging.", ["„wir kommen“"]),
    ("Il dit « oui » et part.", ["« oui »"]),
    ("Er rief »halt« und ging.", ["»halt«"]),
    ("The mayor said 'we won' and left.", ["'we won'"]),
    ("The ministers' plan isn't the mayor's.", []),
    ("It was '90s music, 'til dawn.", []),
    ("“We won,” he said. “They ‘lost’ it.”", ["“We won,”", "“They ‘lost’ it.”"]),
    ('"First part.\n\n"Second part," he said.', ['"First part.', '"Second part,"']),
    ('A lone " mark in a paragraph.\n\nThe next "one" is fine.', ['"one"']),
    ('He said "never closed.\n\nNext paragraph.', ['"never closed.']),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_what_stands_in_marks(text: str, expected: list[str]) -> None:
    """Every kind of mark is known, apostrophes are none, and an odd mark spoils no other paragraph."""
    assert [text[q.start : q.end] for q in quotations(text)] == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .,\n\"'“”„«»`‘’"), max_size=100))
def test_quotations_are_sorted_and_disjoint(text: str) -> None:
    """Whatever the marks, quotations come in order, do not overlap and hold their inner span."""
    found = quotations(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.start <= q.inner_start <= q.inner_end <= q.end <= len(text) for q in found)


def test_an_unclosed_quotation_is_bounded() -> None:
    """A quotation that nobody closes is not believed to the end of a long line."""
    (found,) = quotations('He said "we ' + "go on " * 1_000)
    assert found.end - found.start <= LONGEST_UNCLOSED
