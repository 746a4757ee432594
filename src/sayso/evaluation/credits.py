"""How well it is found which agency a report is from."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso import reports
from sayso.errors import NotMeasured
from sayso.evaluation.figures import Score
from sayso.reports.publishers import agency_called, fold

METADATA = "data/polnear/metadata.tsv"
PARTS = ("train", "dev")
NOTHING = ("", "None", "NA")


@dataclass(frozen=True, slots=True)
class Credited:
    """One text with its part of the corpus, its byline, and the agency that is noted for it."""

    part: str
    text: str
    byline: str
    agency: str


def read_polnear(data: Path) -> Iterator[Credited]:
    """The texts of PolNeAR's training and development part with the column "wire".

    Its column "credit" cannot be used: the texts have lost what it tells.
    """
    table = data / METADATA
    if not table.exists():
        raise NotMeasured(f"{table}: not there; expected the table of PolNeAR's articles")
    with table.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["compartment"] in PARTS]
    for row in sorted(rows, key=lambda one: one["filename"]):
        path = table.parent / row["compartment"] / "text" / row["filename"]
        path = path if path.exists() else path.with_name(f"{path.name}.txt")
        if path.exists():
            told = (row[name].strip() for name in ("author", "wire"))
            author, wire = ("" if one in NOTHING else one for one in told)
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            yield Credited(row["compartment"], text, author, _agency(wire))


def _agency(wire: str) -> str:
    """The full name of an agency of the table: of "AP" and of "reuters"."""
    return (agency_called(wire) or agency_called(wire.title()) or wire) if wire else ""


def score_credits(given: Iterable[Credited]) -> dict[str, object]:
    """Precision and recall of the agency, from the text alone and from text and byline, of each part and all."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for one in given:
        for sight, byline in (("text alone", None), ("text and byline", one.byline or None)):
            report = reports.from_text(one.text, id="report", byline=byline)
            for part in (one.part, "all"):
                _count(counts, (part, sight), expected=one.agency, found=report.agency or "")
    return {part: _part(counts, part) for part in sorted({part for part, _, _ in counts})}


def _count(counts: Counter[tuple[str, str, str]], key: tuple[str, str], *, expected: str, found: str) -> None:
    counts[*key, "expected"] += bool(expected)
    counts[*key, "found"] += bool(found)
    counts[*key, "right"] += bool(found) and fold(found) == fold(expected)


def _part(counts: Counter[tuple[str, str, str]], part: str) -> dict[str, dict[str, float]]:
    sights = sorted({sight for one, sight, _ in counts if one == part})
    return {
        sight: Score(*(counts[part, sight, what] for what in ("right", "found", "expected"))).as_dict()
        for sight in sights
    }
