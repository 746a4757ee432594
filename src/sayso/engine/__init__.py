"""Run a function over many reports."""

from sayso.engine.local import run

__all__ = ["run"]
