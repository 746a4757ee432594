"""What changes under a supposition, for the terminal: which counts, and which of their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.export.words import between, line, origins, short

if TYPE_CHECKING:
    from sayso.records import Account, Provenance, Supposition

WIDTH = 100
"""Characters of a claim's words that are shown."""

NONE = "nothing asserts it any more"


def compare(before: Account, after: Account, suppositions: Sequence[Supposition]) -> Iterator[str]:
    """Line by line what is different under the suppositions: each changed count with the reasons that go and come."""
    yield from (_supposing(one, before) for one in suppositions)
    now = {one.claim: one for one in after.provenance}
    said = {one.id: one.text for one in before.statements}
    same = 0
    for claim, old in zip(before.claims, before.provenance, strict=True):
        lines = list(_changes(old, now.get(claim.id)))
        same += not lines
        if lines:
            yield ""
            yield f"“{short(said.get(claim.wording, ''), WIDTH)}”"
            yield from lines
    yield ""
    yield f"{same} of {len(before.claims)} claims count as before. Nothing of this is stored."


def _supposing(one: Supposition, account: Account) -> str:
    names = {source.id: f"“{line(source.name)}”" for source in account.sources}
    known = [names.get(about, line(about)) for about in one.about]
    if one.what == "same":
        return f"Supposing that {' and '.join(known)} are one voice."
    if one.what == "there":
        return f"Supposing that the reporter was there: {', '.join(known)}."
    return f"Supposing that {', '.join(known)} is left out."


def _changes(old: Provenance, new: Provenance | None) -> Iterator[str]:
    if new is None:
        yield f"  {NONE}"
        return
    sides = (("for it", old.independence, new.independence), ("against it", old.against, new.against))
    for side, before, after in sides:
        if (before.min, before.max) != (after.min, after.max):
            yield f"  {side}: {between(after)} instead of {origins(before)}"
            yield from (f"    - {line(why)}" for why in before.why if why not in after.why)
            yield from (f"    + {line(why)}" for why in after.why if why not in before.why)
