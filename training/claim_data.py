"""What claims are learned from: labelled sentences of ECB+ training events, headlines with other figures."""

from __future__ import annotations

import csv
import hashlib
import re
import tarfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from sayso import facets
from sayso.records import Report, Span, Statement

LABELS = Path(__file__).with_name("claim_labels.tsv")
FIGURES = Path(__file__).with_name("figure_labels.tsv")


@cache
def read_labels() -> dict[tuple[str, int], frozenset[str]]:
    """The claims that each labelled sentence states; letters are told apart by event."""
    found = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            file, sentence, letters = line.split("\t")
            named = {f"{event_of(file)}-{letter}" for letter in letters.split()} - {f"{event_of(file)}--"}
            found[file, int(sentence)] = frozenset(named)
    return found


def event_of(file: str) -> str:
    """The event that an ECB+ file tells of: "30_4ecb" is of "30ecb"."""
    topic, rest = file.split("_")
    return topic + rest.lstrip("0123456789")


def topic_of(event: str) -> int:
    """The ECB+ topic of an event: 30 of "30ecb"."""
    return int("".join(sign for sign in event if sign.isdigit()))


def read_sentences(archive: Path, topics: set[int]) -> Iterator[tuple[str, int, str]]:
    """File, number and text of every sentence of the topics but addresses and scraps."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda one: one.name):
            name = Path(member.name)
            if name.suffix != ".xml" or int(name.stem.split("_")[0]) not in topics:
                continue
            content = tar.extractfile(member)
            words: dict[int, list[str]] = defaultdict(list)
            # A corpus on our own disk, not somebody's input.
            for token in ET.fromstring(content.read() if content else b"").iter("token"):
                words[int(token.get("sentence") or 0)].append(token.text or "")
            for number, found in sorted(words.items()):
                text = joined(found)
                if len(text) > 20 and not text.startswith("http"):
                    yield name.stem, number, text[:600]


def joined(words: Sequence[str]) -> str:
    """The words with the spaces of ordinary print."""
    text = re.sub(r" ([,.;:!?%)\]])", r"\1", " ".join(words))
    return re.sub(r" ('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1", re.sub(r"([(\[$]) ", r"\1", text))


def statements_of(sentences: Iterable[tuple[str, int, str]]) -> list[Statement]:
    """Sentences (report, number, text) as statements in their reports' own voice, with facets."""
    by_file: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for file, number, text in sentences:
        by_file[file].append((number, text))
    return [one for file, ones in sorted(by_file.items()) for one in describe(file, ones)]


def describe(file: str, sentences: Sequence[tuple[int, str]]) -> Iterable[Statement]:
    """One report's sentences as statements with facets."""
    text, statements = "", []
    for number, sentence in sentences:
        span = Span(len(text), len(text) + len(sentence))
        text += sentence + "\n"
        statements.append(Statement(f"{file}#{number}", file, sentence, (span,), span, voice="own"))
    digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return facets.describe(Report(file, text, digest), tuple(statements), facets.NOTHING)


def key_of(statement: Statement) -> tuple[str, int]:
    """File and sentence number of a statement."""
    file, number = statement.id.split("#")
    return file, int(number)


def figure_pairs(folder: Path, part: str) -> Iterator[tuple[str, str, bool]]:
    """Pairs of STS headlines that differ in their figures and whether both tell of one event.

    Pairs of which two headlines do not tell are left out.
    """
    with (folder / f"headlines-{part}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for line in FIGURES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            where, number, what = line.split("\t")
            if where == part and what != "open":
                yield rows[int(number)][5], rows[int(number)][6], what == "same"
