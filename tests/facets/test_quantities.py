"""Quantities: a table of invented sentences, labelled by hand, and the laws that hold for any text.

In the labels 12 is exact, >=12 and <=12 are bounds, 30..40 is a range, ~ marks an approximation; the unit
follows in square brackets, then what is counted. An empty label means that the sentence has no quantity.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.facets.dates import find_dates
from sayso.facets.quantities import find_quantities
from sayso.facets.tokens import tokens_of
from sayso.records import Quantity

CASUALTIES = [
    ("At least 12 soldiers were killed near the bridge.", ">=12 soldiers killed"),
    ("The blast killed 12 soldiers and wounded 30 others.", "12 soldiers killed; 30 people wounded"),
    ("Shelling left nine dead and 21 injured.", "9 people killed; 21 people wounded"),
    ("Three killed as gunmen storm market", "3 people killed"),
    ("6 killed, 14 wounded in raid on Karmin", "6 people killed; 14 people wounded"),
    ("More than 350 fighters surrendered to the council.", ">=350 fighters surrendered"),
    ("The group released 24 council members on Sunday.", "24 members released"),
    ("Dozens of people were injured in the stampede.", "~24..99 people wounded"),
    ("Hundreds of families fled the town overnight.", "~200..999 families fled"),
    ("The raid claimed the lives of 18 civilians.", "18 civilians killed"),
    ("The death toll rose to 34 on Monday.", "34 people killed"),
    ("A death toll of at least 60 was reported.", ">=60 people killed"),
    ("There were 40 deaths in the camp.", "40 people killed"),
    ("Rescuers recovered 17 bodies from the rubble.", "17 people killed"),
    ("No casualties were reported.", "0 casualties"),
    ("No injuries were reported after the quake.", "0 people wounded"),
    ("Two women and five children were among the dead.", "2 women killed; 5 children killed"),
    ("Police arrested some 50 protesters.", "~50 protesters arrested"),
    ("One policeman was killed in the clash.", "1 policemen killed"),
    ("Some 200,000 people have been displaced since the fighting began.", "~200000 people displaced"),
    ("Seven passengers are still missing.", "7 passengers missing"),
    ("Up to 80 miners were trapped underground.", "<=80 miners trapped"),
    ("The army said it destroyed four tanks and 11 vehicles.", "4 tanks destroyed; 11 vehicles destroyed"),
    ("Fifty rebels attacked the post and killed two guards.", "50 rebels; 2 guards killed"),
    ("12 wounded soldiers were flown to the capital.", "12 soldiers wounded"),
    ("Scores were hurt when the stand collapsed.", "~40..199 people wounded"),
    ("Nearly 3,000 refugees were evacuated from the valley.", "~3000 refugees evacuated"),
    ("The arrest of 15 students angered the campus.", "15 students arrested"),
    ("As many as 70 hostages were freed.", "<=70 hostages released"),
    ("Four journalists have been kidnapped this year.", "4 journalists kidnapped"),
    ("Between 40 and 50 civilians died in the fire.", "40..50 civilians killed"),
    ("Thirteen sailors drowned off the cape.", "13 sailors killed"),
    ("The navy apprehended 23 pirates aboard a dhow.", "23 pirates arrested"),
    ("Some 5,000 troops will be deployed along the river.", "~5000 troops deployed"),
]

MEASURES = [
    ("About 50 tons of gold were moved by helicopter.", "~50 [t] gold"),
    ("Some 40 tonnes of copper bars vanished.", "~40 [t] copper bars"),
    ("The country exported 816 000 t of grain.", "816000 [t] grain"),
    ("The country exported 816,000 tonnes of grain.", "816000 [t] grain"),
    ("Exports reached 816.000 tons.", "816000 [t]"),
    ("A 6,900-tonne ship ran aground.", "6900 [t]"),
    ("The village lies 12 km north of the dam.", "12 [km]"),
    ("The wreck lay 58km (36 miles) off the coast.", "58 [km]; 36 [mi]"),
    ("They swam 150 metres to the shore.", "150 [m]"),
    ("A 500-pound bomb hit the depot.", "500 [lb]"),
    ("Divers found 300 pounds of explosives.", "300 [lb] explosives"),
    ("The fire burned 1,200 hectares of forest.", "1200 [ha] forest"),
    ("Output fell to 200,000 barrels a day.", "200000 [bbl/day]"),
    ("The train travelled at 90 km per hour.", "90 [km/h]"),
    ("Temperatures reached 41 degrees Celsius.", "41 [°C]"),
    ("A magnitude-5.9 quake shook the island.", "5.9 [magnitude]"),
    ("The 6.1-magnitude tremor lasted ten seconds.", "6.1 [magnitude]; 10 [second]"),
    ("A quake of at least magnitude 7 is likely.", ">=7 [magnitude]"),
    ("The siege lasted four months.", "4 [month]"),
    ("A two-hour standoff ended peacefully.", "2 [hour]"),
    ("The convoy waited for two and a half hours.", "2.5 [hour]"),
    ("The pipeline is 1,100 kilometres long.", "1100 [km]"),
    ("Police seized 3.5 kilos of heroin.", "3.5 [kg] heroin"),
    ("The dam holds 40 million cubic metres of water.", "40000000 [m3] water"),
    ("The plant produces 900 MW.", "900 [MW]"),
    ("Two nautical miles from the cape the engine failed.", "2 [nmi]"),
    ("He was shot seven times.", "7 [times]"),
    ("The ground shook for about a minute.", "~1 [minute]"),
    ("The standoff lasted two hours before he gave up.", "2 [hour]"),
    ("The town changed hands twice.", "2 [times]"),
]

SHARES_AND_MONEY = [
    ("Turnout was 61 percent.", "61 [%]"),
    ("Prices rose 4.5% in the spring.", "4.5 [%]"),
    ("Between 10 and 15 per cent of the houses collapsed.", "10..15 [%] houses"),
    ("Two-thirds of the town lies in ruins.", "66.67 [%] town"),
    ("A third of the pupils stayed at home.", "33.33 [%] pupils"),
    ("Half of the fleet was lost.", "50 [%] fleet"),
    ("One in three households has no water.", "33.33 [%] households"),
    ("Nine out of ten voters backed the treaty.", "90 [%] voters"),
    ("The rate rose by two percentage points.", "2 [pp]"),
    ("The ministry paid $5 million.", "5000000 [USD]"),
    ("A ransom of 2.6m euros was demanded.", "2600000 [EUR]"),
    ("The heist netted $136M worth of jewels.", "136000000 [USD] jewels"),
    ("The fund lent 22.4 billion euros.", "22400000000 [EUR]"),
    ("Thieves took a two-million-euro necklace.", "2000000 [EUR]"),
    ("The budget is €103m.", "103000000 [EUR]"),
    ("Bread costs 500 Syrian pounds.", "500 [SYP]"),
    ("He was fined 3,000 rubles.", "3000 [RUB]"),
    ("A bailout of £1.5bn was agreed.", "1500000000 [GBP]"),
    ("Oil fell to $70 a barrel.", "70 [USD/bbl]"),
    ("More than US$2 billion has been frozen.", ">=2000000000 [USD]"),
    ("The debt stands at Dh472.72bn.", "472720000000 [AED]"),
    ("The bridge cost between $10 million and $15 million.", "10000000..15000000 [USD]"),
    ("It would cost two to three million dollars.", "2000000..3000000 [USD]"),
]

COUNTS = [
    ("Twenty-four trucks crossed the border.", "24 trucks"),
    ("Three dozen boats took part.", "36 boats"),
    ("A few hundred villagers returned.", "~300..900 villagers"),
    ("Half a million people live there.", "500000 people"),
    ("A dozen helicopters circled the base.", "12 helicopters"),
    ("About a dozen helicopters circled the base.", "~12 helicopters"),
    ("Tens of thousands of workers marched.", "~20000..99999 workers"),
    ("Several countries have recalled their envoys.", "~3..9 countries"),
    ("30-40 vehicles were seen on the road.", "30..40 vehicles"),
    ("Some 20 to 30 gunmen attacked the bank.", "~20..30 gunmen"),
    ("Two or three shots were heard.", "2..3 shots"),
    ("Fewer than 20 doctors remain in the city.", "<=20 doctors"),
    ("Over 60 nations signed.", ">=60 nations"),
    ("Around 100 tents were set up.", "~100 tents"),
    ("An estimated 1.2 million people need help.", "~1200000 people"),
    ("2.5 million people fled the war.", "2500000 people fled"),
    ("The city is home to 1.500 families.", "1500 families"),
    ("The force has 40,000-odd men.", "~40000 men"),
    ("The march drew 300 people or more.", ">=300 people"),
    ("They need 40 or more tons of flour.", ">=40 [t] flour"),
    ("The council has 50 members.", "50 members"),
    ("A 50-member council was formed.", "50 members"),
    ("A quarter of a million signatures were collected.", "250000 signatures"),
    ("Exactly 14 ships passed the canal.", "14 ships"),
    ("The number of camps rose from 40 to 52.", "40; 52"),
    ("He was accompanied by 15 US soldiers.", "15 soldiers"),
    ("The army carried out 19 air strikes.", "19 airstrikes"),
    ("Only one witness came forward.", "1 witnesses"),
    ("At least one building collapsed.", ">=1 buildings"),
    ("One hundred and twenty boats were burned.", "120 boats burned"),
    ("2000 soldiers guard the pass.", "2000 soldiers"),
    ("The 10 IS targets were hit by jets.", "10 targets"),
    ("More than 40m people watched.", ">=40000000 people"),
    ("Anna Berg, 61, is the mayor.", "61 [years old]"),
    ("A 16-year-old boy was questioned.", "16 [years old]"),
    ("The suspect is 40 years of age.", "40 [years old]"),
    ("A man aged 33 was questioned.", "33 [years old]"),
]

TRAPS = [
    ("Two Su-24 jets and an F-16 took off.", "2 jets"),
    ("The Boeing 737 landed safely.", ""),
    ("The Airbus A320 landed safely.", ""),
    ("Moscow sent S-300 missiles and T-72 tanks.", ""),
    ("The AK-47 was found, an AK 47 too.", ""),
    ("The 2012–13 season was the worst.", ""),
    ("The meeting began at 2.15pm.", ""),
    ("The meeting began at 14:30 local time.", ""),
    ("It struck at 1353 (1023 GMT).", ""),
    ("The call came at 1100 hours.", ""),
    ("The bomb went off at 4 p.m. on Friday.", ""),
    ("Protests began in 2011.", ""),
    ("The 2011 protests changed the country.", ""),
    ("It was founded on 19 May 1989.", ""),
    ("He was the 19th governor.", ""),
    ("The home side won 2-1.", ""),
    ("The council voted 14-1 for the plan.", ""),
    ("Article 5 of the treaty applies.", ""),
    ("The envoy cited Resolution 2254.", ""),
    ("Flight 370 vanished over the sea.", ""),
    ("Call +1 202 555 0101 for details.", ""),
    ("The shop is at 40 East Fifth Avenue.", ""),
    ("The minister spoke outside 10 Downing Street.", ""),
    ("See page 12 and chapter 3.", ""),
    ("COVID-19 cases are rising.", ""),
    ("The G20 summit ended.", ""),
    ("The 9/11 attacks shocked the world.", ""),
    ("The shop is open 24/7.", ""),
    ("No one was surprised, and one of the guards laughed.", ""),
    ("One day the war will end.", ""),
    ("In the 1990s the mine was closed.", ""),
    ("A two-state solution is far off.", ""),
    ("Air Force One landed at dawn.", ""),
    ("The Six Day War is remembered.", ""),
    ("Visit http://example.org/2019/17 or write to desk40@example.org.", ""),
    ("He left two months ago.", ""),
    ("Over the past three weeks nothing moved.", ""),
    ("The gun, a .38 revolver, was loaded.", ""),
    ("1. The parties shall meet.", ""),
    ("The odds were 50-50.", ""),
    ("Channel 4 and Radio 5 reported it.", ""),
    ("They drove a 4x4 through the gate.", ""),
]

TABLE = [*CASUALTIES, *MEASURES, *SHARES_AND_MONEY, *COUNTS, *TRAPS]


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, with the times in it set apart."""
    return find_quantities(text, tokens_of(text), [date.span for date in find_dates(text, None)])


