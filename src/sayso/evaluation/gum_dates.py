"""Read GUM's date annotation, and say how often the days that we read are the days that it gives."""

from __future__ import annotations

import re
import tarfile
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from sayso.errors import NotMeasured
from sayso.evaluation.figures import share
from sayso.facets.dates import find_dates
from sayso.records import DateInterval, Span, When

ARCHIVE = "data/gum/gum-xml-with-dates.tar.gz"
SPLITS = "data/gum/splits.md"
TAG = re.compile(r"<(/?)(\w+)((?: [\w:]+=\"[^\"]*\")*)>")
ATTRIBUTE = re.compile(r"([\w:]+)=\"([^\"]*)\"")
GIVEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?")
NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]%”’]|['’]\w{1,2}|n['’]t|['’]")
NO_SPACE_AFTER = frozenset("([“‘$£€")
LONGEST_DOCUMENT = 5_000_000


@dataclass(frozen=True, slots=True)
class Dated:
    """A document with its day of writing and the times that a person marked; None where those have no
    interval."""

    id: str
    text: str
    published: DateInterval | None
    times: tuple[tuple[Span, DateInterval | None], ...]


def read_gum(data: Path, split: str) -> tuple[Dated, ...]:
    """The documents of one split of GUM that have dates marked, in order of name; never those of the test
    split.

    Source: Zeldes (2017), XML with one token a line and TEI ``date`` elements.
    """
    if split not in ("train", "dev"):
        raise ValueError(f"{split}: expected train or dev; test documents are not read")
    archive, splits = data / ARCHIVE, data / SPLITS
    if not (archive.exists() and splits.exists()):
        raise NotMeasured(f"{archive}: not there; expected GUM's XML with dates and its splits.md")
    part = splits.read_text(encoding="utf-8").split(f"## {split}\n")[1].split("\n## ")[0]
    wanted = set(re.findall(r"GUM_\w+", part))
    with tarfile.open(archive) as tar:
        files = {Path(one.name).stem: one for one in tar.getmembers() if one.size < LONGEST_DOCUMENT}
        texts = {name: tar.extractfile(files[name]) for name in sorted(wanted & set(files))}
        return tuple(_document(name, file.read().decode("utf-8")) for name, file in texts.items() if file)


def _document(name: str, xml: str) -> Dated:
    text, last, glued = "", "", 0
    open_dates: list[tuple[int, Mapping[str, str]]] = []
    found: list[tuple[Span, DateInterval | None]] = []
    created = ""
    for line in xml.split("\n"):
        tag = TAG.fullmatch(line)
        if tag is None:
            if "\t" in line:
                token = unescape(line.split("\t")[0])
                spaced = text and text[-1] not in "\n" and not (glued and last)
                spaced = spaced and not NO_SPACE_BEFORE.fullmatch(token) and last not in NO_SPACE_AFTER
                text += (" " if spaced else "") + token
                last = token
            continue
        closes, element, attributes = bool(tag[1]), tag[2], dict(ATTRIBUTE.findall(tag[3]))
        created = attributes.get("dateCreated", created) if element == "text" else created
        if element == "w":
            glued, last = (0, last) if closes else (1, "")
        if element in ("p", "head", "item", "caption", "sp") and closes:
            text, last = text + "\n", ""
        if element == "date" and not closes:
            open_dates.append((len(text), attributes))
        elif element == "date" and open_dates:
            start, held = open_dates.pop()
            start += len(text[start:]) - len(text[start:].lstrip())
            found.append((Span(start, max(start, len(text.rstrip()))), _interval(held)))
    return Dated(name, text, _given(created), tuple(sorted(found, key=lambda one: one[0])))


def _given(words: str) -> DateInterval | None:
    """The interval of a value: 2008, 2008-05, 2008-05-03; None for anything else."""
    found = GIVEN.fullmatch(words)
    if found is None or not int(found[1]):
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return DateInterval(first, last, "day" if day else "month" if month else "year")


def _interval(attributes: Mapping[str, str]) -> DateInterval | None:
    if "when" in attributes:
        return _given(attributes["when"])
    first = _given(attributes.get("from", attributes.get("notBefore", "")))
    last = _given(attributes.get("to", attributes.get("notAfter", "")))
    if first is None or last is None or last.latest < first.earliest:
        return None
    return DateInterval(first.earliest, last.latest, "range")


@dataclass(frozen=True, slots=True)
class Compared:
    """One time of GUM, or both ends of a range that we read as one, with what we read there (or None)."""

    document: Dated
    span: Span
    marked: DateInterval
    ours: When | None

    @property
    def exact(self) -> bool:
        """Whether both give the same days; of "since 1990" the first, of "by 2050" the last."""
        read = self.ours.interval if self.ours else None
        if self.ours is None or read is None:
            return False
        first = read.earliest == self.marked.earliest
        last = read.latest == self.marked.latest
        word = self.ours.text.lower().split(" ")[0]
        return first if word == "since" else last if word == "by" else first and last

    @property
    def same_words(self) -> bool:
        """Whether both mark the same expression, prepositions and articles left aside."""
        if self.ours is None:
            return False
        theirs = self.document.text[self.span.start : self.span.end]
        return _bare(theirs) == _bare(self.ours.text)


def _bare(words: str) -> list[str]:
    small = {"since", "by", "until", "the", "ever", "in", "from", "of", "on", "at", "between"}
    return [word for word in re.findall(r"\w+", words.lower()) if word not in small]


def compare(documents: tuple[Dated, ...]) -> Iterator[Compared]:
    """Every marked time that has an interval with the one of ours that overlaps it most, or None."""
    for one in documents:
        ours = find_dates(one.text, one.published)
        groups: dict[int, list[tuple[Span, DateInterval]]] = {}
        for number, (span, interval) in enumerate(one.times):
            if interval is not None:
                groups.setdefault(_overlapping(span, ours, -1 - number), []).append((span, interval))
        for at, held in sorted(groups.items()):
            span = Span(min(span.start for span, _ in held), max(span.end for span, _ in held))
            first, last = min(day.earliest for _, day in held), max(day.latest for _, day in held)
            yield Compared(one, span, DateInterval(first, last, "range"), ours[at] if at >= 0 else None)


def _overlapping(span: Span, ours: tuple[When, ...], otherwise: int) -> int:
    shared = [min(span.end, our.span.end) - max(span.start, our.span.start) for our in ours]
    best = max(range(len(ours)), key=lambda at: shared[at], default=-1)
    return best if best >= 0 and shared[best] > 0 else otherwise


def score_gum(data: Path, split: str) -> dict[str, object]:
    """How many of GUM's times are found, how many of those we resolve, and how many to the very days."""
    found = [one for one in compare(read_gum(data, split)) if one.ours is not None]
    marked = sum(1 for _ in compare(read_gum(data, split)))
    resolved = [one for one in found if one.ours and one.ours.interval is not None]
    same = [one for one in resolved if one.same_words]
    return {
        "marked with an interval": marked,
        "found, %": share(len(found), marked),
        "resolved, %": share(len(resolved), marked),
        "exact of those resolved, %": share(sum(one.exact for one in resolved), len(resolved)),
        "the same words": len(same),
        "exact where the words are the same, %": share(sum(one.exact for one in same), len(same)),
    }
