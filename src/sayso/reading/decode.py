"""Rows of roles as attributions: pieces to characters, one relation for each cue or one for each origin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast, get_args

from sayso.reading.confidence import chance
from sayso.reading.labels import Range
from sayso.reading.near import touching
from sayso.reading.origins import completed, opening_subject, settled
from sayso.reading.pieces import Pieces
from sayso.reading.quotes import Quotation
from sayso.reading.seeming import only_looks
from sayso.reading.stance import REPORT, denying_verb, stance_of
from sayso.reading.twins import single
from sayso.reading.windows import Row
from sayso.records import Attribution, Kind, Span, Spans, Stance
from sayso.text import enclosing, merged, overlaps, trimmed

# A word cut in its middle is made whole up to this many letters to either side.
LONGEST_HALF_WORD = 40

_REPORTED = re.compile(
    r"(?:[\w’'-]+ ){0,2}?(?:reports?|allegations?|claims?|accusations?|charges?|rumou?rs?|suggestions?|assertions?)"
    r" that ",
    re.IGNORECASE,
)
_REPORTS_THAT = re.compile(
    r"[\"”’]?,? (?:[\w’'-]+ ){0,3}"
    rf"{REPORT}\b"
    r"[^.;:\n]{0,80}? that (?P<what>[^.;:\n]{4,200})",
    re.IGNORECASE,
)
_AS = re.compile(r"as (?:\W*[\w’'-]+\W*){1,4}$", re.IGNORECASE)
_KINDS = frozenset(get_args(Kind))


class Layout:
    """One text with its pieces, quotations and sentences: turns ranges of pieces into spans."""

    def __init__(
        self, text: str, pieces: Pieces, quoted: Sequence[Quotation] = (), sentences: Spans = ()
    ) -> None:
        self.text, self.pieces, self.quoted, self.sentences = text, pieces, quoted, sentences

    def stance(self, row: Row, content: Spans) -> Stance:
        """How the end of a row's chain stands to its content, by its words and by the network."""
        cue = self.span(row.cue)
        sentence = enclosing(self.sentences, cue.start) or cue
        return stance_of(self.text, cue, content, sentence, read=row.stance)

    def span(self, pieces: Range) -> Span:
        """The characters of a range of pieces, whole words only."""
        start = int(self.pieces.starts[pieces[0]])
        end = int(self.pieces.ends[pieces[1] - 1])
        return Span(*whole_words(self.text, start, end))

    def spans(self, ranges: Iterable[Range]) -> Spans:
        """The same for several ranges, sorted and joined where only white space parts them."""
        return joined(self.text, [self.span(one) for one in ranges])

    def contents(self, rows: Sequence[Row]) -> list[Spans]:
        """The content of each row, with the paragraphs into which its quotation runs on."""
        found = [self.spans(row.roles["content"]) for row in rows]
        taken = merged([*(self.span(row.cue) for row in rows), *(span for one in found for span in one)])
        return [joined(self.text, [*content, *self._run_on(content, taken)]) for content in found]

    def _run_on(self, content: Spans, taken: Spans) -> list[Span]:
        """The next quotations, where a content ends with one that its paragraph leaves open."""
        if not content or not self.quoted:
            return []
        more: list[Span] = []
        end = content[-1].end
        at = bisect_right(self.quoted, end, key=lambda mark: mark.start) - 1
        while 0 <= at < len(self.quoted) - 1 and self._is_left_open(at) and end >= self.quoted[at].end - 2:
            span = Span(self.quoted[at + 1].start, self.quoted[at + 1].end)
            if touching(taken, span):
                break
            more.append(span)
            at, end = at + 1, span.end
        return more

    def _is_left_open(self, at: int) -> bool:
        """Whether the next paragraph goes on with this quotation."""
        mark, following = self.quoted[at], self.quoted[at + 1]
        between = self.text[mark.end : following.start]
        return not mark.closed and not between.strip() and "\n" in between


