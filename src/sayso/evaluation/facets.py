"""What we read of quantities, times and places in labelled sentences, in the notation of their tables."""

from __future__ import annotations

from functools import cache

from sayso.evaluation.labelled import Label, Labelled, Marked, read_labelled, score_marks
from sayso.facets import facets_of
from sayso.records import Facet, Place, Quantity, Report, When
from sayso.resources import read_table


def quantity_label(one: Facet) -> tuple[str, str]:
    """A quantity in the notation of its table: value with bound and unit, and what is counted."""
    if not isinstance(one, Quantity):
        return "", ""
    if one.high is None:
        value = ">=" + _figure(one.low)
    elif one.low is None:
        value = "<=" + _figure(one.high)
    else:
        value = _figure(one.low) if one.low == one.high else f"{_figure(one.low)}..{_figure(one.high)}"
    unit = f" [{one.unit}]" if one.unit else ""
    return "~" * one.approximate + value + unit, one.of or ""


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def time_label(one: Facet) -> tuple[str, str]:
    """A time in the notation of its table: the interval, and its precision where that is not plain from it."""
    if not isinstance(one, When):
        return "", ""
    if one.interval is None:
        return "open", ""
    first, last = one.interval.earliest, one.interval.latest
    precision = one.interval.precision
    value = f"{first}" if first == last else f"{first}..{last}"
    return value, "" if precision in ("day", "range") else precision


def place_label(one: Facet) -> tuple[str, str]:
    """A place in the notation of its table: kind and code of what it is, and the place that it lies in."""
    if not isinstance(one, Place):
        return "", ""
    return f"[{_identity(one.identity)}]", f"in {one.within}" if one.within else ""


def _identity(identity: str | None) -> str:
    if identity is None:
        return "-"
    source, code = identity.split(":", 1)
    if source != "geonames":
        return f"{'country' if source == 'iso' else source} {code}"
    return f"city {_regions()[code]}" if code in _regions() else f"region {code}"


@cache
def _regions() -> dict[str, str]:
    """The region of each town of the gazetteer by its number."""
    return {row["id"]: row["region"] for row in read_table("facets_gazetteer.tsv") if row["latitude"]}


TABLES: dict[str, tuple[str, Label]] = {
    "quantities": ("quantity", quantity_label),
    "times": ("date", time_label),
    "places": ("place", place_label),
}
"""The shipped tables (``resources/labelled/NAME.tsv``) with the kind of facet they label and its notation."""


def score_table(name: str) -> dict[str, object]:
    """Figures for one kind of facet on its labelled table."""
    return score_marks([(one, read_in(one, name)) for one in read_labelled(f"{name}.tsv", name)])


def read_in(one: Labelled, name: str) -> tuple[Marked, ...]:
    """What Sayso reads in a labelled sentence, in the notation of the table of that name."""
    kind, label = TABLES[name]
    facets = facets_of(Report("r", one.sentence, "sha256:0", published=one.published))
    return tuple(Marked(facet.span, *label(facet)) for facet in facets if facet.kind == kind)
