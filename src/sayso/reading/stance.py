"""How a voice stands to what it says, by the words that bring it in: "did not confirm" is no confirmation.

The network's answer holds wherever these words leave it open.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast, get_args

from sayso.records import Span, Spans, Stance
from sayso.resources import read_lines, read_table

# Words of stance stand at most this many characters behind a cue, and a negation at most so many before them.
AFTER, NEGATION = 70, 40
# A content is a wish where its first this many characters say so.
OPENING = 80

# Nouns for what others have said, as a pattern.
REPORT = r"(?:reports?|allegations?|claims?|accusations?|rumou?rs?|suggestions?|assertions?)"
_REPORT = re.compile(REPORT, re.IGNORECASE)
_DENYING = re.compile(
    r"[^.;:,\"“”]{0,30}?\b(?P<verb>(?:dismiss|den(?:y|ie)|reject|refut)\w*)\b[^.;:,]*", re.IGNORECASE
)
_SPEECH = re.compile(r"say(?:s|ing)?|said|tell(?:s|ing)?|told|writes?|wrote|add(?:s|ed|ing)?", re.IGNORECASE)
_CLAIM = (
    r"(?:\w+['’]?\w* ){0,4}?(?:claims?|reports?|allegations?|accusations?|suggestions?|charges?|rumou?rs?|notion|"
    r"assertions?|talk|news|figures?|accounts?|versions?|statements?|stor(?:y|ies)|arguments?|toll)\b"
)
_TO = re.compile(r"(?!he |she |it |they |we |I )(?:[\w'’-]+ ){0,5}?(?:not )?to \w+", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:not )?to \w+", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|no|little|few|hardly|never|cannot|neither|nor|without|unable to|unwilling to|yet to|\w+n['’]t"
    r"|(?:did|do|does|has|have|had|is|are|was|were|could|would|wo|ca)nt|(?:refus|declin|fail)\w+ to)"
    r"(?:\s+(?:\w+ly|yet|been|be|have|so|far|any|immediate|official|a|issue))*\s*$",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"(?:that )?(?!I\b|if\b|he\b|she\b)(?:[\w'’,-]+ ){1,8}?(?:must|should|ought to)\b(?! have\b)",
    re.IGNORECASE,
)
_FEELS = (
    r"(?:I|we|he|she|they|it|the \w+|\w+)(?: (?:am|is|are|was|were)|['’](?:m|s|re)) "
    r"(?:(?:\w+ly|very|so|also|both|not|just) )?{feelings}\b"
)
_WISHES = (
    r"(?:I|we|he|she|they|it)(?: (?:also|really|certainly|just))? "
    r"(?:hoped?|wish(?:ed)?|appreciated?|apologi[sz]ed?|thank(?:ed)?|regret(?:ted)?|condemn(?:ed)?|"
    r"welcomed?|wants?|wanted|would like|['’]d like)\b"
)


def stance_of(text: str, cue: Span, content: Spans, sentence: Span, *, read: str) -> Stance:
    """The stance that the words of the cue show, otherwise the one that was ``read`` by the network.

    ``cue``, ``content`` and ``sentence`` are spans of ``text``.
    """
    found = _by_verb(text, cue, content, sentence)
    if found is None and read == "assert":
        found = _by_content(text, cue, content)
    known = read if read in get_args(Stance) else "assert"
    return found or cast(Stance, known)


def denying_verb(text: str, source: Span, cue: Span) -> Span | None:
    """The verb of whoever denies, where the noun of a report was read for it: "X *denied* reports that …"."""
    if not _REPORT.fullmatch(text, cue.start, cue.end) or not 0 < cue.start - source.end <= AFTER:
        return None
    found = _DENYING.fullmatch(text, source.end, cue.start)
    return Span(*found.span("verb")) if found else None


def _by_verb(text: str, cue: Span, content: Spans, sentence: Span) -> Stance | None:
    """What the first telling verb in the cue, or in the words right behind it, says."""
    end = min(cue.end + AFTER, max(sentence.end, cue.end))
    for match in _verbs().finditer(text, cue.start, end):
        if not _belongs(text, match.start(), cue, content):
            return None
        for after, plain, negated in _readings()[match.group().lower()]:
            if _follows(after, text, Span(match.end(), end), content):
                before = text[max(sentence.start, match.start() - NEGATION) : match.start()]
                chosen = negated if _NOT.search(before) else plain
                return cast(Stance, chosen) if chosen != "-" else None
        if match.end() >= cue.end:
            return None
    return None


def _belongs(text: str, at: int, cue: Span, content: Spans) -> bool:
    """Whether a verb at this place is part of the cue: in it, or right behind it and in no content."""
    if at < cue.end:
        return True
    if any(span.start <= at < span.end for span in content):
        return False
    between = text[cue.end : at].split()
    if text[at : at + 4].lower() in ("deni", "conf"):
        between = [word for word in between if word not in ("a", "an")]
    return all(word.endswith("ly") for word in between) and len(between) <= 1


def _follows(after: str, text: str, rest: Span, content: Spans) -> bool:
    """Whether what must come behind the verb does; ``rest`` is the rest of its clause."""
    if after in ("TO", "INFINITIVE"):
        start = next((span.start for span in content if span.start >= rest.start), None)
        if start is None:
            return False
        wanted = _TO if after == "TO" else _INFINITIVE
        led = text[rest.start : start].endswith(" to ")
        return led or bool(wanted.match(text, start, start + OPENING))
    if not after or _pattern(after).match(text, rest.start, rest.end):
        return True
    named = content[0].start if content and "CLAIM" in after else 0
    return named > 0 and bool(_pattern(after).match(text, named - 1, named + OPENING))


def _by_content(text: str, cue: Span, content: Spans) -> Stance | None:
    """What plain words of speech bring in: an order, a wish, a feeling; None for anything that states a fact."""
    if not content or not _SPEECH.fullmatch(text, cue.start, cue.end):
        return None
    opening = text[content[0].start : min(content[0].end, content[0].start + OPENING)].lstrip("\"'“‘` ")
    if _SHOULD.match(opening):
        return "demand"
    return "attitude" if _feelings().match(opening) else None


@cache
def _pattern(after: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{after.replace('CLAIM', _CLAIM)})\b", re.IGNORECASE)


@cache
def _readings() -> dict[str, list[tuple[str, str, str]]]:
    """For each form of a telling verb what must follow, and the stance without and with a negation."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in read_table("reading_stances.tsv"):
        for form in row["forms"].split():
            found.setdefault(form, []).append((row["after"], row["plain"], row["negated"]))
    return found


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(_readings())) + r")\b", re.IGNORECASE)


@cache
def _feelings() -> re.Pattern[str]:
    words = "(?:" + "|".join(re.escape(one) for one in read_lines("reading_feelings.txt")) + ")"
    return re.compile(f"(?:{_FEELS.replace('{feelings}', words)}|{_WISHES})", re.IGNORECASE)
