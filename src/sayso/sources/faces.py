"""The named voices of all reports, name by name: what each name was called, where, and for whom it spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.records import ChainNode, Kind, Report, Span, Statement
from sayso.sources import media
from sayso.sources.affiliation import affiliation_of
from sayso.sources.mentions import describe, pronouns

Key = tuple[str, str, str]
"""Person, office or body, the plain name, and the report for names that mean somebody in one report only
("the coroner").
"""


@dataclass(slots=True)
class Face:
    """Everything that bore one name: its spellings, kinds, reports, descriptions and bodies; and the shorter
    names by which a report goes on with it, each with the first report that does.
    """

    key: Key
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    shorts: dict[str, str] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        """The name to compare by."""
        return self.key[1]

    @property
    def scope(self) -> str:
        """The one report in which the name means somebody; "" for names that mean the same everywhere."""
        return self.key[2]


def place_of(node: ChainNode) -> Span | None:
    """Where the words stand that name a node best: what a pronoun was resolved to, else the mention."""
    return node.antecedent or node.mention


def is_known(node: ChainNode) -> bool:
    """Whether a node has a name or description to look it up by (a pronoun that stayed open has none)."""
    return node.named and node.name.lower() not in pronouns()


def key_of(report: Report, node: ChainNode) -> Key:
    """The name by which a named node is looked up."""
    span = place_of(node)
    name = media.plain(node.name)
    for article in ("a ", "an "):
        name = name.removeprefix(article)
    proper = span is None or is_proper(report.text, span) or is_proper(node.name, Span(0, len(node.name)))
    named = span is None or describe(report.text, span).form == "name"
    sort = "body" if node.kind != "person" else "person" if named else "office"
    return (sort, name, "" if proper else report.id)


def is_proper(text: str, span: Span) -> bool:
    """Whether a mention holds a name, so that it means the same in another report."""
    mention = describe(text, span)
    return mention.proper or mention.form == "name"


def faces(reports: Mapping[str, Report], statements: Iterable[Statement]) -> dict[Key, Face]:
    """The faces of all named nodes, by key, in the order of their keys."""
    found: dict[Key, Face] = {}
    for statement in statements:
        report = reports.get(statement.report)
        for node in statement.chain if report else ():
            if report is None or not is_known(node):
                continue
            key = key_of(report, node)
            face = found.setdefault(key, Face(key))
            face.names[_shown(node.name)] += 1
            face.kinds[node.kind] += 1
            face.reports.add(report.id)
            face.bodies |= _bodies(report, node)
            short = _short(report, node)
            if short:
                face.shorts[short] = min(report.id, face.shorts.get(short, report.id))
    return dict(sorted(found.items()))


def _bodies(report: Report, node: ChainNode) -> set[str]:
    spans = {span for span in (node.mention, node.antecedent) if span is not None}
    told = {affiliation_of(report.text, describe(report.text, span)) for span in sorted(spans)}
    return {name for name in told if name and media.plain(name) != media.plain(node.name)}


def _short(report: Report, node: ChainNode) -> str:
    """The name in plain form by which a mention goes on with one named more fully before; "" for others."""
    mention = describe(report.text, node.mention) if node.mention and node.antecedent else None
    name = media.plain(mention.name) if mention and mention.form == "name" else ""
    return name if name and name in media.plain(node.name) and name != media.plain(node.name) else ""


def _shown(name: str) -> str:
    """A name as it is shown: without its article."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else name
