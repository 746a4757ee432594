"""Voices that are cited for a claim which their own report, where it is here, does not bear out."""

from __future__ import annotations

from collections.abc import Container, Iterable

from sayso.provenance.scene import Scene, fold
from sayso.records import Statement


def find_disowned(
    cited: Iterable[str], told: Container[str], against: Iterable[Statement], scene: Scene
) -> frozenset[str]:
    """The sources cited on one side of a claim that do not stand on it by their own words.

    An outlet or body whose own report stands only on the other side; and people without a name of one whose own
    report is here and is not on this side (``told`` has the reports that are).
    """
    other = {one.report for one in against if not one.chain}
    silent = {one: own for one, own in _published(scene) if not any(report in told for report in own)}
    out = {one for one in cited if any(report in other for report in silent.get(one, ()))}
    return frozenset(out | {one for one in cited if _is_of_any(one, silent, scene)})


def _published(scene: Scene) -> Iterable[tuple[str, tuple[str, ...]]]:
    return (*scene.own_reports.items(), *scene.own_pages.items())


def _is_of_any(one: str, silent: Iterable[str], scene: Scene) -> bool:
    """Whether somebody without a name is told to be of one of these: "researchers of the Harbour Watch"."""
    source = scene.sources.get(one)
    if source is None or source.named:
        return False
    _, _, body = source.name.partition(" of ")
    whole = fold(body)
    return bool(whole) and any(fold(name) == whole for each in silent for name in scene.sources[each].names)
