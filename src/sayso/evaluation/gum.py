"""News and interviews of the GUM corpus: who speaks in them, and which mentions mean one somebody."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import NotMeasured
from sayso.records import Span, Spans
from sayso.text import hull

GENRES = ("news", "interview")
SPEECH = frozenset(
    [
        "accuse",
        "acknowledge",
        "add",
        "admit",
        "allege",
        "announce",
        "argue",
        "assert",
        "claim",
        "comment",
        "conclude",
        "confirm",
        "continue",
        "declare",
        "deny",
        "describe",
        "disclose",
        "emphasize",
        "estimate",
        "explain",
        "express",
        "indicate",
        "insist",
        "maintain",
        "mention",
        "note",
        "observe",
        "point",
        "predict",
        "recall",
        "remark",
        "repeat",
        "reply",
        "report",
        "respond",
        "reveal",
        "say",
        "state",
        "stress",
        "suggest",
        "tell",
        "testify",
        "warn",
        "write",
    ]
)
"""Lemmas of verbs whose subject is a source."""

ALSO_DOINGS = frozenset({"continue", "maintain", "point", "respond"})
"""Of these the verbs that pass words on only where a clause says which ("they responded by arming")."""

CONTENT = ("ccomp", "parataxis", "dep")
ENTITY = re.compile(r"(\()?([^()]+)(\))?")


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A mention whose words are passed on: where it stands, whom it means, and what he says."""

    span: Span
    entity: str
    content: Spans


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with its sentences, the mentions that act as a source, and everybody's mentions."""

    id: str
    text: str
    sentences: Spans
    sources: tuple[SourceMention, ...]
    mentions: Mapping[str, Spans]


@dataclass(slots=True)
class _Draft:
    """One document while its lines are read."""

    id: str
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    sources: list[SourceMention] = field(default_factory=list)
    mentions: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class _Token:
    number: str
    lemma: str
    head: str
    relation: str
    span: Span
    entity: str


def read_gum(path: Path) -> Iterator[Annotated]:
    """The news and interviews of one part of GUM, in the order of the file.

    Source: Zeldes (2017), CoNLL-U with entities in the last column; a subject of a verb of speech that is a
    mention of an entity acts as a source.
    """
    if not path.exists():
        raise NotMeasured(f"{path}: not there; expected a part of GUM as gzipped CoNLL-U")
    draft: _Draft | None = None
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for raw in file:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id"):
                if draft:
                    yield _finished(draft)
                name = line.partition("=")[2].strip()
                draft = _Draft(name) if name.split("_")[1] in GENRES else None
            elif line.startswith("# newpar") and draft and draft.text and not line.startswith("# newpar_"):
                draft.text = draft.text.rstrip() + "\n\n"
            elif line and not line.startswith("#"):
                lines.append(line)
            elif not line and lines:
                if draft:
                    _add_sentence(draft, lines)
                lines = []
    if draft:
        yield _finished(draft)


def _finished(draft: _Draft) -> Annotated:
    mentions = {entity: tuple(sorted(spans)) for entity, spans in sorted(draft.mentions.items())}
    return Annotated(draft.id, draft.text, tuple(draft.sentences), tuple(draft.sources), mentions)


def _add_sentence(draft: _Draft, lines: Sequence[str]) -> None:
    start = len(draft.text)
    tokens = tuple(_tokens(draft, lines))
    draft.sentences.append(Span(start, len(draft.text.rstrip())))
    ending: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    opened: dict[str, list[int]] = defaultdict(list)
    for token in tokens:
        for opens, what, closes in ENTITY.findall(token.entity):
            entity = what.split("-")[0]
            if opens:
                opened[entity].append(token.span.start)
            if closes and opened[entity]:
                span = Span(opened[entity].pop(), token.span.end)
                draft.mentions[entity].append(span)
                ending[span.start].append((entity, span))
    draft.sources += _sources(tokens, [pair for pairs in ending.values() for pair in pairs])


def _tokens(draft: _Draft, lines: Sequence[str]) -> Iterator[_Token]:
    """The tokens of a sentence, its words added to the text; "don't" is two tokens in one place."""
    shared: dict[str, Span] = {}
    for line in lines:
        cells = line.split("\t")
        if "." in cells[0]:
            continue
        misc = dict(part.partition("=")[::2] for part in cells[9].split("|"))
        span = shared.get(cells[0]) or Span(len(draft.text), len(draft.text) + len(cells[1]))
        if cells[0] not in shared:
            draft.text += cells[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
        if "-" in cells[0]:
            first, last = cells[0].split("-")
            shared |= {str(number): span for number in range(int(first), int(last) + 1)}
        else:
            yield _Token(cells[0], cells[2], cells[6], cells[7], span, misc.get("Entity", ""))


def _sources(tokens: Sequence[_Token], mentions: Sequence[tuple[str, Span]]) -> Iterator[SourceMention]:
    by_number = {token.number: token for token in tokens}
    for token in tokens:
        verb = by_number.get(token.head)
        if token.relation != "nsubj" or verb is None or verb.lemma not in SPEECH:
            continue
        around = [(entity, span) for entity, span in mentions if span.start <= token.span.start < span.end]
        # The mention that the subject heads is the largest one that leaves its verb outside.
        around = [pair for pair in around if not pair[1].start <= verb.span.start < pair[1].end]
        content = _content(tokens, verb, by_number)
        if around and (content or verb.lemma not in ALSO_DOINGS):
            entity, span = max(around, key=lambda pair: len(pair[1]))
            yield SourceMention(span, entity, content)


def _content(tokens: Sequence[_Token], verb: _Token, by_number: Mapping[str, _Token]) -> Spans:
    """What is said: the stretch of the clauses that hang on the verb, and the clause that it hangs on itself."""
    roots = {token.number for token in tokens if token.head == verb.number and token.relation in CONTENT}
    inside = [token.span for token in tokens if _hangs_on(token, roots, by_number)]
    return (hull(inside),) if inside else ()


def _hangs_on(token: _Token, roots: set[str], by_number: Mapping[str, _Token]) -> bool:
    at: _Token | None = token
    for _ in range(len(by_number)):
        if at is None or at.number in roots:
            break
        at = by_number.get(at.head)
    return at is not None and at.number in roots
