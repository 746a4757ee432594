"""What a page is asked, and what it answers: the records that every page file works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.web.desk import Desk

Record = Mapping[str, Any]
"""What an address answers as JSON: an object whose names are a contract."""

LONGEST = 4_000
"""Characters of one value of a query; more is cut. Reports come in forms, not in addresses."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form: what the sender calls it, and where it lies until it is read."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, read: the parts of the address, the query or the form, the files, and who asks."""

    path: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()
    who: str = ""

    def one(self, name: str, default: str = "") -> str:
        """The last value given under a name."""
        return self.fields.get(name, (default,))[-1]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value given under a name."""
        return self.fields.get(name, ())

    def flag(self, name: str) -> bool:
        """Whether something is asked for: any value but "", "0" and "no"."""
        return self.one(name) not in ("", "0", "no")

    def number(self, name: str, default: int, *, most: int = 100_000) -> int:
        """A whole number from 1 to ``most``; the default where none is given or it is none."""
        given = self.one(name)
        return min(max(int(given), 1), most) if given.isascii() and given.isdecimal() else default


@dataclass(frozen=True, slots=True)
class Page:
    """What an address shows: a template with its frozen context, and the same as a record.

    ``record`` is worked out only when JSON is asked for; so may be ``context`` for HTML, given as a
    function.
    """

    template: str
    context: object | Callable[[], object]
    record: Callable[[], Record]


@dataclass(frozen=True, slots=True)
class Moved:
    """What was asked for stands under another address now: its path, as a page, and the query that it takes."""

    path: str
    query: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an order: the address where its outcome is seen, and the outcome as a record."""

    see: str
    record: Record


@dataclass(frozen=True, slots=True)
class File:
    """Bytes to download, never shown as a page."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name that an address takes in its query or form, and what it means."""

    name: str
    means: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that shows something, as a page and under ``.json`` as a record.

    ``shape`` names the fields of the record and what they hold; a test compares it with what comes.
    ``nav`` is the word under which the navigation leads there; empty for pages that it does not name.
    """

    path: str
    show: Callable[[Desk, Asked], Page | Moved]
    shape: Mapping[str, str]
    takes: tuple[Parameter, ...] = ()
    nav: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """An address that changes something: POST with the desk's token, by a form or by a program."""

    path: str
    act: Callable[[Desk, Asked], Done]
    shape: Mapping[str, str]
    takes: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """An address that hands out bytes as they came."""

    path: str
    fetch: Callable[[Desk, Asked], File]


Row = Entry | Action | Download
