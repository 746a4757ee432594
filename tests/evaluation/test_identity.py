"""Who is who across the reports of a topic, on a topic of three sentences."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import NotMeasured
from sayso.evaluation.identity import b_cubed, score_topics
from sayso.evaluation.topics import ECB, read_ecb

SENTENCES = {
    "1_1ecb": "Olga Brandt spoke in Velmora .",
    "1_2ecb": "Brandt left , and she slept .",
    "1_3ecb": "Ivo Rell told U . S . officials .",
}
MENTIONS = (
    ("1_1ecb", [0, 1], "HUM1", "HUM"),
    ("1_1ecb", [4], "LOC1", "LOC"),
    ("1_2ecb", [0], "HUM1", "HUM"),
    ("1_2ecb", [4], "HUM1", "HUM"),
    ("1_3ecb", [0, 1], "HUM2", "HUM"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two files of the corpus."""
    lines = (
        f"{doc}\t0\t{at}\t{word}\t-"
        for doc, words in SENTENCES.items()
        for at, word in enumerate(words.split())
    )
    mentions = [
        {"doc_id": doc, "sent_id": 0, "tokens_number": tokens, "coref_chain": who, "mention_type": kind}
        for doc, tokens, who, kind in MENTIONS
    ]
    for name, content in zip(ECB, ("\n".join(lines), json.dumps(mentions)), strict=True):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    return tmp_path


def test_reports_are_read_with_their_people(folder: Path) -> None:
    """Words become text again, places are left out, and a pronoun is no name."""
    first, second, third = read_ecb(folder)
    assert (first.text, third.text) == ("Olga Brandt spoke in Velmora.\n", "Ivo Rell told U.S. officials.\n")
    told = [(second.text[one.span.start : one.span.end], one.who, one.named) for one in second.mentions]
    assert told == [("Brandt", "HUM1", True), ("she", "HUM1", False)]


def test_a_surname_finds_its_owner_in_another_report(folder: Path) -> None:
    """All four mentions are sorted right."""
    assert score_topics(read_ecb(folder))["all"] == {"p": 100.0, "r": 100.0, "f1": 100.0, "mentions": 4}


@pytest.mark.parametrize(
    ("told", "precision", "recall"),
    [("aab", 100.0, 100.0), ("aaa", 55.6, 100.0), ("abc", 100.0, 66.7), ("aba", 66.7, 66.7)],
)
def test_joining_too_much_costs_precision_and_too_little_recall(
    told: str, precision: float, recall: float
) -> None:
    """Three mentions, of which the first two are one person."""
    figures: dict[str, Any] = b_cubed(list(zip("XXY", told, strict=True)))
    assert (figures["p"], figures["r"]) == (precision, recall)


def test_no_corpus_is_said(tmp_path: Path) -> None:
    """A folder without the corpus is no empty corpus."""
    with pytest.raises(NotMeasured, match="not there"):
        read_ecb(tmp_path)
