"""The same claim told differently: statements of all reports linked into claims, with reasons."""

from sayso.claims.linking import link

__all__ = ["link"]
