"""Sentence boundaries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.sentences import LONGEST, sentences

CASES = [
    ("Rebels left Tel Amar. The army moved in.", ["Rebels left Tel Amar.", "The army moved in."]),
    (
        "Gen. Omar Halabi spoke to Lt. Col. Reed. He left.",
        ["Gen. Omar Halabi spoke to Lt. Col. Reed.", "He left."],
    ),
    (
        "The U.S. Navy sailed. It left the U.S. The base is empty.",
        ["The U.S. Navy sailed.", "It left the U.S.", "The base is empty."],
    ),
    ("Ward No. 5 burned at 5 a.m. on Monday.", ["Ward No. 5 burned at 5 a.m. on Monday."]),
    ("Was it true? No. Officials left.", ["Was it true?", "No.", "Officials left."]),
    ("J. R. Alder met K. Voss... Then he left.", ["J. R. Alder met K. Voss...", "Then he left."]),
    ("“We held the town.” The general left.", ["“We held the town.”", "The general left."]),
    ('"Stop!" he shouted. They ran.', ['"Stop!" he shouted.', "They ran."]),
    ("The toll was 2.5 million. Half fled.", ["The toll was 2.5 million.", "Half fled."]),
    ("Headline without stop\n\nThe body begins.", ["Headline without stop", "The body begins."]),
    ("One line each\nThe next line", ["One line each", "The next line"]),
    (
        "a wrapped line goes on\nin lower case and\nends here. Next",
        ["a wrapped line goes on\nin lower case and\nends here.", "Next"],
    ),
    (
        "They shelled the port.Witnesses fled the area.",
        ["They shelled the port.", "Witnesses fled the area."],
    ),
    (
        "Talks begin on Jan. 5 in Arden. Both sides agreed.",
        ["Talks begin on Jan. 5 in Arden.", "Both sides agreed."],
    ),
    ("Acme Corp. said so. Acme Inc. The end.", ["Acme Corp. said so.", "Acme Inc.", "The end."]),
    ("NINE DEAD IN RAID. ARMY SILENT.", ["NINE DEAD IN RAID.", "ARMY SILENT."]),
    ("Smoke rose 😀. 𝔄ll fled.", ["Smoke rose 😀.", "𝔄ll fled."]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cuts_where_a_reader_would(text: str, expected: list[str]) -> None:
    """Sentences end at their stops and paragraph ends, not at abbreviations, initials or figures."""
    assert [text[one.start : one.end] for one in sentences(text)] == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aA.!?\"'”“ \n\r\t5U…é\U0001d538"), max_size=120))
def test_holds_every_character_once(text: str) -> None:
    """Every character that is not white space lies in exactly one sentence, in order."""
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())


def test_bounds_a_line_without_stops() -> None:
    """A line that never stops is cut at white space, so that no sentence is longer than the bound."""
    assert max(len(one) for one in sentences("alpha beta " * 5_000)) <= LONGEST
