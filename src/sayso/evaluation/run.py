"""Run the whole reader over annotated reports and score what it prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from sayso import pipeline, reports
from sayso.errors import NotMeasured
from sayso.evaluation import gum_dates
from sayso.evaluation.attributions import judged as attributions_judged
from sayso.evaluation.attributions import score_attributions
from sayso.evaluation.chains import judged as chains_judged
from sayso.evaluation.chains import score_chains
from sayso.evaluation.confidence import score_confidence
from sayso.evaluation.credits import read_polnear, score_credits
from sayso.evaluation.facets import TABLES, score_table
from sayso.evaluation.given import score_given
from sayso.evaluation.gold import GoldPassage, read_passages, read_standoff, read_story
from sayso.evaluation.gum import read_gum
from sayso.evaluation.identity import score_topics
from sayso.evaluation.own_tables import (
    SENTENCES_TABLE,
    STANCES_TABLE,
    Marked,
    score_sentences,
    score_stances,
    table,
)
from sayso.evaluation.sources import rows_of, score_passages, score_reports
from sayso.evaluation.stories import score_stories
from sayso.evaluation.topics import read_ecb, read_meantime
from sayso.records import Account, Attribution, Report, Statement
from sayso.sources import chain_statements

POLNEAR = "data/polnear"
PASSAGES = "cases/chains-dev.jsonl"
PASSAGES_OF = {"chains": PASSAGES, "held-out": "cases/chains-train.jsonl"}
STORIES = "cases/stories-dev"
GUM = ("data/gum/gum-train.conllu.gz", "data/gum/gum-dev.conllu.gz")
OTHERS = "others"
CORPORA = ("PolNeAR", "ECB+", "FA-KES", OTHERS)
Read = tuple[GoldPassage, Sequence[Statement]]


def measure(part: str, data: Path, how: pipeline.Run) -> dict[str, object]:
    """The figures of one part of ``sayso evaluate``.

    Raises NotMeasured where the folder lacks what the part is measured on.
    """
    if part in OWN:
        return OWN[part](how)
    if part == "facets":
        return facets(data)
    if part == "attributions":
        folder = data / POLNEAR / "dev"
        return attributions(folder / "text", folder / "attributions", how)
    if part in PASSAGES_OF:
        return chains(_needed(data / PASSAGES_OF[part]), how, held_out=part == "held-out")
    if part == "sources":
        _needed(data / PASSAGES)
        return sources(data)
    if part == "credits":
        return score_credits(read_polnear(data))
    if part == "identity":
        return {"meantime": score_topics(read_meantime(data)), "ecb+": score_topics(read_ecb(data))}
    found = story_files(data)
    if not found:
        raise NotMeasured(f"{data}: saw no story; expected NAME/gold.json or {STORIES}/NAME.json")
    return stories(found, how)


def _needed(path: Path) -> Path:
    if not path.exists():
        raise NotMeasured(f"{path}: not there; expected the annotated data")
    return path


def attributions(text: Path, standoff: Path, how: pipeline.Run) -> dict[str, object]:
    """Figures for the outermost attributions on a PolNeAR folder.

    Confidence was fitted on every second report (training/calibrate.py); it is judged on the others, and on all.
    """
    gold = tuple(read_standoff(text, standoff))
    given = [reports.from_text(one.text, id=one.id) for one in gold]
    predicted = [read.reading.outermost for read in pipeline.read(given, how)]
    pairs = list(zip(gold, predicted, strict=True))
    sure = [attributions_judged(*pair) for pair in pairs]
    return {
        **score_attributions(pairs),
        "confidence": score_confidence([*chain.from_iterable(sure[1::2])]),
        "confidence_of_all": score_confidence([*chain.from_iterable(sure)]),
    }


def chains(path: Path, how: pipeline.Run, *, held_out: bool = False) -> dict[str, object]:
    """Figures for statements and chains on annotated passages, of all and of each corpus.

    ``held_out`` keeps only the passages of documents that training leaves out.
    """
    gold = [one for one in read_passages(path) if one.held_out or not held_out]
    given = [reports.from_text(one.text, id=one.id, settings=None, **one.metadata) for one in gold]
    predicted = [read.statements for read in pipeline.read(given, how)]
    return by_corpus(list(zip(gold, predicted, strict=True)))


def by_corpus(pairs: Sequence[Read]) -> dict[str, object]:
    """The figures of all passages, and the same for each corpus; small ones together as "others"."""
    parts: dict[str, list[Read]] = {name: [] for name in CORPORA}
    for gold, predicted in pairs:
        parts[gold.corpus if gold.corpus in CORPORA else OTHERS].append((gold, predicted))
    each = {name: score_chains(part) for name, part in parts.items() if part}
    sure = [each for pair in pairs for each in chains_judged(*pair)]
    return {**score_chains(pairs), "confidence": score_confidence(sure), "by_corpus": each}


def stances(how: pipeline.Run) -> dict[str, object]:
    """Figures for stances and hedges on our own shipped sentences."""
    return score_stances(_own_table(STANCES_TABLE, how))


def sentences(how: pipeline.Run) -> dict[str, object]:
    """Figures for sources, cues, contents and stances on our own shipped sentences."""
    return score_sentences(_own_table(SENTENCES_TABLE, how))


OWN: Mapping[str, Callable[[pipeline.Run], dict[str, object]]] = {"sentences": sentences, "stances": stances}


def _own_table(name: str, how: pipeline.Run) -> list[tuple[Marked, Sequence[Attribution]]]:
    gold = table(name)
    given = [reports.from_text(one.text, id=f"{number:03d}") for number, one in enumerate(gold)]
    found = [read.reading.passed_on for read in pipeline.read(given, how)]
    return list(zip(gold, found, strict=True))


def sources(data: Path) -> dict[str, object]:
    """Figures for whom speakers that are not named mean, on GUM's news and interviews and on passages; and
    for chains made of what a faultless reader would give.
    """
    annotated = (report for part in GUM for report in read_gum(data / part))
    passages = tuple(read_passages(data / PASSAGES))
    given = [reports.from_text(one.text, id=one.id, settings=None, **one.metadata) for one in passages]
    told = [chain_statements(*pair) for pair in zip(given, map(rows_of, passages), strict=True)]
    return {
        "gum": score_reports(annotated),
        "passages": score_passages(passages),
        "chains_of_gold_rows": score_chains(zip(passages, told, strict=True)),
    }


def stories(paths: Sequence[Path], how: pipeline.Run) -> dict[str, object]:
    """Figures for reuse, claims and counts of origins on annotated stories; "given" has those of the counts where
    reuse and claims, or statements as well, are taken from the annotation.
    """
    pairs = [(story, trace_story(story, how)) for story in map(read_story, paths)]
    return {**score_stories(pairs), "given": score_given(pairs)}


def story_files(folder: Path) -> list[Path]:
    """The annotated stories of a folder: those in folders of their own (gold/*/gold.json), or in its cases/."""
    return sorted(folder.glob("*/gold.json")) or sorted((folder / STORIES).glob("*.json"))


def facets(data: Path) -> dict[str, object]:
    """Figures for quantities, times and places in the shipped tables, and for times in GUM where it is there."""
    figures: dict[str, object] = {name: score_table(name) for name in TABLES}
    if (data / gum_dates.ARCHIVE).exists():
        figures["times of GUM"] = {split: gum_dates.score_gum(data, split) for split in ("train", "dev")}
    return figures


def trace_story(story: Mapping[str, Any], how: pipeline.Run) -> Account:
    """The account of the reports of one annotated story."""
    return pipeline.trace([_report(item) for item in story["reports"]], how)


def _report(item: Mapping[str, str]) -> Report:
    known = {"title": "title", "publisher": "publisher", "date": "published", "url": "url"}
    metadata = {ours: item[theirs] for theirs, ours in known.items() if item.get(theirs)}
    return reports.from_text(item["text"], id=item["id"], settings=None, **metadata)
