"""The forms in which news English gives a time, each with what it means: one pattern, one reading of it.

In a pattern a space stands for a short gap, which may be a line break, and ~ for a gap or a hyphen.
Nothing in a pattern repeats without a bound. ``span`` names the expression where the pattern looks at
words around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.facets import date_counted as count
from sayso.facets import date_feasts as feasts
from sayso.facets import date_readings as read
from sayso.facets import date_words as w
from sayso.facets.date_words import any_case

SHORT_GAP = r"(?:[\x20\t\u00a0]{1,2}|\x20?\n)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time expression; ``absolute`` when it carries its year, so that others can be read by it; one
    without a reading is a name that only looks like a time ("Bloody Sunday")."""

    pattern: re.Pattern[str]
    anchor: str
    read: read.Reading | None
    absolute: bool = False


def _rule(pattern: str, reading: read.Reading | None, *, absolute: bool = False) -> Rule:
    spread = pattern.replace("~", f"(?:{SHORT_GAP}|[-‐‑])").replace(" ", SHORT_GAP)
    return Rule(re.compile(spread), _anchor_of(pattern), reading, absolute)


def _anchor_of(pattern: str) -> str:
    """The kind of word without which a pattern cannot match; a unit of time where no other is in it."""
    return next((name for name, piece in PIECES if piece in pattern), "unit")


PIECES = (
    ("moon", w.MOON), ("feast", "(?P<feast>"), ("month", w.MONTH), ("weekday", w.LONG_WEEKDAY),
    ("season", w.SEASON), ("holiday", w.HOLIDAY), ("decade", w.DECADE), ("near", "overnight"), ("unit", "quarter|half"),
    ("figure", "(?P<year>"), ("figure", "(?P<decade>"),
)  # fmt: skip
"""Rules are tried only around the words that they cannot do without (``date_words.ANCHORS``), of which this tells
the kind by a piece of the pattern; a test compares that with trying every rule everywhere."""

D, M, Y = f"(?P<day>{w.DAY})", f"(?P<month>{w.MONTH})", f"(?P<year>{w.YEAR})"
LAST, M2 = f"(?P<last>{w.DAY})", f"(?P<month2>{w.MONTH})"
WD = rf"(?:{w.WEEKDAY},? )?"
OPT_Y = rf"(?:,? {Y})?"
PART = rf"(?:(?P<part>{w.PART})~(?:the )?)?"
SEASON = f"(?P<season>{w.SEASON})"
WHICH = "(?P<which>" + any_case("last|this past|this|next|past|previous|coming") + ")"
COUNT = f"(?:(?P<count>{w.COUNT})|(?P<loose>{w.LOOSE_COUNT}))"
UNIT = f"(?P<unit>{w.UNIT})"
TO = rf"(?: ?[-–—] ?| {any_case('to|and|through|until')} )"
ABOUT = any_case(
    "(?:(?:just |only )?"
    "(?:more than|less than|well over|at least|about|nearly|almost|over|some|around|roughly) )?"
)
IN = any_case(r"\b(?:in|since|until|till|during|through|throughout) ")
NEAR_TO = any_case(r"\b(?:by|from|before|after|for|of|between|and|as of|around) ")
CLOCK = r"(?! ?(?:GMT|UTC|hours|hrs|%|per ?cent|[-–]\d))"
"""What stands behind four figures that are no year."""

UNCOUNTED = r"(?! ?-?(?:[a-z]{2,30}s|people|(?:[a-z]{2,20})?(?:men|children)|police|year)\b)"
"""What stands behind four figures that count something: "of 2000 soldiers"."""

AH = "(?: " + any_case(r"ah\b|a\.h\.") + ")?"
NOT_MEN = (
    r"(?! (?:soldiers|troops|people|men|women|children|fighters|civilians|families|refugees|houses|homes)\b)"
)
"""What figures after "the" count rather than date: "the 2000 soldiers"."""

NAMED_DAYS = any_case(
    rf"(?:bloody|black|super|cyber|giving|red|throwback|blue) {w.LONG_WEEKDAY}|{w.LONG_WEEKDAY} "
    "(?:times|mirror|night live|mail|telegraph|post|express|world)"
)
OLD_YEAR = r"(?P<year>[1-9]\d\d)(?=[),.;\]](?!\d)|,? (?:AD|CE)\b)"
"""A year of three figures, which a mark closes: "30 September 420)"."""

