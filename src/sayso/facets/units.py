"""Units and money beside a figure: what they are called, and where they end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.facets.numerals import numeral_at
from sayso.facets.tokens import HYPHENS, Tokens, glued, tokens_of
from sayso.facets.words import is_person, is_plural, listed
from sayso.resources import read_table

GLUED_ONLY = frozenset({"C", "F", "g", "B"})
PER = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night", "week": "week",
    "month": "month", "year": "year", "barrel": "bbl", "ton": "t", "tonne": "t", "litre": "l", "liter": "l",
    "gallon": "gal", "kg": "kg", "kilo": "kg", "kilogram": "kg", "person": "person", "head": "person",
    "capita": "person", "annum": "year",
}  # fmt: skip
BE = listed("be")
EVERY = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}
SINGULAR = listed("singular")
AGE_UNITS = frozenset({"year", "month", "week", "day"})
SMALL = frozenset(
    {"of", "-", "at", "least", "about", "around", "a", "over", "above", "more", "than", "nearly", "with"}
)
"""Words between "magnitude" and its figure."""

AGES_REACH = 10
BETWEEN_AGES = frozenset({",", "and", "or"})
MAGNITUDE_REACH = 6
QUAKES = frozenset(
    {"earthquake", "quake", "tremor", "temblor", "aftershock", "quakes", "aftershocks", "tremors"}
)
LEAST_QUAKE, LARGEST_QUAKE = 2.0, 9.9
OLDEST, YOUNGEST = 115, 1
LEAST_ROUND = 10
"""What a rate is counted against at least, when it is a number: "3 per 10,000 people"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, where the figure with it ends, and where it begins (money may stand before it)."""

    name: str | None
    last: int
    first: int
    money: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a unit: its tokens as they stand, its name, whether it is money."""

    words: tuple[str, ...]
    name: str
    money: bool = False


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    """The forms by their first word in lower case, longest first."""
    forms = [Form(_words(row["form"]), row["unit"]) for row in read_table("facets_units.tsv")]
    forms += [
        Form(_words(row["form"]), row["code"], money=True)
        for row in read_table("facets_currencies.tsv")
        if row["side"] != "before"
    ]
    by_first: dict[str, list[Form]] = {}
    for form in forms:
        by_first.setdefault(form.words[0].lower(), []).append(form)
    return {first: tuple(sorted(some, key=lambda form: -len(form.words))) for first, some in by_first.items()}


@cache
def _money_before() -> dict[str, str]:
    rows = read_table("facets_currencies.tsv")
    return {row["form"]: row["code"] for row in rows if row["side"] != "after"}


def _words(form: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens_of(form))


def unit_at(tokens: Tokens, at: int, *, money: bool) -> Unit | None:
    """The unit that starts at a token, behind a figure; ``money`` where pounds are sterling, not a weight."""
    start = at + (at + 1 < len(tokens) and tokens[at].text in HYPHENS and glued(tokens, at))
    if start >= len(tokens):
        return None
    for form in _forms().get(tokens[start].low, ()):
        if not _stands(tokens, start, form):
            continue
        last = start + len(form.words)
        if start == at and not glued(tokens, at) and _is_modifier(tokens, form, last):
            return None
        name = _weight(tokens, form, start, last, money=money) or form.name
        return _with_age(
            tokens, _with_rate(tokens, Unit(name, last, at, form.money and name == form.name)), start > at
        )
    return None


def _stands(tokens: Tokens, at: int, form: Form) -> bool:
    if at + len(form.words) > len(tokens):
        return False
    for k, word in enumerate(form.words):
        short = len(word) <= 2
        if (tokens[at + k].text if short else tokens[at + k].low) != (word if short else word.lower()):
            return False
    return glued(tokens, at) or form.words[0] not in GLUED_ONLY


def _is_modifier(tokens: Tokens, form: Form, last: int) -> bool:
    """Whether a unit in the singular only describes the noun that is counted: "three barrel bombs"."""
    word = form.words[-1]
    if len(form.words) > 1 or form.money or word not in SINGULAR or last >= len(tokens):
        return False
    return tokens[last].kind == "word" and is_plural(tokens[last].text)


def _weight(tokens: Tokens, form: Form, start: int, last: int, *, money: bool) -> str | None:
    """Pounds of something, and a 500-pound bomb, are a weight."""
    if form.words not in (("pound",), ("pounds",)):
        return None
    of = last < len(tokens) and tokens[last].low == "of"
    return "lb" if not money and (of or tokens[start - 1].text in HYPHENS) else None


def _with_rate(tokens: Tokens, unit: Unit) -> Unit:
    """The unit with what it is counted against: barrels a day, dollars per barrel, 30 daily."""
    words = [token.low for token in tokens[unit.last : unit.last + 2]]
    if words and words[0] in EVERY:
        return Unit(f"{unit.name or ''}/{EVERY[words[0]]}", unit.last + 1, unit.first, unit.money)
    if len(words) == 2 and words[0] in ("a", "an", "per", "each", "every") and words[1] in PER:
        return Unit(f"{unit.name or ''}/{PER[words[1]]}", unit.last + 2, unit.first, unit.money)
    return _per_many(tokens, unit) or unit


def _per_many(tokens: Tokens, unit: Unit) -> Unit | None:
    """The unit of a rate against a round number: "18 per 100,000 inhabitants", "3 for every 1,000 people"."""
    words = [token.low for token in tokens[unit.last : unit.last + 2]]
    at = unit.last + (1 if words[:1] == ["per"] else 2 if words in (["for", "every"], ["in", "every"]) else 0)
    number = numeral_at(tokens, at) if unit.last < at < len(tokens) else None
    if number is None or number.low != number.high or number.low < LEAST_ROUND or number.unit:
        return None
    noun = (
        tokens[number.last].low if number.last < len(tokens) and is_plural(tokens[number.last].text) else ""
    )
    last = number.last + bool(noun)
    return Unit(f"{unit.name or ''}/{number.low:.0f} {noun}".rstrip(), last, unit.first, unit.money)


