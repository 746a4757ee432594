"""Where a cited outlet's own report speaks on the claim, what the citing report has from it goes through that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from sayso.provenance.kin import Kin
from sayso.provenance.scene import Scene, fold, is_before
from sayso.provenance.tellings import Telling, Way, carried, order_of
from sayso.provenance.voices import UNNAMED, Voices

MOST_OWN = 8
"""Reports of one cited outlet that a way goes to at most: chains that cite prolific outlets would multiply."""


def through_own_reports(
    tellings: Mapping[str, Telling], scene: Scene, *, kin: Kin, voices: Voices
) -> dict[str, Telling]:
    """Where a cited outlet's own report speaks on the claim, let the way go to it.

    What the citing report says lies behind the outlet is added to that report, but for somebody unnamed where
    that report quotes somebody unnamed itself: it is he who is meant. No way goes to a report that is surely
    younger, unless the citing one says that it prints it, or was made from one that is not. Of several reports of
    the outlet the way goes to those that the citing one shares words with, if there are any.
    """
    find = partial(_own_reports, tellings=tellings, scene=scene, kin=kin)
    ways: dict[str, list[Way]] = {report: [] for report in tellings}
    added: list[Way] = []
    for telling in tellings.values():
        for way in telling.ways:
            for part in _parts(way, find, scene):
                (ways[part.report] if part.report == telling.report else added).append(part)
    quoted = {report: tuple(found) for report, found in ways.items()}
    for part in sorted(added, key=order_of):
        said = {_words(way, scene) for way in ways[part.report]}
        if _words(part, scene) not in said and not _is_meant(part, quoted[part.report], voices):
            ways[part.report].append(part)
    return {
        report: replace(one, ways=tuple(sorted(set(ways[report]), key=order_of)))
        for report, one in tellings.items()
    }


def _is_meant(cited: Way, quoted: Iterable[Way], voices: Voices) -> bool:
    """Whether somebody unnamed behind an outlet can be one whom the outlet's own report quotes without a name."""
    sort = voices.standing.get(cited.nodes[-1])
    theirs = {voices.standing.get(way.nodes[-1]) for way in quoted} & UNNAMED
    return sort in UNNAMED and bool(theirs) and (sort in theirs or "vague" in (sort, *theirs))


def _words(way: Way, scene: Scene) -> tuple[str, ...]:
    return tuple(_wording(node, scene) for node in way.nodes)


def _wording(node: str, scene: Scene) -> str:
    source = scene.sources.get(node)
    return node if source is None or source.named else f"unnamed:{fold(source.name)}"


def _parts(
    way: Way, find: Callable[[str, str], list[str]], scene: Scene, *, passed: frozenset[str] = frozenset()
) -> list[Way]:
    """A way cut where it comes to outlets whose own reports are here; none of these is gone through twice."""
    for at, node in enumerate(way.nodes):
        passes_on = at < len(way.nodes) - 1
        own = find(node, way.report) if passes_on or node in scene.own_reports else []
        if not own:
            continue
        rest, gone = way.nodes[at + 1 :], passed | {way.report}
        parts = [replace(way, nodes=(*way.nodes[:at], one)) for one in own]
        for one in own if rest else ():
            if one not in gone:
                further = replace(way, report=one, nodes=carried(one, rest, scene))
                parts += _parts(further, find, scene, passed=gone)
        return parts
    return [way]


def _own_reports(
    outlet: str, citing: str, *, tellings: Mapping[str, Telling], scene: Scene, kin: Kin
) -> list[str]:
    prints = scene.carriers.get(citing) == outlet
    texts = (citing, *kin.originals.get(citing, ()))
    own = [
        one
        for one in scene.own_reports.get(outlet) or scene.own_pages.get(outlet, ())
        if one in tellings and one != citing
        if prints or not all(is_before(each, one, scene) for each in texts)
    ]
    return ([one for one in own if one in kin.shared[citing]] or own)[:MOST_OWN]
