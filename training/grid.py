"""``python -m training.grid --data DIR --out DIR``: the runs of ``grid.tsv`` with a table of their last figures.

A run that has its figures already is not run again, so that a grid cut short goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

GRID = Path(__file__).with_name("grid.tsv")
SHOWN = {
    "outer": ("source_exact", "cue_exact", "content_exact", "linked_half"),
    "chain": ("statement", "end_to_end"),
}


def main() -> None:
    """Run what is left of the grid, then write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.grid", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1, help="runs at the same time")
    parser.add_argument("rest", nargs="*", help="arguments for every run, after --")
    args = parser.parse_args()
    runs = [line.split("\t") for line in GRID.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    with ThreadPoolExecutor(args.jobs) as pool:
        found = list(pool.map(partial(_run, args=args), runs))
    table = args.out / "grid.md"
    table.write_text(_table([name for name, _ in runs], found), encoding="utf-8")
    print(table.read_text(encoding="utf-8"))


def _run(run: list[str], args: argparse.Namespace) -> dict:
    """The last figures of one run, empty where it failed; what it printed stands in ``log.txt``."""
    name, given = run
    folder = args.out / name
    folder.mkdir(parents=True, exist_ok=True)
    figures = folder / "figures.json"
    if not figures.exists():
        command = [sys.executable, "-m", "training", "--data", str(args.data), "--out", str(folder)]
        with (folder / "log.txt").open("w", encoding="utf-8") as log:
            # S603: our own module, with arguments from a file of ours
            subprocess.run([*command, *shlex.split(given), *args.rest], stdout=log, stderr=log, check=False)  # noqa: S603
    done = (
        [one for one in json.loads(figures.read_text(encoding="utf-8")) if "outer" in one]
        if figures.exists()
        else []
    )
    return done[-1] if done else {}


def _table(names: list[str], found: list[dict]) -> str:
    heads = [(part, name) for part, shown in SHOWN.items() for name in shown]
    lines = ["| run | " + " | ".join(name for _, name in heads) + " |", "|---" * (len(heads) + 1) + "|"]
    for name, figures in zip(names, found, strict=True):
        cells = [str(figures.get(part, {}).get(head, "")) for part, head in heads]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
