"""``sayso serve``: the desk, a case as pages in the browser."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.case.opening import WHO, name_of, opened
from sayso.cli.inputs import progress_bar

if TYPE_CHECKING:
    from sayso.store import Store

EXAMPLE = Path("examples") / "kelmar-crossing" / "reports"
PORT = 8642


@click.command()
@click.argument("case", metavar="FILE", required=False)
@click.option("--demo", is_flag=True, help="A case of ten example reports that is gone when you stop.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Anything else asks for a token.")
@click.option("--open", "in_browser", is_flag=True, help="Open the page in your browser.")
@click.option("--token", help="What a browser must bring once; made for you where the desk is not local.")
@WHO
def serve(
    case: str | None, demo: bool, port: int, host: str, in_browser: bool, token: str | None, who: str | None
) -> None:
    """Open a case in the browser: claims, reports and sources to read, add to and correct.

    Prints the address to open. Listens on this machine alone unless you name another host; then a browser
    must bring the token once. Nothing is fetched from anywhere. Stop with Ctrl-C.

    \b
    Examples:
      sayso serve flood.case --open
      sayso serve --demo
      sayso serve flood.case --host 0.0.0.0 --token "$(openssl rand -hex 16)"
    """
    if demo == bool(case):
        raise click.UsageError("Give a case, or --demo.")
    with _example(name_of(who)) if demo else opened(str(case)) as store:
        from sayso.settings import from_environment
        from sayso.web import serving
        from sayso.web.desk import open_desk

        where = serving.listening(host, port, token)
        desk = open_desk(store, who=name_of(who), settings=from_environment(), demo=demo)
        serving.serve(desk, where, _tell_and_open if in_browser else _tell)


def _tell(address: str) -> None:
    click.echo(f"The desk: {address}  (stop with Ctrl-C)")


def _tell_and_open(address: str) -> None:
    _tell(address)
    click.launch(address)


@contextmanager
def _example(who: str) -> Iterator[Store]:
    """A case of the example reports in a folder that is gone afterwards."""
    from sayso import case as work_on
    from sayso import reports
    from sayso.settings import from_environment
    from sayso.store import create

    settings = from_environment()
    click.echo("Reading the ten example reports …")
    with tempfile.TemporaryDirectory(prefix="sayso-demo-") as folder, progress_bar() as tell:
        store = create(str(Path(folder) / "kelmar-crossing.case"))
        work = work_on.Work(who, settings.workers, tell)
        work_on.add(store, reports.load([str(example_reports())], stdin=None, settings=settings), work)
        work_on.update(store, work)
        yield store


def example_reports() -> Path:
    """The folder of the example reports: in a checkout, or shipped inside the package."""
    root = Path(__file__).resolve().parents[3]
    inside = Path(__file__).resolve().parents[1] / "resources" / "example"
    return root / EXAMPLE if (root / EXAMPLE).is_dir() else inside
