"""Annotated reports and passages as word pieces with labels, cut into windows."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sayso.reading.pieces import Pieces, Tokenizer, pieces_of

OUTER = ("source", "content")
CHAIN = ("content", "origin", "relay", "audience")
STANCES = ("assert", "deny", "confirm", "doubt", "no-comment", "demand", "attitude")
KINDS = ("person", "organization", "agency", "outlet", "government", "document", "group", "unnamed")
CLS, SEP = 101, 102

Span = tuple[int, int]


@dataclass
class Row:
    """One cue with its row of roles, in word pieces."""

    cue: Span
    roles: list[tuple[int, Span]]
    trigger: bool = False
    stance: int = -1


@dataclass
class Document:
    """One text to learn from: pieces, rows and, for chains, the nodes with kind and named."""

    id: str
    text: str
    pieces: Pieces
    rows: list[Row] = field(default_factory=list)
    nodes: list[tuple[Span, int, int]] = field(default_factory=list)


@dataclass
class Window:
    """A cut of a document as the network takes it, special pieces included."""

    ids: np.ndarray
    types: np.ndarray
    cues: np.ndarray
    rows: list[tuple[int, int, np.ndarray, int]]
    nodes: list[tuple[int, int, int, int]]


def to_pieces(pieces: Pieces, start: int, end: int) -> Span | None:
    """The range of pieces that a span of characters touches, or None."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return (first, last) if first < last else None


def read_standoff(path: Path) -> list[dict[str, list[Span]]]:
    """The relations of one PolNeAR file, without notes, stray lines and relations without cue or content."""
    spans: dict[str, list[Span]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) < 2:
            continue
        if re.fullmatch(r"T\d+", cells[0]):
            parts = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = [(int(a), int(b)) for a, b in (x.split() for x in parts)]
        elif re.fullmatch(r"E\d+", cells[0]):
            events.append([a.split(":") for a in cells[1].split()])
    relations = []
    for event in events:
        relation: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for role, key in event:
            name = re.sub(r"\d+$", "", role).lower()
            if name in relation:
                relation[name] += spans.get(key, [])
        if relation["cue"] and relation["content"]:
            relations.append(relation)
    return relations


