"""What kind of reuse it is, and who had the words first, where dates or credits tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.records import Direction, Passage, Report, ReuseKind, Span
from sayso.reuse.words import Worded
from sayso.text import any_overlap

VERBATIM = 0.85
NEAR_VERBATIM = 0.5
"""Share of the shorter report's words that stand in shared passages. Set by reading annotated
stories; the kind is shown and changes no count."""

LEAST_NAME = 3
"""Letters of a publisher's name below which its being mentioned says nothing."""


def kind_of(a: Report, b: Report, *, share: float) -> ReuseKind:
    """Verbatim to rewritten by the share of words kept; common wire where both credit one agency."""
    if share >= VERBATIM:
        return "verbatim"
    if _agency(a) and _agency(a) == _agency(b):
        return "common-wire"
    return "near-verbatim" if share >= NEAR_VERBATIM else "rewrite"


def direction_of(a: Report, b: Report) -> tuple[Direction, str]:
    """Who has it from whom, and the words for why; unknown unless a credit, the days or a mention tell."""
    for tells, words in ((_credits, "credits"), (_republishes, "says that it republishes")):
        found = tells(a, b), tells(b, a)
        if found == (True, False):
            return "a<-b", f"{a.id} {words} {_publisher(b)}"
        if found == (False, True):
            return "b<-a", f"{b.id} {words} {_publisher(a)}"
    if a.published and b.published:
        if b.published.latest < a.published.earliest:
            return "a<-b", f"{b.id} is of an earlier day"
        if a.published.latest < b.published.earliest:
            return "b<-a", f"{a.id} is of an earlier day"
    named = _names(a, b), _names(b, a)
    if named == (True, False):
        return "a<-b", f"{a.id} names {_publisher(b)} and not the other way round"
    if named == (False, True):
        return "b<-a", f"{b.id} names {_publisher(a)} and not the other way round"
    return "unknown", "neither dates nor credits tell who had it first"


def share_of(shorter: Worded, spans: Sequence[Passage], *, first: bool) -> float:
    """The share of the shorter report's words that stand in the passages."""
    stretches = [one.a if first else one.b for one in spans]
    held = sum(any(s.start <= place.start < s.end for s in stretches) for place in shorter.places)
    return held / len(shorter.places) if shorter.places else 0.0


def _agency(report: Report) -> str:
    named = report.agency or (report.dateline.agency if report.dateline else None) or ""
    return named.casefold()


def _publisher(report: Report) -> str:
    return report.publisher or report.id


def _credits(report: Report, other: Report) -> bool:
    """Whether a report says that its text is the other's publisher's."""
    return bool(_other_name(report, other)) and _other_name(report, other) == _agency(report)


def _republishes(report: Report, other: Report) -> bool:
    """Whether a report says that it first appeared with the other's publisher."""
    name = _other_name(report, other)
    return bool(name) and name == (report.republished_from or "").casefold()


def _names(report: Report, other: Report) -> bool:
    """Whether a report's own text names the other's publisher, outside standing text."""
    name = _other_name(report, other)
    if len(name) < LEAST_NAME:
        return False
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", report.text, re.IGNORECASE)
    return any(not any_overlap(Span(match.start(), match.end()), report.boilerplate) for match in found)


def _other_name(report: Report, other: Report) -> str:
    """The other's publisher, empty where it is not known or is this one's too."""
    theirs = (other.publisher or "").casefold()
    return "" if theirs == (report.publisher or "").casefold() else theirs
