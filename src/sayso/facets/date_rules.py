"""The forms in which news English gives a time, each with what it means: one pattern, one reading of it.

In a pattern a space stands for a short gap, which may be a line break, and ~ for a gap or a hyphen.
Nothing in a pattern repeats without a bound. ``span`` names the expression where the pattern looks at
words around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.facets import date_readings as read
from sayso.facets import date_words as w
from sayso.facets.date_words import any_case

SHORT_GAP = r"(?:[\x20\t\u00a0]{1,2}|\x20?\n)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time expression; ``absolute`` when it carries its year, so that others can be read by it."""

    pattern: re.Pattern[str]
    read: read.Reading
    absolute: bool = False


def _rule(pattern: str, reading: read.Reading, *, absolute: bool = False) -> Rule:
    spread = pattern.replace("~", f"(?:{SHORT_GAP}|[-‐‑])").replace(" ", SHORT_GAP)
    return Rule(re.compile(spread), reading, absolute)


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

WITH_YEAR = (
    _rule(rf"\b{WD}(?:the )?{D}(?: of)?~{M},?~{Y}", read.full_date, absolute=True),
    _rule(rf"\b{WD}{M} {D},? {Y}", read.full_date, absolute=True),
    _rule(
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
        read.iso_date,
        absolute=True,
    ),
    _rule(
        rf"(?<![\d./-])(?P<a>[0-3]?\d)(?P<mark>[./-])(?P<b>[0-3]?\d)(?P=mark)(?P<year>{w.RECENT})",
        read.figures,
        absolute=True,
    ),
    _rule(rf"\b{M} {D}{TO}(?:{M2} )?{LAST}{OPT_Y}", read.days_of_month),
    _rule(rf"\b{D}{TO}{LAST} {M}{OPT_Y}", read.days_of_month),
    _rule(rf"\b{PART}{M},?(?: of)? {Y}", read.month_of_year, absolute=True),
    _rule(rf"\b{M}{TO}{M2}{OPT_Y}(?! \d)", read.months),
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
    _rule(rf"\b{PART}(?:the )?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", read.decade, absolute=True),
    _rule(
        rf"\b{PART}(?P<order>1\dth|20th|21st) {any_case('centur(?:y|ies)')}\b", read.century, absolute=True
    ),
    _rule(rf"\b(?P<span>(?P<part>{w.PART})~{Y}){CLOCK}", read.year_alone, absolute=True),
    _rule(rf"{IN}(?:the )?(?P<span>{Y}){CLOCK}", read.year_alone, absolute=True),
    _rule(rf"{NEAR_TO}(?:the )?(?P<span>{Y}){CLOCK}{UNCOUNTED}", read.year_alone, absolute=True),
    _rule(rf"\((?P<span>(?P<year>{w.RECENT}))(?=[),;])", read.year_alone, absolute=True),
    _rule(
        rf"(?:\b{any_case('the|his|her|its|their|our|that|this|a')}|\b\w{{2,30}}['’]s) "
        rf"(?P<span>(?P<year>{w.RECENT}))(?= [A-Za-z])",
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
    _rule(rf"(?:{IN}|{NEAR_TO})(?P<span>{M})(?! \d)", read.month_alone),
    _rule(rf"\b{WHICH} {SEASON}", read.season),
)

WEEKDAY = (
    rf"(?:{any_case('early|late')} )?(?:(?:on )?"
    rf"(?P<which>{any_case('last|this past|this coming|this|next|the previous|the coming')}) )?"
    rf"(?P<weekday>{w.LONG_WEEKDAY})(?: {any_case('morning|afternoon|evening|night|noon|midnight')})?"
    rf"(?: (?P<after>{any_case('(?:of )?(?:last|this|next) week')}))?"
)
NEAR = any_case(
    "(?:the )?day before yesterday|(?:the )?day after tomorrow|yesterday|today|tonight|tomorrow|overnight"
    "|last night|this (?:morning|afternoon|evening)"
)
PART_OF_UNIT = any_case("earlier|later|early|mid|late|(?:the )?(?:start|beginning|middle|end) of")
CALENDAR_UNIT = f"(?P<unit>{any_case('weekend|week|month|year|decade')})"

FROM_NOW = (
    _rule(rf"\b{WEEKDAY}", read.weekday),
    _rule(rf"\b(?P<near>{NEAR})(?: {any_case('morning|afternoon|evening|night')})?\b", read.near_day),
    _rule(rf"\b(?:(?P<part>{PART_OF_UNIT})~(?:the )?)?{WHICH} {CALENDAR_UNIT}\b", read.this_unit),
    _rule(
        rf"\b(?P<part>{any_case('(?:the )?(?:very )?(?:start|beginning|middle|end) of')}) (?P<which>the) "
        rf"{CALENDAR_UNIT}\b",
        read.this_unit,
    ),
    _rule(rf"\b{any_case('(?:at|over|during) the weekend')}\b", read.weekend),
    _rule(rf"(?<![\w-]){ABOUT}{COUNT}~{UNIT} {any_case('ago')}\b", read.ago),
    _rule(rf"\b{UNIT} {any_case('ago')}\b", read.ago),
    _rule(
        rf"\b(?:the )?(?P<which>{any_case('past|last|previous|next|coming|latest')}) {ABOUT}{COUNT}~{UNIT}",
        read.stretch,
    ),
    _rule(rf"\bthe (?P<which>{any_case('past|last|next|coming')}) {UNIT}", read.stretch),
    _rule(
        rf"\b{any_case('in|over|for|within|during')} (?P<span>(?P<which>{any_case('recent|coming')}) {UNIT})",
        read.stretch,
    ),
    _rule(
        rf"(?<![\w-])(?<!lasted\x20)(?<!lasting\x20)(?<!for\x20){ABOUT}(?:{w.COUNT}|{w.LOOSE_COUNT})~{w.UNIT} "
        rf"{any_case('later|earlier|before|afterwards?|after|on')}\b",
        read.unknown,
    ),
    _rule(
        rf"\b{any_case('(?:the|that) (?:same|following|next|previous) (?:day|night|week|month|year)')}\b",
        read.unknown,
    ),
    _rule(rf"\b{any_case('the day (?:before|after)|that (?:day|night)')}\b", read.unknown),
)

RULES: tuple[Rule, ...] = (*WITH_YEAR, *WITHOUT_YEAR, *FROM_NOW)
