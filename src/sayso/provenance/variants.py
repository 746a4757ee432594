"""The versions of a claim: which figures, dates and places are given, and who can have given each first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.provenance.compared import days_given, figures_given, places_given
from sayso.provenance.scene import Scene
from sayso.records import DateInterval, Statement, Variant, VariantValue

Found = dict[str, dict[str, list[Statement]]]
"""Facet → value → statements."""


def variants(statements: Iterable[Statement], scene: Scene) -> tuple[Variant, ...]:
    """The values of each facet over a claim's statements, sorted by facet and value.

    ``first`` is the interval in which a value first appeared: None where a report that gives it has no
    date. ``introduced_by`` are all reports that can have been the first, never one of them by a guess; a
    report made from another that gives the value cannot.
    """
    told = sorted(statements, key=lambda one: one.id)
    found: Found = defaultdict(lambda: defaultdict(list))
    for collect in (figures_given, days_given, places_given):
        for facet, value, statement in collect(told, scene):
            if statement not in found[facet][value]:
                found[facet][value].append(statement)
    return tuple(
        Variant(facet, tuple(_value(value, given, scene) for value, given in sorted(values.items())))
        for facet, values in sorted(found.items())
    )


def _value(value: str, given: list[Statement], scene: Scene) -> VariantValue:
    ids = tuple(one.id for one in given)
    reports = sorted({one.report for one in given})
    derived = _derived(reports, scene)
    able = [one for one in reports if one not in derived] or reports
    first, introduced = _first(able, scene)
    return VariantValue(value, ids, first, introduced)


def _derived(reports: list[str], scene: Scene) -> set[str]:
    """Those of the reports that were made from another of them."""
    out = set()
    for report in reports:
        for one in scene.reuse.get(report, ()):
            derived = {"a<-b": one.a, "b<-a": one.b}.get(one.direction)
            if one.held and derived == report and one.a in reports and one.b in reports:
                out.add(report)
    return out


def _first(reports: list[str], scene: Scene) -> tuple[DateInterval | None, tuple[str, ...]]:
    dates = {one: found.published for one in reports if (found := scene.reports.get(one)) is not None}
    known = {one: when for one, when in dates.items() if when is not None}
    if not known:
        return None, tuple(reports)
    earliest = min(when.earliest for when in known.values())
    latest = min(when.latest for when in known.values())
    able = [one for one in reports if one not in known or known[one].earliest <= latest]
    if len(known) < len(reports):
        return None, tuple(able)
    return DateInterval(earliest, latest, "day" if earliest == latest else "range"), tuple(able)
