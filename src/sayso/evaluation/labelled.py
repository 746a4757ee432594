"""Sentences labelled by hand with their quantities, times and places, and how they are scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.evaluation.figures import Score, pair_off, share
from sayso.records import DateInterval, Facet, Span
from sayso.resources import read_table

Label = Callable[[Facet], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A facet as the table or Sayso has it: where it stands, what it is, and what else is known of it."""

    span: Span
    value: str
    rest: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence of a table, with its marks; ``published`` where times are counted from a day."""

    kind: str
    sentence: str
    published: DateInterval | None
    marks: tuple[Marked, ...]


def read_labelled(name: str, column: str) -> tuple[Labelled, ...]:
    """The sentences of a table in ``resources/labelled``: kind, sentence, labels and perhaps day of
    publication.

    A label is "words = value rest", the value being one word with its unit in brackets; labels follow each
    other as their words do in the sentence. A label whose words are not there is a ``ValueError``.
    """
    rows = read_table(f"labelled/{name}")
    return tuple(
        Labelled(
            row["kind"],
            row["sentence"],
            _day(row.get("published", "")),
            tuple(_marks(row["sentence"], row[column])),
        )
        for row in rows
    )


def _day(words: str) -> DateInterval | None:
    return DateInterval(date.fromisoformat(words), date.fromisoformat(words)) if words else None


def _marks(sentence: str, labels: str) -> Iterable[Marked]:
    at = 0
    for label in labels.split("; ") if labels else ():
        words, _, given = label.partition(" = ")
        start = sentence.index(words, at)
        at = start + len(words)
        head, bracket, tail = given.partition("]")
        value, rest = (head + bracket, tail) if bracket else (given.split(" ")[0], given.partition(" ")[2])
        yield Marked(Span(start, at), value, rest.strip())


def score_marks(pairs: Sequence[tuple[Labelled, Sequence[Marked]]]) -> dict[str, object]:
    """Figures for one kind of facet: values right, what else is known of them right, words exact; and by kind
    of sentence how many have every value right and no other.

    A mark is right when the two overlap and their values are the same.
    """
    right = [(g, p) for one, found in pairs for g, p in _paired(one.marks, found) if g.value == p.value]
    kinds = sorted({one.kind for one, _ in pairs})
    return {
        "sentences": len(pairs),
        "exact": _exact(pairs).as_dict(),
        "of those, the rest right too": share(sum(g.rest == p.rest for g, p in right), len(right)),
        "of those, the words exact": share(sum(g.span == p.span for g, p in right), len(right)),
        "sentences with every value right": _sentences(pairs),
        "by kind": {kind: _sentences([pair for pair in pairs if pair[0].kind == kind]) for kind in kinds},
    }


def _sentences(pairs: Sequence[tuple[Labelled, Sequence[Marked]]]) -> float:
    whole = [[mark.value for mark in one.marks] == [mark.value for mark in found] for one, found in pairs]
    return share(sum(whole), len(whole))


def _exact(pairs: Sequence[tuple[Labelled, Sequence[Marked]]]) -> Score:
    right = sum(g.value == p.value for one, found in pairs for g, p in _paired(one.marks, found))
    return Score(right, sum(len(found) for _, found in pairs), sum(len(one.marks) for one, _ in pairs))


def _paired(expected: Sequence[Marked], found: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    return [(expected[i], found[j]) for i, j in pair_off(expected, found, _overlap, least=0.01)]


def _overlap(a: Marked, b: Marked) -> float:
    shared = min(a.span.end, b.span.end) - max(a.span.start, b.span.start)
    return max(0, shared) / max(len(a.span), len(b.span))
