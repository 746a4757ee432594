"""``sayso evaluate``: every figure in the docs, measured again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.inputs import AIM, WORKERS, chosen_workers, progress_bar
from sayso.errors import NotMeasured

if TYPE_CHECKING:
    from sayso.pipeline import Run
    from sayso.reading import Aim

SHIPPED = ("sentences", "stances", "facets")
PARTS = (*SHIPPED, "attributions", "chains", "held-out", "sources", "identity", "credits", "stories")
GENERATED = "generated"


@click.command()
@click.argument("what", type=click.Choice([*PARTS, "all", GENERATED]))
@click.option("--data", type=click.Path(path_type=Path), help="Folder of annotated data.")
@click.option("--stories", type=click.IntRange(1), default=960, help="Stories made up (generated); 960.")
@click.option("--rendered", type=click.IntRange(0), default=24, help="Of them written out and read; 24.")
@click.option(
    "--plot", type=click.Path(path_type=Path), help="Where to draw the figures (generated), as SVG."
)
@AIM
@WORKERS
def evaluate(what: str, data: Path | None, aim: Aim, workers: int | None, **made_up: Any) -> None:
    """Measure reading, chains and counts on annotated reports, and print the figures as JSON.

    Three parts need no data, only what is shipped: sentences (sources, cues, contents), stances (with hedges)
    and facets (quantities, times, places; with data/gum also its times). "generated" makes up stories whose
    true number of independent origins is known, and says how often the count holds it, by depth of sourcing,
    by kind of copying and by noise.

    For the others the folder holds data/polnear/dev (attributions), cases/chains-dev.jsonl (chains),
    cases/chains-train.jsonl (held-out: the fifth of it that training leaves out), data/gum (sources),
    data/meantime and data/ecbplus (identity: who is who across the reports of a topic), data/polnear
    (credits: which agency a report is from) and cases/stories-dev/*.json (stories; or it is a folder of
    folders that each hold a gold.json, such as gold/). docs/evaluation.md says what they are and how they
    are scored.

    \b
    Examples:
      sayso evaluate stances
      sayso evaluate generated --stories 960 --rendered 24 --plot generated.svg
      sayso evaluate attributions --data ../shared
      sayso evaluate stories --data gold
      sayso evaluate all --data ../shared
    """
    from sayso import pipeline

    folder = data or Path()
    if what not in (*SHIPPED, GENERATED) and (data is None or not data.is_dir()):
        raise NotMeasured(f"--data {data}: saw no such folder; expected one with data/ and cases/")
    with progress_bar() as tell:
        how = pipeline.Run(workers=chosen_workers(workers), progress=tell, aim=aim)
        figures = _figures(what, folder, how, **made_up)
    click.echo(json.dumps(figures, indent=1))


def _figures(what: str, data: Path, how: Run, **made_up: Any) -> dict[str, object]:
    from sayso.evaluation.run import measure

    if what == GENERATED:
        return _generated(how, **made_up)
    return {part: measure(part, data, how) for part in PARTS} if what == "all" else measure(what, data, how)


def _generated(how: Run, stories: int, rendered: int, plot: Path | None) -> dict[str, object]:
    from sayso.evaluation.generated import plot as picture
    from sayso.evaluation.generated import run

    found = run.measure(stories, rendered, how)
    if plot is not None:
        plot.write_text(picture.draw(found.outcomes), encoding="utf-8")
    return run.all_figures(found)
