"""States, seats of power and well-known bodies: what a bare name such as "Moscow" or "the FSA" means as
a source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.records import Kind
from sayso.resources import read_table
from sayso.sources.media import plain


@dataclass(frozen=True, slots=True)
class Known:
    """A state or body of the tables: the name shown, and the kind of source it is."""

    name: str
    kind: Kind
    seat: bool = False


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value for value in cell.split("|") if value)


@cache
def _index() -> Mapping[str, Known]:
    found: dict[str, Known] = {}
    for row in read_table("sources_states.tsv"):
        for name in (row["state"], *_values(row["names"])):
            found[plain(name)] = Known(row["state"], "government")
        for name in _values(row["seats"]):
            found.setdefault(plain(name), Known(row["state"], "government", seat=True))
    for row in read_table("sources_bodies.tsv"):
        for name in (row["name"], *_values(row["other_names"])):
            found[plain(name)] = Known(row["name"], cast(Kind, row["kind"]))
    return found


@cache
def state_adjectives() -> Mapping[str, str]:
    """The adjectives of states, lower case, with their states: "iraqi" to "Iraq"."""
    return {
        plain(adjective): row["state"]
        for row in read_table("sources_states.tsv")
        for adjective in _values(row["adjectives"])
    }


def known(name: str) -> Known | None:
    """The state or body that a bare name means; None where the tables have none. A state in capitals
    only: "US", not "us".
    """
    found = _index().get(plain(name))
    letters = name.replace(".", "").strip()
    return found if found and (not letters.islower()) else None
