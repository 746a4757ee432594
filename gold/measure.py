"""Count the gold stories, and measure how far overlap and plain counting get: ``python -m gold.measure``."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from statistics import quantiles
from typing import Any

from gold.build import HERE

Story = Mapping[str, Any]
SHINGLE = 3
USUAL = 0.2
"""The likeness from which two texts are commonly held to be one."""


def main() -> None:
    """Print the rows of the tables in README.md."""
    found = stories()
    rows = {**counts(found), **likeness(found)}
    sys.stdout.write("".join(f"| {name} | {value} |\n" for name, value in rows.items()))


def stories() -> list[Story]:
    """All finished stories in order of name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*/gold.json"))]


def counts(found: Sequence[Story]) -> dict[str, str]:
    """How much there is of everything."""
    claims = [claim for story in found for claim in story["claims"]]
    made = {
        "stories": len(found),
        "reports": sum(len(story["reports"]) for story in found),
        "derived pairs": sum(len(story["derived"]) for story in found),
        "pairs listed as not derived": sum(len(story["not_derived"]) for story in found),
        "undecided pairs": sum(len(story["undecided"]) for story in found),
        "claims": len(claims),
        "statements": sum(len(claim["statements"]) for claim in claims),
        "claims that somebody stands against": sum("origins_against" in claim for claim in claims),
    }
    return {name: str(number) for name, number in made.items()}


def likeness(found: Sequence[Story]) -> dict[str, str]:
    """What the overlap of three-word runs makes of the listed pairs, and what counting reports makes of the claims."""
    derived, apart = (
        [_overlap(story, pair) for story in found for pair in story[kind]]
        for kind in ("derived", "not_derived")
    )
    claims = [claim for story in found for claim in story["claims"]]
    inside = sum(claim["independent_min"] <= _reports(claim) <= claim["independent_max"] for claim in claims)
    errors = {
        edge: (sum(value < edge for value in derived), sum(value >= edge for value in apart))
        for edge in sorted({*derived, *apart})
    }
    best = min(errors, key=lambda edge: (sum(errors[edge]), edge))
    return {
        "overlap of derived pairs: 10th percentile, median, 90th": _spread(derived),
        "overlap of pairs listed as not derived: the same": _spread(apart),
        f"derived pairs with an overlap of {USUAL} or more": str(sum(value >= USUAL for value in derived)),
        "at the best threshold, chosen on these pairs: missed, wrongly taken": "{}, {}".format(*errors[best]),
        "claims for which the number of reports lies inside the interval": str(inside),
    }


def _overlap(story: Story, pair: Mapping[str, str]) -> float:
    a, b = (_shingles(story, pair[end]) for end in ("a", "b"))
    return len(a & b) / len(a | b)


def _shingles(story: Story, report: str) -> set[tuple[str, ...]]:
    text = next(one["text"] for one in story["reports"] if one["id"] == report)
    words = [word.casefold() for word in re.findall(r"\w+", text)]
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _spread(values: Sequence[float]) -> str:
    tenths = quantiles(values, n=10, method="inclusive")
    return ", ".join(f"{tenths[at]:.2f}" for at in (0, 4, 8))


def _reports(claim: Mapping[str, Any]) -> int:
    return len({said["report"] for said in claim["statements"] if said["stance"] in {"assert", "confirm"}})


if __name__ == "__main__":
    main()
