"""Sayso reads news reports and tells who is actually saying what, through whom, and on how many origins.

``sayso.read`` reads one report, ``sayso.trace`` traces claims through many, ``sayso.suppose``
counts anew under a supposition; ``sayso.records`` names the types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.api import load, read, suppose, trace

__all__ = ["load", "read", "suppose", "trace"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from sayso import api

        return getattr(api, name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}; it has {', '.join(__all__)}")
