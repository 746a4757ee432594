"""A folder of hostile files: each is in the case with its reason or its words, the good ones are complete."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from sayso import case
from sayso.case import transfer
from sayso.reports import load
from sayso.settings import Settings
from sayso.store import ask, tables
from tests.case import hostile
from tests.case.conftest import WORK, Make
from tests.case.fakes import make_text

MOST_MEGABYTES = 700
"""Peak memory of adding the folder and a line of 100 MB. Measured by this test, which prints it: see docs/case.md."""

ADD = """
import resource, sys
from tests.case import fakes
fakes.install()
from sayso import case
from sayso.reports import load
from sayso.settings import Settings
from sayso.store import create
store = create(sys.argv[1])
case.add(store, load([sys.argv[2]], stdin=None, settings=Settings()), case.Work("Ada"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_each_is_recorded(tmp_path: Path, make: Make) -> None:
    """Every file of the folder is in the case, those without words with a reason; the case is whole and goes out."""
    folder = tmp_path / "folder"
    folder.mkdir()
    assert hostile.write(folder) >= 60
    store = make()
    case.add(store, load([str(folder)], stdin=None, settings=Settings(max_characters=200_000)), WORK)
    case.update(store, WORK)
    with store.reading() as connection:
        names = set(connection.scalars(select(tables.capture.c.name)))
        held = connection.execute(select(tables.report.c.text, tables.report.c.problem)).fetchall()
        texts = [row.text for row in held]
        stands = ask.status(connection)
    assert {make_text(2), make_text(3)} <= set(texts)
    assert all(row.problem for row in held if not row.text)
    assert stands["unreadable"] > 25 and stands["waiting"] == 0
    missed = {Path(name).stem for name in hostile.files()} - {name.split("-")[0] for name in names}
    assert all(any(name.startswith(stem) for name in names) or stem.startswith("name") for stem in missed)
    assert list(transfer.lines(store))


def test_memory_is_bounded(tmp_path: Path) -> None:
    """A line of 100 MB among the hostile files does not take the machine's memory."""
    folder = tmp_path / "folder"
    folder.mkdir()
    hostile.write(folder)
    hostile.write_huge(folder)
    command = [sys.executable, "-c", ADD, str(tmp_path / "x.case"), str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert int(told.stdout) < MOST_MEGABYTES, told.stdout
