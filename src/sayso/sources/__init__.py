"""Chains of sourcing: who is really speaking, through whom, and who that is in other reports."""

from sayso.sources.aliases import find_aliases
from sayso.sources.chains import chain_statements
from sayso.sources.identity import identify

__all__ = ["chain_statements", "find_aliases", "identify"]
