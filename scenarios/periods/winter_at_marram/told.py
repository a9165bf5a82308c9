"""The families of the winter at Marram House, each told in a line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from matching.short_breaks.period import Pattern
from matching.world.child import DayCare, NightCare, Sex

URN = "SC900131"
FIRST = date(2026, 12, 7)
"""A Monday."""
NIGHTS = 42
TASK = "gastrostomy_feeding"
GASTROSTOMY = "C-01"
"""The one child fed by gastrostomy, whom the staff were assessed for by name."""
NEW = ("C-12", "C-16")
"""Children who have never stayed here."""
OFTEN_HERE = "C-10"
"""A child with 72 nights behind them in the 12 months before, of the 75 there are."""
BROTHERS = frozenset({"C-02", "C-20"})
FLEXIBLE, WEEKEND, MIDWEEK, HOLIDAY = Pattern.FLEXIBLE, Pattern.WEEKEND, Pattern.MIDWEEK, Pattern.HOLIDAY
SHARED, ONE, TWO = DayCare.SHARED_1_TO_2, DayCare.ONE_TO_ONE, DayCare.TWO_TO_ONE
ASLEEP, WAKING = NightCare.SLEEP_IN, NightCare.WAKING_SHARED
GIRL, BOY = Sex.FEMALE, Sex.MALE
HOISTED = {"mobility": 3, "eating_drinking": 3}


class Told(NamedTuple):
    """One family in a line: its first child, the care that child takes, the nights, and the marks of benefit."""

    name: str
    born: date
    sex: Sex
    needs: dict[str, int]
    day: DayCare
    night: NightCare
    assessed: int
    minimum: int
    pattern: Pattern
    marks: str
    """The mark of each criterion in order; "?" where nobody has marked it yet."""


TOLD = (
    Told("Ada", date(2015, 3, 2), GIRL, HOISTED, ONE, WAKING, 16, 7, FLEXIBLE, "34422313"),
    Told("Ben", date(2014, 6, 9), BOY, {"learning_disability": 2}, SHARED, ASLEEP, 11, 5, WEEKEND, "22131222"),
    Told("Cai", date(2013, 10, 5), BOY, {"autism_sensory": 2}, ONE, ASLEEP, 13, 6, WEEKEND, "33223131"),
    Told("Dee", date(2012, 4, 17), GIRL, {"communication": 2}, SHARED, ASLEEP, 9, 4, MIDWEEK, "21011110"),
    Told("Eli", date(2016, 8, 21), BOY, {"challenging_behaviour": 2}, TWO, WAKING, 15, 8, FLEXIBLE, "34434424"),
    Told("Fay", date(2011, 1, 11), GIRL, {"learning_disability": 3}, SHARED, ASLEEP, 12, 5, WEEKEND, "22112211"),
    Told("Gus", date(2014, 12, 30), BOY, {"seizures": 1}, ONE, WAKING, 13, 6, FLEXIBLE, "23322122"),
    Told("Hana", date(2013, 5, 8), GIRL, {"mobility": 1}, SHARED, ASLEEP, 9, 4, HOLIDAY, "211121?1"),
    Told("Ivo", date(2015, 9, 14), BOY, {"learning_disability": 2}, SHARED, ASLEEP, 11, 5, WEEKEND, "22221211"),
    Told("Joy", date(2012, 7, 3), GIRL, {"autism_sensory": 2}, ONE, ASLEEP, 12, 6, FLEXIBLE, "33213322"),
    Told("Kit", date(2010, 11, 26), BOY, {"communication": 3}, SHARED, ASLEEP, 9, 4, MIDWEEK, "21111101"),
    Told("Lil", date(2016, 2, 19), GIRL, {"learning_disability": 2}, SHARED, ASLEEP, 10, 4, WEEKEND, "32222243"),
    Told("Max", date(2013, 2, 24), BOY, {"autism_sensory": 2}, ONE, WAKING, 14, 6, FLEXIBLE, "33332423"),
    Told("Nia", date(2014, 1, 15), GIRL, {"mobility": 1}, SHARED, ASLEEP, 11, 5, WEEKEND, "22121312"),
    Told("Oz", date(2011, 9, 6), BOY, {"challenging_behaviour": 1}, ONE, ASLEEP, 12, 5, HOLIDAY, "23213232"),
    Told("Pia", date(2015, 6, 28), GIRL, {"learning_disability": 2}, SHARED, ASLEEP, 10, 4, WEEKEND, "3222144?"),
)
BROTHER = ("C-20", "Bobby", date(2016, 1, 30))
"""Of Ben; the two always stay together."""


def night(number: int) -> date:
    """A night of the period by its number, 0 for the first."""
    return FIRST + timedelta(days=number)
