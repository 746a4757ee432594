"""The store of a case: what came in, what was read, what people decided, and the tables made of it."""

from sayso.store import account, ask
from sayso.store.connection import Store
from sayso.store.migrations import create, open_case

__all__ = ["Store", "account", "ask", "create", "open_case"]
