"""Feeds, archives, agency messages, mail and PDF: what is in them comes out, and what does harm does not."""

from __future__ import annotations

import gzip
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from sayso.records import Report
from sayso.reports import load
from sayso.settings import Settings

STORY = (
    "The harbour master, Ilse Tarn, said on Tuesday that two silos had burned down at Velmora and that nobody "
    "was inside when the fire broke out. Local residents told reporters that the flames were seen from the "
    "other side of the bay, and that at least twelve people were taken to the hospital in Ostrel."
)
PAGE = f"<html><head><title>Fire</title></head><body><article><p>{STORY}</p><p>{STORY[::1]}</p></article></body></html>"

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Post</title><item><title>Two silos burn</title><link>https://post.example/silos</link>
<guid>post-1</guid><pubDate>Tue, 02 Mar 2021 10:00:00 +0000</pubDate><dc:creator>Ada Kolen</dc:creator>
<source url="https://terin.example/feed">Terin</source><description>&lt;p&gt;{STORY}&lt;/p&gt;</description></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><title>Two silos burn</title>
<link rel="alternate" href="https://post.example/silos"/><id>tag:1</id><updated>2021-03-02T10:00:00Z</updated>
<author><name>Ada Kolen</name></author><content type="text">{STORY}</content></entry></feed>"""
NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:terin:1" version="2"><itemMeta>
<provider literal="Terin"/><versionCreated>2021-03-02T11:00:00Z</versionCreated></itemMeta><contentMeta>
<contentCreated>2021-03-02T10:00:00Z</contentCreated><creditline>Terin</creditline><headline>Two silos burn</headline>
<by>Ada Kolen</by></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>{STORY}</p></body></html></inlineXML></contentSet></newsItem>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><item><title>&b;</title></item></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss><channel><item><description>&x;</description></item></channel></rss>"""


def read(folder: Path, name: str, content: bytes, settings: Settings | None = None) -> list[Report]:
    """The reports of a file with this content."""
    (folder / name).write_bytes(content)
    return list(load([str(folder / name)], stdin=None, settings=settings or Settings()))


def message() -> bytes:
    """A mail with a text, the same as HTML, and an attachment."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Press Office <press@velmora.example>", "Two silos burn"
    mail["Date"], mail["Message-ID"] = "Tue, 02 Mar 2021 10:00:00 +0000", "<1@velmora.example>"
    mail.set_content(STORY)
    mail.add_alternative(PAGE, subtype="html")
    mail.add_attachment(b"x", maintype="application", subtype="zip", filename="../../evil.zip")
    return bytes(mail)


def warc(*pages: tuple[str, bytes]) -> bytes:
    """A WARC file of pages."""
    records = []
    for address, body in pages:
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-03-02T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


def wacz(content: bytes) -> bytes:
    """A WACZ with one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("archive/data.warc", content)
        held.writestr("../../evil.txt", b"x")
    return out.getvalue()


def pdf(words: str) -> bytes:
    """A PDF of one page with these words; without any, one without a text layer."""
    lines = [words[at : at + 80] for at in range(0, len(words), 80)]
    drawn = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 20 700 Td {drawn}ET".encode() if words else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


GOOD: dict[str, tuple[str, bytes]] = {
    "rss": ("feed.xml", RSS.encode()),
    "rss in utf-16": ("feed.xml", RSS.replace('"1.0"?', '"1.0" encoding="utf-16"?').encode("utf-16")),
    "atom": ("feed", ATOM.encode()),
    "newsml": ("item.xml", NEWSML.encode()),
    "mail": ("press.eml", message()),
    "mail without a name": (
        "press",
        b"Message-ID: <1@x>\nDate: Tue, 02 Mar 2021 10:00:00 +0000\n" + message(),
    ),
    "warc": ("pages.warc", warc(("https://post.example/silos", PAGE.encode()))),
    "warc.gz": ("pages.warc.gz", gzip.compress(warc(("https://post.example/silos", PAGE.encode())))),
    "wacz": ("pages.wacz", wacz(warc(("https://post.example/silos", PAGE.encode())))),
    "pdf": ("report.pdf", pdf(STORY)),
}


@pytest.mark.parametrize("kind", sorted(GOOD))
def test_the_story_comes_out(tmp_path: Path, kind: str) -> None:
    """The words of the story are read in whatever they were packed."""
    found = read(tmp_path, *GOOD[kind])
    assert any("two silos had burned down" in " ".join(one.text.split()) for one in found), found
    assert all(one.digest.startswith("sha256:") for one in found)


