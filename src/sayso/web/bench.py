"""The worker behind the desk: one job at a time, in a thread, each with its progress for all to see.

A case has one writer at a time and takes its time to derive; pages never wait for it.
"""

from __future__ import annotations

import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from sayso import case
from sayso.errors import SaysoError
from sayso.records import Report
from sayso.store import Store
from sayso.store.keep import Kept, now

KEPT = 20
"""Jobs that are remembered, the running one included."""

FILES = 500
"""Lines kept of one job; a longer list is counted."""

State = Literal["waiting", "working", "done", "failed"]
Load = Callable[[], Iterable[Report]]


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one report: its name, its id in the case, new or known, and why it could not be read."""

    name: str
    id: str
    new: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do, since when (ISO, UTC), how far it is, and what came of it so far."""

    number: int
    what: str
    who: str
    asked: str = ""
    state: State = "waiting"
    step: str = ""
    done: int = 0
    of: int = 0
    lines: tuple[Line, ...] = ()
    more: int = 0
    problem: str = ""


class Bench:
    """A queue of one worker. Reading ``jobs`` is safe from any thread: they are frozen and replaced whole.

    ``afterwards`` is done at the end of every job, before it counts as done.
    """

    def __init__(self, store: Store, *, workers: int = 1) -> None:
        self._store = store
        self.afterwards: Callable[[], None] = lambda: None
        self._workers = workers
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="bench")
        self._scratch = tempfile.TemporaryDirectory(prefix="sayso-desk-", ignore_cleanup_errors=True)
        self._lock = threading.Lock()
        self._jobs: deque[Job] = deque(maxlen=KEPT)
        self._count = 0

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs of this process, the newest last."""
        with self._lock:
            return tuple(self._jobs)

    @property
    def scratch(self) -> Path:
        """A folder for what waits to be read; it is gone when the desk is closed."""
        return Path(self._scratch.name)

    @property
    def busy(self) -> bool:
        """Whether anything waits or is being done."""
        return any(one.state in ("waiting", "working") for one in self.jobs)

    def add(self, load: Load, *, who: str, what: str) -> Job:
        """Keep the reports that ``load`` gives, read them and count anew; each failure stays its own."""
        return self._enqueue(what, who, lambda job: self._add(job, load))

    def recount(self, *, who: str, what: str = "counting anew") -> Job:
        """Derive the claims anew after a decision; one that waits already does for all."""
        waiting = [one for one in self.jobs if one.state == "waiting"]
        if waiting:
            return waiting[-1]
        return self._enqueue(what, who, self._recount)

    def close(self) -> None:
        """Drop what waits, finish what is in hand, and leave nothing behind."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._scratch.cleanup()

    # -- one job ---------------------------------------------------------------------------------

    def _enqueue(self, what: str, who: str, do: Callable[[Job], None]) -> Job:
        with self._lock:
            self._count += 1
            job = Job(self._count, what, who, now())
            self._jobs.append(job)
        self._pool.submit(self._run, job, do).add_done_callback(partial(self._finish, job.number))
        return job

    def _run(self, job: Job, do: Callable[[Job], None]) -> None:
        self._change(job.number, state="working")
        do(job)
        self.afterwards()

    def _finish(self, number: int, future: Future[None]) -> None:
        if future.cancelled():
            self._change(number, state="failed", problem="the desk was closed before it began")
            return
        error = future.exception()
        told = str(error) if isinstance(error, SaysoError) else f"{type(error).__name__}: {error}"
        self._change(number, state="failed" if error else "done", problem=told if error else "", step="")

    def _add(self, job: Job, load: Load) -> None:
        problems: dict[str, str] = {}

        def noted() -> Iterable[Report]:
            for report in load():
                if report.problems and not report.text:
                    problems[report.id] = "; ".join(one.what for one in report.problems)
                yield report

        def acknowledge(kept: Kept) -> None:
            self._note(job.number, Line(kept.name, kept.id, kept.is_new, problems.pop(kept.name, "")))

        work = self._work(job, acknowledge)
        case.add(self._store, noted(), work)
        case.update(self._store, work)

    def _recount(self, job: Job) -> None:
        case.update(self._store, self._work(job, lambda _: None))

    def _work(self, job: Job, acknowledge: Callable[[Kept], None]) -> case.Work:
        def tell(step: str, done: int, of: int) -> None:
            self._change(job.number, step=step, done=done, of=of)

        return case.Work(job.who, self._workers, tell, acknowledge)

    def _note(self, number: int, line: Line) -> None:
        job = self._find(number)
        kept = (*job.lines, line)[:FILES]
        self._change(number, lines=kept, more=job.more + (len(job.lines) >= FILES), step="keeping")

    def _find(self, number: int) -> Job:
        return next(one for one in self.jobs if one.number == number)

    def _change(self, number: int, **fields: object) -> None:
        with self._lock:
            for at, one in enumerate(self._jobs):
                if one.number == number:
                    self._jobs[at] = replace(one, **fields)  # type: ignore[arg-type]
