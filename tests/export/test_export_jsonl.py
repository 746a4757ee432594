"""What programs get: the contract of docs/output.md."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export import jsonl
from sayso.export.jsonl_statements import facet_record
from sayso.records import (
    Account,
    DateInterval,
    Participant,
    Place,
    Problem,
    Quantity,
    Reading,
    ReadReport,
    Report,
    Span,
    When,
)


def one_read(account: Account, name: str, **changes: object) -> ReadReport:
    """One report of the story as it was read by itself."""
    report = next(one for one in account.reports if one.id == name)
    reading = next(one for one in account.readings if one.report == name)
    mine = tuple(one for one in account.statements if one.report == name)
    return ReadReport(replace(report, **changes), reading, (), mine)  # type: ignore[arg-type]


def test_read_record(account: Account) -> None:
    """A report gives its attributions, its statements with their chains, and its problems."""
    record = jsonl.read_record(one_read(account, "harbour"), with_text=False)
    assert list(record) == ["schema", "id", "digest", "attributions", "statements", "problems"]
    text = next(one.text for one in account.reports if one.id == "harbour")
    statements = json.loads(jsonl.dumps(record))["statements"]
    first = next(one for one in statements if "removed" in text[slice(*one["content"][0])])
    assert [(node["name"], node["role"], node["named"]) for node in first["chain"]] == [
        ("Northline news agency", "relay", True),
        ("local sources", "origin", False),
    ]
    assert text[slice(*first["chain"][0]["mention"])] == "Northline news agency"
    assert text[slice(*first["cue"])] == "citing"
    assert first["stance"] == "assert"
    assert [facet["kind"] for facet in first["facets"]] == ["participant", "quantity", "place", "date"]


@pytest.mark.parametrize(
    ("with_text", "as_given", "printed"), [(False, True, False), (True, True, True), (False, False, True)]
)
def test_text(account: Account, with_text: bool, as_given: bool, printed: bool) -> None:
    """The text is printed on request, and always where it is not the text that was given."""
    record = jsonl.read_record(one_read(account, "lamp", text_as_given=as_given), with_text=with_text)
    assert ("text" in record) is printed


def test_a_report_that_could_not_be_read() -> None:
    """It gives its problems and no statements."""
    lost = Report("scan.pdf", "", "sha256:00", problems=(Problem("no text layer", "scan.pdf"),))
    record = jsonl.read_record(ReadReport(lost, Reading("scan.pdf", (), (), ()), (), ()), with_text=True)
    assert record == {
        "schema": 1,
        "id": "scan.pdf",
        "digest": "sha256:00",
        "problems": [{"what": "no text layer", "where": "scan.pdf"}],
    }


def test_fields_of_others_pass_through(account: Account) -> None:
    """Fields that came with a report go out again, but never under a name of ours, and never as NaN."""
    nested: object = "end"
    for _ in range(500):
        nested = [nested]
    extra = {"desk": "world", "statements": "forged", "score": float("nan"), "deep": nested}
    record = jsonl.read_record(one_read(account, "lamp", extra=extra), with_text=False)
    assert (record["desk"], record["score"]) == ("world", None)
    assert record["statements"] != "forged"
    assert jsonl.dumps(record).count("[[[[[[") < 100


def test_account_record(account: Account, ids_of: dict[str, str]) -> None:
    """The account has all lists of the contract, and the claim with most at stake first."""
    record = json.loads(jsonl.dumps(jsonl.account_record(account)))
    assert {
        "schema",
        "sayso",
        "model",
        "reports",
        "sources",
        "statements",
        "claims",
        "links",
        "reuse",
    } <= set(record)
    first = record["claims"][0]
    assert first["id"] == ids_of["wheat"]
    assert (first["independence"]["min"], first["independence"]["max"]) == (1, 2)
    assert first["denials"]["max"] == 1
    assert [origin["source"] for origin in first["origins"]] == ["o-00000000000b", "o-00000000000c"]
    assert first["hardening"][0].keys() == {"from", "to", "how"}
    assert first["admiralty"] == {"letter": "F", "digit": 3, "why": first["admiralty"]["why"]}
    circle = next(claim for claim in record["claims"] if claim["id"] == ids_of["drivers"])
    assert circle["circles"] == [["coastline", "sestra"]]
    own = next(claim for claim in record["claims"] if claim["id"] == ids_of["bread"])
    assert own["origins"][0]["report"] == "gazette"


def test_every_id_leads_somewhere(account: Account) -> None:
    """No list names a statement, source, report or claim that the account does not hold."""
    record = json.loads(jsonl.dumps(jsonl.account_record(account)))
    statements, sources, reports, claims = (
        {one["id"] for one in record[name]} for name in ("statements", "sources", "reports", "claims")
    )
    for claim in record["claims"]:
        assert {claim["wording"], *claim["statements"], *claim["denials"]["statements"]} <= statements
        assert {end for edge in claim["edges"] for end in (edge["start"], edge["end"])} <= sources | reports
        assert {one["claim"] for one in claim["related"]} <= claims
    assert {node["source"] for one in record["statements"] for node in one["chain"]} <= sources


def test_the_order_of_the_input_changes_nothing(account: Account) -> None:
    """A shuffled account gives the same bytes."""
    mixed = shuffled(account, random.Random(7))
    assert jsonl.dumps(jsonl.account_record(mixed)) == jsonl.dumps(jsonl.account_record(account))


def shuffled(account: Account, dice: random.Random) -> Account:
    """The same account with its lists in another order."""
    names = (
        "reports",
        "readings",
        "sources",
        "statements",
        "claims",
        "links",
        "reuse",
        "provenance",
        "assessments",
    )
    mixed = {name: tuple(dice.sample(getattr(account, name), len(getattr(account, name)))) for name in names}
    return replace(account, **mixed)


AT = Span(0, 2)
MAY = DateInterval(date(2031, 5, 1), date(2031, 5, 31), "month")


@pytest.mark.parametrize(
    ("facet", "fields"),
    [
        (Quantity(AT, 12, None, None, "soldiers"), {"low": 12, "high": None, "of": "soldiers"}),
        (Quantity(AT, float("inf"), 3), {"low": None, "high": 3}),
        (When(AT, "in May", MAY), {"earliest": "2031-05-01", "precision": "month"}),
        (When(AT, "then", None), {"earliest": None, "latest": None, "precision": None}),
        (Place(AT, "Dalen", "dalen", "geo:7", 51.2, -3.5, "VE"), {"identity": "geo:7", "latitude": 51.2}),
        (Participant(AT, "Tamm", "tamm"), {"name": "Tamm", "key": "tamm"}),
    ],
)
def test_facets(facet: Quantity, fields: dict[str, object]) -> None:
    """A facet has its place in the text and its normalised fields."""
    record = facet_record(facet)
    assert record["span"] == [0, 2]
    assert fields.items() <= record.items()


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None)))
def test_dumps_loses_nothing(text: str) -> None:
    """Any text comes back as it was, in one line that can be written and shown."""
    written = jsonl.dumps({"text": text})
    written.encode()
    assert len(written.splitlines()) == 1
    assert not any(127 <= ord(letter) < 160 for letter in written)
    assert json.loads(written) == {"text": text}


@pytest.mark.parametrize("figure", [float("nan"), float("inf")])
def test_dumps_refuses_what_json_cannot_say(figure: float) -> None:
    """A figure that is none is an error and not a file that nobody can read."""
    with pytest.raises(ValueError, match="JSON"):
        jsonl.dumps({"score": figure})
