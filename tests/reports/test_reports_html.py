"""Pages: their main text, their metadata, the way back to the source, and what was lost on the way."""

from __future__ import annotations

import logging
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Report, Span
from sayso.reports import load
from sayso.reports.alignment import align
from sayso.reports.page import read_page
from sayso.settings import Settings
from sayso.text import to_original

PARAGRAPHS = (
    "KORVAN, March 4 (Varda Press) &mdash; Rebels said on Thursday that &ldquo;a depot&rdquo; near "
    "Dal was hit, "
    "killing at least 12&nbsp;people.",
    "The ministry of defence denied the claim, saying that <b>no</b> depot had been hit. It said   "
    "the fire was "
    "an accident which happened at a nearby factory.",
    '"We saw two aircraft," a witness said by telephone, and "then the whole street was burning".',
)
HEAD = (
    '<meta charset="utf-8"><title>Rebels say depot hit - Korvan Post</title>'
    '<meta property="og:site_name" content="Korvan Post">'
    '<meta property="article:published_time" content="2021-03-04T08:00:00Z">'
    '<meta property="article:modified_time" content="2023-01-01T08:00:00Z">'
    '<link rel="canonical" href="https://www.korvanpost.example/2021/03/04/depot"><meta '
    'name="author" content="Jane Doe">'
)


def page(*paragraphs: str, head: str = HEAD, rest: str = "") -> str:
    """A news page."""
    prose = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a> <a "
        f"href=/w>World</a></nav>"
        f"<article><h1>Rebels say depot hit</h1>{prose}</article>{rest}"
        "<footer>&copy; 2021 Korvan Post. All rights reserved.</footer></body></html>"
    )


def read(folder: Path, source: str | bytes, name: str = "page.html") -> Report:
    """The report of a page."""
    path = folder / name
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    (report,) = load([str(path)], stdin=None, settings=Settings())
    return report


def test_page_becomes_report(tmp_path: Path) -> None:
    """Main text, title, author, publisher, agency and date come out of a page; menus do not."""
    report = read(tmp_path, page())
    assert report.text.startswith("Rebels say depot hit\n")
    assert report.title_span == Span(0, 20)
    assert (report.title, report.byline, report.publisher) == (
        "Rebels say depot hit",
        "Jane Doe",
        "Korvan Post",
    )
    assert (report.agency, report.url) == ("Varda Press", "https://www.korvanpost.example/2021/03/04/depot")
    assert report.published is not None
    assert report.published.earliest.isoformat() == report.published.latest.isoformat() == "2021-03-04"
    assert not report.text_as_given
    assert "Home" not in report.text
    assert not report.problems


def test_the_way_back(tmp_path: Path) -> None:
    """Every word of the text that the map knows stands in the source at the place the map gives."""
    report = read(tmp_path, page())
    source = report.original.decode(report.encoding)
    for cleaned, original, length in report.offsets.pieces:
        assert report.text[cleaned : cleaned + length] == source[original : original + length]
    mapped = sum(length for _, _, length in report.offsets.pieces)
    assert mapped > 0.9 * len(report.text)
    at = report.text.index("no depot had been")
    spans = to_original(report.offsets, Span(at, at + len("no depot had been")))
    assert [source[span.start : span.end] for span in spans] == ["no", "depot had been"]


def test_the_way_back_of_a_page_with_a_mark(tmp_path: Path) -> None:
    """The map holds for the decoded source, a byte order mark aside."""
    report = read(tmp_path, page().encode("utf-8-sig"))
    source = report.original.decode(report.encoding)
    cleaned, original, length = report.offsets.pieces[0]
    assert report.text[cleaned : cleaned + length] == source[original : original + length]


def test_content_tells_a_page(tmp_path: Path) -> None:
    """A page is a page whatever its file is called."""
    assert "Rebels said" in read(tmp_path, page(), "page.txt").text
    assert "<p>" not in read(tmp_path, page(), "noending").text


def test_a_few_tags_make_no_page(tmp_path: Path) -> None:
    """A text that holds a tag or two is a text."""
    text = "The army said on Monday that <b>twelve</b> people were killed near the town of Dal."
    assert read(tmp_path, text, "a.txt").text == text


