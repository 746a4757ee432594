"""Drafts: a text with what is given beside it, before anything is read in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sayso.records import DateEvidence, OffsetMap, Problem, Report
from sayso.reports.dates import date_metadata

DIGEST = "sha256:"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what was given beside it: in fields of JSON, the metadata of a page, a file's name."""

    id: str
    text: str
    original: bytes
    encoding: str = "utf-8"
    offsets: OffsetMap | None = None
    as_given: bool = True
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    agency: str | None = None
    url: str | None = None
    dates: tuple[DateEvidence, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def with_problem(self, what: str) -> Draft:
        """The draft with one more thing to say about it."""
        return replace(self, problems=(*self.problems, Problem(what, self.id)))


def digest_of(original: bytes) -> str:
    """The content digest of the original bytes."""
    return DIGEST + hashlib.sha256(original).hexdigest()


def unreadable(id: str, what: str, original: bytes = b"") -> Report:
    """A report that could not be read: the reason, and no text."""
    return Report(
        id=id, text="", digest=digest_of(original), original=original, problems=(Problem(what, id),)
    )


_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")


def cleaned(draft: Draft) -> Draft:
    """The draft without characters that no file can hold; each becomes one "�", so offsets stay."""
    text, count = _UNPRINTABLE.subn("�", draft.text)
    if not count:
        return draft
    problem = Problem(
        f"saw {count} null bytes or broken characters, expected text; each is read as �", draft.id
    )
    return replace(draft, text=text, as_given=False, problems=(*draft.problems, problem))


def given_date(value: str, quote: str | None = None) -> DateEvidence | None:
    """The evidence of a date of publication that is given from outside; None where no day can be read."""
    interval = date_metadata(value)
    return DateEvidence(interval, "metadata", (quote or value)[:200]) if interval else None
