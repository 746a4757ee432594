"""What people decide about a case: appended with who and when, pinned to words, undone, never overwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args, get_type_hints

from sqlalchemy import Connection

from sayso import review
from sayso.case.targets import chain_value, pins_of, sources_in
from sayso.errors import CaseError
from sayso.records import Judgement, Statement
from sayso.store import Store, keep

UNDO = "undo"

Pin = dict[str, Any]


def judge(store: Store, judgement: Judgement) -> int:
    """Append what somebody decided; its number. It counts once the claims are derived again.

    Each thing that it is about is pinned to its report and span. Raises CaseError where something is
    not there or nobody is named.
    """
    kinds = get_args(get_type_hints(Judgement)["what"])
    if judgement.what not in kinds:
        raise CaseError(f"saw the decision {judgement.what!r}, expected one of {', '.join(kinds)}")
    if not judgement.who.strip():
        raise CaseError("saw nobody's name with the judgement, expected one; give it with --who")
    with store.writing() as connection:
        about, pins = pins_of(connection, judgement)
        value = chain_value(connection, judgement.value) if judgement.what == "chain" else judgement.value
        whole = replace(judgement, about=about, value=value, when=judgement.when or keep.now())
        known = {one.id: one for one in sources_in(connection, value)}
        if not review.is_possible(whole, set(about), known):
            raise CaseError(f"saw {judgement.what} {value!r}, which means nothing here; see docs/case.md")
        return keep.append(connection, whole, pins)


def undo(store: Store, number: int, *, who: str, note: str = "", when: str = "") -> int:
    """Take a judgement back by appending that it is; its number. Undoing an undoing brings it back."""
    with store.writing() as connection:
        known = {one.number for one in keep.decisions(connection)}
        if number not in known:
            raise CaseError(f"saw no judgement {number} in this case; see: sayso case history")
        what: Any = UNDO
        back = Judgement(what, (str(number),), who=who, when=when or keep.now(), note=note)
        return keep.append(connection, back, ())


def undone(decisions: Iterable[keep.Decision]) -> set[int]:
    """The numbers of the judgements that were taken back; the last word on each counts."""
    found: set[int] = set()
    for one in sorted(decisions, key=lambda one: -one.number):
        if one.judgement.what == UNDO and one.number not in found:
            found.add(int(one.judgement.about[0]))
    return found


def decided(connection: Connection) -> tuple[Judgement, ...]:
    """The judgements that hold in a case, about its statements as they are read now."""
    said = (one for read in keep.read_reports(connection) for one in read.statements)
    return tuple(one for one, _ in in_force(keep.decisions(connection), said))


def in_force(
    decisions: Sequence[keep.Decision], statements: Iterable[Statement]
) -> list[tuple[Judgement, int]]:
    """The judgements that were not taken back, about the statements as they are read now, with their numbers.

    A statement that was read again under another id is meant where exactly one stands at the pinned
    words of the pinned report; otherwise the judgement keeps its id and becomes an orphan.
    """
    back = undone(decisions)
    told = list(statements)
    ids = {one.id for one in told}
    at: Mapping[tuple[object, ...], list[str]] = defaultdict(list)
    for one in told:
        at[_place(one)].append(one.id)
    held = [one for one in decisions if one.number not in back and one.judgement.what != UNDO]
    return [(_repinned(one, ids, at), one.number) for one in held]


def _repinned(one: keep.Decision, ids: set[str], at: Mapping[tuple[object, ...], list[str]]) -> Judgement:
    pins = {pin["id"]: pin for pin in one.pins}
    about = tuple(_now(id, pins.get(id), ids, at) for id in one.judgement.about)
    return replace(one.judgement, about=about)


def _now(id: str, pin: Pin | None, ids: set[str], at: Mapping[tuple[object, ...], list[str]]) -> str:
    if id in ids or pin is None or "content" not in pin:
        return id
    place = (pin["report"], tuple((start, end) for start, end in pin["content"]), pin["voice"])
    found = at.get(place, [])
    return found[0] if len(found) == 1 else id


def _place(one: Statement) -> tuple[object, ...]:
    return one.report, tuple((span.start, span.end) for span in one.content), one.voice
