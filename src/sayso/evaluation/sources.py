"""How well it is told inside a report whom "she", "the minister" and "the group" mean when they speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.evaluation.figures import Score
from sayso.evaluation.gold import GoldPassage
from sayso.evaluation.gum import Annotated
from sayso.reading.sentences import sentences
from sayso.records import Attribution, Reading, Span, Spans, Statement
from sayso.sources.mentions import describe
from sayso.sources.register import Place, Voice
from sayso.sources.resolve import Scene, resolve
from sayso.text import contains, overlaps

FORMS = ("pronoun", "description", "name")


def score_reports(reports: Iterable[Annotated]) -> dict[str, object]:
    """Precision and recall of antecedents over whole annotated reports, by the form of the mention.

    Asked are mentions that act as a source and are a pronoun of the third person, a definite description or
    one word of a name. Right is an antecedent that is a mention of the same somebody; expected are those of
    whom an earlier mention stands in the report.
    """
    counts: Counter[str] = Counter()
    for report in reports:
        scene = Scene(report.text, report.sentences, tuple((one.content, one.span) for one in report.sources))
        voices = resolve(scene, (one.span for one in report.sources), same={})
        for one in report.sources:
            form = _asked(report.text, one.span)
            if form:
                earlier = [span for span in report.mentions[one.entity] if span.end <= one.span.start]
                found = _antecedent(voices[one.span], one.span)
                right = found is not None and _is_mention_of(report, one.entity, found.span)
                _count(counts, form, expected=bool(earlier), found=found is not None, right=right)
    return _figures(counts)


def score_passages(passages: Iterable[GoldPassage]) -> dict[str, object]:
    """The same over annotated passages, where a person marked what pronouns and descriptions refer to."""
    counts: Counter[str] = Counter()
    for passage in passages:
        told = [one.statement for one in passage.statements if one.statement.chain]
        spoken = {span for one in told for span in _mentions(one)}
        said = tuple((one.content, one.chain[-1].mention) for one in told if one.chain[-1].mention)
        voices = resolve(Scene(passage.text, sentences(passage.text), said), spoken, same={})
        meant = {n.mention: n.antecedent for one in told for n in one.chain if n.mention}
        for span in sorted(spoken):
            form = _asked(passage.text, span)
            if form in ("pronoun", "description"):
                gold = meant.get(span)
                found = _antecedent(voices[span], span)
                # Names in descriptions ("the Observatory") are not marked: nothing is known of these.
                if gold is not None or form == "pronoun":
                    right = found is not None and gold is not None and _is_in(voices[span], gold, meant)
                    _count(counts, form, expected=gold is not None, found=found is not None, right=right)
    return _figures(counts)


def rows_of(passage: GoldPassage) -> Reading:
    """What a faultless reader would give of a passage: each statement with its speaker, and the relays that
    stand in the text for it and are not inherited, in the order of the text.
    """
    told = (one.statement for one in passage.statements if one.statement.chain)
    rows = sorted((_row(one) for one in told if one.chain[-1].mention), key=lambda row: row.content + row.cue)
    return Reading(passage.id, sentences(passage.text), (), tuple(rows))


def _row(one: Statement) -> Attribution:
    *relays, origin = one.chain
    given = sorted(node.mention for node in relays if node.mention and not node.inherited)
    cue = (one.cue,) if one.cue else ()
    return Attribution(
        (origin.mention,) if origin.mention else (), cue, one.content, 1.0, tuple(given), one.stance
    )


def _mentions(statement: Statement) -> Spans:
    return tuple(node.mention for node in statement.chain if node.mention)


def _asked(text: str, span: Span) -> str | None:
    """The form of a mention that must be resolved; None for others."""
    mention = describe(text, span)
    if mention.form == "pronoun":
        return "pronoun" if mention.gender in ("m", "f", "it", "they") else None
    if mention.form == "description" and mention.definite:
        return "description"
    return "name" if mention.form == "name" and len(mention.key) == 1 else None


def _antecedent(voice: Voice, span: Span) -> Place | None:
    """The earlier mention that a mention was resolved to: the best one, if it stands before."""
    earlier = [place for place in voice.places if place.span.end <= span.start]
    if not earlier:
        return None
    return voice.best if voice.best in earlier else earlier[-1]


def _is_mention_of(report: Annotated, entity: str, found: Span) -> bool:
    """Whether a place is a mention of somebody: it begins with one, or the smallest around its end is one."""
    if any(abs(span.start - found.start) <= len("the ") and overlaps(span, found)
           for span in report.mentions[entity]):  # fmt: skip
        return True
    last = Span(found.end - 1, found.end)
    around = [(len(span), name) for name, spans in report.mentions.items() for span in spans
              if contains(span, last)]  # fmt: skip
    return bool(around) and min(around)[1] == entity


def _is_in(voice: Voice, gold: Span, meant: Mapping[Span, Span | None]) -> bool:
    """Whether a voice is met where the antecedent stands, or where another mention of the same refers to it."""
    return any(overlaps(p.span, gold) or meant.get(p.span) == gold for p in voice.places[:-1])


def _count(counts: Counter[str], form: str, *, expected: bool, found: bool, right: bool) -> None:
    counts[f"{form} expected"] += expected
    counts[f"{form} found"] += found
    counts[f"{form} right"] += right


def _figures(counts: Counter[str]) -> dict[str, object]:
    def score(forms: Sequence[str]) -> dict[str, float]:
        found = [sum(counts[f"{form} {what}"] for form in forms) for what in ("right", "found", "expected")]
        return Score(*found).as_dict()

    asked = [form for form in FORMS if counts[f"{form} expected"] or counts[f"{form} found"]]
    return {"all": score(FORMS), **{form: score((form,)) for form in asked}}
