"""A mention and the voice it means, as one node of a chain: its name, kind, and whether it picks out one
voice.
"""

from __future__ import annotations

from sayso.records import ChainNode, Kind, Span
from sayso.sources.mentions import describe
from sayso.sources.register import Voice
from sayso.sources.voices import Mention

Opinion = tuple[Kind | None, bool | None]


def node_of(text: str, span: Span, *, voice: Voice, opinion: Opinion) -> ChainNode:
    """The node for a mention; ``opinion`` is what the model thinks of kind and named, asked only where
    the words are silent.
    """
    mention = next((place.mention for place in voice.places if place.span == span), None) or describe(
        text, span
    )
    best = voice.best
    resolved = best.span != span
    kind = voice.kind or mention.kind or opinion[0] or _usual_kind(mention)
    return ChainNode(
        mention=span,
        name=best.mention.name if resolved or mention.form != "pronoun" else mention.words,
        role="origin",
        named=_named(mention, voice, opinion[1], kind),
        kind=kind,
        antecedent=best.span if resolved else None,
    )


def _named(mention: Mention, voice: Voice, opinion: bool | None, kind: Kind) -> bool:
    if kind in ("unnamed", "group"):
        return False
    told = voice.named if voice.named is not None else mention.named
    if told is not None:
        return told
    if mention.form == "pronoun" and mention.number == "one" and mention.gender in ("m", "f", "it"):
        # A pronoun that stays open: 181 of 187 in the training passages mean somebody whom the report names.
        return True
    if opinion is not None:
        return opinion
    return mention.form != "pronoun" and kind not in ("person",)


def _usual_kind(mention: Mention) -> Kind:
    """The kind of a mention of which nothing tells."""
    if mention.form == "pronoun":
        return "organization" if mention.gender == "it" else "group" if mention.number == "many" else "person"
    if mention.noun is not None and mention.noun.word == "agency":
        return "agency"
    return (
        "group"
        if mention.number == "many"
        else "unnamed"
        if not mention.definite and not mention.proper
        else "person"
    )
