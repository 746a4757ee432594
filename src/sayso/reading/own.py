"""What a report says on its own account: its sentences without a source, and its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sayso.reading.near import touching
from sayso.reading.quotes import Quotation
from sayso.records import Attribution, Report, Span, Spans
from sayso.resources import read_lines
from sayso.text import any_overlap, merged, overlaps, trimmed, without, words_of

# An assertion has at least this many words; the rest beside an attribution must be longer.
FEWEST_WORDS, FEWEST_WORDS_LEFT = 3, 7
# What is left beside attributions counts when it is at least this share of its sentence.
LEAST_LEFT = 0.5
# A sentence of which more than this share stands in quotation marks is somebody's words and not the report's.
MOST_QUOTED = 0.6
# How sure a sentence in the report's own voice is one: not modelled, a whole sentence more than a rest.
OWN_CONFIDENCE, LEFT_CONFIDENCE = 0.9, 0.6

# A name in capitals of up to so many letters at the end of a headline is somebody: "Nine dead: NGO".
LONGEST_INITIALS = 8
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself|newsletter|cookies|javascript|inbox)\b", re.IGNORECASE)
_OPINION = re.compile(r"\bI(?:['’]\w+)? (?:think|believe|hope|wish|suppose|guess|mean|am|was|do)\b")
_PAGE = re.compile(r"^\s*[*†‡]|https?://|www\.|@|©|\[email|\.(?:com|org|net)\b|\|")
_PAST = re.compile(r"(?!hundred|sacred|naked|kindred|wicked)[a-z]+[^e\W]ed", re.IGNORECASE)
_CREDITED = re.compile(r"^\W*according to\b|,? (?:according to|citing) |^\W*citing ", re.IGNORECASE)
_CONNECTED = re.compile(
    r"(?:and|but|while|whereas|although|though|as|after|before|with|for|,|;|–|—|-|\s)+", re.I
)
_LABEL = re.compile(r"\s*([^:\n]{2,30}?)\s*(?:[:|]|\s[–—-]\s)\s*")
_VOICE_AT_END = re.compile(
    r"(?:[:,]|\s[–—-])\s+((?:says? |sources? )?[\w'’. -]{2,40}?(?: says?| reports?)?)\s*$", re.IGNORECASE
)
_SAYS = re.compile(r"^(?:says?|report(?:s|edly)?|according to) | (?:says?|reports?|said)$", re.IGNORECASE)
_GLUED_DATE = re.compile(
    r"\s*(?:date )?(?:\d{4}-\d\d-\d\d|\w{3,9} \d{1,2},? \d{4}|\d{1,2} \w{3,9} \d{4})[\s.,–—:-]*"
)


def own_voice(
    report: Report, whole: Spans, quoted: Sequence[Quotation], *, attributed: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Every sentence, or the rest of one, that asserts something without saying who says so.

    Left out are questions, requests, words to the reader, what stands in quotation marks, boilerplate, the
    headline, and sentences that only bring in somebody's words. ``attributed``: relations of both kinds.
    """
    claimed = merged(s for one in attributed for s in (*one.source, *one.cue, *one.content, *one.relays))
    marks = merged(Span(q.start, q.end) for q in quoted)
    skipped = merged([*report.boilerplate, *([report.title_span] if report.title_span else [])])
    made = []
    for sentence in whole:
        if touching(skipped, sentence):
            continue
        body = _body(report, sentence)
        for span, sure in _assertions(report.text, body, touching(claimed, body)):
            if _is_own(report.text, span, sentence, quoted=touching(marks, span)):
                made.append(Attribution((), (), (span,), sure, voice="own"))
    return tuple(made)


def _body(report: Report, sentence: Span) -> Span:
    """The sentence without a dateline or a date glued to its head."""
    start = sentence.start
    if report.dateline and overlaps(report.dateline.span, sentence):
        start = min(max(start, report.dateline.span.end), sentence.end)
    glued = _GLUED_DATE.match(report.text, start, min(sentence.end, start + 40))
    return Span(glued.end() if glued else start, sentence.end)


def _assertions(text: str, sentence: Span, claimed: Spans) -> list[tuple[Span, float]]:
    """The whole sentence where nothing in it is somebody's, else what is left where that is most of it."""
    if not claimed:
        return [(trimmed(text, sentence), OWN_CONFIDENCE)]
    left = max(without(sentence, claimed), key=lambda one: (len(one), -one.start), default=None)
    if left is None or len(left) < LEAST_LEFT * len(sentence):
        return []
    joint = _CONNECTED.match(text, left.start, left.end)
    left = trimmed(text, Span(joint.end() if joint else left.start, left.end))
    enough = len(WORD.findall(text, left.start, left.end)) >= FEWEST_WORDS_LEFT
    return [(left, LEFT_CONFIDENCE)] if enough else []


