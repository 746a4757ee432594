"""Which navy "the navy" is in a report: the first that the report calls by its full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from sayso.provenance.bodies import body_called, body_forms
from sayso.provenance.lookup import LookedUp
from sayso.records import Report

LEADING = 4
"""Capitalised words before a body's common name that can belong to it ("Port Velmora Harbour *Police*")."""


def find_full(reports: Mapping[str, Report]) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """For each report the bodies that it calls by a full name."""
    return LookedUp(reports, lambda id: full_bodies(reports[id].text))


def full_bodies(text: str) -> dict[str, frozenset[str]]:
    """For each kind of body that a text calls by a full name, what tells the first of them apart.

    Only a state does: any other word before "police" may belong to the sentence.
    """
    found: dict[str, frozenset[str]] = {}
    for match in _full_name().finditer(text):
        body = body_called(match.group().removeprefix("The "))
        which = frozenset(word for word in (body.which if body else ()) if word.startswith("@"))
        if body and which:
            found.setdefault(body.word, which)
    return found


def agreed(
    word: str, reports: Iterable[str], full: Mapping[str, Mapping[str, frozenset[str]]]
) -> frozenset[str]:
    """What tells a body apart by the word of all the reports that quote it; nothing where they differ."""
    told = {full[one][word] for one in reports if word in full.get(one, {})}
    return next(iter(told)) if len(told) == 1 else frozenset()


@cache
def _full_name() -> re.Pattern[str]:
    forms = "|".join(
        re.escape(" ".join(form)) for form in sorted(body_forms(), key=lambda one: (-len(one), one))
    )
    return re.compile(rf"\b(?:[A-Z][\w’'-]*\.?\s){{1,{LEADING}}}(?i:{forms})\b")
