"""The account as one self-contained page: no script, no address that a browser would fetch."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.export.book import Book, asserting, open_book, publishers, unread
from sayso.export.claim_view import ClaimLine, ClaimView, claim_line, claim_view
from sayso.export.passage_view import anchor
from sayso.export.report_view import ReportView, report_view, unread_reports
from sayso.export.words import line, plural, safe
from sayso.records import Account, Judgement, Report, Reuse

FULL_CLAIMS = 24
"""Claims shown in full, those with most at stake. Measured on an account of 1,000 reports and 10,000
claims (`crowd` in tests/export/conftest.py makes such accounts): a page of 0.6 MB in about a second."""

LINES = 2_000
"""Claims that get a line in the table; what is beyond is counted."""

FULL_REPORTS = 200
"""Reports shown with their data; the others get a line each."""

GLOSSARY = (
    ("Claim", "What one or more reports assert or deny, whatever words and figures they put it in."),
    ("Statement", "One sentence, or part of one, in which one report makes or passes on the claim."),
    ("Origin", "A source, or a report that saw for itself, with nobody behind it in these reports."),
    ("Relay", "Somebody through whom a claim reached print: an agency, another outlet, a spokesman."),
    (
        "Independent origins",
        "How many lines lead back to origins without sharing a single voice: at least and at most, since"
        " unnamed sources may or may not be the same.",
    ),
    ("All pass through", "One relay or source without which no report in hand would have the claim."),
    ("Circle", "Outlets that have it from each other. A circle with no way out has no origin."),
    (
        "Made harder",
        "Passed on with more certainty than it was received with: hedged or attributed, then flat.",
    ),
    ("Repeats", "Shares passages with another report, whether or not it says so."),
    (
        "Grade",
        "The Admiralty code, suggested: a letter for the source (F until a person grades it), a digit for the"
        " information, from independence and contradiction alone. Both are a person's to sign.",
    ),
)


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything that the page shows."""

    title: str
    made: str
    figures: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]
    lines: tuple[ClaimLine, ...]
    lines_hidden: int
    claims: tuple[ClaimView, ...]
    claims_hidden: int
    reports: tuple[ReportView, ...]
    report_lines: tuple[ReportView, ...]
    unread: tuple[Report, ...]
    partly: tuple[ReportView, ...]
    orphans: tuple[Judgement, ...]
    model: str
    version: str
    glossary: tuple[tuple[str, str], ...]


def page(account: Account, *, made: str = "") -> str:
    """The account as a page to attach to a file: HTML with its style and pictures inside.

    ``made`` says when and by whom it was made; left out, the same account gives the same bytes. The
    claims with most at stake are shown in full, the others as lines.
    """
    environment = _environment()
    style = _style(environment)
    view = page_view(open_book(account), made)
    return environment.get_template("page.html.j2").render(view=view, style=style, policy=_policy(style))


def page_view(book: Book, made: str = "") -> PageView:
    """What the page shows, worked out before any HTML is written."""
    full = {claim.id: anchor("c", claim.id) for claim in book.claims[:FULL_CLAIMS]}
    views = {
        claim.id: claim_view(claim, book, number, full)
        for number, claim in enumerate(book.claims[:FULL_CLAIMS], start=1)
    }
    listed = book.claims[:LINES]
    reports = _report_views(book)
    return PageView(
        title=_title(book),
        made=line(made),
        figures=_figures(book),
        findings=_findings(book),
        lines=tuple(
            claim_line(claim, book, number, views.get(claim.id))
            for number, claim in enumerate(listed, start=1)
        ),
        lines_hidden=len(book.claims) - len(listed),
        claims=tuple(views.values()),
        claims_hidden=len(book.claims) - len(views),
        reports=tuple(reports[:FULL_REPORTS]),
        report_lines=tuple(reports[FULL_REPORTS:]),
        unread=tuple(unread_reports(book)),
        partly=tuple(one for one in reports if one.problems),
        orphans=book.account.orphans,
        model=line(book.account.model),
        version=line(book.account.version),
        glossary=GLOSSARY,
    )


# -- the head of the page ------------------------------------------------------------------------


def _title(book: Book) -> str:
    read = [one for one in book.account.reports if not unread(one)]
    return f"{plural(len(book.claims), 'claim')} in {plural(len(read), 'report')}, and on whose say-so"


def _figures(book: Book) -> tuple[tuple[str, str], ...]:
    read = [one.id for one in book.account.reports if not unread(one)]
    lost = len(book.account.reports) - len(read)
    named = sum(source.named for source in book.account.sources)
    return (
        (plural(len(read), "report"), f"by {plural(publishers(book, read), 'publisher')}"),
        (plural(len(book.account.statements), "statement"), "each with its passage"),
        (plural(len(book.claims), "claim"), "assertions and denials"),
        (plural(len(book.account.sources), "source"), f"{named:,} of them named"),
        (f"{lost:,} not read", "listed below" if lost else "nothing was lost"),
    )


def _findings(book: Book) -> tuple[tuple[str, str], ...]:
    """What to look at first: how many claims are odd in which way."""
    found = [book.provenance[one.id] for one in book.claims if len(asserting(book, one.id)) > 1]
    firm = sum(one.independence.min >= 2 for one in found)
    single = sum(one.independence.max == 1 for one in found)
    told = (
        (len(found), "made by more than one report"),
        (single, "of these on one origin at most"),
        (firm, "of these on two or more origins at least"),
        (sum(bool(one.circles) for one in found), "in which outlets cite each other in a circle"),
        (sum(bool(claim.denials) for claim in book.claims), "denied, doubted or not commented on"),
        (sum(bool(one.hardening) for one in book.provenance.values()), "made harder on the way"),
    )
    return tuple((plural(count, "claim"), words) for count, words in told if count)


def _report_views(book: Book) -> list[ReportView]:
    reuse: dict[str, list[Reuse]] = defaultdict(list)
    for one in book.account.reuse:
        reuse[one.a].append(one)
        reuse[one.b].append(one)
    read = sorted((one for one in book.account.reports if not unread(one)), key=lambda one: one.id)
    return [report_view(one, book, reuse[one.id]) for one in read]


# -- the templates -------------------------------------------------------------------------------


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("sayso.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )


def _harmless(value: object) -> object:
    """Every text that enters the page loses what a browser could stumble over; markup of ours stays."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _style(environment: Environment) -> str:
    loader = environment.loader
    source = loader.get_source(environment, "style.css")[0] if loader else ""
    return "\n" + source


def _policy(style: str) -> str:
    """What the browser may do: show this one style, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
