"""Deciding in place: a judgement under one's name, taken back with one key, and never over another's unseen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy import Connection, select

from sayso import case
from sayso.case.telling import Told, told
from sayso.errors import DecidedMeanwhile, InputError
from sayso.records import Judgement, Statement
from sayso.store import account, ask, keep, tables
from sayso.store.codec import unpack
from sayso.web.asking import Action, Asked, Done, Parameter
from sayso.web.desk import Desk
from sayso.web.effects import Effect, touched_by
from sayso.web.pages.desk import inside

SPANS = re.compile(r"[\d\s,-]+")

LONGEST_VALUE, LONGEST_NOTE, MOST_ABOUT = 2_000, 2_000, 200
"""Characters of a value and of a note, and things that one decision may be about."""

DID, MET = "did", "met"
"""The names under which an address carries the number of the decision that led there, and of one that stood
in its way."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How decisions stand where a page was made: the last number, the decision that led to the page, and the one
    of somebody else that was met on the way, for which another was not kept.

    ``effects`` are what the first did to the counts; ``counted`` is False while that is being worked out.
    """

    seen: int
    did: Told | None
    met: Told | None
    effects: tuple[Effect, ...] = ()
    counted: bool = True


def standing(connection: Connection, asked: Asked, desk: Desk) -> Standing:
    """The number of the last decision, and those that the address speaks of."""
    wanted = [numbered(asked.one(name)) for name in (DID, MET)]
    numbers = [one for one in wanted if one is not None]
    found = told(connection, keep.decisions(connection), numbers) if numbers else []
    did, met = (next((one for one in found if one.number == number), None) for number in wanted)
    effects = desk.effects.of(connection, did.number) if did else ()
    counted = did is None or account.is_current(connection)
    return Standing(ask.revision(connection), did, met, effects, counted)


def numbered(given: str) -> int | None:
    """The number of a decision; None where what is given is none."""
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None


def judge(desk: Desk, asked: Asked) -> Done:
    """Decide something; refused (409) where somebody decided on the same thing since ``seen``.

    A form that says where to ask ``again`` is led there instead, and told what was decided meanwhile.
    """
    about = tuple(dict.fromkeys(one for one in asked.all("about") if one))[:MOST_ABOUT]
    if not about:
        raise InputError("saw nothing that it is about, expected an id; pick something", where="judge")
    value = " ".join(one for one in asked.all("value") if one)[:LONGEST_VALUE]
    kind: Any = asked.one("what")
    if kind == "span":
        value = spans_meant(desk, about[0], asked.one("spans") or value)
    decided = Judgement(kind, about, value, asked.who, "", asked.one("note")[:LONGEST_NOTE])
    return _decide(desk, asked, about, lambda: case.judge(desk.store, decided, seen=seen_of(asked)))


def spans_meant(desk: Desk, statement: str, value: str) -> str:
    """Where words stand that somebody typed or selected: those nearest to the statement; spans stay as they are."""
    words = value.split()
    if not words or SPANS.fullmatch(value):
        return value
    said, report = tables.statement.c, tables.report.c
    wanted = select(report.text, said.start, said.record).join(tables.statement, said.report == report.id)
    with desk.store.reading() as connection:
        row = connection.execute(wanted.where(said.id == statement)).one_or_none()
    text, start = (row.text, row.start) if row else ("", 0)
    now = unpack(Statement, row.record) if row else None
    if now and now.text.split() == words:
        return ",".join(f"{span.start}-{span.end}" for span in now.content)
    places = re.finditer(r"\s+".join(re.escape(one) for one in words), text)
    found = min(places, key=lambda one: (abs(one.start() - start), one.start()), default=None)
    if found is None:
        raise InputError("saw words that are not in the report, expected its own; select them", where="judge")
    return f"{found.start()}-{found.end()}"


def undo(desk: Desk, asked: Asked) -> Done:
    """Take a decision back by its number; refused (409) where somebody decided on it since ``seen``."""
    given = asked.one("number")
    wanted = numbered(given)
    if wanted is None:
        raise InputError(f"saw {given[:40]!r}, expected the number of a decision", where="undo")
    note = asked.one("note")[:LONGEST_NOTE]
    seen = seen_of(asked)
    with desk.store.reading() as connection:
        about = next((one.judgement.about for one in keep.decisions(connection) if one.number == wanted), ())
    back = partial(case.undo, desk.store, wanted, who=asked.who, note=note, seen=seen)
    return _decide(desk, asked, about, back)


def seen_of(asked: Asked) -> int | None:
    """The number of the last decision that whoever decides has seen; None where that is not said."""
    return numbered(asked.one("seen"))


def _decide(desk: Desk, asked: Asked, about: Sequence[str], decide: Callable[[], int]) -> Done:
    """Keep the decision and have it counted, or lead back to where it is asked again."""
    with desk.store.reading() as connection:
        touched = touched_by(connection, about)
    try:
        number = decide()
    except DecidedMeanwhile as met:
        again = asked.one("again")
        if not again:
            raise
        see = carrying(inside(again), met.numbers[-1], MET)
        return Done(see, {"number": 0, "see": see})
    desk.effects.note(number, about, touched)
    desk.bench.recount(who=asked.who)
    see = carrying(inside(asked.one("see", "/history")), number)
    return Done(see, {"number": number, "see": see})


def carrying(address: str, number: int, name: str = DID) -> str:
    """An address of the desk with the number of the decision that leads there."""
    parts = urlsplit(address)
    query = [one for one in parse_qsl(parts.query) if one[0] not in (DID, MET)]
    return parts._replace(query=urlencode([*query, (name, str(number))])).geturl()


_SHAPE = {"number": "the number of the decision", "see": "where its outcome is seen"}
_SEEN = Parameter(
    "seen", "the number of the last decision that you have seen; later ones on the same thing refuse yours"
)
_NOTE = Parameter("note", "why, in your words")
_SEE = Parameter("see", "the address to go to afterwards")
_AGAIN = Parameter(
    "again", "for forms: the address to go to where somebody decided meanwhile, in place of 409"
)

ROWS = (
    Action(
        "/judge",
        judge,
        _SHAPE,
        (
            Parameter("what", "the decision, as docs/case.md lists them"),
            Parameter("about", "what it is about: an id, or several", many=True),
            Parameter("value", "what is set; several are put in a row", many=True),
            Parameter("spans", "of words that are set: where exactly they stand (12-40,52-60), before value"),
            _NOTE,
            _SEEN,
            _SEE,
            _AGAIN,
        ),
    ),
    Action(
        "/undo", undo, _SHAPE, (Parameter("number", "the decision to take back"), _NOTE, _SEEN, _SEE, _AGAIN)
    ),
)
