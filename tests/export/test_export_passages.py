"""Passages are cut into pieces that tell source, cue, hedge and content apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export.book import open_book
from sayso.export.choice import chosen
from sayso.export.passages import pieces
from sayso.records import Account, ChainNode, Span, Statement

TEXT = "Rain may have stopped the ferry, the harbour office told Coast Radio."


def at(words: str) -> Span:
    """Where the words stand."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def said(*content: Span) -> Statement:
    """The harbour office's statement, with any content."""
    chain = (
        ChainNode(at("Coast Radio"), "Coast Radio", "relay", True, "outlet"),
        ChainNode(at("the harbour office"), "the harbour office", "origin", True, "government"),
    )
    whole = Span(0, len(TEXT))
    return Statement("s", "r", TEXT, content, whole, chain, at("told"), hedges=(at("may have"),))


def test_pieces() -> None:
    """Every part of a statement is told apart, and a hedge inside the content stays inside it."""
    found = [
        (piece.text, piece.part, piece.inside)
        for piece in pieces(TEXT, said(at("Rain may have stopped the ferry")))
    ]
    assert found == [
        ("Rain ", "content", True),
        ("may have", "hedge", True),
        (" stopped the ferry", "content", True),
        (", ", "plain", False),
        ("the harbour office", "source", False),
        (" ", "plain", False),
        ("told", "cue", False),
        (" ", "plain", False),
        ("Coast Radio", "source", False),
        (".", "plain", False),
    ]


def test_a_mention_elsewhere_is_shown_after_a_gap() -> None:
    """A relay that only an earlier sentence names is shown with it."""
    relay = ChainNode(at("Coast Radio"), "Coast Radio", "relay", True, "outlet")
    text = f"{TEXT} Ferries lay idle, it said."
    later = Span(len(TEXT) + 1, len(text))
    found = pieces(text, Statement("s", "r", "", (later,), later, (relay,)))
    assert [(piece.text, piece.part) for piece in found] == [
        ("Coast Radio", "source"),
        (" … ", "gap"),
        ("Ferries lay idle, it said.", "content"),
    ]


def test_a_long_content_is_shortened_in_its_middle() -> None:
    """A content of pages shows its head and its tail."""
    text = "He said " + "word " * 5000
    found = pieces(text, Statement("s", "r", "", (Span(8, len(text)),), Span(0, len(text))))
    assert sum(len(piece.text) for piece in found) < 600
    assert "gap" in [piece.part for piece in found]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=6))
def test_any_spans(ends: list[tuple[int, int]]) -> None:
    """Spans that overlap, are empty or stand outside the text never break a passage."""
    spans = tuple(Span(min(pair), max(pair)) for pair in ends)
    shown = pieces(TEXT, said(*spans))
    assert all(piece.text for piece in shown)


def test_a_choice_of_passages_keeps_what_carries_the_account(
    account: Account, ids_of: dict[str, str]
) -> None:
    """Where there are too many, the denial, the witness and the hardened headline stay."""
    book = open_book(account)
    claim = book.claim[ids_of["wheat"]]
    kept = chosen(claim, book.provenance[claim.id], book, 6)
    assert [one.report for one in kept] == ["harbour", "beacon", "beacon", "gazette", "meridian", "lamp"]
