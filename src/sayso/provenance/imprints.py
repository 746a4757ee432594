"""Who publishes each report: the outlet or body behind its imprint, under all the names it is cited by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.provenance.bodies import nouns_of, words_of_name
from sayso.provenance.partnames import LINKS, bearers, is_body, of_media
from sayso.records import MEDIA, Report, Source
from sayso.resources import read_lines
from sayso.text import is_contraction

LEAST_INITIALS = 3
"""Letters of an abbreviation by which an outlet is known without being told: two fit too many names."""

_NOT_LETTERS = re.compile(r"[\W_]+")
_NOTE = re.compile(r"\s*(?:\(([^()]*)\)\s*$|,\s*press (?:office|service|department)$)", re.IGNORECASE)
"""What stands behind a publisher's name and is no part of it: "Steppe Telegraph *(blog)*", "…, *Press Office*"."""


@dataclass(frozen=True, slots=True)
class Imprints:
    """The publishers of the reports.

    ``publishers``: for a report, the source that published it, where there is one; ``own_reports``: for a media
    source under any of its names, the reports it published; ``own_pages``: the same for a body; ``pages``:
    reports published by a body that nobody cites; ``media``: the sources that publish, as what they publish as.
    """

    publishers: Mapping[str, str]
    own_reports: Mapping[str, tuple[str, ...]]
    own_pages: Mapping[str, tuple[str, ...]]
    pages: frozenset[str]
    media: Mapping[str, Source]


def fold(name: str) -> str:
    """A name without case, punctuation and leading article, to compare it by."""
    return _NOT_LETTERS.sub(" ", name.casefold()).strip().removeprefix("the ")


def read_imprints(
    reports: Mapping[str, Report], sources: Mapping[str, Source], *, relays: Container[str]
) -> Imprints:
    """Find for each report who published it, and under which other names the reports cite that outlet.

    ``relays`` are the sources that the reports only name as told by somebody, never as who says it.
    """
    plain = {one.id: _NOTE.sub("", one.publisher or "") for one in reports.values()}
    noted = frozenset(one.id for one in reports.values() if _is_noted(one.publisher or ""))
    publishers = {
        **_by_initials(plain, sources),
        **_bodies_in(plain, sources, noted),
        **named_in(by_name(sources.values()), plain),
    }
    media = {
        source: _as_publisher(sources[source], plain[report], passes_on=report in noted or source in relays)
        for report, source in sorted(publishers.items())
    }
    held: dict[str, list[str]] = defaultdict(list)
    for report, source in sorted(publishers.items()):
        held[source].append(report)
    found = {source: tuple(those) for source, those in held.items()}
    short = {one: reports[one].own_names[1:] for one in publishers}
    called = {(name, source) for one, source in publishers.items() for name in (plain[one], *short[one])}
    for other, source in _other_names(sorted(called), sources).items():
        found[other] = found[source]
        media[other] = replace(sources[other], kind=media[source].kind, report=None)
    own = {source: those for source, those in found.items() if media[source].kind in MEDIA}
    pages = (
        one for one, name in plain.items() if one not in publishers and one not in noted and is_body(name)
    )
    bodies = {source: those for source, those in found.items() if source not in own}
    return Imprints(publishers, own, bodies, frozenset(pages), media)


def is_own_name(name: str, publisher: str) -> bool:
    """Whether a name is a publisher's, in full or by its initials: "BCNA" of the Blue Coast News Agency."""
    plain = _NOTE.sub("", publisher)
    return fold(name) == fold(plain) or _is_initials(name, plain)


def by_name(sources: Iterable[Source]) -> Mapping[str, str | None]:
    """Folded name to the one named source that bears it; None where several do."""
    found: dict[str, str | None] = {}
    for source in sources:
        for name in sorted({fold(one) for one in (source.name, *source.names)}) if source.named else ():
            found[name] = source.id if found.get(name, source.id) == source.id else None
    return found


def named_in(named: Mapping[str, str | None], given: Mapping[str, str]) -> dict[str, str]:
    """For each report the source that bears the name it gives, where only one does."""
    found = {report: named.get(fold(name)) for report, name in given.items() if name}
    return {report: source for report, source in found.items() if source is not None}


def _is_noted(publisher: str) -> bool:
    """Whether the note behind a publisher's name says that it is a medium: "Corridor (channel)"."""
    note = _NOTE.search(publisher)
    return bool(note and _of_notes() & {*words_of_name(note.group(1) or "")})


@cache
def _of_notes() -> frozenset[str]:
    return nouns_of(frozenset({"outlet"})) | frozenset(read_lines("provenance_notes.txt"))


def _as_publisher(source: Source, imprint: str, *, passes_on: bool) -> Source:
    """Who publishes reports is no person: a bare name that nothing tells of is then an outlet's, or a body's.

    A body that the reports only describe ("the miners' union") has the name of its page.
    """
    kind = source.kind
    if kind == "person":
        kind = "organization" if is_body(source.name) else "outlet"
    if (passes_on or of_media() & {*words_of_name(imprint)}) and kind not in MEDIA and not is_body(imprint):
        kind = "outlet"
    if source.report is None:
        return replace(source, kind=kind)
    return replace(
        source, name=imprint, names=tuple(sorted({*source.names, imprint})), kind=kind, report=None
    )


def _bodies_in(
    plain: Mapping[str, str], sources: Mapping[str, Source], noted: frozenset[str]
) -> dict[str, str]:
    """The bodies that publish reports under a fuller name than others cite them by."""
    known = [one for one in sources.values() if one.named]
    return {
        report: found[0]
        for report, name in plain.items()
        if report not in noted and is_body(name) and (found := bearers(name, known))
    }


def _by_initials(plain: Mapping[str, str], sources: Mapping[str, Source]) -> dict[str, str]:
    short = [one for one in sources.values() if one.named and one.kind != "person" and one.name.isupper()]
    return {
        report: found[0]
        for report, name in plain.items()
        if len(found := [one.id for one in short if _is_initials(one.name, name)]) == 1
    }


def _is_initials(short: str, name: str) -> bool:
    letters = "".join(word[0] for word in name.split() if word[:1].isupper())
    return (len(short) >= LEAST_INITIALS and short == letters) or is_contraction(short, name)


def _other_names(names: Sequence[tuple[str, str]], sources: Mapping[str, Source]) -> dict[str, str]:
    """Sources that are the outlet of a report here under a shorter name: "Meridiana" of Radio Meridiana.

    ``names``: what each outlet is called, with its id. Only where one outlet alone can be meant, and never by a
    name that many have ("the Times").
    """
    outlets = {source for _, source in names}
    out: dict[str, str] = {}
    for one in sources.values():
        if one.named and one.kind != "document" and one.id not in outlets:
            meant = {source for name, source in names if _is_short_for(one, name)}
            if len(meant) == 1:
                out[one.id] = meant.pop()
    return out


def _is_short_for(one: Source, name: str) -> bool:
    given, full = fold(one.name).split(), fold(name).split()
    if one.report is not None:
        return given == full
    if not given or all(word in of_media() for word in given):
        return False
    before = next((at for at, word in enumerate(full) if word in LINKS), len(full))
    ending = len(given) < len(full) and full[-len(given) :] == given and full[0] in of_media()
    return ending or given == full[:before] or is_contraction(name, one.name)
