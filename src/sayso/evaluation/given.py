"""What the count of origins makes of an annotated story when steps before it are taken from the annotation.

So it shows where a wrong interval comes from: from reuse, from what is held to be one claim, from what was read,
or from the count itself and from who is held to be one voice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso import provenance, sources
from sayso.evaluation.figures import INTERVAL, judge_interval, share, word_starts
from sayso.reading.sentences import sentences
from sayso.records import Account, ChainNode, Claim, Interval, Passage, Provenance, Reuse, Span, Statement
from sayso.sources.nodes import node_of
from sayso.sources.resolve import Scene, resolve
from sayso.text import any_overlap

Story = Mapping[str, Any]
By = Mapping[str, Provenance]
"""What stands behind each claim, by the id that the annotation gives it."""

AGAINST = ("deny", "doubt")
LEAST_WORDS = 2
"""Words of an annotated sentence that a statement must hold to be one of it."""


def claims_given(story: Story, account: Account) -> By:
    """Reuse and claims from the annotation: our statements, put together as its sentences are."""
    claims = [_claim(gold["id"], *_ours(gold, story, account)) for gold in story["claims"]]
    return _behind(claims, account.statements, account, story)


def statements_given(story: Story, account: Account) -> By:
    """Reuse, claims and statements from the annotation: who is meant and the count alone are ours.

    What the reports say beside the annotated sentences stays as we read it: whom a report names elsewhere counts.
    """
    speakers = _speakers(story, account)
    told = {gold["id"]: list(_theirs(gold, story, account, speakers)) for gold in story["claims"]}
    marked = {(one.report, one.sentence) for said in told.values() for one in said}
    beside = [one for one in account.statements if not _is_marked(one, marked)]
    every = [*(one for said in told.values() for one in said), *beside]
    people, known = sources.identify(account.reports, every, account.aliases)
    claims = [_claim(name, said) for name, said in told.items()]
    return _behind(claims, known, replace(account, sources=people), story)


def _is_marked(one: Statement, marked: Iterable[tuple[str, Span]]) -> bool:
    """Whether a statement stands in a sentence of which the annotation says who says what."""
    return any(report == one.report and any_overlap(span, one.content) for report, span in marked)


STEPS: Mapping[str, Callable[[Story, Account], By]] = {
    "reuse, claims": claims_given,
    "reuse, claims, statements": statements_given,
}
"""What is taken from the annotation, by name."""


def _claim(name: str, said: Sequence[Statement], against: Sequence[Statement] = ()) -> Claim:
    ids = tuple(sorted({one.id for one in (*said, *against)}))
    return Claim(name, ids[0] if ids else "", ids, tuple(sorted(one.id for one in against)))


def _behind(claims: Iterable[Claim], told: Iterable[Statement], account: Account, story: Story) -> By:
    found = provenance.trace_claims(
        claims, told, sources=account.sources, reports=account.reports, reuse=reuse_of(story, account)
    )
    return {one.claim: one for one in found if one.reports}


# -- reuse -----------------------------------------------------------------------------------------


def reuse_of(story: Story, account: Account) -> tuple[Reuse, ...]:
    """The derived and the undecided pairs of a story, with our passages where we have the pair as well."""
    ours = {frozenset((one.a, one.b)): one for one in account.reuse}
    texts = {one.id: one.text for one in account.reports}
    derived = [(pair, True) for pair in story["derived"]] + [(pair, False) for pair in story["undecided"]]
    return tuple(
        _reuse(pair, held, ours.get(frozenset((pair["a"], pair["b"]))), texts) for pair, held in derived
    )


def _reuse(pair: Mapping[str, Any], held: bool, ours: Reuse | None, texts: Mapping[str, str]) -> Reuse:
    a, b = pair["a"], pair["b"]
    direction = {"a<-b": "a<-b"}.get(pair.get("direction", ""), "unknown")
    passages: tuple[Passage, ...] = ()
    if pair.get("extent") == "passage":
        passages = _passages(pair, ours) or _evidence(pair, texts)
    return Reuse(a, b, pair.get("kind", "rewrite"), direction, 1.0, held, passages, ())  # type: ignore[arg-type]


def _passages(pair: Mapping[str, Any], ours: Reuse | None) -> tuple[Passage, ...]:
    if ours is None:
        return ()
    return ours.passages if ours.a == pair["a"] else tuple(Passage(one.b, one.a) for one in ours.passages)


def _evidence(pair: Mapping[str, Any], texts: Mapping[str, str]) -> tuple[Passage, ...]:
    words = pair.get("evidence", "")
    at, there = texts[pair["a"]].find(words), texts[pair["b"]].find(words)
    if not words or at < 0 or there < 0:
        return ()
    return (Passage(Span(at, at + len(words)), Span(there, there + len(words))),)


# -- our statements in annotated sentences -----------------------------------------------------------


def _ours(gold: Mapping[str, Any], story: Story, account: Account) -> tuple[list[Statement], list[Statement]]:
    """Our statements in the sentences of a claim: those that are annotated as for it, and those against it.

    Of several in one sentence those whose speaker is the annotated one, where there are any.
    """
    held: dict[str, list[Statement]] = defaultdict(list)
    for one in account.statements:
        held[one.report].append(one)
    texts = {one.id: one.text for one in account.reports}
    sides: tuple[dict[str, Statement], dict[str, Statement]] = {}, {}
    for item in gold["statements"]:
        text = texts[item["report"]]
        there = word_starts(text, [_sentence(item, story)])
        here = [
            one for one in held[item["report"]] if len(word_starts(text, one.content) & there) >= LEAST_WORDS
        ]
        fitting = [one for one in here if _speaks(one, item)] or here
        sides[item["stance"] in AGAINST].update((one.id, one) for one in fitting)
    return list(sides[0].values()), [one for id, one in sides[1].items() if id not in sides[0]]


def _sentence(item: Mapping[str, Any], story: Story) -> Span:
    report = next(one for one in story["reports"] if one["id"] == item["report"])
    found = next(one for one in report["sentences"] if one["index"] == item["sentence"])
    return Span(found["start"], found["end"])


def _speaks(one: Statement, item: Mapping[str, Any]) -> bool:
    """Whether a statement and an annotated one end at the same speaker, as far as a word of the name tells."""
    if not one.chain or not item["chain"]:
        return not one.chain and not item["chain"]
    return bool({*one.chain[-1].name.casefold().split()} & {*item["chain"][-1].casefold().split()})


# -- annotated statements ------------------------------------------------------------------------------


Speakers = Mapping[tuple[str, int, str], ChainNode]
"""The speakers of the annotation, by report, sentence and the words they go by."""


def _theirs(
    gold: Mapping[str, Any], story: Story, account: Account, speakers: Speakers
) -> Iterator[Statement]:
    """The annotated statements of a claim, with their speakers as our own stages see them."""
    texts = {one.id: one.text for one in account.reports}
    first_hand = [one["reports"] for one in gold["origins"] if one["kind"] == "first-hand"]
    there = {report for reports in first_hand for report in reports}
    for number, item in enumerate(gold["statements"]):
        report, sentence = item["report"], _sentence(item, story)
        nodes = [speakers[report, item["sentence"], name] for name in item["chain"]]
        yield Statement(
            id=f"{gold['id']}-{number:03d}",
            report=report,
            text=texts[report][sentence.start : sentence.end],
            content=(sentence,),
            sentence=sentence,
            chain=(*(replace(one, role="relay") for one in nodes[:-1]), *nodes[-1:]),
            stance=item["stance"],
            voice="attributed" if nodes else "own",
            first_hand=not nodes and report in there,
        )


def _speakers(story: Story, account: Account) -> Speakers:
    """Every annotated speaker as our own stages see it in its report, or by its words where they do not stand there."""
    texts = {one.id: one.text for one in account.reports}
    wanted: dict[str, dict[tuple[int, str], Span | None]] = defaultdict(dict)
    for item in (item for gold in story["claims"] for item in gold["statements"]):
        for name in item["chain"]:
            sentence = _sentence(item, story)
            wanted[item["report"]][item["sentence"], name] = _place(texts[item["report"]], name, sentence)
    found: dict[tuple[str, int, str], ChainNode] = {}
    for report, places in wanted.items():
        nodes = _nodes(texts[report], {span for span in places.values() if span is not None})
        for (sentence_number, name), span in places.items():
            node = nodes[span] if span is not None else _by_words(_plain(name))
            found[report, sentence_number, name] = node
    return found


def _plain(name: str) -> str:
    """A speaker's words without those behind a verb of saying that the annotation kept."""
    return name.partition(" said ")[0]


