"""HTML: main text and metadata of a page, with the way back to its source. Nothing else knows trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sayso.records import DateEvidence
from sayso.reports.alignment import align
from sayso.reports.draft import Draft, given_date
from sayso.reports.page import QUOTE_MARKS, Page, read_page
from sayso.reports.publishers import outlet_called, publisher_at

MAX_CHARACTERS = 3_000_000
"""Characters of a page. The largest news pages have about a tenth of it; one of this size takes trafilatura
some seconds, and it cannot be stopped once it runs."""

MAX_TAGS = 60_000
"""Tags of a page, for the same reason: a page of nothing but tags costs more than one of text."""

ADVICE = "save the text of the article instead"

MAX_DEPTH = 2_000
"""How deep elements may be nested; extraction walks down them."""

QUOTES_LOST, QUOTES_ASKED = 0.5, 6
"""Share of the quotation marks of a page's prose below which quotations were lost, asked from so many on.
Teasers and comments carry some, so half may go; a pull quote or two is fewer than six."""

BLOCKS_LOST, BLOCKS_ASKED = 0.25, 8
"""The same for blocks of prose: menus of long headlines beside the text are common, so most may go."""

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "published_time",
    "article.published", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "citation_publication_date", "datecreated",
)  # fmt: skip
CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")

_BREAKS = (
    ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError,
    OverflowError, LookupError, OSError,
)  # fmt: skip
"""What extraction has been seen to raise on broken pages."""

_OPENING_TAG = re.compile(
    r"<(?P<close>/?)(?:div|span|section|article|table|ul|ol|b|i|font|a|em|strong|blockquote)\b"
)


@dataclass(frozen=True, slots=True)
class Extract:
    """What trafilatura makes of a page."""

    text: str = ""
    title: str | None = None
    author: str | None = None
    sitename: str | None = None
    date: str | None = None
    url: str | None = None


@cache
def _quiet() -> None:
    """Give the loggers of the extraction a handler that does nothing: a broken page is no news."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def extract(source: str, url: str | None) -> Extract:
    """Main text and metadata of a page; nothing where extraction fails."""
    import trafilatura

    _quiet()
    params = {"extensive_search": False, "original_date": True, "max_date": date.max.isoformat()}
    try:
        found = trafilatura.bare_extraction(
            source,
            url=url,
            include_comments=False,
            include_images=False,
            with_metadata=True,
            date_extraction_params=params,
        )
    except _BREAKS:
        found = None
    if found is None:
        return Extract()
    fields: Mapping[str, Any] = found if isinstance(found, dict) else found.as_dict()
    known = {name: str(fields[name]).strip() for name in Extract.__slots__ if fields.get(name)}
    return Extract(**known)


def refusal_of(source: str) -> str | None:
    """Why a page is too much for extraction; None where it is not."""
    if len(source) > MAX_CHARACTERS:
        return f"saw a page of {len(source):,} characters, expected at most {MAX_CHARACTERS:,}; {ADVICE}"
    if source.count("<") > MAX_TAGS:
        return (
            f"saw a page of {source.count('<'):,} tags, expected at most {MAX_TAGS:,}; save its text instead"
        )
    depth = deepest = 0
    for tag in _OPENING_TAG.finditer(source):
        depth = max(0, depth - 1) if tag["close"] else depth + 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        return f"saw elements nested {deepest:,} deep, expected at most {MAX_DEPTH:,}; {ADVICE}"
    return None


def draft_of_page(draft: Draft) -> Draft:
    """The draft of a page's main text, for a draft that holds its source; what was given beside it stays."""
    source = draft.text
    refusal = refusal_of(source)
    if refusal:
        return replace(draft, text="", as_given=False).with_problem(refusal)
    page = read_page(source)
    found = extract(source, draft.url)
    if not found.text.strip():
        what = f"saw a page without a main text, expected an article; {ADVICE}"
        return replace(draft, text="", as_given=False).with_problem(what)
    text = _with_title(found)
    url = draft.url or page.meta.get("canonical") or page.meta.get("og:url") or found.url
    url = url if url and re.match(r"https?://", url) else draft.url
    draft = replace(
        draft, text=text, as_given=False, offsets=align(text, source, page),
        title=draft.title or found.title, url=url, publisher=draft.publisher or _publisher(found, page, url),
        byline=draft.byline or found.author, dates=draft.dates or _dates(page, found),
    )  # fmt: skip
    return _warned(draft, found, page)


def _with_title(found: Extract) -> str:
    """The main text under its headline, which a reader sees even where extraction drops it."""
    text = "\n".join(line.rstrip() for line in found.text.splitlines()).strip()
    title = " ".join((found.title or "").split())
    have = "".join(text[: len(title) + 400].casefold().split())
    return text if not title or "".join(title.casefold().split()) in have else f"{title}\n\n{text}"


def _publisher(found: Extract, page: Page, url: str | None) -> str | None:
    """The outlet of the address where the tables know it, else the name that the page gives itself."""
    by_address = publisher_at(url) if url else None
    if by_address and "." not in by_address:
        return by_address
    name = page.meta.get("og:site_name") or found.sitename or page.meta.get("application-name")
    return (outlet_called(name) or name.strip()[:120]) if name and name.strip() else by_address


def _dates(page: Page, found: Extract) -> tuple[DateEvidence, ...]:
    """The days of publication in the metadata of a page; a day of change only where there is no other."""
    values = [(page.meta[name], f"{name}={page.meta[name]}") for name in PUBLISHED if name in page.meta]
    if not values and len(set(page.times)) == 1:
        values = [(page.times[0], f"time={page.times[0]}")]
    if not values:
        values = [(page.meta[name], f"{name}={page.meta[name]}") for name in CHANGED if name in page.meta][:1]
    if not values and found.date:
        values = [(found.date, f"page={found.date}")]
    dated = (given_date(value, quote) for value, quote in values)
    return tuple(one for one in dated if one)


def _warned(draft: Draft, found: Extract, page: Page) -> Draft:
    """The draft with a warning where the extraction seems to have lost quotations or paragraphs."""
    quotes = len(QUOTE_MARKS.findall(found.text))
    if page.quotes >= QUOTES_ASKED and quotes < QUOTES_LOST * page.quotes:
        draft = draft.with_problem(
            f"quotations were lost: saw {page.quotes} quotation marks on the page, {quotes} in its text; "
            "compare with the page, or save its text"
        )
    blocks = sum(1 for line in found.text.splitlines() if len(line.split()) >= 8)
    if page.blocks >= BLOCKS_ASKED and blocks < BLOCKS_LOST * page.blocks:
        draft = draft.with_problem(
            f"paragraphs may have been lost: saw {page.blocks} on the page, {blocks} in its main text; "
            "compare with the page, or save its text"
        )
    return draft
