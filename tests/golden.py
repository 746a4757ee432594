"""What each stage makes of the example case, as plain text that a person can read in a diff.

``make golden`` (``python -m tests.golden``) rewrites the files; ``test_golden.py`` compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from sayso import api
from sayso.export.words import days, quantity
from sayso.records import Account, Attribution, Facet, Quantity, Statement, When
from sayso.text import words_of

CASE = Path(__file__).resolve().parents[1] / "examples" / "kelmar-crossing"
EXPECTED = CASE / "expected"


def _reports(account: Account) -> Iterator[str]:
    for report in account.reports:
        yield f"== {report.id}"
        yield f"title: {report.title}"
        yield f"publisher: {report.publisher}; byline: {report.byline}; agency: {report.agency}"
        yield f"published: {days(report.published)}; republished from: {report.republished_from}"
        for evidence in report.date_evidence:
            yield f"date: {days(evidence.interval)} from {evidence.where}: {evidence.quote}"
        for span in report.boilerplate:
            yield f"set apart: {words_of(report.text, (span,))}"


def _reading(account: Account) -> Iterator[str]:
    texts = {report.id: report.text for report in account.reports}
    for reading in account.readings:
        yield f"== {reading.report}: {len(reading.sentences)} sentences"
        for one in reading.outermost:
            yield f"outermost: {_attribution(texts[reading.report], one)}"
        for one in reading.passed_on:
            yield f"{one.voice}, {one.stance}: {_attribution(texts[reading.report], one)}"


def _attribution(text: str, one: Attribution) -> str:
    relays = " < ".join(words_of(text, (relay,)) for relay in one.relays)
    source, cue, content = (words_of(text, part) for part in (one.source, one.cue, one.content))
    return f"[{source}] via [{relays}] ({cue}) {content}"


def _statements(account: Account) -> Iterator[str]:
    for statement in account.statements:
        chain = " <- ".join(f"{node.name} ({node.kind})" for node in statement.chain)
        yield f"{statement.id} {statement.report} {statement.voice}, {statement.stance}: {statement.text}"
        yield f"    chain: {chain}"
        for facet in statement.facets:
            yield f"    {facet.kind}: {_facet(facet)}"


def _facet(facet: Facet) -> str:
    if isinstance(facet, Quantity):
        return quantity(facet)
    if isinstance(facet, When):
        return f"{facet.text}: {days(facet.interval)}"
    return f"{facet.name} ({facet.key})"


def _claims(account: Account) -> Iterator[str]:
    statements = {one.id: one for one in account.statements}
    for claim in account.claims:
        if len(claim.statements) > 1:
            yield f"== {statements[claim.wording].text}"
            yield from (_line(statements[one], claim.denials) for one in claim.statements)
            yield from (f"    {one.how}: {one.why}" for one in claim.related)
    for link in account.links:
        yield f"{link.how} {link.score:.1f}: {statements[link.a].text} | {statements[link.b].text}"


def _line(statement: Statement, denials: tuple[str, ...]) -> str:
    return f"{'against' if statement.id in denials else 'for'} {statement.report}: {statement.text}"


def _reuse(account: Account) -> Iterator[str]:
    for one in account.reuse:
        held = "held" if one.held else "possible"
        yield f"{one.a} {one.direction} {one.b}: {one.kind}, {held}, {len(one.passages)} passages"
        yield from (f"    {why}" for why in one.why)


def _provenance(account: Account) -> Iterator[str]:
    names = {one.id: one.name for one in account.sources}
    for one, assessment in zip(account.provenance, account.assessments, strict=True):
        if len(one.reports) < 2:
            continue
        yield f"== {assessment.sentence}"
        yield from (f"    {why}" for why in one.independence.why)
        for origin in one.origins:
            yield f"    origin {names.get(origin.node, origin.node)}: {origin.counted}, {origin.why}"
        yield f"    chokepoints: {', '.join(names.get(node, node) for node in one.chokepoints)}"
        yield from (f"    circle: {' -> '.join(names.get(n, n) for n in circle)}" for circle in one.circles)
        yield from (f"    hardened: {step.how}" for step in one.hardening)
        for variant in one.variants:
            yield f"    {variant.facet}: {'; '.join(value.value for value in variant.values)}"


STAGES: dict[str, Callable[[Account], Iterator[str]]] = {
    "1-reports": _reports,
    "2-reading": _reading,
    "3-statements": _statements,
    "4-claims": _claims,
    "5-reuse": _reuse,
    "6-provenance": _provenance,
}


def stages(account: Account) -> dict[str, str]:
    """The text of every golden file, by name."""
    return {f"{name}.txt": "\n".join(show(account)) + "\n" for name, show in STAGES.items()}


@cache
def example() -> Account:
    """The account of the shipped example case, made once."""
    return api.trace(api.load(CASE / "reports"))


def main() -> None:
    """Rewrite the golden files."""
    EXPECTED.mkdir(exist_ok=True)
    for name, content in stages(example()).items():
        (EXPECTED / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
