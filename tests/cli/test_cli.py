"""The commands as a user meets them: what they print, what they say of bad input, how they exit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso.cli import sayso

REPORT = (
    "Fire at the port of Velmora\n\n"
    'The harbour master, Ilse Tarn, said that two silos had burned down on Tuesday. "Nobody was inside," she '
    "told reporters. According to local residents, the flames were seen from the other side of the bay. The "
    "Velmoran news agency cited port workers as saying that at least 12 people were taken to hospital."
)
GERMAN = (
    "Nach Angaben der Hafenbehörde brannten am Dienstag zwei Silos nieder. Die Feuerwehr teilte mit, niemand "
    "sei verletzt worden. Augenzeugen berichteten dagegen, mehrere Menschen seien ins Krankenhaus gekommen."
)

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder with one good report."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")

    def command(*arguments: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(sayso, list(arguments), input=given)

    return command


def lines(result: Result) -> list[dict[str, object]]:
    """The JSON objects on standard output."""
    return [json.loads(line) for line in result.stdout.splitlines()]


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "nulls.txt": b"\x00" * 5000,
    "german.txt": GERMAN.encode(),
    "broken.jsonl": b'{"id": "x", "text": \n',
    "untexted.jsonl": b'{"id": "x"}\n',
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_one_bad_report_is_told_and_the_rest_is_read(run: Run, tmp_path: Path, name: str) -> None:
    """A report that cannot be read gives a line with problems, every other line is complete, exit code 1."""
    (tmp_path / name).write_bytes(BAD[name])
    result = run("read", "--jsonl", name, "good.txt")
    bad, good = lines(result)
    assert result.exit_code == 1
    assert bad["problems"] and not bad.get("statements")
    assert good["statements"] and not good["problems"]
    assert len(result.stderr.strip()) > 20


def test_a_missing_file_is_told(run: Run) -> None:
    """A file that is not there is named, and the rest is read."""
    result = run("read", "--jsonl", "nowhere.txt", "good.txt")
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr
    assert len(lines(result)) == 2


def test_a_folder_without_reports_is_told(run: Run, tmp_path: Path) -> None:
    """A folder with nothing in it is named."""
    (tmp_path / "empty").mkdir()
    result = run("read", "--jsonl", "empty")
    assert result.exit_code == 1
    assert "empty" in result.stderr


def test_broken_html_is_read_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    """A page whose marks do not match is still a report."""
    (tmp_path / "page.html").write_text(f"<html><body><article><p>{REPORT}</div></p><b><p>", encoding="utf-8")
    (only,) = lines(run("read", "--jsonl", "page.html"))
    assert only["statements"]


def test_standard_input_as_lines(run: Run) -> None:
    """JSON Lines on standard input keep their order and ids; a bad line does not stop the others."""
    given = "\n".join(
        [json.dumps({"id": "b", "text": REPORT}), "{oops", json.dumps({"id": "a", "text": REPORT})]
    )
    result = run("read", "--jsonl", "-", given=given)
    found = lines(result)
    assert [one["id"] for one in found if one.get("statements")] == ["b", "a"]
    assert len(found) == 3
    assert result.exit_code == 1


def test_a_huge_line_is_survived(run: Run, tmp_path: Path) -> None:
    """A file of 50 MB in one line is refused with the bound, not read for hours."""
    (tmp_path / "huge.txt").write_bytes(b"word " * 10_000_000)
    result = run("read", "--jsonl", "huge.txt", "good.txt")
    assert result.exit_code == 1
    assert lines(result)[1]["statements"]


def test_trace_writes_what_was_asked(run: Run, tmp_path: Path) -> None:
    """The page, the data and the terminal account come from one run."""
    result = run("trace", "good.txt", "--json", "out.json", "--html", "out.html")
    assert result.exit_code == 0
    account = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert account["schema"] == 1 and account["claims"]
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<script" not in page and "http" not in page.split("<body")[0].replace("http-equiv", "")
    assert "silos" in result.stdout


def test_trace_to_standard_output_is_data_alone(run: Run) -> None:
    """With --json - nothing but JSON is printed."""
    assert json.loads(run("trace", "good.txt", "--json", "-").stdout)["reports"][0]["id"] == "good"


def test_the_same_bytes_in_any_order(run: Run, tmp_path: Path) -> None:
    """The order in which files are named changes no byte of the account."""
    (tmp_path / "other.txt").write_text(REPORT.replace("Velmora", "Ostrel"), encoding="utf-8")
    first = run("trace", "good.txt", "other.txt", "--json", "-").stdout
    assert first == run("trace", "other.txt", "good.txt", "--json", "-").stdout


def test_a_place_that_cannot_be_written(run: Run) -> None:
    """A page that cannot be written is a clear error."""
    result = run("trace", "good.txt", "--html", "no/such/folder/out.html")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize("arguments", [("trace",), ("read",), ("trace", "--nonsense", "x"), ("nonsense",)])
def test_wrong_usage_exits_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    """Wrong usage is told as such."""
    assert run(*arguments).exit_code == 2


def test_an_unknown_setting_is_an_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SAYSO_ variable that nobody knows is not passed over."""
    monkeypatch.setenv("SAYSO_WORKES", "2")
    result = run("read", "--jsonl", "good.txt")
    assert result.exit_code != 0
    assert "SAYSO_WORKES" in str(result.exception)


@pytest.mark.parametrize("command", ["read", "trace", "evaluate"])
def test_help_has_examples(run: Run, command: str) -> None:
    """Every command explains itself with examples."""
    assert "Examples:" in run(command, "--help").output


def test_judgements_are_laid_over(run: Run, tmp_path: Path) -> None:
    """A report that somebody excludes is gone from the account; the decision is taken from a file."""
    decision = {"what": "exclude-report", "about": ["good"], "who": "desk", "when": "2026-03-01"}
    (tmp_path / "decisions.jsonl").write_text(json.dumps(decision) + "\n", encoding="utf-8")
    result = run("trace", "good.txt", "--judgements", "decisions.jsonl", "--json", "-")
    assert json.loads(result.stdout)["reports"] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "saw no JSON"),
        ("[]", "expected an object"),
        ('{"what": "guess", "about": ["x"]}', "expected one of"),
        ('{"what": "reject", "about": "x"}', "expected a list of ids"),
    ],
)
def test_a_bad_judgement_is_told(run: Run, tmp_path: Path, line: str, told: str) -> None:
    """A decision that cannot be read is named with its line, before anything is done."""
    (tmp_path / "decisions.jsonl").write_text(line + "\n", encoding="utf-8")
    result = run("trace", "good.txt", "--judgements", "decisions.jsonl")
    assert told in str(result.exception)
    assert "decisions.jsonl:1" in str(result.exception)


def test_sources_lists_who_speaks(run: Run) -> None:
    """Everybody whom a chain names, with the words that tell; as JSON Lines for programs."""
    result = run("sources", "--why", "--workers", "1", "good.txt")
    assert result.exit_code == 0, result.output
    assert "Ilse Tarn (person): " in result.output
    assert "“" in result.output
    records = lines(run("sources", "--jsonl", "--workers", "1", "good.txt"))
    assert {"Ilse Tarn", "local residents"} <= {record["name"] for record in records}
