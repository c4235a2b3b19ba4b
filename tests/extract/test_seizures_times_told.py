"""Times, bodies and places that a text tells by going back to what it said before; each sentence our own."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.extract.seizures import read_seizures
from flows.facts import Seizure, SeizureChange
from tests.extract.build import document, seizures_of


def both(*texts: str, day: str = "2008-11-20") -> tuple[list[Seizure], list[SeizureChange]]:
    found = read_seizures(document(*texts, country="TJK", created=datetime.fromisoformat(day)))
    return found[0], found[1]


def dated(s: Seizure) -> str:
    return f"{s.substance} {s.quantity.normalize():f} {s.period_start or ''}/{s.period_end or ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # months counted back from their end
        ("In the four months to the end of April the Navy netted 9 kg of khat.", "khat 9 2008-01-01/2008-04-30"),
        # a fiscal year whose months stand in brackets
        ("In fiscal year 2006/07 (April 2006 to March 2007) customs found 141 kg of khat.", "khat 141 2006-04-01/2007-03-31"),
        # an opening `over the same months`
        (
            "From January through July 2008 the Navy seized 9 kg of khat. Over the same seven months of 2007 it had taken 6 kg of khat.",
            "khat 6 2007-01-01/2007-07-31",
        ),
        # a name that only looks like a month
        ("On July 30, 2008 the Navy found 3 tons of khat in the trawler Rosa do Mar. It was old.", "khat 3 2008-07-30/2008-07-30"),
        # from the start of a campaign, until today and until a day
        (
            "The police opened their drive on January 10. Since the start of the drive they have recovered 38 kg of khat.",
            "khat 38 2008-01-10/2008-11-20",
        ),
        (
            "The campaign began on May 4. From its start until July 31 the police burned 900 khat plants.",
            "khat 900 2008-05-04/2008-07-31",
        ),
        # a day of the year that the sentence before counted to
        (
            "In 2007 they burned 4 tons of khat; through September 2008 they burned 3 tons of khat. "
            "Heroin seizures of 37 kg (through September) were flat.",
            "heroin 37 2008-01-01/2008-09-30",
        ),
        # the end of a quarter, and a year that a list counts back to
        ("By the end of the third quarter, khat seizures totaled 870 kg.", "khat 870 2008-01-01/2008-09-30"),
        (
            "The police seized 87 khat plants in 2008, compared with 27 in 2007 and 92 the year before.",
            "khat 92 2006-01-01/2006-12-31",
        ),
        # the quarter named before
        (
            "From April through June 2008 customs made 12 seizures of khat. On May 2 it found 3 kg of khat. "
            "In the quarter as a whole the service took 70 kg of khat.",
            "khat 70 2008-04-01/2008-06-30",
        ),
    ],
)
def test_times(text: str, expected: str) -> None:
    assert dated(seizures_of(text)[-1]) == expected


# a figure told before, pointed at from a time that holds its own, is that one again; another figure of that time is not
@pytest.mark.parametrize(
    ("again", "role", "end"),
    [
        ("The 46 kg of khat that the Navy has seized this year came late.", "restatement", "2008-05-31"),
        ("The 47 kg of khat that the Navy has seized this year came late.", "component", "2008-12-31"),
        ("The Navy seized 46 kg of khat this year.", "component", "2008-12-31"),
    ],
)
def test_pointing_back(again: str, role: str, end: str) -> None:
    found = seizures_of("From January through May 2008 the Navy seized 46 kg of khat.", again)[-1]
    assert (found.role, str(found.period_end)) == (role, end)


# figures whose noun is left out: after a verb in another time, and in brackets behind their time
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In May and June 2008 the police uprooted 310 khat plants. A year ago, over the same two months, they had uprooted 520.",
            ["khat 310 2008-05-01/2008-06-30", "khat 520 2007-05-01/2007-06-30"],
        ),
        (
            "Customs found 65 kg of khat in the first half of 2008; in the first half of 2007 it had found 148.",
            ["khat 65 2008-01-01/2008-06-30", "khat 148 2007-01-01/2007-06-30"],
        ),
        ("In 2008 customs seized 22 kg of khat (all of 2007: 31).", ["khat 22 2008-01-01/2008-12-31", "khat 31 2007-01-01/2007-12-31"]),
        # a fraction of a tablet is none
        (
            "In 2008 they seized 34 ecstasy pills. In 2007 the quantities were 2.9, 61 and 40 kg, and 980 pills.",
            ["mdma 34 2008-01-01/2008-12-31"],
        ),
    ],
)
def test_figures_without_their_noun(text: str, expected: list[str]) -> None:
    assert [dated(s) for s in seizures_of(text)][: len(expected)] == expected
    assert all(s.quantity % 1 == 0 for s in seizures_of(text))


# what was stopped and then taken, what a relative clause says that a body has seized, a drug's turn in a count
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May the service stopped 6 tons of acetic anhydride at the gate and confiscated the lot.", ["acetic_anhydride 6"]),
        ("The 46 kg of khat that the Navy has seized since May would fill a boat.", ["khat 46"]),
        ("In 2008 khat seizures came to 5 tons versus 2 tons in 2007. Heroin stood at just 14 kg.", ["khat 5", "khat 2", "heroin 14"]),
        (
            "In 2008 they seized 18 tons of drugs, of which 300 kg of heroin and 140 kg of opium. In 2007 they seized 29 tons.",
            ["drugs 18", "heroin 300", "opium 140", "drugs 29"],
        ),
        ("The police burned 8 tons of khat and began on May 2. The planned total was 30 tons.", ["khat 8"]),
        ("A bus was stopped in July with over 110 kg of heroin, which the Lake Guard seized.", ["heroin 110"]),
        ("Officials estimate that 40 tons of khat cross each year, of which less than 2 tons are seized.", []),
        ("In 2008 khat seizures totaled 20 tons, heroin seizures 510 kg, and the pits destroyed were many.", ["khat 20", "heroin 510"]),
        ("In 2007 they shut down 87 cannabis grow houses.", ["cannabis 87"]),
        ("Police seize little: the chief guesses that they catch one ecstasy tablet in fifty.", []),
        ("In 2008 seizures came to 5 kg. The police expect 25 tons of khat by December.", []),
        ("In Togo customs seized 5 kg of khat. A reported 2 tons of cocaine landed there in April.", ["khat 5"]),
    ],
)
def test_what_counts(text: str, expected: list[str]) -> None:
    assert [f"{s.substance} {s.quantity.normalize():f}" for s in seizures_of(text)] == expected


# a list in lines is of the body that its opening names; people and vessels are their body's
@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (
            "Between April and June 2008 the Narcotics Bureau confiscated:\n\n-- 28 kg of khat, up 40 percent;\n\n-- 3 kg of hashish.",
            "Narcotics Bureau",
        ),
        ("Fast craft of the Lanka Navy recovered 55 kg of khat from a boat.", "Lanka Navy"),
        ("In 2007 the Royal St. Lucia Police Force seized 9 kg of khat.", "Royal St. Lucia Police Force"),
        ("On May 2 the Frontier Rifles (FR) impounded 40 kg of khat.", "Frontier Rifles"),
        ("The Narcotics Directorate did well. Directorate officers seized 9 kg of khat.", "Narcotics Directorate"),
    ],
)
def test_who(text: str, agency: str) -> None:
    assert {s.agency for s in seizures_of(text)} == {agency}


# where: the country in a body's name, the other side of a river, a country that a sentence speaks of, the high seas
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("In the capital, Maldives Customs found 2 kg of khat on a flight.", "MDV"),
        ("On the Afghan side of the river, the Border Force intercepted 14 kg of khat.", "AFG"),
        # a paragraph that a country heads
        ("Dominica. Police seized 40 kg of khat in 2007.", "DMA"),
        ("St. Lucia. The Royal St. Lucia Police Force seized 40 kg of khat in 2007.", "LCA"),
        ("Guinea-Bissau remains a black hole: the police seized 35 kg of khat there.", "GNB"),
        ("In international waters, sailors of the Royal Canadian Navy intercepted 4 tons of khat.", None),
        ("Customs opened a Turkish truck. The Border Guard Service confiscated 18 kg of khat.", "TJK"),
    ],
)
def test_where(text: str, country: str | None) -> None:
    assert seizures_of(text)[-1].country == country


# one event: at one named place in a month, in a named operation of weeks, out of its hiding place
@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In May the Customs Service impounded 40 kg of khat at Rudaki.", "incident"),
        ("The police pulled up 900 khat plants in Operation Poppy, which ran in June and July 2008.", "incident"),
        ("In 2008 the police burned 900 khat plants in the course of Operation Poppy.", "component"),
        ("Last month the police cut 2 kg of khat out of blocks of ice.", "incident"),
        ("In May khat seizures at Rudaki came to 40 kg.", "component"),
    ],
)
def test_events(text: str, role: str) -> None:
    assert seizures_of(text)[-1].role == role


# a change of what the sentence or the ones before it told, with their times
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2008 the police seized 46 kg of khat. In 2007 it had taken 19 kg of khat. Khat is thus up 142 percent.",
            "khat 142 2007-01-01 2008-01-01",
        ),
        (
            "In the first ten months of 2008 the police seized 50 tons of khat. It also seized 3 kg of heroin. "
            "In all of 2007 it seized 36 tons of khat. Khat seizures thus rose by 40 percent.",
            "khat 40 2007-01-01 2008-01-01",
        ),
        ("In 2008 customs discovered 60 kg of khat at the airport, a decline of 15 percent from 2007.", "khat -15 2007-01-01 2008-01-01"),
    ],
)
def test_changes_of_what_was_told(text: str, expected: str) -> None:
    assert [f"{c.substance} {c.stated_percent} {c.base_start} {c.period_start}" for c in both(text)[1]] == [expected]


# an apposition behind other figures is of those
def test_changes_of_something_else() -> None:
    assert both("The police seized 5 kg of khat and made 400 arrests, an 18 percent increase.")[1] == []


# plants found and destroyed take what was done to them from the verb that leads them
def test_plants_found_and_destroyed() -> None:
    found = seizures_of("In 2008 police destroyed 8 hectares of cannabis and 400 poppy plants found in gardens.")
    assert [s.action for s in found] == ["destroyed", "destroyed"]


# a year to come, and `since 2003`, give no time to what follows
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Growers will plant again in 2009. The police burned 8 tons of khat between July 5 and July 12.", "khat 8 2008-07-05/2008-07-12"),
        ("It was the first heroin seen since 2003.//In the half-year they seized 8 kg of khat.", "khat 8 /"),
    ],
)
def test_years_that_give_no_time(text: str, expected: str) -> None:
    assert dated(seizures_of(*text.split("//"))[-1]) == expected


# a change against a time that is the last one told is not one of a year to come
def test_no_change_in_the_future() -> None:
    text = "In the second quarter of 2008 the police seized 58 kg of khat. Khat seizures fell by 22 percent over the same period."
    assert all(c.period_start is None or c.period_start.year <= 2008 for c in both(text)[1])


# two figures of times that begin on one day, one of them with no end: neither is the earlier one
def test_no_earlier_of_two_times() -> None:
    text = "In 2008 the police seized 5 kg of khat. Through early October 2008 it seized 3 kg of khat. Khat is thus up 40 percent."
    assert [c.base_start for c in both(text)[1]] == [None]
