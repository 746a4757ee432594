"""Count the origins of made-up stories and hold the count against the truth, by kind of story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

from sayso import pipeline
from sayso.evaluation.figures import share
from sayso.evaluation.generated.records import counted, records_of
from sayso.evaluation.generated.rendering import story_of
from sayso.evaluation.generated.world import COPYINGS, DEPTHS, NOISES, Plan, World, make_world, true_lines
from sayso.evaluation.run import trace_story
from sayso.evaluation.stories import score_stories
from sayso.records import Account, Interval

Verdict = Literal["holds", "undercounted", "overcounted", "not found"]
VERDICTS: tuple[Verdict, ...] = ("holds", "undercounted", "overcounted", "not found")
STEP = 29
"""Stories go through the kinds in strides, so that a few of them are already of all kinds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one story: whether the interval holds the true number, and which of its ends are it.

    ``reports_right``: whether the number of reports is the true one.
    """

    plan: Plan
    verdict: Verdict
    min_right: bool
    max_right: bool
    reports_right: bool


Outcomes = Sequence[Outcome]
Story = Mapping[str, Any]


def worlds(count: int) -> Iterable[World]:
    """So many stories, of all kinds in turn."""
    kinds = [Plan(*kind) for kind in product(DEPTHS, COPYINGS, NOISES)]
    return (make_world(number, kinds[number * STEP % len(kinds)]) for number in range(count))


def of_records(world: World) -> Outcome:
    """Count from the records of a story: no text is written or read."""
    interval, truth = counted(records_of(world)), true_lines(world)
    ends = interval.min == truth, interval.max == truth
    return Outcome(world.plan, _verdict(interval, truth), *ends, len(world.tellings) == truth)


def _verdict(interval: Interval, truth: int) -> Verdict:
    if interval.min > truth:
        return "overcounted"
    return "undercounted" if interval.max < truth else "holds"


def of_text(world: World, story: Story, account: Account) -> Outcome:
    """Hold the count that was made of a story's written reports against its truth."""
    figures = score_stories([(story, account)])
    verdict: Verdict = "holds" if figures["claims_found"] else "not found"
    for other in VERDICTS[1:3]:
        verdict = other if figures[other] else verdict
    ends = bool(figures["min_right"]), bool(figures["max_right"])
    return Outcome(world.plan, verdict, *ends, len(world.tellings) == true_lines(world))


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of the stories as records and as text, and how their text was read."""

    outcomes: Mapping[str, Outcomes]
    reading: Mapping[str, object]


def measure(stories: int, rendered: int, how: pipeline.Run) -> Measured:
    """Count ``stories`` stories from their records, and write, read and count the first ``rendered`` of them."""
    found = {"records": [of_records(one) for one in worlds(stories)]}
    pairs, written = [], []
    for done, world in enumerate(worlds(rendered), start=1):
        story = story_of(world)
        pairs.append((story, trace_story(story, pipeline.Run(workers=how.workers))))
        written.append(of_text(world, *pairs[-1]))
        how.progress("stories", done, rendered)
    if not rendered:
        return Measured(found, {})
    return Measured({**found, "text": written}, score_stories(pairs))


KINDS: dict[str, Callable[[Plan], object]] = {
    "depth": lambda plan: plan.depth,
    "copying": lambda plan: plan.copying,
    "noise": lambda plan: plan.noise,
}
"""By what the figures are told apart: most relays, how texts are copied, how much noise."""


def all_figures(found: Measured) -> dict[str, object]:
    """The figures from records and from text, and how reuse and claims were read in the text."""
    figures: dict[str, object] = {column: figures_of(some) for column, some in found.outcomes.items()}
    return {**figures, "reading": found.reading} if found.reading else figures


def figures_of(outcomes: Outcomes) -> dict[str, Any]:
    """The figures over all stories, and the verdicts by kind, in per cent."""
    whole = {
        "stories": len(outcomes),
        **_verdicts(outcomes),
        "min_right": share(sum(one.min_right for one in outcomes), len(outcomes)),
        "max_right": share(sum(one.max_right for one in outcomes), len(outcomes)),
        "counting_reports_right": share(sum(one.reports_right for one in outcomes), len(outcomes)),
    }
    return {**whole, **{f"by_{name}": by_kind(outcomes, name) for name in KINDS}}


def by_kind(outcomes: Outcomes, name: str) -> dict[str, dict[str, float]]:
    """The verdicts in per cent by depth, by copying or by noise, in the order in which those are made."""
    values = {"depth": DEPTHS, "copying": COPYINGS, "noise": NOISES}[name]
    groups = {str(value): [one for one in outcomes if KINDS[name](one.plan) == value] for value in values}
    return {value: _verdicts(group) for value, group in groups.items() if group}


def _verdicts(outcomes: Outcomes) -> dict[str, float]:
    counts = Counter(one.verdict for one in outcomes)
    return {verdict: share(counts[verdict], len(outcomes)) for verdict in VERDICTS}
