"""Paragraphs: the pieces in which a text is judged to be report or not."""

from __future__ import annotations

import re

from sayso.records import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_GAP = re.compile(r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])[ \t\xa0]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])")

WRAPPED_AT = (45, 100)
"""Lines of a hard-wrapped text are this long, in characters: e-mails and wire feeds wrap at 65 to 80."""


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text without the white space around them, empty ones left out.

    A line is a paragraph, unless the text is wrapped by hand: then lines are joined up to the next
    empty one.
    """
    lines = [_stripped(match) for match in _LINE.finditer(text) if not match.group().isspace()]
    blocks: list[list[Span]] = []
    for line in lines:
        if blocks and not _GAP.search(text, blocks[-1][-1].end, line.start):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    out: list[Span] = []
    for number, block in enumerate(blocks):
        wrapped = _is_wrapped(text, block) if len(block) > 2 else _runs_on(text, block, first=number == 0)
        out += [Span(block[0].start, block[-1].end)] if wrapped else block
    return tuple(out)


def _stripped(match: re.Match[str]) -> Span:
    line = match.group()
    return Span(match.end() - len(line.lstrip()), match.start() + len(line.rstrip()))


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Whether the lines of a block run on: all but the last about equally long, most without a stop."""
    lengths = [len(line) for line in block[:-1]]
    if max(lengths) > WRAPPED_AT[1] or max(lengths) < WRAPPED_AT[0] or min(lengths) < 0.6 * max(lengths):
        return False
    open_ends = sum(text[line.end - 1] not in '.!?"”:' for line in block[:-1])
    return open_ends * 2 >= len(lengths)


def _runs_on(text: str, block: list[Span], *, first: bool) -> bool:
    """Whether one line breaks off and a second takes it up: a first block may be a headline and text."""
    if len(block) != 2:
        return False
    line, following = block
    broken = WRAPPED_AT[0] <= len(line) <= WRAPPED_AT[1] and text[line.end - 1] not in '.!?"”:'
    return broken and (text[following.start].islower() or not first)
