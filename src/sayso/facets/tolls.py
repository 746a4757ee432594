"""What became of those counted, said before their figure: "killing at least 12", "a toll of 34"."""

from __future__ import annotations

from sayso.facets.bounds import CHANGES
from sayso.facets.counted import DETERMINERS, outcomes
from sayso.facets.tokens import HYPHENS, Tokens, low_at
from sayso.facets.words import listed

BE, BREAKS, PREPOSITIONS = listed("be"), listed("breaks"), listed("prepositions")
TOLLS = frozenset({"toll", "deaths", "lives", "dead", "fatalities"})
TOLL_REACH = 10
CLAUSE_REACH = 25
TO_TOLL = listed("to_toll")
"""Words between a toll and its figure: "the number of wounded had risen by Monday to 40"."""

ACTS = {
    "death": "killed", "injury": "wounded", "murder": "killed", "execution": "killed", "arrest": "arrested",
    "detention": "arrested", "release": "released", "capture": "captured", "abduction": "kidnapped",
    "displacement": "displaced", "evacuation": "evacuated", "destruction": "destroyed",
}  # fmt: skip


def outcome_before(tokens: Tokens, at: int, start: int) -> str | None:
    """What became of those counted, said before the figure: "killing at least 12", "left 12 dead" has it
    behind."""
    taking, acts = outcomes("taking"), {**outcomes("taking"), **outcomes("noun"), **ACTS}
    for place in range(at - 1, max(start, at - 5) - 1, -1):
        token, before = tokens[place], low_at(tokens, place - 1) if place else ""
        if token.kind != "word":
            return None
        if token.low in taking:
            return None if before in ("was", "were", "been", "being", "be") else taking[token.low]
        if token.low == "of" and before in acts:
            return acts[before]
        if token.low in BREAKS and token.low != "and":
            return None
        if (before, token.low) == ("shot", "down"):
            return "shot down"
        if token.low in DETERMINERS:
            continue
        if token.low in PREPOSITIONS or token.low in BE or token.low in CHANGES:
            return _toll(tokens, place)
    return None


def _toll(tokens: Tokens, at: int) -> str | None:
    """The outcome of a toll before the figure: "a toll of 34", "the number of injured at 120", "dead rose from
    40 to 50"."""
    for place in range(at, max(-1, at - TOLL_REACH), -1):
        token = tokens[place]
        if token.low in TOLLS:
            return "killed"
        said = {**outcomes("participle"), **outcomes("noun")}.get(token.low)
        if said is not None and place and tokens[place - 1].low in ("of", "people", "persons"):
            return said
        if not (token.kind == "number" or token.low in CHANGES or token.low in TO_TOLL):
            return _number_of(tokens, at, place)
    return None


def _number_of(tokens: Tokens, at: int, place: int) -> str | None:
    """The outcome of a toll told before a longer clause: "the number of people killed in Friday's raid rose to 9"."""
    if not any(token.low in CHANGES for token in tokens[place + 1 : at + 1]):
        return None
    said = {**outcomes("participle"), **outcomes("noun")}
    for head in range(place, max(0, place - CLAUSE_REACH), -1):
        if tokens[head].text in ",;:." or (
            tokens[head].kind == "number" and tokens[head - 1].text not in HYPHENS
        ):
            return None
        if tokens[head].low == "toll":
            return "killed"
        if tokens[head].low == "number" and low_at(tokens, head + 1) == "of":
            return next((said[one.low] for one in tokens[head + 2 : head + 5] if one.low in said), None)
    return None
