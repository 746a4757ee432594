"""Load: reports from files, folders and standard input, one at a time; bad input never stops the rest."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast

from sayso.errors import InputError
from sayso.records import Report
from sayso.reports.assembly import make_report
from sayso.reports.containers import Joined, container_of
from sayso.reports.decoding import SAMPLE, Kind, decode, kind_of
from sayso.reports.draft import Draft, unreadable
from sayso.reports.html import draft_of_page
from sayso.reports.json_lines import clean_id, draft_of, parse_object, parse_objects
from sayso.settings import Settings

STDIN = "-"
_TOO_LARGE = ", expected one report; split it or raise SAYSO_MAX_BYTES"


def load(paths: Sequence[str], *, stdin: BinaryIO | None, settings: Settings) -> Iterator[Report]:
    """The reports in files, folders and standard input ("-"), in the order given.

    Files may be plain text, HTML or JSON Lines, told apart by what they begin with. Folders are read
    through in the order of their names, hidden files left out. What cannot be read gives a report
    without text whose ``problems`` say why; nothing is raised. Ids are unique over the run.
    """
    names = _Names()
    for path in paths:
        found = _read_stream("stdin", stdin, settings) if path == STDIN else _read_path(path, settings)
        for report in found:
            yield names.unique(report)


def from_text(text: str, *, id: str, settings: Settings | None = None, **metadata: object) -> Report:
    """The report of one text; ``metadata`` are fields as in a line of JSON (title, publisher, url, …)."""
    return _make(draft_of({**metadata, "id": id, "text": text}, id=id), settings or Settings())


def from_json_line(line: str, *, id: str, settings: Settings | None = None) -> Report:
    """The report of one line of JSON; ``id`` is used where the line gives none."""
    try:
        fields = parse_object(line, where=id)
    except InputError as error:
        return unreadable(id, error.what, line.encode("utf-8", "replace"))
    return _from_fields(fields, id, settings or Settings())


def from_page(
    content: bytes, *, url: str, captured: str, settings: Settings | None = None
) -> Iterator[Report]:
    """The reports of what came from an address at a moment (ISO): a page is one, a feed several."""
    settings, id = settings or Settings(), clean_id(url, "page")
    if container_of(content[:SAMPLE], id) is not None:
        yield from _read_stream(id, BytesIO(content), settings)
        return
    report = _read_one(id, content, id, settings, url=url)
    yield replace(report, extra={**report.extra, "captured": captured})


def _from_fields(fields: Mapping[str, Any], id: str, settings: Settings) -> Report:
    draft = draft_of(fields, id=id)
    if draft.text and fields.get("text") is None:
        draft = draft_of_page(draft)
    return _make(draft, settings)


def _make(draft: Draft, settings: Settings) -> Report:
    """The report of a draft; one without a text has said why already."""
    if draft.problems and not draft.text:
        report = unreadable(draft.id, draft.problems[-1].what, draft.original)
        return replace(report, problems=draft.problems, extra=draft.extra)
    return make_report(draft, settings)


class _Names:
    """Makes the ids of a run unique: the second "a" is "a-2"."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.counts: dict[str, int] = {}

    def unique(self, report: Report) -> Report:
        """The report under an id that no other report of the run has."""
        name = report.id
        while name in self.seen:
            self.counts[report.id] = self.counts.get(report.id, 1) + 1
            name = f"{report.id}-{self.counts[report.id]}"
        self.seen.add(name)
        return report if name == report.id else replace(report, id=name)


def _read_path(path: str, settings: Settings) -> Iterator[Report]:
    """The reports of a file, or of all files below a folder."""
    try:
        if not path:
            raise ValueError("an empty name")
        place = Path(path)
        if not place.is_dir():
            yield from _read_file(place, settings)
            return
        files = list(_files_below(place))
    except (OSError, ValueError) as error:
        yield unreadable(_id_of(path), _reason(path, error))
        return
    if not files:
        yield unreadable(
            _id_of(path), "saw a folder without files, expected reports; name the folder that holds them"
        )
    for file in files:
        yield from _read_file(file, settings)


