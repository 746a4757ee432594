"""The parties that an attribution names: mentions cut, two named parties set apart, hedges as origins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.records import Attribution, Span
from sayso.sources.lists import listed
from sayso.sources.mentions import describe
from sayso.sources.nouns import PERSONAL
from sayso.sources.trimming import CITING, completed, cut, origin_of, tidy
from sayso.sources.voices import Mention
from sayso.text import hull, overlaps

AND = re.compile(r"\s(?:and|&)\s")
LONGEST_PAIR = 160
"""Characters in a mention of two parties at most."""

NEAR = 5_000
"""Characters on either side of two names in which each is sought by itself."""

OWN_HEDGES = listed("own hedges")
"""Hedges that pass a claim on for somebody else wherever they stand ("apparently" is the writer's own
guess).
"""


def split_pair(text: str, span: Span) -> tuple[Span, ...]:
    """The two parties of "Damascus and Moscow", at least one of them named; else the mention as it is."""
    if len(span) > LONGEST_PAIR or "," in text[span.start : span.end]:
        return (span,)
    for found in AND.finditer(text, span.start, span.end):
        halves = Span(span.start, found.start()), Span(found.end(), span.end)
        if not all(len(half) for half in halves):
            continue
        left, right = (describe(text, half) for half in halves)
        if _are_two(describe(text, span), left, right) or _stand_apart(text, span, left, right):
            return halves
    return (span,)


def _are_two(whole: Mention, left: Mention, right: Mention) -> bool:
    """Whether two halves are two voices, and not the parts of one name or the two owners of one noun.

    "Ministry of Defence and Aviation" and "FBI and city officials" are one, "the ministry and two
    witnesses" are two.
    """
    if not (_can_stand_alone(left) and _can_stand_alone(right) and (left.named or right.named)):
        return False
    if whole.form == "name" and whole.kind == "person" and left.kind != "person":
        return False
    if (
        whole.form == "name"
        and whole.kind is not None
        and right.kind != "person"
        and (right.kind is None or left.kind is None)
    ):
        return False
    shared = right.noun is not None and right.noun.cls in PERSONAL and right.number == "many" and right.proper
    return not (shared and left.form == "name" and left.kind != "person")


def _stand_apart(text: str, span: Span, left: Mention, right: Mention) -> bool:
    """Whether two names of one word each also stand alone in the report: "Sondra and Morn" are two."""
    names = [one.name for one in (left, right) if one.form == "name" and one.name == one.words]
    outside = (text[max(0, span.start - NEAR) : span.start], text[span.end : span.end + NEAR])
    return len(names) == len(outside) and all(
        any(re.search(rf"\b{re.escape(name)}\b", part) for part in outside) for name in names
    )


def _can_stand_alone(mention: Mention) -> bool:
    if mention.form == "name":
        return mention.kind is not None or len(mention.key) > 1
    return mention.form == "description" and mention.noun is not None and mention.kind is not None


def parted(text: str, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions with their mentions cut, two for two named parties, hedged own words given to the
    hedge.
    """
    told = [one for one in attributions if one.voice == "attributed" and one.source]
    for one in attributions:
        if one.voice == "own" and one.hedges:
            yield _hedged(text, one, told)
        elif one.voice != "attributed" or not one.source:
            yield one
        else:
            yield from _parts(text, _citing(text, one))


def _parts(text: str, one: Attribution) -> Iterator[Attribution]:
    trimmed = (completed(text, cut(text, span)) for span in one.relays)
    relays = tuple(dict.fromkeys(span for span in trimmed if len(span)))
    whole = _rejoined(text, completed(text, origin_of(text, one.source)), relays)
    for origin in split_pair(text, whole):
        kept = tuple(span for span in relays if not overlaps(span, origin))
        yield replace(one, source=(origin,), relays=kept)


def _rejoined(text: str, origin: Span, relays: Sequence[Span]) -> Span:
    """The origin with the rest of it that the reading took for a relay: "the state-run" *Korvan agency*."""
    mention = describe(text, origin)
    if mention.form == "description" and mention.noun is None:
        for relay in relays:
            if text[origin.end : relay.start] == " ":
                return Span(origin.start, relay.end)
    return origin


def _citing(text: str, one: Attribution) -> Attribution:
    """ "Citing *medical workers*, the watch": the cited is the origin, the other a relay."""
    found = CITING.match(text, one.source[0].start, one.source[0].end)
    if not found or len(one.source) > 1:
        return one
    relay = tidy(text, Span(found.end(), one.source[0].end))
    return replace(one, source=(Span(*found.span(1)),), relays=(*one.relays, relay)) if len(relay) else one


def _hedged(text: str, own: Attribution, told: Sequence[Attribution]) -> Attribution:
    """What the report says "reportedly" is said by somebody it does not name, unless a reading of its
    own says so.
    """
    hedge = next((span for span in own.hedges if text[span.start : span.end].lower() in OWN_HEDGES), None)
    if hedge is None or any(overlaps(hedge, span) for one in told for span in (*one.source, *one.cue)):
        return own
    return replace(own, voice="attributed", source=(hedge,), cue=(hedge,), kind="unnamed", named=False)


def extent(attribution: Attribution) -> Span:
    """The stretch from the first to the last of an attribution's words about who speaks."""
    return hull([*attribution.source, *attribution.relays, *attribution.cue])
