"""What a mention tells by its own words: its head, its name, the kind of voice, and whether it picks out
one voice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import cast

from sayso.records import Kind, Span
from sayso.resources import read_lines, read_table
from sayso.sources.bodies import lowered
from sayso.sources.lists import listed
from sayso.sources.nouns import Noun, Number
from sayso.sources.phrases import read_phrase
from sayso.sources.voices import Mention
from sayso.sources.words import Word, words_in

DEFINITE = listed("definite")
INDEFINITE = listed("indefinite")
PLENTY = listed("plenty")
PARTITIVE = re.compile(
    r"(?:(one|another)|some|many|most|several|two|three|four|a number|dozens|hundreds|thousands|scores"
    r"|members|a group"
    r"|a handful|a couple)\s+of\s+",
    re.IGNORECASE,
)
KNOWN_AS = re.compile(
    r"\b(?:known(?: only)? as|identified as|called|named|nicknamed|calling itself"
    r"|(?:gave|giving|who gave) (?:his|her|their) name(?: only)? as|who goes by|going by)\s+"
    r"(?=(?:the\s+)?[\"“'‘]?[A-Z])"
)
SHORT_VERB = re.compile(r"'(?:ll|d|ve|re|m)$")
"""A verb that is written with its pronoun: "you'll", "they've"."""
HEDGE_COMPANY = listed("beside hedges")
"""Words that may stand beside a hedge in its mention ("it is widely *believed*")."""


LONGEST = 300
"""Characters of a mention that are looked at; what follows in a longer one only describes."""

REMEMBERED = 1 << 13
"""Mentions whose description is kept: a report asks for each several times."""

MEDIA_WORDS = frozenset({"media", "news", "press"})


@lru_cache(maxsize=REMEMBERED)
def describe(text: str, span: Span) -> Mention:
    """What the words of one mention tell of the voice they mean."""
    looked = Span(span.start, min(span.end, span.start + LONGEST))
    words = _outside_brackets(text, words_in(text, looked))
    folded = " ".join(text[looked.start : looked.end].split())
    base = Mention(span, folded, folded)
    if not words:
        return base
    for rule in (_pronoun, _somebody, _hedge, _unnamed, _together):
        found = rule(text, base, words)
        if found:
            return found
    return _nominal(text, base, words)


def _outside_brackets(text: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without those in brackets ("the Observatory *(SOHR)*"), unless nothing else is left."""
    if not words or "(" not in text[words[0].start : words[-1].end]:
        return words
    kept, depth, at = [], 0, words[0].start
    for word in words:
        depth += text.count("(", at, word.start) - text.count(")", at, word.start)
        at = word.start
        if depth <= 0:
            kept.append(word)
    return tuple(kept) or words


def _pronoun(text: str, base: Mention, words: Sequence[Word]) -> Mention | None:
    if len(words) != 1 or words[0].text in ("US", "U.S.", "IT"):
        return None
    asked = pronouns().get(SHORT_VERB.sub("", words[0].low))
    return replace(base, form="pronoun", gender=asked[0], number=asked[1]) if asked else None


def _somebody(text: str, base: Mention, words: Sequence[Word]) -> Mention | None:
    found = _somebodies().get(words[0].low) if len(words) == 1 else None
    if not found:
        return None
    return replace(
        base, name=base.words.lower(), kind=found[0], named=False, number=found[1], indefinite=True
    )


@cache
def pronouns() -> dict[str, tuple[str, Number]]:
    """Pronouns with what they ask of their antecedent (gender, or the sort of pronoun) and its number."""
    rows = (row for row in read_table("sources_pronouns.tsv") if row["asks"])
    return {row["word"]: (row["asks"], cast(Number, row["number"])) for row in rows}


@cache
def _somebodies() -> dict[str, tuple[Kind, Number]]:
    """Words that stand alone for somebody who is not named."""
    rows = (row for row in read_table("sources_pronouns.tsv") if row["kind"])
    return {row["word"]: (cast(Kind, row["kind"]), cast(Number, row["number"])) for row in rows}


@cache
def _hedges() -> frozenset[str]:
    return frozenset(read_lines("sources_hedges.txt"))


