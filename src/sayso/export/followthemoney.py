"""FollowTheMoney entities as JSON Lines: reports as articles, sources as who they are, statements as notes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sayso.export import jsonl
from sayso.export.book import Book, chain_words, how_said, open_book
from sayso.export.words import line
from sayso.records import Account, Kind, Report, Source, Statement

SCHEMAS: dict[Kind, str] = {
    "person": "Person", "organization": "Organization", "government": "PublicBody", "agency": "Company",
    "outlet": "Company", "document": "Document", "group": "Organization", "unnamed": "LegalEntity",
}  # fmt: skip

WEB = ("http://", "https://")

Entity = dict[str, object]


def entities(account: Account) -> str:
    """One entity a line: articles, then sources, then notes, each by id.

    A note is about the article and whoever is in the statement's chain, so that it shows with both.
    """
    book = open_book(account)
    found = [
        *(_article(one) for one in sorted(account.reports, key=lambda one: one.id) if one.text),
        *(_source(one) for one in sorted(account.sources, key=lambda one: one.id)),
        *_notes(book),
    ]
    return "".join(jsonl.dumps(one) + "\n" for one in found)


def _entity(id: str, schema: str, **properties: str | None) -> Entity:
    told = {name: [line(value)] for name, value in properties.items() if value and line(value)}
    return {"id": _id(id), "schema": schema, "properties": told}


def _id(id: str) -> str:
    return f"sayso-{id}"


def _article(one: Report) -> Entity:
    entity = _entity(
        one.id, "Article", title=one.title or one.id, publisher=one.publisher, author=one.byline,
        sourceUrl=one.url if (one.url or "").startswith(WEB) else None, language="eng",
        contentHash=hashlib.sha1(one.original, usedforsecurity=False).hexdigest() if one.original else None,
        publishedAt=one.published.earliest.isoformat() if one.published else None,
    )  # fmt: skip
    return entity


def _source(one: Source) -> Entity:
    schema = SCHEMAS[one.kind]
    if schema == "Document":
        return _entity(one.id, schema, title=one.name, summary="a source named in reports")
    entity = _entity(one.id, schema, name=one.name, summary=None if one.named else "an unnamed source")
    others = sorted({line(name) for name in one.names} - {line(one.name)})
    if others:
        entity["properties"] = {**entity["properties"], "alias": others}  # type: ignore[dict-item]
    return entity


def _notes(book: Book) -> Iterator[Entity]:
    for one in sorted(book.account.statements, key=lambda one: one.id):
        yield _note(one, book)


def _note(one: Statement, book: Book) -> Entity:
    entity = _entity(one.id, "Note", name=f"{chain_words(book, one)}: {how_said(one)}", description=one.text)
    about = [one.report, *(node.source for node in one.chain if node.source in book.sources)]
    told = dict.fromkeys(_id(str(id)) for id in about)
    entity["properties"] = {**entity["properties"], "entity": list(told)}  # type: ignore[dict-item]
    return entity
