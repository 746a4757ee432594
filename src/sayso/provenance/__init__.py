"""What stands behind each claim, how many independent lines that makes, and what is odd about it."""

from sayso.provenance.trace import trace_claims

__all__ = ["trace_claims"]
