"""What people decide holds, is pinned to words, is undone, and is never moved or overwritten."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from sayso import case, reading
from sayso.case import learning
from sayso.errors import CaseError
from sayso.records import Account, Judgement, Reading, Report, Span
from sayso.store import Store, account, keep, tables
from tests.case.conftest import WORK
from tests.case.fakes import fake_read


def now(store: Store) -> Account:
    """The account as it is derived now."""
    case.update(store, WORK)
    with store.reading() as connection:
        return account.get(connection)


def decide(store: Store, what: Any, *about: str, value: str = "") -> Account:
    """The account after a decision of Ada's."""
    case.judge(store, Judgement(what, about, value, "Ada", WORK.clock()))
    return now(store)


def ids(found: Account) -> set[str]:
    """The ids of its statements."""
    return {one.id for one in found.statements}


def test_a_rejection_is_undone_and_redone(ten: Store) -> None:
    """A rejected statement goes, comes back when that is undone, goes again when the undoing is."""
    before = now(ten)
    said = before.statements[0].id
    assert ids(decide(ten, "reject", said)) == ids(before) - {said}
    back = case.undo(ten, 1, who="Ben")
    assert now(ten) == before
    case.undo(ten, back, who="Ada")
    assert ids(now(ten)) == ids(before) - {said}
    with ten.reading() as connection:
        assert [one.judgement.what for one in keep.decisions(connection)] == ["reject", "undo", "undo"]


def test_the_database_refuses_to_forget(ten: Store) -> None:
    """No program changes or deletes a judgement."""
    decide(ten, "unsure", now(ten).statements[0].id)
    for order in (update(tables.judgement).values(who="Eve"), tables.judgement.delete()):
        with pytest.raises(CaseError, match="appended, never changed"), ten.writing() as connection:
            connection.execute(order)


def test_a_span_is_set_right(ten: Store) -> None:
    """A statement whose content somebody fixed has the words that stand there."""
    said = now(ten).statements[0]
    start = said.content[0].start
    found = decide(ten, "span", said.id, value=f"{start}-{start + 5}")
    (fixed,) = (one for one in found.statements if one.id == said.id)
    (report,) = (one for one in found.reports if one.id == said.report)
    assert fixed.content == (Span(start, start + 5),)
    assert fixed.text == " ".join(report.text[start : start + 5].split())


def test_a_chain_is_set_right(ten: Store) -> None:
    """A statement is said by whom somebody says, through whom they say."""
    before = now(ten)
    first, second = [one.id for one in before.sources if one.named][:2]
    said = next(one for one in before.statements if one.chain)
    found = decide(ten, "chain", said.id, value=f"{first} {second}")
    (fixed,) = (one for one in found.statements if one.id == said.id)
    assert [(node.source, node.role) for node in fixed.chain] == [(first, "relay"), (second, "origin")]


def test_a_figure_is_set_right(ten: Store) -> None:
    """A quantity that was misread gets the bounds that somebody gives; a facet can be dropped."""
    said = now(ten).statements[0]
    start = said.content[0].start
    found = decide(ten, "facet", said.id, value=f"quantity {start}-{start + 3} 40.. t grain")
    (fixed,) = (one for one in found.statements if one.id == said.id)
    quantity: Any = fixed.facets[0]
    assert (quantity.low, quantity.high, quantity.unit, quantity.of) == (40, None, "t", "grain")
    found = decide(ten, "facet", said.id, value=f"drop {start}-{start + 3}")
    (fixed,) = (one for one in found.statements if one.id == said.id)
    assert all(one.span.start >= start + 3 for one in fixed.facets)


def test_claims_are_merged_and_split(ten: Store) -> None:
    """Two claims become one, and a statement becomes a claim of its own."""
    before = now(ten)
    a, b = [one for one in before.claims if one.statements][:2]
    merged = decide(ten, "same-claim", a.wording, b.wording)
    (whole,) = (one for one in merged.claims if a.wording in one.statements)
    assert set(whole.statements) == {*a.statements, *b.statements}
    assert len(merged.claims) == len(before.claims) - 1
    split = decide(ten, "different-claim", b.wording)
    assert (b.wording,) in {one.statements for one in split.claims}
    assert len(split.provenance) == len(split.assessments) == len(split.claims)


def test_sources_are_merged_and_told_apart(ten: Store) -> None:
    """Two sources become one; of one, some statements are another's."""
    before = now(ten)
    a, b = [one for one in before.sources if one.named][:2]
    merged = decide(ten, "same-source", a.id, b.id)
    assert len(merged.sources) == len(before.sources) - 1
    case.undo(ten, 1, who="Ada")
    said = next(s for s in before.statements if any(node.source == a.id for node in s.chain))
    apart = decide(ten, "different-source", a.id, said.id, value="Another Name")
    assert "Another Name" in {one.name for one in apart.sources}
    (moved,) = (one for one in apart.statements if one.id == said.id)
    assert a.id not in {node.source for node in moved.chain}


