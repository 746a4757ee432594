"""Make ``gold.json`` and ``reports.jsonl`` of every story from its marked-up source: ``python -m gold.build``."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from gold.parse import (
    NOBODY,
    SILENT,
    BadStory,
    MarkedClaim,
    MarkedOrigin,
    MarkedReport,
    MarkedStory,
    Sentence,
    parse,
)

HERE = Path(__file__).parent
LICENCE = "CC BY 4.0"
WORD = re.compile(r"\w+")
FOR = ("origins", "independent_min", "independent_max")
AGAINST = ("origins_against", "against_min", "against_max")
LEAST_RUN = 5
"""Words that two reports must share in a row before the run is shown as evidence that one is made from the other."""


def main() -> None:
    """Write what is made from every source."""
    for source in sorted(HERE.glob("*/story.txt")):
        try:
            files = made_from(source)
        except BadStory as error:
            raise SystemExit(f"{source}: {error}") from error
        for name, text in files.items():
            (source.parent / name).write_text(text, encoding="utf-8")


def made_from(source: Path) -> dict[str, str]:
    """The files of one story, by name."""
    gold = build(parse(source), source.parent.name)
    wanted = {
        "id": "id",
        "title": "title",
        "publisher": "publisher",
        "published": "date",
        "url": "url",
        "text": "text",
    }
    lines = [
        {ours: report[theirs] for ours, theirs in wanted.items() if report[theirs]}
        for report in gold["reports"]
    ]
    return {
        "gold.json": json.dumps(gold, ensure_ascii=False, indent=1) + "\n",
        "reports.jsonl": "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines),
    }


def build(story: MarkedStory, name: str) -> dict[str, Any]:
    """One story in the form that ``sayso evaluate stories`` reads."""
    reports = {report.number: _report(report) for report in story.reports}
    ids = {number: report["id"] for number, report in reports.items()}
    return {
        "format": "sayso-story/1",
        "subtopic": name,
        "split": "gold",
        **{key: story.fields[key] for key in ("event", "when", "place", "note")},
        "source": {"corpus": "Sayso gold stories, invented", "licence": LICENCE},
        "reports": list(reports.values()),
        "families": [
            {"name": title, "basis": basis, "reports": [ids[number] for number in numbers]}
            for title, numbers, basis in story.families
        ],
        "derived": [_derived(row, reports) for row in story.derived],
        "not_derived": [
            {"a": ids[a], "b": ids[b], "shares": what, "why": why} for a, b, what, why in story.apart
        ],
        "undecided": [{"a": ids[a], "b": ids[b], "why": why} for a, b, why in story.undecided],
        "claims": [_claim(claim, story, name) for claim in story.claims],
    }


def _report(report: MarkedReport) -> dict[str, Any]:
    text, places = _lay_out(report.sentences)
    sentences = [{"index": at, "start": start, "end": end} for at, (start, end) in enumerate(places)]
    names = [name.strip() for name in report.fields.get("credit", "").split(" | ") if name.strip()]
    return {
        "id": report.id,
        **{key: report.fields.get(key) for key in ("title", "publisher", "date", "url")},
        "credit": [_credit(name, text, places) for name in names],
        "text": text,
        "sentences": sentences,
    }


def _lay_out(sentences: Iterable[Sentence]) -> tuple[str, list[tuple[int, int]]]:
    text, places = "", []
    for sentence in sentences:
        text += ("\n\n" if sentence.opens else " ") if text else ""
        places.append((len(text), len(text) + len(sentence.text)))
        text += sentence.text
    return text, places


def _credit(name: str, text: str, places: list[tuple[int, int]]) -> dict[str, Any]:
    start = text.find(name)
    if start < 0:
        raise BadStory(f"the credit {name!r} is not in the report that begins {text[:60]!r}")
    sentence = max(at for at, (first, _) in enumerate(places) if first <= start)
    return {"sentence": sentence, "start": start, "end": start + len(name), "text": name}


def _derived(row: tuple[str, ...], reports: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    a, sign, b, kind, extent, confidence, tell = row
    one, other = reports[int(a)], reports[int(b)]
    pair = {"a": one["id"], "b": other["id"], "kind": kind, "direction": "a<-b" if sign == "<" else "unknown"}
    pair |= {"extent": extent, "confidence": confidence}
    size, start, there = longest_run(one["text"], other["text"])
    if size < LEAST_RUN:
        return pair | {"tell_tale": tell, "evidence": tell}
    words = list(WORD.finditer(one["text"]))
    begin, end = words[start].start(), words[start + size - 1].end()
    also = list(WORD.finditer(other["text"]))[there].start()
    places = {"a_sentence": _sentence_at(one, begin), "b_sentence": _sentence_at(other, also)}
    return pair | places | {"evidence": " ".join(one["text"][begin:end].split()), "tell_tale": tell}


def _sentence_at(report: Mapping[str, Any], offset: int) -> int:
    starts = [int(one["start"]) for one in report["sentences"]]
    return bisect_right(starts, offset) - 1


def longest_run(a: str, b: str) -> tuple[int, int, int]:
    """The most words that two texts share in a row, and the number of the word where it starts in each."""
    first, second = ([word.casefold() for word in WORD.findall(text)] for text in (a, b))
    run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return run.size, run.a, run.b


def _claim(claim: MarkedClaim, story: MarkedStory, name: str) -> dict[str, Any]:
    said = [(report, at, mark) for report, at, mark in _marks(story) if mark.claim == claim.id]
    _check_keys(claim, {mark.origin for _, _, mark in said})
    statements = [
        {"report": report.id, "sentence": at, "text": report.sentences[at].text, "chain": list(mark.chain)}
        | {"stance": mark.stance, "facets": mark.facets}
        for report, at, mark in said
        if mark.origin != SILENT
    ]
    who: dict[str, list[str]] = {}
    for report, _, mark in said:
        who[mark.origin] = [*dict.fromkeys([*who.get(mark.origin, []), report.id])]
    made: dict[str, Any] = {"id": f"{name}-{claim.id}", "claim": claim.claim, "statements": statements}
    made |= _side([one for one in claim.origins if not one.against], FOR, "circle" in claim.extra, who)
    made |= {"why": " ".join(claim.extra["why"]), "variants": _variants(statements)}
    if against := [one for one in claim.origins if one.against]:
        made |= _side(against, AGAINST, False, who)
    return made | _extras(claim, story, said)


def _marks(story: MarkedStory) -> Iterator[tuple[MarkedReport, int, Any]]:
    for report in story.reports:
        for at, sentence in enumerate(report.sentences):
            for mark in sentence.marks:
                yield report, at, mark


def _check_keys(claim: MarkedClaim, used: set[str]) -> None:
    known = {origin.key for origin in claim.origins}
    if known - used or used - known - {SILENT, NOBODY}:
        raise BadStory(
            f"{claim.id}: marks name {sorted(used)}, the claim lists {sorted(known)}; expected the same"
        )


def _side(
    origins: list[MarkedOrigin], names: tuple[str, str, str], circle: bool, who: Mapping[str, list[str]]
) -> dict[str, Any]:
    rows = [_origin(one, who) for one in origins]
    return dict(zip(names, (rows, *_interval(origins, circle)), strict=True))


def _origin(one: MarkedOrigin, who: Mapping[str, list[str]]) -> dict[str, Any]:
    made = {"origin": one.name, "kind": one.kind, "counts": one.counts, "reports": who[one.key]}
    return made | ({"through": one.through} if one.through else {})


def _interval(origins: list[MarkedOrigin], circle: bool) -> tuple[int, int]:
    """Origins marked "min and max" and all origins, those behind one pair of hands once; a circle has none."""
    if circle:
        return 0, 0
    sure = {one.through or one.key for one in origins if one.counts == "min and max"}
    return max(len(sure), 1), max(len({one.through or one.key for one in origins}), 1)


def _variants(statements: list[dict[str, Any]]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for statement in statements:
        for facet, value in statement["facets"].items():
            reports = found.setdefault(facet, {}).setdefault(value, [])
            if statement["report"] not in reports:
                reports.append(statement["report"])
    return found


def _extras(
    claim: MarkedClaim, story: MarkedStory, said: list[tuple[MarkedReport, int, Any]]
) -> dict[str, Any]:
    ids = {report.number: report.id for report in story.reports}
    silent = [
        {"report": report.id, "sentence": at, "text": report.sentences[at].text, "who": mark.chain[-1]}
        for report, at, mark in said
        if mark.origin == SILENT
    ]
    made: dict[str, Any] = {"silent": silent} if silent else {}
    if "bottleneck" in claim.extra:
        made["bottleneck"] = claim.extra["bottleneck"][0]
    if "circle" in claim.extra:
        made["circles"] = [[ids[int(number)] for number in line.split()] for line in claim.extra["circle"]]
    for line in claim.extra.get("hard", []):
        number, what, why = re.split(r" \| | ", line, maxsplit=2)
        made.setdefault("hardening", []).append({"report": ids[int(number)], "what": what, "why": why})
    return made


if __name__ == "__main__":
    main()
