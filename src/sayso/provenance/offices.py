"""What the reports say that a named person is: "police spokesman", "governor of Port Velmora"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, takewhile

from sayso.provenance.bodies import is_filler, is_of_an_office, is_post
from sayso.records import Report, Source

NAME_PLACES = 12
"""Places of one name in one report that are looked at: an office is told at the first of them."""

BEFORE, BEHIND = 60, 80
"""Characters before and behind a name that can tell an office; a title is seldom longer."""

_STOPS = frozenset(
    {"said", "says", "told", "who", "whose", "which", "that", "and", "but", "as", "was", "is", "has", "had"}
)
"""Words at which a description behind a name is over, or is none."""

_WORD = re.compile(r"[\w’'-]+\.?")
_BREAK = re.compile(r"[\n,;:()\"“”!?—–]|(?<=[a-z]{4})\.\s|(?<=\d)\.\s")
_BEHIND = re.compile(r",\s+([^\n,;:()\"“”.!?—–]*)")


def find_offices(
    sources: Iterable[Source], *, cited_in: Mapping[str, Iterable[str]], reports: Mapping[str, Report]
) -> dict[str, tuple[str, ...]]:
    """The offices that the reports give to named persons, by the source, in the words of the reports.

    ``cited_in`` has for each source the reports that cite it; no others are read.
    """
    found: dict[str, tuple[str, ...]] = {}
    for source in sources:
        if source.kind == "person" and source.named and source.report is None:
            texts = (reports[one].text for one in cited_in.get(source.id, ()) if one in reports)
            told = {phrase for text in texts for phrase in _offices(source, text)}
            if told:
                found[source.id] = tuple(sorted(told))
    return found


def _offices(source: Source, text: str) -> Iterator[str]:
    for name in sorted({source.name, *source.names}):
        for at in islice(_places(name, text), NAME_PLACES):
            yield from filter(None, (_title(text, at), _apposition(text, at + len(name))))


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


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
