"""Whom a pronoun means: each voice that fits is weighed by what can be seen of it, and the likeliest taken if
it is likely enough.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

from sayso.records import Spans
from sayso.resources import read_table
from sayso.sources.lists import listed
from sayso.sources.register import Place, Voice, sentence_at
from sayso.text import contains, enclosing

LEAST = 0.7
"""Least probability of the one that is taken: 94 in 100 right of what the weights were fitted on, 98 of the held-out
fifth (at 0.65 GUM gives 96 at a recall of 76 for 97 at 75): python -m training.fit_antecedents --data FOLDER.
"""


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen of one voice from the place of a pronoun; every feature is 0 to 1.

    ``last``: spoke last, outside quoted words. ``only``: nobody else fits. ``spoke_*`` and ``met_*``:
    sentences back to where it last spoke, or was last named outside quotations. ``opens``: it opens the
    sentence in which it was last named. ``newest``: named last of all that fit. ``often``: its share of all
    mentions of those that fit. ``rivals``: others that fit named since, 1 for three or more. ``gender``: known
    and agreeing. ``named``: bears a name. ``quoted``: named only inside what others say. ``same_paragraph``:
    last met in the paragraph of the pronoun. ``speaks``: acts as a source anywhere before. ``known``:
    its words tell what kind of voice it is. ``aside``: last met behind a preposition, or as the owner of
    something. ``joined``: last met beside another ("Lind and Holt").
    """

    last: float = 0.0
    only: float = 0.0
    spoke_here: float = 0.0
    spoke_one_back: float = 0.0
    spoke_two_back: float = 0.0
    met_here: float = 0.0
    met_one_back: float = 0.0
    met_two_back: float = 0.0
    opens: float = 0.0
    newest: float = 0.0
    often: float = 0.0
    rivals: float = 0.0
    gender: float = 0.0
    named: float = 0.0
    quoted: float = 0.0
    same_paragraph: float = 0.0
    speaks: float = 0.0
    known: float = 0.0
    aside: float = 0.0
    joined: float = 0.0


OPENING = 5
"""Characters into a sentence at which its first name may begin (after an article or a quotation mark)."""

MANY_RIVALS = 3

PREPOSITIONS = listed("prepositions")
FAR = 24
"""Characters before a mention in which its preposition stands."""

BEFORE = re.compile(r"\b([A-Za-z]+)\s(?:the\s|an?\s|his\s|her\s|their\s|its\s)?$")
JOINED_BEFORE = re.compile(r"[A-Z]\w+ (?:and|or) (?:the )?$")
JOINED_BEHIND = re.compile(r" (?:and|or) (?:the )?[A-Z]")
OWNS = re.compile(r"(?:['’]s|s['’])\W?$")

FEATURES = tuple(field.name for field in fields(Sight))
NOBODY = "nobody"
"""The weight of the answer that none of them is meant."""


@cache
def weights() -> dict[str, float]:
    """The fitted weights by the name of the feature."""
    return {row["feature"]: float(row["weight"]) for row in read_table("sources_antecedents.tsv")}


def row_of(sight: Sight) -> tuple[float, ...]:
    """The features in their order, for fitting."""
    return tuple(getattr(sight, name) for name in FEATURES)


def chances(sights: Sequence[Sight]) -> tuple[float, ...]:
    """The probability of each candidate; what is missing to 1 is that of nobody of them."""
    known = weights()
    scores = [sum(known[name] * getattr(sight, name) for name in FEATURES) for sight in sights]
    highest = max([*scores, known[NOBODY]])
    powers = [math.exp(score - highest) for score in (*scores, known[NOBODY])]
    return tuple(power / sum(powers) for power in powers[:-1])


def likeliest(sights: Sequence[Sight]) -> int | None:
    """The index of the candidate that is meant; None where none is likely enough."""
    found = chances(sights)
    best = max(range(len(found)), key=lambda at: (found[at], -at), default=None)
    return best if best is not None and found[best] >= LEAST else None


