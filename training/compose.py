"""Passages composed of real clauses and real names, with every span known by construction.

PolNeAR marks the outermost relation only, and annotated passages with chains are few. Here clauses that
somebody really said are put behind new conduits: told, quoted as saying, citing, denied, hedged.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.data import Document, Span

TEMPLATES = Path(__file__).with_name("templates.tsv")
HEDGES = ("reportedly", "allegedly", "supposedly", "apparently")
DAYS = (
    "on Monday",
    "on Tuesday",
    "on Wednesday",
    "late on Thursday",
    "on Friday",
    "on Saturday",
    "on Sunday",
)
NOUNS = (
    "the report",
    "the claim",
    "the allegations",
    "responsibility for the attack",
    "any involvement",
    "the reports",
)
SITES = ("Telegram", "X", "Facebook", "Twitter", "his website")
_AUXILIARY = re.compile(r" (?:was|were|is|are|had|has been|have been|had been|will be) ")
_SPEECH = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tell|according|report\w*|quot\w+|cit(?:ed|ing)|believe\w*|den(?:y|ied)|claim\w*|think"
    r"|thought|alleged\w*|announc\w+|confirm\w*|warn\w*|add(?:ed|ing)|accus\w+|wants?|hopes?|I|we|my|our)\b|[\"“”:;\n]|''|,$",
    re.IGNORECASE,
)
_PART = re.compile(r"\{(\w)\}|\[(\w) ([^\]]*)\]|\((\w) ([^)]*)\)|<(\w) |(>)|([^{\[(<>]+)")


@dataclass(frozen=True)
class Material:
    """What sentences are filled with: clauses, mentions by slot, and sentences in which nobody is quoted."""

    clauses: tuple[str, ...]
    names: dict[str, tuple[tuple[str, str, bool], ...]]
    plain: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """One template: its text and its statements, each (cue, chain, content, stance)."""

    text: str
    statements: tuple[tuple[str, list[str], list[str], str], ...]


def read_patterns(path: Path = TEMPLATES) -> tuple[Pattern, ...]:
    """The templates of ``templates.tsv``, or of another file of that form."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, given = line.split("\t")
            cells = [one.split() for one in given.split("; ")]
            found.append(Pattern(text, tuple((a, b.split(","), c.split("+"), d) for a, b, c, d in cells)))
    return tuple(found)


def gather(reports: Iterable[Document], passages: Iterable[dict]) -> Material:
    """Clauses and plain sentences of annotated reports, names of annotated passages."""
    clauses: list[str] = []
    plain: list[str] = []
    for report in reports:
        clauses += _clauses(report)
        plain += _plain(report)
    names: dict[str, set[tuple[str, str, bool]]] = {slot: set() for slot in "RPOU"}
    for passage in passages:
        for node in (node for one in passage["statements"] for node in one["chain"] if node["mention"]):
            text = passage["text"][slice(*node["mention"])]
            for slot in _slots(node, text):
                names[slot].add((text, node["kind"], node["named"]))
    return Material(tuple(clauses), {k: tuple(sorted(v)) for k, v in names.items()}, tuple(plain))


def _slots(node: dict, text: str) -> str:
    """Which places of a template a mention may stand in; none for pronouns and long mentions."""
    if (
        len(text.split()) > 9
        or "\n" in text
        or not re.search(r"[A-Z]|source|official|police|resident|activist|witness", text)
    ):
        return ""
    if node["kind"] in ("outlet", "agency"):
        return "R" if node["named"] else ""
    if node["named"] and node["kind"] in ("organization", "government"):
        return "PO"
    if node["named"] and node["kind"] == "person" and " " in text:
        return "O"
    return "U" if not node["named"] and node["kind"] in ("unnamed", "group", "government", "person") else ""


def _clauses(report: Document) -> Iterator[str]:
    """Contents that stand right behind "said" or "said that": whole clauses without speech in them."""
    text, pieces = report.text, report.pieces
    for row in report.rows:
        contents = [span for role, span in row.roles if role == 1]
        cue = text[pieces.starts[row.cue[0]] : pieces.ends[row.cue[1] - 1]]
        if len(contents) != 1 or cue not in ("said", "says", "said that", "added", "announced"):
            continue
        start, end = pieces.starts[contents[0][0]], pieces.ends[contents[0][1] - 1]
        between = text[pieces.ends[row.cue[1] - 1] : start]
        clause = re.sub(r"^that ", "", text[start:end]).strip().rstrip(".,")
        if between.strip() in ("", "that") and 4 <= len(clause.split()) <= 30 and not _SPEECH.search(clause):
            yield clause


def _plain(report: Document) -> Iterator[str]:
    """Sentences that touch no relation and have no word of speech."""
    taken = [span for row in report.rows for span in (row.cue, *(span for _, span in row.roles))]
    spans = [(int(report.pieces.starts[a]), int(report.pieces.ends[b - 1])) for a, b in taken]
    for match in re.finditer(r"[A-Z][^.\n]{40,220}\.(?=\s)", report.text):
        if not _SPEECH.search(match.group()) and all(
            e <= match.start() or s >= match.end() for s, e in spans
        ):
            yield match.group()


