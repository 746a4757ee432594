"""Web archives: WARC and WACZ, each page a report with its address and the moment of its capture."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from sayso.errors import InputError
from sayso.reports.containers.parts import drafted, missing, plain, refused, whole
from sayso.reports.draft import Draft
from sayso.settings import Settings

PAGES = ("text/html", "application/xhtml+xml", "text/plain")

RATIO = 200
"""How many times smaller a member of an archive may be packed; web pages come to about 10, bombs to 1000."""

_BREAKS = (ValueError, KeyError, IndexError, EOFError, OSError, AttributeError, TypeError)
"""What reading a broken archive has been seen to raise, besides warcio's own errors."""


def warc_drafts(id: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft]:
    """The pages of a WARC file, compressed or not; what is broken ends it, and is told."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ModuleNotFoundError:
        yield missing(id, "a web archive", "archives")
        return
    found = 0
    try:
        for record in ArchiveIterator(stream):
            draft = _draft(f"{id}-{found + 1}", record, settings)
            if draft is not None:
                found += 1
                yield draft
                if draft.problems and not draft.text and "more than" in draft.problems[-1].what:
                    break
    except (ArchiveLoadFailed, *_BREAKS) as error:
        told = f"saw a broken archive after {found} pages ({plain(str(error))[:120]}); what stands before is read"
        yield Draft(f"{id}-broken", "", b"").with_problem(told)
        return
    if not found:
        yield Draft(id, "", b"").with_problem(
            "saw an archive without pages, expected reports; look elsewhere"
        )


def _draft(id: str, record: Any, settings: Settings) -> Draft | None:
    """The draft of a captured page; None for requests, pictures, redirects and notes."""
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    headers = record.http_headers
    kind = (
        headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    ) or ""
    if kind.split(";")[0].strip().lower() not in PAGES:
        return None
    if headers and headers.get_statuscode() not in ("200", "203"):
        return None
    body = record.content_stream().read(settings.max_bytes + 1)
    address = plain(record.rec_headers.get_header("WARC-Target-URI") or "")
    moment = plain(record.rec_headers.get_header("WARC-Date") or "")
    told = {
        "captured": moment,
        "archive_record": plain(record.rec_headers.get_header("WARC-Record-ID") or ""),
    }
    if len(body) > settings.max_bytes:
        what = f"saw a page of more than {settings.max_bytes:,} bytes in an archive, expected a report; leave it out"
        return Draft(id, "", b"", extra=told).with_problem(what)
    draft = drafted(id, body, fields={"url": address.strip("<>")}, extra=told)
    if getattr(record.raw_stream, "limit", 0) > 0:
        return draft.with_problem("saw a page that was cut off in its archive; it is read as far as it goes")
    return draft


def wacz_drafts(id: str, stream: BinaryIO, settings: Settings) -> Iterator[Draft]:
    """The pages of the WARC files in a WACZ; nothing is unpacked to the disk."""
    try:
        content = stream if stream.seekable() else BytesIO(whole(stream, id, settings.max_bytes))
        with zipfile.ZipFile(content) as held:
            members = [one for one in held.infolist() if _is_archive(one)]
            for one in sorted(members, key=lambda one: one.filename):
                yield from _member(id, held, one, settings)
    except InputError as error:
        yield refused(id, error)
        return
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, *_BREAKS) as error:
        told = f"saw a broken WACZ ({plain(str(error))[:120]}), expected a whole one; fetch it again"
        yield Draft(id, "", b"").with_problem(told)
        return
    if not members:
        yield Draft(id, "", b"").with_problem(
            "saw a WACZ without archives, expected WARC files in it; look elsewhere"
        )


def _is_archive(one: zipfile.ZipInfo) -> bool:
    return one.filename.lower().endswith((".warc", ".warc.gz")) and not one.is_dir()


def _member(id: str, held: zipfile.ZipFile, one: zipfile.ZipInfo, settings: Settings) -> Iterator[Draft]:
    if one.file_size > RATIO * max(one.compress_size, 1):
        told = f"saw {plain(one.filename)} packed {one.file_size // max(one.compress_size, 1)} times smaller"
        yield Draft(id, "", b"").with_problem(f"{told}, which only serves to do harm; it is not opened")
        return
    with held.open(one) as stream:
        yield from warc_drafts(f"{id}-{plain(one.filename).rpartition('/')[2]}", stream, settings)  # type: ignore[arg-type]
