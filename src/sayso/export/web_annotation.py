"""W3C Web Annotation: every statement as an annotation on the words of its report, by quote and position.

https://www.w3.org/TR/annotation-model/. Positions are code points of the report's text; the digest of its
bytes stands with each target, so that nobody takes another version for it.
"""

from __future__ import annotations

from sayso.export import jsonl
from sayso.export.book import Book, chain_words, how_said, open_book
from sayso.records import Account, Report, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quotation, to find it again where positions have moved."""

Node = dict[str, object]


def annotation_page(account: Account) -> str:
    """One annotation page, statements by report and place."""
    book = open_book(account)
    said = sorted(account.statements, key=lambda one: (one.report, one.content, one.id))
    items = [_annotation(one, book) for one in said if one.content]
    page: Node = {"@context": CONTEXT, "id": "urn:sayso:statements", "type": "AnnotationPage", "items": items}
    return jsonl.dumps(page) + "\n"


def _annotation(one: Statement, book: Book) -> Node:
    report = book.reports[one.report]
    bodies: list[Node] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": chain_words(book, one),
        },
        {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": how_said(one)},
    ]
    return {
        "id": f"urn:sayso:statement:{one.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": f"urn:sayso:{book.account.version}", "type": "Software", "name": "Sayso"},
        "body": bodies,
        "target": [_target(report, span) for span in one.content],
    }


def _target(report: Report, span: Span) -> Node:
    text = report.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    return {
        "source": report.url or f"urn:sayso:report:{report.id}",
        "dcterms:identifier": report.digest,
        "selector": [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}],
    }
