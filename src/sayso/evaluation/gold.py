"""Read annotated reports: PolNeAR standoff folders, passages with chains, whole stories."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import NotMeasured
from sayso.records import Attribution, ChainNode, Span, Spans, Statement
from sayso.text import words_of

TEXT_BOUND = re.compile(r"T\d+")
EVENT = re.compile(r"E\d+")
# One document in this many is held out of the training passages (training/__main__.py holds the same number).
HELD_OUT = 5


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A whole report with the attributions that a person marked in it."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement that a person marked; ``meta`` ones are neither asked for nor held against a reader."""

    statement: Statement
    meta: bool


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A passage with its statements, and the metadata that a reader is given.

    ``corpus`` and ``doc`` say which collection and which document of it the passage was taken from.
    """

    id: str
    text: str
    metadata: Mapping[str, str]
    statements: tuple[GoldStatement, ...]
    corpus: str = ""
    doc: str = ""

    @property
    def held_out(self) -> bool:
        """Whether training leaves the passage out: one document in five, by the digest of its name."""
        return int(hashlib.sha256(self.doc.encode()).hexdigest(), 16) % HELD_OUT == 0


def spans_from(pairs: Sequence[Sequence[int]] | None) -> Spans:
    """Spans from pairs of offsets."""
    return tuple(Span(int(start), int(end)) for start, end in pairs or ())


def read_standoff(text_folder: Path, standoff_folder: Path) -> Iterator[GoldReport]:
    """Reports of a PolNeAR folder in order of name, the first annotator's file of each.

    Source: Newell, Margolin and Ruths (2018), brat standoff; offsets are code points of the text with its
    line ends kept.
    """
    chosen: dict[str, Path] = {}
    for path in sorted(standoff_folder.glob("*.ann")):
        chosen.setdefault(path.stem.rsplit("_", 1)[0], path)
    if not chosen:
        raise NotMeasured(f"{standoff_folder}: saw no .ann file; expected a folder of PolNeAR standoff files")
    for stem, path in chosen.items():
        with (text_folder / f"{stem}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield GoldReport(stem, text, tuple(_standoff_relations(path)))


def _standoff_relations(path: Path) -> Iterator[Attribution]:
    spans: dict[str, Spans] = {}
    relations: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) < 2:
            continue
        if TEXT_BOUND.fullmatch(cells[0]):
            offsets = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = spans_from([[int(number) for number in piece.split()] for piece in offsets])
        elif EVENT.fullmatch(cells[0]):
            relations.append([tuple(argument.split(":", 1)) for argument in cells[1].split()])  # type: ignore[misc]
    for arguments in relations:
        roles: dict[str, Spans] = {}
        for label, key in arguments:
            role = label.rstrip("0123456789").lower()
            roles[role] = roles.get(role, ()) + spans.get(key, ())
        if roles.get("cue"):
            yield Attribution(roles.get("source", ()), roles["cue"], roles.get("content", ()), 1.0)


def read_passages(path: Path) -> Iterator[GoldPassage]:
    """Annotated passages from a JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        known = ("publisher", "published", "title", "url")
        metadata = {key: str(item[key]) for key in known if item.get(key)}
        statements = tuple(_gold_statement(item, number) for number in range(len(item["statements"])))
        whence = (str(item.get("corpus", "")), str(item.get("doc", "")))
        yield GoldPassage(str(item["id"]), item["text"], metadata, statements, *whence)


def _gold_statement(item: Mapping[str, Any], number: int) -> GoldStatement:
    raw = item["statements"][number]
    content = spans_from(raw["content"])
    chain = tuple(_gold_node(item["text"], node) for node in raw["chain"])
    statement = Statement(
        id=f"{item['id']}#{number}",
        report=str(item["id"]),
        text=words_of(item["text"], content),
        content=content,
        sentence=content[0] if content else Span(0, 0),
        chain=chain,
        cue=Span(*raw["cue"]) if raw.get("cue") else None,
        stance=raw["stance"],
    )
    return GoldStatement(statement, bool(raw.get("meta")))


def _gold_node(text: str, node: Mapping[str, Any]) -> ChainNode:
    mention = Span(*node["mention"]) if node["mention"] else None
    antecedent = Span(*node["refers_to"]) if node.get("refers_to") else None
    name = words_of(text, (mention,)) if mention else ""
    inherited = bool(node.get("inherited"))
    return ChainNode(mention, name, node["role"], bool(node["named"]), node["kind"], antecedent, inherited)


def read_story(path: Path) -> Mapping[str, Any]:
    """One annotated story as its file gives it."""
    story: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return story
