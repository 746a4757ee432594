"""The versions of a claim: which figures, dates and places are given, and who can have given each first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sayso.provenance.scene import Scene
from sayso.provenance.values import day_words, quantity_words
from sayso.records import DateInterval, Place, Quantity, Statement, Variant, VariantValue, When

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
    for collect in (_quantities, _dates, _places):
        for facet, value, statement in collect(told):
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


# -- facets ----------------------------------------------------------------------------------------


def _quantities(told: Iterable[Statement]) -> Iterable[tuple[str, str, Statement]]:
    figures = [(one, facet) for one in told for facet in one.facets if isinstance(facet, Quantity)]
    nouns = _nouns_of_units(facet for _, facet in figures)
    for statement, facet in figures:
        noun = _head(facet.of) or _only(nouns[facet.unit])
        of = f"{facet.unit} of {noun}" if facet.unit and noun else facet.unit or noun or "number"
        yield f"quantity: {of}", quantity_words(facet), statement


def _nouns_of_units(figures: Iterable[Quantity]) -> Mapping[str | None, set[str]]:
    nouns: dict[str | None, set[str]] = defaultdict(set)
    for figure in figures:
        if figure.unit and figure.of:
            nouns[figure.unit].add(_head(figure.of))
    return nouns


def _only(nouns: set[str]) -> str:
    return next(iter(nouns)) if len(nouns) == 1 else ""


def _head(of: str | None) -> str:
    """The last word of what is counted, singular: "gold bullions" and "bullion" are one."""
    words = (of or "").casefold().split()
    if not words:
        return ""
    last = words[-1]
    return last[:-1] if len(last) > 3 and last.endswith("s") and not last.endswith("ss") else last


def _dates(told: Iterable[Statement]) -> Iterable[tuple[str, str, Statement]]:
    for statement in told:
        for facet in statement.facets:
            if isinstance(facet, When):
                yield "date", day_words(facet.interval) if facet.interval else facet.text, statement


def _places(told: Iterable[Statement]) -> Iterable[tuple[str, str, Statement]]:
    places = [(one, facet) for one in told for facet in one.facets if isinstance(facet, Place)]
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for _, facet in places:
        names[facet.identity or facet.key][facet.name] += 1
    for statement, facet in places:
        spellings = names[facet.identity or facet.key]
        yield "place", min(spellings, key=lambda name: (-spellings[name], name)), statement
