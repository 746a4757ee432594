"""What people decided, as data to train and to measure on: statements that are right, and those that are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sayso.case.judging import in_force
from sayso.export import jsonl
from sayso.export.jsonl_statements import by_content, statement_record
from sayso.records import Judgement, Statement
from sayso.store import Store, account, keep

RIGHT = frozenset({"accept", "stance", "span", "chain", "facet"})
"""Decisions after which a statement, as it stands then, is what a person holds for right."""


def lines(store: Store) -> Iterator[str]:
    """One line of JSON for each report that people decided something about, in the shape of `sayso read`.

    ``statements`` are those that somebody accepted or set right, as they stand now; ``wrong`` those that
    somebody rejected, as the machine read them. Statements that nobody looked at are in neither: their
    absence says nothing. ``judged`` tells who decided what.
    """
    with store.reading() as connection:
        made = {one.id: one for one in account.get(connection).statements}
        decisions = keep.decisions(connection)
        for read in keep.read_reports(connection):
            decided = [one for one, _ in in_force(decisions, read.statements)]
            judged = _about(decided, read.statements)
            if not judged:
                continue
            right = [made[id] for id, all_of in judged.items() if id in made and RIGHT & _kinds(all_of)]
            wrong = [
                one
                for one in read.statements
                if "reject" in _kinds(judged.get(one.id, [])) and one.id not in made
            ]
            yield jsonl.dumps(
                {
                    "schema": jsonl.SCHEMA, "id": read.report.id, "digest": read.report.digest,
                    "text": read.report.text,
                    "statements": [statement_record(one) for one in sorted(right, key=by_content)],
                    "wrong": [statement_record(one) for one in sorted(wrong, key=by_content)],
                    "judged": [_told(id, one) for id in sorted(judged) for one in judged[id]],
                }
            )  # fmt: skip


def _about(decided: list[Judgement], statements: tuple[Statement, ...]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = defaultdict(list)
    ids = {one.id for one in statements}
    for judgement in decided:
        for about in judgement.about:
            if about in ids and judgement.what in RIGHT | {"reject"}:
                found[about].append(judgement)
    return dict(found)


def _kinds(judgements: list[Judgement]) -> set[str]:
    return {one.what for one in judgements}


def _told(statement: str, one: Judgement) -> dict[str, object]:
    return {"statement": statement, "what": one.what, "value": one.value, "who": one.who, "when": one.when}
