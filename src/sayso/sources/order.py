"""The order of relays: who has it from whom, by the construction of the sentence; the text's order where
that is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.records import Span
from sayso.sources.mentions import describe
from sayso.sources.relays import report_verbs
from sayso.sources.words import bare, words_in

OUTERMOST, OUTER, PLAIN, DEEPER, RECEIVER = range(5)
"""How near to the reader a relay stands: cites the relay told before it, reports the whole, no sign, is cited by
another, was told by the origin.
"""

CITES_THE_LAST = re.compile(
    r"\bwh(?:ich|o) (?:was|were|is|are)(?: \w+)? (?:quoted|cited|reported|carried|relayed|republished) by\s?$",
    re.IGNORECASE,
)
"""After a relay: "cited by A, *which was quoted by* B"."""

REPORTS_BEFORE = re.compile(
    r"(?:according to|(?:reported|quoted|cited|carried|published|broadcast|aired|obtained|uncovered"
    r"|introduced|posted|relayed|released)(?: \w+){0,2} (?:by|on|in)"
    r"|as saying (?:by|on|in)"
    r"|broadcast (?:on|by)(?: \w+['’]s)?)\s?$",
    re.IGNORECASE,
)
BY_BEFORE = re.compile(
    r"\b(?:reported|quoted|cited|carried|published|broadcast|aired) by\s(?:the\s)?$", re.IGNORECASE
)
CITED_BEFORE = re.compile(
    r"\b(?:citing|cited|cites|quoting|quotes?|referencing|referenced|from)\s?$", re.IGNORECASE
)
TOLD_BEFORE = re.compile(
    r"\b(?:told|tells?|telling|interview(?:ed)? (?:with|by|on|to)|spoke (?:with|to)"
    r"|speaking (?:exclusively )?(?:to|with|on)|statement to|wrote (?:to|in|for)|said (?:on|in|to)"
    r"|comments? to|remarks? to|conversation with|for)\s?$",
    re.IGNORECASE,
)
PASSIVE = frozenset({"was", "were", "is", "are", "been", "being"})
"""Before a verb of reporting: "the minister *was* quoted"."""

BACK = 60
"""Characters before a relay in which the words stand that tell its part."""


def cites(text: str, span: Span) -> bool:
    """Whether the words before a mention say that it cites or carries another: "quoted *by A*", "as
    reported *by A*".
    """
    return BY_BEFORE.search(text, max(0, span.start - BACK), span.start) is not None


def part_of(text: str, span: Span) -> int:
    """The part that the words around a relay give it (OUTERMOST to RECEIVER)."""
    before = re.sub(
        r"\b(?:the|a|an|its|his|her)\s+$",
        "",
        text[max(0, span.start - BACK) : span.start],
        flags=re.IGNORECASE,
    )
    if CITES_THE_LAST.search(before):
        return OUTERMOST
    if REPORTS_BEFORE.search(before):
        return OUTER
    if TOLD_BEFORE.search(before):
        return RECEIVER
    if CITED_BEFORE.search(before):
        return DEEPER
    after = [bare(word.text) for word in words_in(text, Span(span.end, min(len(text), span.end + BACK)))][:4]
    if "by" in after[1:] or (after[:1] and after[0] in PASSIVE):
        return RECEIVER
    return OUTER if set(after[:3]) & report_verbs() else PLAIN


def ordered(text: str, relays: Iterable[Span]) -> tuple[Span, ...]:
    """The relays of one statement from the outermost to the one nearest the origin."""
    given = sorted(dict.fromkeys(relays))
    if len(given) < 2:
        return tuple(given)
    return tuple(sorted(given, key=lambda span: (part_of(text, span), _is_host(text, span), span)))


def _is_host(text: str, span: Span) -> bool:
    """A person comes after the programme he speaks on."""
    return describe(text, span).kind == "person"
