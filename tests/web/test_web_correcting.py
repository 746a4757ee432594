"""After a correction: where one is led, what is told of the counts, and how it is taken back or accepted again."""

from __future__ import annotations

import re

import pytest

from sayso.records import Account, Claim
from sayso.store import account, ask
from sayso.web.desk import Desk
from tests.web.client import Answer, Client
from tests.web.conftest import settled
from tests.web.test_web_deciding import send


def whole(desk: Desk) -> Account:
    """The account as it is derived now."""
    with desk.store.reading() as connection:
        return account.get(connection)


def told_by_many(desk: Desk) -> Claim:
    """A claim of three statements or more, none of them against it."""
    return next(one for one in whole(desk).claims if len(one.statements) > 2 and not one.denials)


def follow(client: Client, answer: Answer) -> str:
    """The page that a decision leads to, with what the counts became."""
    address = answer.headers["location"]
    page = client.get(address)
    return client.get(page.headers["location"]).text if page.status == 307 else page.text


def test_a_claim_of_before_leads_on(desk: Desk, client: Client) -> None:
    """The address of a claim from which a statement was rejected leads to what is left of it, and says so."""
    claim = told_by_many(desk)
    send(client, desk, "/judge", {"what": "reject", "about": claim.statements[0]})
    settled(desk)
    for ending in ("", ".json"):
        answer = client.get(f"/claims/{claim.id}{ending}")
        assert answer.status == 307
        assert re.fullmatch(rf"/claims/c-\w+{re.escape(ending)}\?was={claim.id}", answer.headers["location"])
    page = client.get(client.get(f"/claims/{claim.id}").headers["location"]).text
    assert "This claim has changed since that address was made" in page
    left = client.get(client.get(f"/claims/{claim.id}.json").headers["location"]).json()
    assert set(left["claims"][0]["statements"]) == set(claim.statements[1:])


def test_a_claim_without_statements_leads_to_its_report(desk: Desk, client: Client) -> None:
    """Where the only reading of a claim was rejected, its address leads to the reading, to be accepted again."""
    claim = next(one for one in whole(desk).claims if len(one.statements) == 1)
    send(client, desk, "/judge", {"what": "reject", "about": claim.statements[0]})
    settled(desk)
    answer = client.get(f"/claims/{claim.id}")
    assert answer.status == 307
    page = client.get(answer.headers["location"]).text
    assert "nothing is left" in page
    assert 'aria-label="Accept again' in page
    assert client.get("/claims/c-000000000000").status == 404


def test_what_a_decision_did_is_told(desk: Desk, client: Client) -> None:
    """Back at the claim, the page tells its count before and now, and leads to what was taken out of it."""
    claim = told_by_many(desk)
    with desk.store.reading() as connection:
        before = ask.counts_of(connection, [claim.id])[claim.id]["reports"]
    fields = {"what": "different-claim", "about": claim.statements[0], "see": f"/claims/{claim.id}"}
    answer = send(client, desk, "/judge", fields)
    assert answer.headers["location"] == f"/claims/{claim.id}?did=1"
    settled(desk)
    page = follow(client, answer)
    (effect,) = re.findall(r'<p class="effect">(.*?)</p>', page, re.DOTALL)
    assert f"{before} report" in effect and "before, now" in effect
    assert len(set(re.findall(r"/claims/(c-\w+)", effect))) == 2
    assert 'data-counted="yes"' in page


def test_a_rejected_reading_is_accepted_again(desk: Desk, client: Client) -> None:
    """The report still shows it, struck out, with who rejected it; one button brings it back."""
    before = whole(desk)
    said = before.statements[0]
    send(client, desk, "/judge", {"what": "reject", "about": said.id}, cookie="sayso-who=Ben")
    settled(desk)
    page = client.get(f"/reports/{said.report}").text
    assert re.search(r'<li class="struck" id="' + said.id, page)
    assert "Ben</bdi> rejected it" in page
    (told,) = client.get(f"/reports/{said.report}.json").json()["rejected"]
    assert (told["statement"], told["words"], told["who"]) == (said.id, said.text, "Ben")
    answer = send(
        client, desk, "/judge", {"what": "accept", "about": said.id, "seen": "1", "see": "/history"}
    )
    assert answer.status == 303
    settled(desk)
    assert whole(desk).claims == before.claims
    assert "struck" not in client.get(f"/reports/{said.report}").text
    assert " now " in follow(client, answer)


