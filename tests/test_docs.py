"""What the documentation says runs, and what is generated is up to date."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import sayso
from sayso.cli.reference import reference

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.md")),
]
FENCE = re.compile(r"^```(python|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


def blocks(language: str) -> list[tuple[str, str]]:
    """All fenced blocks of one language: (where, code)."""
    found = []
    for page in PAGES:
        for number, match in enumerate(FENCE.finditer(page.read_text(encoding="utf-8")), start=1):
            if match.group(1) == language:
                found.append((f"{page.relative_to(ROOT)}:{number}", match.group(2)))
    return found


def commands() -> list[tuple[str, str]]:
    """Every `$ sayso …` line of the console blocks: (where, command)."""
    return [
        (where, line[2:])
        for where, code in blocks("console")
        for line in code.splitlines()
        if line.startswith("$ sayso") and "evaluate" not in line and "|" not in line
    ]


@pytest.fixture
def in_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder that sees the examples, so that nothing is written into the project."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("where", "code"), blocks("python"))
@pytest.mark.usefixtures("in_copy")
def test_python_examples_run(where: str, code: str) -> None:
    """Every Python example in the docs runs as it stands."""
    exec(compile(code, where, "exec"), {"__name__": "example"})


@pytest.mark.parametrize(("where", "command"), commands())
@pytest.mark.usefixtures("in_copy")
def test_commands_run(where: str, command: str) -> None:
    """Every command in the docs does what it says without an error."""
    result = CliRunner().invoke(sayso, shlex.split(command)[1:])
    assert result.exit_code == 0, (where, result.output)


def test_reference_is_current() -> None:
    """docs/cli.md is what the commands' own help says; `make docs` rewrites it."""
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == reference(), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link in the docs leads to a file."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target.strip()).exists()] == []
