"""Finds the quantities of a report: figure, range, bound, unit, what is counted and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.facets import counted
from sayso.facets.bounds import Bound, bound_after, bound_before, range_end
from sayso.facets.figures import Numeral
from sayso.facets.numerals import numeral_at
from sayso.facets.tokens import Tokens, glued
from sayso.facets.traps import find_traps
from sayso.facets.units import Unit, currency_before, is_age, rate_of_count, unit_at, unit_before
from sayso.facets.wordlists import listed
from sayso.records import Quantity, Span
from sayso.text import enclosing, merged

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
BEFORE_ONE = frozenset(
    {"no", "the", "this", "that", "which", "any", "each", "every", "another", "last", "number"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity while it is being read: half-open token range, value, unit, noun, outcome and where it
    was said."""

    first: int
    last: int
    low: float | None
    high: float | None
    loose: bool
    unit: str | None
    noun: str | None
    outcome: str | None
    noun_last: int
    said_before: bool = False


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
        at = max(one.last, at + 1) if one else at + 1
    return tuple(_quantity(tokens, one) for one in _with_outcomes(tokens, found))


def _inside(traps: Sequence[Span], offset: int) -> bool:
    return enclosing(traps, offset) is not None


def _read(tokens: Tokens, at: int, traps: Sequence[Span]) -> Found | None:
    """The quantity whose number starts at a token."""
    none = _none_at(tokens, at)
    if none is not None:
        return none
    number = numeral_at(tokens, at) or _a_unit(tokens, at)
    if number is None or any(_inside(traps, tokens[k].start) for k in range(at, number.last)):
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
    return _completed(tokens, number, end, unit)


def _a_unit(tokens: Tokens, at: int) -> Numeral | None:
    """The one in "about a minute", "more than an hour": with a bound before and a unit behind."""
    if tokens[at].low not in ("a", "an") or not bound_before(tokens, at):
        return None
    return Numeral(at, at + 1, 1.0, 1.0) if unit_at(tokens, at + 1, money=False) else None


def _none_at(tokens: Tokens, at: int) -> Found | None:
    """No casualties, no deaths: none."""
    if tokens[at].low != "no" or at + 1 >= len(tokens) or tokens[at + 1].low not in NONE_OF:
        return None
    noun = tokens[at + 1].low
    outcome = counted.outcomes("noun").get(noun)
    return Found(at, at + 2, 0.0, 0.0, False, None, "people" if outcome else noun, outcome, at + 2)


