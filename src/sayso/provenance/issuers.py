"""Which bodies the reports say have published a paper of some kind, and the nouns for papers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from sayso.provenance.bodies import body_nouns, nouns_of, words_of_name
from sayso.provenance.partnames import BODIES, LINKS, called, is_one_of_several
from sayso.records import Report, Source
from sayso.resources import read_table

OWNED = re.compile(r"^(?:the\s+)?(.+?)(?:['’]s|(?<=s)['’])\s+(.+)$", re.IGNORECASE)
_ISSUED = r"\b(?:published|publishes|issued|issues|released|releases|presented|unveiled)\b[^.\n]{0,40}?\b"
_SUBJECT = 80
"""Characters before "published" in which the body that did so stands."""


def find_issuers(sources: Iterable[Source], reports: Iterable[Report]) -> dict[str, frozenset[str]]:
    """For each kind of paper that a source is, the bodies of which a report says that they published one.

    "The ministry published an audit" says whose the audit is; that it published a report says nothing.
    """
    known = list(sources)
    heads = {
        head
        for one in known
        if one.kind not in ("person", *BODIES) or is_of_paper(one.name)
        if (head := paper_head(one.name))
    }
    bodies = [one for one in known if one.kind in BODIES and one.named and one.report is None]
    texts = [one.text for one in reports]
    found: dict[str, set[str]] = defaultdict(set)
    for head in sorted(heads - of_class("common") - of_class("part")):
        subjects = [subject for text in texts if head in text for subject in _subjects(head, text)]
        for one in bodies:
            if any(name in subject for subject in subjects for name in one.names):
                found[head].add(one.id)
    return {head: frozenset(those) for head, those in found.items()}


def _subjects(head: str, text: str) -> list[str]:
    """The words before each "published … audit" of a text, back to the beginning of the sentence."""
    found = _publishing(head).finditer(text)
    return [re.split(r"[.\n]\s", text[max(0, one.start() - _SUBJECT) : one.start()])[-1] for one in found]


@cache
def _publishing(head: str) -> re.Pattern[str]:
    return re.compile(rf"{_ISSUED}(?:an?|the|its)\s(?:[\w-]+\s){{0,3}}{re.escape(head)}\b")


# -- words ---------------------------------------------------------------------------------------------


def is_of_paper(name: str) -> bool:
    """Whether a noun for a paper, a poll or a recording heads a name."""
    return paper_head(name) in _papers()


def paper_head(name: str) -> str:
    """The noun that heads the name of a paper; empty where none does."""
    told = called(name)
    if told is not None:
        return "" if told.head in body_nouns() else told.head
    own = OWNED.match(name)
    words = words_of_name(own.group(2) if own else name)
    first = next((at for at, word in enumerate(words) if word in LINKS), len(words))
    head = words[first - 1] if first and not is_one_of_several(name) else ""
    return head if head in _papers() else ""


@cache
def _papers() -> frozenset[str]:
    return nouns_of(frozenset({"document"})) | _classes().keys()


@cache
def of_class(wanted: str) -> frozenset[str]:
    """The nouns of one class in provenance_papers.tsv."""
    return frozenset(noun for noun, sort in _classes().items() if sort == wanted)


@cache
def _classes() -> Mapping[str, str]:
    return {row["noun"]: row["class"] for row in read_table("provenance_papers.tsv")}
