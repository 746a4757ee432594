"""The body that somebody speaks for: the ministry of its spokesman, the issuer of a statement, the
agency of its reporter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.records import Span
from sayso.sources import media, states
from sayso.sources.lists import listed
from sayso.sources.mentions import describe
from sayso.sources.nouns import PERSONAL, ending_at
from sayso.sources.voices import Mention
from sayso.sources.words import Word, is_capital, titles, without_owner, words_in

ISSUER = re.compile(r"\b(?:by|from|of)\s+(?:the\s+)?(?=[A-Z])")
FOR = re.compile(r"\b(?:for|of|at|with|from)\s+(?:the\s+)?(?=[A-Z])")
BEHIND = re.compile(
    r"\s*,\s*(?:an?|the|its|his|her)?\s*(?:[\w’'-]+\s){0,4}?(?=(?:spokes\w+|head|director|chief|chairman|leader|secretary)\b)"
)
"""A description behind a name: "Ivan Petrov, *a spokesman for* …"."""

REACH = 110
MINISTER = "minister"
LEADING = listed("before bodies")
HEADS_OF_STATE = frozenset({"president", "king", "emir", "chancellor", "premier"})


def affiliation_of(text: str, mention: Mention) -> str:
    """The name of the body that a named voice speaks for, as its mention tells; "" where it tells none."""
    if mention.kind == "document":
        return _issuer(text, mention)
    if mention.reporter:
        return _medium_of(text, mention)
    if mention.kind != "person":
        return ""
    return _from_title(text, mention) or _from_behind(text, mention)


def _phrase(text: str, start: int, end: int) -> str:
    """The name of the body that begins here; "" where what begins here is no body."""
    stop = re.search(
        r"[,.;:()\"“”]|\s(?:on|in|who|which|said|told|that|to|has|had|was|is)\s", text[start:end]
    )
    span = Span(start, start + stop.start() if stop else end)
    if not len(span):
        return ""
    found = describe(text, span)
    body = (
        found.kind in ("organization", "government", "agency", "outlet")
        and found.form == "name"
        and found.named
    )
    return found.name if body else ""


def _issuer(text: str, mention: Mention) -> str:
    found = ISSUER.search(text, mention.span.start, mention.span.end)
    if found:
        return _phrase(text, found.end(), mention.span.end)
    words = words_in(text, mention.span)
    length = mention.noun.length if mention.noun else 1
    owner = next((at for at, word in enumerate(words) if word.text.endswith(("'s", "’s"))), None)
    return _body(text, words[: owner + 1] if owner is not None else words[:-length])


def _medium_of(text: str, mention: Mention) -> str:
    words = words_in(text, mention.span)
    for at in range(len(words)):
        for end in range(min(len(words), at + 4), at, -1):
            name = without_owner(" ".join(word.text for word in words[at:end]))
            if is_capital(words[at].text) and media.named(name):
                return name
    return ""


def _from_title(text: str, mention: Mention) -> str:
    """The body in the words around the noun for a person: "Varnian *Defence Ministry* spokesman",
    "spokesman for …".
    """
    words = words_in(text, mention.span)
    lows = [word.low for word in words]
    for end in range(len(words), 0, -1):
        noun = ending_at(lows, end)
        if noun is None or noun.cls not in PERSONAL:
            continue
        before = words[: end - noun.length]
        if noun.word.endswith(MINISTER) and (before or noun.length > 1):
            return _ministry(words[:end])
        if noun.word in HEADS_OF_STATE and before and states.known(_state(before)):
            return _state(before)
        after = FOR.match(text, words[end - 1].end + 1)
        return _body(text, before) or (
            _phrase(text, after.end(), min(len(text), after.end() + REACH)) if after else ""
        )
    return ""


def _state(words: Sequence[Word]) -> str:
    found = [states.state_adjectives()[word.low] for word in words if word.low in states.state_adjectives()]
    return found[-1] if found else ""


def _ministry(words: Sequence[Word]) -> str:
    """ "Varnian Foreign Minister" speaks for the "Varnian Foreign Ministry"; a prime minister for his
    state.
    """
    kept = [word for word in words if word.low not in ("deputy", "former", "then", "the", "vice", "ex")]
    if any(word.low == "prime" for word in kept):
        return _state(kept)
    if len(kept) < 3 or kept[0].low not in states.state_adjectives():
        return ""
    return " ".join(
        [*(word.text for word in kept[:-1]), "Ministry" if kept[-1].text[:1].isupper() else "ministry"]
    )


def _body(text: str, words: Sequence[Word]) -> str:
    """The body that these words name, without articles and titles before it."""
    links = [at for at, word in enumerate(words) if word.low in ("of", "for", "at", "to", "by")]
    rest = [word for word in words[links[-1] + 1 if links else 0 :] if word.low not in LEADING]
    while rest and (rest[0].low in titles() and not is_capital(rest[0].text)):
        rest.pop(0)
    if not rest or not any(is_capital(word.text) for word in rest):
        return ""
    found = describe(text, Span(rest[0].start, rest[-1].end))
    named = found.named and found.kind in ("organization", "government", "agency", "outlet") and found.proper
    return found.name if named else ""


def _from_behind(text: str, mention: Mention) -> str:
    """The body in the words behind a name: "Ivan Petrov, a spokesman for the *Harbour Board*"."""
    found = BEHIND.match(text, mention.span.end, min(len(text), mention.span.end + REACH))
    if not found:
        return ""
    rest = words_in(text, Span(found.end(), min(len(text), found.end() + REACH)))
    for end in (2, 1):
        noun = ending_at([word.low for word in rest], min(end, len(rest)))
        after = FOR.match(text, rest[min(end, len(rest)) - 1].end + 1) if rest else None
        if noun and noun.cls in PERSONAL and after:
            return _phrase(text, after.end(), min(len(text), after.end() + REACH))
    return ""
