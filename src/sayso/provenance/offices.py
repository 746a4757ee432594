"""What the reports say that a named person is: "police spokesman", "governor of Port Velmora"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, takewhile

from sayso.provenance.bodies import is_filler, is_of_an_office, is_post, words_of_name
from sayso.provenance.lookup import LookedUp
from sayso.provenance.partnames import called
from sayso.records import Report, Source

NAME_PLACES = 12
"""Places of one name in one report that are looked at: an office is told at the first of them."""

BEFORE, BEHIND = 60, 80
"""Characters before and behind a name that can tell an office; a title is seldom longer."""

_STOPS = frozenset(
    {"said", "says", "told", "who", "whose", "which", "that", "and", "but", "as", "was", "is", "has", "had"}
)
"""Words at which a description behind a name is over, or is none."""

_BREAKS = _STOPS | frozenset(
    ["in", "on", "by", "at", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
"""Words at which the name of a body behind a name is over."""

_WORD = re.compile(r"[\w’'-]+\.?")
_BREAK = re.compile(r"[\n,;:()\"“”!?—–]|(?<=[a-z]{4})\.\s|(?<=\d)\.\s")
_BEHIND = re.compile(r",\s+([^\n,;:()\"“”.!?—–]*)")
_CHAIRS = re.compile(r",?\s+who\s+(?:chairs|heads|leads|runs|directs)\s+([^\n,;:()\"“”.!?—–]*)")
_OF = re.compile(r"\s+(?:of|from|for|at|with)\s+((?:the\s+)?[A-Z][^\n,;:()\"“”.!?—–]*)")


def find_offices(
    sources: Iterable[Source], *, cited_in: Mapping[str, Iterable[str]], reports: Mapping[str, Report]
) -> Mapping[str, tuple[str, ...]]:
    """The offices that the reports give to named persons, by the source, in the words of the reports.

    ``cited_in`` has for each source the reports that cite it; no others are read.
    """
    by_id = {one.id: one for one in sources}

    def find(id: str) -> tuple[str, ...]:
        if not _can_hold_one(by_id[id]):
            return ()
        texts = (reports[one].text for one in cited_in.get(id, ()) if one in reports)
        return tuple(sorted({phrase for text in texts for phrase in _offices(by_id[id], text)}))

    return LookedUp(by_id, find)


def _can_hold_one(source: Source) -> bool:
    """Whether somebody is named like a person, and no noun for a body heads the name."""
    if not source.named or source.report is not None:
        return False
    two = len(words_of_name(source.name)) > 1 and called(source.name) is None
    return source.kind == "person" or (source.kind == "organization" and two)


def _offices(source: Source, text: str) -> Iterator[str]:
    for name in sorted({source.name, *source.names}):
        for start, end in islice(_places(name, text), NAME_PLACES):
            title = _title(text, start)
            yield from filter(None, (title, _apposition(text, end), _chaired(text, end)))
            if body := _body_behind(text, end) if title else "":
                yield f"{title} of {body}"


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands, with or without the full stops of its initials."""
    words = [re.escape(word) for word in name.split()]
    found = re.finditer(r"\.?\s".join(words), text) if words else ()
    return (match.span() for match in found)


def _chaired(text: str, at: int) -> str:
    """The office of who does something to a body: "Dana Orel, *who chairs the Harbour Board*, …"."""
    found = _CHAIRS.match(text, at, at + BEHIND)
    body = _up_to_a_verb(found.group(1)) if found else ""
    return f"head of {body}" if body else ""


def _body_behind(text: str, at: int) -> str:
    """The body that follows a name with a title: "Commander Dana Orel *of the Coast Guard*"."""
    found = _OF.match(text, at, at + BEHIND)
    return _up_to_a_verb(found.group(1)) if found else ""


def _up_to_a_verb(words: str) -> str:
    return " ".join(
        takewhile(_is_told, takewhile(lambda word: word.lower() not in _BREAKS, _WORD.findall(words)))
    )


def _title(text: str, at: int) -> str:
    """The words before a name that belong to it: "said *Velmora police spokesman* Dana Orel", "*its director*, …"."""
    before = _BREAK.split(text[max(0, at - BEFORE) : at].removesuffix(", "))[-1]
    words = _WORD.findall(before)
    kept: list[str] = []
    for word in reversed(words):
        if not _is_told(word):
            break
        kept.insert(0, word)
    while len(kept) > 1 and is_filler(kept[0]):
        kept.pop(0)
    return " ".join(kept) if kept and (is_post(kept[-1]) or is_post(kept[0])) else ""


def _apposition(text: str, at: int) -> str:
    """The description behind a name: "Dana Orel, *a spokesman for the Velmora police*"."""
    found = _BEHIND.match(text, at, at + BEHIND)
    words = _WORD.findall(found.group(1)) if found else []
    kept = list(takewhile(lambda word: word not in _STOPS, words))
    while kept and (not _is_told(kept[-1]) or is_filler(kept[-1])):
        kept.pop()
    return " ".join(kept) if kept and _is_told(kept[0]) and any(map(is_post, kept)) else ""


def _is_told(word: str) -> bool:
    """Whether a word can belong to an office: a name, a post, or a noun for a body."""
    return word[:1].isupper() or is_of_an_office(word)
