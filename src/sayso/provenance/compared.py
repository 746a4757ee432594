"""Which values of a claim's statements are of one thing, and so versions of each other; and by what words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from sayso.provenance.scene import Scene
from sayso.provenance.values import day_words, quantity_words
from sayso.records import Place, Quantity, Statement, When
from sayso.resources import read_lines, read_table

Given = Iterator[tuple[str, str, Statement]]
"""Facet, value and the statement that gives it."""

OF_ALL = re.compile(r"\s+(?:out )?of(?: (?:the|its|his|her|their|all|those|these|some|about)){0,2}\s*")
"""What stands between a part and its whole: "two of the four tanks"."""

LONGEST_LINK = 30
"""Characters between a part and its whole at most."""

INCLUDING = re.compile(r"\b(?:including|among (?:them|whom)|of (?:them|whom))\b", re.IGNORECASE)
"""What brings in the parts of a whole: "11 people, including four soldiers"."""

OF_THE_HURT = re.compile(
    r"[\w-]+ of (?:the|those|its|their) (?:\w+ )?(?:wounded|injured|hurt)\b", re.IGNORECASE
)
"""Who was counted before, as wounded: "*two of the injured* passed away" is no toll."""

AGE = "years old"

AND_ALSO = re.compile(r"[^.;:]{0,40}(?:,|\band\b|&)\s*(?:\w+ )?", re.IGNORECASE)
"""What stands between two parts of one whole: "four soldiers *and* seven workers"."""

SINGULAR = {"buses": "bus", "viruses": "virus", "gases": "gas", "movies": "movie", "zombies": "zombie",
            "calories": "calorie", "cookies": "cookie", "watches": "watch"}  # fmt: skip


ELSEWHERE = re.compile(r"\b(?:later|earlier|before|afterwards?|after|following|same)\b", re.IGNORECASE)
"""Words of a time that is counted from a day told elsewhere."""


# -- figures ---------------------------------------------------------------------------------------


def figures_given(told: Iterable[Statement], scene: Scene) -> Given:
    """Every figure with what it counts; the whole of "two of the four" is no version of its part.

    Nor is a part a version of its whole: "11 dead, including four soldiers" are 11 killed and four soldiers killed.
    """
    figures = [(one, facet) for one in told for facet in one.facets if isinstance(facet, Quantity)]
    stuffs = _stuffs(facet for _, facet in figures)
    aged = Counter(one.id for one, facet in figures if facet.unit == AGE)
    for statement, facet in figures:
        if facet.unit == AGE and aged[statement.id] > 1:
            continue  # the ages of two people
        name = _measured(facet, stuffs) if facet.unit else _fate_of(statement, facet, scene)
        yield f"quantity: {name}", quantity_words(facet), statement


def _fate_of(statement: Statement, figure: Quantity, scene: Scene) -> str:
    """What a count is of, told apart where it is a part of another, or the whole of it."""
    report = scene.reports.get(statement.report)
    if report is not None and OF_THE_HURT.match(report.text, figure.span.start):
        return f"wounded, then {_fate(figure)}" if _fate(figure) != "wounded" else "wounded"
    name = _counted(figure.of, of_whom=_is_within(statement, figure, scene))
    part = _part_of(statement, figure, scene)
    whole = part is not None and not part.unit and _counted(part.of) == name
    return f"{name} in all" if whole else name


def _part_of(statement: Statement, figure: Quantity, scene: Scene) -> Quantity | None:
    """The figure for a part that stands before its whole; None where this is no whole."""
    report = scene.reports.get(statement.report)
    before = _before(statement, figure)
    if report is None or not before:
        return None
    between = report.text[before[-1].span.end : figure.span.start]
    return before[-1] if len(between) <= LONGEST_LINK and OF_ALL.fullmatch(between) else None


def _before(statement: Statement, figure: Quantity) -> list[Quantity]:
    """The figures of a statement that stand before one of them, in the order of its facets."""
    given = (one for one in statement.facets if isinstance(one, Quantity))
    return [one for one in given if one.span.end <= figure.span.start]


def _is_within(statement: Statement, figure: Quantity, scene: Scene) -> bool:
    """Whether a figure only tells of a part of one before it: "including four soldiers and seven workers"."""
    report = scene.reports.get(statement.report)
    before = _before(statement, figure)
    if report is None or not before or _fate(before[-1]) != _fate(figure):
        return False
    between = report.text[before[-1].span.end : figure.span.start]
    if INCLUDING.search(between[-LONGEST_LINK:]):
        return _is_less(figure, before[-1])
    return bool(AND_ALSO.fullmatch(between)) and _is_within(statement, before[-1], scene)


def _is_less(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure can be a part of another."""
    return part.low is not None and (whole.high is None or part.low <= whole.high)


def _fate(figure: Quantity) -> str:
    return (figure.of or "").casefold().rpartition(" ")[2]


