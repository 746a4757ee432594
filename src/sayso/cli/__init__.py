"""The commands: one file each; parse, call, print.

Exit codes: 0 done, 1 something could not be read or failed, 2 wrong usage, 3 could not be measured.
"""

from __future__ import annotations

import sys

import click

from sayso.cli.case import case
from sayso.cli.evaluate import evaluate
from sayso.cli.read import read
from sayso.cli.serve import serve
from sayso.cli.sources import sources
from sayso.cli.trace import trace
from sayso.errors import NotMeasured, SaysoError

FAILED = 1
NOT_MEASURED = 3


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sayso", prog_name="sayso")
def sayso() -> None:
    """On whose say-so? Who is actually saying it, through whom, and how many independent origins there are.

    \b
    sayso trace reports/ --html account.html   the whole account of a folder of reports
    sayso read --jsonl report.txt              who is said to have said what, as JSON Lines
    sayso sources --why reports/               who speaks, how often, through whom, and how that is known
    sayso case new flood.case                  keep reports, readings and decisions in one file
    sayso serve flood.case                     read, search and correct it in the browser

    Nothing leaves this machine. Exit codes: 0 done, 1 something failed or could not be read,
    2 wrong usage, 3 could not be measured.
    """


sayso.add_command(read)
sayso.add_command(trace)
sayso.add_command(sources)
sayso.add_command(case)
sayso.add_command(serve)
sayso.add_command(evaluate)


def main() -> None:
    """Run the command that was typed; errors of ours become one clear line."""
    try:
        sayso()
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        sys.exit(NOT_MEASURED if isinstance(error, NotMeasured) else FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILED)
