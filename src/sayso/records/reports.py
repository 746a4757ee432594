"""A report as it came in, with all that is known of where and when it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sayso.records.spans import NO_OFFSETS, OffsetMap, Span, Spans
from sayso.records.words import Precision


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and where."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A time as exact as the text gives it: first and last day, both included."""

    earliest: date
    latest: date
    precision: Precision = "day"


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One candidate for a report's day of publication, and where it was found."""

    interval: DateInterval
    where: Literal["metadata", "url", "glued-first-line", "date-line", "dateline", "relative-words"]
    quote: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, day and agency at the head of a wire story: "BEIRUT, March 3 (Reuters) -"."""

    span: Span
    place: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, with what is known of it and where that was found.

    ``text`` is the text as given for plain text and JSON Lines, the extracted text for other formats.
    ``boilerplate`` are the stretches of it that are no part of the report. ``original`` are the bytes
    as they came, ``digest`` their SHA-256 ("sha256:…"). ``published`` is the interval that the
    evidence leaves. A report with ``problems`` and no ``text`` could not be read.
    """

    id: str
    text: str
    digest: str
    original: bytes = b""
    encoding: str = "utf-8"
    offsets: OffsetMap = NO_OFFSETS
    text_as_given: bool = True
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    byline: str | None = None
    agency: str | None = None
    agency_span: Span | None = None
    url: str | None = None
    dateline: Dateline | None = None
    republished_from: str | None = None
    republication_span: Span | None = None
    published: DateInterval | None = None
    date_evidence: tuple[DateEvidence, ...] = ()
    boilerplate: Spans = ()
    language: str = "en"
    extra: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def own_names(self) -> tuple[str, ...]:
        """What its publisher is called in it: the full name, and its beginning where the dateline has that.

        "ALDER (Meridian) -" of Meridian Press, but not "ALDER (Kestrel) -".
        """
        full = self.publisher or ""
        short = (self.dateline.agency if self.dateline else None) or ""
        begins = full.casefold().removeprefix("the ").startswith(f"{short.casefold()} ") and bool(short)
        return (full, short) if begins else (full,) if full else ()
