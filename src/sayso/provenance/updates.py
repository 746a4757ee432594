"""Figures that one voice gave later than others of its own: an update, not a contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.provenance.scene import Scene, name_of
from sayso.provenance.values import day_words, quantity_words
from sayso.records import DateInterval, Quantity, Statement

Given = tuple[DateInterval, str]
"""When a figure was published, and the figure."""


def updates(statements: Iterable[Statement], scene: Scene) -> tuple[str, ...]:
    """A sentence for each named voice that gave one figure first and another surely later, sorted."""
    given: dict[tuple[str, str | None, str], set[Given]] = defaultdict(set)
    for statement in statements:
        report = scene.reports.get(statement.report)
        voice = statement.chain[-1].source if statement.chain and statement.chain[-1].named else None
        if report is None or report.published is None or voice is None:
            continue
        figures = [one for one in statement.facets if isinstance(one, Quantity)]
        for figure in figures:
            given[voice, figure.unit, figure.of or ""].add((report.published, quantity_words(figure)))
    found = (_sentence(name_of(scene, voice), figures) for (voice, _, _), figures in given.items())
    return tuple(sorted({one for one in found if one}))


def _sentence(name: str, given: set[Given]) -> str:
    """First and last figure of one voice where no order but one is possible; otherwise nothing."""
    ordered = sorted(given, key=lambda one: (one[0].latest, one[0].earliest, one[1]))
    first, last = ordered[0], ordered[-1]
    alone = [value for when, value in given if when.latest >= last[0].earliest]
    if first[1] == last[1] or len(set(alone)) != 1 or first[0].latest >= last[0].earliest:
        return ""
    early, late = (f"{value} ({day_words(when)})" for when, value in (first, last))
    return f"{name} is given with {early} and later with {late}: an update of its own."
