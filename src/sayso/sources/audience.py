"""Those who are only spoken to: parliament, reporters, police, a rally."""

from __future__ import annotations

import re
from functools import cache

from sayso.records import MEDIA, Span
from sayso.resources import read_lines
from sayso.sources.mentions import describe
from sayso.sources.words import words_in

SPOKEN_TO = re.compile(
    r"\b(?:told|tells?|telling|asked|asks?|urged|urges|warned|assured|informed|to|before|addressing|reminded"
    r"|called on|calling on)\s+"
    r"(?:(?:the|a|an|his|her|its|their|some|several)\s+)?$",
    re.IGNORECASE,
)
"""Words after which somebody is spoken to."""


@cache
def _listeners() -> frozenset[str]:
    return frozenset(read_lines("sources_listeners.txt"))


def is_audience(text: str, span: Span) -> bool:
    """Whether a mention given as a relay is only spoken to there: a listener, after a word of telling."""
    if not SPOKEN_TO.search(text, max(0, span.start - 30), span.start):
        return False
    mention = describe(text, span)
    if mention.kind in MEDIA:
        return False
    return any(word.low in _listeners() for word in words_in(text, span)) and mention.form != "name"
