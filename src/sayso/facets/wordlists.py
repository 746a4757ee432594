"""The small closed lists of words that are looked for beside figures, names and places."""

from __future__ import annotations

from functools import cache

from sayso.resources import read_table


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list, in lower case; an unknown list is a ``KeyError``."""
    lists = {row["list"]: row["words"] for row in read_table("facets_words.tsv")}
    return frozenset(lists[name].split(" "))
