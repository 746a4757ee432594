"""What commands that read reports have in common: where reports come from, progress, what failed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from sayso.records import Report

F = TypeVar("F", bound=Callable[..., object])

PATIENCE = 1.0
"""Seconds of work after which progress is shown."""

FILES = click.argument("files", nargs=-1, required=True, metavar="[FILE|FOLDER|-]...")
WORKERS = click.option(
    "--workers",
    type=click.IntRange(0),
    default=None,
    help="Processes to read with; 0 (default): one a core.",
)


def AIM(command: F) -> F:  # noqa: N802
    """The options --precision and --recall of commands that read reports."""
    rather = "Leave out what is not very likely right.", "Report also what is less likely right."
    precision = click.option("--precision", "aim", flag_value="precision", default="default", help=rather[0])
    return precision(click.option("--recall", "aim", flag_value="recall", help=rather[1])(command))


def load_reports(files: Sequence[str]) -> tuple[Report, ...]:
    """The reports in files and folders, or on standard input where "-" is given."""
    from sayso import reports
    from sayso.settings import from_environment

    stdin = sys.stdin.buffer if "-" in files else None
    return tuple(reports.load(files, stdin=stdin, settings=from_environment()))


def chosen_workers(workers: int | None) -> int:
    """How many processes to read with: as typed, or as the settings say."""
    from sayso.settings import from_environment

    return from_environment().workers if workers is None else workers


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error that comes up when the work takes longer than a second."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    bar = Progress(*columns, console=console, transient=True)
    began = time.monotonic()
    task = bar.add_task("", total=None)
    shown = False

    def tell(what: str, done: int, of: int) -> None:
        nonlocal shown
        if not shown and console.is_terminal and time.monotonic() - began > PATIENCE:
            shown = True
            bar.start()
        bar.update(task, description=what, completed=done, total=of)

    try:
        yield tell
    finally:
        if shown:
            bar.stop()


def tell_problems(reports: Sequence[Report]) -> bool:
    """Say on standard error what could not be read or only in part; whether any report was lost."""
    for report in reports:
        for problem in report.problems:
            click.echo(f"sayso: {report.id}: {problem.what} ({problem.where})", err=True)
    return any(report.problems and not report.text for report in reports)
