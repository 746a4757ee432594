"""Agencies and outlets: which one a name means, and whether it is the report's own publisher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast
from urllib.parse import urlsplit

from sayso.records import Kind, Report
from sayso.resources import read_lines, read_table
from sayso.sources.lists import listed


@dataclass(frozen=True, slots=True)
class Medium:
    """A news agency or outlet of the tables: its names, country, the family that owns it, its addresses."""

    name: str
    forms: tuple[str, ...]
    kind: Kind
    country: str = ""
    owner: str = ""
    domains: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 15)
def plain(name: str) -> str:
    """A name for looking up: lower case, without article, stops, hyphens, quotation marks and outer space."""
    kept = "".join(" " if char in '"“”‘’«»()' and char != "’" else char for char in name.replace("’", "'"))
    low = " ".join(kept.replace(".", "").replace("-", " ").lower().split()).strip("', ")
    return low.removeprefix("the ").removesuffix("'s")


@cache
def media() -> tuple[Medium, ...]:
    """Every agency and outlet of the tables, agencies first."""
    return tuple(
        _medium(row, kind)
        for name, kind in (("agencies.tsv", "agency"), ("outlets.tsv", "outlet"))
        for row in read_table(name)
    )


def _medium(row: Mapping[str, str], kind: str) -> Medium:
    forms = tuple(form for form in row.get("short_forms", "").split("|") if form)
    given = row.get("kind", "")
    domains = tuple(domain for domain in row.get("domain", "").split("|") if domain)
    return Medium(
        row["name"],
        (row["name"], *forms),
        cast(Kind, given or kind),
        row.get("country", ""),
        row.get("owner", ""),
        domains,
    )


@cache
def _by_form() -> Mapping[str, tuple[Medium, ...]]:
    index: dict[str, list[Medium]] = {}
    for medium in media():
        for form in sorted({plain(form) for form in medium.forms}):
            index.setdefault(form, []).append(medium)
    return {form: tuple(found) for form, found in index.items()}


@cache
def common_words() -> frozenset[str]:
    """Names of media that are also common words or names of people, lower case: "people", "time", "petra"."""
    return frozenset(read_lines("sources_common_media.txt"))


def named(name: str) -> tuple[Medium, ...]:
    """The agencies and outlets that bear this name; several where a short form is shared."""
    return _by_form().get(plain(name), ())


def only(name: str) -> Medium | None:
    """The one agency or outlet that bears this name; None where none does or several do."""
    found = named(name)
    return found[0] if len({(one.name, one.country) for one in found}) == 1 else None


def publisher_forms(report: Report) -> frozenset[str]:
    """Every name by which the report's publisher may be called in it, as ``plain`` gives them."""
    given = {plain(name) for name in report.own_names}
    known = {plain(form) for medium in _publisher_media(report) for form in medium.forms}
    return frozenset(form for form in given | known if form)


def _publisher_media(report: Report) -> Iterable[Medium]:
    if report.publisher:
        yield from named(report.publisher)
    labels = _host(report.url).split(".") if report.url else []
    for start in range(len(labels)):
        yield from _by_domain().get(".".join(labels[start:]), ())


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


@cache
def _by_domain() -> Mapping[str, tuple[Medium, ...]]:
    index: dict[str, list[Medium]] = {}
    for medium in media():
        for domain in medium.domains:
            index.setdefault(domain, []).append(medium)
    return {domain: tuple(found) for domain, found in index.items()}


def is_publisher(name: str, forms: frozenset[str], *, others: frozenset[str] = frozenset()) -> bool:
    """Whether a mention means the publisher, one of its programmes, or its staff.

    ``name`` are the words of the mention, ``forms`` come from ``publisher_forms``, ``others`` are the
    plain names of other media in the report: "the Post" is the publisher only where no other Post is
    named.
    """
    low = plain(name)
    if not low:
        return False
    if any(low == form or low.startswith(form + " ") or low.startswith(form + "'s ") for form in forms):
        return True
    lasts = {form.split()[-1] for form in forms if " " in form and form.split()[-1] in SHORTENED}
    first = low.split()[0]
    return first in lasts and not any(first in other.split() for other in others)


def is_own_agency(report: Report, words: str) -> bool:
    """Whether "the agency" is the report's publisher, whose name stands in the dateline as an agency's does."""
    credit = report.dateline.agency if report.dateline else None
    return plain(words) == "agency" and credit is not None and plain(credit) in publisher_forms(report)


SHORTENED = listed("shortened")
"""Last words of newspaper names that are used alone: "the Post"."""