def test_a_digit_is_signed(ten: Store) -> None:
    """The credibility that somebody signed stands with their name in place of the suggested one."""
    claim = now(ten).claims[0]
    found = decide(ten, "credibility", claim.wording, value="5")
    grade = next(
        said.admiralty
        for said, one in zip(found.assessments, found.claims, strict=True)
        if claim.wording in one.statements
    )
    assert grade.digit == 5
    assert "signed by Ada on 2021-04-01" in grade.why


def test_a_claim_is_meant_by_its_wording(ten: Store) -> None:
    """A decision on a claim holds when further reports have given the claim another id."""
    claim = now(ten).claims[0]
    case.judge(ten, Judgement("credibility", (claim.id,), "4", "Ada"))
    with ten.reading() as connection:
        assert keep.decisions(connection)[0].judgement.about == (claim.wording,)


@pytest.mark.parametrize(
    ("what", "value", "told"),
    [
        ("guess", "", "expected one of"),
        ("stance", "perhaps", "means nothing"),
        ("span", "9-3", "means nothing"),
        ("span", "3-9,5-12", "means nothing"),
        ("facet", "quantity 1-2 a..b", "means nothing"),
        ("facet", "date 1-2 2021-13-01..2021-13-02", "means nothing"),
        ("credibility", "7", "means nothing"),
        ("chain", "nobody", "saw no report"),
    ],
)
def test_what_means_nothing_is_refused(ten: Store, what: Any, value: str, told: str) -> None:
    """A decision without a meaning is named and not kept."""
    said = now(ten).statements[0].id
    with pytest.raises(CaseError, match=told):
        case.judge(ten, Judgement(what, (said,), value, "Ada"))
    with ten.reading() as connection:
        assert keep.decisions(connection) == []


def test_decisions_are_data_to_learn_from(ten: Store) -> None:
    """What was accepted or set right and what was rejected goes out apart; what nobody looked at is in neither."""
    first, second, third = now(ten).statements[:3]
    decide(ten, "accept", first.id)
    decide(ten, "reject", second.id)
    decide(ten, "stance", third.id, value="doubt")
    found = [json.loads(line) for line in learning.lines(ten)]
    right = {one["id"]: one["stance"] for line in found for one in line["statements"]}
    assert right == {first.id: first.stance, third.id: "doubt"}
    assert [one["id"] for line in found for one in line["wrong"]] == [second.id]
    assert {one["who"] for line in found for one in line["judged"]} == {"Ada"}


def test_nobody_decides_nothing(ten: Store) -> None:
    """A decision has a name to it, and is about something that is there."""
    said = now(ten).statements[0].id
    with pytest.raises(CaseError, match="nobody's name"):
        case.judge(ten, Judgement("reject", (said,)))
    with pytest.raises(CaseError, match="saw no report, claim"):
        case.judge(ten, Judgement("reject", ("s-none",), who="Ada"))
    with pytest.raises(CaseError, match="saw no judgement 7"):
        case.undo(ten, 7, who="Ada")


def reread_as(store: Store, monkeypatch: pytest.MonkeyPatch, change: Any) -> Account:
    """The account after every report was read again by a reader that reads otherwise."""
    monkeypatch.setattr(reading, "read", lambda report, model, *aim: change(fake_read(report, model), report))
    case.reread(store, WORK, every=True)
    return now(store)


def test_a_judgement_survives_a_newer_model(ten: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the same words are read in another stance, a decision on them still holds."""
    said = now(ten).statements[0]
    decide(ten, "reject", said.id)

    def doubting(found: Reading, _report: Report) -> Reading:
        return replace(found, passed_on=tuple(replace(one, stance="doubt") for one in found.passed_on))

    found = reread_as(ten, monkeypatch, doubting)
    assert found.orphans == ()
    assert not any(one.content == said.content and one.report == said.report for one in found.statements)


def test_a_judgement_is_orphaned_never_moved(ten: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where other words are read, a decision is shown as an orphan; a look-alike does not take it over."""
    said = now(ten).statements[0]
    decide(ten, "reject", said.id)

    def shifted(found: Reading, _report: Report) -> Reading:
        moved = tuple(
            replace(one, content=(Span(one.content[0].start, one.content[0].end - 1),))
            for one in found.passed_on
        )
        return replace(found, passed_on=moved)

    found = reread_as(ten, monkeypatch, shifted)
    assert [one.what for one in found.orphans] == ["reject"]
    with ten.reading() as connection:
        assert list(
            connection.scalars(tables.orphan.select().with_only_columns(tables.orphan.c.judgement))
        ) == [1]


def test_check_finds_what_does_not_follow(ten: Store) -> None:
    """A changed figure, changed bytes and a forgotten derivation are each named."""
    assert case.check(ten, WORK) == []
    with ten.writing() as connection:
        connection.execute(update(tables.claim).values(lines_max=99).where(tables.claim.c.number == 1))
    assert any("claim: a row stands there but does not follow" in one for one in case.check(ten, WORK))
    with ten.writing() as connection:
        connection.execute(update(tables.report).values(original=b"other").where(tables.report.c.number == 1))
    assert any("its bytes are not those" in one for one in case.check(ten, WORK))
    decide_later = Judgement("unsure", (now(ten).statements[0].id,), who="Ada")
    case.judge(ten, decide_later)
    assert any("older than what the case holds" in one for one in case.check(ten, WORK))
