"""What the times told so far lend to the next one: a year, a day to count from, a story of long ago."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.facets.date_setting import Setting, is_after_told, tense_of
from sayso.records import DateInterval, Span

REACH = 250
"""Characters over which a full date lends its year to a later one in the same sentence."""

LONG_PAST, STORY_REACH = 2, 600
"""Years before publication from which a full date begins a story of its own, in which later days without a year
fall, and characters within which they do. Set by reading GUM's training documents; of 4,544 times in 563 news
reports it moves two, both rightly."""

SENTENCE_END = re.compile(r"[.!?]\s|\n")
PARAGRAPH = re.compile(r"\n\s*")
NOW_AGAIN = re.compile(
    r"\b(?:now|this (?:year|month|week)|currently|recently|ago|since then)\b", re.IGNORECASE
)
DONE = re.compile(
    r"\b(?:since|after|was|were|had|did|said|rose|fell|came|went|took|made|met|told|began|\w{2,30}ed)\b"
)
"""Words that show that what follows a time to come has been done already."""

Told = tuple[Span, DateInterval]


@dataclass(slots=True)
class Thread:
    """The times of a text told so far, while it is read: the last full date, the last day, a day of long ago."""

    text: str
    published: DateInterval | None
    full: Told | None = None
    day: Told | None = None
    story: Told | None = None
    last: Span | None = None

    def setting(self, span: Span) -> Setting:
        """What the time at a span is resolved against."""
        after = self.day is not None and is_after_told(self.text[self.day[0].end : span.start])
        now = self.day[1] if self.day and after else self.published
        lent = self._lent(span)
        onward = lent is not None and lent is self.full and self._is_ahead(lent[1])
        return Setting(now, tense_of(self.text, span), lent[1] if lent else None, onward)

    def add(self, span: Span, interval: DateInterval | None, *, absolute: bool) -> None:
        """Remember a time; one that is not of long ago ends a story."""
        self.last = span
        past = interval is not None and self._is_long_past(interval)
        begins = past and absolute and interval is not None and interval.precision == "day"
        goes_on = past and not absolute and self.story is not None and self._goes_on(self.story, span)
        self.story = (span, interval) if interval is not None and (begins or goes_on) else None
        if interval is None:
            return
        if interval.precision != "year" and (absolute or self._is_ahead(interval)):
            self.full = span, interval
        if interval.precision == "day":
            self.day = span, interval

    def _lent(self, span: Span) -> Told | None:
        """The date that lends its year: in the same sentence, where one to come only does so along a list of
        plans, or of a story of long ago."""
        full = self.full if self.full is not None and self._same_sentence(self.full[0], span) else None
        if full is not None and (not self._is_ahead(full[1]) or self._lists_plans(full[0], span)):
            return full
        return self.story if self.story is not None and self._goes_on(self.story, span) else None

    def _lists_plans(self, before: Span, span: Span) -> bool:
        """Whether a time follows a coming one in a list of plans: nothing between them is said to be done."""
        return self.last == before and not DONE.search(self.text[before.end : span.start])

    def _same_sentence(self, before: Span, after: Span) -> bool:
        between = self.text[before.end : after.start]
        return len(between) <= REACH and not SENTENCE_END.search(between)

    def _goes_on(self, story: Told, span: Span) -> bool:
        """Whether a time still belongs to a story: in the paragraph of its last day, or the next."""
        between = self.text[story[0].end : span.start]
        near = len(between) <= STORY_REACH and len(PARAGRAPH.findall(between)) <= 1
        return near and not NOW_AGAIN.search(between)

    def _is_ahead(self, interval: DateInterval) -> bool:
        return self.published is not None and interval.earliest > self.published.latest

    def _is_long_past(self, interval: DateInterval) -> bool:
        return self.published is not None and interval.latest.year <= self.published.earliest.year - LONG_PAST
