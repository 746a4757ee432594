"""What people decided, and what they only try out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about something derived: appended with who and when, never overwritten.

    ``about`` pins the thing by ids that survive re-reading; ``value`` depends on ``what``.
    """

    what: Literal[
        "reject", "accept", "unsure", "note", "stance", "span", "chain", "facet",
        "same-source", "different-source", "same-claim", "different-claim", "same-text", "different-text",
        "owner", "reliability", "credibility", "exclude-report",
    ]  # fmt: skip
    about: tuple[str, ...]
    value: str = ""
    who: str = ""
    when: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Supposition:
    """What somebody wants to try out: two voices are one, reports saw for themselves, reports are left out.

    ``about`` are ids of sources for "same", of reports for "there" and "without". It is laid over an
    account and stored nowhere.
    """

    what: Literal["same", "there", "without"]
    about: tuple[str, ...]
