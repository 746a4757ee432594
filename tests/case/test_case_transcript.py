"""The transcript in docs/case.md is what happens: with the shipped models, as a new user would type it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import sayso

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "case.md"
BLOCK = re.compile(r"^```shell-session\n(.*?)^```", re.MULTILINE | re.DOTALL)


def steps() -> list[tuple[str, str]]:
    """Every command of the transcript with the output that the page shows."""
    lines = "".join(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    parts = re.split(r"^\$ ", lines, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


def pattern(shown: str) -> str:
    """What a shown output stands for: "…" is anything."""
    return r"[\s\S]*".join(re.escape(part) for part in shown.strip().split("…"))


def test_the_transcript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command exits with 0 and prints what the page says; reading again changes not a byte."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    found = steps()
    assert len(found) >= 15
    for command, shown in found:
        result = CliRunner().invoke(sayso, shlex.split(command)[1:])
        assert result.exit_code == 0, (command, result.output, result.exception)
        assert re.fullmatch(pattern(shown), result.stdout.strip()), (command, result.stdout)
    assert (tmp_path / "before.jsonl").read_bytes() == (tmp_path / "after.jsonl").read_bytes()
