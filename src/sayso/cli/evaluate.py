"""``sayso evaluate``: every figure in the docs, measured again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.inputs import WORKERS, chosen_workers, progress_bar
from sayso.errors import NotMeasured

if TYPE_CHECKING:
    from sayso.pipeline import Run

PARTS = ("attributions", "chains", "stories")


@click.command()
@click.argument("what", type=click.Choice([*PARTS, "all"]))
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder of annotated data.")
@WORKERS
def evaluate(what: str, data: Path, workers: int | None) -> None:
    """Measure reading, chains and counts on annotated reports, and print the figures as JSON.

    The folder holds data/polnear/dev (attributions), cases/chains-dev.jsonl (chains) and
    cases/stories-dev/*.json (stories); docs/evaluation.md says what they are and how they are scored.

    \b
    Examples:
      sayso evaluate attributions --data ../shared
      sayso evaluate all --data ../shared
    """
    from sayso import pipeline

    if not data.is_dir():
        raise NotMeasured(f"{data}: saw no such folder; expected one with data/ and cases/")
    with progress_bar() as tell:
        how = pipeline.Run(workers=chosen_workers(workers), progress=tell)
        figures = {part: _measure(part, data, how) for part in (PARTS if what == "all" else (what,))}
    click.echo(json.dumps(figures if what == "all" else figures[what], indent=1))


def _measure(part: str, data: Path, how: Run) -> dict[str, object]:
    from sayso.evaluation import run

    if part == "attributions":
        folder = data / run.POLNEAR / "dev"
        return run.attributions(folder / "text", folder / "attributions", how)
    if part == "chains":
        return run.chains(_needed(data / run.PASSAGES), how)
    found = sorted(_needed(data / run.STORIES).glob("*.json"))
    return run.stories(found, how)


def _needed(path: Path) -> Path:
    if not path.exists():
        raise NotMeasured(f"{path}: not there; expected the annotated data")
    return path
