"""A report as the page shows it: what is known of it, with evidence, and what it shares with others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.export.book import Book, label, problems_of, unread
from sayso.export.passage_view import anchor
from sayso.export.words import days, line, short
from sayso.records import Passage, Problem, Report, Reuse
from sayso.text import words_of

SHARED, PASSAGES = 6, 3
"""Reports named as sharing words with one report, and passages shown of each."""

BOILERPLATE, PASSAGE = 600, 360
"""Characters shown of what is no part of the report, and of a shared passage."""

EVIDENCE = 12

WHERE = {
    "metadata": "metadata",
    "url": "address",
    "glued-first-line": "first line",
    "date-line": "a line of its own",
    "dateline": "dateline",
    "relative-words": "words in the text",
}


@dataclass(frozen=True, slots=True)
class Shared:
    """What a report shares with another: who from whom, how sure, and the words side by side."""

    other: str
    other_anchor: str
    how: str
    why: str
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, its data with their evidence, its boilerplate and what it shares with others."""

    anchor: str
    name: str
    id: str
    title: str
    days: str
    language: str
    facts: tuple[tuple[str, str], ...]
    address: str
    digest: str
    boilerplate: tuple[str, ...]
    shared: tuple[Shared, ...]
    shared_hidden: int
    problems: tuple[Problem, ...]


def report_view(report: Report, book: Book, reuse: Sequence[Reuse]) -> ReportView:
    """A report that was read; ``reuse`` are the pairs it is part of."""
    ordered = sorted(reuse, key=lambda one: (not one.held, -one.score, one.a, one.b))
    return ReportView(
        anchor=anchor("r", report.id),
        name=label(book, report.id),
        id=line(report.id),
        title=short(report.title or "", 200),
        days=days(report.published),
        language=report.language,
        facts=tuple((name, short(value, 300)) for name, value in _facts(report) if value),
        address=web_address(report.url),
        digest=report.digest,
        boilerplate=_boilerplate(report),
        shared=tuple(_shared(report, one, book) for one in ordered[:SHARED]),
        shared_hidden=max(0, len(ordered) - SHARED),
        problems=problems_of(book, report),
    )


def unread_reports(book: Book) -> list[Report]:
    """Reports of which nothing could be read, by id."""
    return sorted((one for one in book.account.reports if unread(one)), key=lambda one: one.id)


def web_address(url: str | None) -> str:
    """The address where it is one of the web and can be linked to; the empty string otherwise."""
    try:
        parts = urlsplit(line(url or ""))
    except ValueError:
        return ""
    return line(url or "") if parts.scheme in ("http", "https") and parts.netloc else ""


def _facts(report: Report) -> Iterable[tuple[str, str]]:
    yield "Publisher", report.publisher or ""
    yield "Byline", report.byline or ""
    yield "Agency credit", report.agency or ""
    yield "Dateline", _dateline(report)
    yield "Republished from", report.republished_from or ""
    yield "Published", days(report.published)
    for one in report.date_evidence[:EVIDENCE]:
        yield f"Day by {WHERE[one.where]}", f"{days(one.interval)} (“{short(one.quote, 80)}”)"
    if not web_address(report.url):
        yield "Address", report.url or ""
    yield "Language", "" if report.language == "en" else report.language


def _dateline(report: Report) -> str:
    found = report.dateline
    return words_of(report.text, [found.span]) if found else ""


def _boilerplate(report: Report) -> tuple[str, ...]:
    out, left = [], BOILERPLATE
    for span in sorted(report.boilerplate):
        words = short(report.text[span.start : span.end][: BOILERPLATE * 4], max(left, 20))
        if words:
            out.append(words)
            left -= len(words)
        if left <= 0:
            break
    return tuple(out)


def _shared(report: Report, reuse: Reuse, book: Book) -> Shared:
    mine_first = reuse.a == report.id
    other = book.reports[reuse.b if mine_first else reuse.a]
    ordered = sorted(reuse.passages, key=lambda one: (-len(one.a), one.a))[:PASSAGES]
    pairs = [_aligned(one, book.reports[reuse.a], book.reports[reuse.b]) for one in ordered]
    return Shared(
        other=label(book, other.id),
        other_anchor=anchor("r", other.id),
        how=how_shared(report, reuse),
        why="; ".join(line(why) for why in reuse.why[:6]),
        passages=tuple((a, b) if mine_first else (b, a) for a, b in pairs),
    )


def _aligned(passage: Passage, a: Report, b: Report) -> tuple[str, str]:
    return (
        short(a.text[passage.a.start : passage.a.end][: PASSAGE * 4], PASSAGE),
        short(b.text[passage.b.start : passage.b.end][: PASSAGE * 4], PASSAGE),
    )


def how_shared(report: Report, reuse: Reuse) -> str:
    """In what way two reports share words, and who had them first, in words."""
    kind = {
        "verbatim": "word for word",
        "near-verbatim": "almost word for word",
        "rewrite": "rewritten",
        "common-wire": "both from one text",
    }[reuse.kind]
    derived = {"a<-b": reuse.a, "b<-a": reuse.b}.get(reuse.direction)
    way = "which came first is not known"
    if derived:
        way = (
            "this report has it from the other"
            if derived == report.id
            else "the other has it from this report"
        )
    return f"{kind}; {way}; score {reuse.score:.2f}{'' if reuse.held else ', likely but not certain'}"
