"""A statement of two facts is in one claim, and is named beside the other."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.claims.cluster import JOIN
from sayso.claims.landscape import sense, survey
from sayso.claims.related import RELATED, find_related, find_seconds
from sayso.claims.units import make_units
from sayso.models import Heard
from sayso.testing import make_statement

Scores = dict[tuple[int, int], float]
CLAIMS = [(0, 1), (2,), (3,)]
CLAIM_OF = {unit: at for at, claim in enumerate(CLAIMS) for unit in claim}
TEXTS = (
    "A ferry ran aground off Port Velmora",
    "Ferry aground at Velmora",
    "The captain was drunk when his ferry ran aground",
    "Wheat prices doubled within a week",
)


def hear(text: str) -> Heard:
    """The same for every text: the scores are given."""
    return Heard(np.ones(4, np.float32) / 2, ((0, len(text)),), np.ones((1, 4), np.float32))


@pytest.mark.parametrize(
    ("apart", "expected"),
    [
        ({(0, 2): JOIN, (1, 2): JOIN}, {0: 1, 1: 1, 2: 0}),
        ({(0, 2): 0.9}, {0: 1}),
        ({(0, 2): JOIN - 0.01, (1, 2): JOIN - 0.01}, {}),
        ({(0, 2): 0.8, (1, 2): 0.8, (2, 3): 0.9}, {0: 1, 1: 1, 2: 2, 3: 1}),
        ({(0, 2): 0.6, (0, 3): 0.6}, {0: 1}),
        ({}, {}),
    ],
)
def test_a_unit_may_state_the_claim_that_it_is_like_on_the_mean(
    apart: Scores, expected: dict[int, int]
) -> None:
    """One unit of a claim is not enough, for those that were not compared speak against it; the likest is taken."""
    assert find_seconds(CLAIMS, CLAIM_OF, apart) == expected


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ({(0, 2): 0.8, (1, 2): 0.6}, "it may say the same (likeness 0.80)"),
        ({(0, 2): 0.8, (1, 2): 0.1}, "it is about the same matter (likeness 0.80)"),
    ],
)
def test_a_claim_beside_another_says_how_much_of_it_may_say_the_same(scores: Scores, why: str) -> None:
    """Of two claims that are beside each other the reader is told which may in part be one."""
    units = make_units([make_statement(f"r{at}", text) for at, text in enumerate(TEXTS)])
    at = {unit.text: number for number, unit in enumerate(units)}
    here = {tuple(sorted((at[TEXTS[a]], at[TEXTS[b]]))): score for (a, b), score in scores.items()}
    claims = [tuple(at[TEXTS[unit]] for unit in claim) for claim in CLAIMS]
    beside = find_related(
        claims, [one[0] for one in claims], sorted(here),
        units=units, land=survey(units, [sense(unit, hear) for unit in units]),
        likeness=lambda a, b: here[min(a, b), max(a, b)],
    )  # fmt: skip
    (found,) = beside[0]
    assert (found[0], found[1].how, found[1].why) == (1, "related", why)
    assert found[1].likeness >= RELATED