def _place(text: str, name: str, sentence: Span) -> Span | None:
    """Where the words of a speaker stand: in the sentence or before it, else behind it, the nearest first."""
    words = _plain(name)
    starts = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    places = [Span(at, at + len(words)) for at in starts]
    return min(
        places, key=lambda one: (one.end > sentence.end, abs(one.start - sentence.start)), default=None
    )


def _nodes(text: str, spans: Iterable[Span]) -> Mapping[Span, ChainNode]:
    """The mentions of one report as nodes, who is meant resolved among all of them."""
    held = sorted(spans)
    voices = resolve(Scene(text, sentences(text)), held, same={})
    return {span: node_of(text, span, voice=voices[span], opinion=(None, None)) for span in held}


def _by_words(name: str) -> ChainNode:
    whole = Span(0, len(name))
    return replace(_nodes(name, [whole])[whole], mention=None, antecedent=None)


# -- figures -----------------------------------------------------------------------------------------


def score_given(pairs: Sequence[tuple[Story, Account]]) -> dict[str, dict[str, float]]:
    """How often each end of the interval is right, and how often it lies off the true one, by what was given."""
    found = {
        name: [_ends(story, step(story, account)) for story, account in pairs] for name, step in STEPS.items()
    }
    return {name: _shares([end for story in stories for end in story]) for name, stories in found.items()}


Ends = tuple[Interval, Interval]
"""The true interval and ours."""


def _ends(story: Story, by: By) -> list[Ends]:
    none = Interval(0, 0)
    return [
        (
            Interval(gold["independent_min"], gold["independent_max"]),
            by[gold["id"]].independence if gold["id"] in by else none,
        )
        for gold in story["claims"]
    ]


def _shares(ends: Sequence[Ends]) -> dict[str, float]:
    judged = [judge_interval(true, ours) for true, ours in ends]
    return {name: share(sum(one[name] for one in judged), len(ends)) for name in INTERVAL}