def whole_words(text: str, start: int, end: int) -> Range:
    """The range, widened where it begins or ends inside a word."""
    least = max(0, start - LONGEST_HALF_WORD)
    while start > least and start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    most = min(len(text), end + LONGEST_HALF_WORD)
    while 0 < end < most and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def joined(text: str, spans: Iterable[Span]) -> Spans:
    """Sorted spans, two of them made one where they overlap or only spaces stand between them."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and "\n" not in text[out[-1].end : span.start] and not text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def outermost(layout: Layout, rows: Sequence[Row]) -> tuple[Attribution, ...]:
    """The relations that the report itself makes; cues with one source and one content are one relation."""
    found: dict[tuple[Spans, Spans], tuple[list[Span], float]] = {}
    for row, content in zip(rows, layout.contents(rows), strict=True):
        source = layout.spans(row.roles["source"])
        if not content:
            continue
        cues, sure = found.get((source, content), ([], 0.0))
        found[source, content] = ([*cues, layout.span(row.cue)], max(sure, row.sure))
    made = (
        Attribution(source, tuple(sorted(cues)), content, chance("outer", sure))
        for (source, content), (cues, sure) in found.items()
    )
    return tuple(sorted(made, key=place_of))


def passed_on(layout: Layout, rows: Sequence[Row]) -> tuple[Attribution, ...]:
    """One attribution for each statement at any depth: rows with two origins are two statements."""
    made: list[Attribution] = []
    for row, whole in zip(rows, layout.contents(rows), strict=True):
        content = _bare(layout, whole)
        stance = layout.stance(row, content)
        if stance == "no-comment":
            content = ()
        elif not content:
            continue
        elif stance in ("deny", "doubt"):
            content = _itself(layout.text, content)
        origins, relays = _voices(layout, row)
        for origin in origins or (None,):
            said = _statement(layout, row, content, origin=origin, relays=relays)
            if not only_looks(layout.text, said):
                _add(made, layout.text, replace(said, stance=stance))
    return tuple(sorted(single(layout.text, made), key=place_of))


def _add(made: list[Attribution], text: str, said: Attribution) -> None:
    """Take in one more; who denies reports is taken by that verb, and once."""
    verb = denying_verb(text, said.source[-1], said.cue[0]) if said.source and said.cue else None
    if verb is None:
        made.append(said)
    elif not any(one.source == said.source and verb in one.cue for one in made):
        made.append(replace(said, cue=(verb,), stance="deny"))


def _voices(layout: Layout, row: Row) -> tuple[Spans, Spans]:
    """The origins of a row and its relays; the last relay where it has no origin."""
    relays = tuple(completed(layout.text, layout.span(one)) for one in sorted(row.roles["relay"]))
    if row.trigger:
        return (layout.span(row.cue),), relays
    cue = layout.span(row.cue)
    origins = [completed(layout.text, layout.span(one)) for one in row.roles["origin"]]
    if (
        not origins
        and relays
        and (subject := opening_subject(layout.text, layout.sentences, cue, relays[-1]))
    ):
        return (subject,), relays
    if not origins:
        return relays[-1:], relays[:-1]
    return settled(layout.text, layout.sentences, cue, origins=origins, relays=relays)


def _statement(
    layout: Layout, row: Row, content: Spans, *, origin: Span | None, relays: Spans
) -> Attribution:
    kind, named = _node(layout, row, origin)
    audience = layout.spans(row.roles["audience"])
    return Attribution(
        source=(origin,) if origin else (),
        cue=() if row.trigger else (layout.span(row.cue),),
        content=content,
        confidence=chance("chain", row.sure),
        relays=relays,
        audience=audience[0] if audience else None,
        kind=kind,
        named=named,
        relay_kinds=tuple(_node(layout, row, one)[0] for one in relays),
    )


def _node(layout: Layout, row: Row, mention: Span | None) -> tuple[Kind | None, bool | None]:
    """What the network takes a mention for, by the longest of its pieces that was read as one."""
    held = {
        one: known
        for one, known in (row.nodes or {}).items()
        if mention and overlaps(layout.span(one), mention)
    }
    known = held[max(held, key=lambda one: (one[1] - one[0], one))] if held else None
    if known is None or known[0] not in _KINDS:
        return None, None
    return cast(Kind, known[0]), known[1]


def _bare(layout: Layout, content: Spans) -> Spans:
    """A content without "that", the marks around it and the stop behind it."""
    out = []
    for span in content:
        bare = trimmed(layout.text, span)
        words = layout.text[bare.start : bare.end]
        if words[:5].lower() == "that " and not words[5:6].isspace():
            bare = trimmed(layout.text, Span(bare.start + 5, bare.end))
        if bare.start < bare.end:
            out.append(_balanced(layout, bare))
    return tuple(out)


def _itself(text: str, content: Spans) -> Spans:
    """What is denied without the words that bring it in: "*as baseless*", "*reports that* an aircraft was down"."""
    rest = tuple(span for span in content if not _AS.match(text, _with_as(text, span.start), span.end))
    content = rest or _brought_in(text, content)
    first = content[0]
    led = _REPORTED.match(text, first.start, first.end)
    return (Span(led.end(), first.end), *content[1:]) if led else content


def _with_as(text: str, start: int) -> int:
    """Where the words before begin: "as" may stand before what was read."""
    return start - 3 if start >= 3 and text.startswith("as ", start - 3) else start


def _brought_in(text: str, content: Spans) -> Spans:
    """What follows where only what it is called was read: "dismissed as baseless reports that *men had died*"."""
    found = _REPORTS_THAT.match(text, content[-1].end)
    return (trimmed(text, Span(*found.span("what"))),) if found else content


def _balanced(layout: Layout, span: Span) -> Span:
    """The span with the mark at its edge whose partner it holds: "was “good and productive”"."""
    at = bisect_right(layout.quoted, span.end, key=lambda mark: mark.start) - 1
    last = layout.quoted[at] if at >= 0 else None
    if last and last.closed and span.start < last.start and last.inner_end == span.end:
        span = Span(span.start, last.end)
    at = bisect_right(layout.quoted, span.start, key=lambda mark: mark.start) - 1
    first = layout.quoted[at] if at >= 0 else None
    if first and first.closed and first.inner_start == span.start and first.end < span.end:
        span = Span(first.start, span.end)
    return span


def place_of(one: Attribution) -> tuple[Spans, Spans, Spans]:
    """By what attributions are put in the order of the text."""
    return (one.content or one.cue or one.source, one.cue, one.source)
