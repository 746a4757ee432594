"""Of several speakers that are seen at one verb, who said it and who only stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.origins import completed, opening_subject, settled
from sayso.reading.seeming import shows_happening
from sayso.records import Span


def place(text: str, words: str) -> Span:
    """Where words stand in a text."""
    return Span(text.index(words), text.index(words) + len(words))


ONE_VERB = [
    ("The mayor and the harbour master said the pier had sunk.", "said", ["The mayor", "the harbour master"],
     ["The mayor", "the harbour master"], []),
    ("Documents seen by Vesper Daily show the order came late.", "show", ["Documents", "Vesper Daily"],
     ["Documents"], ["Vesper Daily"]),
    ("Photographs taken on Friday and reviewed by Vesper show the wreck had sunk.", "show",
     ["Photographs", "reviewed by Vesper"], ["Photographs"], ["Vesper"]),
    ("Pictures analysed by Vesper show that two sheds burned.", "show", ["Pictures analysed", "Vesper"],
     ["Pictures"], ["Vesper"]),
    ("A video released on Monday by the Border Command shows that the post fell.", "shows",
     ["A video released", "the Border Command"], ["A video released on Monday by the Border Command"], []),
    ("A trader identified as Abu Loren said the road was shut.", "said", ["A trader", "Abu Loren"],
     ["Abu Loren"], []),
    ("A pilot who was on the pier that night, Milan Orr, said he saw it.", "said", ["A pilot", "Milan Orr"],
     ["Milan Orr"], []),
    ("Vesper Daily reported nine dead, citing two nurses.", "reported", ["Vesper Daily", "two nurses"],
     ["two nurses"], ["Vesper Daily"]),
    ("The minister said according to the Vesper report that it was over.", "said",
     ["The minister", "the Vesper report"], ["The minister"], ["the Vesper report"]),
    ("The head of the provincial rescue service, Milan Orr, said six were saved.", "said",
     ["The head", "Milan Orr"], ["Milan Orr"], []),
    ("The pier's owner, Harbour Trust, said the gates were open.", "said", ["The pier", "Harbour Trust"],
     ["Harbour Trust"], []),
    ("The Marsh Front denied a raid that a monitor said killed two, and accused the army of a lie.", "accused",
     ["The Marsh Front", "a monitor"], ["The Marsh Front"], []),
    ("Orr went to the port. She put the losses at a million and said two had drowned.", "said", ["Orr", "She"],
     ["She"], []),
    ("In the interview the brother said so, and Milan said nothing.", "said", ["the", "Milan"], ["Milan"], []),
    ("The army and its allies said the road was open.", "said", ["The army and", "its allies"],
     ["The army and its allies"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "seen", "origins", "relays"), ONE_VERB)
def test_who_said_it(text, verb, seen, origins, relays):
    """Each construction with the speakers that were seen, who of them said it and who passed it on."""
    stop = text.find(". ") + 1
    sentences = (Span(0, stop), Span(stop + 1, len(text))) if stop else (Span(0, len(text)),)
    said, passed = settled(
        text, sentences, place(text, verb), origins=[place(text, one) for one in seen], relays=[]
    )
    assert [text[one.start : one.end] for one in said] == origins
    assert [text[one.start : one.end] for one in passed] == relays


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("by the state-run Vesper agency, which", "the state-", "the state-run Vesper agency"),
        ("by the state-run Vesper agency, which", "the state", "the state-run Vesper agency"),
        ("said al-Jundi on Monday", "al-", "al-Jundi"),
        ("activists told Harbour 24.", "Harbour", "Harbour 24"),
        ("the agency told Vesper 24 people had died.", "Vesper", "Vesper"),
        ("sources told him 24.", "him", "him"),
        ("the mayor said", "the mayor", "the mayor"),
        ("alarms were off for weeks, it was reported.", "it", "it was reported"),
        ("and it said so", "it", "it"),
        ("said a woman who gave only her first name, Orsa.", "a woman", "Orsa"),
        ("A clerk, who gave his name as Petar Ilm, said", "A clerk", "Petar Ilm"),
        ("A clerk who identified himself as Abu Loren said", "A clerk", "Abu Loren"),
        ("A clerk who gave his name to the police said", "A clerk", "A clerk"),
    ],
)
def test_a_mention_is_completed(text, seen, whole):
    """A mention that ends inside a word is read to the end of it; a number that only follows is none of it."""
    span = completed(text, place(text, seen))
    assert text[span.start : span.end] == whole


@given(
    st.text(alphabet="ab A-,.\n24", max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 9)), min_size=1, max_size=5),
)
def test_somebody_always_speaks(text, places):
    """Whatever the words between, at least one origin is left, and every span lies in the text."""
    seen = [
        Span(start, min(start + size, len(text)))
        for start, size in places
        if text[start : start + size].strip()
    ]
    if not seen:
        return
    said, passed = settled(text, (), Span(0, 1), origins=seen, relays=[])
    assert said
    assert all(0 <= one.start < one.end <= len(text) for one in (*said, *passed))
    assert all(0 <= completed(text, one).end <= len(text) for one in seen)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("doctors treating people in clinics", True),
        ("a helicopter being shot down", True),
        ("at least four tanks burned out", False),
        ("the king has left the palace", False),
        ("the order came from the general, leaving no doubt", False),
    ],
)
def test_what_a_picture_shows_happening(words, seen):
    """A picture shows men at work; that something happened is said."""
    assert shows_happening(words) is seen


@pytest.mark.parametrize(
    ("second", "who"),
    [
        ("She put the losses at a million and said two had drowned.", "She"),
        ("The losses were put at a million, and the paper said two had drowned.", ""),
    ],
)
def test_who_opens_the_sentence_speaks(second, who):
    """Where only a relay of the sentence before was seen, the pronoun that opens the sentence is the speaker."""
    first = "In an interview with Vesper, Orr said it was over. "
    text = first + second
    sentences = (Span(0, len(first) - 1), Span(len(first), len(text)))
    cue = Span(text.rindex("said"), text.rindex("said") + 4)
    found = opening_subject(text, sentences, cue, place(text, "Vesper"))
    assert (text[found.start : found.end] if found else "") == who