def test_a_feed_keeps_who_is_credited(tmp_path: Path) -> None:
    """The publisher that a feed credits is the publisher; feed, address, day and author stand beside it."""
    first, empty = read(tmp_path, "feed.xml", RSS.encode())
    assert (first.publisher, first.url, first.title) == (
        "Terin",
        "https://post.example/silos",
        "Two silos burn",
    )
    assert first.extra["feed"] == "Harbour Post" and first.extra["guid"] == "post-1"
    assert first.published is not None and first.published.earliest.isoformat() == "2021-03-02"
    assert empty.problems and not empty.text


def test_newsml_keeps_its_fields(tmp_path: Path) -> None:
    """Headline, agency, both dates and version of an agency's message are kept."""
    (found,) = read(tmp_path, "item.xml", NEWSML.encode())
    assert (found.title, found.agency) == ("Two silos burn", "Terin")
    assert {one.quote.split(":")[0] for one in found.date_evidence} == {
        "NewsML-G2, contentCreated", "NewsML-G2, versionCreated",
    }  # fmt: skip
    assert found.extra["version"] == "2"


def test_an_archive_keeps_address_and_moment(tmp_path: Path) -> None:
    """A page of an archive has its address and the moment of its capture; its bytes are those captured."""
    (found,) = read(tmp_path, *GOOD["warc"])
    assert found.url == "https://post.example/silos"
    assert found.extra["captured"] == "2021-03-02T10:00:00Z"
    assert found.original == PAGE.encode()


def test_an_attachment_is_named_not_opened(tmp_path: Path) -> None:
    """What hangs on a mail is named; nothing is written anywhere."""
    (found,) = read(tmp_path, "press.eml", message())
    assert found.extra["attached"] == ["../../evil.zip"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["press.eml"]


def _many_pages() -> bytes:
    return warc(*((f"https://post.example/{n}", PAGE.encode()) for n in range(3)))


BAD: dict[str, tuple[str, bytes, str]] = {
    "entities that multiply": ("feed.xml", BOMB.encode(), "declares entities"),
    "an entity from a file": ("feed.xml", OUTSIDE.encode(), "declares entities"),
    "a broken feed": ("feed.xml", RSS.encode()[:400], "broken XML"),
    "a feed of nothing": ("feed.xml", b"<rss><channel/></rss>", "without items"),
    "a list of feeds": (
        "f.opml",
        b'<opml><body><outline xmlUrl="http://x.example/f"/></body></opml>',
        "list of 1 feeds",
    ),
    "a picture of a text": ("scan.pdf", pdf(""), "without a text layer"),
    "a broken pdf": ("x.pdf", b"%PDF-1.7\n" + b"\x00\xff" * 500, "cannot be read"),
    "a cut archive": ("x.warc", _many_pages()[:-400], "cut off in its archive"),
    "an archive cut at once": ("x.warc.gz", gzip.compress(_many_pages())[:-300], "an archive without pages"),
    "no archive": ("x.warc.gz", gzip.compress(b"hello"), "broken archive"),
    "a torn wacz": ("x.wacz", wacz(b"x" * 5000)[:100], "broken WACZ"),
    "a packed bomb": ("x.wacz", wacz(b"\x00" * 3_000_000), "only serves to do harm"),
    "a wacz of nothing": ("x.wacz", wacz(b"")[:0] + b"PK\x03\x04" + b"\x00" * 40, "broken WACZ"),
    "newsml without news": ("x.xml", b"<newsMessage/>", "without news items"),
    "a nested mail": (
        "x.eml",
        b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 900,
        "saw no text",
    ),
}


@pytest.mark.parametrize("kind", sorted(BAD))
def test_harm_is_told_and_does_none(tmp_path: Path, kind: str) -> None:
    """What cannot or must not be opened gives a report without text that says why."""
    name, content, told = BAD[kind]
    found = read(tmp_path, name, content)
    assert any(told in problem.what for one in found for problem in one.problems), found
    assert sorted(one.name for one in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize("kind", sorted(GOOD))
def test_bounds_hold_inside(tmp_path: Path, kind: str) -> None:
    """A bound on bytes holds for what is inside of containers as well."""
    found = read(tmp_path, *GOOD[kind], Settings(max_bytes=200))
    assert found and not any(one.text for one in found)


def test_one_bad_item_stops_nothing(tmp_path: Path) -> None:
    """A page too large in an archive ends that archive; the file beside it is read."""
    pages = warc(("https://post.example/1", PAGE.encode()), ("https://post.example/2", b"<p>x</p>" * 2000))
    (tmp_path / "a.warc").write_bytes(pages)
    (tmp_path / "b.txt").write_text(STORY)
    found = list(load([str(tmp_path)], stdin=None, settings=Settings(max_bytes=5000)))
    assert [bool(one.text) for one in found] == [True, False, True]
