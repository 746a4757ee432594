"""What was decided and done in the case, by whom and when; and what others decided a moment ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sayso.case.telling import Told, told
from sayso.store import account, ask, keep
from sayso.web.asking import Asked, Entry, Page, Parameter
from sayso.web.desk import Desk
from sayso.web.pages.deciding import Standing, numbered, standing
from sayso.web.paging import Pages, pages_of

PER_PAGE = 50

MOST_NEWS = 50
"""Decisions told at once to a page that asks what is new."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The decisions on one page, the names of those who decide, and what was done to the case."""

    decisions: tuple[Told, ...]
    names: tuple[str, ...]
    who: str
    steps: tuple[Mapping[str, Any], ...]
    standing: Standing
    asked: Mapping[str, Any]
    pages: Pages


def history(desk: Desk, asked: Asked) -> Page:
    """What people decided, the newest first, with who and when; ``after`` asks for what is new since a decision."""
    with desk.store.reading() as connection:
        decisions = keep.decisions(connection)
        wanted = _wanted(decisions, asked)
        pages = pages_of(asked, len(wanted), PER_PAGE)
        shown = told(connection, decisions, wanted[pages.skip : pages.skip + PER_PAGE])
        stands = standing(connection, asked, desk)
        current = account.is_current(connection)
        steps = sorted(ask.steps(connection), key=lambda one: str(one["at"]))[::-1][:PER_PAGE]

    def record() -> dict[str, Any]:
        return {
            "revision": stands.seen, "current": current, "busy": desk.bench.busy, "count": pages.count,
            "page": pages.page, "pages": pages.last, "decisions": [asdict(one) for one in shown], "done": steps,
        }  # fmt: skip

    names = tuple(sorted({one.judgement.who for one in decisions}))
    who = asked.one("by")
    context = Shown(tuple(shown), names, who, tuple(steps), stands, {"by": who}, pages)
    return Page("history.html.j2", context, record)


def revision(desk: Desk, asked: Asked) -> Page:
    """The number of the last decision, and whether the desk is working: cheap to ask again and again."""
    with desk.store.reading() as connection:
        number = ask.revision(connection)
    return Page(
        "history.html.j2",
        lambda: history(desk, asked).context,
        lambda: {"revision": number, "busy": desk.bench.busy},
    )


def _wanted(decisions: Sequence[keep.Decision], asked: Asked) -> list[int]:
    """The numbers of the decisions asked for, the newest first."""
    after, by = numbered(asked.one("after")), asked.one("by")
    found = [one.number for one in reversed(decisions) if by in ("", one.judgement.who)]
    return found if after is None else [number for number in found if number > after][:MOST_NEWS]


ROWS = (
    Entry(
        "/revision",
        revision,
        {"revision": "the number of the last decision", "busy": "whether the desk is working"},
    ),
    Entry(
        "/history",
        history,
        {
            "revision": "the number of the last decision", "current": "whether the counts have them all",
            "busy": "whether the desk is working", "count": "how many decisions are meant",
            "page": "which page of them this is", "pages": "how many pages there are",
            "decisions": "number, who, when, what, words, things, value, note of each, and whether it was taken back",
            "done": "what was done to the case: at, who, what, told",
        },
        (
            Parameter("after", "only decisions after the one with this number"),
            Parameter("by", "only decisions of this person"),
            Parameter("page", "which page, from 1"),
        ),
        "History",
    ),
)  # fmt: skip