def test_the_known_outlet_outweighs_the_sites_own_name(tmp_path: Path) -> None:
    """Where the tables know the address, the publisher has the name it has elsewhere."""
    head = HEAD.replace("www.korvanpost.example", "www.bbc.co.uk").replace("Korvan Post", "BBC News - World")
    assert read(tmp_path, page(head=head)).publisher == "BBC News"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="pubdate" content="20210304">', "2021-03-04"),
        (
            '<script type="application/ld+json">{"datePublished": "2021-03-04T10:00:00+01:00"}</script>',
            "2021-03-04",
        ),
        ('<meta property="article:modified_time" content="2021-03-05T08:00:00Z">', "2021-03-05"),
        ('<meta property="article:published_time" content="9999-12-31T08:00:00Z">', None),
        ('<meta property="article:published_time" content="soon">', None),
    ],
)
def test_dates_of_pages(head: str, day: str | None, tmp_path: Path) -> None:
    """The day of publication is read from the usual fields; nothing is guessed from the words."""
    published = read(tmp_path, page(*PARAGRAPHS[1:], head=head)).published
    assert (published.earliest.isoformat() if published else None) == day


def test_lost_quotations_are_named(tmp_path: Path) -> None:
    """If the prose of a page has many quotations and paragraphs that the text lacks, that is said."""
    aside = '<aside class="comments"><p>"It was a night, number {}," said one of the people.</p></aside>'
    report = read(tmp_path, page(rest="".join(aside.format(number) for number in range(30))))
    assert "Rebels said" in report.text
    assert "30" not in report.text
    said = " ".join(one.what for one in report.problems)
    assert "quotations were lost" in said
    assert "paragraphs may have been lost" in said


def test_menus_are_no_loss(tmp_path: Path) -> None:
    """Long headlines in a menu beside the report are nothing that was lost from it."""
    link = '<li><a href="/{}">Ten things to know about the long war in Marul, part "{}"</a></li>'
    menu = f"<ul>{''.join(link.format(number, number) for number in range(40))}</ul>"
    assert read(tmp_path, page(rest=f"<aside>{menu}</aside>")).problems == ()


def test_nothing_is_logged_to_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Broken pages leave no trace on the terminal."""
    read(tmp_path, "<html><body></body></html>")
    read(tmp_path, "<html><p>")
    assert capfd.readouterr() == ("", "")
    assert any(isinstance(one, logging.NullHandler) for one in logging.getLogger("trafilatura").handlers)


HOSTILE = {
    "nothing": "<html><body></body></html>",
    "unclosed": "<html><body><article><p>The army said so<div><b><a href='x",
    "nested": "<html><body>" + "<div>" * 50_000 + "x",
    "tags": "<html><body>" + "<br>" * 100_000,
    "angles": "<html><body>" + "<" * 50_000,
    "quotes": "<html><body>" + '<a "' * 20_000,
    "comments": "<html><body>" + "<!--" * 20_000,
    "scripts": "<html><body>" + "<script>" * 20_000,
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b '
        '"&a;&a;&a;&a;">]><html><body><p>' + "&b;" * 20_000,
    "numbers": "<html><body><p>&#0;&#xD800;&#1114112;&#99999999999; &#65;rmy said so.</p></body></html>",
    "script": "<html><head><title><script>alert(1)</script></title></head><body><p>x</p></body></html>",
    "controls": "<html><body><p>\x01\x02 The army said so.\x0b</p></body></html>",
    "giant": "<html><body><p>" + "word " * 700_000,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_pages(name: str, tmp_path: Path) -> None:
    """No page raises, hangs, or gives spans outside its text; what cannot be read says so."""
    report = read(tmp_path, HOSTILE[name])
    assert report.text or report.problems
    assert "aaaaaaaaaa" not in report.text
    assert all(0 <= span.start <= span.end <= len(report.text) for span in report.boilerplate)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=6))
@settings(deadline=None)
def test_the_map_is_true(paragraphs: list[list[str]]) -> None:
    """Whatever the words and markup, mapped characters are the same on both sides."""
    source = "<div>" + "".join(f"<p>{escape(' '.join(words))}<i>x</i></p>" for words in paragraphs) + "</div>"
    text = "\n".join(" ".join(" ".join(words).split()) for words in paragraphs)
    offsets = align(text, source, read_page(source))
    ends = 0
    for cleaned, original, length in offsets.pieces:
        assert cleaned >= ends
        assert length > 0
        assert text[cleaned : cleaned + length] == source[original : original + length]
        ends = cleaned + length


@given(st.text(st.sampled_from("<>/!-\"'=&;# abp"), max_size=200))
@settings(deadline=None)
def test_any_text_is_a_page(source: str) -> None:
    """The reader of pages takes any text, and its runs stand where they say."""
    found = read_page(source)
    assert "<" not in found.letters or "<" in source
    for number, place in enumerate(found.places):
        start = found.starts[number]
        end = found.starts[number + 1] if number + 1 < len(found.starts) else len(found.letters)
        if place >= 0:
            assert source[place : place + end - start] == found.letters[start:end]
