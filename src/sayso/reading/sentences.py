"""Where sentences begin and end in news as it arrives: abbreviations, quotations, line breaks."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from sayso.records import Span, Spans
from sayso.resources import read_lines

# A stretch without any stop is cut at white space after this many characters, so that no step sees more.
LONGEST = 2_000
# A text is hard-wrapped when at least this share of its single line breaks goes on in lower case
# (prose with a line for each paragraph has almost none, wrapped prose has about nine in ten).
WRAPPED_SHARE = 0.3

_CLOSERS = "\"'”’»)]"
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]*]*+(?=\s|$)|[a-z]{3}[.!?](?=[A-Z][a-z]+[ ,])")
_BREAK = re.compile(r"(?<![ \t\r])[ \t\r]*+\n[ \t\r]*+(?:\n[ \t\r]*+)*+")
_WORD_BEFORE = re.compile(r"(?:\b[\w.]*\w|\w)$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
_OPENERS = "\"'“‘«([„"


def sentences(text: str) -> Spans:
    """Cut a text into sentences: sorted spans that together hold every character but outer white space."""
    cuts = sorted({0, len(text), *_line_cuts(text), *_stop_cuts(text)})
    out: list[Span] = []
    for start, end in pairwise(cuts):
        out.extend(_pieces(text, start, end))
    return tuple(out)


def _line_cuts(text: str) -> list[int]:
    """Every blank line, and every line break of a text that is not hard-wrapped."""
    found = [(m.start(), m.end(), m.group().count("\n")) for m in _BREAK.finditer(text)]
    single = [end for _, end, lines in found if lines == 1 and end < len(text)]
    wrapped = sum(text[end].islower() for end in single) >= WRAPPED_SHARE * max(len(single), 1)
    return [end for _, end, lines in found if lines > 1 or not wrapped]


def _stop_cuts(text: str) -> list[int]:
    return [m.end() for m in _STOP.finditer(text) if _ends(text, m.start(), m.end())]


def _ends(text: str, start: int, end: int) -> bool:
    """Whether the stop at [start, end) ends a sentence and not only a word."""
    if end < len(text) and not text[end].isspace():
        return True
    following = _following(text, end)
    if not following:
        return True
    first = following.lstrip(_OPENERS)[:1]
    if first.islower() and "\n" not in text[end : end + 3]:
        return False
    mark = text[start:end]
    if mark.rstrip(_CLOSERS) != "." or mark[-1] in '"”»':
        return bool(first) or following[:1] in _OPENERS
    return _word_ends(_word(text, start), following)


def _word(text: str, stop: int) -> str:
    match = _WORD_BEFORE.search(text, max(0, stop - 24), stop)
    return match.group() if match else ""


def _following(text: str, end: int) -> str:
    """The word after a stop, with the marks that open it."""
    rest = text[end : end + 60].split(maxsplit=1)
    return rest[0] if rest else ""


def _word_ends(word: str, following: str) -> bool:
    """Whether a full stop after this word ends the sentence when that word follows."""
    kind = _abbreviations().get(word) or _abbreviations().get(word.lower())
    opened = following.lstrip(_OPENERS)
    starts = re.sub(r"\W.*", "", opened) in _starters()
    if kind in ("title", "inner"):
        return False
    if kind == "number":
        return not opened[:1].isdigit() and not (word in ("No", "Nos", "no") and opened[:1] in "#")
    if kind == "either":
        return starts or following != opened
    if _INITIALS.match(word) and (len(word) == 1 or "." in word):
        return starts and word != "J"
    return True


@cache
def _abbreviations() -> dict[str, str]:
    rows = (line.split("\t") for line in read_lines("abbreviations.txt"))
    return {row[0]: row[1] for row in rows}


@cache
def _starters() -> frozenset[str]:
    return frozenset(read_lines("sentence_starters.txt"))


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """One stretch without outer white space, cut where it is too long to be a sentence."""
    out = []
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end if end - start <= LONGEST else _space_before(text, start, start + LONGEST)
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            out.append(Span(start, last))
        start = stop
    return out


def _space_before(text: str, start: int, end: int) -> int:
    for at in range(end, start + LONGEST // 2, -1):
        if text[at].isspace():
            return at
    return end
