"""The page that is attached to a file."""

from __future__ import annotations

import base64
import hashlib
import random
import re
from collections.abc import Callable
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sayso.export import page as page_module
from sayso.export.page import FULL_CLAIMS, page
from sayso.export.passage_view import anchor
from sayso.export.report_view import web_address
from sayso.records import Account

STYLE = Path(page_module.__file__).parent / "templates" / "style.css"

HTML_TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "span", "h1", "h2", "h3",
    "h4", "div", "ul", "li", "dl", "dt", "dd", "nav", "main", "section", "table", "thead", "tbody",
    "tr", "th", "td", "b", "i", "em", "mark", "bdi", "article", "figure", "figcaption", "blockquote",
    "details", "summary", "footer",
}  # fmt: skip
SVG_TAGS = {
    "svg", "g", "title", "rect", "text", "circle", "path", "a",
}  # fmt: skip
ATTRIBUTES = {
    "charset", "http-equiv", "content", "name", "lang", "class", "href", "id", "aria-labelledby",
    "aria-label", "aria-hidden", "scope", "dir", "tabindex", "role", "title", "rel", "width", "height",
    "viewbox", "xmlns", "font-family", "font-size", "x", "y", "rx", "fill", "stroke", "stroke-width",
    "stroke-dasharray", "stroke-linecap", "cx", "cy", "r", "d", "opacity", "font-weight", "font-style",
    "data-node", "data-ends",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects what a browser would see: tags, attributes, ids, links, text, headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.headings += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself, as in SVG."""
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Every tag must close the one that was opened last."""
        assert self.open.pop() == tag


def test_structure(account: Account) -> None:
    """The page is well nested, its headings step down one by one, and every place has one name."""
    seen = Reader(page(account))
    assert seen.open == []
    assert seen.headings[0] == 1
    assert all(later <= earlier + 1 for earlier, later in zip(seen.headings, seen.headings[1:], strict=False))
    assert len(seen.ids) == len(set(seen.ids))


def test_every_link_leads_somewhere(account: Account) -> None:
    """Links inside the page have their target; the others are addresses of reports."""
    seen = Reader(page(account))
    inside = {link[1:] for link in seen.links if link.startswith("#")}
    assert inside <= set(seen.ids)
    assert {link for link in seen.links if not link.startswith("#")} == {
        f"https://{name}.example/silo"
        for name in ("harbour", "beacon", "times", "sestra", "coastline", "meridian", "gazette")
    }


def test_nothing_is_fetched_and_nothing_runs(account: Account) -> None:
    """The page allows its own style by digest, and nothing else."""
    html = page(account)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in html
    assert not re.search(r"@import|url\(|<script|<link|<img|<iframe| style=| on\w+=", html)


def test_hostile_text(hostile: Account) -> None:
    """Scripts in titles, quotes in names, control characters and lone surrogates stay text."""
    html = page(hostile, made="<b>\x00now</b>")
    html.encode()
    seen = Reader(html)
    assert seen.open == []
    assert seen.tags <= HTML_TAGS | SVG_TAGS
    assert seen.attributes <= ATTRIBUTES
    assert all(link.startswith("#") for link in seen.links)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://harbour.example/a?b=1&c=2", True),
        ("http://harbour.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//harbour.example", False),
        ("http://[broken", False),
        ("https:harbour", False),
        (None, False),
    ],
)
def test_web_address(url: str | None, linked: bool) -> None:
    """Only addresses of the web become links."""
    assert bool(web_address(url)) is linked


def test_what_is_shown(account: Account) -> None:
    """Sentence, count, versions, hardening, denial, circle, chains, problems: all in the page."""
    html = re.sub(r"<[^>]+>|&#\d+;", " ", page(account))
    text = " ".join(html.split())
    for words in (
        "7 reports → on 1–2 origins",
        "rest on 1–2 independent origins; five of them pass through Northline",
        "cite each other in a circle",
        "all rest on Northline",
        "attributed and hedged in Harbour Post, flat in The Lamp",
        "about 50 t of wheat first",
        "Ministry of Supply",
        "Donate now to keep the Gazette free.",
        "no text layer: 3 pages of pictures",
        "17 words in the same order",
        "eight lorries against at least twelve trucks",
        "not what he said",
    ):
        assert words in text, words


def test_names_are_isolated(account: Account) -> None:
    """Each name in a chain is set apart, so that a name written from right to left cannot turn the chain."""
    named = replace(account.reports[0], publisher="راديو المرفأ")
    html = page(replace(account, reports=(named, *account.reports[1:])))
    assert "<bdi>راديو المرفأ</bdi> ← <bdi>Northline</bdi> ← <bdi>“local sources”</bdi>" in html


def test_the_same_account_gives_the_same_page(account: Account) -> None:
    """No clock and no order of input shows in the page; when it was made is written only on request."""
    dice = random.Random(3)
    lists = [one.name for one in fields(account) if one.name not in ("model", "version")]
    mixed = replace(
        account,
        **{name: tuple(dice.sample(getattr(account, name), len(getattr(account, name)))) for name in lists},
    )
    assert page(mixed) == page(account)
    assert "Tuesday evening" in page(account, made="Tuesday evening")


def test_a_large_account_stays_a_page(many: Callable[[int], Account]) -> None:
    """Hundreds of reports give the claims with most at stake in full, and lines for the others."""
    html = page(many(300))
    assert len(html) < 700_000
    assert html.count('<article class="claim') == FULL_CLAIMS
    assert "277 claims with less at stake" in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_an_empty_account(account: Account) -> None:
    """No report at all is still a page."""
    bare = replace(
        account, **{one.name: () for one in fields(account) if one.name not in ("model", "version")}
    )
    html = page(bare)
    assert "0 claims in 0 reports" in html
    assert Reader(html).open == []


def test_anchors_tell_ids_apart() -> None:
    """Ids with any characters give different names for places, of letters that need no escaping."""
    given = ["a b", "a-b", "a.b", "a/b", "ä", "a\x00b", "", "A b"]
    places = [anchor("r", one) for one in given]
    assert len(set(places)) == len(given)
    assert all(re.fullmatch(r"[A-Za-z0-9.-]+", place) for place in places)


# -- contrast -------------------------------------------------------------------------------------


def schemes() -> list[dict[str, str]]:
    """The colours of the light page, the dark page and the printed page."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE.read_text(encoding="utf-8"), re.S)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1, 2])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "alarm", "cue"])
@pytest.mark.parametrize("ground", ["paper", "raised", "shade"])
def test_contrast(scheme: int, ink: str, ground: str) -> None:
    """Every colour of letters reaches 4.5 : 1 on every ground (WCAG AA), in light, dark and print."""
    colours = schemes()[scheme]
    bright, dark = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5
