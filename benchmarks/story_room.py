"""``python -m benchmarks.story_room --data FOLDER --reports N``: what a bound on stories parts in real news.

Of all pairs of sentences of two reports that come near each other, the share that is still in one story when a
story has room for a part of all sentences only. Sentences stand in for statements.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.corpus import texts
from sayso import models
from sayso.claims import stories

NEAR = (0.65, 0.7, 0.75, 0.8, 0.85)
PARTS = (1, 3, 9)
SENTENCES, LONGEST, FEWEST_WORDS = 12, 300, 5
END = re.compile(r"(?<=[.!?])\s+")

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]


def hear(data: Path, count: int) -> tuple[Floats, Numbers]:
    """The vectors of the first sentences of so many reports, and which report each is of."""
    encoder = models.load_encoder()
    vectors, reports = [], []
    for number, text in enumerate(texts(data)[:count]):
        told = [one.strip() for one in END.split(text) if len(one.split()) >= FEWEST_WORDS]
        for one in told[:SENTENCES]:
            vectors.append(encoder.hear(one[:LONGEST]).vector)
            reports.append(number)
    return np.stack(vectors), np.array(reports)


def kept(vectors: Floats, reports: Numbers, most: int) -> tuple[int, list[float]]:
    """How many stories there are with room for so many sentences, and the share of near pairs that is in one."""
    stories.MOST_UNITS = most
    found = stories.find_stories([(f"{one:06}",) for one in reports.tolist()], list(vectors))
    story = np.array([int(found[f"{one:06}"]) for one in reports.tolist()])
    near, together = np.zeros(len(NEAR)), np.zeros(len(NEAR))
    for at in range(len(vectors)):
        apart = reports[:at] != reports[at]
        likeness = (vectors[:at] @ vectors[at])[apart]
        one = (story[:at] == story[at])[apart]
        near += [(likeness >= least).sum() for least in NEAR]
        together += [one[likeness >= least].sum() for least in NEAR]
    return len(set(found.values())), (together / np.maximum(near, 1)).tolist()


def rows(vectors: Floats, reports: Numbers) -> Iterator[Sequence[object]]:
    """A row for each bound."""
    for part in PARTS:
        count, shares = kept(vectors, reports, len(vectors) // part)
        yield f"1/{part} of all", count, *(f"{share:.1%}" for share in shares)


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=500)
    args = parser.parse_args()
    vectors, reports = hear(args.data, args.reports)
    print(f"\n| {len(vectors)} sentences: room | stories | {' | '.join(f'≥ {one}' for one in NEAR)} |")
    print("|---" * (len(NEAR) + 2) + "|")
    for row in rows(vectors, reports):
        print(f"| {' | '.join(map(str, row))} |", flush=True)


if __name__ == "__main__":
    main()
