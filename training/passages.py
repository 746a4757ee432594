"""Passages that we annotated ourselves in texts that may not be shipped: where they stand, and the spans.

``passages.jsonl`` has one passage a line. Places are counted in characters that are not white space, first
in the source text, then in the passage, so that they hold whatever a reader of the corpus does with spaces.
"""

from __future__ import annotations

import csv
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ANNOTATED = Path(__file__).with_name("passages.jsonl")
_TIGHT = ((r" ([,.;:!?%)\]])", r"\1"), (r"([(\[$]) ", r"\1"), (r" ('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1"))


def load_own(data: Path) -> list[dict]:
    """The passages in the form of the annotated ones; those whose source is not at hand are left out."""
    lines = [json.loads(line) for line in ANNOTATED.read_text(encoding="utf-8").splitlines()]
    texts = dict(_sources(data, {(one["corpus"], one["doc"]) for one in lines}))
    return [_passage(one, texts[key]) for one in lines if (key := (one["corpus"], one["doc"])) in texts]


def _sources(data: Path, wanted: set[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    for corpus, doc in sorted(wanted):
        if corpus == "PolNeAR":
            path = data / "polnear" / "train" / "text" / f"{doc}.txt"
            with path.open(encoding="utf-8", newline="") as handle:
                yield (corpus, doc), handle.read()
    with (data / "fakes-syria" / "fa-kes-2011-2016.csv").open(encoding="latin-1", newline="") as handle:
        for row in csv.DictReader(handle):
            key = ("FA-KES", row["unit_id"])
            if key in wanted:
                yield key, row["article_content"]
    with tarfile.open(data / "ecbplus" / "ecbplus-topics-1-35.tar.gz") as archive:
        for corpus, doc in sorted(wanted):
            if corpus == "ECB+" and (member := archive.extractfile(doc)):
                yield (corpus, doc), _sentences(member.read())


def _sentences(xml: bytes) -> str:
    """The words of an ECB+ document, one sentence a line, spaces before punctuation taken out."""
    sentences: dict[int, list[str]] = {}
    for token in ET.fromstring(xml).iter("token"):
        sentences.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
    lines = []
    for number in sorted(sentences):
        line = " ".join(sentences[number])
        for pattern, by in _TIGHT:
            line = re.sub(pattern, by, line)
        lines.append(re.sub(r'" ([^"]*?) ?"', r'"\1"', line))
    return "\n".join(lines)


def _passage(line: dict, source: str) -> dict:
    visible = [i for i, sign in enumerate(source) if not sign.isspace()]
    first, last = line["at"]
    text = source[visible[first] : visible[last - 1] + 1]
    places = [i for i, sign in enumerate(text) if not sign.isspace()]

    def moved(span: list[int] | None) -> tuple[int, int] | None:
        return (places[span[0]], places[span[1] - 1] + 1) if span else None

    statements = [
        {
            "chain": [{"mention": moved(m), "kind": k, "named": bool(n)} for m, k, n in one["chain"]],
            "cue": moved(one["cue"]),
            "content": [moved(span) for span in one["content"]],
            "stance": one["stance"],
            "audience": None,
        }
        for one in line["statements"]
    ]
    return {"id": line["doc"], "doc": line["doc"], "text": text, "statements": statements}
