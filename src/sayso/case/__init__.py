"""The work on a case: add reports, read them, derive what follows, judge, check, take out and bring in."""

from sayso.case.checking import check
from sayso.case.judging import decided, judge, undo
from sayso.case.work import Added, Work, add, derive, read_waiting, reread, update

__all__ = [
    "Added",
    "Work",
    "add",
    "check",
    "decided",
    "derive",
    "judge",
    "read_waiting",
    "reread",
    "undo",
    "update",
]
