"""PDF: the text layer, page by page. Nothing else knows pypdf."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from sayso.errors import InputError
from sayso.reports.containers.parts import dated, missing, plain, refused, whole
from sayso.reports.draft import Draft
from sayso.settings import Settings

MOST_PAGES = 300
"""Pages that are read; a report is shorter, and a page can be made to take long."""

_BREAKS = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError, AssertionError,
    ArithmeticError, NotImplementedError, MemoryError, OSError,
)  # fmt: skip
"""What pypdf has been seen to raise on broken files, besides its own errors."""


def drafts(id: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft]:
    """The one report of a PDF; one that only holds pictures of text is told as such."""
    try:
        content = whole(stream, id, settings.max_bytes)
    except InputError as error:
        yield refused(id, error)
        return
    try:
        from pypdf.errors import PyPdfError
    except ModuleNotFoundError:
        yield missing(id, "a PDF", "pdf")
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        yield _draft(id, content, settings.max_characters)
    except (PyPdfError, *_BREAKS) as error:
        told = f"saw a PDF that cannot be read ({type(error).__name__}: {plain(str(error))[:120]})"
        yield Draft(id, "", content).with_problem(f"{told}; print it anew or save its text")


def _draft(id: str, content: bytes, most: int) -> Draft:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content), strict=False)
    draft = Draft(id, "", content)
    if reader.is_encrypted and not reader.decrypt(""):
        return draft.with_problem("saw a PDF with a password, expected an open one; save it without")
    pages: list[str] = []
    for page in reader.pages[:MOST_PAGES]:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > most:
            break
    text = "\n\n".join(one.strip() for one in pages if one.strip())
    if not text:
        return draft.with_problem(
            "saw a PDF without a text layer, expected words; run it through text recognition"
        )
    found = reader.metadata
    title = plain(str(found.title)) if found and found.title else None
    raw = str(found.get("/CreationDate", "")) if found else ""
    day = f"{raw[2:6]}-{raw[6:8]}-{raw[8:10]}" if raw.startswith("D:") else None
    draft = Draft(
        id, text, content, as_given=False, encoding="pdf", dates=dated(day, "PDF, CreationDate"),
        extra={"title": title, "pages": len(reader.pages)},
    )  # fmt: skip
    return (
        draft.with_problem(f"saw {len(reader.pages)} pages, read the first {MOST_PAGES}")
        if (len(reader.pages) > MOST_PAGES)
        else draft
    )