def _unit(tokens: Tokens, number: Numeral, end: Numeral | None, last: int) -> Unit:
    """The unit of a number: money before or after it, a measure, an age, a percentage."""
    written = end or number
    if written.unit:
        return Unit(written.unit, last, number.first)
    return (
        currency_before(tokens, number.first, last)
        or unit_at(tokens, last, money=written.scaled or written.short is not None)
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
    if number.figures and not number.scaled and number.low in YEARS and "," not in tokens[first].text:
        people = any(token.low in counted.people() for token in tokens[last : last + 3])
        return people and (before is None or before.low not in BEFORE_YEAR)
    if bound_after(tokens, last) is not None:
        return True
    if follower is not None and follower.text in "-‐‑" and glued(tokens, last):
        return last + 1 < len(tokens) and counted.plural_of(tokens[last + 1].low) in counted.people()
    if tokens[first].low == "scores":
        return follower is not None and (
            follower.low in ("of", "more") or follower.low in counted.BE | set(counted.outcomes("participle"))
        )
    if number.figures and tokens[first].opens and (follower is None or follower.opens):
        return False
    return not (before is not None and before.text in ("#", "№", "/", ".", ":") and glued(tokens, first))


def _counts_one(tokens: Tokens, at: int) -> bool:
    """Whether "one" counts: "one soldier", "at least one"; not "one of them", "no one", "one day"."""
    before = tokens[at - 1] if at else None
    if before is not None and (before.low in BEFORE_ONE or (before.text in "-‐‑" and glued(tokens, at))):
        return False
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    if follower is None or follower.kind != "word":
        return bool(bound_before(tokens, at))
    noun = counted.counted_at(tokens, at + 1, one=True)
    return follower.low not in NOT_ONE and (noun.noun is not None or bool(bound_before(tokens, at)))


def _completed(tokens: Tokens, number: Numeral, end: Numeral | None, unit: Unit) -> Found:
    """The quantity with its bounds, its values and what it counts."""
    first, bounds = _bounds_before(tokens, number.first, min(unit.first, number.first))
    unit, after = _bound_behind(tokens, unit)
    many = _is_many(tokens, unit.last, unit)
    if number.short == MILLION and unit.name is None and not many:
        unit = Unit("m", unit.last, first)
    noun = _noun(tokens, unit.last, unit, one=number.low == 1 == number.high)
    late = bound_after(tokens, noun.last) if noun.noun else None
    effects = {bound.effect for bound in (*bounds, after, late) if bound is not None}
    least, most = _values(number, end, unit, many)
    rate = rate_of_count(tokens, noun.last) if unit.name is None else None
    return Found(
        first,
        rate.last if rate and noun.noun is None else unit.last,
        None if "high" in effects and "low" not in effects else least,
        None if "low" in effects else most,
        number.loose or "about" in effects,
        rate.name if rate else unit.name,
        noun.noun,
        noun.outcome,
        max(noun.last, unit.last),
    )


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
    """Whether a plural noun shows that "40m" and "1.500" count things (millions, thousands)."""
    return unit.money if unit.name is not None else counted.counted_at(tokens, at).noun is not None


def _values(number: Numeral, end: Numeral | None, unit: Unit, many: bool) -> tuple[float, float]:
    """Least and most, with "2 to 3 million", "40m" and "1.500" read by what stands behind."""
    ends = []
    for one in (number, end or number):
        low, high = one.low, one.high
        if one.short is not None and many:
            low, high = low * one.short, high * one.short
        elif one.pointed is not None and not many:
            low, high = one.pointed, one.pointed
        ends.append((low, high))
    (low, first_high), (last_low, high) = ends
    if (
        end is not None
        and not number.scaled
        and number.short is None
        and (end.scaled or end.short)
        and last_low > low
    ):
        factor = 10 ** ((len(str(int(last_low))) - 1) // 3 * 3)
        low = low * factor if low * factor <= last_low else low
    return low, high if end else first_high


def _noun(tokens: Tokens, at: int, unit: Unit, *, one: bool) -> counted.Counted:
    if unit.name is None:
        if at + 1 < len(tokens) and tokens[at].low == "of" and tokens[at + 1].low in counted.OF_THEM:
            return counted.Counted("people", at + 2)
        if at + 1 < len(tokens) and tokens[at].text in "-‐‑" and glued(tokens, at):
            return counted.Counted(counted.plural_of(tokens[at + 1].low), at + 2)
        start = at
        start += start < len(tokens) and tokens[start].low == "of"
        while (
            start < len(tokens) and tokens[start - 1].low == "of" and tokens[start].low in counted.DETERMINERS
        ):
            start += 1
        return counted.counted_at(tokens, start, one=one)
    stuff = counted.stuff_at(tokens, at)
    return counted.counted_at(tokens, at) if stuff.noun is None and unit.name == "%" else stuff


# -- outcomes ------------------------------------------------------------------------------------


def _with_outcomes(tokens: Tokens, found: Sequence[Found]) -> list[Found]:
    """Give each count its outcome; counts joined by "and" or a comma share one that is said before or
    behind them."""
    out = list(found)
    for at, one in enumerate(out):
        if one.unit is None and one.outcome is None:
            behind = counted.outcome_behind(
                tokens, one.noun_last, out[at + 1].first if at + 1 < len(out) else len(tokens)
            )
            before = (
                None if behind else counted.outcome_before(tokens, one.first, out[at - 1].last if at else 0)
            )
            out[at] = replace(one, outcome=behind or before, said_before=before is not None)
    for at in range(1, len(out)):
        if _lacks(out[at]) and out[at - 1].said_before and _joined(tokens, out[at - 1], out[at]):
            out[at] = replace(out[at], outcome=out[at - 1].outcome, said_before=True)
    for at in range(len(out) - 2, -1, -1):
        after = out[at + 1]
        if _lacks(out[at]) and after.outcome and not after.said_before and _joined(tokens, out[at], after):
            out[at] = replace(out[at], outcome=after.outcome)
    return out


def _lacks(one: Found) -> bool:
    return one.unit is None and one.outcome is None


def _joined(tokens: Tokens, a: Found, b: Found) -> bool:
    between = [token.low for token in tokens[a.noun_last : b.first]]
    return bool(between) and all(word in ("and", ",", "plus", "&", "another") for word in between)


def _quantity(tokens: Tokens, one: Found) -> Quantity:
    span = Span(tokens[one.first].start, tokens[one.last - 1].end)
    return Quantity(span, one.low, one.high, one.unit, _of(one), one.loose)


def _of(one: Found) -> str | None:
    """What is counted, and what became of it; people where the outcome is one that only they have."""
    noun = one.noun
    if one.unit is not None or one.outcome is None:
        return noun
    if noun in ("others", "persons", "individuals", None):
        noun = "people" if one.outcome in counted.of_the_living() else noun
    return f"{noun} {one.outcome}" if noun else one.outcome
