"""Credits: which agency or other publisher a report says it has its text from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.records import Span, Spans
from sayso.reports.bylines import name_words
from sayso.reports.days import find_days
from sayso.reports.metadata import URL
from sayso.reports.publishers import (
    AGENCY_WORDS,
    agencies_in,
    agency_at,
    agency_called,
    desks,
    fold,
    outlet_called,
    publisher_at,
)
from sayso.resources import read_lines
from sayso.text import enclosing, merged

HEAD, TAIL = 4, 12
"""Credits stand in so many paragraphs from either end. In PolNeAR (train, metadata column "wire") and the
reports of ECB+ (train) none stands further in; re-measure there."""

MAX_WORDS = 60
"""A longer paragraph is no credit, though it may end with one."""


NAMES = 0.75
"""Share of capitals among the words of a staff credit. In PolNeAR (train) every one has nine in ten;
sentences that begin alike have less than half. Re-measure there."""

REST = 8
"""Words behind a notice in its paragraph that belong to it: "All rights reserved.", "Read it there."."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit: its kind, the name in it (empty for plain staff credits), where name and notice stand."""

    kind: str
    name: str
    name_span: Span
    span: Span


_FIRST_WORD = re.compile(r"[*\[(\s–—-]{0,4}([^\W_]+|©)")


@cache
def _openings() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """Patterns of the notices by their first word ("" for those that open with a name), the longest first."""
    found: defaultdict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
    for kind, words in sorted(
        (line.split("\t") for line in read_lines("reports_credits.txt")), key=lambda row: -len(row[1])
    ):
        first = _FIRST_WORD.match(words)
        found[first[1].casefold() if first else ""].append((_pattern(words), kind))
    return {first: tuple(patterns) for first, patterns in found.items()}


def _pattern(words: str) -> re.Pattern[str]:
    before, after = words.split("{name}")
    name = r"(?P<name>[^\n;|]{2,120}?)" if after else r"(?P<name>[^\n;|]{2,160})"
    spaced = (re.sub(r"(?:\\ )+", r"\\s+", re.escape(part)) for part in (before, after))
    left, right = spaced
    colon = r"\s*" if before.rstrip().endswith(":") else ""
    return re.compile(rf"[*\[(\s–—-]{{0,4}}{left}{colon}{name}{right}", re.IGNORECASE)


def find_credits(text: str, paragraphs: tuple[Span, ...], boilerplate: Spans) -> tuple[Credit, ...]:
    """The credits at both ends of a text, in order; ``boilerplate`` is searched, but not as the end."""
    ends = dict.fromkeys((*paragraphs[:HEAD], *paragraphs[max(HEAD, len(paragraphs) - TAIL) :]))
    found = [credit for paragraph in ends for credit in _in_paragraph(text, paragraph)]
    gone = merged((*boilerplate, *(credit.span for credit in found)))
    last = next((one for one in reversed(paragraphs) if not enclosing(gone, one.end - 1)), None)
    found += _staff_ends(text, ends)
    found += _at_end(text, last) if last else ()
    return tuple(sorted(set(found), key=lambda one: (one.span, one.kind, one.name)))


def _staff_ends(text: str, paragraphs: Iterable[Span]) -> Iterator[Credit]:
    """Staff credits behind the last sentence of a paragraph: "… he said. (Reporting by …; Editing by …)"."""
    for paragraph in paragraphs:
        staff = _STAFF_END.search(text, max(paragraph.start, paragraph.end - 700), paragraph.end)
        if staff and _opens_sentence(text, staff.start(), paragraph.start) and _is_staff(staff["names"]):
            span = Span(*staff.span())
            yield Credit("staff", _staff_agency(staff.group().rstrip(".)")), span, span)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Credit]:
    """The credits of a paragraph that is made of such notices; sentence by sentence."""
    if len(text[paragraph.start : paragraph.end].split()) > MAX_WORDS or _STAFF_END.match(
        text, paragraph.start, paragraph.end
    ):
        return
    if fold(text[paragraph.start : paragraph.end]) in desks():
        yield Credit("staff", "", paragraph, paragraph)
        return
    for start, end in _sentences(text, paragraph):
        credit = _notice(text, start, end)
        if credit and start == paragraph.start and len(text[end : paragraph.end].split()) < REST:
            yield replace(credit, span=paragraph)
        elif credit:
            yield credit


