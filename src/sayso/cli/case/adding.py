"""``sayso case new``, ``add``, ``update``, ``reread``: reports into a case."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from sayso.cli.case.opening import CASE, LATER, WHO, name_of, opened
from sayso.cli.inputs import WORKERS, chosen_workers, progress_bar

if TYPE_CHECKING:
    from sayso.records import Report
    from sayso.store import Store
    from sayso.store.keep import Kept


@click.command()
@CASE
def new(case: str) -> None:
    """Make a new, empty case.

    \b
    Examples:
      sayso case new flood.case
      sayso case new postgresql://desk@server/flood
    """
    from sayso.store import create

    store = create(case)
    store.close()
    click.echo(f"{store.place}: a new case. Add reports with: sayso case add {store.place} REPORTS")


@click.command()
@CASE
@click.argument("files", nargs=-1, required=True, metavar="[FILE|FOLDER|-]...")
@click.option("--quiet", is_flag=True, help="Name no report, only count.")
@LATER
@WHO
@WORKERS
def add(
    case: str, files: tuple[str, ...], quiet: bool, later: bool, who: str | None, workers: int | None
) -> None:
    """Add reports, read them and derive the claims anew. Reports the case has already are not read again.

    A report whose id is printed is safe, whatever happens next; a stopped run is finished by
    `sayso case update`. What cannot be read is kept with the reason, and the exit code is 1.

    \b
    Examples:
      sayso case add flood.case reports/ paper.html
      cat reports.jsonl | sayso case add flood.case -
    """
    from sayso import case as work_on
    from sayso import reports
    from sayso.settings import from_environment

    def acknowledge(kept: Kept) -> None:
        if not quiet:
            click.echo(f"{'+' if kept.is_new else '='} {kept.id}  {kept.name}")

    stdin = sys.stdin.buffer if "-" in files else None
    with opened(case) as store, progress_bar() as tell:
        found = reports.load(files, stdin=stdin, settings=from_environment())
        work = work_on.Work(name_of(who), chosen_workers(workers), tell, acknowledge)
        added = work_on.add(store, found, work)
        if not later:
            work_on.update(store, work)
        _tell(store, f"{added.new} new, {added.known} known already", later=later)
    if added.unreadable:
        click.echo(f"sayso: {added.unreadable} could not be read; see: sayso case status {case}", err=True)
        sys.exit(1)


@click.command()
@CASE
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option("--allow-private", is_flag=True, help="Also from addresses of your own network.")
@LATER
@WHO
def fetch(case: str, addresses: tuple[str, ...], allow_private: bool, later: bool, who: str | None) -> None:
    """Fetch pages or feeds that you name and add them. This alone uses the network, and only what you name.

    Asks robots.txt, waits between requests to one host, sends no cookies, and refuses addresses that are
    not on the open internet. Links in a page or feed are not followed.

    \b
    Examples:
      sayso case fetch flood.case https://mercury.example/dyke
    """
    from sayso import case as work_on

    failed = 0
    with opened(case) as store, progress_bar() as tell:
        for url, found in _fetched(addresses, allow_private):
            work = work_on.Work(
                name_of(who), progress=tell, acknowledge=lambda kept: click.echo(f"+ {kept.id}")
            )
            if isinstance(found, str):
                failed += 1
                click.echo(f"sayso: {found}", err=True)
            else:
                work_on.add(store, found, work, command=f"fetch {url}")
        if not later:
            work_on.update(store, work_on.Work(name_of(who), progress=tell))
        _tell(store, f"{len(addresses) - failed} fetched", later=later)
    if failed:
        sys.exit(1)


def _fetched(addresses: tuple[str, ...], allow_private: bool) -> Iterator[tuple[str, Iterable[Report] | str]]:
    """For each address the reports that came from it, or why none did."""
    from sayso import reports
    from sayso.errors import InputError
    from sayso.fetch import Bounds, Client
    from sayso.settings import from_environment

    client = Client(Bounds(allow_private=allow_private))
    for url in addresses:
        try:
            page = client.fetch(url)
        except InputError as error:
            yield url, str(error)
            continue
        yield (
            url,
            reports.from_page(page.content, url=page.url, captured=page.moment, settings=from_environment()),
        )


@click.command()
@CASE
@WHO
@WORKERS
def update(case: str, who: str | None, workers: int | None) -> None:
    """Read what waits to be read and derive the claims, where anything changed.

    \b
    Examples:
      sayso case update flood.case
    """
    from sayso import case as work_on

    with opened(case) as store, progress_bar() as tell:
        work_on.update(store, work_on.Work(name_of(who), chosen_workers(workers), tell))
        _tell(store, "up to date", later=False)


@click.command()
@CASE
@click.option("--all", "every", is_flag=True, help="Read every report again, whoever read it last.")
@WHO
@WORKERS
def reread(case: str, every: bool, who: str | None, workers: int | None) -> None:
    """Read reports again that an older model or version read. Decisions stay.

    A decision whose words are read otherwise now is shown as an orphan; it is never moved to others.

    \b
    Examples:
      sayso case reread flood.case
    """
    from sayso import case as work_on

    with opened(case) as store, progress_bar() as tell:
        work = work_on.Work(name_of(who), chosen_workers(workers), tell)
        count = work_on.reread(store, work, every=every)
        _tell(store, f"{count} read again", later=False)


def _tell(store: Store, what: str, *, later: bool) -> None:
    """One line on how the case stands now."""
    from sayso.store import ask

    with store.reading() as connection:
        stands = ask.status(connection)
    end = f"{stands['waiting']} wait for: sayso case update" if later else f"{stands['claims']} claims"
    click.echo(f"{store.place}: {what}; {stands['reports']} reports, {end}")
