"""What a figure counts, and what became of it: "12 soldiers were killed", "wounding at least 30", "50 tons
of gold"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.facets.bounds import CHANGES
from sayso.facets.date_words import WEEKDAYS
from sayso.facets.tokens import Token, Tokens, glued
from sayso.facets.traps import is_plural
from sayso.facets.wordlists import listed
from sayso.resources import read_lines, read_table

LONGEST_PHRASE = 5
"""Words between a figure and the noun it counts, at most."""

REACH = 9
"""Words behind the noun in which its outcome is looked for, and before the figure."""

BE = listed("be")
BREAKS = listed("breaks")
DETERMINERS = listed("determiners")
RELATIVES = frozenset({"who", "whom", "which", "whose", "where"})
EXTRA = frozenset({"more", "further", "additional", "other", "another", "such", "of"})
TOLLS = frozenset({"toll", "deaths", "lives", "dead", "fatalities"})
TOLL_REACH = 7
TO_TOLL = frozenset({"of", "to", "at", "by", "is", "was", "has", "had", "now", "since"})
ACTS = {
    "death": "killed", "injury": "wounded", "murder": "killed", "execution": "killed", "arrest": "arrested",
    "detention": "arrested", "release": "released", "capture": "captured", "abduction": "kidnapped",
    "displacement": "displaced", "evacuation": "evacuated", "destruction": "destroyed",
}  # fmt: skip
COLLECTIVE = frozenset({"militia", "police", "staff", "crew", "women", "security"})
"""Plurals that may stand before the noun that is counted: "20 militia fighters"."""

OF_THEM = frozenset({"them", "those", "whom", "these", "us"})
PREPOSITIONS = listed("prepositions")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun a figure counts (plural, lower case; None if it counts nothing named) and where the phrase
    ends.

    ``outcome`` is what the noun phrase itself says became of them ("12 wounded soldiers", "12 deaths").
    """

    noun: str | None
    last: int
    outcome: str | None = None


@cache
def outcomes(where: str) -> dict[str, str]:
    """The outcomes by the words for them that stand in one position."""
    rows = read_table("facets_outcomes.tsv")
    return {row["form"]: row["outcome"] for row in rows if where in row["where"].split()}


@cache
def of_the_living() -> frozenset[str]:
    """Outcomes that only people have."""
    return frozenset(row["outcome"] for row in read_table("facets_outcomes.tsv") if row["life"] == "yes")


@cache
def people() -> frozenset[str]:
    """Nouns for people, in the plural and where it is irregular in the singular."""
    return frozenset(form for line in read_lines("facets_people.txt") for form in line.split("|"))


@cache
def _plurals() -> dict[str, str]:
    pairs = (line.split("|") for line in read_lines("facets_people.txt"))
    return {pair[-1]: pair[0] for pair in pairs if len(pair) > 1}


@cache
def _stops() -> frozenset[str]:
    return frozenset(read_lines("facets_stops.txt"))


def plural_of(noun: str) -> str:
    """The plural of a counted noun, so that "one soldier" and "two soldiers" count the same."""
    if noun in _plurals():
        return _plurals()[noun]
    if noun in people() or noun in read_lines("facets_plurals.txt") or noun.endswith("s"):
        return noun
    if noun.endswith("y") and len(noun) > 2 and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("x", "ch", "sh", "z")) else "s")


def counted_at(tokens: Tokens, at: int, *, one: bool = False) -> Counted:
    """The noun phrase that starts right behind a figure; ``one`` where it may be in the singular."""
    run, state, place = _phrase(tokens, at)
    if not run:
        return Counted(None, place, state)
    plurals = [token for token in run if is_plural(token) or token.low in people()]
    lower = [token for token in plurals if not token.capital] or plurals
    if lower:
        head = lower[1] if lower[0].low in COLLECTIVE and len(lower) > 1 else lower[0]
        noun = outcomes("noun").get(head.low)
        name = "people" if noun else _compound(tokens, head, at)
        return Counted(name, _index(tokens, head, at) + 1, noun or state)
    single = [token for token in run if plural_of(token.low) in people()]
    if one or state or single:
        return Counted(plural_of(_bare(single[0] if single else run[-1])), place, state)
    return Counted(None, at, state)


def _compound(tokens: Tokens, head: Token, at: int) -> str:
    """The noun; "air strikes" are airstrikes, persons are people."""
    place = _index(tokens, head, at)
    noun = plural_of(_bare(head))
    return (
        "air" + noun
        if place > at and tokens[place - 1].low == "air"
        else "people"
        if noun == "persons"
        else noun
    )


def stuff_at(tokens: Tokens, at: int) -> Counted:
    """What a measure is of: "50 tons of gold bars", "2 million euros in jewellery" (of only)."""
    if at >= len(tokens) or tokens[at].low not in ("of", "worth"):
        return Counted(None, at)
    if tokens[at].low == "worth" and (at + 1 >= len(tokens) or tokens[at + 1].low != "of"):
        return Counted(None, at)
    start = at + 1 + (tokens[at].low == "worth")
    while start < len(tokens) and tokens[start].low in DETERMINERS:
        start += 1
    run, _, place = _phrase(tokens, start)
    words = [_bare(token) for token in run[:3]]
    return Counted(" ".join(words) or None, place if words else at)


