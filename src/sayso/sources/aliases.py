"""Names that a report itself says mean the same: letters in brackets, "also known as", footnotes that
list spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.records import Alias, Report, Span
from sayso.sources import media
from sayso.sources.bodies import is_adjective
from sayso.sources.lists import listed
from sayso.sources.nouns import PERSONAL, ending_at
from sayso.sources.words import (
    LINKS,
    Word,
    given_names,
    is_capital,
    is_name_word,
    small_words,
    titles,
    words_in,
)
from sayso.text import any_overlap

BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,90})[)\]]")
LETTERS = re.compile(r"[A-Z][A-Z0-9]{0,3}[A-Za-z0-9-]{0,5}[A-Z0-9]s?")
"""What is written like an abbreviation: "YPG", "HuD", "OCHA"."""

NAMED_SO = re.compile(
    r"[,(]?\s{0,3}\(?\b(?:(?:also|better|formerly|previously|otherwise|once|now)\s+)?"
    r"(?:known|called|named)\s+(?:by (?:its|the) [\w ]{0,24}?acronym"
    r"|as|by)\s+|[,(]\s{0,3}\(?(?:formerly|previously|aka|a\.k\.a\.)\s+",
    re.IGNORECASE,
)
PLAIN_WORDS = listed("no names")
"""Words in brackets that are no names ("(pictured)", "(D-Del.)", "(GMT)")."""

FAR = 90
"""Characters before a bracket in which its name is sought."""

LONGEST = 9
"""Words in an expanded name at most."""


def find_aliases(report: Report) -> tuple[Alias, ...]:
    """Names that the report says mean the same: "Kurdish People's Protection Units (YPG)", "*Daesh
    (ISIL/ISIS)".

    Only what the text itself equates; letters must be the initials of the name or stand behind the name
    of a body. Sorted by place; boilerplate is searched too, since footnotes stand there.
    """
    text = report.text
    found = [*_brackets(text), *_known_as(text)]
    out: list[Alias] = []
    for names, span in sorted(found, key=lambda pair: (pair[1], pair[0])):
        distinct = tuple(dict.fromkeys(name for name in names if media.plain(name)))
        if len({media.plain(name) for name in distinct}) > 1 and not any_overlap(
            span, (one.span for one in out)
        ):
            out.append(Alias(report.id, distinct, span))
    return tuple(out)


def same_names(aliases: Iterable[Alias]) -> Mapping[str, str]:
    """For looking up: every name of an alias in plain form, with its first name; names that several
    aliases share are left out.
    """
    found: dict[str, set[str]] = {}
    for alias in aliases:
        first, *others = (media.plain(name) for name in alias.names)
        for other in others:
            found.setdefault(other, set()).add(first)
            found.setdefault(first, set()).add(other)
    return {name: next(iter(others)) for name, others in found.items() if len(others) == 1}


def _brackets(text: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    for bracket in BRACKET.finditer(text):
        inner = bracket.group(1).strip()
        before = words_in(text, Span(max(0, bracket.start() - FAR), bracket.start()))
        if not before or text[before[-1].end : bracket.start()].strip(" \u00a0,*"):
            continue
        names = _split(inner)
        if not names or not all(_is_name(name) for name in names):
            continue
        run = _name_before(text, before)
        found = _equated(run, names)
        if found:
            starts = [word.start for word in run if word.text == found[0].split()[0]]
            yield (found, Span((starts or [run[0].start])[-1], bracket.end()))


def _split(inner: str) -> tuple[str, ...]:
    cleaned = NAMED_SO.sub("", f", {inner}", count=1).removeprefix(", ")
    return tuple(
        part.strip(" \"“”'‘’") for part in re.split(r"\s*/\s*|,\s*|\s+or\s+", cleaned) if part.strip()
    )


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= LONGEST
        and is_capital(words[0])
        and media.plain(name) not in PLAIN_WORDS
        and not re.match(r"[A-Z]-", name)
    )


def _name_before(text: str, before: Sequence[Word]) -> tuple[Word, ...]:
    """The words right before a bracket that can be a name: capitals joined by small words, without
    article and adjectives.
    """
    run: list[Word] = []
    for word in reversed(before):
        if run and text[word.end : run[0].start] not in (" ", "\u00a0"):
            break
        if not is_name_word(word) and word.low not in LINKS | {"and"}:
            break
        if run and run[0].low == "the" and word.low not in LINKS:
            run.pop(0)
            break
        run.insert(0, word)
    while run and (not is_capital(run[0].text) or run[0].low in small_words() or is_adjective(run[0])):
        run.pop(0)
    return tuple(run[-LONGEST:])


def _equated(run: Sequence[Word], names: Sequence[str]) -> tuple[str, ...]:
    """The name before a bracket and the names in it, if they can mean one body; else nothing."""
    if not run:
        return ()
    if len(names) > 1:
        letters = any(LETTERS.fullmatch(name) for name in names)
        return (
            (_joined(run[-1:] if len(run) == 1 else run), *names) if letters and not _is_person(run) else ()
        )
    only = names[0]
    if LETTERS.fullmatch(only):
        by_letters = _spelled(run, only)
        if by_letters:
            return (by_letters, only)
        return (_joined(run), only) if _is_body(run) and not media.named(only) else ()
    if len(run) == 1 and LETTERS.fullmatch(run[0].text):
        inside = words_in(only, Span(0, len(only)))
        return (only, run[0].text) if _spelled(inside, run[0].text) == only else ()
    return ()


def _joined(run: Sequence[Word]) -> str:
    return " ".join(word.text for word in run)


def _spelled(run: Sequence[Word], letters: str) -> str:
    """The last words of the run whose initials are the letters, with or without small words; "" where
    none are.
    """
    if letters.endswith("s"):
        return ""
    wanted = "".join(char for char in letters if char.isalpha()).upper()
    for start in range(len(run)):
        words = run[start:]
        if words[0].low in LINKS | {"and"}:
            continue
        every = "".join(part[0] for word in words for part in word.text.split("-") if part).upper()
        main = "".join(
            part[0]
            for word in words
            if word.low not in LINKS | {"and", "in", "on", "to"}
            for part in word.text.split("-")
            if part
        ).upper()
        if len(words) > 1 and wanted in (every, main):
            return _joined(words)
    return ""


def _is_person(run: Sequence[Word]) -> bool:
    return run[0].low in given_names() or run[0].low in titles()


def _is_body(run: Sequence[Word]) -> bool:
    """Whether a run of capitals is plainly the name of a body: its last or any word says what it is, or
    it is a plural.
    """
    if len(run) < 2 or _is_person(run):
        return False
    lows = [word.low for word in run]
    nouns = [ending_at(lows, end) for end in range(1, len(run) + 1)]
    return any(noun is not None and noun.cls not in PERSONAL for noun in nouns) or (
        lows[-1].endswith("s") and len(run) > 2
    )


def _known_as(text: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    """ "The Alpha Front, formerly known as Beta": both are names, with nothing between them."""
    for found in NAMED_SO.finditer(text):
        before = words_in(text, Span(max(0, found.start() - FAR), found.start()))
        after = words_in(text, Span(found.end(), min(len(text), found.end() + FAR)))
        if (
            not before
            or text[before[-1].end : found.start()].strip()
            or text[found.start() : found.end()].strip().startswith("(")
        ):
            continue
        left, right = _name_before(text, before), _name_after(text, after)
        if left and right and not (len(left) == 1 and left[0].low in small_words()):
            yield (_joined(left), _joined(right)), Span(left[0].start, right[-1].end)


def _name_after(text: str, after: Sequence[Word]) -> tuple[Word, ...]:
    run: list[Word] = []
    for word in after:
        if not run and word.low in ("the", "a", "an"):
            continue
        gap = text[run[-1].end : word.start] if run else " "
        if gap not in (" ", "\u00a0") or not (is_name_word(word) or (run and word.low in LINKS)):
            break
        run.append(word)
    while run and not is_capital(run[-1].text):
        run.pop()
    return tuple(run[:LONGEST])
