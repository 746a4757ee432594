"""Adding to a case: every report is kept before it is read, read once, and then all claims are derived anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from sayso import models, pipeline
from sayso.case.former import held_now, remember_gone
from sayso.case.judging import in_force
from sayso.case.remembering import make_linker, remember
from sayso.errors import CaseRefused
from sayso.records import Report
from sayso.store import Store, account, keep

AT_ONCE = 512
"""Reports handed to the readers at once; bounds memory while a long add is read."""

TRIES = 3
"""Times that deriving starts over because somebody else changed the case meanwhile."""

Acknowledge = Callable[[keep.Kept], None]


def tell_nobody(_kept: keep.Kept) -> None:
    """Acknowledge to nobody."""


@dataclass(frozen=True, slots=True)
class Work:
    """How to work on a case: by whose order, how many processes, whom to tell, by what clock."""

    who: str = ""
    workers: int = 1
    progress: pipeline.Progress = pipeline.quiet
    acknowledge: Acknowledge = tell_nobody
    clock: Callable[[], str] = keep.now


@dataclass(frozen=True, slots=True)
class Added:
    """What came of an add: reports new to the case, those it had, and those of the new that cannot be read."""

    new: int = 0
    known: int = 0
    unreadable: int = 0


def add(store: Store, reports: Iterable[Report], work: Work, *, command: str = "add") -> Added:
    """Keep reports as they came; each is safe once ``work.acknowledge`` was told of it.

    Nothing is read yet: ``update`` does that, now or later, and goes on where it was stopped.
    """
    run = _begin(store, command, work)
    new = known = unreadable = 0
    for report in reports:
        with store.writing() as connection:
            kept = keep.add_report(connection, report, run, work.clock())
        work.acknowledge(kept)
        new, known = new + kept.is_new, known + (not kept.is_new)
        unreadable += kept.is_new and not report.text
    _end(store, run, f"{new} new, {known} known, {unreadable} unreadable", work)
    return Added(new, known, unreadable)


def update(store: Store, work: Work) -> None:
    """Read what waits to be read and derive the claims, where anything changed."""
    read_waiting(store, work)
    with store.reading() as connection:
        current = account.is_current(connection)
    if not current:
        derive(store, work)


def read_waiting(store: Store, work: Work) -> int:
    """Read the reports that nobody has read yet, each by itself; how many there were."""
    with store.reading() as connection:
        ids = keep.waiting(connection)
    _read(store, ids, work)
    return len(ids)


def reread(store: Store, work: Work, *, every: bool = False) -> int:
    """Read again what another model or version read (or every report); how many. Judgements stay.

    What was read before stands until it is replaced, so a stopped run loses nothing.
    """
    with store.reading() as connection:
        ids = keep.waiting(connection) if every else []
        mark = ("", "") if every else (reader_name(), version("sayso"))
        ids += keep.read_otherwise(connection, *mark)
    run = _begin(store, "reread", work)
    _read(store, sorted(set(ids)), work)
    _end(store, run, f"{len(ids)} read again", work)
    update(store, work)
    return len(ids)


def reader_name() -> str:
    """The name of the model that reads, with the digest of its file."""
    card = models.read_card()
    return f"{card['name']} {card['files']['reader.onnx']['sha256'][:12]}"


def _read(store: Store, ids: Sequence[str], work: Work) -> None:
    by_whom = (reader_name(), version("sayso"))
    for start in range(0, len(ids), AT_ONCE):
        with store.reading() as connection:
            waiting = tuple(keep.reports(connection, ids[start : start + AT_ONCE]))
        how = pipeline.Run(workers=work.workers, progress=_from(start, len(ids), work.progress))
        for read in pipeline.read(waiting, how):
            with store.writing() as connection:
                keep.put_reading(connection, read, *by_whom)


def _from(start: int, of: int, progress: pipeline.Progress) -> pipeline.Progress:
    """Tells of progress in a part as progress in the whole."""
    return lambda what, done, _of: progress(what, start + done, of)


def derive(store: Store, work: Work) -> None:
    """Derive sources, claims and all that follows from the readings and the judgements that hold.

    Stories that are as they were the last time are taken over; ``check`` derives everything anew.
    Raises CaseRefused where others change the case all the while.
    """
    for _ in range(TRIES):
        with store.reading() as connection:
            mark = account.fingerprint(connection)
            reads = list(keep.read_reports(connection))
            decisions = keep.decisions(connection)
            linker = make_linker(connection)
        learned = linker.memory
        held = in_force(decisions, [said for one in reads for said in one.statements])
        judgements = tuple(judgement for judgement, _ in held)
        how = pipeline.Run(progress=work.progress, judgements=judgements, link=linker.link)
        made = pipeline.account(reads, how)
        with store.writing() as connection:
            if account.fingerprint(connection) == mark:
                before = held_now(connection)
                account.put(connection, made, dict(held))
                remember(connection, linker, learned)
                remember_gone(connection, before)
                return
    raise CaseRefused(
        f"{store.place}: others changed the case while claims were derived; run: sayso case update"
    )


def _begin(store: Store, command: str, work: Work) -> int:
    with store.writing() as connection:
        return keep.begin(connection, command, work.who, version=version("sayso"), at=work.clock())


def _end(store: Store, run: int, told: str, work: Work) -> None:
    with store.writing() as connection:
        keep.end(connection, run, told, work.clock())
