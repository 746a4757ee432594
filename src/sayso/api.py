"""The Python door: the verbs that ``import sayso`` gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sayso import pipeline, reports
from sayso.records import Account, Judgement, ReadReport, Report
from sayso.settings import Settings


def load(*paths: str | Path) -> tuple[Report, ...]:
    """The reports in files and folders; one that cannot be read comes back with its problems and no text."""
    return tuple(reports.load([str(path) for path in paths], stdin=None, settings=Settings()))


def read(report: Report | str) -> ReadReport:
    """Who is said to have said what in one report: attributions, statements with chains, facets."""
    return next(pipeline.read(_reports([report]), pipeline.Run()))


def trace(
    these: Iterable[Report | str], *, judgements: Sequence[Judgement] = (), workers: int = 1
) -> Account:
    """Who stands behind every claim in the reports, through whom, and on how many independent origins.

    ``workers`` above 1 (or 0, one a core) starts processes: guard the calling script's main part by
    ``if __name__ == "__main__"``.
    """
    return pipeline.trace(_reports(these), pipeline.Run(workers=workers, judgements=tuple(judgements)))


def _reports(given: Iterable[Report | str]) -> tuple[Report, ...]:
    return tuple(
        reports.from_text(one, id=f"report-{number}") if isinstance(one, str) else one
        for number, one in enumerate(given, start=1)
    )