class Composer:
    """Makes passages in the form of the annotated ones, ever new."""

    def __init__(self, material: Material, rng: random.Random, path: Path = TEMPLATES) -> None:
        self.material, self.rng = material, rng
        self.patterns = read_patterns(path)

    def passage(self, base: dict | None = None) -> dict:
        """One passage of composed sentences, plain ones, and an annotated passage if given; blocks in any order."""
        rng = self.rng
        blocks = [self.sentence() for _ in range(rng.choice((1, 2)) if base else rng.choice((2, 3, 4)))]
        blocks += [(rng.choice(self.material.plain), []) for _ in range(rng.choice((0, 1)) if base else 2)]
        blocks += [(base["text"], base["statements"])] if base else []
        rng.shuffle(blocks)
        gap = rng.choice((" ", "\n", "\n\n"))
        text, statements = "", []
        for part, said in blocks:
            text += gap if text else ""
            statements += [_moved(one, len(text)) for one in said]
            text += part
        return {"id": "composed", "doc": "composed", "text": text, "statements": statements}

    def sentence(self) -> tuple[str, list[dict]]:
        """One filled template with its statements."""
        pattern = self.rng.choice(self.patterns)
        text, spans, about = _Filling(self.material, self.rng).fill(pattern.text)
        if self.rng.random() < 0.05 and len(text.upper()) == len(text):
            text = text.upper()
        return text, [_statement(one, spans, about) for one in pattern.statements]


class _Filling:
    """One template on its way to a sentence: the text so far, and where each part stands."""

    def __init__(self, material: Material, rng: random.Random) -> None:
        self.material, self.rng = material, rng
        self.text = ""
        self.spans: dict[str, Span] = {}
        self.about: dict[str, tuple[str, bool]] = {}

    def fill(self, template: str) -> tuple[str, dict[str, Span], dict[str, tuple[str, bool]]]:
        opened: list[tuple[str, int]] = []
        for slot, cue, word, name, literal, outer, closed, plain in _PART.findall(template):
            if outer:
                opened.append((outer, len(self.text)))
            elif closed:
                key, start = opened.pop()
                self.spans[key] = (start, len(self.text))
            elif slot:
                self._slot(slot)
            else:
                self._write(cue or name, word or literal or plain)
        return self.text, self.spans, self.about

    def _write(self, key: str, words: str) -> None:
        start = len(self.text)
        self.text += words[:1].upper() + words[1:] if not self.text else words
        if key:
            self.spans[key] = (start, len(self.text))
            self.about.setdefault(
                key, ("person" if words in ("he", "she") else "unnamed", words in ("he", "she"))
            )

    def _slot(self, slot: str) -> None:
        rng = self.rng
        if slot in "DNX":
            self._write(slot, rng.choice({"D": DAYS, "N": NOUNS, "X": SITES}[slot]))
        elif slot in "CEF":
            self._write(slot, rng.choice(self.material.clauses))
        elif slot == "Q":
            clause = rng.choice(self.material.clauses)
            self._write(slot, clause[:1].upper() + clause[1:])
        elif slot == "B":
            self._hedged()
        else:
            name, kind, named = rng.choice(self.material.names[{"V": "O", "S": "R"}.get(slot, slot)])
            lower = self.text and name.split()[0] in ("The", "A", "An", "Some", "Local", "Several", "Two")
            self._write(slot, name[:1].lower() + name[1:] if lower else name)
            self.about[slot] = (kind, named)

    def _hedged(self) -> None:
        """A clause with a hedge behind its first auxiliary: B whole, B1 and B2 its parts, h the hedge."""
        fit = [one for one in self.rng.choices(self.material.clauses, k=40) if _AUXILIARY.search(one)]
        clause = self.rng.choice(fit) if fit else "the road was closed at dawn"
        found = _AUXILIARY.search(clause)
        cut = found.end() if found else 0
        start = len(self.text)
        self._write("B1", clause[: cut - 1])
        self.text += " "
        self._write("h", self.rng.choice(HEDGES))
        self.text += " "
        self._write("B2", clause[cut:])
        self.spans["B"] = (start, len(self.text))


def _statement(
    given: tuple[str, list[str], list[str], str], spans: dict[str, Span], about: dict[str, tuple[str, bool]]
) -> dict:
    cue, chain, content, stance = given
    nodes = [{"mention": spans[key], "kind": about[key][0], "named": about[key][1]} for key in chain]
    parts = [] if content == ["-"] else [spans[key] for key in content]
    return {"chain": nodes, "cue": spans.get(cue), "content": parts, "stance": stance, "audience": None}


def _moved(statement: dict, by: int) -> dict:
    def move(span: Span | None) -> Span | None:
        return (span[0] + by, span[1] + by) if span else None

    chain = [{**node, "mention": move(node["mention"])} for node in statement["chain"]]
    content = [move(span) for span in statement["content"] or []]
    parts = {"cue": move(statement["cue"]), "audience": move(statement["audience"])}
    return {**statement, "chain": chain, "content": content, **parts}
