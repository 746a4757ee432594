"""Attributions turned into statements with ordered chains: from the outermost relay down to the origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.records import MEDIA, Attribution, Chain, ChainNode, Reading, Report, Span, Spans, Statement
from sayso.sources import media
from sayso.sources.aliases import find_aliases, same_names
from sayso.sources.cited import with_cited
from sayso.sources.denials import passing_on, without_answered
from sayso.sources.hearsay import with_hearsay
from sayso.sources.ids import statement_id
from sayso.sources.inherit import inherited
from sayso.sources.lines import Line, draw
from sayso.sources.nodes import node_of
from sayso.sources.parallels import joined
from sayso.sources.parties import parted
from sayso.sources.register import Voice, sentence_at
from sayso.sources.repeats import without_repeats
from sayso.sources.resolve import Scene, resolve
from sayso.sources.speakers import with_speakers
from sayso.sources.wholes import without_frames
from sayso.text import words_of

AGENCY = frozenset({"agency"})
"""What an agency calls itself: no other medium."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the statements of one report are made with."""

    report: Report
    sentences: Spans
    voices: Mapping[Span, Voice]


def chain_statements(report: Report, reading: Reading) -> tuple[Statement, ...]:
    """Who is really speaking in each statement of a report, and through whom it reached the report.

    Chains run from the outermost relay to the origin; the report's publisher is left out where it is only
    the relay. Pronouns and descriptions are resolved where one candidate is left. Statements come in the
    order of the reading.
    """
    text, sentences = report.text, reading.sentences
    # 1. the parties of each attribution: mentions cut, pairs set apart, frames of others left out
    spoken = with_speakers(text, reading.passed_on, outermost=reading.outermost)
    spoken = joined(text, with_cited(text, sentences, told=without_answered(text, spoken)))
    told = with_hearsay(text, sentences, told=tuple(parted(text, without_frames(text, spoken))))
    # 2. the mentions that each came through, in order
    outermost = tuple(parted(text, passing_on(reading.outermost, told)))
    lines = draw(text, sentences, attributions=told, outermost=outermost)
    # 3. who is meant
    speakers = tuple((one.content, one.source[0]) for one in told if one.source)
    scene = Scene(text, sentences, speakers, media.publisher_forms(report), report.title_span)
    voices = resolve(
        scene,
        (span for line in lines if line for span in line.mentions),
        same=same_names(find_aliases(report)),
    )
    # 4. without the publisher, with the relays that a sentence does not repeat
    room = Room(report, sentences, voices)
    drawn = inherited(
        text, sentences, lines=_without_publisher(room, [line for line in lines if line]), voices=voices
    )
    rest = iter(drawn)
    statements = tuple(
        _statement(room, one, next(rest) if line else None) for one, line in zip(told, lines, strict=True)
    )
    # 5. each statement once
    return without_repeats(text, statements)


def _without_publisher(room: Room, lines: list[Line]) -> list[Line]:
    """The lines without the report's own publisher, its programmes and staff as relays."""
    forms = media.publisher_forms(room.report)
    if not forms:
        return lines
    others = frozenset(
        media.plain(place.mention.name)
        for voice in room.voices.values()
        for place in voice.places
        if place.mention.kind in MEDIA
        and media.plain(place.mention.name) not in forms
        and media.plain(place.mention.name) not in media.SHORTENED
    )
    return [_publisher_dropped(room, line, forms, others) for line in lines]


def _publisher_dropped(room: Room, line: Line, forms: frozenset[str], others: frozenset[str]) -> Line:
    kept = [span for span in line.mentions[:-1] if not _is_publisher(room, span, forms, others)]
    return replace(line, mentions=(*kept, line.mentions[-1]))


def _is_publisher(room: Room, span: Span, forms: frozenset[str], others: frozenset[str]) -> bool:
    voice = room.voices[span]
    words = room.report.text[span.start : span.end]
    if not voice.names and others <= AGENCY and media.is_own_agency(room.report, words):
        return True
    names = {
        words,
        *(p.mention.name for p in voice.places if p.mention.form == "name"),
    }
    titles = {
        f"{p.mention.title} {p.mention.name}"
        for p in voice.places
        if p.mention.title and p.mention.kind == "person"
    }
    return any(media.is_publisher(name, forms, others=others) for name in sorted(names | titles))


def _statement(room: Room, one: Attribution, line: Line | None) -> Statement:
    chain = _chain(room, line) if line else ()
    anchor = (one.content or one.cue or one.source)[:1]
    sentence = (
        room.sentences[sentence_at(room.sentences, anchor[0].start)]
        if anchor and room.sentences
        else Span(0, 0)
    )
    origin = room.voices[line.mentions[-1]].places if line else []
    return Statement(
        id=statement_id(room.report.id, one, chain=chain),
        report=room.report.id,
        text=words_of(room.report.text, one.content),
        content=one.content,
        sentence=sentence,
        chain=chain,
        cue=one.cue[0] if one.cue else None,
        stance=one.stance,
        voice=one.voice,
        hedges=one.hedges,
        audience=line.audience if line else one.audience,
        claimed_corroboration=one.claimed_corroboration,
        first_hand=any(place.mention.reporter for place in origin),
        confidence=one.confidence,
    )


def _chain(room: Room, line: Line) -> Chain:
    """The nodes of a line, every voice once: the last is the origin."""
    nodes: list[ChainNode] = []
    seen: set[int] = {room.voices[line.mentions[-1]].number}
    last = len(line.mentions) - 1
    one = line.attribution
    told = (one.kind, one.named) if one.source[0] == line.mentions[-1] else (None, None)
    for at, span in enumerate(line.mentions):
        voice = room.voices[span]
        if at < last and voice.number in seen:
            continue
        seen.add(voice.number)
        node = node_of(room.report.text, span, voice=voice, opinion=told if at == last else (None, None))
        nodes.append(replace(node, role="origin" if at == last else "relay", inherited=at < line.inherited))
    return tuple(a for a, b in pairwise((*nodes, None)) if a and not (b and _is_house_of(a, b)))


def _is_house_of(outer: ChainNode, inner: ChainNode) -> bool:
    """Whether a medium only passes on what its own desk or programme has: "Korvan Wire" and "Korvan Wire Sport"."""
    whole, part = media.plain(outer.name), media.plain(inner.name)
    rest = part.removeprefix(f"{whole} ")
    return {outer.kind, inner.kind} <= MEDIA and rest != part and not rest.startswith("of ")
