"""Publishers: which outlet a web address belongs to, and which names are news agencies or outlets."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from urllib.parse import urlsplit

from sayso.resources import read_lines, read_table

_NOT_LETTERS = re.compile(r"[\W_]+")

AGENCY_WORDS = re.compile(
    r"\b(?:news agency|press agency|agency|press|wire|news service|newswire)$", re.IGNORECASE
)


def host_of(url: str) -> str | None:
    """The host of a web address in small letters without "www."; None where it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.").rstrip(".")
    return host if "." in host and len(host) < 254 else None


@cache
def _domains() -> dict[str, str]:
    rows = (*read_table("outlets.tsv"), *read_table("agencies.tsv"))
    return {domain: row["name"] for row in rows for domain in row["domain"].split("|") if domain}


def publisher_at(url: str) -> str | None:
    """Who publishes at a web address: the name in the tables, else the bare host; None without a host."""
    host = host_of(url)
    if host is None:
        return None
    labels = host.split(".")
    for at in range(len(labels) - 1):
        name = _domains().get(".".join(labels[at:]))
        if name:
            return name
    return host


@cache
def _names(table: str) -> dict[str, tuple[str, ...]]:
    """Folded name or short form → the full names it can stand for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_table(table):
        for name in {fold(name) for name in (row["name"], *row["short_forms"].split("|")) if name}:
            found[name].append(row["name"])
    return {key: tuple(names) for key, names in found.items()}


@cache
def _short_forms() -> frozenset[str]:
    return frozenset(short for row in read_table("agencies.tsv") for short in row["short_forms"].split("|"))


def fold(name: str) -> str:
    """A name without case, punctuation and a leading article, for comparison."""
    folded = _NOT_LETTERS.sub(" ", name.casefold()).strip()
    return folded.removeprefix("the ")


def agency_called(name: str) -> str | None:
    """The full name of the news agency that a name or short form stands for.

    A short form of several agencies ("APA") comes back as written; None where it is no agency. Short
    forms count only in capitals or as in the table ("AFP", "Tass", not "afp", nor "Afp").
    """
    name = name.strip(" .,;:–—-/©")
    full = _names("agencies.tsv").get(fold(name), ())
    if not full or name.islower():
        return None
    written = name in _short_forms() or name.upper() == name or (name.istitle() and len(name) == 4)
    if len(name) <= 4 and not written:
        return None
    return full[0] if len(full) == 1 else name


def agencies_in(names: str) -> tuple[str, ...]:
    """The agencies of a credit such as "AFP, Reuters" or "AP and DPA"; none if any part is something else."""
    parts = [part for part in re.split(r"\s*(?:[,/&+|]|\band\b)\s*", names) if part.strip()]
    found = [agency_called(part) for part in parts]
    others = [
        part for part, agency in zip(parts, found, strict=True) if not agency and fold(part) not in desks()
    ]
    return () if others else tuple(agency for agency in found if agency)


_CAPITALS = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}")


def agency_at(text: str, at: int, end: int) -> str | None:
    """The longest name of a news agency that is written from here on, as it is written."""
    match = _CAPITALS.match(text, at, end)
    words = match.group().split(" ") if match else []
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if agency_called(name):
            return name
    return None


def outlet_called(name: str) -> str | None:
    """The full name of the outlet that a name or short form stands for; None where none, or several."""
    full = _names("outlets.tsv").get(fold(name), ())
    return full[0] if len(full) == 1 else None


@cache
def desks() -> frozenset[str]:
    """Words in a byline that name nobody: "newsroom", "agencies", "staff reporter" (folded)."""
    return frozenset(fold(line) for line in read_lines("reports_desks.txt"))