WITH_YEAR = (
    _rule(rf"\b{WD}(?:the )?{D}(?: of)?~{M},?~{Y}", read.full_date, absolute=True),
    _rule(rf"\b{WD}{M} {D},? {Y}", read.full_date, absolute=True),
    _rule(
        r"\b(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?:T[\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?\b",
        read.iso_date,
        absolute=True,
    ),
    _rule(
        rf"(?<![\d./-])(?P<a>[0-3]?\d)(?P<mark>[./-])(?P<b>[0-3]?\d)(?P=mark)(?P<year>{w.RECENT})",
        read.figures,
        absolute=True,
    ),
    _rule(
        rf"\b{WD}(?:the )?{D}(?: of)?~{M},?~{Y} ?\({any_case('old style|julian calendar')}\)",
        feasts.julian,
        absolute=True,
    ),
    _rule(rf"\b(?:the )?{D}(?: of)?~{M},?~{OLD_YEAR}", read.full_date, absolute=True),
    _rule(rf"\b{M} of {OLD_YEAR}", read.month_of_year, absolute=True),
    _rule(rf"\b{D} {M}{TO}{LAST} {M2}{OPT_Y}", read.days_across_months),
    _rule(
        rf"\b(?:the )?(?P<order>{any_case('first|second|third|fourth|last')}) {any_case('week (?:of|in)')} {M}{OPT_Y}",
        read.week_of_month,
    ),
    _rule(r"\b(?P<order>Q[1-4]|[1-4]Q) (?:of )?(?P<year>20\d\d|19\d\d)\b", read.part_of_year, absolute=True),
    _rule(rf"\b{M} {D}{TO}(?:{M2} )?{LAST}{OPT_Y}", read.days_of_month),
    _rule(rf"\b{D}{TO}{LAST} {M}{OPT_Y}", read.days_of_month),
    _rule(rf"\b{PART}{M},?(?: of)? {Y}", read.month_of_year, absolute=True),
    _rule(rf"\b{M}{TO}{M2}(?:(?:,| of| in)? {Y})?(?! \d)", read.months),
    _rule(rf"\b{PART}{SEASON},?(?: of)? {Y}", read.season, absolute=True),
    _rule(
        rf"\b(?P<order>{any_case('first|second|third|fourth|last|1st|2nd|3rd|4th')}) "
        rf"(?P<of>{any_case('quarter|half')}) of (?:{Y}|{WHICH} year)",
        read.part_of_year,
    ),
    _rule(
        r"(?<![\d$€£#.,/-])(?P<year>(?:1[89]|20)\d\d) ?[-–—/] ?"
        r"(?P<last>(?:1[89]|20)\d\d|\d\d)\b(?![-–]| ?%)",
        read.years,
        absolute=True,
    ),
    _rule(
        rf"\b{any_case('from|between')} (?P<span>{Y} {any_case('to|and|until|through')} "
        r"(?P<last>(?:1[5-9]|20)\d\d))\b",
        read.years,
        absolute=True,
    ),
    _rule(rf"\b{PART}(?:the )?(?P<decade>(?:1[5-9]|20)\d0)s\b", read.decade, absolute=True),
    _rule(rf"\b{PART}the (?P<decade>(?:1[5-9]|20)\d0)['’]s\b", read.decade, absolute=True),
    _rule(rf"\b{PART}the (?P<spelled>{w.DECADE})", read.decade, absolute=True),
    _rule(
        rf"\b{PART}(?:the )?(?P<order>{w.CENTURY})~{any_case('centur(?:y|ies)')}\b",
        read.century,
        absolute=True,
    ),
    _rule(rf"\b(?P<span>(?P<part>{w.PART})~{Y}){CLOCK}", read.year_alone, absolute=True),
    _rule(rf"{IN}(?:the )?(?P<span>{Y}){CLOCK}", read.year_alone, absolute=True),
    _rule(rf"{NEAR_TO}(?:the )?(?P<span>{Y}){CLOCK}{UNCOUNTED}", read.year_alone, absolute=True),
    _rule(rf"\((?P<span>{Y})(?=[),;])", read.year_alone, absolute=True),
    _rule(rf"(?:[a-z]\.?|[A-Z]\.),? (?P<span>(?P<year>{w.RECENT}))(?=[);])", read.year_alone, absolute=True),
    _rule(rf"\b(?P<span>(?P<year>{w.RECENT})) (?={w.EVENT})", read.year_alone, absolute=True),
    _rule(
        rf"(?:{w.EVENT}|\b{any_case('the year')}) (?P<span>(?P<year>{w.RECENT})){CLOCK}",
        read.year_alone,
        absolute=True,
    ),
    _rule(
        rf"(?:\b{any_case('the|his|her|its|their|our|that|this|a')}|\b\w{{2,30}}['’]s) "
        rf"(?P<span>(?P<year>{w.RECENT}))(?= [A-Za-z]){NOT_MEN}",
        read.year_alone,
        absolute=True,
    ),
)

