"""The score of a pair of units: what stands in the two, and whether the same others resemble both."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.claims.compare import Tables, compare, explain, is_opposite, read_weights, score
from sayso.claims.landscape import Landscape
from sayso.claims.units import Unit

NOT_COMPARED = 0.03
"""Score of two units that nothing brought together for comparison: they speak against one claim. Scoring them all
takes much of the time; on the development stories it finds 35 pairs of a hundred in place of 33 at the same
precision, and has the largest count of origins right for 30 claims of a hundred in place of 38."""

LEAST_LIKE = 0.05
"""First score from which a unit counts among those that another resembles; below it there are too many to mean
anything. Set by judgement; training/fit_links.py fits the weight of company with it."""

FEWEST_IN_COMPANY = 60
"""Units of a story from which it is asked who else resembles a pair. The events that taught what company is worth
have 85 and more; in a case of two reports there is nobody else, and that tells nothing."""

SAME_REPORT = 0.55
"""What a score is multiplied by between two sentences of one report, headlines left aside. Chosen on the six
annotated development stories together with JOIN; `sayso evaluate stories` measures it again."""

MUCH_COMPANY = 0.6
"""Company from which a reason names it; wording of the reasons only."""

Pair = tuple[int, int]


class Scores:
    """The scores of pairs of units, each worked out once while there is room to remember it."""

    def __init__(
        self, units: tuple[Unit, ...], land: Landscape, pairs: Iterable[Pair], weights: Tables | None = None
    ) -> None:
        self.units = units
        self.land = land
        self.weights = weights or read_weights()
        found = {pair: self._weigh(*pair) for pair in pairs}
        self._alone = {pair: value for pair, (value, _) in found.items()}
        self._elsewhere = {pair: apart for pair, (_, apart) in found.items()}
        self._like = _resembling(self._alone)
        self._length = {unit: math.hypot(*row.values()) for unit, row in self._like.items()}
        self._known: dict[Pair, float] = {}

    def __call__(self, a: int, b: int) -> float:
        """How likely two units state one claim, 0 to 1; the order of the two is the same to it."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._alone:
            return NOT_COMPARED
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self.verified(*pair)
        return found

    def verified(self, a: int, b: int) -> float:
        """The same of any two units, whether or not they were brought together before."""
        if self._is_elsewhere(a, b) or self._on_both_sides(a, b):
            return 0.0
        return self.together(a, b) * self._once(a, b)

    def together(self, a: int, b: int) -> float:
        """The score before it is asked whether both stand in one report."""
        if len(self.units) < FEWEST_IN_COMPANY:
            return self.alone(a, b)
        weights = self.weights["company"]
        total = weights["constant"] + weights["company"] * self.company(a, b)
        return 1 / (1 + math.exp(-total - weights["pair"] * odds(self.alone(a, b))))

    def alone(self, a: int, b: int) -> float:
        """How likely two units state one claim by what stands in them, 0 to 1."""
        pair = (a, b) if a < b else (b, a)
        found = self._alone.get(pair)
        return self._weigh(*pair)[0] if found is None else found

    def company(self, a: int, b: int) -> float:
        """How far the others that resemble one are those that resemble the other, 0 to 1."""
        ours, theirs = self._like.get(a, {}), self._like.get(b, {})
        shared = sum(value * theirs[other] for other, value in ours.items() if other in theirs)
        return shared / (self._length[a] * self._length[b]) if shared else 0.0

    def why(self, a: int, b: int) -> tuple[str, ...]:
        """The reasons for the score of a pair in words a reader can check, the strongest first."""
        found = explain(a, b, self.units, self.land)
        company = self.company(a, b)
        if company < MUCH_COMPANY:
            return found
        return (*found, f"the same other statements resemble both ({company:.2f})")

    def _weigh(self, a: int, b: int) -> tuple[float, bool]:
        """The score of what stands in two units, and whether both give figures, of another size and at another place.

        The latter are two matters, whatever else is alike.
        """
        found = compare(a, b, self.units, self.land)
        return score(found, self.weights["pair"]), bool(found.figures_differ and found.places_differ)

    def _is_elsewhere(self, a: int, b: int) -> bool:
        pair = (a, b) if a < b else (b, a)
        found = self._elsewhere.get(pair)
        return self._weigh(*pair)[1] if found is None else found

    def _on_both_sides(self, a: int, b: int) -> bool:
        """Whether one voice would assert and deny one claim in one report: what it denies is something else."""
        if not self._share_a_report(a, b):
            return False
        mine, theirs = (_voices(self.units[one]) for one in (a, b))
        return not mine.isdisjoint(theirs) and is_opposite(a, b, self.units, self.land)

    def _share_a_report(self, a: int, b: int) -> bool:
        return not set(self.units[a].reports).isdisjoint(self.units[b].reports)

    def _once(self, a: int, b: int) -> float:
        """What is left of a score between sentences of one report, which seldom says one thing twice."""
        told = (*self.units[a].statements, *self.units[b].statements)
        shared = self._share_a_report(a, b)
        return SAME_REPORT if shared and all(one.voice != "headline" for one in told) else 1.0


def _voices(unit: Unit) -> frozenset[tuple[str, str]]:
    """Report and origin of every statement that has one."""
    told = ((one.report, one.chain[-1]) for one in unit.statements if one.chain)
    return frozenset((report, origin.source or origin.name) for report, origin in told)


def _resembling(alone: Mapping[Pair, float]) -> dict[int, dict[int, float]]:
    like: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), value in sorted(alone.items()):
        if value >= LEAST_LIKE:
            like[a][b] = like[b][a] = value
    return like


def odds(chance: float) -> float:
    """The logarithm of the odds of a chance, bounded."""
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))
