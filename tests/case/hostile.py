"""A folder of files made to do harm, or broken as files are: what a case must survive, name and count."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.case.fakes import make_text

WORDS = make_text(1)
MARKED = f'<script>alert("x")</script> {WORDS}'


def _line(**fields: object) -> bytes:
    return json.dumps({"text": WORDS, **fields}).encode() + b"\n"


def _page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def _dates() -> Iterator[tuple[str, bytes]]:
    days = (
        "9999-12-31",
        "0001-01-01",
        "0000-00-00",
        "-5000-01-01",
        "2021-13-45",
        "31/31/31",
        "now",
        "1e309",
        "٢٠٢١-٠٣-٠١",
    )
    for number, day in enumerate(days):
        yield f"date-{number}.jsonl", _line(published=day)


def _names() -> Iterator[tuple[str, bytes]]:
    signs = (
        "<b>x</b>",
        "\u202egpj.exe",
        "'; DROP TABLE report;--",
        "\x1b[2J",
        "../../etc/passwd",
        "=1+1",
        "\x00\x00",
        "a" * 100_000,
    )
    for number, sign in enumerate(signs):
        yield f"name-{number}.jsonl", _line(id=sign, publisher=sign, title=sign, url=sign, agency=sign)


def _shapes() -> Iterator[tuple[str, bytes]]:
    deep = b"[" * 20_000 + b"]" * 20_000
    yield "deep.json", deep
    yield "deep-fields.jsonl", b'{"text": "x", "a": ' + deep + b"}\n"
    yield "number.jsonl", b'{"text": "x", "a": ' + b"9" * 50_000 + b"}\n"
    yield "nan.jsonl", b'{"text": NaN, "a": Infinity}\n'
    yield "list.jsonl", b'[1, 2]\n"x"\nnull\n{}\n'
    yield "half.jsonl", b'{"text": "never ends\n'
    yield "surrogate.jsonl", b'{"text": "\\ud800 half", "id": "\\udfff"}\n'
    yield "types.jsonl", b'{"text": 5}\n{"text": ["x"]}\n{"text": "x", "url": {}, "published": []}\n'
    yield "longid.jsonl", _line(id=[1, 2])
    yield "tags.html", _page("<b>" * 100_000)
    yield "deep.html", _page("<div>" * 5_000 + WORDS)
    yield "attributes.html", b"<html><body " + b'x="' * 20_000 + b"></body></html>"
    yield "comment.html", b"<html><!--" + b"-" * 100_000
    yield "script.html", _page(f"<p>{MARKED}</p>", "<title><script>alert(1)</script></title>")
    yield "entities.html", _page("&#99999999;&#0;&#xD800;&bogus;" * 500)
    yield "frames.html", _page("<iframe src='file:///etc/passwd'></iframe>" * 50)
    yield (
        "base.html",
        _page(f"<p>{WORDS}</p>", "<base href='javascript:alert(1)'><meta http-equiv=refresh content=0>"),
    )


def _bytes() -> Iterator[tuple[str, bytes]]:
    yield "empty.txt", b""
    yield "blank.txt", b" \n\t" * 100
    yield "nulls.txt", b"\x00" * 10_000
    yield "binary.txt", bytes(range(256)) * 100
    yield "png.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
    yield "gzip.txt", gzip.compress(WORDS.encode())
    yield "zip.zip", b"PK\x03\x04" + bytes(200)
    yield "bomb.gz", gzip.compress(bytes(1_000_000))
    yield "declared.html", b'<meta charset="utf-16"><p>' + WORDS.encode() + b"</p>"
    yield "codec.html", b'<meta charset="zip"><p>' + WORDS.encode() + b"</p>"
    yield "bom.txt", b"\xff\xfe" + WORDS.encode()
    yield "odd16.txt", WORDS.encode("utf-16")[:-1]
    yield "utf7.html", b'<meta charset="utf-7"><p>+ADw-script+AD4-</p>'
    yield "broken8.txt", WORDS.encode()[:50] + b"\xff\xc0\x80" * 30
    yield "controls.txt", "".join(map(chr, range(32))).encode() * 20
    yield "bidi.txt", ("\u202e\u2066\u200f" * 500 + WORDS).encode()
    yield "zero-width.txt", ("\u200b".join(WORDS)).encode()
    yield "combining.txt", ("a" + "\u0301" * 20_000).encode()
    yield "quotes.txt", ('"' * 5_001 + WORDS).encode()
    yield "brackets.txt", (("(" * 5_000) + WORDS).encode()
    yield "no-spaces.txt", b"a" * 300_000
    yield "newlines.txt", b"\n" * 300_000
    yield "dots.txt", b". " * 20_000
    yield "said.txt", b"said that " * 5_000


def _containers() -> Iterator[tuple[str, bytes]]:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    yield (
        "laughs.xml",
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{lol}]><rss>&l9;</rss>'.encode(),
    )
    yield "outside.xml", b'<!DOCTYPE rss SYSTEM "http://169.254.169.254/x.dtd"><rss><channel/></rss>'
    yield "file.xml", b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>'
    yield "half.xml", b"<rss><channel><item><title>x"
    yield "deep.xml", b"<rss>" + b"<item>" * 20_000
    yield "none.warc", b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n"
    yield "minus.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nx"
    yield "noise.warc.gz", b"\x1f\x8b" + bytes(range(256)) * 10
    yield "torn.warc.gz", gzip.compress(b"WARC/1.0\r\n" + bytes(50_000))[:60]
    yield "noise.wacz", b"PK\x03\x04" + bytes(range(256)) * 4
    yield "scan.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    yield (
        "loop.pdf",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Pages /Kids [1 0 R] /Count 1 >>\nendobj\ntrailer << /Root 1 0 R >>",
    )
    packed = zlib.compress(bytes(5_000_000))
    yield (
        "bomb.pdf",
        b"%%PDF-1.4\n1 0 obj << /Length %d /Filter /FlateDecode >> stream\n" % len(packed) + packed,
    )
    yield "parts.eml", b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 2_000
    yield "header.eml", b"Subject: " + b"x" * 200_000 + b"\n\n" + WORDS.encode()
    yield "charset.eml", b"From: a\nContent-Type: text/plain; charset=bogus\n\n" + WORDS.encode()
    yield "newsml.xml", b"<newsItem><contentSet><inlineXML>" + b"<p>" * 3_000


def files() -> dict[str, bytes]:
    """Every hostile file by its name."""
    return dict([*_dates(), *_names(), *_shapes(), *_bytes(), *_containers()])


def write(folder: Path) -> int:
    """Write them, and two good reports; how many hostile ones there are."""
    made = files()
    for name, content in made.items():
        (folder / name).write_bytes(content)
    for number in (2, 3):
        (folder / f"zz-good-{number}.txt").write_text(make_text(number), encoding="utf-8")
    return len(made)


def write_huge(folder: Path) -> None:
    """A file of 100 MB in one line."""
    with (folder / "huge.jsonl").open("wb") as stream:
        stream.write(b'{"text": "')
        for _ in range(100):
            stream.write(b"word " * 200_000)
        stream.write(b'"}\n')
