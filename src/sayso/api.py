"""The Python door: the verbs that ``import sayso`` gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sayso import pipeline, reports
from sayso.records import Account, Judgement, ReadReport, Report, Supposition
from sayso.settings import Settings
from sayso.suppositions import understand


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


def suppose(account: Account, *these: Supposition | str, judgements: Sequence[Judgement] = ()) -> Account:
    """The account as it would be if two voices were one, an outlet had been there, or a report were left out.

    A supposition is a record or words: "same: VOICE = VOICE", "there: OUTLET or REPORT", "without: REPORT".
    The account that is given stays as it is, and nothing is stored. Raises InputError for words that mean
    nothing in the account.
    """
    meant = [understand(one, account) if isinstance(one, str) else one for one in these]
    return pipeline.supposed(account, meant, judgements)


def _reports(given: Iterable[Report | str]) -> tuple[Report, ...]:
    return tuple(
        reports.from_text(one, id=f"report-{number}") if isinstance(one, str) else one
        for number, one in enumerate(given, start=1)
    )
