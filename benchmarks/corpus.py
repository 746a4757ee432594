"""News to measure on: the evaluation data where it is at hand, the shipped examples otherwise."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from sayso import reports
from sayso.records import Report

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def news(data: Path, count: int) -> list[Report]:
    """So many different reports in English; the examples are repeated under new ids when there is no data."""
    found = texts(data) or [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    return [reports.from_text(found[n % len(found)], id=f"{n:05d}") for n in range(count)]


def texts(data: Path) -> list[str]:
    """The different texts of the evaluation data, none where it is not at hand."""
    found: list[str] = []
    table = data / "data" / "fakes-syria" / "fa-kes-2011-2016.csv"
    if table.exists():
        with table.open(encoding="latin-1", newline="") as file:
            found += [row["article_content"] for row in csv.DictReader(file)]
    for path in sorted((data / "cases" / "stories-dev").glob("*.json")):
        found += [report["text"] for report in json.loads(path.read_text(encoding="utf-8"))["reports"]]
    for path in sorted((data / "data" / "polnear" / "train" / "text").glob("*.txt")):
        found.append(path.read_text(encoding="utf-8"))
    return list(dict.fromkeys(found))
