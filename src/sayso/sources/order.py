"""The order of a chain: who of several speakers of one statement has it from whom, by whose words hold whom,
and by the words that stand around each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from sayso.records import MEDIA, Span, Spans
from sayso.resources import read_table
from sayso.sources.lists import listed
from sayso.sources.mentions import describe
from sayso.sources.words import words_in
from sayso.text import contains

BACK = 60
"""Characters before and behind a mention whose words are looked at."""

BEHIND = 4
"""Words behind a mention that are looked at."""

BREAK = re.compile(r"[.;:\n\"“”]")
"""Where the words around a mention end that can tell its part."""

ARTICLES = listed("definite") | listed("indefinite")
SURE = 1.5
"""Least distance at which a medium is held to carry another against the reading (odds of 4 to 1). From 0.5 to 1.5 the
same chains come out, one more right of the held-out fifth than at 2 (sayso evaluate held-out).
"""


@cache
def weights() -> dict[str, float]:
    """The fitted weights by sign: how much further from the origin a speaker stands who shows it."""
    return {row["sign"]: float(row["weight"]) for row in read_table("sources_order.tsv")}


def signs(text: str, span: Span) -> frozenset[str]:
    """What tells the place of a mention in its chain: its kind, the word before it, and the words behind it."""
    mention = describe(text, span)
    kind = "medium" if mention.kind in MEDIA else mention.form if mention.form == "hedge" else mention.kind
    left = text[max(0, span.start - BACK) : span.start]
    breaks = [found.end() for found in BREAK.finditer(left)]
    before = words_in(text, Span(span.start - len(left) + (breaks[-1] if breaks else 0), span.start))
    while before and before[-1].low in ARTICLES:
        before = before[:-1]
    found = {f"is {kind}", f"behind {before[-1].low}" if before else "opens"}
    return frozenset(found | _behind(text, span))


def _behind(text: str, span: Span) -> set[str]:
    """The signs behind a mention, up to the next name."""
    stop = BREAK.search(text, span.end, span.end + BACK)
    words = words_in(text, Span(span.end, stop.start() if stop else min(len(text), span.end + BACK)))[:BEHIND]
    plain = takewhile(lambda word: word.text.islower() or word.low in listed("days"), words)
    return {f"before {word.text}" for word in plain if word.text.islower()} if words else {"closes"}


def distance(text: str, span: Span) -> float:
    """How far from the origin a mention stands, on the scale of the fitted weights: of two speakers of one
    statement the one with more has it from the other, with odds of e to the difference.
    """
    known = weights()
    return sum(known.get(sign, 0.0) for sign in sorted(signs(text, span)))


def ordered(text: str, relays: Iterable[Span], *, origin: Span, around: Sequence[Spans] = ()) -> Spans:
    """The relays of one statement from the one nearest the reader inwards, and its origin.

    ``origin`` is whom the reading has for it: it is last unless it surely carries the words of a relay ("*officials*
    were quoted as saying, *the agency* reported"). ``around`` are the contents of the statements that it stands in:
    whoever is named in the words of another has it through him ("A says *that B was told by C that …*").
    """
    far = {span: distance(text, span) for span in sorted({*relays, origin})}
    depth = {span: sum(any(contains(part, span) for part in content) for content in around) for span in far}
    order = sorted(far, key=lambda span: (depth[span], -far[span]))
    if not carries(text, origin, order[-1]):
        order = [*(span for span in order if span != origin), origin]
    return tuple(order)


def carries(text: str, medium: Span, speaker: Span) -> bool:
    """Whether the first of two speakers of a statement is a medium that surely has it from the second."""
    return describe(text, medium).kind in MEDIA and distance(text, medium) - distance(text, speaker) >= SURE
