"""The desk: one open case, whoever works at it, the worker behind it, and the secrets of this process."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from sayso.settings import Settings
from sayso.store import Store
from sayso.web.bench import Bench
from sayso.web.effects import Effects
from sayso.web.memory import Memory
from sayso.web.shelf import Shelf

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a page may use. ``who`` is the name of those who have not said theirs.

    ``form_token`` stands in every form and is asked of every change; it dies with the process.
    """

    store: Store
    bench: Bench
    shelf: Shelf
    who: str = ""
    settings: Settings = field(default_factory=Settings)
    demo: bool = False
    memory: Memory = field(default_factory=Memory)
    effects: Effects = field(default_factory=Effects)
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def called(self, given: str) -> str:
        """The name under which somebody decides: as given, in one line and not too long, or that of the desk."""
        return " ".join(given.split())[:LONGEST_NAME] or self.who

    @property
    def name(self) -> str:
        """How people call the case: the file's name without its ending."""
        place = self.store.place
        return Path(place).stem if self.store.is_file else place.rpartition("/")[2]


def open_desk(store: Store, *, who: str, settings: Settings | None = None, demo: bool = False) -> Desk:
    """A desk on an open case, with a worker of its own; ``close_desk`` sends the worker home."""
    chosen = settings or Settings()
    bench, memory = Bench(store, workers=chosen.workers), Memory()
    return Desk(store, bench, Shelf(store, memory), who, chosen, demo, memory)


def close_desk(desk: Desk) -> None:
    """Finish what the worker has in hand, and let go of the case."""
    desk.shelf.close()
    desk.bench.close()
    desk.store.close()