def test_a_claim_is_corrected_and_come_back_to(desk: Desk, client: Client) -> None:
    """From a claim to its report and back: the report leads to the claim one came from, decided or not."""
    claim = told_by_many(desk)
    page = client.get(f"/claims/{claim.id}").text
    assert "Fix this reading" in page
    fix = re.search(r'href="(/reports/[^"]*judge=[^"]*)#', page)
    assert fix is not None
    report = client.get(fix[1].replace("&amp;", "&")).text
    assert f'/claims/{claim.id}#passages">← Back to the claim' in report
    assert f'name="see" value="/reports/{fix[1].split("/")[2].split("?")[0]}?from={claim.id}"' in report


@pytest.mark.parametrize("given", ["as it stands", "typed", "exact"])
def test_words_are_set_without_figures(given: str, desk: Desk, client: Client) -> None:
    """The field of a fix holds words: sent as they stand they change nothing, typed they are found, selected exact."""
    said = next(one for one in whole(desk).statements if len(one.text.split()) > 3)
    start, part = said.content[0].start, said.text.split()[0]
    span = f"{start}-{start + len(part)}"
    fields = {"as it stands": {"value": said.text}, "typed": {"value": part},
              "exact": {"value": "other words", "spans": span}}[given]  # fmt: skip
    answer = send(client, desk, "/judge", {"what": "span", "about": said.id, **fields})
    assert answer.status == 303
    settled(desk)
    (now,) = (one for one in whole(desk).statements if one.id == said.id)
    assert now.text == (said.text if given == "as it stands" else part)


def test_history_leads_to_the_words(desk: Desk, client: Client) -> None:
    """A decision on a statement leads to its place in the report."""
    said = whole(desk).statements[0]
    send(client, desk, "/judge", {"what": "unsure", "about": said.id})
    assert f'href="/reports/{said.report}#{said.id}"' in client.get("/history").text


def test_the_same_count_everywhere(desk: Desk, client: Client) -> None:
    """The margin of a report, the front and the claim say the same number of reports, denials left out."""
    found = whole(desk)
    denied = next(one for one in found.claims if one.denials)
    said = next(one for one in found.statements if one.id in denied.statements)
    pro = set(denied.statements) - set(denied.denials)
    told = [one for one in found.statements if one.id in pro and one.stance in ("assert", "confirm")]
    reports = {one.report for one in told}
    page = client.get(f"/reports/{said.report}").text
    link = re.search(rf'<a href="/claims/{denied.id}">(\d+) reports? →', page)
    assert link is not None and int(link[1]) == len(reports)


@pytest.mark.parametrize(("bound", "most"), [("PER_PAGE", 2), ("ROOM", 3_000)])
def test_a_claim_as_json_comes_in_pages(
    bound: str, most: int, desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages together hold every statement, link, reuse and edge once; the figures stand on each."""
    monkeypatch.setattr(f"sayso.web.pages.claim_part.{bound}", most)
    claim = max(whole(desk).claims, key=lambda one: (len(one.statements), one.id))
    with desk.store.reading() as connection:
        meant = account.get(connection, [claim.id])
    address, pages = f"/claims/{claim.id}.json", []
    while address:
        pages.append(client.get(address).json())
        address = pages[-1]["next"]
    assert len(pages) == pages[0]["pages"] >= -(-len(claim.statements) // 2) > 1
    assert [one["page"] for one in pages] == list(range(1, len(pages) + 1))
    for kind in ("statements", "links", "reuse"):
        held = [one for page in pages for one in page[kind]]
        assert len(held) == len(getattr(meant, kind))
    assert {one["id"] for page in pages for one in page["statements"]} == set(claim.statements)
    edges = [(one["start"], one["end"], one["kind"]) for page in pages for one in page["claims"][0]["edges"]]
    assert sorted(edges) == sorted((one.start, one.end, one.kind) for one in meant.provenance[0].edges)
    reasons = [one for page in pages for one in page["claims"][0]["reasons"]]
    assert sorted(reasons) == sorted(meant.assessments[0].reasons)
    for page in pages:
        (told,) = page["claims"]
        assert (told["independence"]["min"], told["independence"]["max"]) == (
            meant.provenance[0].independence.min, meant.provenance[0].independence.max,
        )  # fmt: skip
        ids = {one["id"] for one in page["reports"]} | {one["id"] for one in page["sources"]}
        assert {one["report"] for one in page["statements"]} <= ids


def test_the_number_of_the_last_decision(desk: Desk, client: Client) -> None:
    """What every open page asks for again and again is one number, and grows with each decision."""
    assert client.get("/revision.json").json() == {"revision": 0, "busy": False}
    send(client, desk, "/judge", {"what": "unsure", "about": whole(desk).statements[0].id})
    assert client.get("/revision.json").json()["revision"] == 1
    assert "1 decision" in client.get("/revision").text
