"""What somebody rejected can be seen and accepted again, after the case was derived anew and by its own id."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso import case
from sayso.case.rejected import rejected
from sayso.cli import sayso
from sayso.records import Judgement, Statement
from sayso.store import Store, account, keep
from tests.case.conftest import WORK
from tests.case.fakes import make_text


def told(store: Store) -> dict[str, Statement]:
    """The statements that count, by id, once everything is derived."""
    case.update(store, WORK)
    with store.reading() as connection:
        return {one.id: one for one in account.get(connection).statements}


def gone(store: Store, report: str) -> list[str]:
    """The ids of what was rejected in a report."""
    with store.reading() as connection:
        return [one.statement.id for one in rejected(connection, report, keep.decisions(connection))]


def decide(store: Store, what: str, *about: str) -> None:
    """A decision of Ada's, counted."""
    case.judge(store, Judgement(what, about, "", "Ada", WORK.clock()))  # type: ignore[arg-type]
    case.update(store, WORK)


def test_it_is_accepted_again(ten: Store) -> None:
    """A rejected reading is listed with its words; accepting it brings exactly it back, and both decisions stay."""
    before = told(ten)
    said = next(iter(before.values()))
    decide(ten, "reject", said.id)
    assert gone(ten, said.report) == [said.id]
    with ten.reading() as connection:
        (one,) = rejected(connection, said.report, keep.decisions(connection))
    assert (one.statement.text, one.decision.judgement.who) == (said.text, "Ada")
    decide(ten, "accept", said.id)
    assert told(ten) == before
    assert gone(ten, said.report) == []


def test_one_of_several_comes_back(ten: Store) -> None:
    """Of readings that were rejected together one may be accepted again; the other stays away."""
    first, second, *_ = before = told(ten)
    decide(ten, "reject", first, second)
    assert told(ten).keys() == before.keys() - {first, second}
    decide(ten, "accept", first)
    assert told(ten).keys() == before.keys() - {second}
    assert gone(ten, before[second].report) == [second]


@pytest.mark.parametrize("after", ["unsure", "undo"])
def test_what_was_taken_back_is_not_listed(ten: Store, after: str) -> None:
    """Neither an undone rejection nor one that somebody grew unsure of is shown as rejected."""
    said = next(iter(told(ten).values()))
    decide(ten, "reject", said.id)
    if after == "undo":
        case.undo(ten, 1, who="Ben")
    else:
        decide(ten, after, said.id)
    assert gone(ten, said.report) == []


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap: None) -> Callable[..., Result]:
    """Run a command on a case in an empty folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire.txt").write_text(make_text(1), encoding="utf-8")

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(sayso, ["case", *arguments])

    command("new", "a.case")
    command("add", "a.case", "wire.txt", "--who", "Ada")
    return command


def test_on_the_command_line(run: Callable[..., Result]) -> None:
    """`show` names what was rejected and the command that accepts it; the command does, by the shown id."""
    before = json.loads(run("show", "a.case", "wire", "--json").stdout)[0]
    said = before["statements"][0]
    assert before["rejected"] == []
    assert run("judge", "a.case", "reject", said["id"], "--who", "Ada").exit_code == 0
    shown = run("show", "a.case", "wire").stdout
    assert "sayso case judge a.case accept ID" in shown and said["id"] in shown
    assert run("show", "a.case", said["id"]).stdout == shown
    (told,) = json.loads(run("show", "a.case", "wire", "--json").stdout)
    assert [(one["id"], one["number"], one["who"]) for one in told["rejected"]] == [(said["id"], 1, "Ada")]
    assert run("judge", "a.case", "accept", said["id"][:6], "--who", "Ben").exit_code == 0
    assert json.loads(run("show", "a.case", "wire", "--json").stdout)[0] == before
