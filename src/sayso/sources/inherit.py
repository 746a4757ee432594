"""Relays that a sentence does not repeat: the same quotation goes on through the same medium."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from sayso.records import Span, Spans
from sayso.resources import read_lines
from sayso.sources.bodies import medium_in
from sayso.sources.lines import Line
from sayso.sources.lists import listed
from sayso.sources.parties import extent
from sayso.sources.register import Voice, sentence_at
from sayso.text import any_overlap, without

REACH = 4
"""Sentences between two parts of one quotation at most. Measured on the training passages without the
held-out fifth.
"""

OTHERS = 2
"""Statements by other voices in between at most."""

MEMORY = 40
"""Lines back at most in which a voice is remembered."""

CLOSE = 2
"""Sentences back at most to the speaker whom an unresolved "he" goes on with."""

QUOTED = re.compile(r"\b(?:was|were|is|are|been) (?:also |further |later )?(?:quoted|cited)\b")
"""Words that tell of somebody who quotes and do not name him."""

LISTENER = re.compile(r"(?:told|tells|tell|telling)(?= (?:the |an? |his |her |their )?[A-Z])")
"""A verb behind which the one is named who is told: somebody else than the medium, and so a new occasion."""

JOURNALISTS = listed("journalists")
CARRIERS = frozenset({"agency", "outlet", "document"})


@cache
def _occasions() -> tuple[str, ...]:
    return read_lines("sources_occasions.txt")


def inherited(
    text: str, sentences: Spans, *, lines: Sequence[Line], voices: Mapping[Span, Voice]
) -> tuple[Line, ...]:
    """The lines, with the relays of the quotation that each goes on with put before its own."""
    order = sorted(range(len(lines)), key=lambda at: (_start(lines[at]), at))
    setting = Setting(text, sentences, voices)
    done: dict[int, Line] = {}
    past: list[Line] = []
    for at in order:
        done[at] = _continued(lines[at], past, setting)
        past = [*past[1 - MEMORY :], done[at]]
    return tuple(done[at] for at in range(len(lines)))


def _start(line: Line) -> int:
    return extent(line.attribution).start


class Setting:
    """What is asked of the report while its lines are read in order."""

    def __init__(self, text: str, sentences: Spans, voices: Mapping[Span, Voice]) -> None:
        self.text, self.sentences, self.voices = text, sentences, voices

    def voice(self, span: Span) -> int:
        """The number of the voice that a mention means."""
        return self.voices[span].number

    def sentence(self, line: Line) -> int:
        """The sentence in which a line says who speaks."""
        return sentence_at(self.sentences, _start(line))

    def is_quoted(self, line: Line) -> bool:
        """Whether the sentence only says that somebody was quoted, not by whom."""
        return QUOTED.search(self.words_about(line)) is not None

    def words_about(self, line: Line) -> str:
        """The words of that sentence outside what is said, lower case."""
        span = self.sentences[self.sentence(line)] if self.sentences else Span(0, len(self.text))
        return " ".join(
            self.text[part.start : part.end] for part in without(span, line.attribution.content)
        ).lower()


def _continued(line: Line, past: Sequence[Line], setting: Setting) -> Line:
    head = line.mentions[0]
    last = _last_heard(setting.voice(head), past, setting)
    if last is None and line.attribution.stance != "no-comment":
        last = _right_before(line, past, setting) or _hinted(line, past, setting)
    if last is None or line.audience is not None:
        return line
    previous, index = last
    if index == 0 or not _goes_on(line, previous, past, setting):
        return line
    relays = previous.mentions[:index]
    own = {setting.voice(span) for span in line.mentions}
    if any(setting.voice(span) in own for span in relays) or not _carry(relays, head, setting):
        return line
    return replace(line, mentions=(*relays, *line.mentions), inherited=len(relays))


def _right_before(line: Line, past: Sequence[Line], setting: Setting) -> tuple[Line, int] | None:
    """The line just before, where an unresolved "he" or "the gunman" can only be its speaker."""
    mention = setting.voices[line.mentions[0]].places[0].mention
    points_back = mention.form == "pronoun" or (mention.form == "description" and mention.definite)
    if not past or not points_back or mention.kind not in (None, "person") or mention.number == "many":
        return None
    speaker = setting.voices[past[-1].mentions[-1]]
    near = setting.sentence(line) - setting.sentence(past[-1]) <= CLOSE
    genders = {mention.gender, speaker.gender} & {"m", "f"}
    return (
        (past[-1], len(past[-1].mentions) - 1)
        if near and speaker.kind == "person" and len(genders) < 2
        else None
    )


def _hinted(line: Line, past: Sequence[Line], setting: Setting) -> tuple[Line, int] | None:
    """The last line through a relay that the reading hears here too, where the speaker is no new name or
    is only quoted.
    """
    place = setting.voices[line.mentions[0]].places[0]
    new = place.mention.form == "name" and place.span == line.mentions[0]
    if not line.hints or (new and not setting.is_quoted(line)):
        return None
    for earlier in reversed(past):
        for at in range(len(earlier.mentions) - 1, -1, -1):
            if any_overlap(earlier.mentions[at], line.hints):
                return earlier, at + 1
    return None


def _last_heard(voice: int, past: Sequence[Line], setting: Setting) -> tuple[Line, int] | None:
    """The last line with this voice in it, and its place there."""
    for line in reversed(past):
        for at, span in enumerate(line.mentions):
            if setting.voice(span) == voice:
                return line, at
    return None


def _goes_on(line: Line, previous: Line, past: Sequence[Line], setting: Setting) -> bool:
    """Whether a line stands near enough to the earlier one and opens no occasion of its own."""
    end = max(
        [
            extent(previous.attribution).end,
            *(span.end for span in previous.attribution.content if span.start < _start(line)),
        ]
    )
    if setting.sentence(line) - sentence_at(setting.sentences, min(end, max(0, _start(line)))) > REACH:
        return False
    heads = {setting.voice(one.mentions[-1]) for one in past[past.index(previous) + 1 :]}
    if len(heads - {setting.voice(span) for span in previous.mentions}) > OTHERS:
        return False
    before, now = setting.words_about(previous), setting.words_about(line)
    if any(LISTENER.match(setting.text, cue.start) for cue in line.attribution.cue):
        return False
    return not any(occasion in now and occasion not in before for occasion in _occasions())


def _carry(relays: Spans, head: Span, setting: Setting) -> bool:
    """Whether the relays are of the sort that a quotation runs on through: media and their people,
    documents, whoever alone knows an unnamed voice.
    """
    voices = [setting.voices[span] for span in relays]
    if any(voice.kind in CARRIERS or _is_of_medium(voice) for voice in voices):
        return True
    known_only_so = setting.voices[head].named is False and setting.voices[head].kind != "document"
    return known_only_so and all(voice.kind != "unnamed" for voice in voices)


def _is_of_medium(voice: Voice) -> bool:
    """Whether a voice is a journalist: a medium or the noun for one stands with the name."""
    if voice.kind != "person":
        return False
    return bool(voice.nouns & JOURNALISTS) or any(
        medium_in(place.mention.words) for place in voice.places[:4]
    )
