"""What holds of claims for any statements, with an encoder made of words so that no model is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims import Linker, link
from sayso.claims.candidates import NEAREST, find_pairs
from sayso.claims.cluster import FLOOR, partition
from sayso.claims.denials import find_targets
from sayso.claims.landscape import sense, survey
from sayso.claims.linking import key_of
from sayso.claims.scores import NOT_COMPARED, Scores
from sayso.claims.units import make_units
from sayso.claims.words import read_words
from sayso.models import Heard
from sayso.records import Claim, Link, Span, Statement, When
from sayso.testing import make_days, make_quantity, make_report, make_source, make_statement

TEXTS = (
    "Gunmen seized eleven lorries of wheat on the Varn road",
    "Eleven lorries of wheat were seized by gunmen on the Varn road",
    "Gunmen seized nine lorries of wheat on the Varn road",
    "A bridge at Ulm Dara collapsed under a train",
    "The collapsed bridge at Ulm Dara had been inspected",
    "The governor of the delta resigned",
    "No gunmen seized lorries of wheat on the Varn road",
    "Schools in Ossel will stay closed until spring",
)
MINISTRY = make_source("Interior Ministry", "government")


def hear(text: str) -> Heard:
    """A text's vector as the sum of one fixed direction for each of its words."""
    words = read_words(text)
    pieces = np.array([_direction(stem) for stem in words.stems]).reshape(-1, 384)
    vector = pieces.sum(axis=0) + 1e-3
    return Heard(np.asarray(vector / np.linalg.norm(vector), np.float32), words.spans, pieces)


def _direction(stem: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(stem.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(384)


def linked(statements: Sequence[Statement]) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    """Claims and links of statements."""
    reports = [make_report(id) for id in sorted({one.report for one in statements})]
    return link(reports, statements, hear)


def partition_of(statements: Sequence[Statement]) -> set[frozenset[str]]:
    """Which texts are in one claim."""
    text = {one.id: one.text for one in statements}
    return {frozenset(text[one] for one in claim.statements) for claim in linked(statements)[0]}


def told(texts: Sequence[str], report: str = "r") -> list[Statement]:
    """One statement a report."""
    return [make_statement(f"{report}{number}", text) for number, text in enumerate(texts)]


def claim_of(statement: Statement, claims: Sequence[Claim]) -> Claim:
    """The claim a statement is in."""
    (found,) = [claim for claim in claims if statement.id in claim.statements]
    return found


choices = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8)


@given(choices)
@settings(max_examples=30, deadline=None)
def test_each_statement_is_in_one_claim(texts: list[str]) -> None:
    """Claims share out the statements; each claim's wording and denials are its own; links stay inside."""
    statements = told(texts)
    claims, links = linked(statements)
    assert sorted(one for claim in claims for one in claim.statements) == sorted(one.id for one in statements)
    assert all(claim.wording in claim.statements for claim in claims)
    assert all(set(claim.denials) <= set(claim.statements) for claim in claims)
    held = {one: claim.id for claim in claims for one in claim.statements}
    assert all(held[one.a] == held[one.b] and one.a != one.b and one.why for one in links)


@given(st.permutations(TEXTS))
@settings(max_examples=15, deadline=None)
def test_order_means_nothing(order: list[str]) -> None:
    """The same statements in another order give the same claims and links."""
    by_text = {one.text: one for one in told(TEXTS)}
    assert linked([by_text[text] for text in order]) == linked([by_text[text] for text in TEXTS])


def test_names_of_reports_mean_nothing() -> None:
    """Other names for the reports change ids and nothing else."""
    assert partition_of(told(TEXTS, "r")) == partition_of(told(TEXTS, "another-"))
    turned = [make_statement(f"z{-number % 10}", text) for number, text in enumerate(TEXTS)]
    assert partition_of(told(TEXTS)) == partition_of(turned)


@given(choices)
@settings(max_examples=20, deadline=None)
def test_a_copy_of_all_reports_changes_no_claim(texts: list[str]) -> None:
    """Copying every report puts the copies beside what they copy and moves nothing else."""
    once = told(texts)
    assert partition_of(once) == partition_of([*once, *told(texts, "copy")])


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=8), st.integers(1, 7))
@settings(max_examples=25, deadline=None)
def test_adding_a_report_gives_what_linking_at_once_gives(texts: list[str], known: int) -> None:
    """A case that grows report by report ends with the claims and links of the whole."""
    statements = told(texts)
    linker = Linker(hear)
    for count in range(min(known, len(texts)), len(texts) + 1):
        some = statements[:count]
        found = linker.link([make_report(one.report) for one in some], some)
    assert found == linked(statements)