def _phrase(tokens: Tokens, at: int) -> tuple[list[Token], str | None, int]:
    """The words of the noun phrase, an outcome among them as an adjective, and where it ends."""
    run: list[Token] = []
    state: str | None = None
    place = at
    while place < len(tokens) and len(run) < LONGEST_PHRASE:
        token = tokens[place]
        if _hyphen(tokens, place):
            run += [token for token in tokens[place + 1 : place + 2] if run]
            place += 2
            continue
        if token.kind != "word" or (run and token.opens):
            break
        if not run and token.low in EXTRA:
            place += 1
            continue
        if not run and state is None and token.low in outcomes("adjective") and _is_noun(tokens, place + 1):
            state = outcomes("adjective")[token.low]
            place += 1
            continue
        if (token.low in _stops() and not _is_short_name(token)) or _ends(tokens, place, run):
            break
        run.append(token)
        place += 1
    return run, state, place


def _hyphen(tokens: Tokens, at: int) -> bool:
    return tokens[at].text in "-‐‑" and glued(tokens, at) and glued(tokens, at + 1)


def _is_short_name(token: Token) -> bool:
    """US and IS are names, us and is are not."""
    return len(token.text) > 1 and token.text.isupper()


def _ends(tokens: Tokens, at: int, run: list[Token]) -> bool:
    """Whether a word ends the phrase: an outcome, a participle behind a noun, a weekday."""
    low = tokens[at].low
    if low in outcomes("noun") and not run:
        return False
    if low in outcomes("participle") or low in outcomes("active") or low in outcomes("taking"):
        return True
    return bool(run) and low.endswith(("ed", "ing", "ly")) and not _is_noun(tokens, at + 1)


def _is_noun(tokens: Tokens, at: int) -> bool:
    """Whether a noun that can be counted stands here, or one word further on."""
    for token in tokens[at : at + 2]:
        if token.kind != "word" or token.low in _stops():
            return False
        if is_plural(token) or token.low in people():
            return True
    return False


def _bare(token: Token) -> str:
    return token.low.replace("’", "'").removesuffix("'s")


def _index(tokens: Tokens, token: Token, at: int) -> int:
    while tokens[at].start != token.start:
        at += 1
    return at


# -- what became of them -------------------------------------------------------------------------


def outcome_behind(tokens: Tokens, at: int, end: int) -> str | None:
    """What became of those counted, said behind the noun: "were killed", "killed in", "surrendered to".

    ``end`` is where the next figure begins. A participle with an object behind it ("50 rebels killed a
    soldier") is what they did.
    """
    aided = False
    for place in range(at, min(at + REACH, end, len(tokens))):
        token = tokens[place]
        low = token.low
        if token.kind != "word":
            if low in "-‐‑" or (
                low == "," and tokens[place + 1 : place + 2] and tokens[place + 1].low not in RELATIVES
            ):
                continue
            return None
        if low == "shot" and place + 1 < len(tokens) and tokens[place + 1].low in ("dead", "down"):
            return "killed" if tokens[place + 1].low == "dead" else "shot down"
        if low in outcomes("active") and not (place > at and aided and low in outcomes("taking")):
            return outcomes("active")[low]
        if low in outcomes("participle") and (aided or place == at or _left_so(tokens, at, place)):
            active = not aided and _has_object(
                tokens, place + 1, bare=place == at and tokens[at - 1].kind == "number"
            )
            return None if active else outcomes("participle")[low]
        if low in BREAKS:
            return None
        aided = aided or low in BE
    return None


def _left_so(tokens: Tokens, first: int, at: int) -> bool:
    """Whether only adverbs or a few words of place stand between the noun and its participle."""
    return all(token.low.endswith("ly") or token.low in BE or token.capital for token in tokens[first:at])


def _has_object(tokens: Tokens, at: int, *, bare: bool) -> bool:
    """Whether an object follows; behind a ``bare`` figure ("6 killed 12 wounded") another figure is none."""
    if at >= len(tokens) or tokens[at].low in PREPOSITIONS or tokens[at].low in WEEKDAYS:
        return False
    token = tokens[at]
    if token.kind == "number":
        return not bare
    return token.kind == "word" and (token.low in DETERMINERS or token.capital or _is_noun(tokens, at))


def outcome_before(tokens: Tokens, at: int, start: int) -> str | None:
    """What became of those counted, said before the figure: "killing at least 12", "left 12 dead" has it
    behind."""
    for place in range(at - 1, max(start, at - 5) - 1, -1):
        token = tokens[place]
        if token.kind != "word":
            return None
        if token.low in outcomes("taking"):
            if place and tokens[place - 1].low in ("was", "were", "been", "being", "be"):
                return None
            return outcomes("taking")[token.low]
        if (
            token.low == "of"
            and place
            and tokens[place - 1].low in {**outcomes("taking"), **outcomes("noun"), **ACTS}
        ):
            return {**outcomes("taking"), **outcomes("noun"), **ACTS}[tokens[place - 1].low]
        if token.low in PREPOSITIONS or token.low in BE:
            return "killed" if _toll(tokens, place) else None
    return None


def _toll(tokens: Tokens, at: int) -> bool:
    """Whether a toll, deaths or lives stand before: "a toll of 34", "the deaths of 12", "dead rose from 40
    to 50"."""
    for token in reversed(tokens[max(0, at - TOLL_REACH) : at + 1]):
        if token.low in TOLLS:
            return True
        if not (token.kind == "number" or token.low in CHANGES or token.low in TO_TOLL):
            return False
    return False
