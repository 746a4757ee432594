"""Reading and correcting in a real browser: by keys, by selecting words, with somebody else at the same case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from sayso.store import account, ask, keep
from sayso.web.desk import Desk
from tests.case import fakes
from tests.web.browser.conftest import Serve, Served, violations
from tests.web.conftest import settled

NEWS = 9_000
"""Milliseconds in which a page must tell of what somebody else decided: two of its looks, and some."""


SOON = 30_000
"""Milliseconds in which a case of a dozen reports must be counted anew, on a machine that has much else to do."""


@pytest.fixture
def at(flood: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Served:
    """A desk on a small case, served at an address."""
    fakes.install(monkeypatch)
    return serve(flood)


def open_page(browser: Browser, address: str, *, who: str = "Ada", **how: Any) -> Any:
    """A page of somebody's own browser; anything that goes wrong in it fails the test."""
    context = browser.new_context(**how)
    context.add_cookies([{"name": "sayso-who", "value": who, "url": address}])
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    page.wrong = wrong
    return page


def decisions(desk: Desk) -> list[str]:
    """What was decided so far."""
    with desk.store.reading() as connection:
        return [f"{one.judgement.who}: {one.judgement.what}" for one in keep.decisions(connection)]


def a_statement(desk: Desk) -> Any:
    """A statement of a few words that somebody is quoted with."""
    with desk.store.reading() as connection:
        return next(
            one for one in account.get(connection).statements if one.chain and len(one.text.split()) > 4
        )


def test_keys_decide_and_undo(chromium: Browser, at: Served) -> None:
    """r decides and asks the next question, z takes it back and asks the first again, n goes on without deciding."""
    address, desk = at
    page = open_page(chromium, address)
    page.goto(f"{address}/review")
    first = page.locator("#question").get_attribute("data-about")
    page.keyboard.press("r")
    page.wait_for_url(re.compile("did=1"))
    assert page.locator("#question").get_attribute("data-about") != first
    assert len(decisions(desk)) == 1
    page.keyboard.press("z")
    page.wait_for_url(re.compile("did=2"))
    assert page.locator("#question").get_attribute("data-about") == first
    page.keyboard.press("n")
    page.wait_for_url(re.compile("at="))
    assert page.locator("#question").get_attribute("data-about") != first
    assert [one.split(": ")[1] for one in decisions(desk)][1] == "undo"
    assert page.wrong == []


def test_the_help_opens_and_closes(chromium: Browser, at: Served) -> None:
    """? shows the keys, Escape closes them; while a name is typed, keys are letters."""
    address, _desk = at
    page = open_page(chromium, address)
    page.goto(f"{address}/review")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.locator("#who").fill("")
    page.locator("#who").type("r?a")
    assert page.locator("#who").input_value() == "r?a"
    assert not page.locator("#keys").is_visible()


