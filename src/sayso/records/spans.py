"""Where something stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a report's cleaned text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each stretch of the cleaned text stood in the decoded original.

    ``pieces`` are (start in cleaned, start in original, length), sorted, not overlapping. Cleaned text
    outside every piece (a line break put in by the cleaner) has no place in the original.
    """

    pieces: tuple[tuple[int, int, int], ...]


NO_OFFSETS = OffsetMap(())
