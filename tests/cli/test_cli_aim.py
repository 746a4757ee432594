"""Where the reader draws the line can be moved from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from sayso.cli import sayso
from sayso.evaluation.own_tables import SENTENCES_TABLE, table
from sayso.reading.confidence import POINTS


def _confidences(path: Path, *options: str) -> list[float]:
    result = CliRunner().invoke(sayso, ["read", str(path), *options])
    assert result.exit_code == 0, result.output
    line = json.loads(result.stdout)
    return [one["confidence"] for one in (*line["attributions"], *line["statements"]) if one["cue"]]


def test_precision_says_less_and_recall_says_more(tmp_path: Path) -> None:
    """With --precision only what is very likely right is printed, with --recall also what is less so."""
    path = tmp_path / "news.txt"
    path.write_text("\n\n".join(one.text for one in table(SENTENCES_TABLE)[::6]), encoding="utf-8")
    careful, plain, eager = (_confidences(path, *one) for one in (["--precision"], [], ["--recall"]))
    assert len(careful) < len(plain) < len(eager)
    assert min(careful) >= POINTS["precision"].least > min(plain)
