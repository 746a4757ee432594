"""Read a marked-up story: reports one sentence a line, marks in braces, then the pairs and the claims.

``gold/README.md`` describes the form. Everything is read into the shape of the finished file at once, since that
shape is fixed by what others read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

MARK = re.compile(r"\s*\{(c\d+) ([A-Z~-])((?: \|[^|{}]*)*)\}$")
PAIR = re.compile(r"(\d+)([<=])(\d+) (\S+) (whole|large|passage) (high|medium|low) \| (.+)")
APART = re.compile(r"apart ([\d ,]+) (same facts|official statement|quotation only|stock phrase) \| (.+)")
OPEN = re.compile(r"open (\d+) (\d+) \| (.+)")
FAMILY = re.compile(r"family (.+?): ([\d ]+) \| (.+)")
ORIGIN = re.compile(r"([A-Z]): (against, )?([a-z -]+), (min and max|max only)(?:, through (.+?))? \| (.+)")
EXTRA = ("why", "bottleneck", "circle", "hard")

SILENT = "~"
NOBODY = "-"


class BadStory(ValueError):
    """A line of a marked-up story that does not have the form that ``gold/README.md`` describes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one sentence says on one claim: whose word it is, through whom, how it stands, in what version."""

    claim: str
    origin: str
    chain: tuple[str, ...]
    stance: str
    facets: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report; ``opens`` says that a paragraph begins with it."""

    text: str
    opens: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """One report with its sentences and what its page says of itself."""

    number: int
    id: str
    fields: dict[str, str]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class MarkedOrigin:
    """One who stands behind a claim, or against it, and what that counts for."""

    key: str
    against: bool
    kind: str
    counts: str
    through: str
    name: str


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """A claim in words, its origins, and the reasons."""

    id: str
    claim: str
    origins: tuple[MarkedOrigin, ...]
    extra: dict[str, list[str]]


@dataclass(slots=True)
class MarkedStory:
    """A whole story as its source gives it; pairs are rows of the pattern that matched them."""

    fields: dict[str, str] = field(default_factory=dict)
    reports: list[MarkedReport] = field(default_factory=list)
    families: list[tuple[str, list[int], str]] = field(default_factory=list)
    derived: list[tuple[str, ...]] = field(default_factory=list)
    apart: list[tuple[int, int, str, str]] = field(default_factory=list)
    undecided: list[tuple[int, int, str]] = field(default_factory=list)
    claims: list[MarkedClaim] = field(default_factory=list)


def parse(path: Path) -> MarkedStory:
    """The story of one marked-up file; raises BadStory with the line that does not fit."""
    head, *parts = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    story = MarkedStory(fields=_fields(head.splitlines()))
    for part in parts:
        title, _, body = part.partition("\n")
        if title == "pairs":
            _add_pairs(story, body.splitlines())
        elif title == "claims":
            story.claims = [_claim(block.splitlines()) for block in body.strip().split("\n\n")]
        else:
            story.reports.append(_report(title, body))
    return story


def _fields(lines: list[str]) -> dict[str, str]:
    pairs = (line.split(": ", 1) for line in lines if line.strip())
    return {pair[0]: pair[1].strip() for pair in pairs if len(pair) == 2}


def _report(title: str, body: str) -> MarkedReport:
    number, slug = title.split()
    head, _, text = body.partition("\n\n")
    fields = _fields(head.splitlines())
    sentences = []
    opens = False
    for line in text.strip().splitlines():
        if not line.strip():
            opens = True
            continue
        sentence = _sentence(line.removeprefix("# "), opens)
        if line.startswith("# "):
            fields["title"] = sentence.text
        sentences.append(sentence)
        opens = line.startswith("# ")
    return MarkedReport(int(number), f"{int(number):02}-{slug}", fields, tuple(sentences))


def _sentence(line: str, opens: bool) -> Sentence:
    marks: list[Mark] = []
    while match := MARK.search(line):
        marks.insert(0, _mark(match))
        line = line[: match.start()]
    if "{" in line or "}" in line:
        raise BadStory(
            f"saw {line[-80:]!r}; expected marks such as {{c1 A | relay > origin | deny | quantity=3}}"
        )
    return Sentence(line.strip(), opens, tuple(marks))


def _mark(match: re.Match[str]) -> Mark:
    cells = [cell.strip() for cell in match.group(3).split("|")[1:]] + ["", "", ""]
    chain = tuple(name.strip() for name in cells[0].split(">") if name.strip())
    facets = dict(pair.strip().split("=", 1) for pair in cells[2].split(";") if "=" in pair)
    return Mark(match.group(1), match.group(2), chain, cells[1] or "assert", facets)


def _add_pairs(story: MarkedStory, lines: list[str]) -> None:
    for line in filter(str.strip, lines):
        if match := FAMILY.fullmatch(line):
            story.families.append((match[1], [int(number) for number in match[2].split()], match[3]))
        elif match := PAIR.fullmatch(line):
            story.derived.append(match.groups())
        elif match := APART.fullmatch(line):
            story.apart += [(*pair, match[2], match[3]) for pair in _pairs(match[1])]
        elif match := OPEN.fullmatch(line):
            story.undecided.append((int(match[1]), int(match[2]), match[3]))
        else:
            raise BadStory(f"saw {line!r}; expected a family, a derived pair, apart or open")


def _pairs(text: str) -> list[tuple[int, int]]:
    """Pairs out of "1 4, 2 5"; of a group of three or more, every pair."""
    groups = ([int(number) for number in group.split()] for group in text.split(","))
    return [pair for group in groups for pair in combinations(group, 2)]


def _claim(lines: list[str]) -> MarkedClaim:
    id, _, claim = lines[0].partition(": ")
    origins = []
    extra: dict[str, list[str]] = {}
    for line in lines[1:]:
        name, _, rest = line.partition(": ")
        if match := ORIGIN.fullmatch(line):
            origins.append(
                MarkedOrigin(match[1], bool(match[2]), match[3], match[4], match[5] or "", match[6])
            )
        elif name in EXTRA:
            extra.setdefault(name, []).append(rest)
        else:
            raise BadStory(f"{id}: saw {line!r}; expected an origin or one of {', '.join(EXTRA)}")
    return MarkedClaim(id, claim, tuple(origins), extra)
