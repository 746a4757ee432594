"""What was decided, told so that a colleague understands it: by whom, when, about which words, undone or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.case.judging import UNDO, Pin, undone
from sayso.export.words import line, short
from sayso.records import Span
from sayso.store import keep, tables
from sayso.text import words_of

WORDS = 140
"""Characters of what a decision is about."""

VERBS: Mapping[str, str] = {
    "reject": "rejected", "accept": "accepted", "unsure": "is unsure about", "note": "noted on",
    "stance": "set the stance of", "span": "set the words of", "chain": "set who says",
    "facet": "set a detail of", "same-source": "put together", "different-source": "told apart",
    "same-claim": "made one claim of", "different-claim": "made a claim of its own of",
    "same-text": "said that one text is in", "different-text": "said that these were written apart:",
    "owner": "entered the owner of", "reliability": "graded", "credibility": "signed a grade for",
    "exclude-report": "left out", UNDO: "took back the decision on",
}  # fmt: skip

NOT: Mapping[str, str] = {
    "same-source": "said that these are two:",
    "same-claim": "said that these are two claims:",
}
"""The verbs where the value is "no"."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a decision is about: its kind, its id, and the words or the name by which it is known.

    ``report`` is the one in which a statement stands.
    """

    kind: str
    id: str
    words: str
    report: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One decision in words. ``back``: it was taken back. ``of`` is the number of the one that an undoing is of."""

    number: int
    who: str
    when: str
    what: str
    verb: str
    things: tuple[Thing, ...]
    value: str
    note: str
    back: bool
    of: int | None = None


def told(connection: Connection, decisions: Sequence[keep.Decision], wanted: Iterable[int]) -> list[Told]:
    """The decisions with these numbers in words, the newest first; ``decisions`` are all there are."""
    by_number = {one.number: one for one in decisions}
    shown = [by_number[number] for number in sorted(set(wanted), reverse=True) if number in by_number]
    meant = [by_number.get(_of(one) or 0, one) for one in shown]
    pins = [pin for one in (*shown, *meant) for pin in one.pins]
    texts = _texts(connection, {str(pin["report"]) for pin in pins if "content" in pin})
    names = _names(connection, {str(pin["id"]) for pin in pins if pin["kind"] == "report"})
    back = undone(decisions)
    return [_told(one, by_number, back, (texts, names)) for one in shown]


def with_undoings(decisions: Sequence[keep.Decision], wanted: Iterable[int]) -> list[int]:
    """The numbers wanted, and those of the decisions that took one of them back, in order."""
    numbers = set(wanted)
    return sorted(numbers | {one.number for one in decisions if _of(one) in numbers})


def _told(
    one: keep.Decision,
    by_number: Mapping[int, keep.Decision],
    back: set[int],
    known: tuple[Mapping[str, str], Mapping[str, str]],
) -> Told:
    said, of = one.judgement, _of(one)
    before = by_number.get(of) if of is not None else None
    about = before or one
    verb = NOT.get(said.what) if said.value == "no" else None
    return Told(
        one.number,
        line(said.who),
        said.when,
        said.what,
        verb or VERBS.get(said.what, said.what),
        tuple(_thing(pin, *known) for pin in about.pins),
        "" if verb else line(said.value)[:WORDS],
        line(said.note),
        one.number in back,
        of,
    )


def _of(one: keep.Decision) -> int | None:
    given = one.judgement.about[0] if one.judgement.what == UNDO and one.judgement.about else ""
    return int(given) if given.isascii() and given.isdecimal() else None


def _thing(pin: Pin, texts: Mapping[str, str], names: Mapping[str, str]) -> Thing:
    kind, id = str(pin["kind"]), str(pin["id"])
    if kind == "source":
        return Thing(kind, id, short(str(pin.get("name", id)), WORDS))
    if kind == "report":
        return Thing(kind, id, short(names.get(id, id), WORDS))
    spans = [Span(start, end) for start, end in pin.get("content", ())]
    report = str(pin["report"])
    return Thing(kind, id, short(words_of(texts.get(report, ""), spans), WORDS), report)


def _texts(connection: Connection, reports: set[str]) -> dict[str, str]:
    held = tables.report.c
    rows = connection.execute(select(held.id, held.text).where(held.id.in_(sorted(reports))))
    return {row.id: row.text for row in rows}


def _names(connection: Connection, reports: set[str]) -> dict[str, str]:
    held = tables.report.c
    wanted = select(held.id, held.publisher, held.title, held.name).where(held.id.in_(sorted(reports)))
    return {row.id: row.title or row.publisher or row.name for row in connection.execute(wanted)}