def figure(value: float | None) -> str:
    """A number without needless decimals."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def label(one: Quantity) -> str:
    """A quantity in the notation of the table."""
    if one.high is None:
        value = ">=" + figure(one.low)
    elif one.low is None:
        value = "<=" + figure(one.high)
    else:
        value = figure(one.low) if one.low == one.high else f"{figure(one.low)}..{figure(one.high)}"
    parts = ["~" * one.approximate + value, f"[{one.unit}]" if one.unit else "", one.of or ""]
    return " ".join(part for part in parts if part)


def test_the_table_is_large() -> None:
    """At least 120 sentences are labelled."""
    assert len(TABLE) >= 120


@pytest.mark.parametrize(("sentence", "expected"), TABLE, ids=[sentence[:40] for sentence, _ in TABLE])
def test_quantities_of_news_sentences(sentence: str, expected: str) -> None:
    """A sentence gives the quantities that a reader would mark, and no others."""
    assert "; ".join(label(one) for one in quantities(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("About 50 tons of gold were moved.", ["About 50 tons"]),
        ("They paid $2.6 million, not 2m euros.", ["$2.6 million", "2m euros"]),
        ("Between 40 and 50 fled.", ["40 and 50"]),
        ("A 16-year-old and 40-odd men came.", ["16-year-old", "40-odd"]),
        ("A magnitude of at least 5.9 was measured.", ["magnitude of at least 5.9"]),
    ],
)
def test_spans_hold_the_figure_with_its_bound_and_unit(sentence: str, words: list[str]) -> None:
    """The span of a quantity runs from its bound or currency to its unit."""
    assert [sentence[one.span.start : one.span.end] for one in quantities(sentence)] == words


PIECES = st.sampled_from([
    "12", "816 000", "2.5", "million", "at least", "between", "and", "to", "-", "–", "%", "$", "tons",
    "of", "killed",
    "soldiers", "a", "few", "hundred", "dozens", "half", "two", "thirds", "one", "in", "2011", "Su-24",
    ",", ".", "were",
    "per", "day", "€", "½", "no", "more than", "or so", "+", "year-old", "magnitude", "(", ")", "\n",
    "1,5", "0", "9" * 40,
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_ordered_quantities_inside_it(text: str) -> None:
    """No text raises; spans lie in the text, do not overlap, and the least is never above the most."""
    found = quantities(text)
    ends = [0]
    for one in found:
        assert ends[-1] <= one.span.start < one.span.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
        ends.append(one.span.end)


def test_a_long_line_of_figures_is_read_in_time() -> None:
    """A hundred thousand characters of figures and hyphens are no trap for the patterns."""
    assert quantities("1-" * 50_000) is not None
    assert quantities("1,1." * 10_000) is not None
