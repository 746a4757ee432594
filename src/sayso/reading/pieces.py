"""A text as the network sees it: word pieces with offsets, and the layout an uncased vocabulary loses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from sayso.reading.quotes import quotations

Ints = npt.NDArray[np.int64]

# Twelve layout types: 6 x inside quotation marks + 2 x (0 no break, 1 line, 2 paragraph) + capitalised.
LAYOUT_TYPES = 12
# Texts are cut into blocks of about this many characters for the tokenizer, to bound its memory.
BLOCK_CHARACTERS = 20_000


class Encoded(Protocol):
    """What a tokenizer returns for one text."""

    @property
    def ids(self) -> list[int]:
        """The numbers of its word pieces."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Where each piece stands in the text, in code points."""


class Tokenizer(Protocol):
    """The part of ``tokenizers.Tokenizer`` that reading needs."""

    def encode(self, sequence: str, /, *, add_special_tokens: bool) -> Encoded:
        """Cut one text into word pieces."""


class Pieces(NamedTuple):
    """The word pieces of one text: ids, layout types, half-open code-point offsets, each (n,)."""

    ids: Ints
    types: Ints
    starts: Ints
    ends: Ints


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into the word pieces that the reader reads, with the layout type of each."""
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for begin, end in _blocks(text):
        encoded = tokenizer.encode(text[begin:end], add_special_tokens=False)
        ids.extend(encoded.ids)
        starts.extend(begin + s for s, _ in encoded.offsets)
        ends.extend(begin + e for _, e in encoded.offsets)
    types = _layout(text, starts, ends)
    return Pieces(*(np.asarray(x, dtype=np.int64) for x in (ids, types, starts, ends)))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Cut points at white space, one about every BLOCK_CHARACTERS."""
    blocks = []
    begin = 0
    while len(text) - begin > BLOCK_CHARACTERS:
        end = begin + BLOCK_CHARACTERS
        for at in range(end, end - 2_000, -1):
            if text[at].isspace():
                end = at
                break
        blocks.append((begin, end))
        begin = end
    blocks.append((begin, len(text)))
    return blocks


def _layout(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """The layout type of each piece (see LAYOUT_TYPES)."""
    quoted = quotations(text)
    opening = [q.start for q in quoted]
    types: list[int] = []
    previous_end, capital = 0, 0
    for start, end in zip(starts, ends, strict=True):
        at = bisect_right(opening, start) - 1
        inside = at >= 0 and start < quoted[at].end
        gap = text[previous_end:start] if start - previous_end < 200 else "\n\n"
        lines = gap.count("\n")
        if start > previous_end or not text[start : start + 1].isalnum() or not types:
            capital = 0
        if start != previous_end or not text[start - 1 : start].isalnum():
            capital = int(text[start : start + 1].isupper())
        types.append(6 * inside + 2 * min(lines, 2) + capital)
        previous_end = end
    return types
