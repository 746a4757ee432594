"""Composed passages: every span is where it is said to be."""

from __future__ import annotations

import random

import pytest

from training.compose import Composer, Material, _Filling, read_patterns

MATERIAL = Material(
    clauses=("the bridge at Orvast was closed at dawn", "two tankers had left the port of Lemmar"),
    names={
        "R": (("the Kestrel news agency", "agency", True), ("Radio Orvast", "outlet", True)),
        "P": (("the Lemmar Rights Monitor", "organization", True),),
        "O": (("governor Ilir Masoun", "person", True), ("the Ministry of Ports", "government", True)),
        "U": (("two port officials", "unnamed", False), ("residents", "group", False)),
    },
    plain=("The river had risen for three days before the first barges broke loose.",),
)


@pytest.mark.parametrize("pattern", read_patterns(), ids=lambda one: one.text)
def test_a_template_names_every_part_that_its_statements_speak_of(pattern):
    """Cue, chain and content of each statement stand in the sentence, and none of them is empty."""
    text, spans, about = _Filling(MATERIAL, random.Random(1)).fill(pattern.text)
    for cue, chain, content, _ in pattern.statements:
        keys = [*chain, *(key for key in content if key != "-"), *([] if cue == "0" else [cue])]
        assert all(text[slice(*spans[key])].strip() == text[slice(*spans[key])] != "" for key in keys)
        assert all(key in about for key in chain)


@pytest.mark.parametrize("seed", range(20))
def test_a_passage_keeps_the_words_of_its_statements(seed):
    """A sentence put into a passage says the same there, wherever it comes to stand."""
    base = {
        "text": "Residents said the bridge was closed.",
        "statements": [
            {
                "chain": [{"mention": (0, 9), "kind": "group", "named": False}],
                "cue": (10, 14),
                "content": [(15, 36)],
                "stance": "assert",
                "audience": None,
            }
        ],
    }
    passage = Composer(MATERIAL, random.Random(seed)).passage(base)
    said = [
        (passage["text"][slice(*one["cue"])], [passage["text"][slice(*part)] for part in one["content"]])
        for one in passage["statements"]
        if one["cue"]
    ]
    assert ("said", ["the bridge was closed"]) in said
    assert len(passage["statements"]) > 1


def test_a_hedge_inside_a_clause_splits_it():
    """The words before and behind "reportedly" are the content; with the hedge they are what the speaker said."""
    text, spans, _ = _Filling(MATERIAL, random.Random(2)).fill("{O} [1 said] {B}.")
    whole, parts = text[slice(*spans["B"])], [text[slice(*spans[key])] for key in ("B1", "h", "B2")]
    assert whole == " ".join(parts)
