"""The whole story on one page: reports in, the account out. The only caller of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version

from sayso import (
    assessment,
    claims,
    facets,
    models,
    provenance,
    reading,
    reuse,
    review,
    sources,
    suppositions,
)
from sayso.engine import run
from sayso.records import Account, Alias, Judgement, ReadReport, Report, Source, Statement, Supposition

Progress = Callable[[str, int, int], None]
"""Told what is done, how much of it is done, and how much there is."""

STAGES = ("sources", "facets", "review", "claims", "reuse", "provenance", "assessment")


def quiet(what: str, done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Run:
    """How to work: processes to read in (0: one a core), whom to tell of progress, what people decided.

    ``aim`` says whether reading should rather be right (precision) or rather miss nothing (recall).
    ``link`` finds the claims in place of ``claims.link``, whose claims it must give.
    """

    workers: int = 1
    progress: Progress = quiet
    judgements: tuple[Judgement, ...] = ()
    aim: reading.Aim = "default"
    link: claims.ToLink | None = None


def read(reports: Iterable[Report], how: Run) -> Iterator[ReadReport]:
    """Who is said to have said what in each report by itself, in the order given."""
    held = tuple(reports)
    for done, one in enumerate(run(partial(_reader, how.aim), held, workers=how.workers), start=1):
        how.progress("reading", done, len(held))
        yield one


def _reader(aim: reading.Aim) -> Callable[[Report], ReadReport]:
    return partial(_read_one, models.load_reader(), aim)


def _read_one(model: models.Reader, aim: reading.Aim, report: Report) -> ReadReport:
    found = reading.read(report, model, aim)
    aliases = sources.find_aliases(report)
    statements = facets.describe(report, sources.chain_statements(report, found), facets.know(aliases))
    return ReadReport(report, found, aliases, statements)


def trace(reports: Iterable[Report], how: Run) -> Account:
    """Who stands behind every claim in the reports, through whom, and on how many independent origins."""
    return account(sorted(read(reports, how), key=lambda one: one.report.id), how)


def hear(reports: Iterable[Report], how: Run) -> tuple[tuple[Source, ...], tuple[Statement, ...]]:
    """Who speaks in the reports, and every statement with its chain: the first step of an account."""
    reads = sorted(read(reports, how), key=lambda one: one.report.id)
    return _identified(reads, [alias for one in reads for alias in one.aliases])


def _identified(
    reads: Sequence[ReadReport], aliases: Sequence[Alias]
) -> tuple[tuple[Source, ...], tuple[Statement, ...]]:
    """One source for one somebody over all reports, and the statements with its id in their chains."""
    return sources.identify(
        [one.report for one in reads], [told for one in reads for told in one.statements], aliases
    )


def account(reads: Sequence[ReadReport], how: Run) -> Account:
    """The account of reports that were read: a function of them and of the judgements, nothing else."""

    def done(what: str, number: int) -> None:
        how.progress(what, number, len(STAGES))

    aliases = tuple(alias for one in reads for alias in one.aliases)

    # 1. sources: who is meant, across reports
    people, statements = _identified(reads, aliases)
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
    link = how.link or claims.Linker(models.load_encoder().hear).link
    linked, links = link(laid.reports, laid.statements)
    grouped = review.regroup(laid.held, linked, links, claims.claim_id)
    linked, links = grouped.claims, grouped.links
    done("claims", 4)

    # 5. reuse: who copied whom
    quoted = {one.report.id: reading.quoted(one.report, one.reading) for one in reads}
    shared = review.share(laid.held, reuse.find_reuse(laid.reports, quoted), laid.reports)
    done("reuse", 5)

    # 6. provenance: what stands behind each claim, and on how many independent lines
    scene = provenance.set_scene(laid.statements, sources=laid.sources, reports=laid.reports, reuse=shared)
    behind = provenance.trace_in(linked, scene)
    done("provenance", 6)

    # 7. assessment: the words
    known = assessment.know_in(scene, how.judgements)
    suggested = tuple(assessment.assess(*one, known) for one in zip(linked, behind, strict=True))
    assessed = review.sign(laid.held, linked, suggested)
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


def supposed(given: Account, these: Iterable[Supposition], judgements: Sequence[Judgement] = ()) -> Account:
    """The account as it would be if the suppositions held: claims stay, what stands behind them is counted anew."""
    wanted = tuple(these)
    laid = review.lay(
        suppositions.as_judgements(wanted),
        reports=given.reports,
        sources=given.sources,
        statements=suppositions.with_eyes(given.statements, wanted),
    )
    left = suppositions.without_the_gone(given, laid.reports, laid.statements)
    scene = provenance.set_scene(
        laid.statements, sources=laid.sources, reports=laid.reports, reuse=left.reuse
    )
    behind = provenance.trace_in(left.claims, scene)
    known = assessment.know_in(scene, judgements)
    assessed = tuple(assessment.assess(*one, known) for one in zip(left.claims, behind, strict=True))
    return replace(left, sources=laid.sources, provenance=behind, assessments=assessed)


def _described(
    reads: Sequence[ReadReport], statements: Iterable[Statement], aliases: Sequence[Alias]
) -> Iterator[Statement]:
    """The statements of all reports with facets that know the names of all reports."""
    mine: dict[str, list[Statement]] = {one.report.id: [] for one in reads}
    for statement in statements:
        mine[statement.report].append(statement)
    known = facets.know(aliases)
    for one in reads:
        yield from facets.describe(one.report, mine[one.report.id], known)
