"""Our figures are those of the independent scorer, where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from sayso import pipeline, reports
from sayso.evaluation import run
from sayso.evaluation.chains import score_chains
from sayso.evaluation.gold import read_passages, read_standoff, read_story
from sayso.evaluation.stories import score_stories
from sayso.export import jsonl
from sayso.records import ReadReport

PASSAGES = 12


def scorer(shared: Path, *arguments: str, lines: str = "") -> dict[str, object]:
    """What the scorer prints for lines of `sayso read` or for traces."""
    command = [sys.executable, str(shared / "score" / "score.py"), *arguments]
    figures: dict[str, object] = json.loads(
        subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    )
    figures.pop("missing", None)
    return figures


def lines_of(reads: list[ReadReport]) -> str:
    """What `sayso read --jsonl` prints for them."""
    return "\n".join(jsonl.dumps(jsonl.read_record(one, with_text=False)) for one in reads)


def test_chains_alike(shared: Path, tmp_path: Path) -> None:
    """Statements and chains score the same by both."""
    gold = list(read_passages(shared / run.PASSAGES))[:PASSAGES]
    part = tmp_path / "gold.jsonl"
    part.write_text("\n".join((shared / run.PASSAGES).read_text().splitlines()[:PASSAGES]))
    given = [reports.from_text(one.text, id=one.id, **one.metadata) for one in gold]
    reads = list(pipeline.read(given, pipeline.Run()))
    ours = score_chains(zip(gold, [one.statements for one in reads], strict=True))
    assert ours == scorer(shared, "chains", str(part), lines=lines_of(reads))


def test_attributions_alike(shared: Path, tmp_path: Path) -> None:
    """Attributions score the same by both, on a few of the reports."""
    folder = shared / run.POLNEAR / "dev"
    text, standoff = tmp_path / "text", tmp_path / "standoff"
    text.mkdir(), standoff.mkdir()
    for path in sorted((folder / "attributions").glob("huff-post_2016-09-2*.ann"))[:3]:
        (standoff / path.name).write_bytes(path.read_bytes())
        name = path.stem.rsplit("_", 1)[0] + ".txt"
        (text / name).write_bytes((folder / "text" / name).read_bytes())
    ours = run.attributions(text, standoff, pipeline.Run())
    given = [reports.from_text(one.text, id=one.id) for one in read_standoff(text, standoff)]
    lines = lines_of(list(pipeline.read(given, pipeline.Run())))
    del ours["confidence"], ours["confidence_of_all"]
    assert ours == scorer(shared, "attributions", "--text", str(text), "--brat", str(standoff), lines=lines)


def test_stories_alike(shared: Path, tmp_path: Path) -> None:
    """Reuse, claims and counts score the same by both."""
    path = sorted((shared / run.STORIES).glob("*.json"))[-1]
    story = read_story(path)
    account = run.trace_story(story, pipeline.Run())
    trace = tmp_path / "trace.json"
    trace.write_text(jsonl.dumps(jsonl.account_record(account)), encoding="utf-8")
    assert score_stories([(story, account)]) == scorer(shared, "stories", str(path), "--trace", str(trace))
