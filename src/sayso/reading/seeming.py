"""What looks like an attribution and is none: a denial that anybody spoke, a reason, a picture of what happened."""

from __future__ import annotations

import re

from sayso.reading.own import WORD, has_finite_verb
from sayso.records import Attribution
from sayso.text import words_of

# "king", "wing", "ring" are no participles.
LEAST_PARTICIPLE = 4
# Words of a content in which its first verb is looked for.
LONGEST = 40

_CITED = frozenset({"citing", "cites", "cited"})
# What a picture shows happening is seen and not said: "footage showed *a convoy leaving the town*".
_PICTURE = re.compile(
    r".*\b(?:videos?|footage|images?|photo(?:graph)?s?|pictures?|clips?|surveillance)\b", re.IGNORECASE
)
_SHOWN = re.compile(r"show(?:s|ed|ing)?", re.IGNORECASE)
# "*Claims* of opposition media" tells whose they are, not what they say.
_VOICES = re.compile(
    r"(?:[\w’'-]+ ){0,4}(?:media|outlets?|sources|channels|agenc(?:y|ies)|press|officials|activists|groups?|parties)",
    re.IGNORECASE,
)


def only_looks(text: str, said: Attribution) -> bool:
    """Whether it only looks like an attribution.

    "No group claimed …", "resigned, citing his health", "footage showed a convoy leaving", "*claims* of media".
    """
    who, cue, content = (words_of(text, part) for part in (said.source, said.cue, said.content))
    if who.lower().startswith(("no ", "nobody", "no-one")):
        return True
    if _SHOWN.fullmatch(cue) and _PICTURE.match(who) and not text.startswith("that ", said.cue[0].end + 1):
        return shows_happening(content)
    names = said.source and not said.cue and _VOICES.fullmatch(content)
    if names and text.startswith(" of ", said.source[-1].end):
        return True
    return bool(cue.lower() in _CITED and content) and not has_finite_verb(content)


def shows_happening(words: str) -> bool:
    """Whether words tell what somebody is seen doing: their first verb ends in -ing, "men *loading* a truck"."""
    first, *rest = WORD.findall(words)[:LONGEST] or [""]
    for word in rest:
        if word.islower() and word.endswith("ing") and len(word) > LEAST_PARTICIPLE:
            return True
        if has_finite_verb(f"{first} {word}"):
            return False
    return False
