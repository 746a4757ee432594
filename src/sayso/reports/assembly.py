"""Assembly: how a draft becomes a Report with all that its text tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from sayso.records import Report, Span, Spans
from sayso.reports.boilerplate import find_boilerplate
from sayso.reports.credentials import find_agency, find_byline, find_publisher, find_republication
from sayso.reports.credits import Credit, find_credits
from sayso.reports.dates import decide, find_evidence
from sayso.reports.draft import Draft, cleaned, digest_of, unreadable
from sayso.reports.fields import take_fields
from sayso.reports.head import Head, read_head
from sayso.reports.language import ENGLISH, find_language
from sayso.reports.paragraphs import find_paragraphs
from sayso.settings import Settings
from sayso.text import any_overlap, identity_map, merged, without


def make_report(draft: Draft, settings: Settings) -> Report:
    """The report of a draft: head, credits, boilerplate, language, dates and publisher read off its text.

    A text that is empty, too long or not English gives a report with the reason and no text.
    """
    draft = cleaned(draft)
    refusal = _refusal(draft, settings)
    if refusal:
        return _refused(draft, refusal, ENGLISH)
    # 1. what stands before the words of the report
    draft, fields, titled = take_fields(draft)
    paragraphs = tuple(one for one in find_paragraphs(draft.text) if one.start >= fields.end)
    head = read_head(draft.text, paragraphs, draft.title)
    head = replace(
        head, title=head.title or titled, metadata=(*_around(fields, head.title or titled), *head.metadata)
    )
    # 2. what is no part of the report, the credits at both ends among it, and whether the rest is English
    title = (head.title,) if head.title else ()
    words = tuple(left for one in paragraphs for left in without(one, head.metadata)[-1:])
    boilerplate = (*head.metadata, *find_boilerplate(draft.text, words, title))
    credits = tuple(
        one for one in find_credits(draft.text, paragraphs, boilerplate) if not any_overlap(one.span, title)
    )
    boilerplate = _closed(draft.text, (*boilerplate, *(one.span for one in credits)))
    language = find_language(draft.text, boilerplate)
    if language != ENGLISH:
        return _refused(
            draft,
            f"saw a text in another language ({language}), expected English; leave it out or translate it",
            language,
        )
    # 3. who published it, whom it has it from, when
    return _filled(draft, head, credits, boilerplate)


def _around(fields: Span, title: Span | None) -> Spans:
    """The fields above the text without the title among them."""
    return tuple(without(fields, (title,) if title else ()))


def _closed(text: str, spans: Spans) -> Spans:
    """The spans, sorted, joined where nothing but white space is between them."""
    out: list[Span] = []
    for span in merged(spans):
        if out and not text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _refusal(draft: Draft, settings: Settings) -> str | None:
    if not draft.text.strip():
        return "saw no text, expected a report; check that the file is not empty"
    if len(draft.text) > settings.max_characters:
        return (
            f"saw {len(draft.text):,} characters, expected at most {settings.max_characters:,}; "
            "split the file into reports or raise SAYSO_MAX_CHARACTERS"
        )
    return None


def _refused(draft: Draft, what: str, language: str) -> Report:
    report = unreadable(draft.id, what, draft.original)
    problems = (*draft.problems, *report.problems)
    return replace(
        report, language=language, title=draft.title, publisher=draft.publisher, url=draft.url,
        encoding=draft.encoding, extra=draft.extra, problems=problems,
    )  # fmt: skip


def _filled(draft: Draft, head: Head, credits: tuple[Credit, ...], boilerplate: Spans) -> Report:
    text = draft.text
    url = draft.url or (text[head.url.start : head.url.end] if head.url else None)
    body = without(Span(0, len(text)), boilerplate)
    evidence = (*draft.dates, *find_evidence(text, head, url, body))
    publisher = find_publisher(draft, credits, url, boilerplate)
    agency, agency_span = find_agency(draft, head, credits)
    origin = find_republication(text, credits, publisher)
    byline = find_byline(draft, head, credits, origin)
    title = draft.title or (" ".join(text[head.title.start : head.title.end].split()) if head.title else None)
    return Report(
        id=draft.id, text=text, digest=digest_of(draft.original), original=draft.original,
        encoding=draft.encoding, offsets=draft.offsets or identity_map(len(text)),
        text_as_given=draft.as_given,
        title=title, title_span=head.title, publisher=publisher, byline=byline,
        agency=agency, agency_span=agency_span, url=url,
        dateline=head.dateline.dateline if head.dateline else None,
        republished_from=origin[0] if origin else None, republication_span=origin[1] if origin else None,
        published=decide(evidence, today=_today()), date_evidence=evidence, boilerplate=boilerplate,
        extra=draft.extra, problems=draft.problems,
    )  # fmt: skip


def _today() -> date:
    """The one look at the clock: a report cannot have been published after the day on which it is read."""
    return datetime.now(UTC).date()
