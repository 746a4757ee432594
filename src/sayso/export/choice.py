"""Which passages of a claim to show where there are too many: those that tell something new first."""

from __future__ import annotations

from sayso.export.book import Book, in_time
from sayso.records import Claim, Provenance, Statement


def chosen(claim: Claim, found: Provenance, book: Book, most: int) -> list[Statement]:
    """At most so many passages, in the order of publication.

    First those that carry the account (the wording, denials, steps of hardening), then the first from
    each origin in each voice, then the first for each version, then the earliest.
    """
    ordered = in_time(book, claim.statements)
    if len(ordered) <= most:
        return ordered
    carry = {claim.wording, *claim.denials, *(at for one in found.hardening for at in (one.start, one.end))}
    versions = {value.statements[0] for one in found.variants for value in one.values if value.statements}
    ranks: dict[str, int] = {}
    seen: set[tuple[str, str, str]] = set()
    for one in ordered:
        kind = _kind(one)
        ranks[one.id] = 0 if one.id in carry else 1 if kind not in seen else 2 if one.id in versions else 3
        seen.add(kind)
    kept = sorted(range(len(ordered)), key=lambda at: (ranks[ordered[at].id], at))[:most]
    return [ordered[at] for at in sorted(kept)]


def _kind(statement: Statement) -> tuple[str, str, str]:
    last = statement.chain[-1] if statement.chain else None
    return (last.source or last.name) if last else "", statement.stance, statement.voice
