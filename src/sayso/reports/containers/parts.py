"""What all containers have in common: bounds, safe XML, dates, and a draft of what an item holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from sayso.errors import InputError, NotAReport, TooLarge
from sayso.records import DateEvidence, OffsetMap
from sayso.reports.decoding import decode
from sayso.reports.draft import Draft, given_date
from sayso.reports.html import draft_of_page

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST = 500
"""Characters of a field that stands beside a text: names, titles, addresses."""

_TAG = re.compile(r"<(?:p|br|div|a|em|strong|b|i|ul|blockquote|h\d|img|span|html|body)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|body|!doctype)\b", re.IGNORECASE)
BEFORE, AFTER = "<html><body><article>", "</article></body></html>"
_SPACE = re.compile("[\x00-\x20\x7f-\x9f\ud800-\udfff]+")


def missing(id: str, what: str, extra: str) -> Draft:
    """The draft of a file that one more package is needed for."""
    told = f"saw {what}, which needs one more package; install it with: pip install 'sayso[{extra}]'"
    return Draft(id, "", b"").with_problem(told)


def whole(stream: BinaryIO, id: str, most: int) -> bytes:
    """All bytes of a stream; raises TooLarge where there are more than the bound."""
    content = stream.read(most + 1)
    if len(content) > most:
        raise TooLarge(
            f"saw more than {most:,} bytes, expected fewer; split it or raise SAYSO_MAX_BYTES", where=id
        )
    return content


def xml_root(content: bytes, id: str) -> Element:
    """The root of a piece of XML that declares no entity and fetches nothing.

    Raises NotAReport where it is broken or would blow up.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content)
    except DefusedXmlException as error:
        what = f"saw XML that declares entities ({type(error).__name__}), which only serves to do harm"
        raise NotAReport(f"{what}; it is not opened", where=id) from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        what = f"saw broken XML ({error})"
        raise NotAReport(f"{what}, expected a whole file; fetch it again", where=id) from None
    return root


def opened(
    id: str, stream: BinaryIO, most: int, what: str, of_root: Callable[[Element], Iterator[Draft]]
) -> Iterator[Draft]:
    """The drafts that are made of the root of an XML file, or the one draft that says why it has none."""
    try:
        root = xml_root(whole(stream, id, most), id)
    except ModuleNotFoundError:
        yield missing(id, what, "feeds")
    except InputError as error:
        yield refused(id, error)
    else:
        yield from of_root(root)


def local(tag: object) -> str:
    """The name of an element without its namespace."""
    return str(tag).rpartition("}")[2]


def first(element: Element, *names: str) -> str | None:
    """The text of the first child or further descendant with one of the names, in the order of the names."""
    for name in names:
        for one in element.iter():
            if one is not element and local(one.tag) == name and (one.text or "").strip():
                return plain(one.text or "")
    return None


def plain(text: str) -> str:
    """A field's text on one line, cut where it is absurdly long."""
    return _SPACE.sub(" ", text).strip()[:LONGEST]


def dated(value: str | None, of: str) -> tuple[DateEvidence, ...]:
    """The evidence of a date in a container's own field: RFC 822 or ISO; nothing where no day can be read."""
    if not value:
        return ()
    quote = f"{of}: {plain(value)}"
    try:
        found = given_date(parsedate_to_datetime(value).date().isoformat(), quote)
    except (ValueError, TypeError, IndexError, OverflowError):
        found = given_date(value.strip(), quote)
    return (found,) if found else ()


def drafted(
    id: str, body: str | bytes, *, fields: Mapping[str, str | None], dates: tuple[DateEvidence, ...] = (),
    extra: Mapping[str, object] | None = None,
) -> Draft:  # fmt: skip
    """The draft of an item: its body, plain or HTML, with what the container says of it.

    The body's own bytes are kept as the original.
    """
    known: Any = {name: plain(value) for name, value in fields.items() if value and plain(value)}
    told = {name: value for name, value in (extra or {}).items() if value}
    try:
        found = decode(body, where=id) if isinstance(body, bytes) else None
    except InputError as error:
        return Draft(id, "", bytes(body), extra=told).with_problem(error.what)  # type: ignore[arg-type]
    text = found.text if found else str(body)
    original = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    draft = Draft(
        id, text, original, encoding=found.encoding if found else "utf-8", dates=dates, extra=told, **known
    )
    if found and found.loss:
        draft = draft.with_problem(found.loss)
    return _of_markup(draft) if _TAG.search(text[:20_000]) else draft


def _of_markup(draft: Draft) -> Draft:
    """The draft of a page, or of a piece of one: that is read as an article, its places those in the piece."""
    if _PAGE.search(draft.text[:5_000]):
        return draft_of_page(draft)
    found = draft_of_page(replace(draft, text=f"{BEFORE}{draft.text}{AFTER}"))
    if found.offsets is None:
        return found
    moved = ((cleaned, place - len(BEFORE), length) for cleaned, place, length in found.offsets.pieces)
    return replace(found, offsets=OffsetMap(tuple(moved)))


def refused(id: str, error: InputError) -> Draft:
    """The draft of what could not be opened, with the reason."""
    return Draft(id, "", b"").with_problem(error.what)
