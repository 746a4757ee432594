"""A summary of sources in Markdown: each claim with its sentence, its reports as footnotes, ready to cite.

Footnotes give publisher, title, day, address, the digest of the bytes read, and a line for Wikipedia that
names the agency a text comes from, so that wire copy is not cited as the local site's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sayso.export.book import Book, chain_words, in_time, open_book
from sayso.export.words import days, line, short
from sayso.records import Account, Claim, Report

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$^&])")
WEB = re.compile(r"https?://[^\s<>()\[\]{}|\"\\^`]+")
MOST = 12
"""Passages quoted for one claim; the rest is counted."""


def summary(account: Account) -> str:
    """The claims with most at stake first, then the footnotes."""
    book = open_book(account)
    cited: dict[str, int] = {}
    parts = ["# Sources", ""]
    read = sum(bool(one.text) for one in account.reports)
    parts.append(
        f"{len(book.claims)} claims in {read} reports\\. Counts are of these reports, not of the world\\."
    )
    for claim in book.claims:
        parts += ["", *_claim(claim, book, cited)]
    parts.append("")
    for report, number in cited.items():
        parts += _footnote(book.reports[report], number)
    return "\n".join(parts) + "\n"


def _claim(claim: Claim, book: Book, cited: dict[str, int]) -> Iterator[str]:
    yield f"## {escaped(short(book.statements[claim.wording].text, 160))}"
    yield ""
    yield escaped(book.assessments[claim.id].sentence)
    yield ""
    said = in_time(book, claim.statements)
    for one in said[:MOST]:
        number = cited.setdefault(one.report, len(cited) + 1)
        yield f"- {escaped(chain_words(book, one))}: “{escaped(one.text)}”[^{number}]"
    if len(said) > MOST:
        yield f"- and {len(said) - MOST} more"


def _footnote(report: Report, number: int) -> Iterator[str]:
    told = [report.publisher or "", report.title or "", days(report.published), report.digest]
    words = ", ".join(escaped(one) for one in told if one)
    address = f" <{report.url}>" if report.url and WEB.fullmatch(report.url) else ""
    yield f"[^{number}]: {words}{address}"
    yield ""
    yield f"        {cite(report)}"
    yield ""


def cite(report: Report) -> str:
    """The line with which Wikipedia cites a report, its agency and who passed it on named apart."""
    agency = report.agency or report.republished_from
    days_of = report.published
    when = days_of.earliest.isoformat() if days_of and days_of.earliest == days_of.latest else None
    captured = report.extra.get("captured")
    fields: Mapping[str, object | None] = {
        "title": report.title or report.id, "url": report.url if report.url and WEB.fullmatch(report.url) else None,
        "agency": agency, "newspaper": None if agency else report.publisher,
        "via": report.publisher if agency else None, "author": report.byline, "date": when,
        "access-date": str(captured)[:10] if captured else None,
    }  # fmt: skip
    told = "".join(
        f" |{name}={value if name == 'url' else wiki(str(value))}" for name, value in fields.items() if value
    )
    return f"{{{{cite news{told}}}}}"


def escaped(text: str) -> str:
    """A text on one line of which nothing is taken for Markdown or HTML."""
    return SPECIAL.sub(r"\\\1", line(text))


def wiki(text: str) -> str:
    """A text of which nothing is taken for a template, link, tag or field of a wiki."""
    told = line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "{{!}}")
    for sign, code in (("[", "&#91;"), ("]", "&#93;"), ("=", "&#61;"), ("'", "&#39;")):
        told = told.replace(sign, code)
    bare = told.replace("{{!}}", "\x00").replace("{", "&#123;").replace("}", "&#125;")
    return bare.replace("\x00", "{{!}}")
