"""What is odd about a claim, in a few words each: the marks that every format shows."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.export.book import Book, asserting, label
from sayso.export.words import listing
from sayso.records import Claim, Provenance, Statement

DIFFER = "versions differ"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is odd about a claim, in a few words; ``loud`` where a reader should stop."""

    words: str
    loud: bool = True


def marks_of(claim: Claim, found: Provenance, book: Book) -> tuple[Mark, ...]:
    """What is odd about a claim, in a few words each."""
    marks = []
    ends = {origin.node for origin in found.origins}
    narrow = sorted(found.chokepoints, key=lambda one: (one in ends, label(book, one)))
    if narrow and len(asserting(book, claim.id)) > 1:
        how = "rest on" if narrow[0] in ends else "pass through"
        names = [label(book, one) for one in narrow if (one in ends) == (narrow[0] in ends)]
        marks.append(Mark(f"all {how} {listing(names, 2)}"))
    if found.circles:
        marks.append(Mark("cite each other in a circle"))
    if claim.denials:
        denied = any(_denies(book.statements[one]) for one in claim.denials)
        marks.append(Mark("denied") if denied else Mark("no comment", loud=False))
    if found.hardening:
        marks.append(Mark("made harder on the way"))
    if any(len(variant.values) > 1 for variant in found.variants):
        marks.append(Mark(DIFFER, loud=False))
    return tuple(marks)


def _denies(statement: Statement) -> bool:
    return statement.stance in ("deny", "doubt")
