"""How a report changed at its address: what its versions say otherwise, and in which claims that shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import unified_diff
from itertools import pairwise

from sqlalchemy import Connection, select

from sayso.case.targets import find, named
from sayso.errors import CaseError
from sayso.store import ask, tables

MOST = 4_000
"""Sentences of a version that are compared; more would take too long, and no report has them."""

_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Change:
    """From one version to the next: sentences gone (-) and come (+), claims left and joined (id, wording)."""

    older: str
    newer: str
    differences: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    joined: tuple[tuple[str, str], ...]


def of_report(connection: Connection, report: str) -> list[Change]:
    """The changes between the versions of a report, oldest first; none where it has one version.

    ``report`` is an id, or a name or address under which all its versions came.
    """
    known = [id for kind, id in named(connection, report) if kind == "report"]
    kind, id = ("report", known[0]) if known else find(connection, report)
    if kind != "report":
        raise CaseError(f"{report!r} is a {kind}, expected a report; see: sayso case status")
    versions = ask.versions(connection, id)
    if not set(known) <= set(versions):
        raise CaseError(f"{report!r} could be {', '.join(known[:5])}; give an id or an address")
    return [_change(connection, *pair) for pair in pairwise(versions)]


def _change(connection: Connection, older: str, newer: str) -> Change:
    texts = {id: _sentences(connection, id) for id in (older, newer)}
    compared = unified_diff(texts[older], texts[newer], n=0, lineterm="")
    told = tuple(one for one in compared if one[:1] in "+-" and not one.startswith(("---", "+++")))
    said = {id: _claims(connection, id) for id in (older, newer)}
    left = tuple(sorted((id, said[older][id]) for id in said[older].keys() - said[newer].keys()))
    joined = tuple(sorted((id, said[newer][id]) for id in said[newer].keys() - said[older].keys()))
    return Change(older, newer, told, left, joined)


def _sentences(connection: Connection, id: str) -> list[str]:
    text = connection.scalar(select(tables.report.c.text).where(tables.report.c.id == id)) or ""
    return [" ".join(one.split()) for one in _END.split(text) if one.strip()][:MOST]


def _claims(connection: Connection, id: str) -> dict[str, str]:
    """The claims that a report's statements belong to, with their wordings."""
    wordings = {one["claim"]: one["text"] for one in ask.statements_of(connection, report=id) if one["claim"]}
    return dict(sorted(wordings.items()))