def load_polnear(folder: Path, tokenizer: Tokenizer) -> list[Document]:
    """All reports of one split, one annotator's file for each (the first in sorted order)."""
    chosen: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        chosen.setdefault(path.stem.rsplit("_", 1)[0], path)
    documents = []
    for stem, path in chosen.items():
        with (folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        document = Document(stem, text, pieces_of(text, tokenizer))
        for relation in read_standoff(path):
            roles = []
            for label, role in enumerate(OUTER):
                for s, e in relation[role]:
                    found = to_pieces(document.pieces, s, e)
                    if found:
                        roles.append((label, found))
            for s, e in relation["cue"]:
                cue = to_pieces(document.pieces, s, e)
                if cue:
                    document.rows.append(Row(cue, roles))
        documents.append(document)
    return documents


def load_chains(path: Path) -> list[dict]:
    """The annotated passages of a file, one for each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def passage_document(item: dict, tokenizer: Tokenizer) -> Document:
    """One annotated passage as word pieces with a row for each cue."""
    document = Document(item["doc"], item["text"], pieces_of(item["text"], tokenizer))
    rows: dict[Span, Row] = {}
    nodes: dict[Span, tuple[int, int]] = {}
    for statement in item["statements"]:
        _add_statement(document, statement, rows, nodes)
        if relay := _told_to_publisher(item, statement, document.pieces):
            rows[to_pieces(document.pieces, *statement["cue"])].roles.append((2, relay))
    document.rows = [rows[k] for k in sorted(rows)]
    document.nodes = [(k, *nodes[k]) for k in sorted(nodes)]
    return document


def _told_to_publisher(item: dict, statement: dict, pieces: Pieces) -> Span | None:
    """Where "told" is followed by the report's own publisher, which is no relay by the rules of annotation.

    The network does not see who publishes, so it learns to mark it; the stage of sources takes it out again.
    """
    cue, name = statement["cue"], item.get("publisher")
    if not name or not cue or item["text"][slice(*cue)].lower() not in ("told", "tells"):
        return None
    found = re.match(rf"\s+((?:the\s+)?{re.escape(name)}\b)", item["text"][cue[1] :], re.IGNORECASE)
    return to_pieces(pieces, cue[1] + found.start(1), cue[1] + found.end(1)) if found else None


def _add_statement(document: Document, statement: dict, rows: dict, nodes: dict) -> None:
    pieces, chain = document.pieces, statement["chain"]
    mentions = [to_pieces(pieces, *n["mention"]) if n["mention"] else None for n in chain]
    for node, mention in zip(chain, mentions, strict=True):
        if mention:
            nodes[mention] = (KINDS.index(node["kind"]), int(node["named"]))
    origin = mentions[-1] if mentions else None
    cue = to_pieces(pieces, *statement["cue"]) if statement["cue"] else None
    trigger = cue is None or cue == origin
    at = origin if trigger else cue
    if at is None:
        return
    row = rows.setdefault(at, Row(at, [], trigger, STANCES.index(statement["stance"])))
    spans = [(0, to_pieces(pieces, *s)) for s in statement["content"] or []]
    spans += [(2, m) for m in mentions[:-1]]
    spans += [] if trigger else [(1, origin)]
    spans += [(3, to_pieces(pieces, *statement["audience"]))] if statement["audience"] else []
    row.roles += [(k, s) for k, s in spans if s and (k, s) not in row.roles]


def cut(document: Document, begin: int, length: int) -> Window:
    """The window of ``length`` pieces from ``begin``; what lies outside it is not labelled."""
    pieces = document.pieces
    end = min(len(pieces.ids), begin + length)
    size = end - begin + 2
    ids = np.full(size, CLS, dtype=np.int64)
    ids[1:-1], ids[-1] = pieces.ids[begin:end], SEP
    types = np.zeros(size, dtype=np.int64)
    types[1:-1] = pieces.types[begin:end]
    cues = np.zeros(size, dtype=np.int64)
    rows = []
    for row in document.rows:
        if row.cue[0] < begin or row.cue[1] > end:
            continue
        first, last = row.cue[0] - begin + 1, row.cue[1] - begin
        cues[first] = 3 if row.trigger else 1
        cues[first + 1 : last + 1] = 4 if row.trigger else 2
        labels = np.zeros(size, dtype=np.int64)
        for role, (s, e) in sorted(row.roles, key=lambda x: -x[0]):
            s2, e2 = max(s, begin) - begin + 1, min(e, end) - begin + 1
            if s2 < e2:
                labels[s2:e2] = 2 + 2 * role
                labels[s2] = 1 + 2 * role
        rows.append((first, last, labels, row.stance))
    nodes = [
        (s - begin + 1, e - begin, kind, named)
        for (s, e), kind, named in document.nodes
        if s >= begin and e <= end
    ]
    return Window(ids, types, cues, rows, nodes)


def noisy(window: Window, rng: random.Random, marks: dict[str, set[int]]) -> Window:
    """The same window as a careless site would print it: commas, marks or layout lost, all capitals."""
    ids, types = window.ids, window.types.copy()
    drop = np.zeros(len(ids), dtype=bool)
    if rng.random() < 0.25:
        drop |= np.isin(ids, list(marks["commas"]))
    if rng.random() < 0.12:
        drop |= np.isin(ids, list(marks["quotes"]))
        types %= 6
    if rng.random() < 0.12:
        drop |= np.isin(ids, list(marks["apostrophes"]))
    if rng.random() < 0.15:
        types = types // 6 * 6 + types % 2
    if rng.random() < 0.08:
        types = types // 2 * 2 + int(rng.random() < 0.7)
    for first, last, _, _ in window.rows:
        drop[first : last + 1] = False
    for first, last, _, _ in window.nodes:
        drop[first : last + 1] = False
    keep = np.flatnonzero(~drop)
    new = np.cumsum(~drop) - 1
    rows = [(int(new[f]), int(new[e]), _begun(lab, keep), st) for f, e, lab, st in window.rows]
    nodes = [(int(new[f]), int(new[e]), k, n) for f, e, k, n in window.nodes]
    return Window(ids[keep], types[keep], window.cues[keep], rows, nodes)


def _begun(labels: np.ndarray, keep: np.ndarray) -> np.ndarray:
    """Labels after a drop, every stretch beginning with its B."""
    out = labels[keep].copy()
    for i in np.flatnonzero((out > 0) & (out % 2 == 0)):
        if i == 0 or out[i - 1] not in (out[i], out[i] - 1):
            out[i] -= 1
    return out