WITHOUT_YEAR = (
    _rule(
        rf"\b{WD}(?:{M} {D}|(?P<day2>{w.DAY})(?: of)? (?P<month2>{w.MONTH})),? "
        rf"(?:of )?(?P<which>{any_case('this|last|next')}) {any_case('year')}\b",
        read.day_of_near_year,
    ),
    _rule(rf"\b{WD}(?:the )?{M} {D}(?![\d:.,]\d|-\w)", read.day_of_month),
    _rule(rf"\b{WD}(?:the )?{D}(?: of)? {M}(?! \d{{4}})", read.day_of_month),
    _rule(rf"\b(?P<holiday>{w.HOLIDAY}){OPT_Y}", read.holiday),
    _rule(
        rf"\b{PART}{M},? (?:of )?(?P<which>{any_case('this|last|next')}) {any_case('year')}\b",
        read.month_of_near_year,
    ),
    _rule(rf"\b(?P<part>{w.PART})~{M}", read.month_alone),
    _rule(rf"\b{WHICH} {M}", read.month_alone),
    _rule(
        rf"(?:{IN}|{NEAR_TO}|\b{any_case('(?:months?|years?|weeks?|quarters?) to')} )(?P<span>{M})(?! \d)",
        read.month_alone,
    ),
    _rule(rf"\b{WHICH} {SEASON}", read.season),
    _rule(
        rf"\b{any_case('in|by|during|since|until|over')} (?P<span>{any_case('the')} {SEASON})(?! of\b)",
        read.season,
    ),
)

FEAST = any_case(
    rf"(?P<feast>(?:eid~)?(?:al|ul)~(?:fitr|adha)|ashura|arbaeen|nowruz|norouz|newroz|{w.EASTER})\b"
)
IN_YEAR = rf"(?:,? (?:in )?{Y}| (?P<near>{any_case('last|this|next')}) {any_case('year')}\b)?"
CHURCH = (
    _rule(rf"\b{NAMED_DAYS}", None),
    _rule(
        rf"\b{D} {w.GAP_MOON} (?P<hijri>1[2-5]\d\d)\b{AH}",
        feasts.hijri,
        absolute=True,
    ),
    _rule(
        rf"\b{w.GAP_MOON} {D},? (?P<hijri>1[2-5]\d\d)\b{AH}",
        feasts.hijri,
        absolute=True,
    ),
    _rule(rf"\b{w.GAP_MOON} (?P<hijri>1[2-5]\d\d)\b{AH}", feasts.hijri, absolute=True),
    _rule(
        rf"\b(?P<first>{any_case('the (?:first day|start|beginning) of')} ){w.GAP_MOON}{IN_YEAR}", feasts.moon
    ),
    _rule(
        rf"\b(?:{any_case('in|during|since|before|after|for|of')} )(?P<span>{w.GAP_MOON}{IN_YEAR})",
        feasts.moon,
    ),
    _rule(rf"\b(?P<orthodox>{any_case('orthodox|coptic')}) {FEAST}{IN_YEAR}", feasts.feast),
    _rule(
        rf"\b(?P<orthodox>{any_case('orthodox|coptic')}) (?P<feast>{any_case('christmas(?: day| eve)?')}){IN_YEAR}",
        feasts.feast,
    ),
    _rule(rf"\b{FEAST}{IN_YEAR}", feasts.feast),
)

WEEKDAY = (
    rf"(?:{any_case('early|late')} (?:on )?)?(?:(?:on )?"
    rf"(?P<which>{any_case('last|this past|this coming|this|next|the previous|the coming')}) )?"
    rf"(?P<weekday>{w.LONG_WEEKDAY})(?: {any_case('morning|afternoon|evening|night|noon|midnight')})?"
    rf"(?: (?P<after>{any_case('(?:of )?(?:last|this|next) week')}))?"
)
NEAR = any_case(
    "(?:(?:earlier|later|late|early) )?(?:today|yesterday)|(?:the )?day before yesterday"
    "|(?:the )?day after tomorrow|tonight|tomorrow|overnight|last night|this (?:morning|afternoon|evening)"
)
PART_OF_UNIT = any_case("earlier|later|early|mid|late|(?:the )?(?:start|beginning|middle|end) of")
CALENDAR_UNIT = f"(?P<unit>{any_case('weekend|week|month|year|decade')})"

