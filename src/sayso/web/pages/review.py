"""Review: one question at a time, the one first whose answer would change a count most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.case.questions import Answer, Question
from sayso.export.book import Book, asserting, in_time
from sayso.export.passage_view import PassageView, passage_view
from sayso.export.side_by_side import Beside, shared_texts
from sayso.export.words import between, days, line, origins, plural
from sayso.web.asking import Asked, Entry, Page, Parameter
from sayso.web.desk import Desk
from sayso.web.environment import Named
from sayso.web.pages.deciding import Standing, standing
from sayso.web.paging import pages_of

_WORD = re.compile(r"[\w-]+")

PER_PAGE = 100
"""Questions of one page as JSON, of one to two kB each."""

LISTED = 30
"""Questions listed below the one that is asked."""

PASSAGES, WORDS_SHOWN = 4, 3
"""Passages shown of each side of a question, and shared passages of two reports."""

ASKS = {
    "statement": "Does the report say this, and do they say it?",
    "reuse": "Do these two reports carry one text?",
    "source": "Are these two one voice?",
    "claim": "Do these two say the same?",
    "grade": "Sign this grade?",
}

KINDS = {
    "statement": "A reading in doubt", "reuse": "Perhaps one text", "source": "Perhaps one voice",
    "claim": "Perhaps one claim", "grade": "A grade to sign",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things that a question compares: its heading, where it leads, and the words that show it."""

    heading: str
    room: str
    id: str
    note: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """The question that is asked, laid out: what is compared, and the claim it bears on."""

    question: Question
    kind: str
    asks: str
    reason: str
    sides: tuple[Side, ...]
    shared: tuple[Beside, ...]
    claim: str
    wording: str
    origins: str
    next: str
    before: str
    place: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question in the list."""

    id: str
    kind: str
    reason: str
    effect: str
    here: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of review shows."""

    case: Case | None
    waiting: tuple[Waiting, ...]
    count: int
    fresh: bool
    made: bool
    names: Named
    gone: bool
    was: str
    who: str
    standing: Standing


def review(desk: Desk, asked: Asked) -> Page:
    """What is open, that first whose answer would change a count most; ``at`` asks one question."""
    queue = desk.shelf.queue()
    found = queue.questions
    made = queue.book is not None
    at = next((number for number, one in enumerate(found) if one.id == asked.one("at")), None)
    laid = _case(queue.book, found, at or 0) if found and queue.book else None
    with desk.store.reading() as connection:
        stands = standing(connection, asked, desk)
    waiting = tuple(_waiting(one, here=number == (at or 0)) for number, one in enumerate(found[:LISTED]))
    gone = bool(asked.one("at")) and at is None
    names = _names(queue.book, [one.reason for one in found[:LISTED]] + ([laid.reason] if laid else []))
    shown = Shown(
        laid, waiting, len(found), queue.fresh, made, names, gone, asked.one("was"), asked.who, stands
    )

    def record() -> dict[str, Any]:
        pages = pages_of(asked, len(found), PER_PAGE)
        part = found[pages.skip : pages.skip + PER_PAGE]
        return {
            "revision": stands.seen, "fresh": queue.fresh, "made": made, "count": len(found),
            "page": pages.page, "pages": pages.last, "questions": [question_record(one) for one in part],
        }  # fmt: skip

    return Page("review.html.j2", shown, record)


def _names(book: Book | None, told: Iterable[str]) -> Named:
    """What readers call the reports that sentences of ours call by their ids."""
    words = {word.casefold() for one in told for word in _WORD.findall(one)} if book else set()
    return {id: book.labels[id] for id in sorted(words) if id in book.reports} if book else {}


def question_record(one: Question) -> dict[str, Any]:
    """A question as programs get it; an answer without ``what`` decides nothing."""
    return {
        "id": one.id, "kind": one.kind, "about": list(one.about), "claims": list(one.claims),
        "reason": one.reason, "change": one.change, "counted": one.counted, "stake": one.stake,
        "accept": _answer_record(one.accept), "reject": _answer_record(one.reject),
    }  # fmt: skip


