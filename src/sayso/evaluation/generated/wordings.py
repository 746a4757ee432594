"""The words of made-up stories: events, details and sayings, read from tables and filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from sayso.resources import read_table

Key = tuple[str, str]
"""What a table has wordings for: an event or a sort of detail, and a part of it."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a story is about: its kind, and what fills its wordings."""

    kind: str
    fill: Mapping[str, str]

    def wordings(self, part: str) -> tuple[str, ...]:
        """All wordings of one part, filled in."""
        return tuple(
            either.format(**self.fill) for one in parts()[self.kind, part] for either in _either(one)
        )


@cache
def parts() -> Mapping[Key, tuple[str, ...]]:
    """The wordings of everything that can be told."""
    found: dict[Key, tuple[str, ...]] = {}
    for table, sort, part in (("events", "event", "part"), ("details", "sort", "group")):
        for row in read_table(f"generated_{table}.tsv"):
            key = row[sort], row[part]
            found[key] = (*found.get(key, ()), row["wording"])
    return found


def kinds() -> list[str]:
    """The kinds of events."""
    return sorted(kind for kind, part in parts() if part == "claim")


def told_beside(kind: str) -> list[Key]:
    """What reports can tell beside the claim."""
    return [key for key in parts() if key[0] in (kind, "colour") and key[1] not in ("heading", "claim")]


@cache
def fillers(sort: str) -> tuple[str, ...]:
    """What can fill one slot of a detail."""
    return tuple(row["wording"] for row in read_table("generated_details.tsv") if row["sort"] == sort)


@cache
def _either(wording: str) -> tuple[str, ...]:
    """All readings of a wording with choices in it: "[a|b] c" is "a c" and "b c"."""
    pieces = re.split(r"\[([^]]*)\]", wording)
    choices = [piece.split("|") if at % 2 else [piece] for at, piece in enumerate(pieces)]
    return tuple("".join(one) for one in product(*choices))


@cache
def sayings_by() -> Mapping[str, tuple[str, ...]]:
    """How a report says whom it has a claim from, by how many stand between."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("generated_sayings.tsv"):
        found[row["between"]] = (*found.get(row["between"], ()), row["saying"])
    return found