def test_a_span_is_fixed_by_selecting(chromium: Browser, at: Served) -> None:
    """Words selected in the text become the words of the statement, at their offsets; undo brings the old ones back."""
    address, desk = at
    said = a_statement(desk)
    page = open_page(chromium, address)
    page.goto(f"{address}/reports/{said.report}?judge={said.id}#{said.id}")
    start = said.content[0].start
    width = len(said.text.split()[0])
    page.evaluate(
        """([start, width]) => {
            const stretch = document.querySelector(`[data-at="${start}"]`).firstChild;
            const range = document.createRange();
            range.setStart(stretch, 0);
            range.setEnd(stretch, width);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [start, width],
    )
    page.wait_for_function(f"document.getElementsByName('spans')[0].value === '{start}-{start + width}'")
    assert page.locator("#fix-span").input_value() == said.text.split()[0]
    page.get_by_role("button", name="Set the words").click()
    page.wait_for_url(re.compile("did=1"))
    page.locator("#did[data-counted=yes]").wait_for()
    assert page.locator("#did").inner_text().startswith("Ada set the words of")
    assert page.locator(f'mark[data-at="{start}"]').first.inner_text() == said.text.split()[0]
    page.locator("#did").get_by_role("button").click()
    page.wait_for_url(re.compile("did=2"))
    settled(desk)
    with desk.store.reading() as connection:
        (now,) = [one for one in account.get(connection).statements if one.id == said.id]
    assert now.content == said.content
    assert page.wrong == []


def test_a_newcomer_corrects_a_claim(chromium: Browser, at: Served) -> None:
    """From the front by what is written on the pages alone: a misread statement is dropped, what that did to the count
    is told without asking, one way leads back to the claim, and one key undoes it."""
    address, desk = at
    page = open_page(chromium, address)
    page.goto(f"{address}/claims")
    page.locator(".front h2 a").first.click()
    page.get_by_role("link", name="Fix this reading").first.click()
    page.get_by_role("button", name="Misread: drop it").click()
    page.locator("#did .effect").first.wait_for(timeout=SOON)
    assert "before, now" in page.locator("#did .effect").first.inner_text()
    assert page.locator(".struck s").count() == 1
    page.get_by_role("link", name="Back to the claim").click()
    page.wait_for_url("**/claims/c-*")
    page.go_back()
    page.locator("#did button").wait_for()
    page.keyboard.press("z")
    page.wait_for_url(re.compile("did=2"))
    page.locator("#did .effect").first.wait_for(timeout=SOON)
    assert page.locator(".struck").count() == 0
    assert [one.split(": ")[1] for one in decisions(desk)] == ["reject", "undo"]
    assert page.wrong == []


def test_passages_are_ticked_and_taken_out(chromium: Browser, at: Served) -> None:
    """The button that splits a claim comes with the first tick, in sight, and the page then leads to both parts."""
    address, desk = at
    with desk.store.reading() as connection:
        claim = next(one for one in account.get(connection).claims if len(one.statements) > 2)
    page = open_page(chromium, address)
    page.goto(f"{address}/claims/{claim.id}")
    button = page.get_by_role("button", name="Take the ticked passages out")
    assert not button.is_visible()
    page.locator(".pick input").first.check()
    assert button.is_visible()
    box = button.bounding_box()
    assert box is not None and box["y"] + box["height"] <= page.viewport_size["height"]
    button.click()
    page.locator("#did .effect").first.wait_for(timeout=SOON)
    assert page.locator("#did .effect a").count() >= 2
    assert page.url.startswith(f"{address}/claims/")
    assert page.wrong == []


def test_a_question_stays_under_ones_hands(chromium: Browser, at: Served) -> None:
    """While somebody reviews, what a decision did is told in its notice; the question itself is not moved."""
    address, _desk = at
    page = open_page(chromium, address)
    page.goto(f"{address}/review")
    page.keyboard.press("r")
    page.wait_for_url(re.compile("did=1"))
    page.evaluate("window.mine = true")
    asked = page.locator("#question").get_attribute("data-about")
    page.locator("#did[data-counted=yes]").wait_for(timeout=SOON)
    assert page.evaluate("window.mine") is True
    assert page.locator("#question").get_attribute("data-about") == asked
    assert page.wrong == []


def test_two_browsers_see_each_other(chromium: Browser, at: Served) -> None:
    """Ben's page tells of Ada's decision by itself, and so does that of a claim; deciding on the same thing before
    that is refused by name."""
    address, desk = at
    ada, ben, cem = (open_page(chromium, address, who=who) for who in ("Ada", "Ben", "Cem"))
    with desk.store.reading() as connection:
        cem.goto(f"{address}/claims/{account.get(connection).claims[0].id}")
    for page in (ada, ben):
        page.goto(f"{address}/review")
    ben.wait_for_timeout(300)
    ada.keyboard.press("u")
    ada.wait_for_url(re.compile("did=1"))
    ben.locator("#news, .taken").first.wait_for(timeout=NEWS)
    assert "Ada is unsure about" in ben.locator("#news").inner_text()
    assert ben.locator(".taken").is_visible()
    assert ben.locator(".answers button").first.is_disabled()
    assert decisions(desk) == ["Ada: unsure"]
    cem.locator("#news").wait_for(timeout=NEWS)
    assert cem.wrong == []
    late = open_page(chromium, address, who="Ben")
    late.goto(f"{address}/review")
    ada.goto(f"{address}/review")
    ada.keyboard.press("u")
    ada.wait_for_url(re.compile("did=2"))
    late.keyboard.press("r")
    late.wait_for_url(re.compile("met=2"))
    assert "Meanwhile Ada is unsure about" in late.locator(".taken").inner_text()
    assert len(decisions(desk)) == 2


def test_a_chain_is_followed_to_its_words(chromium: Browser, at: Served) -> None:
    """From a claim's passage to the report, where the note with the chain and its words light up together."""
    address, desk = at
    said = a_statement(desk)
    with desk.store.reading() as connection:
        claim = ask.claim_of(connection, said.id)
    page = open_page(chromium, address)
    page.goto(f"{address}/claims/{claim}")
    page.locator(f'a[href="/reports/{said.report}#{said.id}"]').first.click()
    note = page.locator(f'[id="{said.id}"]')
    assert (
        note.locator(".chain").inner_text().endswith(said.chain[-1].name + "”")
        or said.chain[-1].name in note.inner_text()
    )
    note.hover()
    lit = page.locator("mark.lit").all_inner_texts()
    assert " ".join(" ".join(lit).split()) == said.text
    assert page.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["report", "judging", "source", "review", "history"])
def test_everybody_can_use_it(chromium: Browser, at: Served, place: str, scheme: str) -> None:
    """No page of reading and deciding has anything that the WCAG rules of axe object to, in light and in dark."""
    address, desk = at
    said = a_statement(desk)
    source = next(node.source for node in said.chain)
    addresses = {
        "report": f"/reports/{said.report}", "judging": f"/reports/{said.report}?judge={said.id}",
        "source": f"/sources/{source}", "review": "/review", "history": "/history",
    }  # fmt: skip
    page = open_page(chromium, address, color_scheme=scheme)
    page.goto(f"{address}{addresses[place]}")
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off(chromium: Browser, at: Served, width: int) -> None:
    """At 320 pixels and at 1280 no page is wider than the window."""
    address, desk = at
    said = a_statement(desk)
    page = open_page(chromium, address, viewport={"width": width, "height": 800})
    for place in (
        f"/reports/{said.report}?judge={said.id}",
        f"/sources/{said.chain[0].source}",
        "/review",
        "/history",
    ):
        page.goto(f"{address}{place}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
