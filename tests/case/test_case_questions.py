"""The queue of review: what would change a count comes first, what is decided goes, and the recount is the count."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso import pipeline
from sayso.case import recount
from sayso.case.questions import RECOUNTED, Question, questions
from sayso.export.book import Book, open_book
from sayso.provenance import trace_claims
from sayso.provenance.scene import Scene, set_scene
from sayso.records import Account, Admiralty, Assessment, Judgement, Related
from sayso.review import lay, regroup, share
from sayso.store.keep import Decision
from sayso.testing import make_claim, make_report, make_reuse, make_source, make_statement

TAMM = make_source("Ilya Tamm")
RESIDENTS = make_source("residents", "group", report="sestra-1")
SOURCES = make_source("local sources", "unnamed", report="post-1")
OTHERS = make_source("local sources", "unnamed", report="beacon-1")
PEOPLE = (TAMM, RESIDENTS, SOURCES, OTHERS)


def account(**changes: Any) -> Account:
    """Five reports on one claim, one of them read with doubt; a second claim like it; two that may share a text."""
    said = (
        make_statement("post-1", "The silo burned.", [SOURCES]),
        make_statement("sestra-1", "The silo was on fire.", [RESIDENTS]),
        make_statement("beacon-1", "Fire took the silo.", [OTHERS]),
        make_statement("quay-1", "The silo stood in flames."),
        make_statement("port-1", "The silo burned, Tamm said.", [TAMM], confidence=0.55),
    )
    alone = make_statement("quay-1", "The granary burned.", [TAMM])
    reports = tuple(
        make_report(f"{one}-1", publisher=one) for one in ("beacon", "port", "post", "quay", "sestra")
    )
    beside = Related("c-2", "related", "it is about the same matter", 0.9)
    claims = (make_claim(*said, id="c-1", related=(beside,)), make_claim(alone, id="c-2"))
    reuse = (make_reuse("beacon-1", "post-1", held=False, score=0.5, why=("a third of the words",)),)
    given = {
        "reports": reports,
        "sources": PEOPLE,
        "statements": (*said, alone),
        "claims": claims,
        "reuse": reuse,
    }
    given |= changes
    behind = trace_claims(
        given["claims"], given["statements"], sources=given["sources"], reports=given["reports"],
        reuse=given["reuse"],
    )  # fmt: skip
    grade = Admiralty("F", 3, "one line only.")
    assessed = tuple(Assessment(one.id, "", grade, (), float(len(one.statements))) for one in given["claims"])
    return Account(
        readings=(), aliases=(), links=(), provenance=behind, assessments=assessed, model="none", version="0",
        **given,
    )  # fmt: skip


def asked(book: Book, *judgements: Judgement) -> dict[str, Question]:
    """The questions by kind and what they are about, after some decisions."""
    decisions = [Decision(number, one) for number, one in enumerate(judgements, start=1)]
    return {f"{one.kind} {'+'.join(one.about)}": one for one in questions(book, decisions)}


def scene_of(book: Book) -> Scene:
    """The scene of an account."""
    made = book.account
    return set_scene(made.statements, sources=made.sources, reports=made.reports, reuse=made.reuse)


@pytest.fixture(scope="module")
def book() -> Book:
    """The account above, opened."""
    return open_book(account())


def test_what_changes_a_count_comes_first(book: Book) -> None:
    """Questions are in the order of their weight, those that change nothing last."""
    found = questions(book, [])
    weights = [one.change * one.doubt * (1 + one.stake) for one in found if one.counted and one.change]
    assert weights == sorted(weights, reverse=True)
    assert weights
    assert [bool(one.change) for one in found] == sorted((bool(one.change) for one in found), reverse=True)


def test_every_kind_is_asked(book: Book) -> None:
    """A doubtful reading, possible reuse, voices and claims that may be one, grades to sign."""
    kinds = {one.kind for one in questions(book, [])}
    assert kinds == {"statement", "reuse", "source", "claim", "grade"}


def test_every_question_gives_its_reason(book: Book) -> None:
    """Each has a sentence, two answers with words of their own, and a claim in which it shows."""
    for one in questions(book, []):
        assert one.reason.endswith(".")
        assert one.accept.says != one.reject.says
        assert set(one.claims) <= book.claim.keys()


def test_the_effect_is_that_of_the_whole_count(book: Book) -> None:
    """What a question says that the count becomes is what deriving everything anew gives."""
    doubtful = next(one for one in book.account.statements if one.confidence < 0.6)
    one = asked(book)[f"statement {doubtful.id}"]
    claims = (make_claim(*(s for s in book.account.statements[:5] if s is not doubtful), id="c-1"),)
    left = tuple(s for s in book.account.statements if s is not doubtful)
    made = book.account
    (after,) = trace_claims(claims, left, sources=made.sources, reports=made.reports, reuse=made.reuse)
    before = book.provenance["c-1"]
    assert (before.independence.min, before.independence.max) != (
        after.independence.min,
        after.independence.max,
    )
    assert one.reject.becomes == f"origins {_words(before)} → {_words(after)}"
    assert one.accept.becomes == ""


def _words(found: Any) -> str:
    least, most = found.independence.min, found.independence.max
    return str(most) if least == most else f"{least}–{most}"


def test_a_recount_of_nothing_changed_is_the_count(book: Book) -> None:
    """Counting a claim again by itself gives what the account says."""
    for claim in book.claims:
        found, again = book.provenance[claim.id], recount.counts(claim, scene_of(book))
        assert (again.least, again.most) == (found.independence.min, found.independence.max)
        assert (again.against_least, again.against_most) == (found.against.min, found.against.max)


def test_shared_text_is_counted_as_if_it_held(book: Book) -> None:
    """The recount of a possible reuse is the count of the account in which somebody decided on it."""
    one = asked(book)["reuse beacon-1+post-1"]
    for answer, what in ((one.accept, "same-text"), (one.reject, "different-text")):
        assert answer.judgement is not None
        assert answer.judgement.what == what
        changed = share([replace(answer.judgement, who="Ada")], book.account.reuse, book.account.reports)
        after = open_book(account(reuse=changed)).provenance["c-1"]
        before = book.provenance["c-1"]
        expected = "" if _words(before) == _words(after) else f"origins {_words(before)} → {_words(after)}"
        assert answer.becomes == expected


def test_voices_are_counted_as_if_they_were_one(book: Book) -> None:
    """The recount of two voices as one is the count of the account in which somebody put them together."""
    made, seen = book.account, 0
    for one in questions(book, []):
        if one.kind != "source" or one.accept.judgement is None:
            continue
        laid = lay(
            [one.accept.judgement], reports=made.reports, sources=made.sources, statements=made.statements
        )
        whole = account(sources=laid.sources, statements=laid.statements, claims=made.claims)
        after, before = open_book(whole).provenance[one.claims[0]], book.provenance[one.claims[0]]
        expected = "" if _words(before) == _words(after) else f"origins {_words(before)} → {_words(after)}"
        assert one.accept.becomes == expected
        seen += 1
    assert seen


def test_claims_are_counted_as_if_they_were_one(book: Book) -> None:
    """The recount of two claims as one is the count of the account in which somebody made them one."""
    (one,) = (each for each in questions(book, []) if each.kind == "claim")
    assert one.accept.judgement is not None
    joined = regroup([one.accept.judgement], book.account.claims, (), lambda _: "c-1").claims
    (after,) = open_book(account(claims=joined)).provenance.values()
    first, second = (book.provenance[claim] for claim in one.claims)
    told, *_ = one.accept.becomes.split("; ")
    assert told == f"origins {_words(first)} and {_words(second)} → {_words(after)}"
    assert one.reject.becomes == ""


def test_one_question_speaks_of_one_claim(book: Book) -> None:
    """The claim that a question names first is the one whose count its effect tells; the others are counted."""
    for one in questions(book, []):
        if one.kind in ("claim", "grade"):
            continue
        found = book.provenance[one.claims[0]]
        for told in (one.accept.becomes, one.reject.becomes):
            if told.startswith("origins "):
                assert told.startswith(f"origins {_words(found)} → ")


def test_voices_without_a_name_are_told_apart(book: Book) -> None:
    """Where one of two voices has no name, the question says which report quotes it."""
    for one in questions(book, []):
        for source in one.about if one.kind == "source" else ():
            held = book.sources[source]
            if not held.named and held.report:
                assert f"“{held.name}” in {book.labels[held.report]}" in one.reason


def test_the_same_is_asked_once(book: Book) -> None:
    """No two questions of one kind are about the same things, in however many claims these stand."""
    asked_about = [(one.kind, frozenset(one.about)) for one in questions(book, [])]
    assert len(asked_about) == len(set(asked_about))


def test_what_is_decided_is_not_asked_again(book: Book) -> None:
    """An answer of either kind, or "unsure", takes a question off; undoing it brings the question back."""
    for key, one in asked(book).items():
        for answer in (one.accept, one.reject):
            if answer.judgement is None:
                continue
            decided = replace(answer.judgement, who="Ada")
            assert key not in asked(book, decided)
            undo: Any = "undo"
            assert key in asked(book, decided, Judgement(undo, ("1",), who="Ben"))


def test_the_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is counted again than the bound allows, and what was not counted says so."""
    from sayso.case import questions as module

    monkeypatch.setattr(module, "RECOUNTED", 11)
    found = questions(open_book(account()), [])
    assert RECOUNTED > 11
    assert any(not one.counted for one in found)
    assert sum(one.counted and one.kind != "grade" for one in found) <= 2


