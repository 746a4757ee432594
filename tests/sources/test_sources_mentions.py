"""Mentions: name, kind, and whether the words pick out one voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Span
from sayso.sources.mentions import describe

MENTIONS = [
    # people
    ("Varnian Foreign Minister Sergei Malakov", "Sergei Malakov", "person", True),
    ("Mr. Malakov", "Malakov", "person", True),
    ("the ministry's spokeswoman, Anna Rey", "Anna Rey", "person", True),
    ("The harbour master, Ilse Tarn", "Ilse Tarn", "person", True),
    ("the strongman, Ilir Masoun", "Ilir Masoun", "person", True),
    ("the head of the port, Ilse Tarn", "Ilse Tarn", "person", True),
    ("the president of Korvan Anna Rey", "Anna Rey", "person", True),
    (
        "a spokesman for harbour candidate Anna Rey",
        "a spokesman for harbour candidate Anna Rey",
        "person",
        True,
    ),
    ("Jens Holt, spokesman for the Harbour Board", "Jens Holt", "person", True),
    ("CNN's Jake Holt", "Jake Holt", "person", True),
    ("Fox News anchor Megan Holt", "Megan Holt", "person", True),
    ("a senior army officer", "a senior army officer", "person", False),
    ("one of her advisers", "one of her advisers", "person", False),
    ("the coroner", "the coroner", "person", True),
    ("a State Department spokeswoman", "a State Department spokeswoman", "person", True),
    ("his brother", "his brother", "person", True),
    # groups and unnamed voices
    ("residents", "residents", "group", False),
    ("dozens of dockers and their families", None, "group", False),
    ("two witnesses", "two witnesses", "group", False),
    ("Local sources", "local sources", "unnamed", False),
    ("a source at Port Police Command", "a source at Port Police Command", "unnamed", False),
    ("people familiar with the matter", "people familiar with the matter", "unnamed", False),
    ("reportedly", "reportedly", "unnamed", False),
    ("is widely believed", "is widely believed", "unnamed", False),
    ("unconfirmed reports", "unconfirmed reports", "unnamed", False),
    # states and their bodies
    ("the Varnian Defence Ministry", "Varnian Defence Ministry", "government", True),
    ("Moscow", "Moscow", "government", True),
    ("The Russians", "Russians", "government", True),
    ("US officials", "US officials", "government", False),
    ("police", "police", "government", False),
    ("the authorities", "the authorities", "government", False),
    ("the army", "the army", "government", True),
    # bodies
    (
        "The UK-based Syrian Observatory of Human Rights (SOHR)",
        "Syrian Observatory of Human Rights",
        "organization",
        True,
    ),
    ("the rebel group Jaish al-Nasr", "Jaish al-Nasr", "organization", True),
    ("the UN children's agency UNICEF", "UNICEF", "organization", True),
    ("An activist group known as the Orchard Committees", "Orchard Committees", "organization", True),
    ("Korvan automaker Castrel", "Castrel", "organization", True),
    ("its parent company, Castrel", "Castrel", "organization", True),
    ("Korvan Fire and Rescue", "Korvan Fire and Rescue", None, True),
    ("General Motors", "General Motors", None, True),
    ("rights groups", "rights groups", "organization", False),
    # media
    ("Syrian state-run news agency SANA", "SANA", "agency", True),
    ("the Associated Press", "Associated Press", "agency", True),
    ("An AFP correspondent", "an AFP correspondent", "agency", True),
    ("The Washington Post", "Washington Post", "outlet", True),
    ("Lebanese TV channel Al-Mayadin", "Al-Mayadin", "outlet", True),
    ("the Velmoran Broadcasting Corp", "Velmoran Broadcasting Corp", "outlet", True),
    ("The Daily Lantern", "Daily Lantern", "outlet", True),
    ("Syrian state media", "Syrian state media", "outlet", False),
    ("NBC Velmora", "NBC Velmora", "outlet", True),
    ("Korvanews", "Korvanews", "outlet", True),
    ("ABC's “Morning Hour”", "ABC's “Morning Hour”", "outlet", True),
    # documents
    ("a February report by the Varnian Centre", "a February report by the Varnian Centre", "document", True),
    ("court records", "court records", "document", False),
    ("A statement from her office", "a statement from her office", "document", True),
]


@pytest.mark.parametrize(("words", "name", "kind", "named"), MENTIONS)
def test_a_mention_tells_name_kind_and_whether_it_picks_out_one_voice(
    words: str, name: str | None, kind: str | None, named: bool | None
) -> None:
    """Titles and adjectives are stripped from names, descriptions keep their words."""
    text = f"It rained, {words} said."
    start = text.index(words)
    found = describe(text, Span(start, start + len(words)))
    assert (found.kind, found.named) == (kind, named)
    assert name is None or found.name == name


def test_a_pronoun_asks_for_its_antecedent() -> None:
    """Pronouns tell gender and number and leave the rest open, with a verb or without; "US" is no pronoun."""
    text = "she said. They said. US said"
    assert describe("You'll see", Span(0, 6)).form == describe("That said", Span(0, 4)).form == "pronoun"
    assert [describe(text, Span(a, b)).gender for a, b in ((0, 3), (10, 14))] == ["f", "they"]
    assert describe(text, Span(21, 23)).form == "name"


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_stretch_of_any_text_can_be_described(text: str, a: int, b: int) -> None:
    """Hostile text gives a mention over the same span, never an error."""
    span = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    assert describe(text, span).span == span


def test_a_mention_of_any_length_keeps_its_place() -> None:
    """What follows the first 300 characters only describes, but the mention stays where it was marked."""
    text = "the harbour master " + "of the port by the old river " * 30
    assert describe(text, Span(0, len(text))).span == Span(0, len(text))
