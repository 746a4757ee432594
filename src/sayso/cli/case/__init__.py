"""``sayso case``: weeks of work in one file."""

from __future__ import annotations

import click

from sayso.cli.case.adding import add, fetch, new, reread, update
from sayso.cli.case.judging import judge, undo
from sayso.cli.case.looking import claims, history, search, show, sources, status, versions
from sayso.cli.case.moving import backup, check, export, import_


@click.group()
def case() -> None:
    """Keep reports, readings and decisions of an investigation in one file that can be copied and mailed.

    \b
    Examples:
      sayso case new flood.case
      sayso case add flood.case reports/
      sayso case claims flood.case --contested
      sayso case show flood.case c-1f2e

    FILE is a path, or for a team the address of a PostgreSQL database (postgresql://host/name). Ids may be
    shortened as long as one thing alone begins so.
    """


for command in (
    new, add, fetch, update, reread, status, claims, show, sources, versions, search, history,
    judge, undo, export, import_, check, backup,
):  # fmt: skip
    case.add_command(command)
