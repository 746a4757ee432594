"""Boilerplate: the stretches of a text that are no part of the report.

Precision comes first: a sentence of the report must never vanish, so single words ("donate", "copyright")
decide nothing, words in quotation marks count for nothing, and what reports speech needs more signs.
"""

from __future__ import annotations

import re

from sayso.records import Span, Spans
from sayso.reports.cues import Cues, phrases_of, read_cues, tokens_of, weight_at
from sayso.reports.metadata import is_metadata
from sayso.text import any_overlap, merged, without

_RULE = re.compile(r"[\W_]+")
_PHOTO = re.compile(
    r"[(\[](?:(?i:file )?(?i:photo|image|picture|photograph|video)s?"
    r"(?:\s*[:/]|\s+(?i:by|credit|courtesy|via)\b|\s+(?=[A-Z]))[^()\[\]\n]{0,60}"
    r"|(?=[A-Z])(?:[\w./-]+ ){0,4}(?i:photos?|getty images|handout)(?:/[^()\[\]\n]{1,40})?)[)\]]"
)
_EMBEDDED = re.compile(
    r"pic\.twitter\.com/|https?://t\.co/|[—–-] ?[^()\n]{2,60} \(@\w{2,30}\)|^<tweet\b", re.MULTILINE
)
"""Marks of an embedded post: somebody's words, even where they ask to follow and share."""

_FOOTNOTE = re.compile(r"[*†‡]{1,3} ?[\"“]?(?P<name>[A-Z][\w'’-]+)")
_BANNED = re.compile(
    r"\b(?:banned|outlawed|prohibited|designated|recogni[sz]ed as|listed as|labell?ed|blacklisted|extremist"
    r"|foreign agent|undesirable|also known as|formerly known as|terrorist (?:group|organi[sz]ation))\b",
    re.IGNORECASE,
)

JUDGED = 10_000
"""Paragraphs that are judged, half from either end; what lies between is held to be report."""

SETTLED = 3
"""Weight of a phrase that needs no further sign."""

ENOUGH_LATE, ENOUGH = 4, 5
"""Points that make a notice in the second half of a text, and anywhere. On PolNeAR (train) with these values
no more than one marked paragraph in a hundred touches an attribution that people marked; re-measure by
counting marked paragraphs there that hold a cue."""

FOR_SPEECH = 2
"""Further points that a paragraph needs which reports what somebody said."""

GLUED_IN = 12
"""Paragraphs from the end in which a notice may be glued behind a sentence."""

SHORT = 30
"""Words up to which a paragraph with a staff credit is nothing else."""

BODY = 2
"""Paragraphs before a heading such as "Related" from which on short lines under it are links."""

NARRATIVE = 12
"""Words from which on a finished sentence without any cue is held to be report."""


def find_boilerplate(text: str, paragraphs: tuple[Span, ...], kept: Spans) -> Spans:
    """The stretches that are no part of the report, sorted; ``kept`` (a title) is left alone."""
    if len(paragraphs) > JUDGED:
        paragraphs = (*paragraphs[: JUDGED // 2], *paragraphs[-JUDGED // 2 :])
    glued = _glued_ends(text, paragraphs[-GLUED_IN:])
    paragraphs = tuple(left for one in paragraphs for left in without(one, glued)[:1])
    cues = [read_cues(text, paragraph) for paragraph in paragraphs]
    marks = [
        not any_overlap(paragraph, kept) and _is_notice(text, paragraphs, number, cues[number])
        for number, paragraph in enumerate(paragraphs)
    ]
    _spread_headings(cues, marks)
    _spread_tail(cues, marks)
    whole = [paragraph for paragraph, marked in zip(paragraphs, marks, strict=True) if marked]
    parts = glued + [Span(*match.span()) for match in _PHOTO.finditer(text)]
    return merged(whole + [part for part in parts if not any_overlap(part, kept)])


def _is_notice(text: str, paragraphs: tuple[Span, ...], number: int, cues: Cues) -> bool:
    """Whether a paragraph by itself is a notice, a rule, a footnote or a lone line of metadata."""
    paragraph = paragraphs[number]
    if _EMBEDDED.search(text, paragraph.start, min(paragraph.end, paragraph.start + 3000)):
        return False
    late = number * 2 >= len(paragraphs) and number > 0
    if cues.line or _RULE.fullmatch(text, paragraph.start, paragraph.end):
        return True
    if number and _is_footnote(text, paragraph, late=late):
        return True
    if late and number >= len(paragraphs) - 6 and is_metadata(text, paragraph):
        return True
    if cues.short and cues.words <= SHORT and late:
        return True
    more = cues.within + cues.link + cues.addressed
    if cues.opening >= SETTLED:
        return not cues.speech or cues.words <= 12 or more >= FOR_SPEECH
    needed = (ENOUGH_LATE if late else ENOUGH) + (FOR_SPEECH if cues.speech else 0)
    return cues.addressed and cues.opening + cues.within > 1 and cues.opening + more >= needed


def _is_footnote(text: str, paragraph: Span, *, late: bool) -> bool:
    """Whether a paragraph explains a name marked with a star above: "*Daesh (…), a group banned in …"."""
    match = _FOOTNOTE.match(text, paragraph.start, paragraph.end)
    if not match or len(paragraph) > 600:
        return False
    if _BANNED.search(text, paragraph.start, paragraph.end):
        return True
    return late and f"{match['name']}*" in text[: paragraph.start]


def _spread_headings(cues: list[Cues], marks: list[bool]) -> None:
    """Mark what belongs to a heading: the short lines under "Related", all that follows "Comments"."""
    number = 0
    while number < len(marks):
        place = cues[number].line if marks[number] else None
        late = number * 2 >= len(marks)
        number += 1
        if place == "comments" and late:
            marks[number:] = [True] * (len(marks) - number)
            return
        while (
            place == "heading" and number > BODY and number < len(marks) and not _is_narrative(cues[number])
        ):
            marks[number] = True
            number += 1


def _is_narrative(cues: Cues) -> bool:
    return (cues.words >= NARRATIVE and cues.ended) or cues.speech or cues.words > 25


def _spread_tail(cues: list[Cues], marks: list[bool]) -> None:
    """Mark short unfinished lines that stand between notices at the end, or behind a rule that opens them."""
    rest = len(marks)
    while rest and (marks[rest - 1] or not _is_narrative(cues[rest - 1])):
        rest -= 1
    for number in range(rest, len(marks)):
        before = number > 0 and marks[number - 1]
        after = number + 1 == len(marks) or marks[number + 1]
        loose = cues[number].words < NARRATIVE and not cues[number].ended
        if before and after and loose and number * 2 >= len(marks):
            marks[number] = True


def _glued_ends(text: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    """Notices glued behind the last sentence of the report: "… he said. Our Standards: …"."""
    found: list[Span] = []
    for paragraph in paragraphs:
        start = max(paragraph.start, paragraph.end - 400)
        for stop in re.finditer(r"[.!?][\"”’)]?\s+(?=[A-Z©])", text[start : paragraph.end]):
            at = start + stop.end()
            tokens = tokens_of(text[at : paragraph.end])
            if weight_at(tokens, 0, phrases_of("end")) and len(tokens) <= SHORT:
                found.append(Span(at, paragraph.end))
                break
    return found
