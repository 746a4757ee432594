"""What the desk remembers between two pages, as long as the case holds the same: lines, pages, the whole account."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from sayso.records import Account
from sayso.store import account

MOST = 4_000
"""Things remembered, the whole account aside: lines of some kB each, so a few MB; the longest unused goes."""


class Memory:
    """Remembers what was worked out from the derived tables, and forgets all of it when they change.

    The case is asked before the lock is taken: who waits for a writer while holding it would keep from
    their end those readers that the writer waits for.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mark = ""
        self._known: OrderedDict[Hashable, Any] = OrderedDict()
        self._whole: Account | None = None

    def recall(self, connection: Connection, keys: Iterable[Hashable]) -> dict[Hashable, Any]:
        """What is remembered under the keys, those left out under which nothing is."""
        mark = account.mark(connection)
        with self._lock:
            self._follow(mark)
            found = [one for one in keys if one in self._known]
            for one in found:
                self._known.move_to_end(one)
            return {one: self._known[one] for one in found}

    def remember(self, connection: Connection, made: Mapping[Hashable, Any]) -> None:
        """Remember what was made of the case as this connection sees it."""
        mark = account.mark(connection)
        with self._lock:
            self._follow(mark)
            self._known.update(made)
            while len(self._known) > MOST:
                self._known.popitem(last=False)

    def whole(self, connection: Connection) -> Account:
        """The account of the whole case; loading one of a thousand reports takes seconds, what-if asks often."""
        mark = account.mark(connection)
        with self._lock:
            self._follow(mark)
            if self._whole is None:
                self._whole = account.get(connection, with_readings=False)
            return self._whole

    def _follow(self, mark: str) -> None:
        """Forget everything where the case is no longer the one that it was worked out from."""
        if mark != self._mark:
            self._mark, self._whole = mark, None
            self._known.clear()
