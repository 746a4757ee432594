"""What the desk remembers between two pages: the whole account, as long as it is the one that the case holds."""

from __future__ import annotations

import threading

from sqlalchemy import Connection

from sayso.records import Account
from sayso.store import account


class Memory:
    """Keeps the last whole account; loading one of a thousand reports takes seconds, and what-if asks often."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mark = ""
        self._account: Account | None = None

    def whole(self, connection: Connection) -> Account:
        """The account of the whole case as it was last derived."""
        mark = account.mark(connection)
        with self._lock:
            if self._account is None or self._mark != mark:
                self._account, self._mark = account.get(connection), mark
            return self._account
