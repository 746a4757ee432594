"""A real PostgreSQL server for tests, started from what the machine has; skipped where it has none."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PORT = "54329"


def _programs() -> dict[str, str]:
    """Where initdb and pg_ctl are: on the path, or where Debian's package puts them."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, folders)])
    found = {name: shutil.which(name, path=path) for name in ("initdb", "pg_ctl")}
    return {name: where for name, where in found.items() if where}


def _account() -> str | None:
    """Whose account the server runs under: it refuses to run under root's."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        pytest.skip("skipped: PostgreSQL does not run as root and there is no account named postgres")


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of a server that runs in the folder until the end."""
    pytest.importorskip("psycopg", reason="skipped: psycopg is not installed")
    programs = _programs()
    if len(programs) < 2:
        pytest.skip("skipped: no PostgreSQL server on this machine")
    user = _account()
    folder.mkdir(parents=True)
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"

    def do(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, timeout=300)

    do(
        programs["initdb"],
        "-D",
        str(data),
        "-A",
        "trust",
        "-U",
        "sayso",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C",
    )
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -p {PORT} -c fsync=off"
    do(
        programs["pg_ctl"],
        "-D",
        str(data),
        "-w",
        "-t",
        "240",
        "-o",
        options,
        "-l",
        str(folder / "log"),
        "start",
    )
    try:
        yield f"postgresql://sayso@/postgres?host={folder}&port={PORT}"
    finally:
        do(programs["pg_ctl"], "-D", str(data), "-m", "immediate", "stop")
