"""Numbers that do not fit in memory, laid down in many small files that are read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[Any]

BUFFER = 500_000
"""Rows held in memory before they are written: some 10 MB, and as much again while they are sorted."""


class Spill:
    """Rows in ``files`` files of one folder; the same rows in the same order give the same files."""

    def __init__(self, folder: Path, name: str, *, files: int, dtype: npt.DTypeLike) -> None:
        self._paths = [folder / f"{name}-{number:04d}" for number in range(files)]
        self._dtype = np.dtype(dtype)
        self._held: list[tuple[npt.NDArray[np.intp], Rows]] = []
        self._rows = 0
        for path in self._paths:
            path.write_bytes(b"")

    def add(self, rows: Rows, files: npt.NDArray[np.intp]) -> None:
        """Lay down rows, each in the file of the number beside it."""
        self._held.append((files, rows))
        self._rows += len(rows)
        if self._rows >= BUFFER:
            self._flush()

    def __iter__(self) -> Iterator[Rows]:
        """The rows of each file in the order they came, file by file; a file that was read is gone."""
        self._flush()
        for path in self._paths:
            yield np.fromfile(path, dtype=self._dtype)
            path.unlink()

    def _flush(self) -> None:
        if not self._held:
            return
        files = np.concatenate([one for one, _ in self._held])
        rows = np.concatenate([one for _, one in self._held])
        self._held, self._rows = [], 0
        order = np.argsort(files, kind="stable")
        edges = np.searchsorted(files[order], np.arange(len(self._paths) + 1))
        for number, path in enumerate(self._paths):
            here = order[edges[number] : edges[number + 1]]
            if len(here):
                with path.open("ab") as file:
                    rows[here].tofile(file)
