"""Who speaks in a set of reports: how often, in what stance, through whom, by what names, and how that is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.export.words import plural
from sayso.records import CLAIM_STANCES, ChainNode, Report, Source, Span, Spans, Statement
from sayso.text import hull, overlaps, without, words_of

DIRECTLY = "directly"
EXAMPLES = 3
"""Passages shown for each way in which somebody was heard."""

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a report that make a link of a chain, without what is said."""

    report: str
    words: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source as the reports hear it.

    ``said`` counts the claims at whose origin it stands, ``carried`` those that came through it, ``wishes``
    demands and attitudes. ``through`` counts who stands right before it in a chain. ``words`` are the
    mentions that meant it; ``passages`` show how each way is known.
    """

    source: Source
    said: int
    carried: int
    wishes: int
    reports: tuple[str, ...]
    stances: Counted
    through: Counted
    words: tuple[str, ...]
    passages: tuple[tuple[str, Passage], ...]


@dataclass(slots=True)
class _Tally:
    """What is counted of one source while the statements are gone through once."""

    said: int = 0
    carried: int = 0
    wishes: int = 0
    reports: set[str] = field(default_factory=set)
    stances: Counter[str] = field(default_factory=Counter)
    through: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    passages: dict[str, list[Passage]] = field(default_factory=lambda: defaultdict(list))


def speakers(
    reports: Iterable[Report], sources: Iterable[Source], statements: Iterable[Statement]
) -> tuple[Speaker, ...]:
    """Everybody who is heard in the reports, those with most claims first; nobody whom no chain names."""
    texts = {report.id: report.text for report in reports}
    known = {source.id: source for source in sources}
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for statement in statements:
        _count(tallies, statement, known, texts[statement.report])
    found = (_speaker(known[key], tally) for key, tally in tallies.items())
    return tuple(sorted(found, key=lambda one: (-one.said, -one.carried, one.source.name, one.source.id)))


def _count(
    tallies: Mapping[str, _Tally], statement: Statement, known: Mapping[str, Source], text: str
) -> None:
    before = DIRECTLY
    for node in statement.chain:
        if node.source is None or node.source not in known:
            continue
        tally = tallies[node.source]
        tally.reports.add(statement.report)
        tally.through[before] += 1
        if node.mention:
            tally.words.add(words_of(text, (node.mention,)))
        passage = _passage(statement, node, text)
        if passage and len(tally.passages[before]) < EXAMPLES:
            tally.passages[before].append(passage)
        if node.role == "relay":
            tally.carried += 1
        elif statement.stance in CLAIM_STANCES:
            tally.said += 1
            tally.stances[statement.stance] += 1
        else:
            tally.wishes += 1
        before = known[node.source].name


def _passage(statement: Statement, node: ChainNode, text: str) -> Passage | None:
    """The words between a mention and the verb, what is said left out; of an inherited relay, its own words."""
    if node.mention is None:
        return None
    marks = [node.mention] if node.inherited or statement.cue is None else [node.mention, statement.cue]
    inner = [span for span in statement.content if not any(overlaps(span, mark) for mark in marks)]
    spans = tuple(span for span in without(hull(marks), inner) if text[span.start : span.end].strip(' ,."“”'))
    return Passage(statement.report, words_of(text, spans), spans) if spans else None


def _speaker(source: Source, tally: _Tally) -> Speaker:
    return Speaker(
        source,
        tally.said,
        tally.carried,
        tally.wishes,
        tuple(sorted(tally.reports)),
        _counted(tally.stances),
        _counted(tally.through),
        tuple(sorted(tally.words)),
        tuple((way, passage) for way in sorted(tally.passages) for passage in tally.passages[way]),
    )


def _counted(counts: Counter[str]) -> Counted:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def speaker_lines(one: Speaker, *, why: bool) -> Iterator[str]:
    """One source as lines for a terminal; with ``why`` the words that tell, and the reasons of merges."""
    named = "" if one.source.named else ", not named"
    yield f"{one.source.name} ({one.source.kind}{named}): {_amount(one)} in {plural(len(one.reports), 'report')}"
    if one.stances:
        yield f"  says: {_list(one.stances)}"
    if one.through:
        yield f"  heard: {_list(tuple((_way(way), count) for way, count in one.through))}"
    others = [name for name in dict.fromkeys((*one.source.names, *one.words)) if name != one.source.name]
    if others:
        yield f"  also: {'; '.join(others)}"
    if why:
        yield from (f"  one source: {reason}" for reason in one.source.why)
        yield from (f"  {passage.report}, {_way(way)}: “{passage.words}”" for way, passage in one.passages)


def _amount(one: Speaker) -> str:
    parts = [plural(one.said, "claim")] if one.said or not (one.carried or one.wishes) else []
    parts += [f"{one.carried} passed on"] if one.carried else []
    parts += [f"{one.wishes} of wish or opinion"] if one.wishes else []
    return ", ".join(parts)


def _way(way: str) -> str:
    return way if way == DIRECTLY else f"through {way}"


def _list(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{what} {count}" for what, count in counts)


def speaker_record(one: Speaker) -> dict[str, object]:
    """One source as a JSON object; offsets are half-open code points of the report's text."""
    return {
        "id": one.source.id,
        "name": one.source.name,
        "kind": one.source.kind,
        "named": one.source.named,
        "names": list(one.source.names),
        "affiliation": one.source.affiliation,
        "owner": one.source.owner,
        "said": one.said,
        "carried": one.carried,
        "wishes": one.wishes,
        "reports": list(one.reports),
        "stances": dict(one.stances),
        "through": dict(one.through),
        "words": list(one.words),
        "why": list(one.source.why),
        "passages": [
            {"report": p.report, "through": way, "words": p.words, "spans": _pairs(p.spans)}
            for way, p in one.passages
        ],
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
