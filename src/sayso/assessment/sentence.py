"""The sentence about a claim, part by part; each part is empty where it does not apply."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sayso.assessment.matter import Matter, between, voice_of
from sayso.provenance.scene import Scene, listed, name_of
from sayso.records import MEDIA, Interval, Statement

MOST_FIGURES = 5
"""Figures that the sentence lists before it counts the rest; a matter of taste."""


def sentence(matter: Matter) -> str:
    """One sentence on what stands behind a claim, that a reader can quote."""
    return "; ".join(part for make in PARTS if (part := make(matter))) + "."


def _opening(matter: Matter) -> str:
    """How many reports of how many, by how many publishers, rest on how many origins."""
    here, all_of = len(matter.reports), matter.all_of
    count = matter.found.independence
    if not here:
        return (
            "The report here does not assert this"
            if all_of == 1
            else f"None of these {all_of} reports asserts this"
        )
    subject = _subject(here, all_of) + _publishers(matter)
    if not count.max:
        return f"{subject} {'leads' if here == 1 else 'lead'} only in a circle, to no origin at all"
    verb = "rests" if here == 1 else "rest"
    return f"{subject} {verb} on {between(count)} independent {_noun(count, 'origin')}"


def _subject(here: int, all_of: int) -> str:
    if here >= all_of:
        return {1: "The one report here", 2: "Both reports here"}.get(here, f"All {here} reports here")
    return f"{here} of these {all_of} reports"


def _publishers(matter: Matter) -> str:
    """By how many publishers the reports are, where all of them are known."""
    known = matter.scene.reports
    names = {known[one].publisher for one in matter.reports if one in known}
    if not names or None in names:
        return ""
    known_names = sorted(str(one) for one in names)
    if len(known_names) > 2:
        return f", by {len(known_names)} publishers,"
    alone = len(known_names) == 1 < len(matter.reports)
    return f", all by {known_names[0]}," if alone else f" ({listed(known_names)})"


def _noun(count: Interval, noun: str) -> str:
    return noun if count.min == count.max == 1 else f"{noun}s"


def passage(matter: Matter) -> str:
    """The relays that all pass, the only origin itself left out: the next part names it."""
    ends = {one.node for one in matter.counted}
    relays = [one for one in matter.found.chokepoints if one not in ends or _passes_on(one, matter.scene)]
    if not relays:
        return ""
    names = listed(voice_of(one, matter.scene) for one in relays)
    return f"all pass through {names}" if len(matter.reports) > 1 else f"by way of {names}"


def _passes_on(node: str, scene: Scene) -> bool:
    return node in scene.sources and scene.sources[node].kind in MEDIA


def _origins(matter: Matter) -> str:
    """Who of the origins can be held to it."""
    named = [voice_of(one, matter.scene) for one in matter.named]
    if len(named) == 1:
        return f"the only named origin is {named[0]}"
    if named:
        return f"named origins: {listed(named, most=4)}"
    return _unnamed(matter) if matter.counted else ""


def _unnamed(matter: Matter) -> str:
    sure = [one.node for one in matter.counted if one.counted == "min and max" and one.is_report]
    if sure:
        return _speaking(sure, matter.scene)
    if len(matter.counted) > 1:
        return "no origin is named"
    only = matter.counted[0]
    if only.is_report:
        return "no source is shown"
    if _passes_on(only.node, matter.scene):
        return f"the source of {voice_of(only.node, matter.scene)} is not shown"
    before = sorted(
        {one.start for one in matter.found.edges if one.end == only.node} & matter.scene.sources.keys()
    )
    whose = f"{voice_of(before[0], matter.scene)}’s unnamed" if len(before) == 1 else "the unnamed"
    return f"the only origin is {whose} {name_of(matter.scene, only.node)}"


def _speaking(reports: Sequence[str], scene: Scene) -> str:
    """Reports that count for certain: their reporters saw it, or they are the page of a body that speaks."""
    pages = [voice_of(one, scene) for one in reports if one in scene.pages]
    seen = [voice_of(one, scene) for one in reports if one not in scene.pages]
    there = f"{listed(seen)} {'was' if len(seen) == 1 else 'were'} there" if seen else ""
    own = f"{listed(pages)} {'gives its' if len(pages) == 1 else 'give their'} own word" if pages else ""
    return " and ".join(part for part in (there, own) if part)


def _circle(matter: Matter) -> str:
    rings = (dict.fromkeys(voice_of(one, matter.scene) for one in ring) for ring in matter.found.circles)
    parts = (listed(ring) for ring in rings if len(ring) > 1)
    return "; ".join(f"{names} have it from each other" for names in parts)


def _denials(matter: Matter) -> str:
    """Who denies it, and who only doubts it."""
    count = matter.found.against
    if not count.max:
        return ""
    noun = "denial" if any(one.stance != "doubt" for one in matter.contra) else "doubt"
    names = listed(sorted({_speaker(one, matter.scene) for one in matter.contra}), most=4)
    number = "one" if count.min == count.max == 1 else between(count)
    return f"{number} {_noun(count, noun)} ({names})"


def _silence(matter: Matter) -> str:
    names = sorted({_speaker(one, matter.scene) for one in matter.silent})
    return f"no comment from {listed(names, most=3)}" if names else ""


def _speaker(statement: Statement, scene: Scene) -> str:
    last = statement.chain[-1] if statement.chain else None
    if last is None:
        return name_of(scene, statement.report)
    return voice_of(last.source, scene) if last.source in scene.sources and last.source else last.name


def _figures(matter: Matter) -> str:
    """The figures of the facet on which the reports differ most."""
    facets = [
        one for one in matter.found.variants if one.facet.startswith("quantity") and len(one.values) > 1
    ]
    if not facets:
        return ""
    widest = max(facets, key=lambda one: (sum(len(value.statements) for value in one.values), one.facet))
    values = sorted((one.value for one in widest.values), key=by_size)
    return f"figures given: {row(values)}"


def row(values: Sequence[str]) -> str:
    """Values in a row, the rest counted."""
    left = len(values) - MOST_FIGURES
    return ", ".join(values) if left <= 0 else f"{', '.join(values[:MOST_FIGURES])} and {left} more"


def by_size(value: str) -> tuple[float, str]:
    """Sorts values by the first figure in them."""
    found = re.search(r"[\d,]+(?:\.\d+)?", value)
    return (float(found.group().replace(",", "") or 0) if found else 0.0), value


def _headlines(matter: Matter) -> str:
    said = matter.scene.statements
    harder = (said[one.end] for one in matter.found.hardening)
    names = sorted({voice_of(one.report, matter.scene) for one in harder if one.voice == "headline"})
    if len(names) == 1:
        return f"the headline of {names[0]} goes further than its text"
    return f"{len(names)} headlines go further than their texts" if names else ""


PARTS: tuple[Callable[[Matter], str], ...] = (
    _opening, passage, _origins, _circle, _denials, _silence, _figures, _headlines,
)  # fmt: skip
"""The parts of the sentence in their order; each is empty where it does not apply."""
