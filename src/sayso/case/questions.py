"""The queue of review: what is open in a case, that which would change a count most first, each with its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.case.doubts import Doubt, Kind, doubts
from sayso.case.judging import UNDO, undone
from sayso.case.recount import Counts, as_one, counts, sharing, together, without
from sayso.export.book import Book, chain_words, label
from sayso.export.words import between, line, plural, short
from sayso.provenance.scene import Scene, set_scene
from sayso.records import Interval, Judgement, Reuse
from sayso.store import keep

RECOUNTED = 1_500
"""Statements in the claims that are counted again for one queue: about two seconds on a laptop, however large the
case (on the example case 0.8 s for all). What is beyond is shown with what it could change at most."""

WORDS, HALF = 320, 90
"""Characters of a grade's reason, and of each of two wordings in one."""

ANSWERS: Mapping[Kind, frozenset[str]] = {
    "statement": frozenset({"accept", "reject", "unsure", "span", "chain", "stance"}),
    "reuse": frozenset({"same-text", "different-text", "unsure"}),
    "source": frozenset({"same-source", "different-source", "unsure"}),
    "claim": frozenset({"same-claim", "different-claim", "unsure"}),
    "grade": frozenset({"credibility"}),
}
"""The decisions that answer a question of each kind."""

MOST_CHANGE = 2
"""By how many bounds one decision can move one claim at most, as a rule; shown where nothing was counted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer: the words of its button, the judgement that it is, and what the count would become.

    Without a judgement nothing is decided and the question stays.
    """

    says: str
    judgement: Judgement | None
    becomes: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide. ``change`` is by how many lines it would move counts, over all bounds and claims;
    ``doubt`` the chance that a person decides other than the machine did.

    Where ``counted`` is False, ``change`` is the most that is to be expected. ``accept`` and ``reject`` are
    what the two main keys do.
    """

    id: str
    kind: Kind
    about: tuple[str, ...]
    claims: tuple[str, ...]
    reason: str
    accept: Answer
    reject: Answer
    change: int
    counted: bool
    stake: float
    doubt: float


def questions(book: Book, decisions: Sequence[keep.Decision]) -> tuple[Question, ...]:
    """What is open in a case and was not decided yet, the greatest change of a count first.

    Then what could not be counted, then what changes no count; among equals the claim with more at stake.
    """
    account = book.account
    scene = set_scene(
        account.statements, sources=account.sources, reports=account.reports, reuse=account.reuse
    )
    told = _answered(decisions)
    open_ = [one for one in doubts(book, scene) if not _is_answered(one.kind, _answering(one, book), told)]
    open_.sort(key=lambda one: (one.kind == "grade", -_stake(one, book), -one.doubt, one.kind, one.about))
    left, found = RECOUNTED, []
    for one in open_:
        size = sum(len(book.claim[claim].statements) for claim in one.claims)
        exact = one.kind != "grade" and left >= size
        left -= size if exact else 0
        found.append(_question(one, book, scene if exact else None))
    return tuple(sorted(found, key=_order))


def _order(one: Question) -> tuple[int, float, float, str]:
    """First what would change counts by most, weighed by how likely that is and by what is at stake there.

    Then what was not counted, then what changes nothing.
    """
    group = 0 if one.counted and one.change else 1 if not one.counted else 2
    return group, -round(one.change * one.doubt * (1 + one.stake), 3), -one.stake, one.id


def _stake(one: Doubt, book: Book) -> float:
    return max(book.assessments[claim].stake for claim in one.claims)


# -- what was answered -----------------------------------------------------------------------------


def _answered(decisions: Iterable[keep.Decision]) -> set[tuple[str, frozenset[str]]]:
    held = list(decisions)
    back = undone(held)
    told = (one.judgement for one in held if one.number not in back and one.judgement.what != UNDO)
    return {(one.what, frozenset(one.about)) for one in told}


def open_ones(found: Iterable[Question], decisions: Iterable[keep.Decision]) -> tuple[Question, ...]:
    """The questions that nobody has answered by these decisions, in their order."""
    told = _answered(decisions)
    return tuple(one for one in found if not _is_answered(one.kind, [frozenset(one.about)], told))


def _is_answered(kind: Kind, abouts: Iterable[frozenset[str]], told: set[tuple[str, frozenset[str]]]) -> bool:
    return any((what, about) in told for about in abouts for what in ANSWERS[kind])


def _answering(one: Doubt, book: Book) -> list[frozenset[str]]:
    """What a decision can be about that answers a doubt: a grade is signed on any statement of its claim."""
    if one.kind == "grade":
        return [frozenset({said}) for said in book.claim[one.claims[0]].statements]
    return [frozenset(_meant(one, book))]


def _meant(one: Doubt, book: Book) -> tuple[str, ...]:
    """What a judgement on it is about: of claims, their wordings, which stay when reports come."""
    if one.kind in ("claim", "grade"):
        return tuple(book.claim[claim].wording for claim in one.about)
    return one.about


# -- one question ----------------------------------------------------------------------------------


def _question(one: Doubt, book: Book, scene: Scene | None) -> Question:
    meant = _meant(one, book)
    before = {claim: _now(claim, book) for claim in one.claims}
    after = _after(one, book, scene) if scene else {}
    one = _lead(one, before, after)
    changes = [max(before[claim].apart(then) for then in both) for claim, both in after.items()]
    yes, no = (
        {claim: pair[at] for claim, pair in after.items() if pair[at] != before[claim]} for at in (0, 1)
    )
    if one.kind == "claim":
        yes = {claim: pair[0] for claim, pair in after.items()}
    accept, reject = _answers(one, meant, book)
    key = "\n".join((one.kind, *sorted(meant)))
    return Question(
        id="q-" + hashlib.sha256(key.encode()).hexdigest()[:12],
        kind=one.kind,
        about=meant,
        claims=one.claims,
        reason=_reason(one, book),
        accept=replace(accept, becomes=_effect(one, before, yes)),
        reject=replace(reject, becomes=_effect(one, before, no)),
        change=sum(changes) if scene else 0 if one.kind == "grade" else MOST_CHANGE * len(one.claims),
        counted=scene is not None or one.kind == "grade",
        stake=_stake(one, book),
        doubt=one.doubt,
    )


def _lead(one: Doubt, before: Mapping[str, Counts], after: Mapping[str, tuple[Counts, Counts]]) -> Doubt:
    """The doubt with the claim first that an answer changes most: it is the one that the question speaks of."""
    if one.kind == "claim":
        return one

    def moved(claim: str) -> int:
        return max((before[claim].apart(then) for then in after.get(claim, ())), default=0)

    return replace(one, claims=tuple(sorted(one.claims, key=lambda claim: -moved(claim))))


def _now(claim: str, book: Book) -> Counts:
    found = book.provenance[claim]
    return Counts(found.independence.min, found.independence.max, found.against.min, found.against.max)


def _after(one: Doubt, book: Book, scene: Scene) -> dict[str, tuple[Counts, Counts]]:
    """For each claim the counts if the answer is yes, and if it is no."""
    if one.kind == "claim":
        first, second = (book.claim[claim] for claim in one.claims)
        return {first.id: (counts(together(first, second), scene), _now(first.id, book))}
    return {claim: _both(one, claim, book, scene) for claim in one.claims}


def _both(one: Doubt, id: str, book: Book, scene: Scene) -> tuple[Counts, Counts]:
    claim, now = book.claim[id], _now(id, book)
    if one.kind == "statement":
        return now, counts(claim, without(scene, one.about[0]))
    if one.kind == "reuse":
        pair = _pair(one, book)
        yes, no = (counts(claim, sharing(scene, pair, held=held)) for held in (True, False))
        return yes, no
    return counts(claim, as_one(scene, one.about, claim)), now


def _pair(one: Doubt, book: Book) -> Reuse:
    return next(pair for pair in book.account.reuse if (pair.a, pair.b) == one.about)


# -- in words --------------------------------------------------------------------------------------


def _effect(one: Doubt, before: Mapping[str, Counts], after: Mapping[str, Counts]) -> str:
    """What the counts become, in words, of the first claim and in how many others; empty where none changes."""
    first = one.claims[0]
    if one.kind == "claim":
        return _as_one(before[first], before[one.claims[1]], after[first]) if first in after else ""
    told = [*_told(before[first], after[first])] if first in after else []
    others = len(after.keys() - {first})
    if others:
        told.append(f"{plural(others, 'other claim')} {'too' if told else 'changed'}")
    return "; ".join(told)


def _as_one(first: Counts, second: Counts, both: Counts) -> str:
    """What two claims would be counted together: both as they are now, and what they become."""
    told = [f"origins {_between(first)} and {_between(second)} → {_between(both)}"]
    against = [_against(each) for each in (first, second, both)]
    if any(each != "0" for each in against):
        told.append(f"against it {against[0]} and {against[1]} → {against[2]}")
    return "; ".join(told)


def _between(count: Counts) -> str:
    return between(Interval(count.least, count.most))


def _against(count: Counts) -> str:
    return between(Interval(count.against_least, count.against_most))


def _told(before: Counts, after: Counts) -> Iterator[str]:
    sides: tuple[tuple[str, tuple[int, int], tuple[int, int]], ...] = (
        ("origins ", (before.least, before.most), (after.least, after.most)),
        (
            "against it ",
            (before.against_least, before.against_most),
            (after.against_least, after.against_most),
        ),
    )
    for side, was, then in sides:
        if was != then:
            yield f"{side}{between(Interval(*was))} → {between(Interval(*then))}"


def _answers(one: Doubt, meant: tuple[str, ...], book: Book) -> tuple[Answer, Answer]:
    yes, no = SAYS[one.kind]
    kind: Any
    if one.kind == "grade":
        digit = str(book.assessments[one.claims[0]].admiralty.digit)
        sign = Judgement("credibility", meant, digit)
        return Answer(f"{yes} {digit}", sign, ""), Answer(no, None, "")
    if one.kind == "statement":
        made = [Judgement(kind, meant) for kind in ("accept", "reject")]
    elif one.kind == "reuse":
        made = [Judgement(kind, meant) for kind in ("same-text", "different-text")]
    else:
        kind = f"same-{one.kind}"
        made = [Judgement(kind, meant), Judgement(kind, meant, "no")]
    return Answer(yes, made[0], ""), Answer(no, made[1], "")


SAYS: Mapping[Kind, tuple[str, str]] = {
    "statement": ("Read rightly", "Misread: drop it"),
    "reuse": ("One text", "Written apart"),
    "source": ("One and the same", "Two voices"),
    "claim": ("One claim", "Two claims"),
    "grade": ("Sign", "Not now"),
}


def _reason(one: Doubt, book: Book) -> str:
    claim = book.claim[one.claims[0]]
    if one.kind == "statement":
        said = book.statements[one.about[0]]
        return f"Read with {said.confidence:.0%} confidence: {chain_words(book, said)}."
    if one.kind == "reuse":
        pair = _pair(one, book)
        why = f": {line(pair.why[0])}" if pair.why else ""
        return (
            f"{label(book, pair.a)} and {label(book, pair.b)} may share a text (score {pair.score:.2f}){why}."
        )
    if one.kind == "source":
        return _open_voice(one, book)
    if one.kind == "claim":
        why = next((each.why for each in claim.related if each.claim == one.about[1]), "")
        a, b = (short(book.statements[book.claim[each].wording].text, HALF) for each in one.about)
        return f"“{a}” and “{b}” were kept apart: {line(why)}."
    grade = book.assessments[claim.id].admiralty
    return f"Suggested is {grade.letter}{grade.digit}. {short(grade.why, WORDS)}"


def _open_voice(one: Doubt, book: Book) -> str:
    a, b = (_in_full(each, book) for each in one.about)
    origins = {each.node: each for each in book.provenance[one.claims[0]].origins}
    open_ = next((each for each in one.about if origins[each].counted == "max only"), one.about[0])
    return f"{a} and {b} may be one: {_in_full(open_, book)} counts at most ({line(origins[open_].why)})."


def _in_full(source: str, book: Book) -> str:
    """A voice as nobody can mistake it: one without a name with the report that quotes it."""
    held = book.sources.get(source)
    if held is None or held.named or not held.report:
        return label(book, source)
    return f"{label(book, source)} in {label(book, held.report)}"
