"""Reports of one topic in which it is marked who is who across them: MEANTIME and the training part of ECB+."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from sayso.errors import NotMeasured
from sayso.records import Span, Spans
from sayso.text import hull

MEANTIME = ("data/meantime/meantime.conll.gz", "data/meantime/entities_mentions.json.gz")
ECB = (
    "data/ecbplus/barhom2019/ECB_Train_corpus.txt.gz",
    "data/ecbplus/barhom2019/ECB_Train_Entity_gold_mentions.json.gz",
)
WHO = ("PER", "ORG", "HUM")
"""What marks a mention as a person's or a body's in the two corpora."""

ATTACHED = re.compile(r"[.,;:!?%)\]’'”]+|n['’]t|['’]\w{1,2}")
"""Tokens that stand right behind the one before."""

OPENING = frozenset("([$“")
FIELDS = 4
"""Columns of a token: document, sentence, number, word."""

SORT = re.compile(r"^(?:cross_intra|cross|intra)_")
"""What the conversion of MEANTIME puts before the number of an entity; one entity may have several of them."""


@dataclass(frozen=True, slots=True)
class Known:
    """One mention with the person or body it means; ``named`` where its last word is a name."""

    span: Span
    who: str
    named: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """One report of a topic with its sentences and everybody mentioned in it."""

    id: str
    topic: str
    text: str
    sentences: Spans
    mentions: tuple[Known, ...]


def read_meantime(data: Path) -> tuple[Marked, ...]:
    """The reports of MEANTIME with their people and bodies (Minard et al. 2016); topics are its four parts."""
    return _read(data, MEANTIME, lambda doc: doc.partition("/")[0])


def read_ecb(data: Path) -> tuple[Marked, ...]:
    """The sentences of ECB+ whose mentions were checked, training topics (Cybulska, Vossen 2014), by topic."""
    return _read(data, ECB, lambda doc: doc.partition("_")[0])


def _read(data: Path, files: tuple[str, str], topic_of: Any) -> tuple[Marked, ...]:
    for name in files:
        if not (data / name).exists():
            raise NotMeasured(f"{data / name}: not there; expected the annotated topics")
    words = _words(data / files[0])
    lows: dict[str, set[str]] = defaultdict(set)
    for doc, sentences in words.items():
        lows[topic_of(doc)] |= {word for some in sentences.values() for word in some if word.islower()}
    with gzip.open(data / files[1], "rt", encoding="utf-8") as file:
        marked = [one for one in json.load(file) if one["mention_type"] in WHO]
    mine: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in marked:
        mine[one.get("conll_doc_key") or one["doc_id"]].append(one)
    return tuple(
        _marked(doc, topic_of(doc), sentences=sentences, mentions=mine[doc], lows=lows[topic_of(doc)])
        for doc, sentences in sorted(words.items())
    )


def _words(path: Path) -> dict[str, dict[int, list[str]]]:
    """The words of every document by sentence."""
    found: dict[str, dict[int, list[str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > FIELDS - 1 and not line.startswith("#"):
                found.setdefault(cells[0], {}).setdefault(int(cells[1]), []).append(cells[3])
    return found


def _marked(
    doc: str,
    topic: str,
    *,
    sentences: Mapping[int, Sequence[str]],
    mentions: Sequence[Mapping[str, Any]],
    lows: set[str],
) -> Marked:
    text, spans, places = "", [], dict[tuple[int, int], Span]()
    for number, words in sorted(sentences.items()):
        start = len(text)
        for at, (word, space) in enumerate(zip(words, _spaces(words), strict=True)):
            text += space
            places[number, at] = Span(len(text), len(text) + len(word))
            text += word
        spans.append(Span(start, len(text)))
        text += "\n"
    found: dict[Span, Known] = {}
    for one in mentions:
        held = [places[one["sent_id"], int(at)] for at in one["tokens_number"]]
        span = hull(held)
        last = text[held[-1].start : held[-1].end]
        named = last[:1].isupper() and last.lower() not in lows
        found.setdefault(span, Known(span, SORT.sub("", one["coref_chain"]), named))
    return Marked(doc, topic, text, tuple(spans), tuple(found[span] for span in sorted(found)))


def _spaces(words: Sequence[str]) -> Iterator[str]:
    """What stands before each word: a space, or nothing before a comma and between the letters of "U.S."."""
    yield ""
    for before, word in pairwise(chain(words)):
        joined = ATTACHED.fullmatch(word) or before in OPENING or (before == "." and len(word) == 1)
        yield "" if joined else " "
