"""A claim in time: each report's days on one axis, never more exact than its dates are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.export.book import Book, asserting, how_said, in_time, label, published_key
from sayso.export.versions_view import Axis, axis_of, bar_of
from sayso.export.words import day, days
from sayso.records import Claim, Report, Statement

LANES = 60
"""Reports with a lane of their own; as many as the picture shows."""

THINNEST = 0.006
"""The least share of the axis that a bar takes, so that one day in a year can be seen."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One report: its days in words, its bar from 0 to 1 (None: undated), and how it speaks of the claim."""

    report: str
    name: str
    days: str
    bar: tuple[float, float] | None
    how: str
    against: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes in the order of publication, the ends of the axis in words, and what is not shown.

    ``first`` is empty where all dated reports are of one day, which ``last`` then names.
    """

    lanes: tuple[Lane, ...]
    first: str
    last: str
    hidden: int


def timeline_of(claim: Claim, book: Book) -> Timeline | None:
    """When which report spoke of a claim; None where fewer than two reports have a date."""
    said: dict[str, list[Statement]] = {}
    for one in in_time(book, claim.statements):
        said.setdefault(one.report, []).append(one)
    ordered = sorted(said, key=lambda one: published_key(book, one))
    dated = [found for one in ordered if (found := book.reports[one].published)]
    if len(dated) < 2:
        return None
    axis, pro = axis_of(dated), frozenset(asserting(book, claim.id))
    lanes = tuple(_lane(book.reports[one], said[one], book, axis, one not in pro) for one in ordered[:LANES])
    first, last = min(one.earliest for one in dated), max(one.latest for one in dated)
    return Timeline(lanes, day(first) if axis else "", day(last), len(ordered) - len(lanes))


def _lane(report: Report, said: Sequence[Statement], book: Book, axis: Axis | None, against: bool) -> Lane:
    bar = bar_of(report.published, axis) if axis else None
    if bar is not None and bar[1] < THINNEST:
        bar = min(bar[0], 1 - THINNEST), THINNEST
    how = "; ".join(dict.fromkeys(how_said(one) for one in said))
    return Lane(report.id, label(book, report.id), days(report.published), bar, how, against)
