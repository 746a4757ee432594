"""The same claim told differently: statements of all reports linked into claims, with reasons."""

from sayso.claims.linking import Linked, Linker, Memory, ToLink, link
from sayso.claims.version import made_by
from sayso.claims.writing import claim_id

__all__ = ["Linked", "Linker", "Memory", "ToLink", "claim_id", "link", "made_by"]