def _files_below(folder: Path) -> Iterator[Path]:
    """The regular files below a folder by their names; hidden ones and links to folders left out."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(here) / name
            if not name.startswith(".") and file.is_file():
                yield file


def _read_file(file: Path, settings: Settings) -> Iterator[Report]:
    try:
        with file.open("rb") as stream:
            yield from _read_stream(file.name, stream, settings)
    except (OSError, ValueError) as error:
        yield unreadable(_id_of(file.name), _reason(str(file), error))


def _reason(path: str, error: OSError | ValueError) -> str:
    shown = path[:300].encode("utf-8", "replace").decode().replace("\x00", "�")
    seen = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"{shown}: saw no readable file ({seen.lower()}), expected reports; check the path"


def _id_of(name: str) -> str:
    return clean_id(Path(name).stem or Path(name).name or name, "report")


def _read_stream(name: str, stream: BinaryIO | None, settings: Settings) -> Iterator[Report]:
    """The reports of an open file: its lines if it holds JSON Lines, else the one report it is."""
    id = _id_of(name)
    if stream is None:
        yield unreadable(id, 'saw no standard input, expected one for "-"; pipe the reports in or name files')
        return
    start = stream.read(SAMPLE)
    container = container_of(start, name)
    if container is not None:
        for draft in container(id, cast(BinaryIO, BufferedReader(Joined(start, stream))), settings):
            yield _make(draft, settings)
        return
    kind, wide = _sniff(start, name)
    if kind == "jsonl" and not wide:
        yield from _read_lines(id, _lines(start, stream, settings.max_bytes), settings)
        return
    original = start + stream.read(max(0, settings.max_bytes + 1 - len(start)))
    if kind in ("json", "jsonl") and len(original) <= settings.max_bytes:
        yield from _read_json(id, original, kind, settings)
    else:
        yield _read_one(id, original, name, settings)


def _sniff(start: bytes, name: str) -> tuple[Kind, bool]:
    """What kind of file begins so, and whether its characters are wider than a byte, line ends included."""
    try:
        decoded = decode(start, where=name)
    except InputError:
        return "text", False  # read whole, and refused there with its digest
    return kind_of(decoded.text, name), decoded.encoding.startswith(("utf-16", "utf-32"))


def _read_json(id: str, original: bytes, kind: Kind, settings: Settings) -> Iterator[Report]:
    """The reports of a list of objects, of one object over several lines, or of lines in UTF-16."""
    try:
        text = decode(original, where=id).text
        values = parse_objects(text, where=id) if kind == "json" else ()
    except InputError as error:
        yield unreadable(id, error.what, original)
        return
    if kind == "jsonl":
        yield from _read_lines(id, (f"{line}\n".encode() for line in text.split("\n")), settings)
    for value in values:
        yield from_json_line(json.dumps(value), id=id, settings=settings)


def _read_one(id: str, original: bytes, name: str, settings: Settings, *, url: str | None = None) -> Report:
    """The one report of a file of text or HTML."""
    if len(original) > settings.max_bytes:
        return unreadable(id, f"saw more than {settings.max_bytes:,} bytes{_TOO_LARGE}")
    try:
        decoded = decode(original, where=id)
    except InputError as error:
        return unreadable(id, error.what, original)
    draft = Draft(id=id, text=decoded.text, original=original, encoding=decoded.encoding, url=url)
    if decoded.loss:
        draft = draft.with_problem(decoded.loss)
    if kind_of(decoded.text, name) == "html":
        draft = draft_of_page(draft)
    return _make(draft, settings)


def _lines(start: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream whose start is read already; None for one that is longer than the limit."""
    head = BytesIO(start)
    while True:
        line = head.readline(limit + 1)
        if not line.endswith(b"\n") and len(line) <= limit:
            line += stream.readline(limit + 1 - len(line))
        if not line:
            return
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        yield None
        rest = head.readline()
        while not rest.endswith(b"\n") and (rest := stream.readline(SAMPLE)):
            pass


def _read_lines(id: str, lines: Iterable[bytes | None], settings: Settings) -> Iterator[Report]:
    """The reports of a file of JSON Lines; a bad line is named by its number."""
    number = blank = 0
    for number, line in enumerate(lines, start=1):
        if line is None:
            yield unreadable(id, f"line {number}: saw more than {settings.max_bytes:,} bytes{_TOO_LARGE}")
            continue
        if not line.strip(b" \t\r\n\xef\xbb\xbf\x00"):
            blank += 1
            continue
        yield _read_line(id, number, line, settings)
    if number == blank:
        yield unreadable(
            id, "saw no lines, expected one JSON object a line; check that the file is not empty"
        )


def _read_line(id: str, number: int, line: bytes, settings: Settings) -> Report:
    try:
        decoded = decode(line, where=id)
    except InputError as error:
        return unreadable(id, f"line {number}: {error.what}", line)
    report = from_json_line(decoded.text, id=id, settings=settings)
    problems = tuple(replace(one, where=f"{report.id}, line {number}") for one in report.problems)
    if decoded.loss:
        problems += (type(problems[0])(decoded.loss, f"{report.id}, line {number}"),) if problems else ()
    return replace(report, problems=problems) if problems else report
