"""Hedges and claims of agreement."""

from __future__ import annotations

import pytest

from sayso.reading.hedges import agreements_in, hedges_in, mark
from sayso.reading.sentences import sentences
from sayso.records import Attribution, Span
from sayso.resources import read_lines

HEDGES = [
    ("The depot was reportedly hit.", ["reportedly"]),
    ("They may have fled.", ["may have"]),
    ("Talks in May failed.", []),
    ("On May 5 they met.", []),
    ("May 2019 was quiet.", []),
    ("The attack apparently began, and could spread.", ["apparently", "could"]),
    ("Officials mayor dismayed.", []),
]


@pytest.mark.parametrize(("text", "expected"), HEDGES)
def test_finds_hedges(text: str, expected: list[str]) -> None:
    """Words that take an assertion back are found whole, and the month of May is none."""
    assert [text[one.start : one.end] for one in hedges_in(text)] == expected


def test_finds_claims_of_agreement() -> None:
    """Words that say that others say the same are found."""
    text = "an account which corresponds with other reports that the convoy left"
    assert [text[one.start : one.end] for one in agreements_in(text)] == ["corresponds with"]


def test_marks_the_statement_that_agreement_brings_in() -> None:
    """The content brought in by words of agreement is marked, another one is not."""
    text = "The agency says this corresponds with other reports that gold had left. Rain fell, he said."
    cue = text.index("corresponds")
    there = Attribution(
        (Span(cue + 17, cue + 30),), (Span(cue, cue + 16),), (Span(cue + 36, text.index(". Rain")),), 0.9
    )
    at = text.index("Rain fell")
    other = Attribution((Span(at + 11, at + 13),), (Span(at + 14, at + 18),), (Span(at, at + 9),), 0.9)
    marked = mark(text, [there, other], hedges=(), agreements=agreements_in(text), sentences=sentences(text))
    assert [one.claimed_corroboration for one in marked] == [True, False]


def test_a_hedge_outside_the_content_belongs_to_it() -> None:
    """A hedge between the cue and the content is kept with the statement; one in another's content is not."""
    text = "The agency reported, perhaps wrongly, that two may have died."
    content = Span(text.index("two"), len(text) - 1)
    said = Attribution((Span(0, 10),), (Span(11, 19),), (content,), 0.9)
    (marked,) = mark(text, [said], hedges=hedges_in(text), agreements=(), sentences=sentences(text))
    assert [text[one.start : one.end] for one in marked.hedges] == ["perhaps", "may have"]


@pytest.mark.parametrize(
    "name", ["hedges.txt", "corroboration.txt", "finite_verbs.txt", "sentence_starters.txt"]
)
def test_lists_have_each_entry_once(name: str) -> None:
    """A word stands once in its list."""
    lines = read_lines(name)
    assert len(lines) == len(set(lines)) > 20
