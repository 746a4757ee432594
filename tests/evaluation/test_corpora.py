"""Figures of each corpus beside those of all."""

from __future__ import annotations

from sayso.evaluation.gold import GoldPassage, GoldStatement
from sayso.evaluation.run import by_corpus
from sayso.records import Span
from sayso.testing import make_source, make_statement


def passage(number: int, corpus: str) -> GoldPassage:
    """A passage of one corpus with one statement."""
    said = make_statement(f"p{number}", "the silo burned", [make_source("The mayor")], content=(Span(0, 15),))
    return GoldPassage(
        f"p{number}", "the silo burned", {}, (GoldStatement(said, False),), corpus, f"d{number}"
    )


def test_each_corpus_has_its_figures() -> None:
    """Passages count for their own corpus and for all; corpora without a name of their own count together."""
    corpora = ["FA-KES", "FA-KES", "PolNeAR", "GUM", "MEANTIME"]
    gold = [passage(number, corpus) for number, corpus in enumerate(corpora)]
    found = [[one.statements[0].statement] if one.corpus != "FA-KES" else [] for one in gold]
    figures = by_corpus(list(zip(gold, found, strict=True)))
    each = figures["by_corpus"]
    assert isinstance(each, dict)
    assert {name: (part["passages"], part["statement"]["r"]) for name, part in each.items()} == {
        "PolNeAR": (1, 100.0), "FA-KES": (2, 0.0), "others": (2, 100.0),
    }  # fmt: skip
    assert figures["passages"] == 5


def test_about_one_document_in_five_is_held_out() -> None:
    """Which documents are held out depends on their names alone."""
    held = [passage(number, "ECB+").held_out for number in range(500)]
    assert 70 < sum(held) < 130
    assert held == [passage(number, "PolNeAR").held_out for number in range(500)]
