"""A claim for programs, a page of its passages at a time: all figures on every page, the long lists in parts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection

from sayso.export import jsonl
from sayso.export.book import Book, in_time
from sayso.export.words import first_upper
from sayso.records import Account, Interval, Report, Statement
from sayso.store import account
from sayso.store.account import Joint
from sayso.web.asking import Asked
from sayso.web.environment import address
from sayso.web.paging import pages_of

PER_PAGE = 50
"""Statements of one page at most."""

ROOM = 280_000
"""Bytes that the statements of a page, and what joins their reports, may take by the estimates below: with the
figures of a claim that 500 reports make, 120 kB, a page stays well under 500 kB (``python -m benchmarks.desk``)."""

Here = Callable[..., bool]
"""Whether the last of some reports or statements, by id, is of the page."""

_ID = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """The page of each statement and each report by id, the joints of each page, and how many pages there are."""

    of: Mapping[str, int]
    joints: Mapping[int, Sequence[Joint]]
    last: int


def claim_part(connection: Connection, found: Account, book: Book, asked: Asked) -> dict[str, Any]:
    """The account of a claim with the statements of one page, in the order of publication, and what hangs on them.

    What joins two reports stands on the page of the later one, or on those that follow where that is full, so
    that all pages together hold everything once; the figures, origins and versions of the claim are whole on
    every page.
    """
    ordered = in_time(book, book.claims[0].statements) if found.claims else []
    placed = _placed(ordered, found, account.joints_of(connection, [one.id for one in found.claims]))
    page = pages_of(asked, placed.last, 1).page
    told = _of_page(connection, found, placed, page) if found.claims else found
    return {
        **jsonl.account_record(told),
        "count": len(ordered), "page": page, "pages": placed.last, "next": _next(page, placed.last, asked),
    }  # fmt: skip


# -- which page ----------------------------------------------------------------------------------


def _placed(ordered: Sequence[Statement], found: Account, joints: Iterable[Joint]) -> _Place:
    """Fill page after page: each statement with its report, then what joins these with earlier ones."""
    reports = {one.id: one for one in found.reports}
    hanging = _hanging(joints, ordered, found)
    of: dict[str, int] = {}
    joined: dict[int, list[Joint]] = defaultdict(list)
    page, taken, count = 1, 0, 0
    for one in ordered:
        needed = _size(one) + (_size(reports[one.report]) if one.report not in of else 0)
        if count and (taken + needed > ROOM or count == PER_PAGE):
            page, taken, count = page + 1, 0, 0
        of[one.id] = page
        of.setdefault(one.report, page)
        taken, count = taken + needed, count + 1
        for joint in hanging[one.id]:
            if taken + _size(joint) > ROOM:
                page, taken, count = page + 1, 0, 0
            joined[page].append(joint)
            taken += _size(joint)
    return _Place(of, joined, page)


def _hanging(
    joints: Iterable[Joint], ordered: Sequence[Statement], found: Account
) -> Mapping[str, list[Joint]]:
    """What joins statements and reports, by the statement with which both of its ends are there."""
    at = dict.fromkeys((one.id for one in found.reports), 0)  # those that say nothing themselves
    for number, one in reversed(list(enumerate(ordered))):
        at[one.id] = at[one.report] = number
    out: dict[str, list[Joint]] = defaultdict(list)
    for joint in joints:
        if joint.a in at and joint.b in at:  # a report may be supposed away
            out[ordered[max(at[joint.a], at[joint.b])].id].append(joint)
    return out


def _size(one: Statement | Report | Joint) -> int:
    """About how many bytes it takes as JSON, with the edge and the reason that come of it; rather too many."""
    if isinstance(one, Statement):
        return 600 + 2 * len(one.text) + 150 * len(one.chain) + 200 * len(one.facets)
    if isinstance(one, Report):
        text = 0 if one.text_as_given else 2 * len(one.text)
        return 600 + 2 * len(one.title or "") + 200 * len(one.date_evidence) + text
    return 300 + one.size * 5 // 4


# -- one page ------------------------------------------------------------------------------------


def _of_page(connection: Connection, found: Account, placed: _Place, page: int) -> Account:
    place = dict(placed.of)
    place |= {first_upper(id): at for id, at in placed.of.items()}  # as they open a sentence
    pages = (0, 1) if page == 1 else (page,)

    def here(*ids: str) -> bool:
        return max([place.get(one, 0) for one in ids], default=0) in pages

    said = tuple(one for one in found.statements if here(one.id))
    reports = {one.report for one in said}
    read = account.told_in(connection, sorted(one for one in reports if here(one)))
    heard = {node.source for one in said for node in one.chain}
    links, reuse = account.joined(connection, placed.joints.get(page, ()))
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
        links=links,
        reuse=reuse,
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
    return tuple(one for one in told if here(*_ID.findall(one)))


def _next(page: int, last: int, asked: Asked) -> str:
    if page >= last:
        return ""
    fields: Sequence[tuple[str, str]] = [
        (name, one) for name, values in asked.fields.items() if name != "page" for one in values
    ]
    return f"{address(asked.path['id'], 'claims')}.json?{urlencode([*fields, ('page', str(page + 1))])}"
