"""Deciding at the desk: under a name, told at once, taken back, never over what another has decided unseen."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlencode

import pytest

from sayso.case.questions import questions
from sayso.export.book import open_book
from sayso.store import account, ask, keep
from sayso.web.desk import Desk
from sayso.web.pages.deciding import carrying
from tests.web.client import Answer, Client
from tests.web.conftest import settled

FORM = "application/x-www-form-urlencoded"


def send(client: Client, desk: Desk, address: str, fields: dict[str, Any], **headers: str) -> Answer:
    """Send a form with the desk's token; lists are sent as several fields of one name."""
    body = urlencode({"form": desk.form_token, **fields}, doseq=True).encode()
    return client.ask("POST", address, body, {"content-type": FORM, **headers})


def first_statement(desk: Desk) -> str:
    """The id of a statement that a claim is made of."""
    with desk.store.reading() as connection:
        return next(one["id"] for one in ask.statements_of(connection) if one["claim"])


def decided(desk: Desk) -> list[str]:
    """What was decided so far."""
    with desk.store.reading() as connection:
        return [f"{one.judgement.who}: {one.judgement.what}" for one in keep.decisions(connection)]


def test_a_decision_is_kept_told_and_counted(desk: Desk, client: Client) -> None:
    """A form decides under the name of the browser, leads on, and the counts follow by themselves."""
    said = first_statement(desk)
    told = {"what": "reject", "about": said, "seen": "0", "see": "/review?at=q-1"}
    answer = send(client, desk, "/judge", told, cookie="sayso-who=Ben")
    assert (answer.status, answer.headers["location"]) == (303, "/review?at=q-1&did=1")
    assert decided(desk) == ["Ben: reject"]
    assert settled(desk).state == "done"
    with desk.store.reading() as connection:
        assert account.is_current(connection)
        assert said not in {one.id for one in account.get(connection).statements}
    page = client.get("/history?did=1").text
    assert "Ben</bdi> rejected" in page
    assert 'action="/undo"' in page


def test_an_undoing_brings_it_back(desk: Desk, client: Client) -> None:
    """What was rejected is there again after undo, and the history shows both."""
    said = first_statement(desk)
    send(client, desk, "/judge", {"what": "reject", "about": said, "seen": "0"})
    answer = send(
        client, desk, "/undo", {"number": "1", "seen": "1", "see": "/history"}, cookie="sayso-who=Ben"
    )
    assert answer.headers["location"] == "/history?did=2"
    settled(desk)
    with desk.store.reading() as connection:
        assert said in {one.id for one in account.get(connection).statements}
    told = client.get("/history.json").json()["decisions"]
    assert [(one["who"], one["verb"], one["back"], one["of"]) for one in told] == [
        ("Ben", "took back the decision on", False, 1), ("Ada", "rejected", True, None),
    ]  # fmt: skip
    assert told[0]["things"] == told[1]["things"] != []


def test_two_browsers_do_not_overwrite_each_other(desk: Desk, client: Client) -> None:
    """Who has not seen the other's decision is told of it by name (409) and nothing is changed."""
    said = first_statement(desk)
    send(client, desk, "/judge", {"what": "accept", "about": said, "seen": "0"}, cookie="sayso-who=Ada")
    late = {"what": "reject", "about": said, "seen": "0"}
    for address in ("/judge", "/judge.json"):
        answer = send(client, desk, address, late, cookie="sayso-who=Ben")
        assert answer.status == 409
        assert "decided meanwhile by Ada: accept" in answer.text
    assert decided(desk) == ["Ada: accept"]
    assert send(client, desk, "/judge", {**late, "seen": "1"}, cookie="sayso-who=Ben").status == 303


def test_a_form_is_asked_again(desk: Desk, client: Client) -> None:
    """A form that comes too late is led back to its page, which names who decided what meanwhile."""
    said = first_statement(desk)
    send(client, desk, "/judge", {"what": "reject", "about": said, "seen": "0"}, cookie="sayso-who=Ben")
    late = {"what": "accept", "about": said, "seen": "0", "see": "/history", "again": "/review?at=q-1&did=9"}
    answer = send(client, desk, "/judge", late)
    assert (answer.status, answer.headers["location"]) == (303, "/review?at=q-1&met=1")
    page = client.get("/history?met=1").text
    assert "Meanwhile <bdi>Ben</bdi> rejected" in page
    assert decided(desk) == ["Ben: reject"]


def test_news_of_others(desk: Desk, client: Client) -> None:
    """A page that asks what is new since a decision gets exactly that, with the number to ask from next."""
    said = first_statement(desk)
    assert client.get("/history.json?after=0").json()["decisions"] == []
    send(client, desk, "/judge", {"what": "unsure", "about": said})
    told = client.get("/history.json?after=0").json()
    assert (told["revision"], [one["who"] for one in told["decisions"]]) == (1, ["Ada"])
    assert client.get("/history.json?after=1").json()["decisions"] == []