TO_DAY = rf"(?: ?[-–—] ?| {any_case('(?:in)?to|and|through|until')} )"
FROM_NOW = (
    _rule(
        rf"\b(?:{any_case('overnight|the night of|on the night of')} )?(?P<weekday>{w.LONG_WEEKDAY}){TO_DAY}"
        rf"(?P<last>{w.LONG_WEEKDAY})",
        count.weekdays,
    ),
    _rule(rf"\b{any_case('a week (?:from|on)')} (?P<weekday>{w.LONG_WEEKDAY})", count.after_weekday),
    _rule(
        rf"\b(?:the )?(?P<weekday>{w.LONG_WEEKDAY}) {any_case('(?:before|after)')}\b(?! {w.LONG_WEEKDAY})",
        count.unknown,
    ),
    _rule(
        rf"\b(?:the )?{D} of (?P<which>{any_case('this|last|next')}) {any_case('month')}\b",
        count.day_of_this_month,
    ),
    _rule(
        rf"\b(?:the )?(?P<unit>{any_case('weekend|week|month|year')}) {any_case('before last')}\b",
        count.before_last,
    ),
    _rule(
        rf"\b(?:in )?(?P<count>{w.COUNT})~{UNIT}['’]? {any_case('(?:time|from now|from today)')}\b",
        count.from_today,
    ),
    _rule(rf"\bIn (?P<count>{w.COUNT})~{UNIT}['’] {any_case('time')}\b", count.from_today),
    _rule(rf"\b{WEEKDAY}", count.weekday),
    _rule(rf"\b(?P<near>{NEAR})(?: {any_case('morning|afternoon|evening|night')})?\b", count.near_day),
    _rule(rf"\b(?:(?P<part>{PART_OF_UNIT})~(?:the )?)?{WHICH} {CALENDAR_UNIT}\b", count.this_unit),
    _rule(
        rf"\b(?P<part>{any_case('(?:the )?(?:very )?(?:start|beginning|middle|end) of')}) (?P<which>the) "
        rf"{CALENDAR_UNIT}\b",
        count.this_unit,
    ),
    _rule(rf"\b{any_case('(?:at|over|during) the weekend')}\b", count.weekend),
    _rule(rf"(?<![\w-]){ABOUT}\[?{COUNT}\]?~{UNIT} {any_case('ago')}\b", count.ago),
    _rule(rf"\b{UNIT} {any_case('ago')}\b", count.ago),
    _rule(
        rf"\b(?:the )?(?P<which>{any_case('past|last|previous|next|coming|latest')}) {ABOUT}{COUNT}~{UNIT}",
        count.stretch,
    ),
    _rule(rf"\b{any_case('the next (?:day|night|morning)')}\b", count.unknown),
    _rule(rf"\bthe (?P<which>{any_case('past|last|next|coming')}) {UNIT}", count.stretch),
    _rule(
        rf"\b{any_case('in|over|for|within|during')} (?P<span>(?P<which>{any_case('recent|coming')}) {UNIT})",
        count.stretch,
    ),
    _rule(
        rf"(?<![\w-])(?<!lasted\x20)(?<!lasting\x20)(?<!for\x20){ABOUT}(?:{w.COUNT}|{w.LOOSE_COUNT})~{w.UNIT} "
        rf"{any_case('later|earlier|before|afterwards?|after|on')}\b",
        count.unknown,
    ),
    _rule(rf"\b{any_case('the (?:month|year|week|night) before')}\b(?! last)", count.unknown),
    _rule(
        rf"\b{any_case('(?:the|that) (?:same|following|next|previous) (?:day|night|week|month|year)')}\b",
        count.unknown,
    ),
    _rule(rf"\b{any_case('the day (?:before|after)|that (?:day|night)')}\b", count.unknown),
)

RULES: tuple[Rule, ...] = (*WITH_YEAR, *CHURCH, *WITHOUT_YEAR, *FROM_NOW)