def _answer_record(one: Answer) -> dict[str, Any]:
    decided = one.judgement
    told = {"what": decided.what, "about": list(decided.about), "value": decided.value} if decided else {}
    return {"says": one.says, "becomes": one.becomes, **told}


def _waiting(one: Question, *, here: bool) -> Waiting:
    return Waiting(one.id, KINDS[one.kind], one.reason, effect_of(one), here)


def effect_of(one: Question) -> str:
    """What a decision would do to the count, in a few words."""
    if not one.counted:
        return "not counted yet"
    return one.accept.becomes or one.reject.becomes


# -- laying a question out -------------------------------------------------------------------------


def _case(book: Book, found: Sequence[Question], at: int) -> Case:
    one = found[at]
    first = book.claim.get(one.claims[0])
    behind = book.provenance.get(one.claims[0])
    return Case(
        question=one,
        kind=KINDS[one.kind],
        asks=ASKS[one.kind],
        reason=one.reason,
        sides=tuple(_sides(one, book)),
        shared=_shared(one, book),
        claim=first.id if first else "",
        wording=line(book.statements[first.wording].text) if first else "",
        origins=between(behind.independence) if behind else "",
        next=found[at + 1].id if at + 1 < len(found) else "",
        before=found[at - 1].id if at else "",
        place=at + 1,
    )


def _sides(one: Question, book: Book) -> list[Side]:
    if one.kind == "statement":
        told = [book.statements[id] for id in one.about if id in book.statements]
        return [
            Side("As it was read", "reports", said.report, "", (passage_view(said, book),)) for said in told
        ]
    if one.kind in ("claim", "grade"):
        return [_of_claim(claim, book) for claim in one.claims[:2] if claim in book.claim]
    if one.kind == "reuse":
        return [_of_report(id, book) for id in one.about if id in book.reports]
    if one.kind == "source":
        return [_of_source(id, one.claims, book) for id in one.about if id in book.sources]
    return []


def _of_report(id: str, book: Book) -> Side:
    report = book.reports[id]
    return Side(line(report.title or "")[:200] or book.labels[id], "reports", id, days(report.published), ())


def _of_claim(claim: str, book: Book) -> Side:
    made, behind = book.claim[claim], book.provenance[claim]
    wording = book.statements[made.wording]
    others = [one for one in in_time(book, made.statements) if one.id != wording.id]
    note = f"{plural(len(asserting(book, claim)), 'report')} → {origins(behind.independence)}"
    told = [wording, *others][:PASSAGES]
    return Side(
        f"“{line(wording.text)[:200]}”", "claims", claim, note, tuple(passage_view(one, book) for one in told)
    )


def _of_source(id: str, claims: Sequence[str], book: Book) -> Side:
    said = [
        one
        for one in in_time(book, (said for claim in claims for said in book.claim[claim].statements))
        if any(node.source == id for node in one.chain)
    ]
    kind = book.sources[id].kind
    return Side(
        book.labels[id], "sources", id, kind, tuple(passage_view(one, book) for one in said[:PASSAGES])
    )


def _shared(one: Question, book: Book) -> tuple[Beside, ...]:
    if one.kind != "reuse" or one.about[0] not in book.reports:
        return ()
    pair = [each for each in book.account.reuse if (each.a, each.b) == one.about]
    found = shared_texts(book.reports[one.about[0]], book, pair) if pair else ()
    return found[0].passages[:WORDS_SHOWN] if found else ()


ROWS = (
    Entry(
        "/review",
        review,
        {
            "revision": "the number of the last decision", "fresh": "whether the queue is of the case as it is now",
            "made": "whether a queue was made yet", "count": "how many questions are open",
            "page": "which page of them this is", "pages": "how many pages there are",
            "questions": "id, kind, about, claims, reason, change, counted, stake, and the two answers of each",
        },
        (
            Parameter("page", "which page of the questions, from 1 (as JSON)"),
            Parameter("at", "the id of a question"),
            Parameter("was", "the question before, to which an undoing leads back"),
            Parameter("did", "a decision to tell of"),
        ),
        "Review",
    ),
)  # fmt: skip
