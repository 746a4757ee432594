"""A report as the words that can show copying: boilerplate and other people's quotations left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.records import Report, Span, Spans
from sayso.resources import read_lines
from sayso.text import without

Shingle = tuple[str, ...]

WORD = re.compile(r"\w+")
STOP = re.compile(r"[.!?…](?=[\"'”’)\]]*\s)|\n")
SHINGLE = 3
LEAST_CONTENT = 2
LEAST_SENTENCE = 5
MOST_WORDS = 20_000
"""A report is compared by its first so many words, which bounds the work on a hostile one."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of one report in order and where they stand, its shingles, its sentences as content words.

    ``stretches`` are where those sentences stand.
    """

    id: str
    words: tuple[str, ...]
    places: tuple[Span, ...]
    shingles: frozenset[Shingle]
    sentences: tuple[frozenset[str], ...]
    stretches: Spans


@cache
def stop_words() -> frozenset[str]:
    """Words that two texts share without either copying the other."""
    return frozenset(read_lines("claims_stop_words.txt"))


def worded(report: Report, quoted: Spans) -> Worded:
    """The words of a report that are its own: no boilerplate, nothing that somebody named is quoted with."""
    words: list[str] = []
    places: list[Span] = []
    shingles: set[Shingle] = set()
    sentences: list[frozenset[str]] = []
    stretches: list[Span] = []
    for stretch in _sentences(
        report.text, without(Span(0, len(report.text)), (*report.boilerplate, *quoted))
    ):
        found = list(WORD.finditer(report.text, stretch.start, stretch.end))
        folded = [match.group().casefold() for match in found]
        words += folded
        places += [Span(match.start(), match.end()) for match in found]
        shingles.update(_shingles(folded))
        content = frozenset(folded) - stop_words()
        if len(content) >= LEAST_SENTENCE:
            sentences.append(content)
            stretches.append(Span(found[0].start(), found[-1].end()))
        if len(words) > MOST_WORDS:
            break
    return Worded(
        report.id, tuple(words), tuple(places), frozenset(shingles), tuple(sentences), tuple(stretches)
    )


def _sentences(text: str, stretches: Spans) -> Iterator[Span]:
    for stretch in stretches:
        start = stretch.start
        for stop in STOP.finditer(text, stretch.start, stretch.end):
            yield Span(start, stop.end())
            start = stop.end()
        yield Span(start, stretch.end)


def _shingles(words: list[str]) -> Iterator[Shingle]:
    """Runs of three words of one sentence with two at least that are no grammar."""
    grammar = stop_words()
    content = [word not in grammar for word in words]
    for at, shingle in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if sum(content[at : at + SHINGLE]) >= LEAST_CONTENT:
            yield shingle


def without_sentences(text: Worded, head: int, tail: int) -> Worded:
    """The same report without its first ``head`` and last ``tail`` sentences."""
    last = len(text.sentences) - tail
    start = text.stretches[head - 1].end if head else 0
    end = text.stretches[last].start if tail else text.places[-1].end
    kept = [at for at, place in enumerate(text.places) if start <= place.start and place.end <= end]
    words = [text.words[at] for at in kept]
    return Worded(
        text.id,
        tuple(words),
        tuple(text.places[at] for at in kept),
        frozenset(_shingles(words)),
        text.sentences[head:last],
        text.stretches[head:last],
    )
