"""Finds the quantities of a report: figure, range, bound, unit, what is counted and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.facets.bounds import Bound, bound_after, bound_before, range_end
from sayso.facets.counted import DETERMINERS, OF_THEM, Counted, Found, counted_at, outcomes, stuff_at
from sayso.facets.figures import Numeral
from sayso.facets.numerals import can_start, numeral_at
from sayso.facets.outcomes import with_outcomes
from sayso.facets.tokens import HYPHENS, Tokens, glued, low_at
from sayso.facets.traps import find_traps
from sayso.facets.units import (
    Unit,
    currency_before,
    is_age,
    quake_of_degree,
    rate_of_count,
    unit_at,
    unit_before,
)
from sayso.facets.words import is_people, listed, plural_of
from sayso.records import Quantity, Span
from sayso.text import enclosing, merged

BE, PREPOSITIONS = listed("be"), listed("prepositions")
PARTITIVE = frozenset({"a", "one", "two", "three", "four"})
YEARS = range(1900, 2100)
MILLION = 1_000_000.0
"""The value of a glued m, which means metres where it cannot mean millions."""

BEFORE_YEAR = frozenset(
    {"in", "since", "until", "by", "of", "the", "from", "to", "during", "before", "after", "and"}
)
NOT_ONE = listed("not_one")
NONE_OF = frozenset(
    {"casualties", "injuries", "deaths", "fatalities", "victims", "survivors", "civilians", "losses"}
)
POPULATION_REACH = 8
BEFORE_ONE = frozenset(
    {"no", "the", "this", "that", "which", "any", "each", "every", "another", "last", "number"}
)


def find_quantities(text: str, tokens: Tokens, taken: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; ``taken`` are the stretches (times) whose figures belong to
    something else.

    Percentages, money (ISO 4217 code), measures and ages have a unit; other figures count ``of``. "dozens"
    and the like are ranges. Figures that count nothing (model names, years, clock times …) are left out.
    """
    traps = merged([*find_traps(text, tokens), *taken])
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        one = None if _inside(traps, tokens[at].start) else _read(tokens, at, traps)
        if one is not None:
            floor = found[-1].last if found else 0
            found.append(replace(one, first=max(one.first, floor)))
        at = max(one.last, one.noun_last, at + 1) if one else at + 1
    return tuple(_quantity(tokens, one) for one in with_outcomes(tokens, found))


def _inside(traps: Sequence[Span], offset: int) -> bool:
    return enclosing(traps, offset) is not None


def _read(tokens: Tokens, at: int, traps: Sequence[Span]) -> Found | None:
    """The quantity whose number starts at a token."""
    if not can_start(tokens[at]):
        return None
    none = _none_at(tokens, at)
    if none is not None:
        return none
    number = _part_of_unit(tokens, at) or numeral_at(tokens, at) or _a_unit(tokens, at)
    if (
        number is None
        or _is_pronoun(tokens, number)
        or any(_inside(traps, tokens[k].start) for k in range(at, number.last))
    ):
        return None
    end = range_end(tokens, number)
    if end is not None and _inside(traps, tokens[end.last - 1].start):
        end = None
    last = end.last if end else number.last
    unit = _unit(tokens, number, end, last)
    if unit.name is None and not _counts(tokens, number, last):
        return None
    if unit.name == "day" and tokens[at].low == "one" and unit.last == at + 2:
        return None
    return _and_a_half(tokens, _completed(tokens, number, end, unit))


def _and_a_half(tokens: Tokens, one: Found) -> Found:
    """The quantity with the half behind its unit: "an hour and a half", "two miles and a half"."""
    half = [token.low for token in tokens[one.last : one.last + 3]] == ["and", "a", "half"]
    if not half or one.unit is None or one.low is None or one.high is None:
        return one
    last = one.last + 3
    return replace(one, low=one.low + 0.5, high=one.high + 0.5, last=last, noun_last=last)


def _is_pronoun(tokens: Tokens, number: Numeral) -> bool:
    """Whether a number word only points back, or is part of a word: "between the two", "multi-million"."""
    at, follower = number.first, low_at(tokens, number.last)
    before = tokens[at - 1] if at else None
    if before is None or tokens[at].kind != "word":
        return False
    if glued(tokens, at) and before.text in HYPHENS:
        return at > 1 and tokens[at - 2].low in ("multi", "non", "pre", "post")
    ends = follower in PREPOSITIONS or follower in {"", ".", ",", ";", ":", "?", "!", ")"}
    return before.low in ("the", "these", "those") and ends and not number.unit and follower != "of"


def _a_unit(tokens: Tokens, at: int) -> Numeral | None:
    """The one in "about a minute", "an hour and a half": with a bound before it or a half behind its unit."""
    unit = unit_at(tokens, at + 1, money=False) if tokens[at].low in ("a", "an") else None
    if unit is None:
        return None
    half = [token.low for token in tokens[unit.last : unit.last + 3]] == ["and", "a", "half"]
    return Numeral(at, at + 1, 1.0, 1.0) if half or bound_before(tokens, at) else None


