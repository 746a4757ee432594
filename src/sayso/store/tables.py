"""The tables of a case: what is kept for good, and what is derived and can be made again."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

kept = MetaData()
"""What came in and what people decided. It changes by numbered migrations alone."""

derived = MetaData()
"""A function of what is kept: dropped and made again when its layout changes."""

remembered = MetaData()
"""What makes the next deriving short: dropped with the derived tables when their layout changes."""


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True)


# -- kept ----------------------------------------------------------------------------------------

migration = Table(
    "migration",
    kept,
    _number(),
    Column("name", Text, nullable=False),
    Column("applied", Text, nullable=False),
)
run = Table(
    "run", kept, _number(),
    Column("command", Text, nullable=False), Column("who", Text, nullable=False),
    Column("began", Text, nullable=False), Column("ended", Text),
    Column("version", Text, nullable=False), Column("told", Text, nullable=False, server_default=""),
)  # fmt: skip
report = Table(
    "report", kept, _number(),
    Column("id", String, nullable=False, unique=True), Column("key", String, nullable=False, unique=True),
    Column("digest", Text, nullable=False, index=True), Column("name", Text, nullable=False),
    Column("title", Text), Column("publisher", Text), Column("byline", Text), Column("agency", Text),
    Column("url", Text, index=True),
    Column("published_earliest", Text), Column("published_latest", Text), Column("language", Text),
    Column("problem", Text), Column("readable", Boolean, nullable=False), Column("text", Text, nullable=False),
    Column("original", LargeBinary, nullable=False), Column("record", Text, nullable=False),
)  # fmt: skip
capture = Table(
    "capture", kept, _number(),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("run", ForeignKey("run.number"), nullable=False, index=True),
    Column("name", Text, nullable=False), Column("added", Text, nullable=False),
    Column("record", Text, nullable=False),
)  # fmt: skip
reading = Table(
    "reading", kept,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("model", Text, nullable=False), Column("version", Text, nullable=False),
    Column("mark", Text, nullable=False), Column("record", Text, nullable=False),
)  # fmt: skip
judgement = Table(
    "judgement", kept, _number(),
    Column("what", Text, nullable=False), Column("about", Text, nullable=False),
    Column("value", Text, nullable=False), Column("who", Text, nullable=False),
    Column("at", Text, nullable=False), Column("note", Text, nullable=False),
    Column("pins", Text, nullable=False),
)  # fmt: skip
state = Table("state", kept, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

# -- derived -------------------------------------------------------------------------------------

included = Table("included", derived, Column("report", String, primary_key=True))
source = Table(
    "source", derived, _number(), Column("id", String, nullable=False, unique=True),
    Column("name", Text, nullable=False), Column("kind", Text, nullable=False),
    Column("named", Boolean, nullable=False), Column("owner", Text), Column("affiliation", Text),
    Column("report", ForeignKey(report.c.id), index=True), Column("why", Text, nullable=False),
    Column("record", Text, nullable=False),
)  # fmt: skip
source_name = Table(
    "source_name", derived, _number(),
    Column("source", ForeignKey("source.id"), nullable=False, index=True), Column("name", Text, nullable=False),
)  # fmt: skip
statement = Table(
    "statement", derived, _number(), Column("id", String, nullable=False, unique=True),
    Column("report", ForeignKey(report.c.id), nullable=False, index=True),
    Column("text", Text, nullable=False), Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False), Column("stance", Text, nullable=False),
    Column("voice", Text, nullable=False), Column("hedged", Boolean, nullable=False),
    Column("confidence", Float, nullable=False), Column("record", Text, nullable=False),
)  # fmt: skip
attribution = Table(
    "attribution", derived, _number(), Column("report", ForeignKey(report.c.id), nullable=False, index=True),
    Column("source", Text, nullable=False), Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False), Column("spans", Text, nullable=False),
    Column("confidence", Float, nullable=False),
)  # fmt: skip
chain_node = Table(
    "chain_node", derived, _number(),
    Column("statement", ForeignKey("statement.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False), Column("name", Text, nullable=False),
    Column("role", Text, nullable=False), Column("kind", Text, nullable=False),
    Column("named", Boolean, nullable=False), Column("source", ForeignKey("source.id"), index=True),
    Column("start", Integer), Column("end", Integer),
)  # fmt: skip
facet = Table(
    "facet", derived, _number(), Column("statement", ForeignKey("statement.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False), Column("words", Text, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
    Column("value", Text, nullable=False),
)  # fmt: skip
claim = Table(
    "claim", derived, _number(), Column("id", String, nullable=False, unique=True),
    Column("wording", ForeignKey("statement.id"), nullable=False), Column("sentence", Text, nullable=False),
    Column("lines_min", Integer, nullable=False), Column("lines_max", Integer, nullable=False),
    Column("against_min", Integer, nullable=False), Column("against_max", Integer, nullable=False),
    Column("reports", Integer, nullable=False), Column("circles", Integer, nullable=False),
    Column("hardened", Boolean, nullable=False), Column("named", Boolean, nullable=False),
    Column("letter", Text, nullable=False), Column("digit", Integer, nullable=False),
    Column("stake", Float, nullable=False, index=True), Column("record", Text, nullable=False),
)  # fmt: skip
claim_statement = Table(
    "claim_statement", derived, _number(),
    Column("claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("statement", ForeignKey("statement.id"), nullable=False, index=True),
    Column("denies", Boolean, nullable=False),
    UniqueConstraint("claim", "statement"),
)  # fmt: skip
related = Table(
    "related", derived, _number(), Column("claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("other", ForeignKey("claim.id"), nullable=False), Column("how", Text, nullable=False),
    Column("why", Text, nullable=False),
)  # fmt: skip
link = Table(
    "link", derived, _number(), Column("a", ForeignKey("statement.id"), nullable=False, index=True),
    Column("b", ForeignKey("statement.id"), nullable=False, index=True), Column("how", Text, nullable=False),
    Column("score", Float, nullable=False), Column("why", Text, nullable=False),
    Column("record", Text, nullable=False),
)  # fmt: skip
reuse = Table(
    "reuse", derived, _number(), Column("a", ForeignKey(report.c.id), nullable=False, index=True),
    Column("b", ForeignKey(report.c.id), nullable=False, index=True), Column("kind", Text, nullable=False),
    Column("direction", Text, nullable=False), Column("score", Float, nullable=False),
    Column("held", Boolean, nullable=False), Column("why", Text, nullable=False),
    Column("record", Text, nullable=False),
)  # fmt: skip
origin = Table(
    "origin", derived, _number(), Column("claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("node", Text, nullable=False), Column("source", ForeignKey("source.id"), index=True),
    Column("report", ForeignKey(report.c.id)), Column("counted", Text, nullable=False),
    Column("why", Text, nullable=False),
)  # fmt: skip
edge = Table(
    "edge", derived, _number(), Column("claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("start", Text, nullable=False), Column("end", Text, nullable=False),
    Column("kind", Text, nullable=False), Column("certain", Boolean, nullable=False),
)  # fmt: skip
variant = Table(
    "variant", derived, _number(), Column("claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("facet", Text, nullable=False), Column("value", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("first_earliest", Text), Column("first_latest", Text),
)  # fmt: skip
hardening = Table(
    "hardening", derived, _number(), Column("claim", ForeignKey("claim.id"), nullable=False, index=True),
    Column("start", ForeignKey("statement.id"), nullable=False),
    Column("end", ForeignKey("statement.id"), nullable=False), Column("how", Text, nullable=False),
)  # fmt: skip
orphan = Table(
    "orphan", derived, _number(), Column("judgement", ForeignKey(judgement.c.number), nullable=False)
)

# -- remembered ----------------------------------------------------------------------------------

memory = Table(
    "memory", remembered,
    Column("kind", String, primary_key=True), Column("key", String, primary_key=True),
    Column("mark", Text, nullable=False), Column("value", LargeBinary, nullable=False),
)  # fmt: skip
