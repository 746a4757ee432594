"""Decoding: from the bytes of a file to text, and what kind of file it is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from sayso.errors import NotAReport

Kind = Literal["text", "html", "jsonl", "json"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_MAGIC = (
    (b"%PDF", "PDF"), (b"PK\x03\x04", "ZIP or office"), (b"PK\x05\x06", "ZIP"), (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"), (b"\x89PNG", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF8", "GIF image"),
    (b"\x7fELF", "program"),
    (b"\xd0\xcf\x11\xe0", "old office"), (b"SQLite format 3", "SQLite"), (b"OggS", "Ogg"), (b"ID3", "MP3"),
    (b"{\\rtf", "RTF"), (b"PAR1", "Parquet"), (b"wOFF", "font"), (b"wOF2", "font"),
)  # fmt: skip
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SPREAD_JSON = re.compile(r"\[\s*\{\s*\"|\{\s*[\r\n]\s*\"")
"""How a list of objects begins, or one object that is spread over several lines."""

_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|meta|title|article|script)\b[^<>]{0,500}>|<(?:p|div|h1|span|br)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_CONTROL = bytes(sorted(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31} | {127}))
_CHARACTER_SETS = re.compile(
    r"utf-(?:8|16|32)|iso8859|cp\d|koi8|mac-|big5|gb|shift_jis|euc_|ascii|tis|hz$|ptcp"
)
_NOT_CP1252 = b"\x81\x8d\x8f\x90\x9d"

SAMPLE = 65_536
"""Bytes by which a file is judged."""

BINARY = 0.02
"""Share of control characters in the sample from which on a file is no text. News texts have none, programs
and images above a tenth; anything between the two is mended text."""

BROKEN = 0.002
"""Share of broken characters up to which a text is held to be damaged UTF-8 and not of another encoding."""

WESTERN = 0.1
"""Share of bytes above 127 up to which a text is taken for Western European: an English text in another code
page has a few dashes, quotation marks and accents."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding that was assumed, and what was lost on the way (None: nothing)."""

    text: str
    encoding: str
    loss: str | None = None


def decode(original: bytes, *, where: str) -> Decoded:
    """The text of some bytes: by their mark, as UTF-8, as declared, by guess; binary raises NotAReport."""
    for mark, encoding in _BOMS:
        if original.startswith(mark):
            return _forced(original, encoding)
    refuse_binary(original, where=where)
    wide = _wide(original[:SAMPLE])
    if wide:
        return _forced(original, wide)
    try:
        return Decoded(original.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(original)


def refuse_binary(original: bytes, *, where: str) -> None:
    """Raise NotAReport for bytes that are no text, naming the kind of file where its first bytes tell it."""
    kind = next((name for magic, name in _MAGIC if original.startswith(magic)), None)
    sample = original[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if kind is None and (_wide(sample) or controls <= BINARY * len(sample)):
        return
    seen = f"a {kind} file" if kind else "a binary file"
    raise NotAReport(f"saw {seen}, expected text, HTML or JSON Lines; extract its text first", where=where)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is null."""
    half = len(sample) // 2
    if half < 4 or len(sample) % 2:
        return None
    if sample[1::2].count(0) > 0.8 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.8 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _guessed(original: bytes) -> Decoded:
    damaged = original.decode("utf-8", "replace")
    if 0 < damaged.count("�") <= max(1, BROKEN * len(damaged)) and re.search(r"[\x80-\ufffc]", damaged):
        return Decoded(damaged, "utf-8", _loss("utf-8", damaged.count("�")))
    for encoding in _candidates(original):
        try:
            return Decoded(original.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return _forced(original, "cp1252")


def _candidates(original: bytes) -> list[str]:
    """Encodings to try in turn: the declared one, Western if nearly all is ASCII, the likeliest one."""
    found: list[str] = []
    declared = _DECLARED.search(original[:4096])
    if declared:
        found.append(declared[1].decode("ascii", "ignore"))
    sample = original[:SAMPLE]
    high = sum(byte > 127 for byte in sample)
    if high <= WESTERN * len(sample) and not any(byte in _NOT_CP1252 for byte in sample):
        found.append("cp1252")
    return [name for name in (*found, *_likeliest(sample)) if _exists(name)]


def _likeliest(sample: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:16_384]).best()
    return [best.encoding] if best else []


def _exists(encoding: str) -> bool:
    """Whether a declared name is that of a character set; Python's other codecs are no file's business."""
    try:
        return bool(_CHARACTER_SETS.match(codecs.lookup(encoding).name))
    except (LookupError, ValueError):
        return False


def _forced(original: bytes, encoding: str) -> Decoded:
    text = original.decode(encoding, "replace")
    lost = text.count("�")
    return Decoded(text, encoding, _loss(encoding, lost) if lost else None)


def _loss(encoding: str, lost: int) -> str:
    return (
        f"saw {lost} characters that are not {encoding}, which was assumed; they are read as �; "
        "save the file as UTF-8 if words are missing"
    )


def kind_of(text: str, name: str) -> Kind:
    """Whether a text is HTML, JSON Lines, one piece of JSON or plain: by its beginning, then by its name."""
    start = text[:SAMPLE].lstrip("\ufeff \t\r\n\f\v\x00")
    if _SPREAD_JSON.match(start):
        return "json"
    ending = name.casefold().rpartition(".")[2]
    if start.startswith("{") and (
        ending in ("jsonl", "ndjson", "json") or start[1:].lstrip().startswith(('"', "}"))
    ):
        return "jsonl"
    if ending in ("jsonl", "ndjson") and not start.startswith("<"):
        return "jsonl"
    tags = _HTML.findall(start[:4096])
    return "html" if (start.startswith("<") and tags) or len(tags) >= 4 else "text"
