"""Credentials: who published a report, who wrote it, whose copy it is, and who had it first."""

from __future__ import annotations

import re

from sayso.records import Span, Spans
from sayso.reports.bylines import Byline, name_author
from sayso.reports.credits import Credit, is_reuters_style
from sayso.reports.draft import Draft
from sayso.reports.head import Head
from sayso.reports.metadata import URL
from sayso.reports.publishers import agencies_in, agency_called, fold, host_of, outlet_called, publisher_at


def find_agency(draft: Draft, head: Head, credits: tuple[Credit, ...]) -> tuple[str | None, Span | None]:
    """The agency whose copy this is, by the strongest credit: given, dateline, head, foot."""
    text = draft.text
    if draft.agency:
        spellings = (draft.agency, draft.agency.upper(), draft.agency.title())
        return next(filter(None, map(agency_called, spellings)), draft.agency), None
    if head.dateline and head.dateline.dateline.agency:
        return head.dateline.dateline.agency, head.dateline.agency_span
    if head.agency:
        return agencies_in(text[head.agency.start : head.agency.end])[0], head.agency
    author = _author(draft, head)
    if author and author.agency:
        return author.agency, author.span if head.byline else None
    for credit in credits:
        if credit.kind in ("agency", "staff") and credit.name:
            return credit.name, credit.name_span
    reuters = next((one for one in credits if is_reuters_style(text, one)), None)
    return ("Reuters", reuters.span) if reuters else (None, None)


def _author(draft: Draft, head: Head) -> Byline | None:
    return head.byline or (name_author(draft.byline, Span(0, 0)) if draft.byline else None)


def find_republication(
    text: str, credits: tuple[Credit, ...], publisher: str | None
) -> tuple[str, Span] | None:
    """The other publisher that the text was first published by, where the text says so."""
    for credit in credits:
        other = credit.name and fold(credit.name) != fold(publisher or "")
        if other and (
            credit.kind == "republished" or (credit.kind == "author" and _publishes(text, credit.name))
        ):
            return credit.name, credit.span
    return None


def _publishes(text: str, name: str) -> bool:
    """Whether a name given as author is a publisher's: in the tables, by its words, as a host in the text."""
    if outlet_called(name) or name_author(name, Span(0, 0)).kind != "person":
        return True
    hosts = (host_of(match.group()) or "" for match in URL.finditer(text))
    return any(fold(name).replace(" ", "") in host.replace("-", "") for host in hosts)


def find_byline(
    draft: Draft, head: Head, credits: tuple[Credit, ...], origin: tuple[str, Span] | None
) -> str | None:
    """The person named as author; agencies, desks and institutions are none."""
    author = _author(draft, head)
    if author:
        return author.name if author.kind == "person" else None
    given = next(
        (one for one in credits if one.kind == "author" and not (origin and origin[1] == one.span)), None
    )
    return given.name if given else None


_OWNER = re.compile(
    r"(?:^|(?<=[.!?:]\s))(?:the\s+)?(?P<name>[A-Z][\w'’-]*(?:\s+(?:(?:of|on|for|the|and|in)\s+){0,2}[A-Z][\w'’.-]*){0,7})\s+"
    r"(?:will not be|is not|cannot be|does not|assumes no|accepts no|grants permission)\b",
    re.IGNORECASE,
)


def find_publisher(
    draft: Draft, credits: tuple[Credit, ...], url: str | None, boilerplate: Spans
) -> str | None:
    """Who published the report: as given, by its address, by the notices at its foot."""
    if draft.publisher:
        return draft.publisher
    if url and (found := publisher_at(url)):
        return found
    for span in boilerplate:
        for match in _OWNER.finditer(draft.text[span.start : span.end]):
            name = " ".join(match["name"].split())
            if name[0].isupper():
                return outlet_called(name) or name
    rights = next((one.name for one in credits if one.kind == "rights" and one.name), None)
    return rights or _host_at_foot(draft.text, boilerplate)


def _host_at_foot(text: str, boilerplate: Spans) -> str | None:
    """The publisher of the site that a legal notice speaks about: "www.korvanpost.example contains …"."""
    for span in boilerplate:
        match = URL.match(text, span.start, span.end)
        notice = match and re.match(
            r"\s+(?:contains|is|does|reserves|may|uses)\b", text[match.end() : match.end() + 40]
        )
        if match and notice:
            return publisher_at(match.group())
    return None
