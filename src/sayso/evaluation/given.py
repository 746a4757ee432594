"""What the count of origins makes of an annotated story when steps before it are taken from the annotation.

So it shows where a wrong interval comes from: from reuse, from what is held to be one claim, from what was read,
or from the count itself and from who is held to be one voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso import provenance, sources
from sayso.evaluation.figures import word_starts
from sayso.reading.sentences import sentences
from sayso.records import Account, ChainNode, Claim, Passage, Provenance, Report, Reuse, Role, Span, Statement
from sayso.sources.nodes import node_of
from sayso.sources.register import Voice
from sayso.sources.resolve import Scene, resolve

Story = Mapping[str, Any]
By = Mapping[str, Provenance]
"""What stands behind each claim, by the id that the annotation gives it."""

AGAINST = ("deny", "doubt")
LEAST_WORDS = 2
"""Words of an annotated sentence that a statement must hold to be one of it."""


def reuse_given(story: Story, account: Account) -> Account:
    """The account with the pairs of the annotation for our own reuse; undecided pairs are possible ones."""
    reuse = reuse_of(story, account)
    behind = provenance.trace_claims(
        account.claims,
        account.statements,
        sources=account.sources,
        reports=account.reports,
        reuse=reuse,
    )
    return replace(account, reuse=reuse, provenance=behind)


def claims_given(story: Story, account: Account) -> By:
    """Reuse and claims from the annotation: our statements, put together as its sentences are."""
    claims = [_claim(gold["id"], *_ours(gold, story, account)) for gold in story["claims"]]
    return _behind(claims, account.statements, account, story)


def statements_given(story: Story, account: Account) -> By:
    """Reuse, claims and statements from the annotation: who is meant and the count alone are ours."""
    told = {gold["id"]: list(_theirs(gold, story, account)) for gold in story["claims"]}
    every = [one for said in told.values() for one in said]
    people, known = sources.identify(account.reports, every, account.aliases)
    claims = [_claim(name, said) for name, said in told.items()]
    return _behind(claims, known, replace(account, sources=people), story)


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


def _theirs(gold: Mapping[str, Any], story: Story, account: Account) -> Iterator[Statement]:
    """The annotated statements of a claim, their speakers looked up in the words of the report."""
    reports = {one.id: one for one in account.reports}
    there = {
        report
        for one in gold["origins"]
        for report in (one["reports"] if one["kind"] == "first-hand" else ())
    }
    for number, item in enumerate(gold["statements"]):
        report, sentence = reports[item["report"]], _sentence(item, story)
        yield Statement(
            id=f"{gold['id']}-{number:03d}",
            report=report.id,
            text=report.text[sentence.start : sentence.end],
            content=(sentence,),
            sentence=sentence,
            chain=_chain(report, item["chain"], sentence),
            stance=item["stance"],
            voice="attributed" if item["chain"] else "own",
            first_hand=not item["chain"] and report.id in there,
        )


def _chain(report: Report, names: Sequence[str], sentence: Span) -> tuple[ChainNode, ...]:
    last = len(names) - 1
    return tuple(
        _node(report.text, name, sentence, "origin" if at == last else "relay")
        for at, name in enumerate(names)
    )


def _node(text: str, name: str, sentence: Span, role: Role) -> ChainNode:
    """A speaker as our own stages see it in the report, or by its words alone where they do not stand there."""
    name = name.split(" said ")[0]
    places = list(_places(text, name))
    if places:
        span = min(places, key=lambda one: (one.end > sentence.end, abs(one.start - sentence.start)))
        node = node_of(text, span, voice=_voice(text, span), opinion=(None, None))
        return replace(node, role=role)
    span = Span(0, len(name))
    node = node_of(name, span, voice=_voice(name, span), opinion=(None, None))
    return replace(node, role=role, mention=None, antecedent=None)


def _places(text: str, name: str) -> Iterator[Span]:
    at = text.find(name)
    while at >= 0:
        yield Span(at, at + len(name))
        at = text.find(name, at + 1)


def _voice(text: str, span: Span) -> Voice:
    return resolve(Scene(text, sentences(text)), (span,), same={})[span]
