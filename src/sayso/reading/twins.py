"""One statement where two cues, or a name and its apposition, brought the same words in twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Attribution, Span, Spans

# Contents with this share of their length in common are one content: the boundaries of the reader differ by a
# word or two where two cues stand beside one clause.
SAME = 0.8
# So many of those that begin next are compared with each: two cues of one clause stand beside each other.
NEAREST = 8
_OWNER = re.compile(r"[’'](?:s\b)?[^.;:!?\n]{0,80}")
_DESCRIBED = re.compile(r"(?:the|an?|its?|his|her|their|our|one|another)\b|\S+[’']s?\s", re.IGNORECASE)


def single(text: str, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Each statement once: of two with the same words, the one that tells more of where they come from.

    "The agency reported, citing police, that …" has two cues and one statement; so has "his sister, Mara Ilves,
    said that …", where the name stays, and "Mara's sister said that …", where Mara is silent. Two parties named
    beside each other ("A and B both said") stay two.
    """
    kept: list[Attribution | None] = [*sorted(found, key=lambda one: one.content)]
    for at in range(len(kept)):
        for other in range(at + 1, min(at + 1 + NEAREST, len(kept))):
            mine, theirs = kept[at], kept[other]
            if mine and theirs and (more := _more_telling(text, mine, theirs)):
                kept[at], kept[other] = None, more
    return tuple(one for one in kept if one)


def _more_telling(text: str, a: Attribution, b: Attribution) -> Attribution | None:
    """Of two that are one statement the one to keep, with the higher confidence of both; None where they are two."""
    if not _same_words(a.content, b.content):
        return None
    for less, more in ((a, b), (b, a)):
        if _is_part(less, more) or _is_one_voice(text, less, more):
            return replace(more, confidence=max(a.confidence, b.confidence))
    return None


def _same_words(a: Spans, b: Spans) -> bool:
    common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return common > 0 and 2 * common >= SAME * sum(map(len, (*a, *b)))


def _nodes(one: Attribution) -> frozenset[Span]:
    return frozenset((*one.relays, *one.source))


def _is_part(less: Attribution, more: Attribution) -> bool:
    """Whether all who stand in the one chain stand in the other, and more."""
    nodes, others = _nodes(less), _nodes(more)
    return less.stance == more.stance and (nodes < others or (nodes == others and less.cue != more.cue))


def _is_one_voice(text: str, less: Attribution, more: Attribution) -> bool:
    """Whether one verb has both origins and the one only describes the other, or says whose it is."""
    if less.cue != more.cue or len(less.source) != 1 or len(more.source) != 1:
        return False
    mine, theirs = less.source[0], more.source[0]
    return _describes(text, mine, theirs) or _owns(text, mine, theirs)


def _describes(text: str, less: Span, more: Span) -> bool:
    """Whether a description stands beside a name: "the governor, Ilir Masoun"."""
    first, second = sorted((less, more))
    beside = re.fullmatch(r",\s+", text[first.end : second.start]) is not None
    return beside and bool(_DESCRIBED.match(text, less.start)) and not _DESCRIBED.match(text, more.start)


def _owns(text: str, less: Span, more: Span) -> bool:
    """Whether a name only tells whose the other one is: "Masoun's chief of staff"."""
    return less.end < more.start and _OWNER.fullmatch(text[less.end : more.start]) is not None