def _hedge(text: str, base: Mention, words: Sequence[Word]) -> Mention | None:
    lows = [word.low for word in words]
    hedged = [low for low in lows if low in _hedges()]
    if not hedged or any(low not in _hedges() and low not in HEDGE_COMPANY for low in lows):
        return None
    kind: Kind = "outlet" if MEDIA_WORDS & set(lows) else "unnamed"
    return replace(base, form="hedge", name=base.words.lower(), kind=kind, named=False)


@cache
def _unnamed_phrases() -> re.Pattern[str]:
    phrases = "|".join(re.escape(row["phrase"]) for row in read_table("sources_unnamed.tsv"))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def _unnamed(text: str, base: Mention, words: Sequence[Word]) -> Mention | None:
    found = _unnamed_phrases().search(base.words)
    if not found or (found.start() > 0 and found.group()[0].isupper()):
        return None
    low = found.group().lower()
    many: Number = "many" if low.endswith("s") or low.split()[0] in ("people", "those") else "one"
    definite = words[0].low in DEFINITE
    return replace(
        base,
        name=lowered(base.words),
        kind="unnamed",
        named=False,
        number=many,
        definite=definite,
        indefinite=not definite,
        noun=Noun("source", "unnamed", many, "source"),
    )


def _together(text: str, base: Mention, words: Sequence[Word]) -> Mention | None:
    """ "Police and witnesses": one mention of two unnamed parties."""
    for at, word in enumerate(words[1:-1], start=1):
        if word.low != "and":
            continue
        left, right = (_nominal_part(text, part) for part in (words[:at], words[at + 1 :]))
        if (
            left.form == right.form == "description"
            and left.kind
            and right.kind
            and _is_party(left)
            and _is_party(right)
        ):
            kind: Kind = left.kind if left.kind == right.kind and left.kind != "person" else "group"
            return replace(
                base, name=lowered(base.words), kind=kind, named=False, number="many", noun=right.noun
            )
        return None
    return None


def _nominal_part(text: str, words: Sequence[Word]) -> Mention:
    span = Span(words[0].start, words[-1].end)
    return _nominal(text, Mention(span, text[span.start : span.end], ""), words)


def _is_party(mention: Mention) -> bool:
    return mention.number == "many" or mention.indefinite or mention.named is False


def _nominal(text: str, base: Mention, words: Sequence[Word]) -> Mention:
    partitive = PARTITIVE.match(base.words)
    if partitive and len(words) > len(partitive.group().split()):
        return _partitive(text, base, words[len(partitive.group().split()) :], bool(partitive.group(1)))
    alias = KNOWN_AS.search(text, base.span.start, base.span.end)
    if alias:
        return _known_as(text, base, words, alias.end())
    lead = 0
    while lead < len(words) - 1 and (
        words[lead].low in DEFINITE | INDEFINITE | PLENTY or words[lead].text.isdigit()
    ):
        lead += 1
    marks = {word.low if not word.text.isdigit() else "many" for word in words[:lead]}
    base = replace(
        base,
        definite=bool(marks & DEFINITE),
        indefinite=bool(marks & (INDEFINITE | PLENTY)) and not marks & DEFINITE,
        number="many" if marks & PLENTY else "one",
    )
    return read_phrase(text, base, words=words[lead:])


def _partitive(text: str, base: Mention, words: Sequence[Word], one: bool) -> Mention:
    """ "One of the doctors", "dozens of residents": the noun after "of" says who they are."""
    whole = _nominal(text, replace(base, name=base.words), words)
    kind: Kind | None = "person" if one and whole.kind in ("group", "government", "person") else whole.kind
    return replace(
        whole,
        form="description",
        name=lowered(base.words),
        kind=kind,
        named=False,
        definite=False,
        indefinite=True,
        number="one" if one else "many",
    )


def _known_as(text: str, base: Mention, words: Sequence[Word], start: int) -> Mention:
    """ "An activist group known as the Orchard Committees": the name follows its description."""
    before = [word for word in words if word.end <= start][:-2] or words[:1]
    after = [word for word in words if word.start >= start]
    lead = 1 if after[0].low in DEFINITE and len(after) > 1 else 0
    described = _nominal(text, replace(base, span=Span(base.span.start, before[-1].end)), before)
    name = " ".join(word.text for word in after[lead:])
    return replace(
        described,
        span=base.span,
        words=base.words,
        form="name",
        name=name,
        named=True,
        proper=True,
        number="one",
        title=" ".join(word.text for word in before),
        definite=True,
        indefinite=False,
    )