def test_what_is_one_text_counts_as_one() -> None:
    """A person's word on reuse: held, gone, or entered where nothing showed it; the last word counts."""
    reports = [make_report(one) for one in ("r1", "r2", "r3")]
    pair = make_reuse("r1", "r2", held=False)
    same, apart = (Judgement(what, ("r2", "r1"), who="Ada") for what in ("same-text", "different-text"))  # type: ignore[arg-type]
    (held,) = share([same], [pair], reports)
    assert held.held
    assert "Ada says that they carry one text" in held.why
    assert share([apart], [pair], reports) == ()
    assert [(one.a, one.b) for one in share([Judgement("same-text", ("r1", "r3"))], [pair], reports)] == [
        ("r1", "r2"), ("r1", "r3"),
    ]  # fmt: skip


def test_the_pipeline_asks_people_about_reuse(cheap: None) -> None:
    """A decision on two reports reaches the account."""
    from tests.case import fakes

    reads = list(pipeline.read(fakes.make_reports(3), pipeline.Run()))
    how = pipeline.Run(judgements=(Judgement("same-text", ("n0", "n1"), who="Ada"),))
    assert [(one.a, one.b) for one in pipeline.account(reads, how).reuse if one.held] == [("n0", "n1")]
    how = pipeline.Run(judgements=(Judgement("different-text", ("n0", "n1"), who="Ada"),))
    assert pipeline.account(reads, how).reuse == ()
