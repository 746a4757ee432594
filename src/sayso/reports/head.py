"""The head of a report: address, title, dates, byline and dateline, up to its first words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.records import Span, Spans
from sayso.reports.bylines import Byline, read_byline
from sayso.reports.datelines import FoundDateline, find_dateline, read_lone_dateline
from sayso.reports.days import WrittenDay
from sayso.reports.metadata import Prefix, is_metadata, read_prefix
from sayso.reports.publishers import agencies_in
from sayso.reports.titles import find_given, is_titlelike

LOOK_AT = 8
"""Metadata is looked for in so many paragraphs from the start: the most seen before the second paragraph
of a report is six, in ECB+ (train); re-measure there."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text says about the report; ``metadata`` are stretches that are no part of it."""

    title: Span | None = None
    url: Span | None = None
    line_days: tuple[WrittenDay, ...] = ()
    glued_days: tuple[WrittenDay, ...] = ()
    byline: Byline | None = None
    agency: Span | None = None
    dateline: FoundDateline | None = None
    metadata: Spans = ()


@dataclass(slots=True)
class _Found:
    """What has been gathered so far; it never leaves this module."""

    url: Span | None
    agency: Span | None
    byline: Byline | None
    line_days: list[WrittenDay]
    glued_days: list[WrittenDay]
    metadata: list[Span]
    words: list[Span]

    def take(self, prefix: Prefix, span: Span, days: list[WrittenDay]) -> None:
        """Note what a stretch of metadata holds."""
        self.url = self.url or prefix.url
        self.agency = self.agency or prefix.agency
        days.extend(prefix.days)
        self.metadata.append(span)


def read_head(text: str, paragraphs: tuple[Span, ...], title: str | None) -> Head:
    """What stands before the words of the report; ``title`` is the title known from elsewhere."""
    found = _Found(None, None, None, [], [], [], [])
    for paragraph in paragraphs[:LOOK_AT]:
        _take_paragraph(text, paragraph, found)
    known = find_given(text, title, paragraphs) if title else None
    span = known or (None if title else _first_line_title(text, paragraphs, found))
    if known:
        _take_after_title(text, known, paragraphs, found)
    dateline = _find_dateline(text, found, span)
    metadata = tuple(sorted(part for part in found.metadata if not span or not _inside(part, span)))
    return Head(
        span, found.url, tuple(found.line_days), tuple(found.glued_days),
        found.byline, found.agency, dateline, metadata,
    )  # fmt: skip


def _inside(part: Span, span: Span) -> bool:
    return part.start < span.end and span.start < part.end


def _take_paragraph(text: str, paragraph: Span, found: _Found) -> None:
    """Sort one paragraph into metadata and words; metadata glued before the first words is split off."""
    whole = is_metadata(text, paragraph)
    if whole:
        found.take(whole, paragraph, found.line_days)
        return
    alone = read_lone_dateline(text, paragraph)
    if alone:
        found.line_days.append(alone)
        found.metadata.append(paragraph)
        return
    byline = read_byline(text, paragraph) if len(found.words) < 3 else None
    if byline:
        found.byline = found.byline or byline
        found.metadata.append(paragraph)
        return
    if len(paragraph) <= 60 and agencies_in(text[paragraph.start : paragraph.end]):
        found.agency = found.agency or paragraph
        found.metadata.append(paragraph)
        return
    if not found.words:
        prefix = read_prefix(text, paragraph.start, paragraph.end)
        if prefix.is_telling() and _begins_sentence(text, prefix.end, paragraph.end):
            start = _skip(text, prefix.end, paragraph.end)
            found.take(prefix, Span(paragraph.start, start), found.glued_days)
            paragraph = Span(start, paragraph.end)
    found.words.append(paragraph)


_JOINT = re.compile(r"[\s:|•·)\]–—-]*")


def _skip(text: str, at: int, end: int) -> int:
    match = _JOINT.match(text, at, end)
    return match.end() if match else at


def _begins_sentence(text: str, at: int, end: int) -> bool:
    """Whether the words after a glued prefix are a sentence of their own, not its end ("…, was a day")."""
    start = _skip(text, at, end)
    if start >= end:
        return False
    by_somebody = re.compile(r"by [A-Z]").match(text, start, end)
    return text[start].isupper() or text[start].isdigit() or text[start] in "\"'“‘«(" or bool(by_somebody)


def _first_line_title(text: str, paragraphs: tuple[Span, ...], found: _Found) -> Span | None:
    """The first words of the text, if they read as a headline and no metadata was glued to them."""
    if not found.words:
        return None
    first = found.words[0]
    if first not in paragraphs:
        return None
    near = paragraphs[: 2 * LOOK_AT]
    following = [span for span in near if span.start >= first.end and span not in found.metadata]
    gap = text[first.end : paragraphs[paragraphs.index(first) + 1].start] if following else ""
    apart = len(re.findall(r"\r\n|[\n\r\u2028\u2029]", gap)) > 1
    return first if is_titlelike(text, first, following, apart=apart) else None


def _take_after_title(text: str, title: Span, paragraphs: tuple[Span, ...], found: _Found) -> None:
    """Metadata that follows a title in the same line: "… say rebels AFP Sunday 5 Jun 2016 At least"."""
    holder = next((span for span in paragraphs if span.start <= title.start and title.end < span.end), None)
    if holder is None:
        return
    start = _skip(text, title.end, holder.end)
    if text[start : start + 1] == ".":
        start = _skip(text, start + 1, holder.end)
    prefix = read_prefix(text, start, holder.end)
    if prefix.is_telling() and _begins_sentence(text, prefix.end, holder.end):
        start = _skip(text, prefix.end, holder.end)
        found.take(prefix, Span(title.end, start), found.glued_days)
    found.words = [Span(start, holder.end), *(span for span in found.words if span.start >= holder.end)]


def _find_dateline(text: str, found: _Found, title: Span | None) -> FoundDateline | None:
    """The dateline at the head of one of the first three paragraphs after the title."""
    body = [span for span in found.words if not title or span.start >= title.end]
    for number, paragraph in enumerate(body[:3]):
        dateline = find_dateline(text, paragraph.start, paragraph.end, first=number == 0)
        if dateline:
            return dateline
    return None
