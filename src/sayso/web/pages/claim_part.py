"""A claim for programs, a page of its passages at a time: all figures on every page, the long lists in parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection

from sayso.export import jsonl
from sayso.export.book import Book, in_time
from sayso.records import Account, Interval
from sayso.store import account
from sayso.web.asking import Asked
from sayso.web.environment import address
from sayso.web.paging import Pages, pages_of

PER_PAGE = 50
"""Statements of one page: a claim of 1,000 reports that share most of their text stays under 500 kB a page."""

Here = Callable[..., bool]
"""Whether the last of some reports or statements, by id, is of the page."""

_ID = re.compile(r"[\w-]+")


def claim_part(connection: Connection, found: Account, book: Book, asked: Asked) -> dict[str, Any]:
    """The account of a claim with the statements of one page, in the order of publication, and what hangs on them.

    What joins two reports stands on the page of the later one, so that all pages together hold everything
    once; the figures, origins and versions of the claim are whole on every page.
    """
    ordered = in_time(book, book.claims[0].statements) if found.claims else []
    pages = pages_of(asked, len(ordered), PER_PAGE)
    place = {one.id: at // PER_PAGE + 1 for at, one in reversed(list(enumerate(ordered)))}
    place |= {one.report: place[one.id] for one in reversed(ordered)}
    told = _of_page(connection, found, place, pages.page) if found.claims else found
    return {
        **jsonl.account_record(told),
        "count": pages.count, "page": pages.page, "pages": pages.last, "next": _next(pages, asked),
    }  # fmt: skip


def _of_page(connection: Connection, found: Account, place: Mapping[str, int], page: int) -> Account:
    def here(*ids: str) -> bool:
        return max((place.get(one, 0) for one in ids), default=0) in ((0, 1) if page == 1 else (page,))

    said = tuple(one for one in found.statements if here(one.id))
    reports = {one.report for one in said}
    read = account.told_in(connection, sorted(one for one in reports if here(one)))
    heard = {node.source for one in said for node in one.chain}
    (behind,), (words,) = found.provenance, found.assessments
    edges = tuple(one for one in behind.edges if here(one.start, one.end))
    heard |= {end for one in edges for end in (one.start, one.end)}
    return replace(
        found,
        reports=tuple(one for one in found.reports if one.id in reports or here(one.id)),
        readings=tuple(one.reading for one in read),
        aliases=tuple(alias for one in read for alias in one.aliases),
        sources=tuple(one for one in found.sources if one.id in heard),
        statements=said,
        links=tuple(one for one in found.links if here(one.a, one.b)),
        reuse=tuple(one for one in found.reuse if here(one.a, one.b)),
        provenance=(replace(
            behind, edges=edges,
            independence=_why(behind.independence, here), against=_why(behind.against, here),
        ),),
        assessments=(replace(words, reasons=_sentences(words.reasons, here)),),
    )  # fmt: skip


def _why(count: Interval, here: Here) -> Interval:
    return replace(count, why=_sentences(count.why, here))


def _sentences(told: Iterable[str], here: Here) -> tuple[str, ...]:
    """The reasons that name no report, on the first page, and those whose last report is of this one."""
    return tuple(one for one in told if here(*(_plain(word) for word in _ID.findall(one))))


def _plain(word: str) -> str:
    return word[:1].lower() + word[1:]


def _next(pages: Pages, asked: Asked) -> str:
    if pages.page >= pages.last:
        return ""
    fields: Sequence[tuple[str, str]] = [
        (name, one) for name, values in asked.fields.items() if name != "page" for one in values
    ]
    return f"{address(asked.path['id'], 'claims')}.json?{urlencode([*fields, ('page', str(pages.page + 1))])}"
