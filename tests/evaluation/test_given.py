"""The count judged by itself, with what comes before it taken from the annotation."""

from __future__ import annotations

from typing import Any

from sayso.evaluation.given import reuse_of, score_given
from sayso.records import Account, Reading, Statement
from sayso.testing import make_report, make_source, make_statement

TEXTS = {
    "r0": "The silo burned, Harbour Police said.",
    "r1": "The silo was burning, said Ilya Tamm, a baker.",
    "r2": "The silo burned, Harbour Police said.",
}


def story() -> dict[str, Any]:
    """Three reports of one claim: two texts that are one, and a baker."""
    chains = {"r0": ["Harbour Police"], "r1": ["Ilya Tamm"], "r2": ["Harbour Police"]}
    return {
        "reports": [
            {"id": id, "text": text, "sentences": [{"index": 0, "start": 0, "end": len(text)}]}
            for id, text in TEXTS.items()
        ],
        "derived": [{"a": "r0", "b": "r2", "kind": "verbatim", "direction": "unknown", "extent": "whole"}],
        "undecided": [{"a": "r0", "b": "r1", "why": "one event"}],
        "not_derived": [],
        "claims": [
            {
                "id": "c1",
                "statements": [
                    {"report": id, "sentence": 0, "chain": chain, "stance": "assert"}
                    for id, chain in chains.items()
                ],
                "origins": [],
                "independent_min": 2,
                "independent_max": 2,
            }
        ],
    }


def account(*statements: Statement) -> Account:
    """What was made of the reports: statements, and no claim and no reuse at all."""
    reports = tuple(make_report(id, text) for id, text in TEXTS.items())
    sources = (make_source("Harbour Police", "government"),)
    return Account(
        reports=reports,
        readings=tuple(Reading(id, (), (), ()) for id in TEXTS),
        aliases=(),
        sources=sources,
        statements=statements,
        claims=(),
        links=(),
        reuse=(),
        provenance=(),
        assessments=(),
        model="none",
        version="0",
    )


def test_reuse_is_that_of_the_annotation() -> None:
    """Derived pairs are held, undecided ones are possible."""
    found = {(one.a, one.b): one.held for one in reuse_of(story(), account())}
    assert found == {("r0", "r2"): True, ("r0", "r1"): False}


def test_each_step_is_judged_with_the_ones_before_it_given() -> None:
    """With the annotated statements the count is right where ours were never found, and wrong with ours alone."""
    mine = make_statement(
        make_report("r0", TEXTS["r0"]), "The silo burned", [make_source("Harbour Police", "government")]
    )
    figures = score_given([(story(), account(mine))])
    assert figures["reuse, claims, statements"] == {
        "min_right": 100.0, "max_right": 100.0, "overcounted": 0.0, "undercounted": 0.0,
    }  # fmt: skip
    assert figures["reuse, claims"] == {
        "min_right": 0.0, "max_right": 0.0, "overcounted": 0.0, "undercounted": 100.0,
    }  # fmt: skip