def _sentences(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for stop in re.finditer(r"[.;]\s+(?=[A-Z(©])|[.;]\s*$|;\s*", text[paragraph.start : paragraph.end]):
        yield start, paragraph.start + stop.start()
        start = paragraph.start + stop.end()
    if start < paragraph.end:
        yield start, paragraph.end


def _notice(text: str, start: int, end: int) -> Credit | None:
    first = _FIRST_WORD.match(text, start, end)
    for pattern, kind in (*_openings().get(first[1].casefold() if first else "", ()), *_openings()[""]):
        match = pattern.match(text, start, end)
        if match is None:
            continue
        span = _name_span(text, match, end)
        name = text[span.start : span.end]
        if (kind == "staff" and _is_staff(name)) or fold(name) in desks():
            return Credit("staff", _staff_agency(name), span, Span(start, end))
        before = len(text[start : match.start("name")].split())
        weak = 1 <= before <= 2 and len(text[span.end : end].split()) > 3
        if kind != "staff" and name and _is_name(name) and not weak:
            return Credit(*_settle(kind, name), span, Span(start, end))
    return None


_BEFORE_NAME = re.compile(r"(?:\d{4}(?:\s*[-–]\s*\d{4})?[ ,]*)?(?:by )?(?:the )?")
_NAME_ENDS = re.compile(
    r"\s+(?:on|in|under|and is|and has|and was|with|here|at|for|as part|via)\s+(?=[a-z\d]|[A-Z][a-z]{2,8} \d)"
    r"|\s+here\b|[.,!)\]]\s*$|\.\s+(?=[A-Z\d])|,\s+(?=[\w“])|\s+\d{4}\s*$|\s*[(\[]"
)


def _name_span(text: str, match: re.Match[str], end: int) -> Span:
    """The name without what trails it: "Korvan Post on 3 March", "Korvan Post, 2021"."""
    start, stop = match.span("name")
    address = URL.match(text, start, end)
    if address:
        return Span(start, min(address.end(), end))
    before = _BEFORE_NAME.match(text, start, stop)
    start = before.end() if before else start
    cut = _NAME_ENDS.search(text, start, stop)
    stop = cut.start() if cut else stop
    day = next(find_days(text, start, stop), None)
    stop = day.span.start if day else stop
    name = text[start:stop]
    return Span(start + len(name) - len(name.lstrip()), start + len(name.rstrip(" .,:-–—")))


def _is_name(name: str) -> bool:
    """Whether words behind "source:" or "via" are a name, and not a sentence that goes on."""
    if URL.match(name):
        return True
    words = name.split()
    if not 1 <= len(words) <= 10:
        return False
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return (words[0][0].isupper() and capitals * 2 >= len(words)) or ("." in name[1:-1] and len(words) == 1)


def _settle(kind: str, name: str) -> tuple[str, str]:
    """A credit's kind and full name, once it is known whether the name is an agency or another publisher."""
    agencies = agencies_in(name)
    if agencies:
        return "agency", agencies[0]
    if kind == "agency":
        first = agency_at(name, 0, len(name))
        known = agency_called(first) if first else None
        return (kind, known or name) if known or AGENCY_WORDS.search(name) else ("staff", "")
    if URL.match(name) or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name):
        return kind, publisher_at(name) or name
    if AGENCY_WORDS.search(name) and "news" in name.casefold():
        return "agency" if kind != "rights" else kind, name
    return kind, outlet_called(name) or name


def _is_staff(names: str) -> bool:
    """Whether words behind "reporting by" are names and no sentence ("Reporting by Varda found that …")."""
    beside = name_words("staff")
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", names) if word.casefold() not in beside]
    return bool(words) and sum(word[0].isupper() for word in words) >= NAMES * len(words)


def _staff_agency(names: str) -> str:
    found = agencies_in(names.rsplit(",", maxsplit=1)[-1]) or agencies_in(names)
    return found[0] if found else ""


_END = re.compile(
    r"[-–—]{1,3}\s?(?P<dash>[A-Z][\w .&'’/]{1,40})\.?$|[(\[/](?P<mark>[A-Z©][\w .,&'’/+-]{1,60})[)\]/]\.?$"
    r"|(?<=[.!?\"”])\s+(?P<bare>[A-Z][\w&/]{1,12})\.?$"
)
_STAFF_END = re.compile(
    r"\(?(?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslat(?:ed|ion)) by "
    r"(?P<names>[^\n]{3,600})$"
)


def _at_end(text: str, paragraph: Span) -> Iterator[Credit]:
    """An agency or source behind the last words of the report: "… he said. --AFP", "… (Source: …)"."""
    match = _END.search(text, max(paragraph.start, paragraph.end - 80), paragraph.end)
    if match is None:
        return
    group = next(key for key in ("dash", "mark", "bare") if match[key])
    agencies = agencies_in(re.sub(r"^(?:Source|©)\s*:?\s*", "", match[group]))
    if agencies:
        yield Credit("agency", agencies[0], Span(*match.span(group)), Span(*match.span()))
        return
    source = re.match(r"Source:?\s+(?=[A-Z])", match[group])
    if source:
        span = Span(match.start(group) + source.end(), match.end(group))
        name = text[span.start : span.end]
        yield Credit(*_settle("republished", name), span, Span(*match.span()))


def _opens_sentence(text: str, at: int, start: int) -> bool:
    """Whether a credit stands at the start of a paragraph or behind a finished sentence."""
    before = text[max(start, at - 3) : at].rstrip()
    return not before or before[-1] in '.!?"”’)('


def is_reuters_style(text: str, credit: Credit) -> bool:
    """Whether a staff credit has the form that Reuters alone uses: reporting and editing in one line."""
    words = text[credit.span.start : credit.span.end].casefold()
    return (
        credit.kind == "staff"
        and "editing by" in words
        and ("reporting by" in words or "writing by" in words)
    )
