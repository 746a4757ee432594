"""Bylines: who is named as author, and whether that is a person, an agency or a desk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.records import Span
from sayso.reports.publishers import AGENCY_WORDS, agencies_in, desks, fold, outlet_called
from sayso.resources import read_lines

_OPENING = re.compile(
    r"(?:by|written by)(?:\s*[:|–—-]\s*|\s+)|(?:authors?|text by|story by|report(?:ed)? by)\s*:\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:\s*[,|–—-]\s*|\s+)(?:for|in|at|from|with|special to|published|posted|updated|and (?:news )?agencies"
    r"|staff writer|staff reporter|special correspondent|correspondent|reporter|editor)\b.*$",
    re.IGNORECASE,
)
_PART = r"(?:al|el|bin|ibn|von|van|de|der|da|di|du|la|le|and|&)"
_WORD = r"(?:a[a-z]{1,2}-|el-|d')?[A-ZÀ-Þ][\w.'’/-]*"
_NAME = re.compile(rf"{_WORD}(?:(?:,|\s*[|/])?\s+(?:{_PART}\s+){{0,2}}{_WORD}){{1,9}}")
_INSTITUTION = re.compile(
    r"\b(?:corporation|ministry|agency|centre|center|network|news|press|media|observatory|institute|desk|times|post"
    r"|service|team|bureau|broadcasting|television|tv|radio|council|foundation|group|front|staff|association|daily"
    r"|journal|herald|tribune|monitor|watch|committee|organisation|organization|office|command|coalition|company)\b",
    re.IGNORECASE,
)

MAX_WORDS = 15
"""A longer line is a sentence and no byline ("By the time the rebels came …")."""


@cache
def name_words(kind: str) -> frozenset[str]:
    """Small words around names: of the kind "byline", "staff" (beside a name) or "time" (instead of one)."""
    rows = (line.split("\t") for line in read_lines("reports_name_words.txt"))
    return frozenset(word for where, word in rows if where == kind)


@dataclass(frozen=True, slots=True)
class Byline:
    """A name given as author and what it is; ``agency`` is the agency it is or writes for."""

    name: str
    kind: Literal["person", "agency", "desk", "institution"]
    span: Span
    agency: str | None = None


def name_author(name: str, span: Span) -> Byline:
    """What a name given as author stands for: an agency, a desk, an institution, else a person."""
    name = " ".join(name.split()).strip(" ,;:|")
    agencies = agencies_in(name)
    if agencies:
        return Byline(agencies[0], "agency", span, agencies[0])
    who, _, rest = (part.strip() for part in re.sub(r"\s*[|/,]\s*", "\n", name).rpartition("\n"))
    behind = agencies_in(rest) if who else ()
    if behind:
        name = who.replace("\n", ", ")
    if fold(name) in desks() or any(fold(part) in desks() for part in name.split(",")):
        return Byline(name, "desk", span)
    institution = outlet_called(name) or AGENCY_WORDS.search(name) or _INSTITUTION.search(name)
    return Byline(name, "institution" if institution else "person", span, behind[0] if behind else None)


def _goes_on(rest: str) -> bool:
    """Whether the words behind "by" are a sentence: a time first, or small words that stand in no byline."""
    words = re.findall(r"[^\W\d_][\w'’-]*", rest)
    small = [
        word for word in words if word[0].islower() and "-" not in word and word not in name_words("byline")
    ]
    return (
        not words or words[0].casefold() in name_words("time") or (bool(small) and fold(rest) not in desks())
    )


def read_byline(text: str, paragraph: Span) -> Byline | None:
    """The byline that a paragraph consists of; None where it is anything else."""
    line = text[paragraph.start : paragraph.end]
    opening = _OPENING.match(line)
    if not opening or len(line) > 200 or len(line.split()) > MAX_WORDS or line.rstrip()[-1] in '?!"”':
        return None
    rest = line[opening.end() :].rstrip(" .")
    if _goes_on(rest):
        return None
    name = _NAME.match(rest)
    if name and (name.end() == len(rest) or _CLOSING.match(rest, name.end())):
        return name_author(name.group(), paragraph)
    if fold(rest) in desks() or agencies_in(rest):
        return name_author(rest, paragraph)
    return None
