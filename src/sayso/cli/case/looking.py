"""``sayso case status``, ``claims``, ``show``, ``sources``, ``search``, ``history``: what a case holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sayso.cli.case.opening import CASE, forms, opened, print_rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST = click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
ALL = click.option("--all", "every", is_flag=True, help="Every one.")
CLAIM_COLUMNS = ("id", "reports", "lines", "against", "wording")


@click.command()
@CASE
@forms
def status(case: str, form: str | None) -> None:
    """Say how a case stands: what it holds, what waits, what could not be read.

    \b
    Examples:
      sayso case status flood.case
    """
    from sayso.store import ask

    with opened(case) as store, store.reading() as connection:
        stands = ask.status(connection)
        lost = [one for one in ask.reports(connection) if one["problem"]]
    stands["problems"] = [{"id": one["id"], "name": one["name"], "what": one["problem"]} for one in lost]
    stands["models"] = ", ".join(stands["models"])
    if form:
        flat = stands if form == "json" else {name: v for name, v in stands.items() if name != "problems"}
        print_rows([flat], form, ())
        return
    for name, value in stands.items():
        if name not in ("current", "problems"):
            click.echo(f"{name:<12}{value}")
    if not stands["current"]:
        click.echo(f"The claims are older than what the case holds; run: sayso case update {case}")
    for one in lost:
        click.echo(f"  {one['name']} ({one['id']}): {one['problem']}")


@click.command()
@CASE
@click.option("--single", is_flag=True, help="Only claims with at most one independent line.")
@click.option("--contested", is_flag=True, help="Only claims that somebody denies.")
@click.option("--circular", is_flag=True, help="Only claims that go in a circle.")
@click.option("--hardened", is_flag=True, help="Only claims that grew harder on the way.")
@click.option("--unnamed", is_flag=True, help="Only claims without a named origin.")
@click.option("--since", help="Only claims of reports added since (2026-03-01, or with a time).")
@MOST
@ALL
@forms
def claims(case: str, most: int, every: bool, form: str | None, **filters: Any) -> None:
    """List the claims, those with most at stake first. `lines` counts independent lines, least to most.

    \b
    Examples:
      sayso case claims flood.case
      sayso case claims flood.case --single --json
    """
    from sayso.store import ask

    wanted = ask.Wanted(**filters, most=None if every else most)
    with opened(case) as store, store.reading() as connection:
        _warn(connection, case)
        found = ask.claims(connection, wanted)
    if form is None:
        found = [
            {
                **one,
                "lines": f"{one['lines_min']}–{one['lines_max']}",
                "against": f"{one['against_min']}–{one['against_max']}" if one["against_max"] else "",
            }
            for one in found
        ]
    print_rows(found, form, CLAIM_COLUMNS)


@click.command()
@CASE
@click.argument("id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, in the shapes of `sayso trace --json`.")
def show(case: str, id: str, as_json: bool) -> None:
    """Show a claim with all that stands behind it, or a statement's claim, a source or a report.

    A report is shown with the readings that were rejected, which can be accepted again. ID may be
    shortened; a report may also be called by the name it came under, a source by its name.

    \b
    Examples:
      sayso case show flood.case c-1f2e
      sayso case show flood.case wire --json
    """
    from sayso.case import targets
    from sayso.store import account, ask

    with opened(case) as store, store.reading() as connection:
        _warn(connection, case)
        kind, whole = targets.find(connection, id)
        if kind == "statement":
            claim, report = ask.claim_of(connection, whole), targets.report_of(connection, whole)
            kind, whole = ("claim", claim) if claim else ("report", report)
        if kind == "claim":
            _show_claim(account.get(connection, [whole]), as_json)
        else:
            _show_thing(connection, (kind, whole), as_json, case)


def _show_claim(found: Any, as_json: bool) -> None:
    from rich.console import Console

    from sayso.export import jsonl, terminal

    if as_json:
        click.echo(jsonl.dumps(jsonl.account_record(found)))
    else:
        terminal.show(found, Console(), limit=None)


def _show_thing(connection: Connection, thing: tuple[str, str], as_json: bool, case: str) -> None:
    """A report with its versions and the readings that were rejected, or a source, with what it says."""
    from sayso.store import ask

    kind, id = thing
    rows = ask.reports(connection) if kind == "report" else ask.sources(connection)
    (told,) = [one for one in rows if one["id"] == id]
    said = ask.statements_of(connection, **{kind: id})
    gone = _rejected(connection, id) if kind == "report" else []
    if kind == "report":
        told["versions"] = ask.versions(connection, id)
    if as_json:
        more = {"rejected": gone} if kind == "report" else {}
        print_rows([{**told, "statements": said, **more}], "json", ())
        return
    for name, value in told.items():
        if value not in (None, "", [id]):
            click.echo(f"{name:<20}{', '.join(value) if isinstance(value, list) else value}")
    click.echo()
    print_rows(said, None, ("id", "claim", "voice", "stance", "text"))
    if gone:
        click.echo(f"\nRejected; to accept one again: sayso case judge {case} accept ID")
        print_rows(gone, None, ("id", "number", "who", "text"))


def _rejected(connection: Connection, report: str) -> list[dict[str, Any]]:
    from sayso.case.rejected import rejected
    from sayso.store import keep

    return [
        {
            "id": one.statement.id, "text": one.statement.text, "number": one.decision.number,
            "who": one.decision.judgement.who, "at": one.decision.judgement.when,
        }
        for one in rejected(connection, report, keep.decisions(connection))
    ]  # fmt: skip


@click.command()
@CASE
@click.argument("report", metavar="REPORT")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def versions(case: str, report: str, as_json: bool) -> None:
    """Show how a report at one address changed: its versions, what differs, and in which claims.

    \b
    Examples:
      sayso case versions flood.case mercury-dyke
    """
    from dataclasses import asdict

    from sayso.case import changes
    from sayso.export import jsonl
    from sayso.export.words import line

    with opened(case) as store, store.reading() as connection:
        _warn(connection, case)
        found = changes.of_report(connection, report)
    if as_json:
        click.echo(jsonl.dumps([asdict(one) for one in found]))
        return
    for one in found:
        click.echo(f"{one.older} → {one.newer}")
        for text in one.differences:
            click.echo(f"  {line(text)}")
        for what, claims in (("no longer in", one.left), ("new in", one.joined)):
            for claim, wording in claims:
                click.echo(f"  {what} {claim}: {line(wording)}")
    if not found:
        click.echo("one version")


@click.command()
@CASE
@MOST
@ALL
@forms
def sources(case: str, most: int, every: bool, form: str | None) -> None:
    """List who says things, those with most statements first; `passed on` counts what only came through them.

    \b
    Examples:
      sayso case sources flood.case --csv
    """
    from sayso.store import ask

    with opened(case) as store, store.reading() as connection:
        _warn(connection, case)
        found = ask.sources(connection, most=None if every else most)
    print_rows(found, form, ("id", "name", "kind", "owner", "statements", "passed_on"))


@click.command()
@CASE
@click.argument("words", nargs=-1, required=True)
@MOST
@forms
def search(case: str, words: tuple[str, ...], most: int, form: str | None) -> None:
    """Find sources, statements and reports that hold all the words; "quoted words" stand together.

    \b
    Examples:
      sayso case search flood.case dyke broke
      sayso case search flood.case '"River Maren"' --json
    """
    from sayso.store import search as index

    with opened(case) as store, store.reading() as connection:
        found = index.find(connection, " ".join(words), limit=most)
    marks = ("", "") if form else ("[", "]")
    rows = [
        {
            "what": one.where, "id": one.id, "name": one.name,
            "words": one.words.replace(index.OPEN, marks[0]).replace(index.CLOSE, marks[1]),
        }
        for one in found
    ]  # fmt: skip
    print_rows(rows, form, ("what", "id", "name", "words"))


@click.command()
@CASE
@forms
def history(case: str, form: str | None) -> None:
    """Tell what was done and decided in a case, by whom and when; numbers are those for `undo`.

    \b
    Examples:
      sayso case history flood.case
    """
    from sayso.store import ask

    with opened(case) as store, store.reading() as connection:
        found = ask.history(connection)
    print_rows(found, form, ("number", "at", "who", "what", "told"))


def _warn(connection: Connection, case: str) -> None:
    from sayso.store import account

    if not account.is_current(connection):
        click.echo(
            f"sayso: the claims are older than what the case holds; run: sayso case update {case}", err=True
        )
