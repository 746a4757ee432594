"""Reports from files, folders and standard input; bad input is named and never stops the rest."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from sayso.records import Report, Span
from sayso.reports import from_json_line, from_text, load
from sayso.settings import Settings
from sayso.text import to_original

BODY = (
    "The army said on Monday that twelve people were killed near the town of Dal. "
    "A spokesman for the rebels denied it and said that no shell had been fired.\n"
)


def read(*paths: Path | str, stdin: bytes | None = None, settings: Settings | None = None) -> list[Report]:
    """All reports of some paths."""
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(load([str(path) for path in paths], stdin=stream, settings=settings or Settings()))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with some content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_plain_text_stays_as_given(tmp_path: Path) -> None:
    """The text of a plain file is the text as given, line ends included, and maps to itself."""
    given = "Rebels deny shelling of Dal\r\n\r\n" + BODY + "\r\n— “Zoë” 🙂\r\n"
    (report,) = read(write(tmp_path, "dal.txt", given))
    assert report.text == given
    assert report.text_as_given
    assert (report.id, report.encoding, report.original) == ("dal", "utf-8", given.encode())
    assert to_original(report.offsets, Span(5, 40)) == (Span(5, 40),)


def test_digest_is_of_the_bytes(tmp_path: Path) -> None:
    """The digest is the SHA-256 of the original bytes."""
    (report,) = read(write(tmp_path, "a.txt", "abc def"))
    assert report.digest == "sha256:" + hashlib.sha256(b"abc def").hexdigest()


def test_folders_are_read_in_order_of_names(tmp_path: Path) -> None:
    """A folder is read through by names, hidden files and folders left out, same stems told apart."""
    for name in ("b/two.txt", "a/two.txt", "one.txt", ".hidden.txt", ".git/config"):
        write(tmp_path, name, BODY)
    assert [report.id for report in read(tmp_path)] == ["one", "two", "two-2"]


def test_order_of_paths_is_kept(tmp_path: Path) -> None:
    """Reports come in the order in which their files were named."""
    second, first = write(tmp_path, "z.txt", BODY), write(tmp_path, "a.txt", BODY)
    assert [report.id for report in read(second, first)] == ["z", "a"]


def test_json_lines_carry_fields(tmp_path: Path) -> None:
    """A line's own fields fill the report, other fields pass through, and its date outweighs the text's."""
    line = {
        "id": "n1", "text": "KORVAN, March 9 (Varda Press) - " + BODY, "title": "Twelve killed near Dal",
        "publisher": "Korvan Post", "published": "2021-03-04", "url": "https://korvanpost.example/2021/03/05/x",
        "agency": "AFP", "desk": "world", "n": 3,
    }  # fmt: skip
    (report,) = read(write(tmp_path, "x.jsonl", json.dumps(line)))
    assert (report.id, report.title, report.title_span) == ("n1", "Twelve killed near Dal", None)
    assert (report.publisher, report.agency) == ("Korvan Post", "Agence France-Presse")
    assert report.published is not None
    assert report.published.earliest.isoformat() == report.published.latest.isoformat() == "2021-03-04"
    assert report.extra == {"desk": "world", "n": 3}
    assert report.text == line["text"]
    assert [one.where for one in report.date_evidence] == ["metadata", "url", "dateline"]


def test_json_lines_are_told_by_content(tmp_path: Path) -> None:
    """A file of objects is read as JSON Lines whatever its name says."""
    content = "\n".join(json.dumps({"id": str(number), "text": BODY}) for number in range(3))
    assert [report.id for report in read(write(tmp_path, "feed.txt", content))] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (json.dumps({"id": "a", "text": BODY, "n": [1]}, indent=2).encode(), ["a"]),
        (json.dumps([{"id": "a", "text": BODY}, {"id": "b", "text": BODY}], indent=1).encode(), ["a", "b"]),
        (json.dumps([{"id": "a", "text": BODY}, {"text": BODY}]).encode(), ["a", "x"]),
        ("\n".join(json.dumps({"id": id, "text": BODY}) for id in "ab").encode("utf-16"), ["a", "b"]),
        (b"\xef\xbb\xbf" + json.dumps({"id": "a", "text": BODY}).encode(), ["a"]),
        (json.dumps({"id": "a", "text": BODY}).encode() + b"\r\n\r\n", ["a"]),
    ],
)
def test_other_shapes_of_json(content: bytes, ids: list[str], tmp_path: Path) -> None:
    """A list of objects, an object over several lines, and lines in UTF-16 are read too."""
    for name in ("x.json", "x.txt"):
        reports = read(write(tmp_path, name, content))
        assert [report.id for report in reports] == ids
        assert all(report.text == BODY and not report.problems for report in reports)


def test_broken_list_of_json(tmp_path: Path) -> None:
    """A list that breaks off is one problem and not one for each line."""
    (report,) = read(write(tmp_path, "x.json", json.dumps([{"text": BODY}] * 9, indent=1)[:-5]))
    assert "no JSON" in report.problems[0].what


def test_a_brace_makes_no_json(tmp_path: Path) -> None:
    """A plain text that begins with a brace is plain text."""
    (report,) = read(write(tmp_path, "a.txt", "{Korvan} " + BODY))
    assert report.text.startswith("{Korvan}")
    assert not report.problems


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (b'{"id": "a", "text": "The army said so."}\n\n{"text": "The army denied it."}\n', ["a", "stdin"]),
        (b'  \n {"id": "a", "text": "The army said so."}', ["a"]),
        (BODY.encode(), ["stdin"]),
        (b"<html><body><article><p>" + BODY.encode() + b"</p></article></body></html>", ["stdin"]),
    ],
)
def test_standard_input(given: bytes, ids: list[str]) -> None:
    """Standard input may hold JSON Lines, a text or a page."""
    reports = read("-", stdin=given)
    assert [report.id for report in reports] == ids
    assert all(report.text and not report.problems for report in reports)


def test_ids_are_unique() -> None:
    """Ids given twice get a number that no other report has."""
    lines = "\n".join(json.dumps({"id": id, "text": BODY}) for id in ("a", "a-2", "a", "a", "b"))
    assert [report.id for report in read("-", stdin=lines.encode())] == ["a", "a-2", "a-3", "a-4", "b"]


BAD_FILES = {
    "empty.txt": (b"", "saw no text"),
    "blank.txt": (b" \n\r\n\t", "saw no text"),
    "paper.pdf": (b"%PDF-1.7 " + bytes(range(256)), "PDF"),
    "zip.txt": (b"PK\x03\x04" + bytes(200), "ZIP"),
    "noise.txt": (bytes(range(256)) * 20, "binary"),
    "empty.jsonl": (b"\n\n", "saw no lines"),
    "empty.html": (b"<html><body></body></html>", "without a main text"),
    "french.txt": (
        "Le ministère de la Défense a annoncé lundi que douze personnes avaient été tuées près de "
        "Dal, selon un "
        "porte-parole de l'armée. Les rebelles ont démenti cette information dans la soirée.".encode(),
        "another language (fr)",
    ),
    "russian.txt": ("Минобороны заявило, что погибли двенадцать человек".encode(), "another language (ru)"),
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_bad_files_are_named_and_the_rest_goes_on(name: str, tmp_path: Path) -> None:
    """A file that cannot be read gives a report without text that says why; its neighbours are complete."""
    content, message = BAD_FILES[name]
    before, bad = write(tmp_path, "a.txt", BODY), write(tmp_path, name, content)
    reports = read(before, bad, before)
    assert [bool(report.text) for report in reports] == [True, False, True]
    assert message in reports[1].problems[-1].what
    assert reports[1].id == Path(name).stem
    assert "expected" in reports[1].problems[-1].what


def test_missing_file() -> None:
    """A file that is not there is named."""
    (report,) = read("/nowhere/at/all.txt")
    assert (report.id, report.text) == ("all", "")
    assert "no such file" in report.problems[0].what


def test_impossible_names() -> None:
    """Paths that no system knows are named too."""
    for path in ("a\x00b.txt", "x" * 5000, ""):
        (report,) = read(path)
        assert report.problems
        assert not report.text


def test_folder_without_reports(tmp_path: Path) -> None:
    """An empty folder is named."""
    (report,) = read(tmp_path)
    assert "folder without files" in report.problems[0].what


def test_no_standard_input() -> None:
    """A "-" without a standard input is named."""
    (report,) = read("-")
    assert "no standard input" in report.problems[0].what


BAD_LINES = [
    ("{", "no JSON"),
    ('{"text": "a", }', "no JSON"),
    ("[1, 2]", "JSON list"),
    ("17", "JSON int"),
    ('{"id": "x"}', 'no field "text"'),
    ('{"id": "x", "text": 7}', 'a "text" that is a int'),
    ('{"id": "x", "text": ""}', "saw no text"),
    ('{"text": "a", "more": ' + "[" * 60 + "]" * 60 + "}", "nested too deep"),
    ('{"text": "a", "more": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deep"),
    ("\udcff", "no JSON"),
]


@pytest.mark.parametrize(("line", "message"), BAD_LINES)
def test_bad_lines_give_their_number(line: str, message: str, tmp_path: Path) -> None:
    """A bad line is named with its number, and the lines around it are read."""
    good = json.dumps({"id": "good", "text": BODY}).encode()
    content = good + b"\n" + line.encode("utf-8", "surrogateescape") + b"\n" + good
    reports = read(write(tmp_path, "f.jsonl", content))
    assert [bool(report.text) for report in reports] == [True, False, True]
    assert message in reports[1].problems[-1].what
    assert "line 2" in reports[1].problems[-1].where


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": 5}, '"title" that is a int'),
        ({"publisher": ["x"]}, '"publisher" that is a list'),
        ({"url": {"a": 1}}, '"url" that is a dict'),
        ({"published": "the day before yesterday"}, "saw the date"),
        ({"published": "2021-02-31"}, "saw the date"),
        ({"published": 20210304}, "saw the date"),
    ],
)
def test_bad_fields_are_left_out(fields: dict[str, object], message: str) -> None:
    """A field of the wrong kind is left out and named; the report is read all the same."""
    report = from_json_line(json.dumps({"id": "x", "text": BODY, **fields}), id="f")
    assert report.text == BODY
    assert message in report.problems[0].what
    assert (report.title, report.publisher, report.url, report.published) == (None, None, None, None)


@pytest.mark.parametrize(
    ("field", "extra"),
    [
        ('"n": NaN', {"n": None}),
        ('"n": -Infinity', {"n": None}),
        ('"n": 1e999', {"n": "1e999"}),
        ('"n": ' + "9" * 5000, {"n": "9" * 5000}),
        ('"n": "\\ud800x"', {"n": "\ufffdx"}),
        ('"n": {"\\udfff": ["\\ud800"]}', {"n": {"\ufffd": ["\ufffd"]}}),
        ('"id": true, "n": 1', {"n": 1}),
    ],
)
def test_odd_values_pass_through_in_a_form_that_can_be_printed(field: str, extra: dict[str, object]) -> None:
    """Numbers out of range and broken characters come through as something that JSON can hold."""
    report = from_json_line('{"text": "The army said so.", ' + field + "}", id="f")
    assert report.id == "f"
    assert report.extra == extra
    json.dumps(report.extra, allow_nan=False).encode()
    json.dumps(report.extra, ensure_ascii=False).encode()


def test_broken_characters_keep_their_place() -> None:
    """Null bytes and halves of surrogate pairs become one sign each, so offsets hold, and are named."""
    report = from_json_line('{"text": "The \\u0000 army \\ud800 said so."}', id="f")
    assert report.text == "The \ufffd army \ufffd said so."
    assert not report.text_as_given
    assert "2 null bytes or broken characters" in report.problems[0].what
    report.text.encode()


def test_null_bytes_in_a_file(tmp_path: Path) -> None:
    """A few null bytes in a text are no reason to refuse it."""
    (report,) = read(write(tmp_path, "a.txt", BODY.encode() * 3 + b"\x00\x00"))
    assert report.text.startswith("The army")
    assert "null bytes" in report.problems[0].what


def test_numbers_serve_as_ids() -> None:
    """A number is as good an id as a string."""
    assert from_json_line(json.dumps({"id": 17, "text": BODY}), id="f").id == "17"


def test_ids_are_fit_to_print() -> None:
    """Line ends and other signs that break a listing are taken out of ids, and long ones are cut."""
    assert from_json_line(json.dumps({"id": " a\n\x1b[31mb", "text": BODY}), id="f").id == "a[31mb"
    assert len(from_json_line(json.dumps({"id": "x" * 5000, "text": BODY}), id="f").id) == 300


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "“Zoë” said the army of Dal was gone."),
        ("utf-16", "“Zoë” said the army of Dal was gone."),
        ("utf-32", "“Zoë” said the army of Dal was gone."),
        ("cp1252", "“Zoë” said the army of Dal was gone – “for good”, he’d add."),
        ("latin-1", "Zoë said the army of Dal was gone, and with it the fields and the orchards of Çem."),
        ("utf-16-le", "The army said that it was gone."),
        ("utf-16-be", "The army said that it was gone."),
    ],
)
def test_encodings(encoding: str, text: str, tmp_path: Path) -> None:
    """Text in the encodings that newsrooms use is read without loss, and can be decoded again."""
    (report,) = read(write(tmp_path, "a.txt", text.encode(encoding)))
    assert report.text == text
    assert not report.problems
    assert report.original.decode(report.encoding) == text


def test_lossy_decoding_is_said(tmp_path: Path) -> None:
    """Where characters are lost, what was assumed is said."""
    (report,) = read(write(tmp_path, "a.txt", "Zoë said so – ".encode() * 40 + b"\xff and more."))
    assert "\ufffd and more." in report.text
    assert "1 characters that are not utf-8" in report.problems[0].what


def test_declared_encoding_of_a_page(tmp_path: Path) -> None:
    """A page's own word about its encoding is taken."""
    head = '<html><head><meta charset="windows-1250"></head>'
    page = f"{head}<body><article><p>Šimon said: {BODY}</p></article></body></html>"
    (report,) = read(write(tmp_path, "a.html", page.encode("cp1250")))
    assert report.text.startswith("Šimon said")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_bounds_of_size(name: str, tmp_path: Path) -> None:
    """What is larger than the settings allow is refused with the bound and what to do."""
    content = {"a.txt": BODY * 100, "a.html": f"<html><p>{BODY * 100}</html>"}.get(
        name, json.dumps({"text": BODY * 100})
    )
    path = write(tmp_path, name, content)
    (by_bytes,) = read(path, settings=Settings(max_bytes=1000))
    (by_characters,) = read(path, settings=Settings(max_characters=1000))
    assert "more than 1,000 bytes" in by_bytes.problems[-1].what
    assert "expected at most 1,000" in by_characters.problems[-1].what
    assert not by_bytes.text
    assert not by_characters.text


