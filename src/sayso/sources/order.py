"""The order of a chain: who of several speakers of one statement has it from whom, weighed by the words that
stand around each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

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
SURE = 2.0
"""Least distance at which the order of two speakers is held against the reading (odds of 7 to 1): at 1 to 2 one
to three more chains of the held-out fifth are right, and none fewer of chains-dev; at 3 none.
"""

DEPTH = "within"
"""The sign that a mention stands in the words of another speaker of the chain, once for each of them."""


@cache
def weights() -> dict[str, float]:
    """The fitted weights by sign: how much further from the origin a speaker stands who shows it."""
    return {row["sign"]: float(row["weight"]) for row in read_table("sources_order.tsv")}


def signs(text: str, span: Span, *, around: Iterable[Spans] = ()) -> Counter[str]:
    """What tells the place of a mention in its chain: its kind, the word before it, the words behind it, and
    how many of the contents ``around`` the statement hold it.
    """
    mention = describe(text, span)
    kind = "medium" if mention.kind in MEDIA else mention.form if mention.form == "hedge" else mention.kind
    left = text[max(0, span.start - BACK) : span.start]
    breaks = [found.end() for found in BREAK.finditer(left)]
    before = words_in(text, Span(span.start - len(left) + (breaks[-1] if breaks else 0), span.start))
    while before and before[-1].low in ARTICLES:
        before = before[:-1]
    stop = BREAK.search(text, span.end, span.end + BACK)
    behind = words_in(text, Span(span.end, stop.start() if stop else min(len(text), span.end + BACK)))[
        :BEHIND
    ]
    found = Counter({f"is {kind}", f"behind {before[-1].low}" if before else "opens"})
    found.update({f"before {word.text}" for word in behind if word.text.islower()} if behind else {"closes"})
    found[DEPTH] = sum(any(contains(part, span) for part in content) for content in around)
    return found


def distance(text: str, span: Span, *, around: Iterable[Spans] = ()) -> float:
    """How far from the origin a mention stands, on the scale of the fitted weights: of two speakers of one
    statement the one with more has it from the other, with odds of e to the difference.
    """
    known = weights()
    return sum(known.get(sign, 0.0) * times for sign, times in signs(text, span, around=around).items())


def ordered(text: str, relays: Iterable[Span], *, origin: Span, around: Sequence[Spans] = ()) -> Spans:
    """The relays of one statement from the one nearest the reader inwards, and its origin.

    ``origin`` is whom the reading has for it: it is last unless it surely carries the words of a relay ("*officials*
    were quoted as saying, *the agency* reported"). ``around`` are the contents of the statements that it stands in:
    "A says *that B was told by C that …*".
    """
    far = {span: distance(text, span, around=around) for span in sorted({*relays, origin})}
    order = sorted(far, key=lambda span: -far[span])
    if far[origin] - far[order[-1]] < SURE:
        order = [*(span for span in order if span != origin), origin]
    return tuple(order)


def is_outside(text: str, outer: Span, inner: Span) -> bool:
    """Whether one of two speakers of a statement surely has it from the other."""
    return distance(text, outer) - distance(text, inner) >= SURE
