"""Words of names and around them: titles, well-known bodies, nouns for forces, words that are no names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sayso.facets.tokens import Token
from sayso.resources import read_lines, read_table


@cache
def small_words() -> frozenset[str]:
    """Words that have a capital letter at the head of a sentence only, and words that are names of nobody."""
    numbers = {row["word"] for row in read_table("facets_numbers.tsv")}
    return frozenset(numbers).union(read_lines("sources_small_words.txt"), read_lines("facets_not_names.txt"))


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are no part of it."""
    return frozenset(read_lines("sources_titles.txt"))


@cache
def body_words() -> frozenset[str]:
    """Words in names of bodies, papers and things, which are neither places nor people."""
    return frozenset(read_lines("facets_body_words.txt"))


@cache
def given_names() -> frozenset[str]:
    """Given names of people, in lower case."""
    return frozenset(row["name"] for row in read_table("sources_given_names.tsv"))


@cache
def bodies() -> dict[str, str]:
    """The well-known bodies by each of their names, in lower case, with the name that is shown."""
    found: dict[str, str] = {}
    for row in read_table("sources_bodies.tsv"):
        for name in (row["name"], *row["other_names"].split("|")):
            if name:
                found[name.lower().replace("’", "'")] = row["name"]
    return found


@cache
def heads() -> frozenset[str]:
    """Words for bodies and seas after which a name goes on with "of" or "for"."""
    return frozenset(read_lines("facets_name_heads.txt"))


@cache
def groups() -> dict[str, str]:
    """Nouns for the forces and offices of a nation, with the class under which two of them count as the
    same."""
    return {row["noun"]: row["class"] for row in read_table("facets_groups.tsv")}


def split_titles(words: Sequence[str]) -> int:
    """How many words at the head of a name are titles ("President", "Lt Col")."""
    count = 0
    while count < len(words) - 1 and words[count].lower().strip(".,") in titles():
        count += 1
    return count


def bare(token: Token) -> str:
    """A word in lower case without the ending of a possessive."""
    return token.low.replace("’", "'").removesuffix("'s")