@pytest.mark.parametrize(
    ("address", "fields", "words"),
    [
        ("/judge", {"what": "reject"}, "saw nothing that it is about"),
        ("/judge", {"what": "guess", "about": "x"}, "expected one of"),
        ("/judge", {"what": "reject", "about": "no-such-id"}, "saw no report"),
        ("/judge", {"what": "reject", "about": "<script>alert(1)</script>"}, "&lt;script&gt;"),
        ("/undo", {"number": "many"}, "expected the number"),
        ("/undo", {"number": "99"}, "saw no judgement 99"),
    ],
)
def test_what_cannot_be_decided(
    address: str, fields: dict[str, Any], words: str, desk: Desk, client: Client
) -> None:
    """An order that means nothing is refused in words, and nothing is kept."""
    answer = send(client, desk, address, fields)
    assert answer.status == 400
    assert words in answer.text
    assert decided(desk) == []


def test_an_order_needs_the_token(desk: Desk, client: Client) -> None:
    """Without the token of the desk's own pages nothing is decided."""
    body = urlencode({"what": "reject", "about": first_statement(desk)}).encode()
    assert client.ask("POST", "/judge", body, {"content-type": FORM}).status == 403
    assert decided(desk) == []


@pytest.mark.parametrize(
    "see", ["//evil.example/", "/\\evil.example", "https://evil.example/", "javascript:1"]
)
def test_nobody_is_led_away(see: str, desk: Desk, client: Client) -> None:
    """The address to go to afterwards is one of the desk, whatever a form says."""
    answer = send(client, desk, "/judge", {"what": "unsure", "about": first_statement(desk), "see": see})
    assert answer.headers["location"] == "/?did=1"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/review", "/review?did=7"),
        ("/review?at=q-1&did=3", "/review?at=q-1&did=7"),
        ("/reports/a%2Fb#s-1", "/reports/a%2Fb?did=7#s-1"),
    ],
)
def test_addresses_carry_the_decision(address: str, expected: str) -> None:
    """The number of a decision goes into the address, in place of the one before."""
    assert carrying(address, 7) == expected


# -- review ----------------------------------------------------------------------------------------


def test_the_queue_asks_what_is_open(desk: Desk, client: Client) -> None:
    """The page asks the first question of the queue; its answers are forms that need no script."""
    told = client.get("/review.json").json()
    assert told["made"] and told["fresh"]
    with desk.store.reading() as connection:
        made, decisions = account.get(connection), keep.decisions(connection)
    assert [one["id"] for one in told["questions"]] == [
        one.id for one in questions(open_book(made), decisions)
    ]
    page = client.get("/review").text
    assert page.count('action="/judge"') >= 2
    assert 'data-key="a"' in page and 'id="keys"' in page


def test_an_answer_leads_to_the_next_question(desk: Desk, client: Client) -> None:
    """What is answered goes from the queue at once, before the counts are made anew; undone, it is asked again."""
    before = client.get("/review.json").json()
    first = next(one for one in before["questions"] if one["kind"] != "grade")
    answer = first["reject"]
    send(client, desk, "/judge", {**{n: answer[n] for n in ("what", "about", "value")}, "seen": "0"})
    after = client.get("/review.json").json()
    assert first["id"] not in [one["id"] for one in after["questions"]]
    assert "answered meanwhile" in client.get(f"/review?at={first['id']}").text
    settled(desk)
    send(client, desk, "/undo", {"number": "1", "seen": "1"})
    assert first["id"] in [one["id"] for one in client.get("/review.json").json()["questions"]]


# -- a report --------------------------------------------------------------------------------------


def test_the_words_of_a_statement_are_set_right(desk: Desk, client: Client) -> None:
    """The open panel of a statement sets its words; the page then shows the new ones and who set them."""
    said = first_statement(desk)
    with desk.store.reading() as connection:
        (one,) = [each for each in account.get(connection).statements if each.id == said]
    page = client.get(f"/reports/{one.report}?judge={said}").text
    start = one.content[0].start
    assert f'autocomplete="off">{escape(one.text)}</textarea>' in page
    fields = {"what": "span", "about": said, "value": f"{start}-{start + 6}", "see": f"/reports/{one.report}"}
    assert send(client, desk, "/judge", fields).status == 303
    settled(desk)
    told = client.get(f"/reports/{one.report}.json").json()
    assert [each["content"] for each in told["statements"] if each["id"] == said] == [[[start, start + 6]]]
    assert [each["verb"] for each in told["decisions"]] == ["set the words of"]