@dataclass(frozen=True, slots=True)
class View:
    """The report as it was read up to a pronoun: its text and sentences, the stretches that somebody says,
    and who spoke so far, by sentence, outside those stretches.

    ``begins`` is where the statement of the pronoun begins: "“It burned. It burned all night,” *he* said" looks
    back from before the quotation, however long that is.
    """

    text: str
    sentences: Spans
    quoted: Spans
    spoken: Sequence[tuple[int, Voice]]
    begins: int

    @property
    def sentence(self) -> int:
        """The sentence from which the pronoun looks back."""
        return sentence_at(self.sentences, self.begins)

    def is_quoted(self, place: Place) -> bool:
        """Whether a mention stands within what somebody says."""
        around = enclosing(self.quoted, place.span.start)
        return around is not None and contains(around, place.span)

    def opens(self, place: Place) -> bool:
        """Whether a mention opens its sentence."""
        if place.sentence >= len(self.sentences):
            return False
        return place.span.start - self.sentences[place.sentence].start < OPENING

    def is_aside(self, place: Place) -> bool:
        """Whether a mention stands behind a preposition ("*before Judge Holt*"), or owns what its sentence is
        about.
        """
        before = BEFORE.search(self.text, max(0, place.span.start - FAR), place.span.start)
        last = self.text[place.span.start : place.span.end + 2]
        return bool(before and before[1].lower() in PREPOSITIONS) or OWNS.search(last) is not None

    def is_joined(self, place: Place) -> bool:
        """Whether a mention is one of two that stand together."""
        before = self.text[max(0, place.span.start - FAR) : place.span.start]
        behind = self.text[place.span.end : place.span.end + FAR]
        return JOINED_BEFORE.search(before) is not None or JOINED_BEHIND.match(behind) is not None


def see(place: Place, candidates: Sequence[Voice], view: View) -> tuple[Sight, ...]:
    """What can be seen of each of the voices that a pronoun could mean."""
    speakers = (voice for _, voice in reversed(view.spoken))
    last = next((one for one in speakers if any(one is voice for voice in candidates)), None)
    met = [_last_met(voice, view) for voice in candidates]
    times = sum(len(voice.places) for voice in candidates)
    sights = (_sight(place, voice, view, met=at) for voice, at in zip(candidates, met, strict=True))
    since = [sum(other.span.start > at.span.start for other in met) for at in met]
    return tuple(
        replace(
            sight,
            last=voice is last,
            only=len(candidates) == 1,
            newest=since[at] == 0,
            rivals=min(since[at], MANY_RIVALS) / MANY_RIVALS,
            often=len(voice.places) / times,
        )
        for at, (voice, sight) in enumerate(zip(candidates, sights, strict=True))
    )


def _last_met(voice: Voice, view: View) -> Place:
    """The last mention of a voice outside quoted words, else the last of all."""
    outside = (place for place in reversed(voice.places) if not view.is_quoted(place))
    return next(outside, voice.places[-1])


def _sight(place: Place, voice: Voice, view: View, *, met: Place) -> Sight:
    """What can be seen of one voice, its rivals left aside."""
    spoke = max((sentence for sentence, one in view.spoken if one is voice), default=None)
    ago = None if spoke is None else max(0, view.sentence - spoke)
    back = max(0, view.sentence - met.sentence)
    return Sight(
        spoke_here=ago == 0,
        spoke_one_back=ago == 1,
        spoke_two_back=ago == 2,
        met_here=back == 0,
        met_one_back=back == 1,
        met_two_back=back == 2,
        opens=view.opens(met),
        gender=voice.gender != "" and voice.gender == place.mention.gender,
        named=bool(voice.names),
        quoted=view.is_quoted(met),
        same_paragraph="\n" not in view.text[met.span.end : view.begins].strip(),
        speaks=any(one.is_source for one in voice.places),
        known=voice.kind is not None,
        aside=view.is_aside(met),
        joined=view.is_joined(met),
    )
