"""Rumour, silence and claimed agreement are read by their words where the network leaves them out."""

from __future__ import annotations

import pytest

from sayso.reading.missed import missed
from sayso.reading.sentences import sentences
from sayso.records import Attribution, Report, Span
from sayso.resources import read_lines
from sayso.text import words_of

Read = tuple[str, str, str, str]
"""Stance, who, through whom, what."""


def read(text: str, *passed: Attribution) -> list[Read]:
    """What is found in a text beside what was passed on."""
    report = Report(id="r", text=text, digest="")
    found = missed(report, sentences(text), outer=(), passed=passed)
    return [
        (one.stance, words_of(text, one.source), words_of(text, one.relays), words_of(text, one.content))
        for one in found
    ]


CASES: list[tuple[str, list[Read]]] = [
    (
        "Rebels have reportedly shelled the depot at Orsk Vel.",
        [("assert", "reportedly", "", "Rebels have … shelled the depot at Orsk Vel")],
    ),
    (
        "According to reports, two barges sank in the estuary.",
        [("assert", "According to reports", "", "two barges sank in the estuary")],
    ),
    ("Ostenholt has yet to comment on the incident.", [("no-comment", "Ostenholt", "", "")]),
    (
        "The road is closed, and the interior ministry declined to comment.",
        [("no-comment", "the interior ministry", "", "")],
    ),
    ("A spokesman could not be reached on Sunday.", [("no-comment", "A spokesman", "", "")]),
    (
        "They fled east, which, as Terin stresses, corresponds with other reports that the camp is empty.",
        [("assert", "other reports", "Terin", "the camp is empty")],
    ),
    (
        "That is consistent with earlier reports that the bridge was mined.",
        [("assert", "earlier reports", "", "the bridge was mined")],
    ),
    ("The mayor said the report was long.", []),
    ("He has yet to arrive at the border.", []),
    ("Reports are due on Friday.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_the_words_show(text: str, expected: list[Read]) -> None:
    """Each construction gives its statement, and what only looks like one gives none."""
    assert read(text) == expected


def test_what_is_read_already_is_left_alone() -> None:
    """A rumour that somebody is said to pass on is not read twice."""
    text = "The governor said rebels have reportedly shelled the depot."
    said = Attribution((Span(0, 12),), (Span(13, 17),), (Span(18, 58),), 0.9)
    assert read(text, said) == []


@pytest.mark.parametrize("name", ["silence.txt", "rumour.txt"])
def test_lists_are_clean(name: str) -> None:
    """The lists hold lower-case phrases, each once."""
    words = read_lines(name)
    assert list(words) == [word.lower().strip() for word in words]
    assert len(set(words)) == len(words)
