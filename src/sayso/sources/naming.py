"""Which earlier voice of a report a name means: the same name, a surname after a full name, letters for
a body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from sayso.sources import media, states
from sayso.sources.register import Voice
from sayso.sources.spelling import spelled_alike
from sayso.sources.voices import Mention

MOST = 200
"""Voices that a name is compared with, the latest."""

SLIPS = ((8, 2), (5, 1))
"""Letters of a surname, and how many of them may differ where a writer slips ("Maurer" … "Mauer")."""


class NameIndex:
    """The voices of one report by the words of their names, so that a name is compared with few."""

    def __init__(self) -> None:
        self._voices: dict[str, dict[int, Voice]] = defaultdict(dict)

    def add(self, voice: Voice, mention: Mention) -> None:
        """Keep a voice under every word of a name that it bears."""
        if mention.form == "name":
            for word in {*mention.key, _canonical(" ".join(mention.key))} - {""}:
                self._voices[word][voice.number] = voice

    def candidates(self, mention: Mention, same: Mapping[str, str]) -> list[Voice]:
        """The voices that share a word with a name, or that a table or the report itself gives the same name."""
        name = " ".join(mention.key)
        words = {*mention.key, *same.get(name, "").split(), _canonical(name)} - {""}
        found = {number: voice for word in words for number, voice in self._voices.get(word, {}).items()}
        return [voice for _, voice in sorted(found.items())[-MOST:]]


def _canonical(name: str) -> str:
    """What the tables call a state, body or medium; "" where they have none."""
    known, medium = states.known(name.upper()), media.only(name)
    found = known.name if known else medium.name if medium else ""
    return f"={found}" if found else ""


def by_name(mention: Mention, voices: Sequence[Voice], *, same: Mapping[str, str]) -> Voice | None:
    """The one earlier voice that a name can mean; None where there is none or several."""
    key = mention.key
    if not key:
        return None
    exact = [voice for voice in voices if key in voice.names and _fits(mention, voice)]
    if exact:
        return exact[-1]
    other = tuple(same.get(" ".join(key), "").split())
    found = [
        voice
        for voice in voices
        if _fits(mention, voice)
        and any(_names_one(mention, key, name) or name == other for name in voice.names)
    ]
    return found[0] if len(found) == 1 else None


def by_slip(mention: Mention, voices: Sequence[Voice]) -> Voice | None:
    """The one earlier voice whose full name a speaker's name is but for a letter or its spelling; None for others.

    Whoever speaks under a bare surname has been introduced: where nobody bears it, it is a slip of the writer.
    """
    key = mention.key
    if not key or mention.kind != "person":
        return None
    found = [
        voice
        for voice in voices[-MOST:]
        if _fits(mention, voice) and any(_is_slip(key, name) for name in voice.names)
    ]
    return found[0] if len(found) == 1 else None


def _is_slip(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if len(key) == len(name) > 1:
        return key[-1] == name[-1] and spelled_alike(" ".join(key), " ".join(name))
    if len(key) > 1 or len(name) < 2 or "and" in name or key[0][0] != name[-1][0]:
        return False
    allowed = next((slips for letters, slips in SLIPS if len(key[0]) >= letters), 0)
    return Levenshtein.distance(key[0], name[-1], score_cutoff=allowed) <= allowed


def _fits(mention: Mention, voice: Voice) -> bool:
    if mention.gender in ("m", "f") and voice.gender in ("m", "f") and mention.gender != voice.gender:
        return False
    kinds = (mention.kind, voice.kind)
    return None in kinds or mention.kind == voice.kind or "person" not in kinds


def _names_one(mention: Mention, key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if mention.kind in ("person", None) and people_agree(key, name) and not _is_half(key, name):
        return True
    if mention.kind == "person":
        return False
    whole = mention.kind is not None and len(key) < len(name)
    return _same_body(" ".join(key), " ".join(name)) or (whole and _is_part(key, name))


def people_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of people can be one: one surname, and first names that are equal, initials, or
    missing in one.
    """
    short, long = sorted((a, b), key=len)
    if not short or short[-1] != long[-1]:
        return len(short) == 1 < len(long) and len(short[0]) > 3 and short[0] in long[1:]
    first, other = short[:-1], long[:-1]
    if not first:
        return True
    return (
        first[0] == other[0]
        or (min(len(first[0]), len(other[0])) == 1 and first[0][0] == other[0][0])
        or first[-1] == other[-1]
    )


def _same_body(a: str, b: str) -> bool:
    known_a, known_b = states.known(a.upper()), states.known(b.upper())
    if known_a and known_b and known_a.name == known_b.name:
        return known_a.seat == known_b.seat
    found_a, found_b = media.only(a), media.only(b)
    return found_a is not None and found_a == found_b


def _is_part(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether the words stand in the name in this order: "the Observatory" in "Orchard Observatory for
    Rights"; but no half of two: "Castrel" is not "Korvan and Castrel".
    """
    if _is_half(key, name):
        return False
    rest = iter(name)
    return all(word in rest for word in key)


def _is_half(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name is one of two that stand as one."""
    joint = name.index("and") if "and" in name else 0
    return joint > 0 and key in (name[:joint], name[joint + 1 :])
