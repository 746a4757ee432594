"""Quotation marks of every kind, and the stretches of text that stand between them."""

from __future__ import annotations

import re
from typing import NamedTuple

# A quotation that nobody closes is believed for this many characters and no further.
LONGEST_UNCLOSED = 600
# A single straight quotation must close within this many characters, or it was an apostrophe.
LONGEST_SINGLE = 400

_MARKS = re.compile(r"``|''|[\"“”„‟«»]|(?<![^\s(\[—–-])['‘](?=\w)|\n")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])['’](?!\w)|\n")
_ELIDED = re.compile(r"(?:\d|em\b|til\b|tis\b|twas\b|cause\b|n\b|round\b|bout\b)", re.IGNORECASE)
_OPENERS = "\"“„«‟`'‘"
_ENDED = ".!?…:;\"”’'»*)"


class Quotation(NamedTuple):
    """One stretch in quotation marks: the span with its marks, the span between them, closed or not."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """Find what stands in quotation marks, outermost only, in text order.

    Straight, curly, doubled (``like this''), angled and low marks are known; a mark without its partner ends
    at the paragraph. A paragraph that opens with a mark goes on with what the one before it left open.
    Spans are half-open code-point offsets into ``text``; the work is linear in its length.
    """
    found: list[Quotation] = []
    opened: tuple[int, int, str] | None = None
    skip_to = 0
    for match in _MARKS.finditer(text):
        if match.start() < skip_to:
            continue
        mark, at = match.group(), match.start()
        if mark == "\n":
            if opened and _paragraph_ends(text, at):
                found.append(_unclosed(text, opened, at))
                opened = None
            continue
        if mark in "'‘":
            if opened is None:
                single = _single(text, at)
                if single:
                    found.append(single)
                    skip_to = single.end
            continue
        opens = _opens(text, match, opened[2] if opened else None)
        if opens:
            if opened:
                found.append(_unclosed(text, opened, at))
            opened = (at, match.end(), mark)
        elif opened:
            found.append(Quotation(opened[0], match.end(), opened[1], at, True))
            opened = None
    if opened:
        found.append(_unclosed(text, opened, len(text)))
    return found


def _opens(text: str, match: re.Match[str], inside: str | None) -> bool:
    """Whether this mark begins a quotation; ``inside`` is the mark that began the open one, if any."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if mark in ("``", "„", "‟"):
        return True
    if mark == "''":
        return inside is None and not after.isspace() and not before.isalnum()
    if mark == "“":
        return inside != "„"
    if mark == "”":
        return inside is None and before.isspace() and after.isalnum()
    if mark == "«":
        return inside != "»"
    if mark == "»":
        return inside is None and after.isalnum() and not before.isalnum()
    clearly = (before.isspace() or before in "([—–") and not after.isspace()
    return clearly or (
        inside is None and not after.isspace() and after not in ".,;:!?)" and not before.isalnum()
    )


def _paragraph_ends(text: str, newline: int) -> bool:
    """Whether the line break at ``newline`` ends a paragraph and not only a wrapped line."""
    rest = newline + 1
    while rest < len(text) and text[rest] in " \t\r" and rest - newline < 80:
        rest += 1
    if rest >= len(text) or text[rest] == "\n":
        return True
    last = newline - 1
    while last > 0 and text[last] in " \t\r" and newline - last < 80:
        last -= 1
    return last >= 0 and text[last] in _ENDED


def _unclosed(text: str, opened: tuple[int, int, str], at: int) -> Quotation:
    """The quotation that was begun and not closed before ``at``: bounded, and marked as unclosed."""
    end = at
    after = at
    while after < len(text) and text[after].isspace() and after - at < 80:
        after += 1
    goes_on = at < len(text) and text[at] == "\n" and after < len(text) and text[after] in _OPENERS
    if not goes_on and end - opened[0] > LONGEST_UNCLOSED:
        end = opened[0] + LONGEST_UNCLOSED
    while end > opened[1] and text[end - 1].isspace():
        end -= 1
    return Quotation(opened[0], end, opened[1], end, False)


def _single(text: str, at: int) -> Quotation | None:
    """The quotation in single marks that begins at ``at``, or None where the mark is an apostrophe."""
    if _ELIDED.match(text, at + 1):
        return None
    close = _SINGLE_CLOSE.search(text, at + 2, min(len(text), at + LONGEST_SINGLE))
    if close is None or close.group() == "\n":
        return None
    return Quotation(at, close.end(), at + 1, close.start(), True)
