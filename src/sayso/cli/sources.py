"""``sayso sources``: who speaks in the reports, how often, in what stance, through whom."""

from __future__ import annotations

import sys

import click

from sayso.cli.inputs import FILES, WORKERS, chosen_workers, load_reports, progress_bar, tell_problems


@click.command()
@FILES
@click.option("--jsonl", "as_lines", is_flag=True, help="JSON Lines, one source a line.")
@click.option("--why", is_flag=True, help="Show the words that make each link, and why names were merged.")
@WORKERS
def sources(files: tuple[str, ...], as_lines: bool, why: bool, workers: int | None) -> None:
    """List who speaks in the reports: how often, in what stance, through whom, by what names.

    One entry for one somebody over all reports, those with most claims first. A source that is not named
    belongs to its report. "passed on" counts what came through a source from somebody else.

    \b
    Examples:
      sayso sources reports/
      sayso sources --why wire.txt paper.html
      sayso sources --jsonl reports.jsonl | jq 'select(.named | not)'
    """
    from sayso import pipeline
    from sayso.export import jsonl
    from sayso.export import speakers as view

    reports = load_reports(files)
    with progress_bar() as tell:
        how = pipeline.Run(workers=chosen_workers(workers), progress=tell)
        heard = pipeline.hear(reports, how)
    for one in view.speakers(reports, *heard):
        if as_lines:
            click.echo(jsonl.dumps(view.speaker_record(one)))
        else:
            click.echo("\n".join(view.speaker_lines(one, why=why)))
    if tell_problems(reports):
        sys.exit(1)
