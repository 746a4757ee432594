"""The same claim told differently: statements of all reports linked into claims, with reasons."""

from sayso.claims.linking import Linker, link
from sayso.claims.writing import claim_id

__all__ = ["Linker", "claim_id", "link"]
