"""The page of a claim: what it shows, what if, and the grade that a person signs."""

from __future__ import annotations

import pytest

from sayso import case, pipeline
from sayso.records import Judgement, Supposition
from sayso.store import account, keep
from sayso.web.desk import Desk
from sayso.web.environment import named
from tests.web.client import Client
from tests.web.conftest import claim_ids, settled, state_of

NAMES = {"harbour-post-1a2b3c4d": "Harbour Post", "wire-99": "the wire"}


@pytest.mark.parametrize("what", ["without", "there", "same"])
def test_suppositions_count_as_on_the_whole_case(what: str, desk: Desk, client: Client) -> None:
    """A supposition on a claim's page gives the figures and reasons that it gives on the whole case."""
    with desk.store.reading() as connection:
        whole = account.get(connection)
    asked = 0
    for before in whole.provenance:
        own = tuple(one.node for one in before.origins if not one.is_report)[:2]
        about = own if what == "same" else before.reports[:1]
        if what == "same" and len(own) < 2:
            continue
        asked += 1
        under = pipeline.supposed(whole, [Supposition(what, about)])  # type: ignore[arg-type]
        (wanted,) = [one for one in under.provenance if one.claim == before.claim] or [before]
        query = "&".join(f"{what}={one}" for one in about)
        told = client.get(f"/claims/{before.claim}.json?{query}").json()
        assert told["supposing"]
        assert told["next"] == ""
        if told["claims"]:
            counted = told["claims"][0]
            assert counted["independence"]["why"] == list(wanted.independence.why)
            assert counted["independence"]["max"] == wanted.independence.max
            assert counted["independence"]["min"] == wanted.independence.min
            assert counted["denials"]["why"] == list(wanted.against.why)
    assert asked


def test_supposing_stores_nothing(desk: Desk, client: Client) -> None:
    """Switches change what is shown and nothing that is kept."""
    (id, *_) = claim_ids(desk)
    before = state_of(desk)
    told = client.get(f"/claims/{id}.json").json()
    reports = [one["id"] for one in told["reports"]]
    page = client.get(f"/claims/{id}?without={reports[0]}&there={reports[-1]}").text
    assert "Supposing that" in page and "Nothing of this is stored." in page
    assert state_of(desk) == before


def test_supposing_everything_away(desk: Desk, client: Client) -> None:
    """A claim whose every report is left out is said to be asserted by nobody, and still shown."""
    (id, *_) = claim_ids(desk)
    reports = [one["id"] for one in client.get(f"/claims/{id}.json").json()["reports"]]
    page = client.get(f"/claims/{id}?" + "&".join(f"without={one}" for one in reports)).text
    assert "Nobody asserts it any more" in page


@pytest.mark.parametrize(
    "query", ["same=x", "same=x&same=y", "there=nowhere", "without=", "same=" + "a" * 9000]
)
def test_suppositions_about_nothing(query: str, desk: Desk, client: Client) -> None:
    """What is supposed about things that the claim does not have is passed over."""
    (id, *_) = claim_ids(desk)
    assert "Supposing that" not in client.get(f"/claims/{id}?{query}").text


def test_a_grade_is_signed_and_taken_back(desk: Desk, client: Client) -> None:
    """A signed grade stands with its signer; it is kept as a decision and can be taken back."""
    (id, *_) = claim_ids(desk)
    fields = {"form": desk.form_token, "digit": "5", "note": "the harbour was closed"}
    assert client.post(f"/claims/{id}/sign", fields).status == 303
    settled(desk)
    grade = client.get(f"/claims/{id}.json").json()["claims"][0]["admiralty"]
    assert grade["digit"] == 5 and "Ada" in grade["why"]
    client.post(f"/claims/{id}/sign", {**fields, "digit": "undo"})
    settled(desk)
    assert client.get(f"/claims/{id}.json").json()["claims"][0]["admiralty"]["digit"] != 5
    with desk.store.reading() as connection:
        assert [one.judgement.what for one in keep.decisions(connection)] == ["credibility"] * 2


@pytest.mark.parametrize("digit", ["7", "0", "", "A", "1; drop"])
def test_grades_that_mean_nothing(digit: str, desk: Desk, client: Client) -> None:
    """A digit that the code does not have is refused, and nothing is kept."""
    (id, *_) = claim_ids(desk)
    before = state_of(desk)
    assert client.post(f"/claims/{id}/sign", {"form": desk.form_token, "digit": digit}).status == 400
    assert state_of(desk) == before


def test_other_decisions_are_seen(desk: Desk, client: Client) -> None:
    """What somebody else decides meanwhile, by another program, is shown as soon as it is counted."""
    (id, *_) = claim_ids(desk)
    case.judge(desk.store, Judgement("credibility", (id,), "1", "Bert"))
    assert "older than what the case holds" in client.get("/claims").text
    case.update(desk.store, case.Work("Bert"))
    assert "older than what the case holds" not in client.get("/claims").text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("wire-99 adds nothing", '<a href="/reports/wire-99"><bdi>the wire</bdi></a> adds nothing'),
        ("Wire-99 adds", '<a href="/reports/wire-99"><bdi>the wire</bdi></a> adds'),
        (
            "as Harbour Post (harbour-post-1a2b3c4d) says",
            'as <a href="/reports/harbour-post-1a2b3c4d"><bdi>Harbour Post</bdi></a> says',
        ),
        ("<b>&</b>", "&lt;b&gt;&amp;&lt;/b&gt;"),
        ("\u202ewire-99", '<a href="/reports/wire-99"><bdi>the wire</bdi></a>'),
    ],
)
def test_ids_become_names(text: str, told: str) -> None:
    """In a sentence of ours the id of a report becomes its name and leads to it; everything else is escaped."""
    assert str(named(text, NAMES)) == told
    assert "href" not in str(named(text, {}))
