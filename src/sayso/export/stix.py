"""STIX 2.1: sources as identities, reports as reports, claims as notes with their sentence and Admiralty grade."""

from __future__ import annotations

import uuid
from datetime import date

from sayso.export import jsonl
from sayso.export.book import open_book
from sayso.export.words import line, short
from sayso.records import Account, Claim, Report, Source

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://sayso.example/stix")
"""The namespace of our ids: the same account gives the same ids everywhere."""

CLASSES = {
    "person": "individual", "organization": "organization", "government": "organization",
    "agency": "organization", "outlet": "organization", "group": "group", "document": "unspecified",
    "unnamed": "unspecified",
}  # fmt: skip
UNDATED = date(1970, 1, 1)
"""STIX asks for a time of creation; a report without a date has this one, which nobody takes for real."""

WEB = ("http://", "https://")

Item = dict[str, object]


def bundle(account: Account) -> str:
    """One STIX bundle; objects by type and id."""
    first = min((one.published.earliest for one in account.reports if one.published), default=UNDATED)
    objects = [
        *(_identity(one, first) for one in account.sources),
        *(_report(one, account) for one in account.reports if one.text),
        *_notes(account, first),
    ]
    objects.sort(key=lambda one: (str(one["type"]), str(one["id"])))
    id = f"bundle--{uuid.uuid5(SPACE, ' '.join(str(one['id']) for one in objects))}"
    return jsonl.dumps({"type": "bundle", "id": id, "objects": objects}) + "\n"


def _item(kind: str, id: str, when: date, **fields: object) -> Item:
    moment = f"{when.isoformat()}T00:00:00.000Z"
    told = {name: value for name, value in fields.items() if value}
    return {
        "type": kind, "spec_version": "2.1", "id": _id(kind, id), "created": moment, "modified": moment, **told,
    }  # fmt: skip


def _id(kind: str, id: str) -> str:
    return f"{kind}--{uuid.uuid5(SPACE, id)}"


def _identity(one: Source, when: date) -> Item:
    return _item(
        "identity", one.id, when, name=line(one.name) or "unnamed", identity_class=CLASSES[one.kind],
        description=f"also: {', '.join(sorted(map(line, one.names)))}" if len(one.names) > 1 else None,
    )  # fmt: skip


def _report(one: Report, account: Account) -> Item:
    """A report with whom it cites; one that cites nobody refers to its own note of claims."""
    when = one.published.earliest if one.published else UNDATED
    known = {source.id for source in account.sources}
    cited = {
        node.source
        for said in account.statements
        if said.report == one.id
        for node in said.chain
        if node.source in known
    }
    link: Item = {"source_name": line(one.publisher or "report"), "description": one.digest}
    if (one.url or "").startswith(WEB):
        link["url"] = one.url
    refs = sorted(_id("identity", str(source)) for source in cited) or [_id("report", one.id)]
    return _item(
        "report", one.id, when, name=short(one.title or one.id, 200), report_types=["observed-data"],
        published=f"{when.isoformat()}T00:00:00.000Z", object_refs=refs, external_references=[link],
    )  # fmt: skip


def _notes(account: Account, when: date) -> list[Item]:
    book = open_book(account)
    return [_note(one, book.provenance[one.id].reports, account, when) for one in book.claims]


def _note(claim: Claim, reports: tuple[str, ...], account: Account, when: date) -> Item:
    said = next(one for one in account.assessments if one.claim == claim.id)
    wording = next(one for one in account.statements if one.id == claim.wording)
    grade = said.admiralty
    labels = [
        f'admiralty-scale:source-reliability="{grade.letter.lower()}"',
        f'admiralty-scale:information-credibility="{grade.digit}"',
    ]
    return _item(
        "note", claim.id, when, abstract=line(wording.text), content=f"{line(said.sentence)}\n\n{grade.why}",
        object_refs=sorted(_id("report", one) for one in reports), labels=labels,
    )  # fmt: skip
