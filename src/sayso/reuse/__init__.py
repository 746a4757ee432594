"""Reuse: which report is made from which, or both from one text, passage by passage."""

from sayso.reuse.at_size import find_reuse_at_size
from sayso.reuse.find import find_reuse

__all__ = ["find_reuse", "find_reuse_at_size"]
