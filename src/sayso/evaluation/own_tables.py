"""Our own shipped sentences with what a careful reader finds in them: marks in the text, stances, hedges."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.errors import NotMeasured
from sayso.evaluation.figures import jaccard, share, word_starts
from sayso.records import Attribution, Span, Spans, Stance
from sayso.resources import read_table
from sayso.text import any_overlap, words_of

STANCES_TABLE = "evaluation_stances.tsv"
SENTENCES_TABLE = "evaluation_sentences.tsv"
ROLES = {"s": "source", "c": "cue", "t": "content"}
HALF = 0.5
_MARK = re.compile(r"\[([sct]) ([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with one statement marked in it: what "[s …]", "[c …]" and "[t …]" enclose."""

    group: str
    text: str
    source: Spans
    cue: Spans
    content: Spans
    stance: Stance
    hedges: tuple[str, ...] = ()


def marked(line: str, *, group: str = "", stance: Stance = "assert", hedges: Sequence[str] = ()) -> Marked:
    """The sentence without its marks, and the spans that they enclosed.

    Raises NotMeasured where a bracket is left over.
    """
    found: dict[str, list[Span]] = {role: [] for role in ROLES.values()}
    text, at = "", 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        found[ROLES[mark.group(1)]].append(Span(len(text), len(text) + len(mark.group(2))))
        text, at = text + mark.group(2), mark.end()
    text += line[at:]
    if "[" in text or "]" in text:
        raise NotMeasured(f"{line}: a mark is not closed; expected [s …], [c …] and [t …]")
    parts = {role: tuple(spans) for role, spans in found.items()}
    return Marked(group, text, parts["source"], parts["cue"], parts["content"], stance, tuple(hedges))


def table(name: str) -> tuple[Marked, ...]:
    """The marked sentences of a shipped table, in the order of its file."""
    return tuple(
        marked(
            row["sentence"], group=row["group"], stance=row["stance"],  # type: ignore[arg-type]
            hedges=[one for one in row.get("hedges", "").split(";") if one],
        )
        for row in read_table(name)
    )  # fmt: skip


def meant(gold: Marked, found: Iterable[Attribution]) -> Attribution | None:
    """The attribution that is meant by the marks: by its cue, and most like the content."""
    said = [one for one in found if one.voice == "attributed"]
    best = max(said, key=lambda one: _alike(gold, one), default=None)
    return best if best is not None and _alike(gold, best) >= HALF else None


def _alike(gold: Marked, one: Attribution) -> float:
    if gold.stance == "no-comment" and not gold.content:
        return float(any(any_overlap(span, gold.cue) for span in (*one.cue, *one.content)))
    if one.cue and gold.cue and not any(any_overlap(span, gold.cue) for span in one.cue):
        return 0.0
    if not gold.content or not one.content:
        return HALF
    alike = jaccard(word_starts(gold.text, gold.content), word_starts(gold.text, one.content))
    return alike + 0.1 * any(any_overlap(span, gold.source) for span in one.source)


def score_stances(pairs: Sequence[tuple[Marked, Sequence[Attribution]]]) -> dict[str, object]:
    """How many of the marked statements are found, with which stance, and with the right hedges.

    A stance counts as right only where the statement is found; hedges where all that are marked are found
    and, where none is marked, none is.
    """
    counts: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, found in pairs:
        one = meant(gold, found)
        right = one is not None and one.stance == gold.stance
        for tally in (counts, groups[gold.group]):
            tally["all"] += 1
            tally["found"] += one is not None
            tally["right"] += right
        counts["hedges"] += one is not None and _hedges_right(gold, one)
    return {
        "sentences": counts["all"],
        "found": share(counts["found"], counts["all"]),
        "stance_of_found": share(counts["right"], counts["found"]),
        "stance_of_all": share(counts["right"], counts["all"]),
        "hedges_of_found": share(counts["hedges"], counts["found"]),
        "by_group": {name: share(one["right"], one["all"]) for name, one in groups.items()},
    }


def score_sentences(pairs: Sequence[tuple[Marked, Sequence[Attribution]]]) -> dict[str, object]:
    """How many marked statements are found, and of all of them how many with each part exactly right.

    A part is right where it holds the same words; ``whole`` asks for all parts and the stance.
    """
    counts: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, found in pairs:
        one = meant(gold, found)
        parts = _parts_right(gold, one) if one else {}
        for tally in (counts, groups[gold.group]):
            tally["all"] += 1
            tally["found"] += one is not None
            tally["whole"] += bool(parts) and all(parts.values())
        counts.update({part: int(right) for part, right in parts.items()})
    shown = ("found", "source", "cue", "content", "stance", "whole")
    return {
        "sentences": counts["all"],
        **{part: share(counts[part], counts["all"]) for part in shown},
        "by_group": {name: share(one["whole"], one["all"]) for name, one in groups.items()},
    }


def _parts_right(gold: Marked, one: Attribution) -> dict[str, bool]:
    """Which parts hold exactly the words that are marked; a hedge that is the only source may be its cue."""

    def same(wanted: Spans, seen: Spans) -> bool:
        return word_starts(gold.text, wanted) == word_starts(gold.text, seen)

    return {
        "source": same(gold.source, one.source),
        "cue": same(gold.cue, one.cue) or not gold.cue,
        "content": same(gold.content, one.content),
        "stance": gold.stance == one.stance,
    }


def _hedges_right(gold: Marked, one: Attribution) -> bool:
    words = words_of(gold.text, (*one.hedges, *one.source, *one.cue)).lower()
    return all(hedge.lower() in words for hedge in gold.hedges) and bool(gold.hedges or not one.hedges)