def test_lines_behind_one_that_is_too_long(tmp_path: Path) -> None:
    """A line over the bound is skipped, and the next one read."""
    good = json.dumps({"id": "good", "text": "The army said so."})
    content = "\n".join([good, json.dumps({"text": "x" * 200_000}), good])
    reports = read(write(tmp_path, "a.jsonl", content), settings=Settings(max_bytes=100_000))
    assert [report.id for report in reports] == ["good", "a", "good-2"]
    assert "line 2" in reports[1].problems[0].what


def test_one_line_of_50_megabytes(tmp_path: Path) -> None:
    """A giant line is refused within moments, and the next file read."""
    giant = write(tmp_path, "a.txt", b"word " * 10_000_000)
    reports = read(giant, write(tmp_path, "b.txt", BODY))
    assert "expected at most 2,000,000" in reports[0].problems[0].what
    assert reports[1].text == BODY


def test_from_text() -> None:
    """A text in hand becomes a report, with the fields of a line of JSON."""
    report = from_text(BODY, id="x", publisher="Korvan Post", published="2021-03-04", desk="world")
    assert (report.id, report.text, report.publisher) == ("x", BODY, "Korvan Post")
    assert report.extra == {"desk": "world"}


def test_page_in_a_line() -> None:
    """A line may hold the page instead of the text; its own fields outweigh the page's."""
    page = (
        f"<html><head><title>Twelve killed</title></head><body><article><p>{BODY}</p></article></body></html>"
    )
    report = from_json_line(json.dumps({"id": "x", "html": page, "title": "Twelve killed near Dal"}), id="f")
    assert "twelve people were killed" in report.text
    assert report.title == "Twelve killed near Dal"
    assert not report.text_as_given


def test_same_input_same_report(tmp_path: Path) -> None:
    """Reading twice gives equal reports."""
    path = write(tmp_path, "a.txt", "Rebels deny it\n\n" + BODY)
    assert read(path) == read(path)
