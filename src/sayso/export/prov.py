"""PROV-JSON: which statement was quoted from which report, whom it is attributed to, what its origin is.

https://www.w3.org/submissions/prov-json/. Reports, statements and claims are entities, sources and publishers
agents; a report that derives from another was revised or derived from it.
"""

from __future__ import annotations

from sayso.export import jsonl
from sayso.export.words import line
from sayso.records import Account, Reuse

PREFIXES = {"sayso": "urn:sayso:", "prov": "http://www.w3.org/ns/prov#"}

Part = dict[str, dict[str, object]]


def prov_json(account: Account) -> str:
    """One PROV document."""
    document: dict[str, object] = {
        "prefix": PREFIXES,
        "entity": {**_reports(account), **_statements(account), **_claims(account)},
        "agent": _agents(account),
        "wasAttributedTo": _attributed(account),
        "wasDerivedFrom": {**_quoted(account), **_origins(account), **_reused(account)},
        "hadMember": _members(account),
    }
    return jsonl.dumps({name: part for name, part in document.items() if part}) + "\n"


def _name(id: str) -> str:
    return f"sayso:{id}"


def _reports(account: Account) -> Part:
    return {
        _name(one.id): _told(
            {
                "prov:type": "sayso:Report", "prov:label": line(one.title or one.id), "sayso:digest": one.digest,
                "sayso:url": one.url, "sayso:agency": one.agency, "sayso:publisher": one.publisher,
            }
        )
        for one in sorted(account.reports, key=lambda one: one.id)
    }  # fmt: skip


def _statements(account: Account) -> Part:
    return {
        _name(one.id): {
            "prov:type": "sayso:Statement", "prov:value": line(one.text), "sayso:stance": one.stance,
            "sayso:voice": one.voice, "sayso:start": one.content[0].start if one.content else 0,
            "sayso:end": one.content[-1].end if one.content else 0,
        }
        for one in sorted(account.statements, key=lambda one: one.id)
    }  # fmt: skip


def _claims(account: Account) -> Part:
    sentences = {one.claim: one.sentence for one in account.assessments}
    return {
        _name(one.id): {
            "prov:type": {"$": "prov:Collection", "type": "prov:QUALIFIED_NAME"},
            "prov:label": line(sentences[one.id]),
        }
        for one in sorted(account.claims, key=lambda one: one.id)
    }


def _agents(account: Account) -> Part:
    kinds = {"person": "prov:Person"}
    found = {
        _name(one.id): {
            "prov:type": {"$": kinds.get(one.kind, "prov:Organization"), "type": "prov:QUALIFIED_NAME"},
            "prov:label": line(one.name), "sayso:named": one.named,
        }
        for one in sorted(account.sources, key=lambda one: one.id)
    }  # fmt: skip
    return dict(found)


def _attributed(account: Account) -> Part:
    known = {one.id for one in account.sources}
    said = [(one.id, node) for one in account.statements for node in one.chain if node.source in known]
    return {
        f"_:at-{statement}-{node.source}-{node.role}": {
            "prov:entity": _name(statement), "prov:agent": _name(str(node.source)), "sayso:role": node.role,
        }
        for statement, node in sorted(said, key=lambda pair: (pair[0], str(pair[1].source), pair[1].role))
    }  # fmt: skip


def _quoted(account: Account) -> Part:
    return {
        f"_:quote-{one.id}": _derived(one.id, one.report, "prov:Quotation")
        for one in sorted(account.statements, key=lambda one: one.id)
    }


def _origins(account: Account) -> Part:
    """The reports that are the primary source of a claim: those that speak for themselves and count."""
    found = {
        (behind.claim, one.node)
        for behind in account.provenance
        for one in behind.origins
        if one.is_report and one.counted != "not counted"
    }
    return {
        f"_:origin-{claim}-{node}": _derived(claim, node, "prov:PrimarySource")
        for claim, node in sorted(found)
    }


def _reused(account: Account) -> Part:
    held = sorted((one for one in account.reuse if one.held and one.direction != "unknown"), key=_ends)
    return {f"_:reuse-{one.a}-{one.b}": _derived(*_direction(one), "prov:Revision") for one in held}


def _ends(one: Reuse) -> tuple[str, str]:
    return one.a, one.b


def _direction(one: Reuse) -> tuple[str, str]:
    return (one.a, one.b) if one.direction == "a<-b" else (one.b, one.a)


def _derived(new: str, old: str, how: str) -> dict[str, object]:
    kind = {"$": how, "type": "prov:QUALIFIED_NAME"}
    return {"prov:generatedEntity": _name(new), "prov:usedEntity": _name(old), "prov:type": kind}


def _members(account: Account) -> Part:
    return {
        f"_:member-{one.id}-{said}": {"prov:collection": _name(one.id), "prov:entity": _name(said)}
        for one in sorted(account.claims, key=lambda one: one.id)
        for said in sorted(one.statements)
    }


def _told(fields: dict[str, object]) -> dict[str, object]:
    return {name: line(value) if isinstance(value, str) else value for name, value in fields.items() if value}
