"""The short lists of words that the rules of this room ask for, by name."""

from __future__ import annotations

from functools import cache

from sayso.resources import read_table


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one of the lists in sources_lists.tsv; a name that is not there raises KeyError."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split("|")) for row in read_table("sources_lists.tsv")}
