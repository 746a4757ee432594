"""The table of versions: report by facet, in the order of publication, who brought what first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.export.book import Book, how_said, in_time, label, published_key
from sayso.export.passage_view import anchor
from sayso.export.words import days, first_upper, line
from sayso.records import Claim, DateInterval, Provenance, Statement, Variant, VariantValue

ROWS, COLUMNS = 40, 8
"""Reports and facets shown in one table of versions."""

Axis = tuple[date, int]
"""The first day and the number of days that reports span."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in the table of versions; ``first`` says whether this report can have brought it first."""

    value: str
    first: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One report in the table of versions; ``bar`` are the start and the length of its days."""

    id: str
    report: str
    anchor: str
    days: str
    bar: tuple[float, float] | None
    how: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Report by facet, in the order of publication, and how many reports are not shown."""

    facets: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: int


def versions_of(claim: Claim, found: Provenance, book: Book) -> Versions | None:
    """The table of a claim's versions, the facet with most values first; None where there are no facets."""
    variants = sorted(found.variants, key=lambda one: (-len(one.values), one.facet))[:COLUMNS]
    if not variants:
        return None
    by_report: dict[str, list[Statement]] = {}
    for statement in in_time(book, claim.statements):
        by_report.setdefault(statement.report, []).append(statement)
    ordered = sorted(by_report, key=lambda one: published_key(book, one))
    axis = axis_of([book.reports[one].published for one in ordered])
    rows = tuple(_row(one, by_report[one], variants, book, axis) for one in ordered[:ROWS])
    return Versions(tuple(first_upper(line(one.facet)) for one in variants), rows, len(ordered) - len(rows))


def _row(
    report: str,
    said: Sequence[Statement],
    variants: Sequence[Variant],
    book: Book,
    axis: Axis | None,
) -> Row:
    ids = {one.id for one in said}
    cells = tuple(
        tuple(
            Cell(line(value.value), _first(report, value))
            for value in sorted(variant.values, key=lambda one: one.value)
            if ids.intersection(value.statements)
        )
        for variant in variants
    )
    published = book.reports[report].published
    return Row(
        report,
        label(book, report),
        anchor("r", report),
        days(published),
        bar_of(published, axis),
        "; ".join(dict.fromkeys(how_said(one) for one in said)),
        cells,
    )


def _first(report: str, value: VariantValue) -> str:
    if report not in value.introduced_by:
        return ""
    return "first" if len(value.introduced_by) == 1 else "may be first"


def axis_of(published: Iterable[DateInterval | None]) -> Axis | None:
    """First day and number of days that the reports span; None where they span only one."""
    known = [one for one in published if one]
    if not known:
        return None
    first, last = min(one.earliest for one in known), max(one.latest for one in known)
    return (first, (last - first).days + 1) if last > first else None


def bar_of(published: DateInterval | None, axis: Axis | None) -> tuple[float, float] | None:
    """Where the days of a report begin on the axis, and how much of it they take, each from 0 to 1."""
    if published is None or axis is None:
        return None
    first, length = axis
    start = (published.earliest - first).days / length
    return round(start, 3), round(((published.latest - published.earliest).days + 1) / length, 3)
