"""What people decided is laid over what was read, and nothing else changes."""

from __future__ import annotations

import pytest

from sayso.records import Judgement
from sayso.review import Laid, lay
from sayso.testing import make_report, make_source, make_statement

AGENCY = make_source("Terin", "agency")
SAME = make_source("Terin News Agency", "agency")
SAID = make_statement("r1", "The silo burned down.", [AGENCY])
ALSO = make_statement("r2", "The silo burned down.", [SAME])


def laid(*judgements: Judgement) -> Laid:
    """Two reports, two sources and two statements with judgements over them."""
    reports = [make_report("r1"), make_report("r2")]
    return lay(judgements, reports=reports, sources=[AGENCY, SAME], statements=[SAID, ALSO])


def test_nothing_decided_changes_nothing() -> None:
    """Without judgements everything stays as it was read."""
    assert laid().statements == (SAID, ALSO)
    assert laid().orphans == ()


def test_a_rejected_statement_goes() -> None:
    """What somebody rejects is gone, and accepting it brings it back."""
    reject = Judgement("reject", (SAID.id,))
    assert laid(reject).statements == (ALSO,)
    assert laid(reject, Judgement("accept", (SAID.id,))).statements == (SAID, ALSO)


def test_the_last_stance_holds() -> None:
    """Of two decisions on one thing the later one holds."""
    first, second = (Judgement("stance", (SAID.id,), stance) for stance in ("doubt", "deny"))
    assert laid(first, second).statements[0].stance == "deny"


def test_an_excluded_report_takes_its_statements_along() -> None:
    """Leaving out a report leaves out what it says."""
    found = laid(Judgement("exclude-report", ("r1",)))
    assert [one.id for one in found.reports] == ["r2"]
    assert found.statements == (ALSO,)


def test_two_names_become_one_source() -> None:
    """Sources that somebody says are one speak as one in every chain."""
    found = laid(Judgement("same-source", (AGENCY.id, SAME.id)))
    assert len(found.sources) == 1
    assert len({one.chain[-1].source for one in found.statements}) == 1


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement("reject", ("s-000000000000",)),
        Judgement("stance", (SAID.id,), "perhaps"),
        Judgement("exclude-report", ("r9",)),
        Judgement("same-source", (AGENCY.id, "o-000000000000")),
    ],
)
def test_what_fits_nothing_is_an_orphan(judgement: Judgement) -> None:
    """A decision on something that is not there is given back, not guessed onto something else."""
    found = laid(judgement)
    assert found.orphans == (judgement,)
    assert found.statements == (SAID, ALSO)
