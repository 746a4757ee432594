"""Records go into the case and come out the same."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.records import (
    Attribution,
    DateEvidence,
    DateInterval,
    Facet,
    OffsetMap,
    Participant,
    Place,
    Problem,
    Quantity,
    Report,
    Span,
    Statement,
    When,
)
from sayso.store.codec import pack, unpack
from sayso.testing import make_report, make_statement

DAY = DateInterval(date(2021, 3, 1), date(2021, 3, 2), "range")
FACETS: tuple[Facet, ...] = (
    Quantity(Span(0, 2), 40.0, None, "t", "grain", True),
    When(Span(3, 5), "Tuesday", DAY),
    When(Span(3, 5), "then", None),
    Place(Span(6, 8), "Velmora", "velmora", "geo:1", 1.5, -2.25, "XX"),
    Participant(Span(9, 11), "Ilse Tarn", "tarn"),
)

RECORDS: list[object] = [
    make_statement("r", "The silo burned down."),
    make_statement("r", "x", facets=FACETS, hedges=(Span(1, 2),), confidence=0.1 + 0.2),
    make_report("r", "x", offsets=OffsetMap(((0, 1, 2), (3, 4, 5))), published=DAY, extra={"b": [1, None]}),
    make_report("r", "x", date_evidence=(DateEvidence(DAY, "url", "/2021/"),), problems=(Problem("saw", "x"),)),
    Attribution((), (), (Span(0, 1),), 0.5, kind=None, named=False, relay_kinds=(None, "agency")),
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: type(one).__name__)
def test_a_record_comes_back(record: object) -> None:
    """What was packed is unpacked as the same record, and packs to the same bytes again."""
    kept = record
    if isinstance(record, Report):
        from dataclasses import replace

        kept = replace(record, original=b"")
    back = unpack(type(kept), pack(kept))
    assert back == kept
    assert pack(back) == pack(kept)


def test_what_is_usual_takes_no_room() -> None:
    """Fields at their default are not written, and come back as the default."""
    packed = pack(make_statement("r", "x"))
    assert "hedges" not in packed and "first_hand" not in packed
    assert unpack(Statement, packed).hedges == ()


def test_a_field_of_a_later_version_is_refused() -> None:
    """A record with a field that nobody knows here is not half read."""
    with pytest.raises(KeyError):
        unpack(Statement, pack(make_statement("r", "x"))[:-1] + ',"mood":1}')