def _part_of_unit(tokens: Tokens, at: int) -> Numeral | None:
    """Half an hour, a quarter of a mile, 0.25 of a percentage point: a part of one unit."""
    if tokens[at].low == "half" and low_at(tokens, at + 1) in ("a", "an"):
        return Numeral(at, at + 2, 0.5, 0.5) if unit_at(tokens, at + 2, money=False) else None
    part = numeral_at(tokens, at) if tokens[at].kind == "number" or tokens[at].low in PARTITIVE else None
    if (
        part is None
        or part.loose
        or low_at(tokens, part.last) != "of"
        or low_at(tokens, part.last + 1) not in ("a", "an")
    ):
        return None
    if unit_at(tokens, part.last + 2, money=False) is None:
        return None
    value = part.low / 100 if part.unit == "%" else part.low
    return Numeral(at, part.last + 2, value, value)


def _none_at(tokens: Tokens, at: int) -> Found | None:
    """No casualties, no deaths: none."""
    if tokens[at].low != "no" or at + 1 >= len(tokens) or tokens[at + 1].low not in NONE_OF:
        return None
    noun = tokens[at + 1].low
    outcome = outcomes("noun").get(noun)
    return Found(at, at + 2, 0.0, 0.0, False, None, "people" if outcome else noun, outcome, at + 2)


def _unit(tokens: Tokens, number: Numeral, end: Numeral | None, last: int) -> Unit:
    """The unit of a number: money before or after it, a measure, an age, a percentage."""
    written = end or number
    if written.unit:
        return Unit(written.unit, last, number.first)
    return (
        currency_before(tokens, number.first, last)
        or quake_of_degree(tokens, number.first, last)
        or (number.loose and low_at(tokens, last) == "of" and unit_at(tokens, last + 1, money=True))
        or unit_at(tokens, last, money=bool(written.scale) or written.short is not None)
        or unit_before(tokens, number.first, last)
        or is_age(tokens, number.first, last)
        or Unit(None, last, number.first)
    )


def _counts(tokens: Tokens, number: Numeral, last: int) -> bool:
    """Whether a bare number counts something at all, or is a year, part of a name, or a pronoun."""
    first = number.first
    before = tokens[first - 1] if first else None
    follower = tokens[last] if last < len(tokens) else None
    if tokens[first].low == "one" and last == first + 1:
        return _counts_one(tokens, first)
    if number.figures and not number.scale and number.low in YEARS and "," not in tokens[first].text:
        people = any(is_people(token.low) for token in tokens[last : last + 3])
        return people and (before is None or before.low not in BEFORE_YEAR)
    if bound_after(tokens, last) is not None:
        return True
    if follower is not None and follower.text in HYPHENS and glued(tokens, last):
        return last + 1 < len(tokens) and _in_compound(tokens[last + 1].low)
    if tokens[first].low == "scores":
        return follower is not None and (
            follower.low in ("of", "more") or follower.low in BE | set(outcomes("participle"))
        )
    if number.figures and tokens[first].opens and (follower is None or follower.opens):
        return False
    return not (before is not None and before.text in ("#", "№", "/", ".", ":") and glued(tokens, first))


def _counts_one(tokens: Tokens, at: int) -> bool:
    """Whether "one" counts: "one soldier", "at least one"; not "one of them", "no one", "one day"."""
    before = tokens[at - 1] if at else None
    if before is not None and (before.low in BEFORE_ONE or (before.text in HYPHENS and glued(tokens, at))):
        return False
    if [token.low for token in tokens[max(0, at - 2) : at]] == ["the", "only"]:
        return False
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    if follower is None or follower.kind != "word":
        return bool(bound_before(tokens, at))
    noun = counted_at(tokens, at + 1, one=True)
    return follower.low not in NOT_ONE and (noun.noun is not None or bool(bound_before(tokens, at)))


def _completed(tokens: Tokens, number: Numeral, end: Numeral | None, unit: Unit) -> Found:
    """The quantity with its bounds, its values and what it counts."""
    sign = _is_negative(tokens, number, unit)
    first, bounds = _bounds_before(tokens, number.first - sign, min(unit.first, number.first - sign))
    unit, after = _bound_behind(tokens, unit)
    if number.short == MILLION and unit.name is None and not _is_many(tokens, unit.last, unit):
        unit = Unit("m", unit.last, first)
    least, most = _values(tokens, number, end, unit)
    least, most = (-most, -least) if sign else (least, most)
    noun = _noun(tokens, unit.last, unit, one=number.low == 1 == number.high)
    late = bound_after(tokens, noun.last) if noun.noun else None
    effects = {bound.effect for bound in (*bounds, after, late) if bound is not None}
    rate = rate_of_count(tokens, noun.last) if unit.name is None or noun.noun else None
    return Found(
        first,
        noun.last if _is_compound(tokens, unit) else rate.last if rate and noun.noun is None else unit.last,
        None if "high" in effects and "low" not in effects else least,
        None if "low" in effects else most,
        number.loose or "about" in effects,
        f"{unit.name or ''}{rate.name}" if rate else unit.name,
        noun.noun,
        noun.outcome,
        max(noun.last, unit.last, rate.last if rate else 0),
    )