def _is_own(text: str, span: Span, sentence: Span, *, quoted: Spans) -> bool:
    """Whether these words assert something in the report's own voice."""
    words = text[span.start : span.end]
    if len(WORD.findall(words)) < FEWEST_WORDS or "?" in text[span.end - 1 : sentence.end]:
        return False
    inside = sum(min(q.end, span.end) - max(q.start, span.start) for q in quoted)
    if inside > MOST_QUOTED * len(span):
        return False
    outside = "".join(text[one.start : one.end] for one in without(span, quoted))
    if (
        _ADDRESSED.search(outside)
        or _OPINION.search(outside)
        or _PAGE.search(outside)
        or _CREDITED.search(outside)
    ):
        return False
    return not _opens_page(words) and has_finite_verb(outside)


def _opens_page(words: str) -> bool:
    """Whether the words begin like a button, a caption or a line of credits."""
    lower = " ".join(words[:60].lower().split()) + " "
    return any(lower.startswith((one + " ", one + ":")) for one in _page_words())


def has_finite_verb(words: str) -> bool:
    """Whether some word can carry a sentence."""
    found = [word.replace("’", "'") for word in WORD.findall(words)]
    shouted = words.isupper()
    return any(
        word.lower() in _verbs() or (at > 0 and (shouted or word.islower()) and _PAST.fullmatch(word))
        for at, word in enumerate(found)
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(read_lines("finite_verbs.txt"))


@cache
def _page_words() -> tuple[str, ...]:
    return read_lines("page_words.txt")


@cache
def _labels() -> dict[str, str]:
    rows = (line.split("\t") for line in read_lines("headline_labels.txt"))
    return {row[0]: row[1] for row in rows}


def headline(report: Report, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The headline as a statement: in its own voice, or by whoever it names ("Nine dead: ministry").

    Nothing where the reader has found an attribution in it, where it is a question or asserts nothing.
    """
    span = report.title_span
    if span is None or any(any_overlap(span, (*one.cue, *one.content)) for one in found):
        return ()
    text = report.text
    bare = _without_label(text, trimmed(text, span))
    words = text[bare.start : bare.end]
    if len(WORD.findall(words)) < FEWEST_WORDS or "?" in text[bare.end - 1 : span.end]:
        return ()
    voice = _voice(text, bare, " | ".join(words_of(text, one.source).lower() for one in found))
    if voice:
        return (voice,)
    return (Attribution((), (), (bare,), OWN_CONFIDENCE, voice="headline"),)


def _without_label(text: str, span: Span) -> Span:
    """The headline without "Video:", "UPDATE 2-" and the like."""
    label = _LABEL.match(text, span.start, span.end)
    if label and _labels().get(re.sub(r"[\s\d]+$", "", label.group(1).lower())) == "label":
        return Span(label.end(), span.end)
    return span


def _voice(text: str, span: Span, speakers: str) -> Attribution | None:
    """The attribution in "Content: voice", "Content, says Voice", where what follows the mark is a voice.

    ``speakers`` are the sources of the report below: who speaks there is a voice above it.
    """
    match = _VOICE_AT_END.search(text, max(span.start, span.end - 60), span.end)
    if match is None:
        return None
    words = match.group(1)
    name = _SAYS.sub("", words).strip()
    known = _labels().get(name.lower()) == "voice" or _labels().get(name.split()[-1].lower()) == "voice"
    known = known or name != words or (name.isupper() and len(name) <= LONGEST_INITIALS)
    if not name or not (known or re.search(rf"\b{re.escape(name.lower())}\b", speakers)):
        return None
    at = match.start(1) + words.find(name)
    content = trimmed(text, Span(span.start, match.start()))
    if content.start >= content.end:
        return None
    cue = Span(match.start(1), match.end(1))
    said = (cue,) if name != words else ()
    return Attribution(
        (Span(at, at + len(name)),), _beside(said, at, at + len(name)), (content,), LEFT_CONFIDENCE
    )


def _beside(said: Spans, start: int, end: int) -> Spans:
    """The cue without the voice in it."""
    return tuple(piece for one in said for piece in without(one, [Span(start, end)]))[:1]
