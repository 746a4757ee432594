"""Every frozen type of Sayso, in the order in which a report meets them.

Spans are half-open ranges of code points in a report's cleaned text. Nothing here does any work:
stages take records and give new ones.
"""

from sayso.records.accounts import (
    Account,
    Admiralty,
    Assessment,
    Edge,
    Hardening,
    Interval,
    Origin,
    Provenance,
    Variant,
    VariantValue,
)
from sayso.records.claims import Claim, Link, Passage, Related, Reuse
from sayso.records.decisions import Judgement, Supposition
from sayso.records.facets import Facet, Participant, Place, Quantity, When
from sayso.records.readings import (
    Alias,
    Attribution,
    Chain,
    ChainNode,
    Reading,
    ReadReport,
    Source,
    Statement,
)
from sayso.records.reports import DateEvidence, DateInterval, Dateline, Problem, Report
from sayso.records.spans import OffsetMap, Span, Spans
from sayso.records.words import (
    CLAIM_STANCES,
    MEDIA,
    Direction,
    Kind,
    Precision,
    ReuseKind,
    Role,
    Stance,
    Voice,
)

__all__ = [
    "CLAIM_STANCES",
    "MEDIA",
    "Account",
    "Admiralty",
    "Alias",
    "Assessment",
    "Attribution",
    "Chain",
    "ChainNode",
    "Claim",
    "DateEvidence",
    "DateInterval",
    "Dateline",
    "Direction",
    "Edge",
    "Facet",
    "Hardening",
    "Interval",
    "Judgement",
    "Kind",
    "Link",
    "OffsetMap",
    "Origin",
    "Participant",
    "Passage",
    "Place",
    "Precision",
    "Problem",
    "Provenance",
    "Quantity",
    "ReadReport",
    "Reading",
    "Related",
    "Report",
    "Reuse",
    "ReuseKind",
    "Role",
    "Source",
    "Span",
    "Spans",
    "Stance",
    "Statement",
    "Supposition",
    "Variant",
    "VariantValue",
    "Voice",
    "When",
]
