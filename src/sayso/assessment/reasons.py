"""The reasons behind the sentence about a claim."""

from __future__ import annotations

from sayso.assessment.matter import Matter
from sayso.assessment.sentence import by_size, row
from sayso.provenance.fates import fates
from sayso.provenance.scene import in_full, listed
from sayso.provenance.updates import updates
from sayso.records import Statement


def reasons(matter: Matter) -> list[str]:
    """How many reports stand where, why each origin counts or not, and all that is odd about the claim."""
    scene, found = matter.scene, matter.found
    counts = [_count(*side) for side in _sides(matter) if side[0]]
    out = [f"Of these {matter.all_of} reports, {', '.join(counts)}."] if counts else []
    out += found.independence.why
    out += [f"Against it: {one}" for one in found.against.why]
    out += [f"Every way to an origin passes {in_full(scene, one)}." for one in found.chokepoints]
    out += [f"In a circle: {listed(in_full(scene, one) for one in ring)}." for ring in found.circles]
    out += [f"{one.how[:1].upper()}{one.how[1:]}." for one in found.hardening]
    for variant in found.variants:
        values = sorted((one.value for one in variant.values), key=by_size)
        out += [f"Versions of {variant.facet}: {row(values)}."] if len(values) > 1 else []
    return [*out, *updates(matter.pro, scene), *fates(found.variants, scene)]


Side = tuple[tuple[Statement, ...], str, str]


def _sides(matter: Matter) -> tuple[Side, ...]:
    return (
        (matter.pro, "asserts", "assert"),
        (matter.contra, "denies or doubts", "deny or doubt"),
        (matter.silent, "does not comment on", "do not comment on"),
    )


def _count(said: tuple[Statement, ...], one: str, many: str) -> str:
    reports = len({statement.report for statement in said})
    return f"{reports} {one if reports == 1 else many} it"
