"""The resolver over its own table: hardly ever wrong, and mostly not silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.records import Report, Span, Spans
from sayso.sources.aliases import find_aliases, same_names
from sayso.sources.resolve import Scene, resolve
from sayso.testing import make_report

LINES = Path(__file__).with_name("resolver_cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith(("#", "sort\t"))]
SORTS = sorted({case[0] for case in CASES})

LEAST_CASES, LEAST_PRECISION, LEAST_RECALL = 120, 0.95, 0.75

MARK = re.compile(r"[\[\]{}]")
SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])")
STOPPED = ("Mr.", "Dr.")


def scene_of(passage: str) -> tuple[Report, Scene, Span]:
    """The report, its speakers with what they say, and the mention that is asked for."""
    text, spans, opened, at = "", [], 0, 0
    asked = Span(0, 0)
    for found in MARK.finditer(passage):
        text += passage[at : found.start()]
        at = found.end()
        if found.group() in "[{":
            opened = len(text)
        else:
            spans.append(Span(opened, len(text)))
            asked = spans[-1] if found.group() == "}" else asked
    text += passage[at:]
    sentences = sentences_of(text)
    speakers = tuple((said_by(text, sentences, span), span) for span in spans)
    return make_report("r1", text), Scene(text, sentences, speakers), asked


def sentences_of(text: str) -> Spans:
    """The sentences of a passage."""
    out, start = [], 0
    for found in SENTENCE.finditer(text):
        if not text[: found.start()].endswith(STOPPED):
            out.append(Span(start, found.start()))
            start = found.end()
    return (*out, Span(start, len(text)))


def said_by(text: str, sentences: Spans, span: Span) -> Spans:
    """What stands behind a mention and its verb, and a quotation before it."""
    sentence = next(one for one in sentences if one.start <= span.start < one.end)
    quote = re.match(r'"[^"\n]*"', text[sentence.start : span.start])
    behind = re.compile(r",?(?: who runs the port\.)?\s?(?:said|told|reported|found|gave|as|added|accused)\b")
    verb = behind.search(text, span.end, sentence.end)
    parts = [Span(sentence.start, sentence.start + quote.end())] if quote else []
    parts += [Span(verb.end(), sentence.end)] if verb and verb.end() < sentence.end else []
    return tuple(parts)


def meant(passage: str) -> str:
    """The name of the earlier mention that the asked one is held to mean; "-" where it stays open."""
    report, scene, asked = scene_of(passage.replace("\\n", "\n"))
    same = same_names(find_aliases(report))
    voice = resolve(scene, (span for _, span in scene.speakers), same=same)[asked]
    earlier = [place for place in voice.places if place.span.end <= asked.start]
    return voice.best.mention.name if earlier else "-"


FOUND = [(sort, passage, expected, meant(passage)) for sort, passage, expected in CASES]


def test_the_table_is_large_enough() -> None:
    """It has cases of every sort, open ones among them."""
    assert len(CASES) >= LEAST_CASES
    assert {"she", "he", "it", "they", "name", "office", "body", "source", "open"} <= set(SORTS)


def test_precision_and_recall() -> None:
    """Nearly all that is resolved is right, and most that can be resolved is."""
    wrong = [case for case in FOUND if case[2].lower() != case[3].lower()]
    said = [case for case in FOUND if case[3] != "-"]
    right = [case for case in said if case[2].lower() == case[3].lower()]
    known = [case for case in FOUND if case[2] != "-"]
    assert len(right) / len(said) >= LEAST_PRECISION, wrong
    assert len(right) / len(known) >= LEAST_RECALL, wrong


@pytest.mark.parametrize("sort", SORTS)
def test_no_sort_of_mention_is_left_behind(sort: str) -> None:
    """Each sort by itself is right more often than not."""
    mine = [case for case in FOUND if case[0] == sort]
    right = [case for case in mine if case[2].lower() == case[3].lower()]
    assert len(right) / len(mine) >= 0.6, [case for case in mine if case not in right]
