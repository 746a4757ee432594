"""Names of people in a noun phrase: where they begin, and the gender they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.sources import media
from sayso.sources.lists import listed
from sayso.sources.nouns import PERSONAL, ending_at, look_up
from sayso.sources.voices import Mention
from sayso.sources.words import Word, gendered, given_names, is_capital, is_name_word, titles, without_owner

BODY_WORDS = listed("body words")

LONGEST = 5
"""Words in a person's name at most."""


def person_start(text: str, words: Sequence[Word], *, end: int) -> int | None:
    """Where a person's name begins that ends the first ``end`` words; None where there is none."""
    core = words[:end]
    lows = [word.low for word in core]
    if not core or lows[-1] in BODY_WORDS:  # "General Motors" is no general
        return None
    for at in range(len(core) - 1, 0, -1):
        if not is_name_word(core[at]):
            break
        if len(core) - at <= LONGEST and (_after_title(lows, at) or _after_owner(text, core, at)):
            return at
    return 0 if _is_full_name(text, words, end) else None


def name_at_end(text: str, words: Sequence[Word], *, end: int) -> int | None:
    """Where the full name begins that ends a phrase behind an office with its body: "president of Korvan *Ivo
    Rell*", "minister of defence of Velmora *Sergei Malakov*"; ``end`` words stand before its first "of".
    """
    lows = [word.low for word in words]
    head = ending_at(lows, end)
    if head is None or head.cls != "office" or head.number != "one" or lows[end : end + 1] != ["of"]:
        return None
    gaps = text[words[end - 1].end : words[-1].start]
    for at in range(max(end + 2, len(words) - LONGEST), len(words) - 1):
        if lows[at] in given_names() and all(map(is_name_word, words[at:])) and "," not in gaps:
            before = ending_at(lows, at)
            titled = lows[at - 1] in titles() or (before is not None and before.cls in PERSONAL)
            return (
                at if is_capital(words[at - 1].text) and not titled and lows[-1] not in BODY_WORDS else None
            )
    return None


def _after_title(lows: Sequence[str], at: int) -> bool:
    """Whether a title or the noun for a person stands right before: "Foreign Minister *Lavrov*", "anchor
    *Kelly*".
    """
    tail = look_up(" ".join(lows[at:])) or look_up(lows[-1])
    if tail and tail.cls not in ("role", "document") and lows[at] not in given_names():
        return False
    before = ending_at(lows, at)
    return lows[at - 1] in titles() or (
        before is not None and before.cls in PERSONAL and before.number == "one"
    )


def _after_owner(text: str, core: Sequence[Word], at: int) -> bool:
    """Whether the owner of the person stands right before: "the company's *Anna Rey*", "CNN's *Jake
    Tapper*".
    """
    owner = core[at - 1]
    if not owner.text.endswith(("'s", "’s", "s'", "s’")) or any(
        mark in text[owner.end : core[at].start] for mark in "\"“'‘"
    ):
        return False
    if core[at].low in given_names():
        return True
    last = look_up(core[-1].low)
    return not media.named(without_owner(owner.text)) and last is None and len(core) - at > 1


def _is_full_name(text: str, words: Sequence[Word], end: int) -> bool:
    """Whether the first ``end`` words are a given name and a surname, or a name that a description of a
    person follows.
    """
    core = words[:end]
    if not 1 < len(core) <= LONGEST or not all(is_name_word(word) for word in core):
        return False
    last = look_up(core[-1].low)
    if last and last.cls not in ("role", "document") and not (len(core) == 2 and last.cls == "office"):
        return False
    if end < len(words) and words[end].low == "of" and len(core) == 2 and not last:
        known = media.named(" ".join(word.text for word in core))
        return not known and (core[0].low in given_names() or _is_body_after(words[end + 1 :]))
    initials = len(core[0].text.strip(".")) == 1 and len(core) > 1
    return core[0].low in given_names() or initials or _described_after(text, words, end)


def _is_body_after(words: Sequence[Word]) -> bool:
    """Whether a newspaper or other medium follows: "Buster Olney of *the Herald*"."""
    rest = [word.text for word in words if word.low != "the"][:4]
    return any(media.named(" ".join(rest[:end])) for end in range(1, len(rest) + 1))


def is_person_of(text: str, words: Sequence[Word], *, end: int) -> bool:
    """Whether the head is a person of somewhere: "Anna Rey *of the Herald*"."""
    return (
        1 < end < len(words)
        and words[end].low in ("of", "from")
        and words[0].low in given_names()
        and person_start(text, words, end=end) is not None
    )


def _described_after(text: str, words: Sequence[Word], end: int) -> bool:
    """Whether a description of a person follows the name: "Jens Laerke, spokesman for …", "Anna Rey, 34"."""
    rest = [word.low for word in words[end : end + 7]]
    if not rest or not text[words[end - 1].end : words[end].start].strip().startswith(","):
        return False
    heads = (ending_at(rest, at) for at in range(1, len(rest) + 1))
    return rest[0].isdigit() or any(head is not None and head.cls in PERSONAL for head in heads)


def as_person(base: Mention, core: Sequence[Word], *, at: int) -> Mention:
    """The mention of a person whose name begins at index ``at`` of the core."""
    title = " ".join(word.text for word in core[:at])
    name = without_owner(" ".join(word.text for word in core[at:]))
    return replace(
        base,
        form="name",
        kind="person",
        named=True,
        name=name,
        title=title,
        gender=gender_of(core, at),
        number="one",
    )


def gender_of(core: Sequence[Word], at: int) -> str:
    """The gender that a person's title or given name tells: m, f or ""."""
    told = [gendered()[word.low] for word in core[:at] if word.low in gendered()]
    if told:
        return told[-1]
    first = core[at].low
    found = given_names().get(first, "") if len(core) - at > 1 else gendered().get(first, "")
    return "" if found == "x" else found