def test_what_a_report_does_not_touch_is_not_linked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding a report hears its own words and those of its story, and links its own story alone."""
    heard: list[str] = []
    linked_again: list[int] = []
    one_story = Linker._link_story

    def listening(text: str) -> Heard:
        heard.append(text)
        return hear(text)

    def counting(linker: Linker, story: Sequence[Statement]) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
        linked_again.append(len(story))
        return one_story(linker, story)

    monkeypatch.setattr(Linker, "_link_story", counting)
    statements = told([*TEXTS[:2], *TEXTS[3:6]])
    linker = Linker(listening)
    linker.link([make_report(one.report) for one in statements], statements)
    heard.clear(), linked_again.clear()
    more = [*statements, make_statement("x", TEXTS[2])]
    linker.link([make_report(one.report) for one in more], more)
    assert sorted(heard) == sorted(TEXTS[:3])
    assert linked_again == [3]


@given(st.permutations(TEXTS), st.integers(1, 7))
@settings(max_examples=15, deadline=None)
def test_what_is_remembered_changes_nothing(order: list[str], known: int) -> None:
    """Linking with what was learned from any other statements gives what linking from nothing gives."""
    statements = told(order)
    first = Linker(hear)
    first.link([make_report(one.report) for one in statements[:known]], statements[:known])
    again = Linker(hear, first.memory)
    assert again.link([make_report(one.report) for one in statements], statements) == linked(statements)
    assert set(again.memory.vectors) == {key_of(text) for text in order}


@given(choices)
@settings(max_examples=15, deadline=None)
def test_scores_have_no_order_and_say_why(texts: list[str]) -> None:
    """A pair scores the same both ways round, between 0 and 1, with reasons; what was never compared scores low."""
    units = make_units(told(sorted(set(texts))))
    land = survey(units, [sense(unit, hear) for unit in units])
    pairs = find_pairs(land)
    scores = Scores(units, land, pairs)
    for a, b in combinations(range(len(units)), 2):
        assert scores(a, b) == scores(b, a) == (scores.verified(a, b) if (a, b) in pairs else NOT_COMPARED)
        assert 0 <= scores.verified(a, b) <= 1
        assert 0 <= scores.company(a, b) <= 1 + 1e-9
        assert scores.why(a, b)


def test_company_is_who_else_resembles_both() -> None:
    """Two statements that a third resembles keep company; with nobody else about they keep none."""
    alone, crowd = (make_units(told(texts)) for texts in (TEXTS[:2], TEXTS[:3]))
    for units, expected in ((alone, False), (crowd, True)):
        land = survey(units, [sense(unit, hear) for unit in units])
        assert (Scores(units, land, find_pairs(land)).company(0, 1) > 0) is expected


def test_a_stock_phrase_is_compared_with_few() -> None:
    """The same words on two hundred days are each compared with the next days, not with all two hundred."""
    days = [f"2021-{month:02}-{day:02}" for month in range(1, 9) for day in range(1, 26)]
    statements = [
        make_statement(day, "Nobody was hurt on the quay", facets=(When(Span(0, 1), "", make_days(day)),))
        for day in days
    ]
    units = make_units(statements)
    pairs = find_pairs(survey(units, [sense(unit, hear) for unit in units]))
    assert len(units) == 200
    assert len(pairs) <= 200 * NEAREST


def test_the_same_claim_told_differently() -> None:
    """Other words and other figures are one claim; other matters stay apart."""
    found = partition_of(told(TEXTS))
    assert any(set(TEXTS[:3]) <= one for one in found)
    assert all(not (set(TEXTS[:3]) & one and set(TEXTS[3:6]) & one) for one in found)


def test_a_not_turns_a_statement_into_a_denial() -> None:
    """What says in its own words that it did not happen stands against the claim, and its link says so."""
    statements = told(TEXTS)
    claims, links = linked(statements)
    claim = claim_of(statements[6], claims)
    assert statements[0].id in claim.statements
    assert claim.denials == (statements[6].id,)
    assert {one.how for one in links if one.a == statements[6].id} == {"denies"}


@pytest.mark.parametrize(
    ("text", "stance"), [("", "no-comment"), ("the report", "no-comment"), ("the allegations", "deny")]
)
def test_silences_and_bare_denials_go_to_what_is_before_them(text: str, stance: str) -> None:
    """What says nothing of its own belongs to the nearest claim before it in its report, as a denial."""
    report = make_report("r1", ". ".join(TEXTS[3:6]) + ". The ministry would not say.")
    first, second = (make_statement(report, TEXTS[number]) for number in (3, 5))
    silent = replace(
        make_statement(report, "The ministry would not say.", [MINISTRY], stance=stance),
        text=text,
        content=(),
    )
    claims, links = linked([first, second, silent])
    assert claim_of(silent, claims).statements == tuple(sorted((second.id, silent.id)))
    assert claim_of(silent, claims).denials == (silent.id,)
    assert any((one.a, one.b, one.how) == (silent.id, second.id, "denies") for one in links)


def test_who_denies_involvement_speaks_of_what_names_him() -> None:
    """ "Denied involvement" goes to the statement that names the denier; where none does it stands by itself."""
    report = make_report("r1", ". ".join(TEXTS[3:6]) + ". The ministry denied involvement.")
    first, second = (make_statement(report, TEXTS[number]) for number in (3, 5))
    accused = replace(first, text=f"{MINISTRY.name} ordered it")
    denied = replace(
        make_statement(report, "The ministry denied involvement.", [MINISTRY], stance="deny"),
        text="involvement",
    )
    assert find_targets([accused, second, denied]) == {denied.id: accused.id}
    assert find_targets([first, second, denied]) == {}


def test_a_silence_alone_is_kept() -> None:
    """A report that says nothing but that somebody did not comment loses nothing."""
    silent = replace(make_statement("r1", "x", [MINISTRY], stance="no-comment"), text="", content=())
    (claim,) = linked([silent])[0]
    assert (claim.statements, claim.denials) == ((silent.id,), (silent.id,))


def test_the_body_words_the_claim() -> None:
    """A headline words a claim only where nothing else states it."""
    head = make_statement("r1", TEXTS[0], voice="headline")
    body = make_statement("r2", TEXTS[1])
    assert linked([head, body])[0][0].wording == body.id
    assert linked([head])[0][0].wording == head.id


def test_figures_that_cannot_both_hold_are_a_conflict() -> None:
    """Two claims about one matter whose figures part are shown to each other as in conflict."""
    far = [
        make_statement("r1", "Fighters hold 40 tons of gold in the river valley", facets=(_gold(40),)),
        make_statement("r2", "Helicopters lifted 50 tons of gold out of Ulm Dara", facets=(_gold(50),)),
    ]
    claims, _ = linked([*far, *told(TEXTS[3:])])
    one, two = (claim_of(statement, claims) for statement in far)
    assert one.id != two.id
    assert [(how.claim, how.how) for how in one.related if how.how == "conflicts"] in (
        [],
        [(two.id, "conflicts")],
    )


def _gold(tons: float) -> object:
    return make_quantity(tons, unit="t", of="gold")


scores = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0, 1), max_size=28,
)  # fmt: skip


@given(scores)
@settings(max_examples=100, deadline=None)
def test_no_unit_stays_where_its_pairs_do_not_hold(given_scores: dict[tuple[int, int], float]) -> None:
    """The parts share out the units, and each unit is held by at least half of its part."""

    def likeness(a: int, b: int) -> float:
        return given_scores.get((min(a, b), max(a, b)), 0.0)

    parts = partition(8, sorted(given_scores), likeness, otherwise=0.0)
    assert sorted(unit for part in parts for unit in part) == list(range(8))
    for part in parts:
        for a, b in combinations(part, 2):
            assert likeness(a, b) >= 0
        if len(part) == 2:
            assert likeness(*part) >= FLOOR


def test_demands_and_empty_cases() -> None:
    """Nothing in gives nothing out; a demand is no claim."""
    assert linked([]) == ((), ())
    assert linked([make_statement("r1", TEXTS[0], [MINISTRY], stance="demand")]) == ((), ())
