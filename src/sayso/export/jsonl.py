"""What Sayso prints for programs: one record for each report, and the whole account.

The names are a contract (docs/output.md): additions are allowed, changes bump ``SCHEMA``. Offsets are
half-open, in code points of the report's text. Every list is sorted by the key its function states.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite

from sayso.export.book import open_book, problems_of, unread
from sayso.export.jsonl_claims import claim_record, link_record, reuse_record
from sayso.export.jsonl_statements import (
    DIGITS,
    Record,
    by_content,
    days_record,
    maybe_place,
    node_record,
    place,
    statement_record,
)
from sayso.records import (
    Account,
    Alias,
    Attribution,
    DateEvidence,
    Judgement,
    Problem,
    ReadReport,
    Report,
    Source,
    Statement,
)

SCHEMA = 1

OURS = frozenset({"schema", "id", "digest", "text", "attributions", "statements", "problems"})
"""Names of the contract, which no field that came with a report may take."""

DEEPEST = 40
"""Levels of a passed-on field that are kept; deeper ones only serve to break what reads them."""

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(record: object) -> str:
    """One line of JSON, as the words stand, with nothing in it that breaks a line or a terminal.

    Line separators, control codes and lone surrogates are written as escapes, which loses nothing.
    Raises ValueError for a figure that JSON has no name for (NaN, infinity).
    """
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


# -- one report ----------------------------------------------------------------------------------


def read_record(read: ReadReport, *, with_text: bool) -> Record:
    """What was read in one report, as `sayso read --jsonl` prints it.

    Attributions are sorted by content, source and cue; statements by content and id; problems by
    where and what. The text is printed on request, and always where it is not the text that was
    given. A report that could not be read has problems and no statements. Fields that came with the
    report pass through, unless they bear a name of ours.
    """
    report = read.report
    record: Record = {"schema": SCHEMA, "id": report.id, "digest": report.digest}
    if not unread(report):
        if with_text or not report.text_as_given:
            record["text"] = report.text
        outermost = sorted(read.reading.outermost, key=lambda one: (one.content, one.source, one.cue))
        record["attributions"] = [_attribution(one) for one in outermost]
        record["statements"] = [statement_record(one) for one in sorted(read.statements, key=by_content)]
    record["problems"] = _problems((*report.problems, *read.reading.problems))
    passed = {key: passable(value) for key, value in sorted(report.extra.items()) if key not in OURS}
    return {**record, **passed}


# -- the whole account ---------------------------------------------------------------------------


def account_record(account: Account) -> Record:
    """The whole account, as `sayso trace --json` prints it.

    Reports and sources are sorted by id, statements by report, content and id, claims by what is at
    stake (most first) and id, links and reuse by their two ids, aliases by report and place, orphans
    (judgements whose object is gone) by what and about.
    """
    book = open_book(account)
    statements = sorted(account.statements, key=lambda one: (one.report, *by_content(one)))
    return {
        "schema": SCHEMA,
        "sayso": account.version,
        "model": account.model,
        "reports": [
            _report(one, problems_of(book, one)) for one in sorted(account.reports, key=lambda one: one.id)
        ],
        "sources": [_source(one) for one in sorted(account.sources, key=lambda one: one.id)],
        "statements": [_placed_statement(one) for one in statements],
        "claims": [claim_record(claim, book) for claim in book.claims],
        "links": [link_record(one) for one in sorted(account.links, key=lambda one: (one.a, one.b, one.how))],
        "reuse": [reuse_record(one) for one in sorted(account.reuse, key=lambda one: (one.a, one.b))],
        "aliases": [_alias(one) for one in sorted(account.aliases, key=lambda one: (one.report, one.span))],
        "orphans": [_orphan(one) for one in sorted(account.orphans, key=lambda one: (one.what, one.about))],
    }


def _report(report: Report, problems: Sequence[Problem]) -> Record:
    record: Record = {
        "id": report.id,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "agency": report.agency,
        "byline": report.byline,
        "republished_from": report.republished_from,
        "published": {
            **days_record(report.published),
            "evidence": [_evidence(one) for one in sorted(report.date_evidence, key=_by_evidence)],
        },
        "language": report.language,
        "digest": report.digest,
        "boilerplate": [place(one) for one in sorted(report.boilerplate)],
        "problems": _problems(problems),
    }
    return record if report.text_as_given else {**record, "text": report.text}


def _source(source: Source) -> Record:
    return {
        "id": source.id,
        "name": source.name,
        "names": sorted(source.names),
        "kind": source.kind,
        "named": source.named,
        "owner": source.owner,
        "affiliation": source.affiliation,
        "report": source.report,
        "why": list(source.why),
    }


def _placed_statement(statement: Statement) -> Record:
    record = statement_record(statement)
    chain = [{**node_record(node), "source": node.source} for node in statement.chain]
    return {**record, "report": statement.report, "text": statement.text, "chain": chain}


def _alias(alias: Alias) -> Record:
    return {"report": alias.report, "names": list(alias.names), "span": place(alias.span)}


def _orphan(lost: Judgement) -> Record:
    return {
        "what": lost.what,
        "about": list(lost.about),
        "value": lost.value,
        "who": lost.who,
        "when": lost.when,
        "note": lost.note,
    }


# -- small parts ---------------------------------------------------------------------------------


def _attribution(one: Attribution) -> Record:
    return {
        "source": [place(span) for span in one.source],
        "cue": [place(span) for span in one.cue],
        "content": [place(span) for span in one.content],
        "confidence": round(one.confidence, DIGITS),
    }


def _evidence(one: DateEvidence) -> Record:
    return {
        **days_record(one.interval),
        "where": one.where,
        "quote": one.quote,
        "span": maybe_place(one.span),
    }


def _by_evidence(one: DateEvidence) -> tuple[str, str, str]:
    return one.interval.earliest.isoformat(), one.where, one.quote


def _problems(found: Iterable[Problem]) -> list[Record]:
    ordered = sorted(set(found), key=lambda one: (one.where, one.what))
    return [{"what": one.what, "where": one.where} for one in ordered]


def passable(value: object, level: int = 0) -> object:
    """A field that is none of ours, as it came; what JSON cannot write, and what is too deep, is null."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if not isinstance(value, Mapping | list | tuple):
        return value
    if level >= DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {str(key): passable(inner, level + 1) for key, inner in value.items()}
    return [passable(one, level + 1) for one in value]