def _counted(of: str | None, *, of_whom: bool = False) -> str:
    """What is counted: the fate of people and what became of things, else the noun: "killed", "house destroyed".

    With ``of_whom`` the people are told too: "soldier killed".
    """
    words = (of or "").casefold().split()
    if len(words) > 1 and words[-1] in _outcomes():
        noun = words[-2]
        people = not of_whom and (words[-1] in _fates() or noun in _people())
        return words[-1] if people else f"{_single(noun)} {words[-1]}"
    return _single(words[-1]) if words else "number"


def _measured(figure: Quantity, stuffs: Mapping[str, Mapping[str, str]]) -> str:
    """A unit and what is measured; where only one stuff is measured in it, a bare unit is of that."""
    known = stuffs.get(figure.unit or "", {})
    names = set(known.values())
    stuff = known.get((figure.of or "").casefold()) or (names.pop() if len(names) == 1 else "")
    return f"{figure.unit} of {stuff}" if stuff else str(figure.unit)


def _stuffs(figures: Iterable[Quantity]) -> dict[str, dict[str, str]]:
    """For each unit, what is measured in it, with one name for those that share a word: "diesel", "diesel fuel"."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for figure in figures:
        if figure.unit and figure.of:
            seen[figure.unit][figure.of.casefold()] += 1
    return {unit: _named(stuffs) for unit, stuffs in seen.items()}


def _named(stuffs: Mapping[str, int]) -> dict[str, str]:
    groups: list[set[str]] = []
    for stuff in sorted(stuffs):
        joined = [group for group in groups if any(_words(stuff) & _words(one) for one in group)]
        groups = [group for group in groups if group not in joined] + [{stuff}.union(*joined)]
    names: dict[str, str] = {}
    for group in groups:
        best = min(group, key=lambda one: (-stuffs[one], len(one.split()), one))
        names |= dict.fromkeys(group, _single(best.split()[-1]))
    return names


def _words(stuff: str) -> set[str]:
    return {_single(word) for word in stuff.split()}


def _single(word: str) -> str:
    """A noun in the singular, as far as its spelling tells: "lorries", "houses", "boxes"."""
    if word in SINGULAR:
        return SINGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(row["outcome"].split()[-1] for row in read_table("facets_outcomes.tsv"))


@cache
def _fates() -> frozenset[str]:
    return frozenset(row["outcome"] for row in read_table("facets_outcomes.tsv") if row["life"] == "yes")


@cache
def _people() -> frozenset[str]:
    return frozenset(form for line in read_lines("facets_people.txt") for form in line.split("|"))


# -- days ------------------------------------------------------------------------------------------


def days_given(told: Iterable[Statement], scene: Scene) -> Given:
    """Every day as a reader would write it; a time that is counted from another one gives none of its own.

    "Since March" goes by its beginning, as its end is the day of each report.
    """
    times = [(one, facet) for one in told for facet in one.facets if isinstance(facet, When)]
    starts: dict[date, Counter[str]] = defaultdict(Counter)
    for _, facet in times:
        if facet.interval is not None and _is_since(facet):
            starts[facet.interval.earliest][_written(facet)] += 1
    for statement, facet in times:
        report = scene.reports.get(statement.report)
        undated = report is None or report.published is None
        if facet.interval is None:
            if undated and not ELSEWHERE.search(facet.text):
                yield "date", _written(facet), statement
        elif _is_since(facet):
            ways = starts[facet.interval.earliest]
            yield "date", min(ways, key=lambda way: (-ways[way], way)), statement
        else:
            yield "date", day_words(facet.interval), statement


def _is_since(time: When) -> bool:
    return time.text[:6].casefold() == "since "


def _written(time: When) -> str:
    words = " ".join(time.text.split())
    return words.replace("Since ", "since ", 1) if words.startswith("Since ") else words


# -- places ----------------------------------------------------------------------------------------


def places_given(told: Iterable[Statement], scene: Scene) -> Given:
    """Every place under the name that most reports use; "Ossel Island" is Ossel where both are said."""
    del scene
    places = [(one, facet) for one in told for facet in one.facets if isinstance(facet, Place)]
    same = _same_places([facet for _, facet in places])
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for _, facet in places:
        names[same[_key(facet)]][facet.name] += 1
    for statement, facet in places:
        spellings = names[same[_key(facet)]]
        yield "place", min(spellings, key=lambda name: (-spellings[name], name)), statement


def _key(place: Place) -> str:
    return place.identity or place.key


def _same_places(places: Sequence[Place]) -> dict[str, str]:
    """The key under which each place goes: that of its name without a word for its kind, where it is said."""
    by_name = {place.name.casefold(): _key(place) for place in sorted(places, key=lambda one: one.name)}
    same = {_key(place): _key(place) for place in places}
    for place in places:
        name, _, kind = place.name.casefold().rpartition(" ")
        bare = by_name.get(name)
        if bare is not None and kind in _kinds() and not (place.identity and bare != place.key):
            same[_key(place)] = bare
    return same


@cache
def _kinds() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("facets_place_words.tsv"))
