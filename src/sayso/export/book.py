"""The account, opened: everything by its id, and the names by which readers know the parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sayso.export.words import joined, line, short
from sayso.records import (
    Account,
    Assessment,
    ChainNode,
    Claim,
    Problem,
    Provenance,
    Reading,
    Report,
    Source,
    Statement,
)

NAME_LENGTH = 80
"""Longer names are cut in running text; the full name stands with the report or the source."""

LATE = date.max
ARROW = " ← "

SMALL_WORDS = frozenset({"the", "a", "an", "of", "and", "its"})
"""Words that two names may share without being alike."""

STANCES = {
    "assert": "",
    "confirm": "confirms",
    "deny": "denies",
    "doubt": "doubts",
    "no-comment": "does not comment",
    "demand": "demands",
    "attitude": "has a view",
}
"""What a voice does with the content; the plain assertion needs no word."""


@dataclass(frozen=True, slots=True)
class Book:
    """An account with its parts by id.

    ``labels`` names reports and sources; ``claims`` has the claim with most at stake first.
    """

    account: Account
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    claim: Mapping[str, Claim]
    provenance: Mapping[str, Provenance]
    assessments: Mapping[str, Assessment]
    labels: Mapping[str, str]
    claims: tuple[Claim, ...]


def open_book(account: Account) -> Book:
    """Look everything in the account up once, so that it need not be searched again."""
    assessments = {one.claim: one for one in account.assessments}
    ordered = sorted(account.claims, key=lambda claim: (-assessments[claim.id].stake, claim.id))
    return Book(
        account=account,
        reports={one.id: one for one in account.reports},
        readings={one.report: one for one in account.readings},
        sources={one.id: one for one in account.sources},
        statements={one.id: one for one in account.statements},
        claim={one.id: one for one in account.claims},
        provenance={one.claim: one for one in account.provenance},
        assessments=assessments,
        labels=_labels(account),
        claims=tuple(ordered),
    )


def _labels(account: Account) -> dict[str, str]:
    publishers = Counter(line(report.publisher or "") for report in account.reports)
    labels = {source.id: source_label(source) for source in account.sources}
    for report in account.reports:
        name = line(report.publisher or "")
        alone = name and publishers[name] == 1
        labels[report.id] = short(name, NAME_LENGTH) if alone else _told_apart(report, name)
    return labels


def _told_apart(report: Report, publisher: str) -> str:
    called = short(report.id, NAME_LENGTH)
    return f"{short(publisher, NAME_LENGTH)} ({called})" if publisher else called


def source_label(source: Source) -> str:
    """A source's name; one without a name in the quotation marks of its report: “local sources”."""
    name = short(source.name, NAME_LENGTH) or "a source without a name"
    return name if source.named else f"“{name}”"


def label(book: Book, node: str) -> str:
    """What readers call a report or a source."""
    return book.labels.get(node) or short(node, NAME_LENGTH)


def labelled(book: Book, nodes: Iterable[str]) -> list[str]:
    """The names of several, in the order given."""
    return [label(book, node) for node in nodes]


def voices(book: Book, statement: Statement) -> tuple[str, ...]:
    """Through whom a statement came, from its publisher to the origin, each by name."""
    return (label(book, statement.report), *(_voice(book, node) for node in statement.chain))


def chain_words(book: Book, statement: Statement) -> str:
    """Who has it from whom, publisher to origin: "Harbour Post ← Northline ← “local sources”"."""
    return joined(voices(book, statement), ARROW)


def _voice(book: Book, node: ChainNode) -> str:
    called = short(node.name, NAME_LENGTH)
    if not node.named:
        return f"“{called}”"
    known = label(book, node.source) if node.source else called
    alike = set(known.strip("“”").casefold().split()) & set(called.casefold().split())
    return known if alike - SMALL_WORDS else f"{known} (“{called}”)"


def how_said(statement: Statement) -> str:
    """In what voice and stance a statement is made: "own voice", "headline", "attributed, denies"."""
    voice = {"own": "own voice", "headline": "headline", "attributed": "attributed"}[statement.voice]
    hedged = "hedged" if statement.hedges else ""
    agreed = "says that others agree" if statement.claimed_corroboration else ""
    seen = "first-hand" if statement.first_hand else ""
    return ", ".join(part for part in (voice, STANCES[statement.stance], hedged, seen, agreed) if part)


def published_key(book: Book, report: str) -> tuple[date, date, str]:
    """Sorts reports by when they were published; those without a date come last."""
    found = book.reports.get(report)
    when = found.published if found else None
    return (when.earliest, when.latest, report) if when else (LATE, LATE, report)


def in_time(book: Book, statements: Iterable[str]) -> list[Statement]:
    """Statements in the order of publication, then as they stand in the report."""
    found = [book.statements[one] for one in statements]
    return sorted(found, key=lambda one: (published_key(book, one.report), one.sentence, one.content, one.id))


def publishers(book: Book, reports: Iterable[str]) -> int:
    """How many publishers the reports have; a report without one counts for itself."""
    return len({line(book.reports[one].publisher or one) for one in reports if one in book.reports})


def problems_of(book: Book, report: Report) -> tuple[Problem, ...]:
    """What could not be read in a report, by the loader or by the reader."""
    reading = book.readings.get(report.id)
    found = (*report.problems, *(reading.problems if reading else ()))
    return tuple(sorted(set(found), key=lambda one: (one.where, one.what)))


def unread(report: Report) -> bool:
    """Whether nothing of the report could be read."""
    return bool(report.problems) and not report.text


def asserting(book: Book, claim: str) -> tuple[str, ...]:
    """The reports that assert a claim, those left out that only deny it or decline to comment; by id."""
    found = book.claim[claim]
    denials = frozenset(found.denials)
    told = (book.statements[one] for one in found.statements if one not in denials)
    return tuple(sorted({one.report for one in told if one.stance in ("assert", "confirm")}))


def reasons(book: Book, claim: str, *, most: int | None = None) -> tuple[str, ...]:
    """Why the count is what it is, each reason once, the first of them; what stands with an origin is not repeated."""
    found = book.provenance[claim]
    origins = [(label(book, one.node), line(one.why)) for one in found.origins]
    given = (*book.assessments[claim].reasons, *found.independence.why)
    told = dict.fromkeys(line(why) for why in given)
    left = (why for why in told if not any(known in why and name in why for name, known in origins))
    return tuple(islice(left, most))
