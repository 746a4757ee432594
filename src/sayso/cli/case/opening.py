"""What the case commands have in common: how a case is opened, and how rows are printed."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from sayso.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])

WHOLE = ("id", "claim", "number", "at")
"""Columns that are copied from the screen and so never broken."""

CASE = click.argument("case", metavar="FILE")
WHO = click.option("--who", help="Who does it; your name on this machine if you do not say.")
LATER = click.option("--later", is_flag=True, help="Keep it only; `sayso case update` does the rest.")
_JSON = click.option("--json", "form", flag_value="json", help="Print JSON.")
_CSV = click.option("--csv", "form", flag_value="csv", help="Print CSV.")


def forms(command: Command) -> Command:
    """Give a command the options --json and --csv."""
    return _JSON(_CSV(command))


@contextmanager
def opened(place: str) -> Iterator[Store]:
    """An open case that is let go of afterwards."""
    from sayso.store import open_case

    store = open_case(place)
    try:
        yield store
    finally:
        store.close()


def name_of(who: str | None) -> str:
    """Who is at work: as typed, or the name of the account on this machine."""
    if who and who.strip():
        return who.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise click.UsageError("Nobody's name is known here; say it with --who NAME.") from None


def print_rows(rows: Sequence[Mapping[str, Any]], form: str | None, columns: Sequence[str]) -> None:
    """Print rows as JSON with every field, as CSV with every field, or as a table of the columns named."""
    from sayso.export import jsonl

    if form == "json":
        click.echo("[" + ",\n ".join(jsonl.dumps(dict(row)) for row in rows) + "]")
    elif form == "csv":
        from sayso.export import tabular

        click.echo(tabular.csv_text(rows), nl=False)
    else:
        _print_table(rows, columns)


def _print_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from sayso.export.words import line

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=column in WHOLE)
    for row in rows:
        table.add_row(*(Text(line(_shown(row[column]))) for column in columns))
    Console().print(table if rows else "nothing")


def _shown(value: Any) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else f"{value:.2f}" if isinstance(value, float) else str(value)
