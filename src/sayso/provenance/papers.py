"""Papers, polls and recordings: whose word they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from networkx.utils import UnionFind

from sayso.provenance.bodies import body_called, classes_in, telling_words, words_of_name
from sayso.provenance.issuers import OWNED, is_of_paper, of_class, paper_head
from sayso.provenance.partnames import BODIES, full_words, stem
from sayso.provenance.scene import Scene, speaking_in
from sayso.records import MEDIA, Source

_MADE_BY = re.compile(r"^(.+?)\s+(?:of|by|from)\s+(?:the\s+)?([A-Z].*)$")


def is_paper(source: Source) -> bool:
    """Whether a source is a paper, a poll or a recording, by its kind or by the noun that heads its name."""
    if source.kind == "document":
        return True
    return source.kind != "person" and source.kind not in MEDIA and is_of_paper(source.name)


def without_papers(nodes: tuple[str, ...], report: str, scene: Scene) -> tuple[str, ...]:
    """A chain without the papers that are the word of who reads from them.

    What an outlet shows as its own ("the exit poll of Channel A") is the outlet's word. A paper that nobody is said
    to have issued is the word of the named voice that cites it, or of the body on whose page it stands.
    """
    known = tuple(dict.fromkeys(_shown_by(one, scene) for one in nodes))
    last = scene.sources.get(known[-1]) if known else None
    if last is None or not is_paper(last) or _is_issued(last):
        return known
    if len(known) > 1:
        before = scene.sources.get(known[-2])
        vouched = before is not None and before.named and before.kind not in MEDIA
        return known[:-1] if vouched and before and not is_paper(before) else known
    return () if _is_page(report, scene) else known


def _shown_by(node: str, scene: Scene) -> str:
    source = scene.sources.get(node)
    issuer = scene.sources.get(source.affiliation or "") if source is not None and is_paper(source) else None
    return issuer.id if issuer is not None and issuer.kind in MEDIA else node


def _is_page(report: str, scene: Scene) -> bool:
    publisher = scene.sources.get(scene.publishers.get(report, ""))
    return report in scene.pages or (publisher is not None and publisher.kind not in MEDIA)


def _is_issued(source: Source) -> bool:
    """Whether the name of a paper says whose it is: "Orel's letter", "autopsy"; "its survey" does not."""
    return bool(source.affiliation or owner_of(source.name) or body_called(source.name))


def owner_of(name: str) -> str:
    """Whose a paper is by its name: "the board" of "the board's survey"; empty where it does not say."""
    owned = OWNED.match(name)
    made = _MADE_BY.match(name)
    return owned.group(1) if owned else made.group(2) if made else ""


# -- whose voice ---------------------------------------------------------------------------------------


def join_papers(joined: UnionFind[str], known: Sequence[Source], scene: Scene) -> None:
    """Put papers with the one voice whose they are by their name or by a text, and copies with the paper copied.

    "Orel's letter" is Dana Orel, "the board's survey" the Tamble Levels Board; an audit is the ministry of which a
    report says that it published the audit.
    """
    papers = [one for one in known if is_paper(one)]
    others = [one for one in known if not is_paper(one)]
    for one in papers:
        _join_only(joined, one, (other.id for other in others if _is_whose(one, other)))
    for one in papers:
        if paper_head(one.name) in of_class("part"):
            whole = (other.id for other in papers if paper_head(other.name) not in of_class("part"))
            _join_only(joined, one, whole)
    for one in papers:
        issuers = issuers_of(one, scene) or _speaking_beside(one, scene)
        _join_only(joined, one, (other.id for other in others if other.id in issuers))


def issuers_of(paper: Source, scene: Scene) -> frozenset[str]:
    """The bodies that are said to have published a paper of this kind; none where its name says whose it is."""
    return frozenset() if owner_of(paper.name) else scene.issuers.get(paper_head(paper.name), frozenset())


def _speaking_beside(paper: Source, scene: Scene) -> frozenset[str]:
    """The bodies that speak in the report of a mere "statement": it is theirs where one of them speaks on the claim."""
    if paper.report is None or telling_words(paper.name) or "spokesman" not in classes_in(paper.name):
        return frozenset()
    found = speaking_in(paper.report, scene)
    return frozenset(one.id for one in found if one.kind in BODIES and one.id != paper.id)


def _join_only(joined: UnionFind[str], one: Source, found: Iterable[str]) -> None:
    voices = {joined[other] for other in found}
    if len(voices) == 1:
        joined.union(voices.pop(), one.id)


def _is_whose(paper: Source, other: Source) -> bool:
    owner = owner_of(paper.name)
    words = words_of_name(owner)
    if not words:
        return False
    if other.kind == "person":
        theirs = words_of_name(other.name)
        return other.named and paper_head(paper.name) in of_class("writing") and {*words} <= {*theirs}
    return other.kind in BODIES and bool(told := frozenset(map(stem, words))) and told <= full_words(other)
