"""Find reuse among more reports than fit in memory: the same pairs, fetched when they are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.records import Report, Reuse, Spans
from sayso.reuse.find import verified
from sayso.reuse.index import Index
from sayso.reuse.words import Worded, worded

Fetch = Callable[[str], tuple[Report, Spans]]
"""From the id of a report to the report and what somebody named is quoted with in it."""

AT_HAND = 500
"""Reports kept ready for the next comparison: some 30 MB of reports of 400 words."""


def find_reuse_at_size(ids: Sequence[str], fetch: Fetch, *, folder: Path) -> Iterator[Reuse]:
    """Which of very many reports are made from one another, as `find_reuse` says it of few.

    Each report is fetched once to be indexed, and again for every comparison that it is not at hand for.
    Working files lie in a folder of their own in ``folder``, some 3 KB for each report of 220 words, and are gone
    when the last pair was given. Memory does not grow with the texts, and by some 100 bytes with each report: its
    id and digests.
    """
    names = sorted(set(ids))

    @lru_cache(maxsize=AT_HAND)
    def ready(name: str) -> tuple[Report, Worded]:
        report, quoted = fetch(name)
        return report, worded(report, quoted)

    with TemporaryDirectory(dir=folder) as own:
        index = Index((worded(*fetch(name)) for name in names), len(names), Path(own))
        rare = index.rareness()
        for a, b in index.pairs():
            (one, left), (two, right) = ready(names[a]), ready(names[b])
            found = verified((one, two), (left, right), rare)
            if found is not None:
                yield found
