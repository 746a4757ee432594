"""Rows as CSV and as Parquet. Nothing else knows pyarrow."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.errors import SaysoError
from sayso.export.cells import cell

Rows = Sequence[Mapping[str, Any]]


def csv_text(rows: Rows) -> str:
    """Rows as CSV with a head; no cell is taken for a formula by a spreadsheet."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows([cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def csv_bytes(rows: Rows) -> bytes:
    """The same in UTF-8."""
    return csv_text(rows).encode("utf-8")


def parquet_bytes(rows: Rows) -> bytes:
    """Rows as one Parquet file; the same rows give the same bytes with the same version of pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise SaysoError("Parquet needs one more package: pip install 'sayso[parquet]'") from error
    out = io.BytesIO()
    table = pyarrow.Table.from_pylist([dict(row) for row in rows])
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()
