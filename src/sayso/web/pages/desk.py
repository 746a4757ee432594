"""The desk itself: how the case stands, what the worker does, and who is at work."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sayso.store import ask
from sayso.web.asking import Action, Asked, Done, Entry, Page, Parameter
from sayso.web.bench import Job
from sayso.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Working:
    """What the worker has done, does and will do, the newest first."""

    jobs: tuple[Job, ...]


def case(desk: Desk, asked: Asked) -> Page:
    """How the case stands: what it holds, what waits, what could not be read, and the token for changes."""
    with desk.store.reading() as connection:
        stands = ask.status(connection)

    def record() -> dict[str, Any]:
        return {"case": desk.name, "who": asked.who, "form": desk.form_token, "status": stands}

    return Page("case.html.j2", stands, record)


def work(desk: Desk, _asked: Asked) -> Page:
    """What the worker does: each job with its step, its progress and what became of each report."""
    jobs = desk.bench.jobs[::-1]

    def record() -> dict[str, Any]:
        return {"busy": desk.bench.busy, "jobs": [job_record(one)["job"] for one in jobs]}

    return Page("work.html.j2", Working(jobs), record)


def job_record(job: Job) -> dict[str, Any]:
    """A job as programs get it."""
    return {"job": asdict(job)}


def call_me(desk: Desk, asked: Asked) -> Done:
    """Say who is at work in this browser: the name under which decisions are kept."""
    return Done(inside(asked.one("see")), {"who": desk.called(asked.one("who"))})


def inside(see: str) -> str:
    """An address of this desk, whatever was asked for."""
    return see if see.startswith("/") and not see.startswith(("//", "/\\")) else "/"


ROWS = (
    Entry(
        "/case",
        case,
        {
            "case": "what the case is called", "who": "who asks",
            "form": "the token that every change must bring", "status": "as `sayso case status --json` prints it",
        },
    ),
    Entry(
        "/work",
        work,
        {"busy": "whether anything is being done", "jobs": "number, state, step, progress and lines of each"},
    ),
    Action(
        "/who",
        call_me,
        {"who": "the name under which decisions are kept"},
        (Parameter("who", "the name"), Parameter("see", "the address to go back to")),
    ),
)  # fmt: skip
