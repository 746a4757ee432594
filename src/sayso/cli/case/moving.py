"""``sayso case export``, ``import``, ``check``, ``backup``: a case goes out, comes in, is checked and copied."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from sayso.cli.case.opening import CASE, WHO, name_of, opened
from sayso.cli.inputs import progress_bar

TABLES = ("csv", "parquet")
FORMS = ("jsonl", *TABLES, "training", "webannotation", "prov", "ftm", "stix", "graphml", "gexf", "markdown")


@click.command()
@CASE
@click.option(
    "--as", "form", type=click.Choice(FORMS), default="jsonl", show_default=True, help="The format."
)
@click.option("--out", metavar="PLACE|-", default="-", help="Where to; standard output if you do not say.")
@click.option("--log", is_flag=True, help="jsonl: also when each report came and under which name.")
def export(case: str, form: str, out: str, log: bool) -> None:
    """Write the case for other programs. docs/case.md says what each format holds.

    As jsonl everything: reports with their bytes, readings, decisions, and what follows from them; the
    same reports and decisions give the same bytes, and `import` reads it. csv and parquet write one file
    for each table into a new folder.

    \b
    Examples:
      sayso case export flood.case --out flood.jsonl
      sayso case export flood.case --as csv --out flood-tables
      sayso case export flood.case --as markdown
    """
    from sayso.case import learning, transfer
    from sayso.store import account

    with opened(case) as store:
        if form in ("jsonl", "training"):
            lines = transfer.lines(store, log=log) if form == "jsonl" else learning.lines(store)
            write((f"{line}\n" for line in lines), out)
        elif form in TABLES:
            with store.reading() as connection:
                _write_tables(account.flat_rows(connection), form, out)
        else:
            from sayso.export.interchange import FORMATS

            with store.reading() as connection:
                found = account.get(connection)
            write([FORMATS[form](found)], out)


def _write_tables(rows: Mapping[str, Sequence[Mapping[str, Any]]], form: str, out: str) -> None:
    """One file for each table in a folder that must not be there yet."""
    from sayso.export import tabular

    if out == "-":
        raise click.UsageError(f"--as {form} writes several files; name a new folder with --out.")
    make = tabular.csv_bytes if form == "csv" else tabular.parquet_bytes
    try:
        folder = Path(out)
        folder.mkdir()
        for name, found in sorted(rows.items()):
            (folder / f"{name}.{form}").write_bytes(make(found))
    except OSError as error:
        raise click.ClickException(f"{out}: cannot be made ({error.strerror}); choose a new place") from error


def write(parts: Iterable[str], out: str) -> None:
    """Write text to a file or to standard output."""
    if out == "-":
        for part in parts:
            click.echo(part, nl=False)
        return
    try:
        with Path(out).open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(parts)
    except OSError as error:
        raise click.ClickException(
            f"{out}: cannot be written ({error.strerror}); choose another place"
        ) from error


@click.command("import")
@CASE
@click.argument("file", metavar="FILE|-")
@WHO
def import_(case: str, file: str, who: str | None) -> None:
    """Bring in what `export` wrote: reports, readings and decisions. The claims are derived again.

    \b
    Examples:
      sayso case import flood.case theirs.jsonl
    """
    from sayso import case as work_on
    from sayso.case import transfer

    with opened(case) as store, progress_bar() as tell:
        work = work_on.Work(name_of(who), progress=tell)
        new = transfer.bring_in(store, _lines(file), work)
        work_on.update(store, work)
        click.echo(f"{store.place}: {new} new reports")


def _lines(file: str) -> Iterator[str]:
    """The lines of a file; what is no UTF-8 is told as such by who reads them."""
    if file == "-":
        yield from (line.decode("utf-8") for line in sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as stream:
            yield from (line.decode("utf-8") for line in stream)
    except OSError as error:
        raise click.ClickException(f"{file}: cannot be read ({error.strerror}); check the path") from error


@click.command()
@CASE
def check(case: str) -> None:
    """Check that every byte is what it was and every figure what the reports and decisions give.

    Derives everything again and compares. Exit code 1 where anything differs; each difference is named.

    \b
    Examples:
      sayso case check flood.case
    """
    from sayso import case as work_on

    with opened(case) as store, progress_bar() as tell:
        found = work_on.check(store, work_on.Work(progress=tell))
        for one in found:
            click.echo(one)
        if found:
            sys.exit(1)
        click.echo(f"{store.place}: sound; everything derived follows from its reports and decisions")


@click.command()
@CASE
@click.argument("copy", metavar="COPY")
def backup(case: str, copy: str) -> None:
    """Copy a case as it stands at this moment, also while others work on it. COPY must not be there yet.

    \b
    Examples:
      sayso case backup flood.case flood-monday.case
    """
    from sayso.store.backup import back_up

    with opened(case) as store:
        back_up(store, copy)
    click.echo(f"{copy}: a copy of {case}")
