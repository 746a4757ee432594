"""An account opened for the desk: reports go by the name of their publisher, or by the name they came under."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from sayso.export.book import NAME_LENGTH, Book, open_book
from sayso.export.words import line, short
from sayso.records import Account
from sayso.store import ask
from sayso.web.environment import Named


def book_of(connection: Connection, found: Account) -> Book:
    """The account, opened; a report that its publisher's name does not tell apart goes by its file's name."""
    book = open_book(found)
    came = ask.report_names(connection, [one.id for one in found.reports])
    labels = {one: _called(book, one, came.get(one, one)) for one in book.reports}
    return replace(book, labels={**book.labels, **labels})


def _called(book: Book, report: str, name: str) -> str:
    known = book.labels[report]
    if report not in known:
        return known
    publisher = line(book.reports[report].publisher or "")
    plain = short(name, NAME_LENGTH)
    return f"{short(publisher, NAME_LENGTH)} ({plain})" if publisher else plain


def names_of(book: Book) -> Named:
    """What readers call the reports of an account."""
    return {one: book.labels[one] for one in sorted(book.reports)}
