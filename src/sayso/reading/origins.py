"""Who of several speakers that the network sees at one verb is the origin, and who only stands beside or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.records import Span, Spans
from sayso.text import enclosing, hull, trimmed

# How far a mention that stops inside a word is made whole, in characters.
LONGEST_HALF = 30
# Words between two mentions that tell how they stand to each other, in characters.
LONGEST_BETWEEN = 120

_HALF = re.compile(r"[-‐‑]?[^\W_]+(?:[-‐‑’'][^\W_]+)*")
_SUBJECT = re.compile(r"\W*(?P<who>he|she|they)\b", re.IGNORECASE)
# "*It was reported* that …": nobody is named, and the words are the hedge.
_IMPERSONAL = re.compile(
    r" (?:is|was|has been|had been)(?: also| \w+ly)? (?:reported|said|claimed|alleged|announced|rumou?red|believed)\b"
)
_GIVES_NAME = re.compile(
    r",? who (?:gave|gives|would give|provided|identified|introduced|called) (?:only )?"
    r"(?:(?:his|her|their) (?:first |full |last )?(?:name|surname)|himself|herself|themselves)"
    r"(?: only| simply)?(?: as)?,? (?P<name>[A-Z][\w’'-]*(?: (?:[a-z]{2,3}-)?[A-Z][\w’'-]*){0,3})"
)
_NAME = re.compile(
    r"(?: [A-Z][\w’'-]*){1,5}(?: (?:news )?(?:agency|television|channel|newspaper|daily|radio|broadcaster|website))?"
)
_NUMBER = re.compile(r" \d{1,3}(?=[.,;:)\]\"”\n]|$)")
_PART = re.compile(
    r"(?:(?:the|an?|his|her|its|their|this|that|some|al|el)[-\s]*|.*\b(?:of|for|in|from|the|an?|his|her|its|their))",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*,?\s*(?:and|&|or|nor|as well as|along with|together with)?\s*(?:both|also|from)?\s*", re.IGNORECASE
)
_CITING = re.compile(
    r"\b(?:citing|quoting|quoted|quotes|cited|cites|reporting|referencing)(?: \w+ing)?\s*$", re.IGNORECASE
)
_SHOWN_BY = (
    r"\b(?:seen|obtained|reviewed|viewed|uncovered|captured|verified|analy[sz]ed|examined|inspected|broadcast|aired"
    r"|carried|shown|quoted(?: as \w+ing)?|cited(?: as \w+ing)?)(?: \w+ly)? by"
)
_BY_WAY_OF = re.compile(
    rf"\b(?:according to|as (?:told|reported|quoted|carried) (?:to|by))\s*$|{_SHOWN_BY}\s*$", re.IGNORECASE
)
_LED = re.compile(rf"{_SHOWN_BY} ", re.IGNORECASE)
_MADE_BY = re.compile(
    r"[^,.;:]*\b(?:released|issued|published|posted|taken|compiled|prepared|drafted|written|put out|signed|filmed"
    r"|recorded|shot)\b[^,.;:]*\bby\s*",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"[^.;:]*\b(?:identified|known|named|name|himself|herself) (?:only )?as\s*", re.IGNORECASE
)
_DESCRIPTION = re.compile(r"(?:the|an?|one|his|her|its|their|our|another)\b", re.IGNORECASE)
# "the head *of the rescue service, *Milan Orr", "the arena*'s operator, *Halcyon Live": the name behind it speaks.
_OFFICE = re.compile(r"\s+(?:of|for|at|in)\s[^.;:]{2,80},\s*|[’'](?:s\b)?[^.;:!?\n]{0,80}")


def settled(
    text: str, sentences: Spans, cue: Span, *, origins: Sequence[Span], relays: Sequence[Span]
) -> tuple[Spans, Spans]:
    """The origins of one verb and the relays before them, in text order.

    The network gives every piece of a sentence that might be the speaker. Pieces of one mention are joined, the
    medium that shows a document or quotes a speaker becomes a relay, parties named beside each other ("A and B
    said") stay as they are, and of others one stays: those in the sentence of the verb, first the longest list, then
    the first. Spans are half-open code points.
    """
    whole = _joined(text, origins)
    told: list[Span] = []
    through = list(relays)
    for one in [one for one in whole if not _PART.fullmatch(text, one.start, one.end)] or whole:
        speakers, passing = _of_two(text, told[-1], one) if told else ((one,), ())
        told[-1:] = speakers
        through += passing
    return _nearest(text, sentences, cue, told), tuple(sorted(set(through)))


def _of_two(text: str, first: Span, second: Span) -> tuple[Spans, Spans]:
    """Who speaks of two neighbours, and who of them only passes it on, by the words between."""
    between = text[first.end : second.start]
    if len(between) > LONGEST_BETWEEN or _LISTED.fullmatch(between):
        return (first, second), ()
    shown = _BY_WAY_OF.search(text, first.start + 1, second.start) or _LED.match(
        text, second.start, second.end
    )
    if shown:
        origin = trimmed(text, Span(first.start, min(first.end, shown.start())))
        return (origin,), (Span(max(second.start, shown.end()), second.end),)
    if _MADE_BY.fullmatch(text, first.start, second.start):
        return (hull((first, second)),), ()
    if _CITING.search(between):
        return (second,), (first,)
    named = _OFFICE.fullmatch(between) or _CALLED.fullmatch(between) or _stands_beside(text, first, second)
    return ((second,) if named else (first, second)), ()


def _stands_beside(text: str, first: Span, second: Span) -> bool:
    """Whether a name between commas is that of the one described before: "a pilot who was there, *Milan Orr*, said"."""
    commas = text[first.end : second.start].endswith(", ") and text[second.end : second.end + 1] == ","
    described = _DESCRIPTION.match(text, first.start), _DESCRIPTION.match(text, second.start)
    return commas and bool(described[0]) and not described[1]


def completed(text: str, span: Span) -> Span:
    """A mention to its end, where the network stopped short.

    Inside a hyphenated word ("*the state-*run Vesper agency", "*al-*Jundi"), before the number of a channel
    ("*Harbour* 24"), or before the name that somebody gives, which is the mention then ("a driver *who gave his name
    as *Petar"); "it", with the rest of "it was reported".
    """
    given = _GIVES_NAME.match(text, span.end, span.end + LONGEST_BETWEEN)
    if given:
        return Span(*given.span("name"))
    nobody = _IMPERSONAL.match(text, span.end) if text[span.start : span.end].lower() == "it" else None
    if nobody:
        return Span(span.start, nobody.end())
    rest = _HALF.match(text, span.end, span.end + LONGEST_HALF) if _is_half(text, span.end) else None
    end = rest.end() if rest else span.end
    last = text[span.start : end].rsplit(maxsplit=1)[-1:]
    more = (_NAME if rest and "-" in last[0] else _NUMBER).match(text, end) if last else None
    return Span(span.start, more.end()) if more and (rest or last[0][0].isupper()) else Span(span.start, end)


def opening_subject(text: str, sentences: Spans, cue: Span, relay: Span) -> Span | None:
    """The pronoun that opens the sentence of a verb, where the network saw only a relay before that sentence.

    "In an interview with Vesper … *She* put it at a million and *said* …" is hers and not Vesper's.
    """
    home = enclosing(sentences, cue.start)
    if home is None or relay.end > home.start:
        return None
    subject = _SUBJECT.match(text, home.start, cue.start)
    return Span(*subject.span("who")) if subject else None


def _is_half(text: str, end: int) -> bool:
    return "-" in text[max(0, end - 1) : end + 1]


def _joined(text: str, origins: Sequence[Span]) -> list[Span]:
    """The mentions in text order, two of them one where nothing stands between."""
    out: list[Span] = []
    for one in sorted(origins):
        if out and (one.start <= out[-1].end or text[out[-1].end : one.start] in (" ", "-")):
            out[-1] = hull((out[-1], one))
        else:
            out.append(one)
    return out


def _nearest(text: str, sentences: Spans, cue: Span, told: Sequence[Span]) -> Spans:
    """Of mentions that are not all one list: those of the verb's sentence, then the longest list, then the first."""
    home = enclosing(sentences, cue.start)
    here = [one for one in told if home and home.start <= one.start < home.end] or list(told)
    lists: list[list[Span]] = [here[:1]]
    for before, one in pairwise(here):
        if _LISTED.fullmatch(text[before.end : one.start]):
            lists[-1].append(one)
        else:
            lists.append([one])
    longest = max(lists, key=len)
    return tuple(longest)
