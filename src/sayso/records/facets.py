"""Figures, times, places and people that versions of a claim can differ in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.reports import DateInterval
from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as the text gives it: lower and upper bound (None: open), unit, what is counted.

    "about 50 tons of gold" is 50..50, approximate, unit "t", of "gold"; "at least 12 soldiers" is
    12..None, unit None, of "soldiers"; "dozens" is 24..99, approximate.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    of: str | None = None
    approximate: bool = False
    kind: Literal["quantity"] = "quantity"


@dataclass(frozen=True, slots=True)
class When:
    """A time expression in a statement, resolved against the report's date where it can be."""

    span: Span
    text: str
    interval: DateInterval | None
    kind: Literal["date"] = "date"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a statement: its identity in the gazetteer where it has one, a spelling-proof key always."""

    span: Span
    name: str
    key: str
    identity: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    within: str | None = None
    kind: Literal["place"] = "place"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something that a statement is about, with a spelling-proof key."""

    span: Span
    name: str
    key: str
    kind: Literal["participant"] = "participant"


Facet = Quantity | When | Place | Participant
