"""``sayso read``: who is said to have said what, report by report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli.inputs import AIM, FILES, WORKERS, chosen_workers, load_reports, progress_bar, tell_problems

if TYPE_CHECKING:
    from sayso.reading import Aim


@click.command()
@FILES
@click.option("--jsonl", "as_lines", is_flag=True, help="JSON Lines, one report a line (the default form).")
@click.option("--text", "with_text", is_flag=True, help="Print each report's text with it.")
@AIM
@WORKERS
def read(files: tuple[str, ...], as_lines: bool, with_text: bool, aim: Aim, workers: int | None) -> None:
    """Read who is said to have said what in each report by itself.

    Takes text, HTML and JSON Lines files, folders, and "-" for JSON Lines (or one plain text) on standard
    input. Prints one JSON object for each report, in the order given: attributions, statements with their
    chains of sources, facets, and problems. Offsets are half-open code-point offsets into the text.

    \b
    Examples:
      sayso read --jsonl report.txt
      sayso read --jsonl --text page.html | jq '.statements[].chain'
      sayso read --jsonl --precision report.txt
      cat reports.jsonl | sayso read --jsonl -
    """
    from sayso import pipeline
    from sayso.export import jsonl

    reports = load_reports(files)
    with progress_bar() as tell:
        how = pipeline.Run(workers=chosen_workers(workers), progress=tell, aim=aim)
        for one in pipeline.read(reports, how):
            click.echo(jsonl.dumps(jsonl.read_record(one, with_text=with_text)))
    if tell_problems(reports):
        sys.exit(1)