def test_words_that_are_typed_are_found(desk: Desk, client: Client) -> None:
    """Words may be typed instead of selected: those nearest to the statement are meant; others are refused."""
    said = first_statement(desk)
    with desk.store.reading() as connection:
        (one,) = [each for each in account.get(connection).statements if each.id == said]
    words = " ".join(one.text.split()[:3])
    assert send(client, desk, "/judge", {"what": "span", "about": said, "value": words}).status == 303
    settled(desk)
    with desk.store.reading() as connection:
        (now,) = [each for each in account.get(connection).statements if each.id == said]
    assert (now.text, now.content[0].start) == (words, one.content[0].start)
    refused = send(client, desk, "/judge", {"what": "span", "about": said, "value": "no such words"})
    assert refused.status == 400


def test_claims_are_split_and_merged_by_picking(desk: Desk, client: Client) -> None:
    """A picked passage becomes a claim of its own, and goes back by saying that the two are one."""
    with desk.store.reading() as connection:
        made = account.get(connection)
    claim = next(one for one in made.claims if len(one.statements) > 1)
    apart = next(one for one in claim.statements if one != claim.wording)
    page = client.get(f"/claims/{claim.id}").text
    assert f'name="about" value="{apart}" form="split"' in page
    send(client, desk, "/judge", {"what": "different-claim", "about": apart, "seen": "0", "see": "/history"})
    settled(desk)
    with desk.store.reading() as connection:
        assert (apart,) in {one.statements for one in account.get(connection).claims}
    send(client, desk, "/judge", {"what": "same-claim", "about": [claim.wording, apart], "seen": "1"})
    settled(desk)
    with desk.store.reading() as connection:
        assert any({apart, claim.wording} <= set(one.statements) for one in account.get(connection).claims)


def test_a_chain_is_set_by_picking(desk: Desk, client: Client) -> None:
    """Several fields make one chain, those left empty are passed over; none makes the report's own voice."""
    said = first_statement(desk)
    with desk.store.reading() as connection:
        first, second = [one["id"] for one in ask.sources(connection) if one["named"]][:2]
    for picked, expected in (([first, "", second], [first, second]), (["", "", ""], [])):
        fields = {"what": "chain", "about": said, "value": picked}
        assert send(client, desk, "/judge", fields).status == 303
        settled(desk)
        with desk.store.reading() as connection:
            (one,) = [each for each in account.get(connection).statements if each.id == said]
        assert [node.source for node in one.chain] == expected


def test_the_original_comes_as_bytes(desk: Desk, client: Client) -> None:
    """The original of a report is handed out as it came, as something that no browser opens."""
    with desk.store.reading() as connection:
        report = next(keep.reports(connection, [ask.reports(connection)[0]["id"]]))
    answer = client.get(f"/reports/{report.id}/original")
    assert answer.body == report.original
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert client.get("/reports/nothing/original").status == 404


def test_a_report_that_is_left_out_says_so(desk: Desk, client: Client) -> None:
    """The page of a report that somebody left out says that, and the decision can be taken back there."""
    with desk.store.reading() as connection:
        report = ask.reports(connection)[0]["id"]
    send(client, desk, "/judge", {"what": "exclude-report", "about": report})
    settled(desk)
    page = client.get(f"/reports/{report}").text
    assert "Left out of the counts" in page
    assert 'name="number" value="1"' in page


# -- a source --------------------------------------------------------------------------------------


def test_sources_are_put_together_and_told_apart(desk: Desk, client: Client) -> None:
    """Picking another source makes two one; picking statements makes somebody else of them."""
    with desk.store.reading() as connection:
        a, b = [one["id"] for one in ask.sources(connection) if one["named"]][:2]
        said = ask.statements_of(connection, source=a)[0]["id"]
    assert send(client, desk, "/judge", {"what": "same-source", "about": [a, b]}).status == 303
    settled(desk)
    assert {client.get(f"/sources/{one}").status for one in (a, b)} == {200, 404}
    send(client, desk, "/undo", {"number": "1"})
    settled(desk)
    fields = {"what": "different-source", "about": [a, said], "value": "Somebody Else"}
    assert send(client, desk, "/judge", fields).status == 303
    settled(desk)
    assert "Somebody Else" in client.get("/sources").text


def test_a_letter_is_entered(desk: Desk, client: Client) -> None:
    """The reliability that somebody enters stands on the page with the name, and goes when taken back."""
    with desk.store.reading() as connection:
        source = ask.sources(connection)[0]["id"]
    send(
        client, desk, "/judge", {"what": "reliability", "about": source, "value": "B"}, cookie="sayso-who=Ben"
    )
    assert client.get(f"/sources/{source}.json").json()["reliability"] == "B"
    assert "by <bdi>Ben</bdi>" in client.get(f"/sources/{source}").text
    send(client, desk, "/undo", {"number": "1"})
    assert client.get(f"/sources/{source}.json").json()["reliability"] == "F"
