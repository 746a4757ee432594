"""``sayso trace``: who stands behind every claim, through whom, and how many independent origins."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.inputs import FILES, WORKERS, chosen_workers, load_reports, progress_bar, tell_problems
from sayso.cli.judgements import load_judgements

if TYPE_CHECKING:
    from sayso.records import Account

CLAIMS_SHOWN = 12


@click.command()
@FILES
@click.option("--json", "json_file", metavar="FILE|-", help="Write the account as JSON (-: standard output).")
@click.option("--html", "html_file", metavar="FILE", help="Write the account as one self-contained page.")
@click.option("--judgements", "judgements_file", metavar="FILE", help="What people decided, as JSON Lines.")
@click.option("--all", "show_all", is_flag=True, help="Show every claim, not only those with most at stake.")
@click.option("--quiet", is_flag=True, help="Print no account in the terminal.")
@WORKERS
def trace(
    files: tuple[str, ...],
    json_file: str | None,
    html_file: str | None,
    judgements_file: str | None,
    show_all: bool,
    quiet: bool,
    workers: int | None,
) -> None:
    """Tell for every claim in the reports who is saying it, through whom, and on how many origins it rests.

    Prints a readable account, the claim with most at stake first. Figures count "in these reports": a
    source that is in none of them is not counted. Sayso never says that a claim is true or false.

    \b
    Examples:
      sayso trace reports/
      sayso trace wire.txt paper.html --html account.html
      sayso trace reports.jsonl --json - | jq '.claims[].assessment'
    """
    from sayso import pipeline

    reports = load_reports(files)
    judgements = load_judgements(Path(judgements_file)) if judgements_file else ()
    with progress_bar() as tell:
        how = pipeline.Run(workers=chosen_workers(workers), progress=tell, judgements=judgements)
        account = pipeline.trace(reports, how)
    _write(account, json_file, html_file)
    if not quiet and json_file != "-":
        _show(account, None if show_all else CLAIMS_SHOWN)
    if tell_problems(account.reports):
        sys.exit(1)


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


def _show(account: Account, limit: int | None) -> None:
    from rich.console import Console

    from sayso.export import terminal

    terminal.show(account, Console(), limit=limit)