def _with_age(tokens: Tokens, unit: Unit, hyphen: bool) -> Unit:
    """A 16-year-old, 61 years old, 40 years of age."""
    words = [token.low for token in tokens[unit.last : unit.last + 2]]
    if unit.name not in AGE_UNITS:
        return unit
    if hyphen and words[:1] == ["-"] and words[1:2] in (["old"], ["olds"]):
        return Unit(f"{unit.name}s old", unit.last + 2, unit.first)
    if words[:1] == ["old"]:
        return Unit(f"{unit.name}s old", unit.last + 1, unit.first)
    if words == ["of", "age"]:
        return Unit(f"{unit.name}s old", unit.last + 2, unit.first)
    return unit


def currency_before(tokens: Tokens, first: int, last: int) -> Unit | None:
    """Money whose sign stands before the figure: "$5", "US$5", "EUR 5", "Rs 500"."""
    if not first:
        return None
    signs, sign = _money_before(), tokens[first - 1].text
    if sign not in signs:
        return None
    start = first - 1
    if start and glued(tokens, start) and tokens[start - 1].text + sign in signs:
        start -= 1
        sign = tokens[start].text + sign
    if sign.isalpha() and not (glued(tokens, first) or len(sign) == 3 or sign == "Rs"):
        return None
    unit = Unit(signs[sign], last, start, money=True)
    after = unit_at(tokens, last, money=True)
    if after is not None and after.money:
        unit = Unit(after.name, after.last, start, money=True)
    return _with_rate(tokens, unit)


def unit_before(tokens: Tokens, first: int, last: int) -> Unit | None:
    """A magnitude: "magnitude 5.9", "magnitude-5.9", "5.9-magnitude", "5.9 on the Richter scale"."""
    after = [token.low for token in tokens[last : last + 4]]
    quake = "." in tokens[first].text and _is_quake(tokens, first, after)
    if quake:
        return Unit("magnitude", last, first)
    for place in range(first - 1, max(-1, first - MAGNITUDE_REACH), -1):
        if tokens[place].low == "magnitude":
            return Unit("magnitude", last, place)
        if tokens[place].low not in SMALL:
            break
    if after[:2] in (["-", "magnitude"], ["-", "strength"]) or after[:1] == ["magnitude"]:
        return Unit("magnitude", last + (2 if after[0] == "-" else 1), first)
    if after[:3] == ["on", "the", "richter"]:
        return Unit("magnitude", last, first)
    return None


def quake_of_degree(tokens: Tokens, first: int, last: int) -> Unit | None:
    """A magnitude in degrees: "a 6.7 degree quake"."""
    behind = range(last, min(last + 3, len(tokens)))
    words = [at for at in behind if tokens[at].text not in HYPHENS][:2]
    lows = [tokens[at].low for at in words]
    if len(lows) < 2 or lows[0] not in ("degree", "degrees") or lows[1] not in QUAKES:
        return None
    return Unit("magnitude", words[0] + 1, first)


def _is_quake(tokens: Tokens, at: int, after: list[str]) -> bool:
    """Whether a figure with a decimal is how strong a quake was: "a 5.9 quake", "aftershocks of around 4.0"."""
    try:
        strong = LEAST_QUAKE <= float(tokens[at].text) <= LARGEST_QUAKE
    except ValueError:
        return False
    place = at - 1
    while place > at - MAGNITUDE_REACH and place > 0 and tokens[place].low in SMALL:
        place -= 1
    behind = next((word for word in after if word not in ("-", "degree")), "")
    before = place < at - 1 and place >= 0 and tokens[place].low in QUAKES
    return strong and (behind in QUAKES or before)


def is_age(tokens: Tokens, first: int, last: int) -> Unit | None:
    """An age without a unit: "aged 40", "aged 12 to 15", "a girl of 9", and a figure between commas behind a
    name or a person ("Anna Berg, 61,")."""
    if not tokens[first].text.isdigit() or not YOUNGEST <= int(tokens[first].text) <= OLDEST or first < 1:
        return None
    before = tokens[first - 1]
    if before.low in ("aged", "age") or (before.low == "between" and tokens[first - 2].low == "aged"):
        return Unit("years old", last, first)
    if _goes_on_with_ages(tokens, first):
        return Unit("years old", last, first)
    if last != first + 1 or first < 2:
        return None
    someone, after = tokens[first - 2], tokens[last] if last < len(tokens) else None
    person = is_person(someone.low)
    closes = after is None or after.text in ",.);" or (before.low == "of" and after.low in BE)
    comma = before.text == "," and (someone.capital or person) and someone.kind == "word"
    if (
        after is not None
        and closes
        and not glued(tokens, first)
        and (comma or (before.low == "of" and person))
    ):
        return Unit("years old", last, first)
    return None


def _goes_on_with_ages(tokens: Tokens, at: int) -> bool:
    """Whether a figure is a further age: the 24 of "aged 22 and 24"."""
    place = at - 1
    while place > max(0, at - AGES_REACH) and (
        tokens[place].kind == "number" or tokens[place].low in BETWEEN_AGES
    ):
        place -= 1
    return place < at - 1 and tokens[place].low in ("aged", "ages")


def rate_of_count(tokens: Tokens, at: int) -> Unit | None:
    """A rate of things counted: "30 a day", "40 people per day" from the noun on."""
    unit = _with_rate(tokens, Unit(None, at, at))
    return unit if unit.name else None
