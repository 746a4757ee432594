"""A long list, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.asking import Asked


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a list a page stands: how many things there are, which page this is, which is the last."""

    count: int
    page: int
    last: int
    size: int

    @property
    def skip(self) -> int:
        """How many things stand on the pages before."""
        return (self.page - 1) * self.size


def pages_of(asked: Asked, count: int, size: int) -> Pages:
    """The page asked for by ``page``, or the last where there are not so many."""
    last = max(1, -(-count // size))
    return Pages(count, min(asked.number("page", 1), last), last, size)
