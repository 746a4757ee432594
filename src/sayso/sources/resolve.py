"""Who is meant inside a report: pronouns, "the minister", "the group", surnames after full names.

One pass through the mentions in text order. A mention joins an earlier voice only where exactly one is
left; else it begins a voice of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Span, Spans
from sayso.sources.antecedents import OPENING, View, likeliest, see
from sayso.sources.descriptions import WATCHING
from sayso.sources.fitting import FITTING, is_lettered, number_fits, speaks
from sayso.sources.lists import listed
from sayso.sources.naming import NameIndex, by_name, by_slip
from sayso.sources.nouns import PERSONAL
from sayso.sources.register import Place, Voice, places_of, sentence_at
from sayso.sources.settle import BODIES
from sayso.text import contains, enclosing, merged

WINDOW = 6
"""Sentences back in which an antecedent is sought. Of 361 antecedents in the training passages 349 lie
within it.
"""

NAMED_SOON = 3
"""Sentences within which news names the monitor that it began with, where it names several; agencies do so in the
next one or two.
"""

SPOKEN = 24
"""Speakers back at most that are asked for."""

ISSUED_PAPERS = listed("issued papers")
WATCHER = re.compile(r"\b(?:observatory|monitor\w*|watch|watchdog|human rights)\b", re.IGNORECASE)
GROUP_NOUNS = listed("group nouns")
UNDER_INITIALS = listed("under initials")


@dataclass(frozen=True, slots=True)
class Scene:
    """One report as its mentions see it: text, sentences, the statements' contents and their speakers, the plain
    names of its publisher, and its headline.
    """

    text: str
    sentences: Spans
    speakers: tuple[tuple[Spans, Span], ...] = ()
    publisher: frozenset[str] = frozenset()
    title: Span | None = None


class Resolver:
    """Reads the mentions of one report through and keeps the voices met so far."""

    def __init__(self, scene: Scene, same: Mapping[str, str]) -> None:
        self.scene = scene
        self.same = same
        self.voices: list[Voice] = []
        self.index = NameIndex()
        self.quoted = merged(content for contents, _ in scene.speakers for content in contents)
        self.spoken: list[tuple[int, Voice]] = []
        self.found: dict[Span, Voice] = {}
        self.contents: dict[Span, Spans] = {}
        for contents, speaker in scene.speakers:
            self.contents[speaker] = (*self.contents.get(speaker, ()), *contents)

    def read(self, places: Sequence[Place]) -> dict[Span, Voice]:
        """The voice of every mention that acts as a source."""
        for place in places:
            voice = self.voice_of(place) or self._new()
            voice.add(place)
            self.index.add(voice, place.mention)
            if place.is_source:
                self.found[place.span] = voice
                if not self._quoted(place.span):
                    self.spoken.append((place.sentence, voice))
        return self.found

    def _new(self) -> Voice:
        self.voices.append(Voice(len(self.voices)))
        return self.voices[-1]

    def voice_of(self, place: Place) -> Voice | None:
        """The earlier voice that a mention means; None where it is new or stays open."""
        mention = place.mention
        if mention.form == "pronoun":
            return self._pronoun(place)
        if mention.form == "name":
            known = by_name(mention, self.index.candidates(mention, self.same), same=self.same)
            introduced = place.is_source or len(mention.key) > 1
            return known or (by_slip(mention, self.voices) if introduced else None) or self._named_now(place)
        if mention.form == "description" and mention.definite:
            return self._description(place) if place.is_source else self._taken_up(place)
        return self._of_headline(place) if mention.form == "description" and place.is_source else None

    def _of_headline(self, place: Place) -> Voice | None:
        """Whom the headline calls by the bare noun: "*activists* say", above "*local activists* told"."""
        noun, title = place.mention.noun, self.scene.title
        if title is None or noun is None or contains(title, place.span):
            return None
        above = [voice for voice in self.voices if all(contains(title, one.span) for one in voice.places)]
        meant = [
            voice
            for voice in above
            if not voice.names and voice.nouns == {noun.word} and voice.kind == place.mention.kind
        ]
        return meant[0] if len(meant) == 1 else None

    def _named_now(self, place: Place) -> Voice | None:
        """Who was only described just before and is named here: "a war monitor said … The Orvast Observatory"."""
        if not place.is_source or not WATCHER.search(place.mention.name):
            return None
        before = self.spoken[-SPOKEN:]
        if any(WATCHER.search(voice.best.mention.name) for _, voice in before if voice.names):
            before = [one for one in before[-4:] if one[0] >= place.sentence - NAMED_SOON]
        described = {
            voice.number: voice
            for _, voice in before
            if not voice.names and WATCHING.search(voice.best.mention.words)
        }
        return list(described.values())[-1] if described else None

    # -- pronouns --

    def _pronoun(self, place: Place) -> Voice | None:
        asks = place.mention.gender
        if asks == "me":
            return self._speaker_around(place.span)
        fitting = FITTING.get(asks)
        return (
            self.meant(place, [voice for voice in self._near(place) if fitting(voice)]) if fitting else None
        )

    def meant(self, place: Place, candidates: Sequence[Voice]) -> Voice | None:
        """The one of the voices that a pronoun is likely enough to mean."""
        at = likeliest(see(place, candidates, self.view(place)))
        return None if at is None else candidates[at]

    def view(self, place: Place) -> View:
        """The report as it is seen from a pronoun."""
        return View(
            self.scene.text,
            self.scene.sentences,
            self.quoted,
            self.spoken[-SPOKEN:],
            self._begins(place.span),
        )

    def _begins(self, span: Span) -> int:
        """Where the statement of a speaker begins: with the mention, or with the words that stand before it."""
        return min(one.start for one in (span, *self.contents.get(span, ())))

    def _speaker_around(self, span: Span) -> Voice | None:
        for contents, speaker in self.scene.speakers:
            if any(contains(content, span) for content in contents) and speaker in self.found:
                return self.found[speaker]
        return None

    def _near(self, place: Place) -> list[Voice]:
        """The voices met in the window before the place, outside what this very statement says."""
        own = self.contents.get(place.span, ())
        first = sentence_at(self.scene.sentences, self._begins(place.span)) - WINDOW
        near = []
        for voice in reversed(self.voices[-200:]):
            for met in reversed(voice.places):
                if met.sentence < first:
                    break
                if met.span.end <= place.span.start and not any(
                    contains(content, met.span) for content in own
                ):
                    near.append(voice)
                    break
        return near

    def _choose(self, place: Place, candidates: Sequence[Voice]) -> Voice | None:
        """The one candidate that is left: the last speaker unless a rival stands nearer; else the only
        one near.
        """
        speaker = self._last_speaker(place, candidates)
        if speaker:
            said = speaker.places[-1].span.start
            rivals = [
                voice for voice in candidates if voice is not speaker and self._told_after(voice, said, place)
            ]
            nearer = [voice for voice in rivals if self._is_subject(voice, place.sentence)]
            return speaker if not rivals else nearer[0] if len(nearer) == 1 else None
        for reach in range(WINDOW + 1):
            near = [voice for voice in candidates if voice.places[-1].sentence >= place.sentence - reach]
            if near:
                subjects = [voice for voice in near if self._is_subject(voice, place.sentence - reach)]
                left = near if len(near) == 1 else subjects
                return left[0] if len(left) == 1 else None
        return None

    def _last_speaker(self, place: Place, candidates: Sequence[Voice]) -> Voice | None:
        for sentence, voice in reversed(self.spoken[-6:]):
            if sentence < place.sentence - WINDOW:
                return None
            if any(voice is one for one in candidates):
                return voice
        return None

    def _told_after(self, voice: Voice, after: int, place: Place) -> bool:
        """Whether the report itself names a voice between the last speaker and the place (not within
        quoted words).
        """
        return any(
            after < met.span.start < place.span.start and not self._quoted(met.span)
            for met in voice.places[-4:]
        )

    def _quoted(self, span: Span) -> bool:
        around = enclosing(self.quoted, span.start)
        return around is not None and contains(around, span)

    def _is_subject(self, voice: Voice, sentence: int) -> bool:
        """Whether a voice opens this sentence."""
        start = self.scene.sentences[sentence].start if 0 <= sentence < len(self.scene.sentences) else -1
        return any(met.sentence == sentence and met.span.start - start < OPENING for met in voice.places[-4:])

    # -- descriptions --

    def _description(self, place: Place) -> Voice | None:
        noun = place.mention.noun
        if noun is None:
            return None
        taken_up = self._taken_up(place)
        if taken_up:
            return taken_up
        near = self._near(place)
        if noun.cls == "body" and noun.word in GROUP_NOUNS:
            return self._choose(
                place, [voice for voice in near if voice.kind == "organization" and speaks(voice)]
            )
        if noun.cls == "agency":
            agencies = [voice for voice in near if voice.kind == "agency" or is_lettered(voice)]
            return self._choose(place, agencies)
        if noun.word in UNDER_INITIALS and noun.number == "one":
            return self._choose(place, [voice for voice in near if is_lettered(voice)])
        if noun.cls == "outlet" and noun.number == "one":
            return self._choose(place, [voice for voice in near if voice.kind == "outlet" and not voice.many])
        if noun.cls in PERSONAL and noun.number == "one":
            return self._same_person(place)
        if noun.word in ISSUED_PAPERS and noun.number == "one":
            return self._issuer(place)
        if noun.word == "country":
            return self._choose(
                place, [voice for voice in near if voice.kind == "government" and voice.named]
            )
        return None

    def _taken_up(self, place: Place) -> Voice | None:
        """The voice near by that was last called by the same noun: "*a doctor* … the doctor"."""
        noun = place.mention.noun
        same = [v for v in self._near(place) if noun and noun.word in v.nouns and number_fits(v, place)]
        return max(same, key=lambda voice: voice.places[-1].span.start, default=None)

    def _issuer(self, place: Place) -> Voice | None:
        """The body or medium that spoke right before: "the report says" goes on with it, a document and
        its issuer being one.
        """
        if not self.spoken or self.spoken[-1][0] < place.sentence - 1:
            return None
        voice = self.spoken[-1][1]
        return voice if voice.kind in BODIES and voice.named else None

    def _same_person(self, place: Place) -> Voice | None:
        """The person who spoke right before, if nothing but a name is known of him: "the candidate"
        after "Rey said".
        """
        if not self.spoken or self.spoken[-1][0] < place.sentence - 1:
            return None
        voice = self.spoken[-1][1]
        alone = (
            len(
                {
                    id(one)
                    for sentence, one in self.spoken
                    if sentence >= place.sentence - 2 and one.kind == "person"
                }
            )
            == 1
        )
        fits = voice.kind == "person" and voice.named and not voice.nouns
        return voice if alone and fits and place.mention.gender in ("", voice.gender) else None


def resolve(scene: Scene, mentions: Iterable[Span], *, same: Mapping[str, str]) -> dict[Span, Voice]:
    """The voice behind every mention given, by its span.

    ``same`` maps names to the names that the report itself says mean the same ("SOHR" to "Orchard
    Observatory"), lower case.
    """
    places = places_of(scene.text, sorted(set(mentions)), sentences=scene.sentences, bodies=scene.publisher)
    return Resolver(scene, same).read(places)
