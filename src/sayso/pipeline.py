"""The whole story on one page: reports in, the account out. The only caller of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version

from sayso import assessment, claims, facets, models, provenance, reading, reuse, review, sources
from sayso.engine import run
from sayso.records import Account, Alias, Judgement, ReadReport, Report, Statement

Progress = Callable[[str, int, int], None]
"""Told what is done, how much of it is done, and how much there is."""

STAGES = ("sources", "facets", "review", "claims", "reuse", "provenance", "assessment")


def quiet(what: str, done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Run:
    """How to work: processes to read in (0: one a core), whom to tell of progress, what people decided."""

    workers: int = 1
    progress: Progress = quiet
    judgements: tuple[Judgement, ...] = ()


def read(reports: Iterable[Report], how: Run) -> Iterator[ReadReport]:
    """Who is said to have said what in each report by itself, in the order given."""
    held = tuple(reports)
    for done, one in enumerate(run(_reader, held, workers=how.workers), start=1):
        how.progress("reading", done, len(held))
        yield one


def _reader() -> Callable[[Report], ReadReport]:
    return partial(_read_one, models.load_reader())


def _read_one(model: models.Reader, report: Report) -> ReadReport:
    found = reading.read(report, model)
    aliases = sources.find_aliases(report)
    statements = facets.describe(report, sources.chain_statements(report, found), aliases)
    return ReadReport(report, found, aliases, statements)


def trace(reports: Iterable[Report], how: Run) -> Account:
    """Who stands behind every claim in the reports, through whom, and on how many independent origins."""
    return account(sorted(read(reports, how), key=lambda one: one.report.id), how)


def account(reads: Sequence[ReadReport], how: Run) -> Account:
    """The account of reports that were read: a function of them and of the judgements, nothing else."""

    def done(what: str, number: int) -> None:
        how.progress(what, number, len(STAGES))

    aliases = tuple(alias for one in reads for alias in one.aliases)

    # 1. sources: who is meant, across reports
    people, statements = sources.identify(
        tuple(one.report for one in reads), tuple(s for one in reads for s in one.statements), aliases
    )
    done("sources", 1)

    # 2. facets: once more, now that the names of all reports are known
    statements = tuple(_described(reads, statements, aliases))
    done("facets", 2)

    # 3. review: what people decided, laid over what was read
    laid = review.lay(
        how.judgements, reports=[one.report for one in reads], sources=people, statements=statements
    )
    done("review", 3)

    # 4. claims: who says the same
    encoder = models.load_encoder()
    linked, links = claims.link(laid.reports, laid.statements, encoder.encode)
    done("claims", 4)

    # 5. reuse: who copied whom
    quoted = {one.report.id: reading.quoted(one.report, one.reading) for one in reads}
    shared = reuse.find_reuse(laid.reports, quoted)
    done("reuse", 5)

    # 6. provenance: what stands behind each claim, and on how many independent lines
    behind = provenance.trace_claims(
        linked, laid.statements, sources=laid.sources, reports=laid.reports, reuse=shared
    )
    done("provenance", 6)

    # 7. assessment: the words
    known = assessment.know(
        laid.statements, sources=laid.sources, reports=laid.reports, judgements=how.judgements
    )
    assessed = tuple(assessment.assess(*one, known) for one in zip(linked, behind, strict=True))
    done("assessment", 7)
    return Account(
        reports=laid.reports,
        readings=tuple(one.reading for one in reads),
        aliases=aliases,
        sources=laid.sources,
        statements=laid.statements,
        claims=linked,
        links=links,
        reuse=shared,
        provenance=behind,
        assessments=assessed,
        model=models.read_card()["name"],
        version=version("sayso"),
        orphans=laid.orphans,
    )


def _described(
    reads: Sequence[ReadReport], statements: Iterable[Statement], aliases: Sequence[Alias]
) -> Iterator[Statement]:
    """The statements of all reports with facets that know the names of all reports."""
    mine: dict[str, list[Statement]] = {one.report.id: [] for one in reads}
    for statement in statements:
        mine[statement.report].append(statement)
    for one in reads:
        yield from facets.describe(one.report, mine[one.report.id], aliases)
