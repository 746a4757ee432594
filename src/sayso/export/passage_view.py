"""Passages as the page shows them: who says it, through whom, and in what words."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.export.book import Book, how_said, label, voices
from sayso.export.passages import Piece, pieces
from sayso.export.words import days, line
from sayso.records import Claim, Provenance, Statement

PASSAGES = 40
"""Passages shown of one claim. A page of a thousand reports must stay a page."""

PAIRS = 12


@dataclass(frozen=True, slots=True)
class PassageView:
    """A statement in its own words, with who says it and through whom; ``statement`` is its id.

    Outside a claim it has no ``anchor`` and denies nothing.
    """

    anchor: str
    report: str
    report_anchor: str
    days: str
    how: str
    chain: tuple[str, ...]
    pieces: tuple[Piece, ...]
    language: str
    denies: bool
    confidence: str
    report_id: str
    statement: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim as it was received and as it was passed on."""

    before: PassageView
    after: PassageView
    how: str


def anchor(kind: str, one: str) -> str:
    """A name for a place in the page, made from any id: letters, digits and hyphens stay."""
    kept = "".join(c if c.isascii() and (c.isalnum() or c == "-") else f".{ord(c):x}." for c in one)
    return f"{kind}-{kept}"


def place_of(claim: Claim, statement: Statement) -> str:
    """The place of a statement's passage in the page."""
    return anchor("p", f"{claim.id}-{statement.id}")


def passage_view(statement: Statement, book: Book, *, claim: Claim | None = None) -> PassageView:
    """A statement as a page shows it, under a claim or by itself."""
    report = book.reports[statement.report]
    return PassageView(
        anchor=place_of(claim, statement) if claim else "",
        report=label(book, report.id),
        report_anchor=anchor("r", report.id),
        days=days(report.published),
        how=how_said(statement),
        chain=voices(book, statement) if statement.chain else (),
        pieces=pieces(report.text, statement),
        language=report.language,
        denies=claim is not None and statement.id in claim.denials,
        confidence=f"{statement.confidence:.0%}",
        report_id=report.id,
        statement=statement.id,
    )


def pair_views(claim: Claim, found: Provenance, book: Book) -> tuple[Pair, ...]:
    """The steps at which the claim was made harder, each with both passages."""
    return tuple(
        Pair(
            passage_view(book.statements[one.start], book, claim=claim),
            passage_view(book.statements[one.end], book, claim=claim),
            line(one.how),
        )
        for one in found.hardening[:PAIRS]
    )
