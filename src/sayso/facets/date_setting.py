"""What a time expression is resolved against: the report's day, the tense of its clause, a date told
before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.facets.calendars import hull, nearest_year
from sayso.records import DateInterval, Span

WINDOW = 120
"""Characters before and after a time expression that are looked at for its tense."""

CLAUSE_END = re.compile(r"[,;:.!?\n()“”\"—]")
TAIL_END = re.compile(r"[,;:.!?\n()“”\"—]|\b(?:and|but|after|before|while|when|who|which|that)\b")
FRONTED = re.compile(r"(?:^|[.!?\n“\"] ?)(?:On |In |By |At |From |Until |Early |Late )?$")
"""What stands before a time that opens its sentence, so that the clause goes on behind a comma."""
SUBJECTS = re.compile(r"^ (?:[A-Z][\w'’-]{1,30} ){1,4}and ")
"""Two who do something behind such a time, whose "and" ends no clause: "On Friday Ana Brel and her son will sail"."""

COMING = re.compile(
    r"\b(?:will|won['’]t|shall|would|upcoming|forthcoming|is to|are to"
    r"|(?:is|are) (?:planning|preparing|meeting|going)"
    r"|(?:is|are) on|(?:put off|postponed|delayed|adjourned|extended|deferred) (?:until|till|to)"
    r"|(?<!was )(?<!were )(?<!been )(?:due|scheduled|expected|slated|set) (?:to|for|on|in|by)|must(?! have)"
    r"|(?:arrives|resumes?|begins?|convenes?|expires?|departs|meets|opens|starts|takes office|polls open)"
    r"|(?:holds?|runs?|lasts?|remains?|stays?|continues?|extends?)(?= (?:[a-z]+ )?(?:until|through|till)))\b|['’]ll\b"
    r"|\b(?:have|has) (?!been\b|had\b|[a-z]{2,30}ed\b)(?:[a-z]{2,30} ){1,4}(?=until|till)"
    r"|\x00\s{1,2}(?-i:delivery|deliveries|futures|contracts?)\b",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:plan(?:s|ning)? to|intend(?:s|ed)? to|prepar(?:es|ing) to|hop(?:es|ing) to|aim(?:s|ing)? to"
    r"|agreed to|to be|vow(?:s|ed) to|pledge[sd]? to|promise[sd]? to|want(?:s|ed)? to|deadline|ahead of"
    r"|call(?:s|ed|ing) for)\b",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(r"\b(?:announced|unveiled|revealed|abandoned|cancel(?:l)?ed)\b", re.IGNORECASE)

AFTER_TOLD = re.compile(
    r"[^.!?\n]{0,80}\b(?:that|said)\b[^.!?\n]{0,80}\b(?:would|was to|were to)\b[^.!?\n]{0,60}"
)

Tense = Literal["past", "planned", "coming"]


class Unresolved(ValueError):
    """There is nothing to resolve a time expression against."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The report's day of publication, the tense of the clause, and a date told earlier; ``onward`` where what
    follows lies behind that date, as in a list of plans."""

    now: DateInterval | None
    tense: Tense = "past"
    told: DateInterval | None = None
    onward: bool = False

    def from_now(self, make: Callable[[date], DateInterval]) -> DateInterval:
        """A time counted from the day of publication, as wide as that day is uncertain."""
        if self.now is None:
            raise Unresolved("no day of publication")
        return hull(make(self.now.earliest), make(self.now.latest))

    def of_a_year(self, make: Callable[[int], DateInterval]) -> DateInterval:
        """The time without a year that is meant: near the one told, else before publication, or after if
        it is to come."""
        if self.told is not None and self.onward:
            return nearest_year(self.told.earliest, make, ahead=True)
        if self.told is not None:
            return _nearer(self.told.earliest, make)
        if self.tense == "planned":
            return self.from_now(lambda now: _nearer(now, make))
        ahead = self.tense == "coming"
        return self.from_now(lambda now: nearest_year(now, make, ahead=ahead))


def _nearer(when: date, make: Callable[[int], DateInterval]) -> DateInterval:
    before = nearest_year(when, make, ahead=False)
    after = nearest_year(when, make, ahead=True)
    return min((before, after), key=lambda one: (abs((one.earliest - when).days), one.earliest))


def is_after_told(between: str) -> bool:
    """Whether a time is counted from a day told before it: "said on Monday that he would resign on Friday"."""
    return AFTER_TOLD.fullmatch(between) is not None


def tense_of(text: str, span: Span) -> Tense:
    """Whether the clause around a time speaks of what was, of what is planned, or of what is to come."""
    before = text[max(0, span.start - WINDOW) : span.start]
    after = text[span.end : span.end + WINDOW]
    ends = [found.end() for found in CLAUSE_END.finditer(before)]
    head = before[ends[-1] :] if ends else before
    if FRONTED.search(before):
        after = after.removeprefix(",")
        after = SUBJECTS.sub("", after, count=1)
    stop = TAIL_END.search(after)
    tail = after[: stop.start()] if stop else after
    clause = f"{head} \x00 {tail}"
    if COMING.search(clause):
        return "coming"
    return "planned" if PLANNED.search(head) and not ANNOUNCED.search(head) else "past"
