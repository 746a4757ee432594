"""What is worked out once for a state of the case and kept until it changes: the queue of review."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from sayso.case.questions import Question, open_ones, questions
from sayso.export.book import Book
from sayso.store import Store, account, keep
from sayso.web.books import book_of
from sayso.web.memory import Memory

PATIENCE = 1.5
"""Seconds that a page waits for the first queue of a case; then it says that the queue is being made."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What is open, as of one state of the case, which ``book`` holds; None where no queue was made yet.

    ``fresh``: that is the state as it is now.
    """

    questions: tuple[Question, ...]
    fresh: bool
    book: Book | None


class Shelf:
    """Keeps the last queue, and has the next one made in a thread while the last still serves.

    Questions that were answered since it was made are left out at once.
    """

    def __init__(self, store: Store, memory: Memory) -> None:
        self._store = store
        self._memory = memory
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="shelf")
        self._lock = threading.Lock()
        self._made: tuple[str, tuple[Question, ...], Book] | None = None
        self._before: tuple[Question, ...] = ()
        self._making: Future[None] | None = None

    def queue(self) -> Queue:
        """The queue, at most as old as the counts that the pages show."""
        with self._store.reading() as connection:
            mark, current = account.mark(connection), account.is_current(connection)
            decisions = keep.decisions(connection)
        if self._made is None or self._made[0] != mark:
            making = self._make()
            if self._made is None:
                wait([making], timeout=PATIENCE)
            if making.done():
                making.result()  # what went wrong is told, not waited for
        if self._made is None:
            return Queue((), False, None)
        of, found, book = self._made
        fresh = current and of == mark
        left = found if fresh else (*self._before_of(found), *found)
        return Queue(open_ones(left, decisions), fresh, book)

    def _before_of(self, found: tuple[Question, ...]) -> tuple[Question, ...]:
        """Questions of the queue before that this one lacks: an answer that was just taken back opens them again."""
        ids = {one.id for one in found}
        return tuple(one for one in self._before if one.id not in ids)

    def close(self) -> None:
        """Drop what is being made."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _make(self) -> Future[None]:
        with self._lock:
            if self._making is None or self._making.done():
                self._making = self._pool.submit(self._work_out)
            return self._making

    def _work_out(self) -> None:
        with self._store.reading() as connection:
            mark, decisions = account.mark(connection), keep.decisions(connection)
            book = book_of(connection, self._memory.whole(connection))
        self._before = self._made[1] if self._made else ()
        self._made = mark, questions(book, decisions), book
