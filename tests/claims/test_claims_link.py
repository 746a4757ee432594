"""Statements that say the same become one claim; those that only look alike stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import models
from sayso.claims import link
from sayso.claims.cluster import partition
from sayso.records import Claim, Statement
from sayso.testing import make_report, make_source, make_statement

WIRE = "at least 12 people were killed when a drone struck the fuel depot at the Qelmar crossing on Tuesday"
AGAIN = "a drone attack on the Qelmar fuel depot on Tuesday killed at least 12 people"
MORE = "a drone attack on the Qelmar fuel depot on Tuesday killed 19 people"
OTHER = "the price of flour at the mill on Dyke Road was unchanged from last week"
DENIAL = "no drone struck the fuel depot at the Qelmar crossing on Tuesday"
MINISTRY = make_source("Ministry of Defence", "government")
AGENCY = make_source("Terin", "agency")


@cache
def encoder() -> models.SentenceEncoder:
    """The shipped encoder, loaded once."""
    return models.load_encoder()


def linked(statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """The claims of statements, each in a report of its own."""
    reports = [make_report(id) for id in sorted({one.report for one in statements})]
    return link(reports, statements, encoder().hear)[0]


def together(a: Statement, b: Statement) -> bool:
    """Whether two statements, with one about something else beside them, are put in one claim."""
    claims = linked([a, b, make_statement("r9", OTHER)])
    return any({a.id, b.id} <= set(claim.statements) for claim in claims)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [(WIRE, AGAIN, True), (AGAIN, MORE, True), (WIRE, WIRE, True), (WIRE, OTHER, False)],
)
def test_same_and_other(one: str, two: str, expected: bool) -> None:
    """Other words and another figure are the same claim; another matter is not."""
    assert together(make_statement("r1", one, [AGENCY]), make_statement("r2", two)) is expected


@pytest.mark.parametrize(("report", "apart"), [("r1", True), ("r2", False)])
def test_nobody_asserts_and_denies_one_thing_in_one_report(report: str, apart: bool) -> None:
    """What a voice denies beside what it asserts is something else; another day it may deny what it said."""
    said = make_statement("r1", WIRE, [MINISTRY])
    denied = make_statement(report, AGAIN, [MINISTRY], stance="deny")
    assert together(said, denied) is not apart


def test_a_denial_is_linked_to_what_it_denies() -> None:
    """A ministry's denial stands in the claim, among those against it."""
    said, denied = make_statement("r1", WIRE, [AGENCY]), make_statement("r2", WIRE, [MINISTRY], stance="deny")
    (claim,) = linked([said, denied])
    assert set(claim.statements) == {said.id, denied.id}
    assert claim.denials == (denied.id,)
    assert claim.wording == said.id


def test_wishes_are_no_claims() -> None:
    """Demands and attitudes are in no claim."""
    assert linked([make_statement("r1", WIRE, [MINISTRY], stance="demand")]) == ()


def test_every_fact_is_in_one_claim() -> None:
    """Each statement about a fact is in exactly one claim, a lone one in a claim of its own."""
    told = [make_statement(f"r{n}", text) for n, text in enumerate((WIRE, AGAIN, MORE, OTHER, DENIAL))]
    held = [id for claim in linked(told) for id in claim.statements]
    assert sorted(held) == sorted(one.id for one in told)


def test_links_say_why() -> None:
    """Every link carries its score and a reason in words."""
    told = [make_statement("r1", WIRE, [AGENCY]), make_statement("r2", AGAIN)]
    _, links = link([make_report("r1"), make_report("r2")], told, encoder().hear)
    assert links
    assert all(one.why and 0 <= one.score <= 1 for one in links)


@given(st.permutations([WIRE, AGAIN, MORE, OTHER, DENIAL]))
@settings(max_examples=8, deadline=None)
def test_order_changes_nothing(order: list[str]) -> None:
    """The same statements in another order give the same claims."""
    texts = sorted([WIRE, AGAIN, MORE, OTHER, DENIAL])
    told = {text: make_statement(f"r{n}", text) for n, text in enumerate(texts)}
    assert linked([told[text] for text in order]) == linked([told[text] for text in texts])


def test_no_closure_over_weak_links() -> None:
    """A chain of links does not drag together what does not belong together."""
    scores = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.0}
    parts = partition(3, scores, lambda a, b: scores[min(a, b), max(a, b)], otherwise=0.0)
    assert all(not {0, 2} <= set(part) for part in parts)
