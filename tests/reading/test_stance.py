"""How a voice stands to what it says, by the words that bring it in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evaluation.own_tables import marked
from sayso.reading.stance import denying_verb, stance_of
from sayso.records import Span
from sayso.resources import read_lines, read_table

CASES = [
    ("[s The army] [c said] that [t it rained].", "assert", "assert"),
    ("[s The army] [c said] that [t it rained].", "confirm", "confirm"),
    ("[s The army] [c denied] [t the raid].", "assert", "deny"),
    ("[s The army] flatly [c denied] [t the raid].", "assert", "deny"),
    ("[s The army] did not [c deny] [t the raid].", "assert", "no-comment"),
    ("[s The army] promptly [c denied] [t the raid].", "assert", "deny"),
    ("[s The army] [c didn’t confirm] [t the raid].", "assert", "no-comment"),
    ("[s The army] [c neither confirmed] nor denied [t the raid].", "assert", "no-comment"),
    ("[s The army] [c has confirmed] [t the raid].", "assert", "confirm"),
    ("[s The army] [c ruled] out [t a raid].", "assert", "deny"),
    ("[s The army] refused to [c rule out] [t a raid].", "deny", "assert"),
    ("[s The army] [c rejected] claims that [t it fired].", "assert", "deny"),
    ("[s The party] [c rejected] [t the budget].", "attitude", "attitude"),
    ("[s The inspector] [c doubted] that [t the valve held].", "assert", "doubt"),
    ("[s The inspector] [c had no doubt] that [t the valve held].", "assert", "assert"),
    ("[s The inspector] [c had little doubt] that [t the valve held].", "doubt", "assert"),
    ("There are [c few doubts] that [t the valve held].", "doubt", "assert"),
    ("[s The families] [c do not believe] [t the verdict].", "no-comment", "doubt"),
    ("[s The bishop] [c called on] [t both sides to stop].", "assert", "demand"),
    ("[s The bishop] [c called] [t the raid a crime].", "attitude", "attitude"),
    ("[s The army] [c told] residents to [t leave the town].", "assert", "demand"),
    ("[s The army] [c told] residents [t the town had to fall].", "assert", "assert"),
    ("[s The minister] [c said] [t the rebels must disarm].", "assert", "demand"),
    ("[s The minister] [c said] [t he must have lost the keys].", "assert", "assert"),
    ("[s The widow] [c said] [t she was deeply proud of him].", "assert", "attitude"),
    ("[s The mayor] [c pleaded] not guilty to [t taking the money].", "assert", "deny"),
    ("[s The mayor] [c said] nothing of [t the money].", "assert", "no-comment"),
    ("[s The mayor] [c said] [t nothing had happened].", "assert", "assert"),
]


@pytest.mark.parametrize(("line", "read", "expected"), CASES)
def test_words_decide_where_they_are_clear(line: str, read: str, expected: str) -> None:
    """Telling words outweigh the network's answer, negations turn them, and all other words leave it alone."""
    one = marked(line)
    cue = Span(one.cue[0].start, one.cue[-1].end)
    assert stance_of(one.text, cue, one.content, Span(0, len(one.text)), read=read) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120), st.integers(0, 120))
def test_any_text_has_a_stance(text: str, a: int, b: int, c: int) -> None:
    """Whatever stands in a text and wherever the spans lie, one of the known stances comes out."""
    start, middle, end = sorted(min(one, len(text)) for one in (a, b, c))
    found = stance_of(text, Span(start, middle), (Span(middle, end),), Span(0, len(text)), read="odd")
    assert found in {"assert", "confirm", "deny", "doubt", "no-comment", "demand", "attitude"}


def test_the_list_is_clean() -> None:
    """Forms are lower-case words, stances are known, and no row says the same as another."""
    rows = read_table("reading_stances.tsv")
    known = {"assert", "confirm", "deny", "doubt", "no-comment", "demand", "attitude", "-"}
    assert all({row["plain"], row["negated"]} <= known for row in rows)
    pairs = [(form, row["after"]) for row in rows for form in row["forms"].split()]
    assert len(set(pairs)) == len(pairs)
    assert all(form == form.lower() for form, _ in pairs)
    feelings = read_lines("reading_feelings.txt")
    assert list(feelings) == sorted(set(feelings))


@pytest.mark.parametrize(
    ("text", "source", "verb"),
    [
        ("The mayor dismissed as pure invention reports that it burned.", "The mayor", "dismissed"),
        ("The mayor denied reports that it burned.", "The mayor", "denied"),
        ("The mayor reports that it burned.", "The mayor", ""),
        ("The mayor denied media reports that it burned.", "media", ""),
    ],
)
def test_the_noun_of_a_denied_report_is_no_verb(text: str, source: str, verb: str) -> None:
    """Whoever denies reports does not report."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (source, "reports")]
    found = denying_verb(text, *spans)
    assert (text[found.start : found.end] if found else "") == verb
