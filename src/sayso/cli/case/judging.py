"""``sayso case judge`` and ``undo``: what people decide."""

from __future__ import annotations

from typing import Any

import click

from sayso.cli.case.opening import CASE, LATER, WHO, name_of, opened

NOTE = click.option("--note", default="", help="Why, in your words.")


@click.command()
@CASE
@click.argument("what")
@click.argument("about", nargs=-1, required=True, metavar="ID...")
@click.option("--value", default="", help="What is set: a stance, an owner, a letter, a text.")
@NOTE
@LATER
@WHO
def judge(
    case: str, what: str, about: tuple[str, ...], value: str, note: str, later: bool, who: str | None
) -> None:
    """Decide something about a statement, claim, source or report. Nothing is overwritten; `undo` takes it back.

    WHAT is one of the decisions that docs/case.md lists: accept, reject, unsure, stance, same-source, owner,
    reliability, exclude-report, note and more.

    \b
    Examples:
      sayso case judge flood.case reject s-3d7f --note "a caption, no statement"
      sayso case judge flood.case stance s-3d7f --value deny
      sayso case judge flood.case same-source o-11aa o-22bb
    """
    from sayso import case as work_on
    from sayso.records import Judgement

    decided: Any = what
    judgement = Judgement(decided, about, value, name_of(who), "", note)
    with opened(case) as store:
        number = work_on.judge(store, judgement)
        _derive(store, later, judgement.who)
    click.echo(f"{number}: {what} {' '.join(about)}. Take it back with: sayso case undo {case} {number}")


@click.command()
@CASE
@click.argument("number", type=int)
@NOTE
@LATER
@WHO
def undo(case: str, number: int, note: str, later: bool, who: str | None) -> None:
    """Take a decision back, by its number in `history`. Undoing the undoing brings it back.

    \b
    Examples:
      sayso case undo flood.case 3
    """
    from sayso import case as work_on

    with opened(case) as store:
        own = work_on.undo(store, number, who=name_of(who), note=note)
        _derive(store, later, name_of(who))
    click.echo(f"{own}: judgement {number} is taken back")


def _derive(store: Any, later: bool, who: str) -> None:
    from sayso import case as work_on
    from sayso.cli.inputs import progress_bar

    if not later:
        with progress_bar() as tell:
            work_on.update(store, work_on.Work(who, progress=tell))
