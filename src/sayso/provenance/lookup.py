"""Answers about reports and sources, each looked up when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class LookedUp(Mapping[str, T]):
    """What is known of some ids, those left out of which nothing is; a claim asks for few of a thousand.

    ``find`` is a pure function of the id, so that it makes no difference who asks first.
    """

    def __init__(self, ids: Collection[str], find: Callable[[str], T]) -> None:
        self._ids, self._find = ids, find
        self._found: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        """What is known of an id."""
        if id not in self._found:
            if id not in self._ids:
                raise KeyError(id)
            self._found[id] = self._find(id)
        if not self._found[id]:
            raise KeyError(id)
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        """The ids of which something is known."""
        return (id for id in self._ids if id in self)

    def __len__(self) -> int:
        """Of how many something is known."""
        return sum(1 for _ in self)
