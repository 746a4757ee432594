"""The case commands as a user meets them: what they print, how they exit, what they say of mistakes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso.cli import sayso
from sayso.cli.case import case as case_group
from sayso.errors import SaysoError
from tests.case.fakes import make_text

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap: None) -> Run:
    """Run a case command in a folder with some reports."""
    monkeypatch.chdir(tmp_path)
    for number in range(3):
        (tmp_path / f"n{number}.txt").write_text(make_text(number), encoding="utf-8")

    def command(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(sayso, ["case", *arguments], input=given)

    return command


@pytest.fixture
def filled(run: Run) -> Run:
    """The same with a case a.case of the reports."""
    assert run("new", "a.case").exit_code == 0
    assert run("add", "a.case", "n0.txt", "n1.txt", "n2.txt", "--who", "Ada").exit_code == 0
    return run


def test_add_says_what_is_safe(filled: Run, tmp_path: Path) -> None:
    """Each report is acknowledged, one known already is told as such, one unreadable gives exit code 1."""
    (tmp_path / "bad.txt").write_bytes(b"\x00" * 50)
    line = json.dumps({"id": "in", "text": make_text(9)})
    result = filled("add", "a.case", "-", "n1.txt", "bad.txt", given=line + "\n")
    assert [one[0] for one in result.stdout.splitlines()[:3]] == ["+", "=", "+"]
    assert result.exit_code == 1 and "1 could not be read" in result.stderr
    assert "bad" in filled("status", "a.case").stdout


def test_later_waits(run: Run) -> None:
    """Added for later nothing is read; the case says so, and update does the rest."""
    run("new", "a.case")
    assert "2 wait" in run("add", "a.case", "n0.txt", "n1.txt", "--later").stdout
    told = run("claims", "a.case")
    assert "older than what the case holds" in told.stderr
    assert run("update", "a.case").exit_code == 0
    assert json.loads(run("status", "a.case", "--json").stdout)[0]["waiting"] == 0


@pytest.mark.parametrize("command", ["claims", "sources", "history", "status"])
def test_lists_print_as_tables_json_and_csv(filled: Run, command: str) -> None:
    """Every list is a table for people, JSON and CSV for programs, with the same rows."""
    found = json.loads(filled(command, "a.case", "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(filled(command, "a.case", "--csv").stdout)))
    assert len(found) == len(rows) > 0
    assert filled(command, "a.case").exit_code == 0


def test_show_and_search(filled: Run) -> None:
    """A claim, a source and a report are shown by the beginning of an id or by name; words are found."""
    claim = json.loads(filled("claims", "a.case", "--json").stdout)[0]["id"]
    assert "Who has it from whom" in filled("show", "a.case", claim[:8]).stdout
    assert json.loads(filled("show", "a.case", claim, "--json").stdout)["claims"][0]["id"] == claim
    assert "n1" not in filled("show", "a.case", "n1").stdout.splitlines()[0]
    assert filled("show", "a.case", "Ilse Tarn", "--json").exit_code == 0
    assert "[ferry]" in filled("search", "a.case", "ferry").stdout
    assert filled("search", "a.case", "unheard").stdout.strip() == "nothing"


def test_filters(filled: Run) -> None:
    """Claims are chosen by what is odd about them."""
    every = json.loads(filled("claims", "a.case", "--all", "--json").stdout)
    single = json.loads(filled("claims", "a.case", "--all", "--single", "--json").stdout)
    assert [one for one in every if one["lines_max"] <= 1] == single
    assert json.loads(filled("claims", "a.case", "--circular", "--json").stdout) == []
    assert json.loads(filled("claims", "a.case", "--since", "2100", "--json").stdout) == []
    assert len(json.loads(filled("claims", "a.case", "--most", "1", "--json").stdout)) == 1


def test_judge_undo_history(filled: Run) -> None:
    """A decision holds until it is taken back, and both stand in the history."""
    claim = json.loads(filled("claims", "a.case", "--json").stdout)[0]["id"]
    assert filled("judge", "a.case", "credibility", claim, "--value", "5", "--who", "Ben").exit_code == 0
    digits = {one["digit"] for one in json.loads(filled("claims", "a.case", "--all", "--json").stdout)}
    assert 5 in digits
    assert filled("undo", "a.case", "1", "--who", "Ada").exit_code == 0
    told = json.loads(filled("history", "a.case", "--json").stdout)
    assert [(one["who"], one["what"]) for one in told if one["number"]] == [
        ("Ben", "credibility"),
        ("Ada", "undo"),
    ]


def test_out_and_in(filled: Run, tmp_path: Path) -> None:
    """Every format is written; the JSON Lines come in again as the same case."""
    for form in ("jsonl", "webannotation", "prov", "ftm", "stix", "graphml", "gexf", "markdown"):
        assert filled("export", "a.case", "--as", form, "--out", f"out.{form}").exit_code == 0, form
        assert (tmp_path / f"out.{form}").stat().st_size > 100
    assert filled("export", "a.case", "--as", "csv", "--out", "tables").exit_code == 0
    assert (tmp_path / "tables" / "claim.csv").read_text().startswith("id,wording,")
    assert filled("export", "a.case", "--as", "csv").exit_code == 2
    filled("new", "b.case")
    assert filled("import", "b.case", "out.jsonl").exit_code == 0
    assert filled("export", "b.case").stdout == (tmp_path / "out.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace('"record": "report"', '"record": "rep'),
        lambda line: line.replace('"original": "', '"original": "AAAA'),
        lambda line: line.replace('"original"', '"origin"'),
        lambda line: "[" * 5000,
        lambda line: "null",
    ],
)
def test_a_forged_line_brings_nothing_in(filled: Run, tmp_path: Path, change: Callable[[str], str]) -> None:
    """An export that was tampered with is named by its line, and not one report of it comes in."""
    filled("export", "a.case", "--out", "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "a.jsonl").write_text("\n".join([*lines[:3], change(lines[3]), *lines[4:]]), encoding="utf-8")
    filled("new", "b.case")
    result = filled("import", "b.case", "a.jsonl")
    assert isinstance(result.exception, SaysoError) and "line 4" in str(result.exception)
    assert json.loads(filled("status", "b.case", "--json").stdout)[0]["reports"] == 0


def test_check_and_backup(filled: Run) -> None:
    """A sound case is told as sound, and so is its copy."""
    assert "sound" in filled("check", "a.case").stdout
    assert filled("backup", "a.case", "b.case").exit_code == 0
    assert "sound" in filled("check", "b.case").stdout


def test_trace_keeps_what_it_did(run: Run, tmp_path: Path) -> None:
    """With --case the account of a trace is that of a case, which grows with the next trace."""
    for name, reports in (("n0.txt", 1), ("n1.txt", 2)):
        result = CliRunner().invoke(
            sayso, ["trace", name, "--case", "t.case", "--json", "out.json", "--quiet"]
        )
        assert result.exit_code == 0, result.output
        assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["reports"]) == reports
    assert "sound" in run("check", "t.case").stdout


def test_versions(run: Run, tmp_path: Path) -> None:
    """A changed text at one address is a version, with what differs."""
    for name, text in (("a", make_text(1)), ("b", make_text(1).replace("boats", "ships"))):
        line = {"id": "same", "text": text, "url": "https://post.example/x", "published": "2021-03-01"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line))
    run("new", "a.case")
    run("add", "a.case", "a.jsonl")
    assert run("versions", "a.case", "same").stdout == "one version\n"
    run("add", "a.case", "b.jsonl")
    (change,) = json.loads(run("versions", "a.case", "same", "--json").stdout)
    assert [one[0] for one in change["differences"]] == ["-", "+"]
    assert "ships" in run("versions", "a.case", "https://post.example/x").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "a.case", "zzz"),
        ("show", "a.case", "c-"),
        ("undo", "a.case", "9"),
        ("new", "a.case"),
        ("status", "no.case"),
    ],
)
def test_mistakes_are_told(filled: Run, arguments: tuple[str, ...]) -> None:
    """What cannot be done is an error of ours, which the command prints as one line."""
    result = filled(*arguments)
    assert isinstance(result.exception, SaysoError), result.output


@pytest.mark.parametrize("command", sorted(case_group.commands))
def test_help_has_examples(run: Run, command: str) -> None:
    """Every command explains itself with examples."""
    assert "Examples:" in run(command, "--help").output


def test_a_case_is_read_one_way(filled: Run) -> None:
    """A trace into a case refuses to read reports otherwise than the case reads them, and says so."""
    result = CliRunner().invoke(sayso, ["trace", "n0.txt", "--case", "a.case", "--recall"])
    assert result.exit_code == 2
    assert "read alike" in result.stderr


def test_a_supposition_about_a_case_knows_its_decisions(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was decided in a case, and not taken back, holds under a supposition too."""
    from sayso import pipeline

    for letter in "BC":
        assert (
            filled("judge", "a.case", "reliability", "Ilse Tarn", "--value", letter, "--who", "Ben").exit_code
            == 0
        )
    filled("undo", "a.case", "2", "--who", "Ben")
    seen: list[str] = []
    real = pipeline.supposed

    def listening(account, these, judgements=()):  # type: ignore[no-untyped-def]
        seen.extend(one.value for one in judgements)
        return real(account, these, judgements)

    monkeypatch.setattr(pipeline, "supposed", listening)
    result = CliRunner().invoke(
        sayso, ["trace", "n0.txt", "--case", "a.case", "--suppose", "same: Ilse Tarn = Local residents"]
    )
    assert seen == ["B"], result.output
