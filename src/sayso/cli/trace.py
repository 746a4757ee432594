"""``sayso trace``: who stands behind every claim, through whom, and how many independent origins."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.inputs import AIM, FILES, WORKERS, chosen_workers, load_reports, progress_bar, tell_problems
from sayso.cli.judgements import load_judgements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.pipeline import Run
    from sayso.reading import Aim
    from sayso.records import Account, Judgement, Report

CLAIMS_SHOWN = 12


@click.command()
@FILES
@click.option("--json", "json_file", metavar="FILE|-", help="Write the account as JSON (-: standard output).")
@click.option("--html", "html_file", metavar="FILE", help="Write the account as one self-contained page.")
@click.option("--judgements", "judgements_file", metavar="FILE", help="What people decided, as JSON Lines.")
@click.option(
    "--suppose",
    "supposed",
    metavar="WHAT",
    multiple=True,
    help="Show only what would count differently if … (see below); nothing is stored.",
)
@click.option(
    "--case", "case_file", metavar="FILE", help="Keep it all in this case, and tell what the case holds."
)
@click.option("--all", "show_all", is_flag=True, help="Show every claim, not only those with most at stake.")
@click.option("--brief", is_flag=True, help="Print what a claim is and rests on, without its passages.")
@click.option("--quiet", is_flag=True, help="Print no account in the terminal.")
@AIM
@WORKERS
def trace(
    files: tuple[str, ...],
    json_file: str | None,
    html_file: str | None,
    judgements_file: str | None,
    supposed: tuple[str, ...],
    case_file: str | None,
    show_all: bool,
    brief: bool,
    quiet: bool,
    aim: Aim,
    workers: int | None,
) -> None:
    """Tell for every claim in the reports who is saying it, through whom, and on how many origins it rests.

    Prints a readable account, the claim with most at stake first. Figures count "in these reports": a
    source that is in none of them is not counted. Sayso never says that a claim is true or false.

    \b
    Examples:
      sayso trace reports/
      sayso trace wire.txt paper.html --html account.html --brief
      sayso trace reports.jsonl --json - | jq '.claims[].assessment'
      sayso trace reports/ --suppose "same: local sources@wire = a resident@paper"
      sayso trace reports/ --suppose "there: Harbour Post" --suppose "without: wire"

    \b
    What can be supposed:
      same: VOICE = VOICE   two voices are one; a voice goes by its name or NAME@REPORT
      there: OUTLET         the reporter was there; an outlet, or the id of one report
      without: REPORT       a report is left out; its id, or an outlet for all of its reports
    """
    from sayso import pipeline

    if supposed and (json_file or html_file):
        raise click.UsageError("a supposition is not stored: leave out --json and --html, or --suppose")
    if case_file and judgements_file:
        raise click.UsageError("A case has its own decisions: give --case or --judgements, not both.")
    if case_file and aim != "default":
        raise click.UsageError("All reports of a case are read alike: leave out --precision and --recall.")
    reports = load_reports(files)
    judgements = load_judgements(Path(judgements_file)) if judgements_file else ()
    with progress_bar() as tell:
        how = pipeline.Run(workers=chosen_workers(workers), progress=tell, judgements=judgements, aim=aim)
        if case_file:
            account, judgements = _kept(case_file, reports, how)
        else:
            account = pipeline.trace(reports, how)
    if supposed:
        _compare(account, supposed, judgements)
        return
    _write(account, json_file, html_file)
    if not quiet and json_file != "-":
        _show(account, None if show_all else CLAIMS_SHOWN, brief=brief)
    if tell_problems(account.reports):
        sys.exit(1)


def _compare(account: Account, supposed: Sequence[str], judgements: Sequence[Judgement]) -> None:
    from sayso import pipeline
    from sayso.cli.supposing import compare
    from sayso.suppositions import understand

    meant = [understand(words, account) for words in supposed]
    for line in compare(account, pipeline.supposed(account, meant, judgements), meant):
        click.echo(line)


def _kept(place: str, reports: tuple[Report, ...], how: Run) -> tuple[Account, tuple[Judgement, ...]]:
    """The account and the decisions of a case, which is made where it is not there, with the reports added."""
    from sayso import case, store
    from sayso.cli.case.opening import name_of

    new = "://" not in place and not Path(place).exists()
    held = store.create(place) if new else store.open_case(place)
    try:
        work = case.Work(name_of(None), how.workers, how.progress)
        case.add(held, reports, work, command="trace")
        case.update(held, work)
        with held.reading() as connection:
            return store.account.get(connection), case.decided(connection)
    finally:
        held.close()


def _write(account: Account, json_file: str | None, html_file: str | None) -> None:
    if json_file:
        from sayso.export import jsonl

        _put(json_file, jsonl.dumps(jsonl.account_record(account)) + "\n")
    if html_file:
        from sayso.export import page

        _put(html_file, page.page(account))


def _put(file: str, content: str) -> None:
    if file == "-":
        click.echo(content, nl=False)
        return
    try:
        Path(file).write_text(content, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(
            f"{file}: cannot be written ({error.strerror}); choose another place"
        ) from error


def _show(account: Account, limit: int | None, *, brief: bool) -> None:
    from rich.console import Console

    from sayso.export import terminal

    terminal.show(account, Console(), limit=limit, brief=brief)