def _is_negative(tokens: Tokens, number: Numeral, unit: Unit) -> bool:
    """Whether a minus stands before a figure that can be below zero: "minus 12 degrees", "-4%"."""
    at = number.first
    if not at or unit.name not in ("°C", "°F", "°", "%"):
        return False
    apart = at < 2 or not glued(tokens, at - 1) or tokens[at - 2].text == "("
    return tokens[at - 1].low == "minus" or (tokens[at - 1].text in "-−–" and glued(tokens, at) and apart)


def _bounds_before(tokens: Tokens, number: int, unit: int) -> tuple[int, list[Bound]]:
    """Where the quantity begins, and the bounds before its figure and before the money or magnitude in
    front of it."""
    bounds = [*bound_before(tokens, number), *(bound_before(tokens, unit) if unit < number else ())]
    return min([unit, *(bound.first for bound in bounds)]), bounds


def _bound_behind(tokens: Tokens, unit: Unit) -> tuple[Unit, Bound | None]:
    """The bound behind a figure, and the unit, which may stand behind the bound ("40 or more tons")."""
    after = bound_after(tokens, unit.last)
    if after is None:
        return unit, None
    late = unit_at(tokens, after.last, money=False) if unit.name is None else None
    return (late or replace(unit, last=after.last)), after


def _is_many(tokens: Tokens, at: int, unit: Unit) -> bool:
    """Whether a plural noun or money shows that "40m" and "1.500" are millions and thousands."""
    return unit.money if unit.name is not None else counted_at(tokens, at).noun is not None


def _values(tokens: Tokens, number: Numeral, end: Numeral | None, unit: Unit) -> tuple[float, float]:
    """Least and most, with "2 to 3 million", "40m" and "1.500" read by what stands behind."""
    many = _is_many(tokens, unit.last, unit)
    low, high = _value(number, unit, many=many)
    if end is None:
        return low, high
    last_low, high = _value(end, unit, many=many)
    scale = end.scale or end.short or 0.0
    if not number.scale and number.short is None and low < low * scale <= last_low:
        low *= scale
    return low, high


def _value(one: Numeral, unit: Unit, *, many: bool) -> tuple[float, float]:
    if one.short is not None and (many or unit.name not in (None, "m")):
        return one.low * one.short, one.high * one.short
    return (one.pointed, one.pointed) if one.pointed is not None and not many else (one.low, one.high)


# -- what is counted -----------------------------------------------------------------------------


def _noun(tokens: Tokens, at: int, unit: Unit, *, one: bool) -> Counted:
    if unit.name is not None:
        stuff = stuff_at(tokens, at)
        return counted_at(tokens, at) if stuff.noun is None and unit.name == "%" else stuff
    if _is_compound(tokens, unit):
        noun = tokens[at + 1].low
        return Counted(None if noun == "strong" else plural_of(noun), at + 2)
    if low_at(tokens, at) == "of":
        if low_at(tokens, at + 1) in OF_THEM:
            return Counted("people", at + 2)
        at += 1
        while low_at(tokens, at) in DETERMINERS:
            at += 1
    found = counted_at(tokens, at, one=one)
    word = low_at(tokens, at + 1)
    if (
        found.noun is None
        and low_at(tokens, at) in ("are", "were")
        and is_people(word)
        and word not in outcomes("participle")
    ):
        return Counted(word, at + 2)
    if found.noun is None and _is_population(tokens, at):
        return Counted("people", at)
    return found


def _is_population(tokens: Tokens, at: int) -> bool:
    """Whether a figure that ends here is a population: "a population of more than 100,000"."""
    words = [token.low for token in tokens[max(0, at - POPULATION_REACH) : at]]
    return "population" in words and words[words.index("population") :][1:2] == ["of"]


def _is_compound(tokens: Tokens, unit: Unit) -> bool:
    """Whether the figure is the head of a compound that counts: "a 12-truck convoy", "400-strong"."""
    at = unit.last
    hyphen = at + 1 < len(tokens) and tokens[at].text in HYPHENS and glued(tokens, at)
    return unit.name is None and hyphen and _in_compound(tokens[at + 1].low)


def _in_compound(word: str) -> bool:
    return is_people(plural_of(word)) or word in listed("in_compounds")


def _quantity(tokens: Tokens, one: Found) -> Quantity:
    span = Span(tokens[one.first].start, tokens[one.last - 1].end)
    of = f"{one.noun or ''} {one.outcome or ''}".strip() if one.unit is None else one.noun
    return Quantity(span, one.low, one.high, one.unit, of or None, one.loose)
