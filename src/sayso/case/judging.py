"""What people decide about a case: appended with who and when, pinned to words, undone, never overwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, get_args, get_type_hints

from sqlalchemy import Connection

from sayso import review
from sayso.case.targets import chain_value, pins_of, sources_in
from sayso.errors import CaseError, DecidedMeanwhile
from sayso.records import Judgement, Statement
from sayso.store import Store, keep

UNDO = "undo"

Pin = dict[str, Any]

Places = Mapping[tuple[object, ...], list[str]]
"""The statements that stand at a place of a report, by id."""


def judge(store: Store, judgement: Judgement, *, seen: int | None = None) -> int:
    """Append what somebody decided; its number. It counts once the claims are derived again.

    Each thing that it is about is pinned to its report and span. ``seen`` is the number of the last
    judgement that whoever decides has seen: raises DecidedMeanwhile where a later one is about the same
    thing. Raises CaseError where something is not there or nobody is named.
    """
    kinds = get_args(get_type_hints(Judgement)["what"])
    if judgement.what not in kinds:
        raise CaseError(f"saw the decision {judgement.what!r}, expected one of {', '.join(kinds)}")
    if not judgement.who.strip():
        raise CaseError("saw nobody's name with the judgement, expected one; give it with --who")
    with store.writing() as connection:
        decisions = keep.decisions(connection)
        refuse_if_decided(decisions, judgement.about, seen)  # first: what was decided may have taken it away
        about, pins = pins_of(connection, judgement)
        refuse_if_decided(decisions, about, seen)
        value = chain_value(connection, judgement.value) if judgement.what == "chain" else judgement.value
        whole = replace(judgement, about=about, value=value, when=judgement.when or keep.now())
        known = {one.id: one for one in sources_in(connection, value)}
        if not review.is_possible(whole, set(about), known):
            raise CaseError(f"saw {judgement.what} {value!r}, which means nothing here; see docs/case.md")
        return keep.append(connection, whole, pins)


def undo(
    store: Store, number: int, *, who: str, note: str = "", when: str = "", seen: int | None = None
) -> int:
    """Take a judgement back by appending that it is; its number. Undoing an undoing brings it back.

    ``seen`` as for ``judge``: nobody takes back what somebody else has decided anew meanwhile.
    """
    with store.writing() as connection:
        decisions = keep.decisions(connection)
        known = {one.number: one.judgement for one in decisions}
        if number not in known:
            raise CaseError(f"saw no judgement {number} in this case; see: sayso case history")
        refuse_if_decided(decisions, (str(number), *known[number].about), seen)
        what: Any = UNDO
        back = Judgement(what, (str(number),), who=who, when=when or keep.now(), note=note)
        return keep.append(connection, back, ())


def refuse_if_decided(decisions: Sequence[keep.Decision], about: Iterable[str], seen: int | None) -> None:
    """Raise DecidedMeanwhile where somebody decided on one of these things after the judgement ``seen``."""
    later = meanwhile(decisions, about, seen) if seen is not None else ()
    if later:
        told = "; ".join(
            f"{one.judgement.who}: {one.judgement.what} {one.judgement.value}".strip() for one in later
        )
        numbers = tuple(one.number for one in later)
        raise DecidedMeanwhile(f"decided meanwhile by {told}; look again and decide anew", numbers=numbers)


def meanwhile(
    decisions: Sequence[keep.Decision], about: Iterable[str], seen: int
) -> tuple[keep.Decision, ...]:
    """The judgements after the one ``seen`` that are about one of these things, or take back one that is.

    A note decides nothing, and stands in nobody's way.
    """
    wanted = set(about)
    by_number = {one.number: one for one in decisions}
    return tuple(
        one
        for one in decisions
        if one.number > seen
        and one.judgement.what != "note"
        and wanted & {*one.judgement.about, *_taken_back(one, by_number)}
    )


def _taken_back(one: keep.Decision, by_number: Mapping[int, keep.Decision]) -> tuple[str, ...]:
    """What a judgement is about that this one takes back, through undoings of undoings."""
    while one.judgement.what == UNDO:
        before = by_number.get(int(one.judgement.about[0]))
        if before is None or before.number >= one.number:
            return ()  # from a file that no one else wrote by these rules
        one = before
    return one.judgement.about


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
    at = cache(lambda: _by_place(told))
    held = [one for one in decisions if one.number not in back and one.judgement.what != UNDO]
    return [(_repinned(one, ids, at), one.number) for one in held]


def _by_place(statements: Iterable[Statement]) -> Places:
    at: Places = defaultdict(list)
    for one in statements:
        at[_place(one)].append(one.id)
    return at


def _repinned(one: keep.Decision, ids: set[str], at: Callable[[], Places]) -> Judgement:
    pins = {pin["id"]: pin for pin in one.pins}
    about = tuple(_now(id, pins.get(id), ids, at) for id in one.judgement.about)
    return replace(one.judgement, about=about)


def _now(id: str, pin: Pin | None, ids: set[str], at: Callable[[], Places]) -> str:
    if id in ids or pin is None or "content" not in pin:
        return id
    place = (pin["report"], tuple((start, end) for start, end in pin["content"]), pin["voice"])
    found = at().get(place, [])
    return found[0] if len(found) == 1 else id


def _place(one: Statement) -> tuple[object, ...]:
    return one.report, tuple((span.start, span.end) for span in one.content), one.voice
