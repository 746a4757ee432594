"""What became of those who are counted: "12 soldiers were killed", "wounding at least 30", "a toll of 34"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.facets.counted import DETERMINERS, OF_THEM, Found, is_noun, of_the_living, outcomes
from sayso.facets.date_words import WEEKDAYS
from sayso.facets.tokens import HYPHENS, Tokens, low_at
from sayso.facets.tolls import TOLL_REACH, outcome_before
from sayso.facets.words import is_people, is_person, listed

REACH = 9
"""Words behind the noun in which its outcome is looked for, and before the figure."""

BE, BREAKS, PREPOSITIONS = listed("be"), listed("breaks"), listed("prepositions")
RELATIVES = frozenset({"who", "whom", "which", "whose", "where"})
WITHIN = frozenset({"in", "across", "from", "at", "around", "near", "inside", "throughout", "on"})
"""Prepositions behind which a count is not what the clause speaks of."""

QUANTIFIERS = frozenset({"most", "many", "some", "all", "both", "several", "half", "none"})
ASIDE_REACH, BEHIND_ASIDE = 24, 3
"""Words of an aside at most, and words behind it in which the outcome stands."""

JOINTS = frozenset({"and", ",", "plus", "&", "another"})
OTHERS = frozenset({"others", "persons", "individuals"})
AMONG = frozenset({"among", "amongst", "including", "includes", "of"})
BESIDE_AMONG = frozenset(
    {",", "-", "–", "(", "were", "was", "are", "is", "them", "these", "the", "those", "whom"}
)


def with_outcomes(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """Give each count what became of it.

    Counts joined by "and" or a comma share an outcome that is said before or behind them; a part shares
    that of its whole ("31 people dead, including nine children"); of "12 of the 30 hostages were freed" it
    is the twelve that were.
    """
    out = _with_own(tokens, _parts(tokens, found))
    for at in range(1, len(out)):
        before, one = out[at - 1], out[at]
        if _lacks(one) and (
            (before.said_before and _joined(tokens, before, one)) or _is_included(tokens, before, one)
        ):
            out[at] = replace(one, outcome=before.outcome, said_before=True)
    for at in range(len(out) - 2, -1, -1):
        one, after = out[at], out[at + 1]
        if not _lacks(one) or not after.outcome or _of_whom(tokens, after):
            continue
        if _among(tokens, one, after) or (not after.said_before and _joined(tokens, one, after)):
            out[at] = replace(one, outcome=after.outcome)
    return [_named(one, out[at - 1] if at else None) for at, one in enumerate(out)]


def _parts(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """The counts, with the noun of the whole for its part: twelve of the 30 hostages are hostages."""
    out = list(found)
    for at in range(len(out) - 1):
        one, whole = out[at], out[at + 1]
        if _is_part(tokens, one, whole):
            out[at] = replace(one, noun=whole.noun, noun_last=whole.noun_last)
    return out


def _is_part(tokens: Tokens, one: Found, whole: Found) -> bool:
    between = [token.low for token in tokens[one.last : whole.first]]
    return (
        one.unit is None
        and whole.unit is None
        and between[:1] == ["of"]
        and all(word in DETERMINERS for word in between[1:])
    )


def _with_own(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """Each count with the outcome that is said of it alone, behind it or before it."""
    out = list(found)
    for at, one in enumerate(out):
        hurt = one.unit is None and one.outcome == "wounded"
        if (
            not (hurt or _lacks(one))
            or _is_of_person(tokens, one)
            or (at and _is_part(tokens, out[at - 1], one))
        ):
            continue
        ahead = next((other.first for other in out[at + 1 :] if other.first >= one.noun_last), len(tokens))
        start, end = _clause(tokens, one, ahead)
        behind = outcome_behind(tokens, start, min(end, len(tokens)))
        if hurt:
            out[at] = replace(one, outcome="killed") if behind == "killed" else one
            continue
        before = None if behind else outcome_before(tokens, one.first, out[at - 1].last if at else 0)
        out[at] = replace(one, outcome=behind or before, said_before=before is not None)
    return out


def _clause(tokens: Tokens, one: Found, ahead: int) -> tuple[int, int]:
    """Where the outcome of a count can stand behind it; ``ahead`` is where the next count begins."""
    if _is_within(tokens, one.first):
        return one.noun_last, one.noun_last + 1
    start = _past_aside(tokens, one.noun_last)
    return (start, ahead) if start == one.noun_last else (start, max(ahead, start + BEHIND_ASIDE))


def _is_within(tokens: Tokens, at: int) -> bool:
    """Whether a count is not what its clause speaks of: "homes in five villages were damaged"."""
    while at > 0 and tokens[at - 1].low in ("the", "these", "those", "all", "about"):
        at -= 1
    return at > 0 and tokens[at - 1].low in WITHIN


def _past_aside(tokens: Tokens, at: int) -> int:
    """Past words between commas that speak of a part: "12 people, most of them drivers, were killed"."""
    words = [token.low for token in tokens[at : at + 4]]
    if len(words) < 4 or words[0] != "," or words[2] != "of":
        return at
    if words[1] not in QUANTIFIERS or words[3] not in OF_THEM:
        return at
    reach = range(at + 4, min(at + ASIDE_REACH, len(tokens) - 1))
    end = next((place for place in reach if tokens[place].text in ",.;" or tokens[place].opens), at)
    return end + 1 if end > at and tokens[end].text == "," and tokens[end + 1].low in BE else at


def _is_of_person(tokens: Tokens, one: Found) -> bool:
    """Whether a count belongs to a person and is not what is spoken of: "a father of three was killed"."""
    at = one.first
    return one.noun is None and at > 1 and tokens[at - 1].low == "of" and is_person(tokens[at - 2].low)


def _lacks(one: Found) -> bool:
    return one.unit is None and one.outcome is None


def _joined(tokens: Tokens, a: Found, b: Found) -> bool:
    between = [token.low for token in tokens[a.noun_last : b.first]]
    return bool(between) and all(word in JOINTS for word in between)


def _is_included(tokens: Tokens, whole: Found, one: Found) -> bool:
    """Whether a count is a part of those before it: "31 people dead, including nine children"."""
    words = [token.low for token in tokens[max(whole.last, one.first - 2) : one.first]]
    near = one.first - whole.noun_last <= TOLL_REACH
    return near and whole.outcome is not None and (words[-1:] == ["including"] or words == ["among", "them"])


def _among(tokens: Tokens, part: Found, whole: Found) -> bool:
    """Two officers were among the seven killed; six civilians, among them two children, were killed."""
    between = {token.low for token in tokens[part.noun_last : whole.first]}
    return bool(between & AMONG) and between <= AMONG | BESIDE_AMONG


def _of_whom(tokens: Tokens, one: Found) -> bool:
    """Whether what is said of a part is not said of the whole: "ten climbers, seven of whom were rescued"."""
    words = [token.low for token in tokens[one.last : one.last + 2]]
    return words[:1] == ["of"] and words[-1] in OF_THEM


def _named(one: Found, before: Found | None) -> Found:
    """The count with people for its noun where only people have its outcome, or where "others" are."""
    if one.unit is None and one.outcome == "seized" and one.noun and is_people(one.noun):
        return replace(one, outcome="captured")
    if one.unit is not None or one.outcome is None or one.noun not in {None, *OTHERS}:
        return one
    others = one.noun is not None and before is not None and before.noun is not None
    living = one.outcome in of_the_living() or (others and is_people(str(before.noun if before else "")))
    return replace(one, noun="people" if living else None if one.noun == "others" else one.noun)


# -- behind the noun -----------------------------------------------------------------------------


def outcome_behind(tokens: Tokens, at: int, end: int) -> str | None:
    """What became of those counted, said behind the noun: "were killed", "killed in", "surrendered to".

    ``end`` is where the next figure begins. A participle with an object behind it ("50 rebels killed a
    soldier") is what they did.
    """
    aided, place = False, at
    while place < min(at + REACH, end, len(tokens)):
        low = tokens[place].low
        follower = low_at(tokens, place + 1)
        if tokens[place].kind != "word":
            if low not in HYPHENS and (low != "," or not follower or follower in RELATIVES):
                return None
        elif low == "and" and follower in ("a", "an") and is_person(low_at(tokens, place + 2)):
            place += 2
        else:
            if aided and low.endswith("ing") and low in outcomes("taking"):
                return None
            outcome = _special(low, follower) or _verb(tokens, place, at, aided=aided)
            if outcome is not None or low in BREAKS or _is_deed(tokens, place, at, aided=aided):
                return outcome
            aided = aided or low in BE
        place += 1
    return None


def _special(low: str, follower: str) -> str | None:
    """Shot dead, shot down, passed away, lost their lives."""
    if low == "shot":
        return {"dead": "killed", "down": "shot down"}.get(follower)
    if (low, follower) == ("passed", "away"):
        return "killed"
    return "killed" if low == "lost" and follower in ("their", "his", "her") else None


def _verb(tokens: Tokens, place: int, at: int, *, aided: bool) -> str | None:
    """The outcome that a verb or participle behind the noun tells."""
    low = tokens[place].low
    if low in outcomes("active") and not (place > at and aided and low in outcomes("taking")):
        return outcomes("active")[low]
    if _tells(tokens, place, at, aided=aided) and not _is_deed(tokens, place, at, aided=aided):
        return outcomes("participle")[low]
    return None


def _tells(tokens: Tokens, place: int, at: int, *, aided: bool) -> bool:
    """Whether a participle stands where it can tell what became of the noun."""
    known = tokens[place].low in outcomes("participle")
    return known and (aided or place == at or _left_so(tokens, at, place))


def _is_deed(tokens: Tokens, place: int, at: int, *, aided: bool) -> bool:
    """Whether a participle is what those counted did to somebody else."""
    bare = place == at and tokens[at - 1].kind == "number"
    return _tells(tokens, place, at, aided=aided) and not aided and _has_object(tokens, place + 1, bare=bare)


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
    return token.kind == "word" and (token.low in DETERMINERS or token.capital or is_noun(tokens, at))
