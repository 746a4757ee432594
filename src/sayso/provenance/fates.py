"""What became of the values that a claim was given with: which died out, and who took one over from whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from sayso.provenance.scene import Scene, in_full, listed
from sayso.provenance.values import day_words
from sayso.records import DateInterval, Variant, VariantValue

UNNAMED = "quantity: number"
"""Figures that count nothing named, which need not be of one thing."""

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?")
CARE = 0.1
"""Share by which a figure told with "about" may be off. Set by judgement."""


def fates(found: Iterable[Variant], scene: Scene) -> tuple[str, ...]:
    """A sentence for each value that no later report gives, and for each report that took one over.

    Only where the dates and the reuse leave no doubt: a figure has died out when every report that gives it is
    surely older than one that gives another, and none later gives one that can be the same; a report took a
    value over when it was made from one that gives it. Places and days stand beside each other and die of
    nothing.
    """
    out: list[str] = []
    for variant in found:
        told = {value.value: _dated(value, scene) for value in variant.values}
        for value in variant.values if len(variant.values) > 1 else ():
            if variant.facet.startswith("quantity: ") and variant.facet != UNNAMED:
                out += _died_out(variant.facet, value.value, told)
            out += _taken_over(value, scene)
    return tuple(sorted(set(out)))


def _dated(value: VariantValue, scene: Scene) -> tuple[DateInterval | None, ...]:
    """When the reports that give a value were published."""
    return tuple(scene.reports[one].published for one in _givers(value, scene) if one in scene.reports)


def _givers(value: VariantValue, scene: Scene) -> list[str]:
    """The reports that give a value."""
    return sorted({scene.statements[one].report for one in value.statements if one in scene.statements})


def _died_out(facet: str, value: str, told: Mapping[str, tuple[DateInterval | None, ...]]) -> Iterator[str]:
    mine = [one for one in told[value] if one is not None]
    if not mine or len(mine) < len(told[value]):
        return
    last = max(mine, key=lambda one: (one.latest, one.earliest))
    later = sorted(
        other
        for other, when in told.items()
        if other != value and any(one is not None and one.earliest > last.latest for one in when)
    )
    if later and not any(_can_be_one(value, other) for other in later):
        yield f"No report after {day_words(last)} gives {value} ({facet}); later ones give {listed(later)}."


def _can_be_one(value: str, other: str) -> bool:
    """Whether two figures can be one number told with more or less care: "about 58 km" and "60 km"."""
    (low, high), (least, most) = _range(value), _range(other)
    return low <= most and least <= high


def _range(value: str) -> tuple[float, float]:
    found = [float(one.replace(",", "")) for one in FIGURE.findall(value)] or [0.0]
    slack = CARE if value.startswith("about ") else 0.0
    return min(found) * (1 - slack), max(found) * (1 + slack)


def _taken_over(value: VariantValue, scene: Scene) -> Iterator[str]:
    reports = _givers(value, scene)
    for report in reports:
        for one in scene.reuse.get(report, ()):
            ends = {"a<-b": (one.a, one.b), "b<-a": (one.b, one.a)}.get(one.direction)
            if ends and one.held and ends[0] == report and ends[1] in reports:
                yield f"{in_full(scene, report)} has {value.value} from {in_full(scene, ends[1])}."
