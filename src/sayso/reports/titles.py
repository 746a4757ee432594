"""Titles: whether a text begins with its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.records import Span

_LETTERS = re.compile(r"[^\W_]+")
_ABBREVIATED = re.compile(r"\b[A-Z]\.|\.{2,}|\b(?:Mr|Mrs|Ms|Dr|St|vs|No|Gen|Lt|Col|Jr|Sr)\.")
_TWO_SENTENCES = re.compile(r"[.!?][\"”’']?\s+[A-Z“\"]")

MAX_WORDS, MAX_CHARACTERS = 30, 220
"""No headline is longer. In PolNeAR (train) and ECB+ (train) the longest have 24 words; re-measure there."""

SENTENCE = 40
"""Characters from which on a paragraph with a stop at its end is a sentence of a report."""

TITLE_CASE = 0.7
"""Share of the words of four letters and more that begin with a capital, from which on a first line that
ends in a full stop is still a headline. PolNeAR (train) puts a stop behind every headline; there sentences
of reports stay below 0.6. Re-measure there."""


def is_titlelike(text: str, span: Span, following: Sequence[Span], *, apart: bool) -> bool:
    """Whether a first line reads as a headline: short, without a full stop or in title case, text after it.

    ``following``: the paragraphs after it; ``apart``: whether an empty line stands between.
    """
    line = text[span.start : span.end]
    words = line.split()
    if not following or len(line) > MAX_CHARACTERS or not 2 <= len(words) <= MAX_WORDS:
        return False
    if line[-1] in ",;:-–—…" or not (line[0].isupper() or line[0].isdigit() or line[0] in "\"'“‘«"):
        return False
    if _TWO_SENTENCES.search(_ABBREVIATED.sub("", line)):
        return False
    if line.rstrip("\"'”’)").endswith("."):
        return apart and len(words) <= 20 and _title_case(words) >= TITLE_CASE
    return apart or any(len(one) > SENTENCE and text[one.end - 1] in '."”?!)' for one in following[:4])


def _title_case(words: list[str]) -> float:
    long = [
        word for word in (w.strip("\"'“”‘’().,:;") for w in words) if len(word) >= 4 and word[0].isalpha()
    ]
    if len(long) < 3:
        return 0.0
    return sum(word[0].isupper() for word in long) / len(long)


def find_given(text: str, title: str, paragraphs: tuple[Span, ...]) -> Span | None:
    """Where a known title stands at the head of the text: whole lines, or the start of a glued one.

    A title may trail the names of section and site ("… - World - Korvan Post"), which the text lacks.
    """
    for shorter in _without_site(title):
        wanted = "".join(_LETTERS.findall(shorter.casefold()))
        found = (_lines(text, wanted, paragraphs) or _glued(text, wanted, paragraphs)) if wanted else None
        if found:
            return found
    return None


def _without_site(title: str) -> Iterator[str]:
    """The title, and the title without its last parts as long as four words are left."""
    yield title
    parts = re.split(r"(\s+[|·–—-]\s+)", title[:1000])
    for count in range(len(parts) - 2, 0, -2):
        shorter = "".join(parts[:count])
        if len(shorter.split()) >= 4:
            yield shorter


def _lines(text: str, wanted: str, paragraphs: tuple[Span, ...]) -> Span | None:
    """The one, two or three paragraphs near the start that hold the letters of a title and nothing else."""
    for first, paragraph in enumerate(paragraphs[:4]):
        for last in paragraphs[first : first + 3]:
            span = Span(paragraph.start, last.end)
            line = text[span.start : min(span.end, span.start + 1000)]
            have = "".join(_LETTERS.findall(line.casefold()))
            cut = len(have) >= 20 and wanted.startswith(have) and len(span) <= MAX_CHARACTERS
            if have == wanted or cut:
                return span
    return None


def _glued(text: str, wanted: str, paragraphs: tuple[Span, ...]) -> Span | None:
    """Where the letters of a title stand in the first paragraph, at its start or right after metadata."""
    if not paragraphs or len(wanted) < 15:
        return None
    window = text[paragraphs[0].start : min(paragraphs[0].end, paragraphs[0].start + 1000)]
    places = [paragraphs[0].start + at for match in _LETTERS.finditer(window) for at in range(*match.span())]
    letters = [text[at].casefold() for at in places]
    if any(len(letter) != 1 for letter in letters):
        return None
    at = "".join(letters).find(wanted)
    if at < 0 or places[at] - paragraphs[0].start > 120:
        return None
    return Span(places[at], places[at + len(wanted) - 1] + 1)
