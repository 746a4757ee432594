"""Run the whole reader over annotated reports and score what it prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso import pipeline, reports
from sayso.evaluation.attributions import score_attributions
from sayso.evaluation.chains import score_chains
from sayso.evaluation.gold import read_passages, read_standoff, read_story
from sayso.evaluation.stories import score_stories
from sayso.records import Account, Report

POLNEAR = "data/polnear"
PASSAGES = "cases/chains-dev.jsonl"
STORIES = "cases/stories-dev"


def attributions(text: Path, standoff: Path, how: pipeline.Run) -> dict[str, object]:
    """Figures for the outermost attributions on a PolNeAR folder."""
    gold = tuple(read_standoff(text, standoff))
    given = [reports.from_text(one.text, id=one.id) for one in gold]
    predicted = [read.reading.outermost for read in pipeline.read(given, how)]
    return score_attributions(zip(gold, predicted, strict=True))


def chains(path: Path, how: pipeline.Run) -> dict[str, object]:
    """Figures for statements and chains on annotated passages."""
    gold = tuple(read_passages(path))
    given = [reports.from_text(one.text, id=one.id, settings=None, **one.metadata) for one in gold]
    predicted = [read.statements for read in pipeline.read(given, how)]
    return score_chains(zip(gold, predicted, strict=True))


def stories(paths: Sequence[Path], how: pipeline.Run) -> dict[str, object]:
    """Figures for reuse, claims and counts of origins on annotated stories."""
    gold = [read_story(path) for path in paths]
    return score_stories([(story, trace_story(story, how)) for story in gold])


def trace_story(story: Mapping[str, Any], how: pipeline.Run) -> Account:
    """The account of the reports of one annotated story."""
    return pipeline.trace([_report(item) for item in story["reports"]], how)


def _report(item: Mapping[str, str]) -> Report:
    known = {"title": "title", "publisher": "publisher", "date": "published", "url": "url"}
    metadata = {ours: item[theirs] for theirs, ours in known.items() if item.get(theirs)}
    return reports.from_text(item["text"], id=item["id"], settings=None, **metadata)
