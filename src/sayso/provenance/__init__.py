"""What stands behind each claim, how many independent lines that makes, and what is odd about it."""

from sayso.provenance.scene import set_scene
from sayso.provenance.trace import trace_claims, trace_in

__all__ = ["set_scene", "trace_claims", "trace_in"]
