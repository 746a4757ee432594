"""Quotations with a name behind their dash and the speeches of a transcript are read from the layout."""

from __future__ import annotations

import pytest

from sayso.reading.quotes import quotations
from sayso.reading.signed import with_signed
from sayso.records import Attribution, Span
from sayso.text import words_of

LETTERS = (
    "Readers write.\n\n“Nobody warned us that the dam would open.” ― Mara Oster\n"
    "”They told us it was only a drill,” — Ilya Vennet, of Elmford.\n\n"
    "TARN: Who gave the order to fire?\n\nOSTER: The minister gave it himself.\n\n"
    "(CROSSTALK)\n\nTARN: And you have seen that paper?\n\nOSTER: I have it here with me."
)


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where some words stand in a text."""
    return tuple(Span(text.index(one), text.index(one) + len(one)) for one in words)


def read(text: str, *found: Attribution) -> list[tuple[str, str, str]]:
    """Who, through whom, what."""
    return [
        (words_of(text, one.source), words_of(text, one.relays), words_of(text, one.content))
        for one in with_signed(text, quotations(text), found)
    ]


def test_signatures_and_turns_are_read() -> None:
    """Letters give their words to those who sign them, a transcript to its labels."""
    assert read(LETTERS) == [
        ("Mara Oster", "", "Nobody warned us that the dam would open"),
        ("Ilya Vennet, of Elmford", "", "They told us it was only a drill"),
        ("TARN", "", "Who gave the order to fire?"),
        ("OSTER", "", "The minister gave it himself"),
        ("TARN", "", "And you have seen that paper?"),
        ("OSTER", "", "I have it here with me"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He called it “a long and bitter winter” — Ostenholt had none like it.",
        "“Do svidaniya!” - goodbye in Russian.",
        "“Red Snow”  –  Vennet",
        "NOTE: This report was changed at noon.\n\nBYLINE: Mara Oster and Ilya Vennet of the Post.",
        "TARN: Who gave the order to fire?\n\nThe hearing goes on on Monday.",
        "TOTAL: 2,316.\n\nLEFT: 781.\n\nTOTAL: 2,000.\n\nLEFT: 12.",
    ],
)
def test_what_only_looks_signed_is_left(text: str) -> None:
    """A dash in a sentence, a title, notes and tables give nobody's words."""
    assert read(text) == []


def test_what_was_found_gives_way_or_keeps_its_origin() -> None:
    """Another speaker for the same words goes; what is told inside them comes through who signed them."""
    text = "“The mayor said that the bridge was mined.” ― Mara Oster\n\nThe mayor denied it."
    wrong = Attribution(spans(text, "The mayor"), spans(text, "―"), spans(text, "“The mayor said"), 0.6)
    inner = Attribution(
        spans(text, "The mayor"), spans(text, "said"), spans(text, "the bridge was mined"), 0.9
    )
    apart = Attribution(spans(text, "The mayor denied")[:1], spans(text, "denied"), spans(text, "it."), 0.9)
    assert read(text, wrong, inner, apart) == [
        ("Mara Oster", "", "The mayor said that the bridge was mined"),
        ("The mayor", "Mara Oster", "the bridge was mined"),
        ("The mayor denied", "", "it."),
    ]
