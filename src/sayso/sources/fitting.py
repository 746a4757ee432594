"""What a voice must be for a pronoun or a description to mean it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from sayso.sources.register import Place, Voice
from sayso.sources.settle import BODIES

ISSUERS = BODIES | {"document"}
INITIALS = re.compile(r"[A-Z]{3,7}")


def number_fits(voice: Voice, place: Place) -> bool:
    """Whether a voice is one or many as a description has it."""
    noun = place.mention.noun
    return noun is not None and (noun.cls == "source" or voice.many == (place.mention.number == "many"))


def is_person(voice: Voice, gender: str) -> bool:
    """Whether a voice can be "he" or "she"."""
    unnamed = voice.kind == "unnamed" and not voice.many and "source" in voice.nouns
    perhaps = voice.kind is None and bool(voice.names)
    return (voice.kind == "person" or unnamed or perhaps) and voice.gender in ("", gender)


def speaks(voice: Voice) -> bool:
    """Whether a voice acts as a source anywhere."""
    return any(place.is_source for place in voice.places)


def is_lettered(voice: Voice) -> bool:
    """Whether a body speaks under its initials, which hide what it is: UNICEF is "the agency"."""
    written = [place.mention.name for place in voice.places if place.mention.form == "name"]
    body = voice.kind in ("organization", "government") and not voice.nouns and speaks(voice)
    return body and bool(written) and all(INITIALS.fullmatch(name) for name in written)


def is_thing(voice: Voice) -> bool:
    """Whether a voice can be "it"."""
    return voice.kind in ISSUERS and not voice.many and (voice.kind != "document" or speaks(voice))


def is_plural(voice: Voice) -> bool:
    """Whether a voice can be "they"."""
    return voice.many or voice.kind in ("group", "organization", "government")


FITTING: Mapping[str, Callable[[Voice], bool]] = {
    "m": partial(is_person, gender="m"),
    "f": partial(is_person, gender="f"),
    "it": is_thing,
    "they": is_plural,
}
"""What a voice must be for a pronoun to mean it, by what the pronoun asks for."""
