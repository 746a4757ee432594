"""A copy of a case while it is in use."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sayso.errors import CaseRefused
from sayso.store.connection import Store, explained


def back_up(store: Store, copy: str) -> None:
    """Write a compact copy of the case as it stands at one moment; others may go on working.

    The copy appears under its name only when it is whole. Raises CaseRefused where something has that
    name, where there is no room, and for a case on a server, which has tools of its own.
    """
    if not store.is_file:
        raise CaseRefused(f"{store.place}: a case on a server is copied by pg_dump")
    target = Path(copy)
    if target.exists():
        raise CaseRefused(f"{copy}: something is there already; choose another name")
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _vacuum_into(store, part)
        _settle(part)
        os.link(part, target)
    except OSError as error:
        raise CaseRefused(f"{copy}: cannot be written ({error.strerror}); choose another place") from error
    finally:
        part.unlink(missing_ok=True)


def _vacuum_into(store: Store, part: Path) -> None:
    """SQLite does this outside of every transaction only, so it is asked without one."""
    held = store.engine.raw_connection()
    try:
        held.cursor().execute("VACUUM INTO ?", (str(part),))
    except sqlite3.Error as error:
        raise explained(error, store.place) from error
    finally:
        held.close()


def _settle(part: Path) -> None:
    """Have the copy on the disk before it gets its name."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
