"""Adding reports: files dropped, or a text pasted; the worker does the rest while everybody reads on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso import reports
from sayso.errors import InputError
from sayso.export.words import plural
from sayso.records import Report
from sayso.settings import Settings
from sayso.web.asking import Action, Asked, Done, Entry, Page, Parameter, Upload
from sayso.web.desk import Desk
from sayso.web.pages.desk import job_record

FIELDS = ("title", "publisher", "published", "url", "agency")


@dataclass(frozen=True, slots=True)
class Form:
    """The page on which reports are added."""

    most_bytes: int


def form(desk: Desk, _asked: Asked) -> Page:
    """Where reports are dropped or pasted."""
    return Page("add.html.j2", Form(desk.settings.max_bytes), lambda: {"max_bytes": desk.settings.max_bytes})


def add(desk: Desk, asked: Asked) -> Done:
    """Add files or a pasted text to the case; the worker reads them and counts anew."""
    text = asked.one("text")
    if asked.files:
        folder = _set_aside(asked.files, desk.bench.scratch)
        job = desk.bench.add(
            lambda: _from_files(folder, desk.settings), who=asked.who, what=_called(asked.files)
        )
    elif text.strip():
        told = {name: asked.one(name).strip() for name in FIELDS if asked.one(name).strip()}
        job = desk.bench.add(
            lambda: [reports.from_text(text, id="pasted", settings=desk.settings, **told)],
            who=asked.who,
            what="add a pasted report",
        )
    else:
        raise InputError(
            "saw neither a file nor a text, expected a report; choose files or paste one", where="add"
        )
    return Done("/work", job_record(job))


def _called(files: tuple[Upload, ...]) -> str:
    return f"add {plural(len(files), 'file')}"


def _set_aside(files: Iterable[Upload], scratch: Path) -> Path:
    """A folder that holds the files until the worker has read them, each alone under its own name."""
    folder = Path(tempfile.mkdtemp(dir=scratch))
    for number, one in enumerate(files):
        inner = folder / f"{number:04}"
        inner.mkdir()
        shutil.move(one.path, inner / _plain(one.name))
    return folder


def _plain(name: str) -> str:
    """A file's own name without any way in it, and not so long that no disk takes it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(one for one in last if one.isprintable() and one not in ':*?"<>|').strip(". ")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:60]}{dot}{ending[:12]}" if stem else kept[:60] or "report"


def _from_files(folder: Path, settings: Settings) -> Iterator[Report]:
    try:
        places = [str(file) for inner in sorted(folder.iterdir()) for file in sorted(inner.iterdir())]
        yield from reports.load(places, stdin=None, settings=settings)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


ROWS = (
    Entry("/add", form, {"max_bytes": "the largest file that is read"}),
    Action(
        "/add",
        add,
        {"job": "its number, state, step and lines"},
        (
            Parameter("files", "report files of any kind that can be read", many=True),
            Parameter("text", "a report as text, in place of files"),
            *(Parameter(name, f"the {name} of the pasted report") for name in FIELDS),
        ),
    ),
)
