"""Two people on one case: nobody overwrites what the other decided meanwhile without having seen it."""

from __future__ import annotations

import pytest

from sayso import case
from sayso.case.judging import meanwhile
from sayso.errors import DecidedMeanwhile
from sayso.records import Judgement
from sayso.store import Store, account, keep
from tests.case.conftest import WORK


def statements(store: Store) -> list[str]:
    """Ids of the statements in a case."""
    with store.reading() as connection:
        return [one.id for one in account.get(connection).statements]


def test_a_later_decision_on_the_same_thing_is_refused(ten: Store) -> None:
    """Who has not seen the other's decision is told it, by whom, and nothing is kept; who has may decide."""
    said = statements(ten)[0]
    case.judge(ten, Judgement("reject", (said,), who="Ada"), seen=0)
    with pytest.raises(DecidedMeanwhile, match="Ada: reject") as refused:
        case.judge(ten, Judgement("accept", (said,), who="Ben"), seen=0)
    assert refused.value.numbers == (1,)
    with ten.reading() as connection:
        assert len(keep.decisions(connection)) == 1
    assert case.judge(ten, Judgement("accept", (said,), who="Ben"), seen=1) == 2


def test_other_things_and_notes_stand_in_nobodys_way(ten: Store) -> None:
    """Decisions on different things, and notes on the same, are both kept."""
    first, second = statements(ten)[:2]
    case.judge(ten, Judgement("reject", (first,), who="Ada"), seen=0)
    case.judge(ten, Judgement("note", (second,), "look again", "Ada"), seen=0)
    assert case.judge(ten, Judgement("reject", (second,), who="Ben"), seen=0) == 3


def test_a_claim_is_the_same_thing_as_its_wording(ten: Store) -> None:
    """One decides by the claim's id, the other by its wording: the second is told."""
    with ten.reading() as connection:
        claim = account.get(connection).claims[0]
    case.judge(ten, Judgement("credibility", (claim.id,), "4", "Ada"), seen=0)
    with pytest.raises(DecidedMeanwhile):
        case.judge(ten, Judgement("credibility", (claim.wording,), "2", "Ben"), seen=0)


def test_an_undoing_is_seen_too(ten: Store) -> None:
    """Taking a decision back counts as deciding on its thing, through every undoing of an undoing."""
    said = statements(ten)[0]
    case.judge(ten, Judgement("reject", (said,), who="Ada"))
    case.undo(ten, 1, who="Ben", seen=1)
    with pytest.raises(DecidedMeanwhile, match="Ben: undo"):
        case.undo(ten, 1, who="Ada", seen=1)
    case.undo(ten, 2, who="Ada", seen=2)
    with ten.reading() as connection:
        assert [one.number for one in meanwhile(keep.decisions(connection), [said], 1)] == [2, 3]


def test_a_merge_that_is_gone_is_told_by_whom(ten: Store) -> None:
    """A source that somebody else merged away meanwhile is not just missing: the decision is named."""
    with ten.reading() as connection:
        a, b, c = [one.id for one in account.get(connection).sources if one.named][:3]
    case.judge(ten, Judgement("same-source", (a, b), who="Ada"), seen=0)
    case.update(ten, WORK)
    with pytest.raises(DecidedMeanwhile, match="Ada: same-source"):
        case.judge(ten, Judgement("same-source", (b, c), who="Ben"), seen=0)
