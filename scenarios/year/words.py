"""The comparison of a year in words, the same in a table, on a chart, or read aloud."""

from __future__ import annotations

from scenarios.studies.measures import More
from scenarios.studies.words import NO_DIFFERENCE, number, signed
from scenarios.year.deciding import Way
from scenarios.year.result import Came, MeasureCame, YearResult

QUESTION = "What does it change whether homes are asked child by child, for all at once each day, or looking ahead?"
NOTE = (
    "Each way meets the very same children, answers and lengths of stay. A placement breaks down with one assumed "
    "chance, whichever way was decided: no model that ties the two together is known to us. Who lives in a home enters "
    "only through the chance that it says no."
)


def told(value: float | None) -> str:
    """A mean, or that there was nobody to count."""
    return "nobody to count" if value is None else number(value)


def range_told(low: float | None, high: float | None) -> str:
    """A range; a few seeds cannot tell it."""
    return "no range is known from so few years" if low is None or high is None else f"{number(low)} to {number(high)}"


def judged(measure: MeasureCame, came: Came) -> str:
    """What the difference from deciding one by one means, as far as the seeds can tell."""
    if came.way is Way.ONE_BY_ONE or came.change is None:
        return ""
    if came.change_low is None or came.change_high is None:
        return "so few years cannot tell"
    if came.change_low == came.change_high == 0:
        return NO_DIFFERENCE
    change = f"{signed(came.change)} ({signed(came.change_low)} to {signed(came.change_high)})"
    if not came.differs:
        return f"{change}: cannot be told from chance"
    if measure.more == More.NEITHER.value:
        return f"{change}: {'more' if came.change > 0 else 'fewer'}"
    better = (came.change > 0) == (measure.more == More.BETTER.value)
    return f"{change}: {'better' if better else 'worse'}"


def in_words(result: YearResult) -> str:
    """The whole comparison for those who do not see a chart."""
    return " ".join((QUESTION, size_told(result), *map(_sentence, result.measures)))


def size_told(result: YearResult) -> str:
    """How much it rests on."""
    years = "One made-up year" if len(result.seeds) == 1 else f"{len(result.seeds)} made-up years"
    return f"{years} of {result.days} days with {result.homes:,} homes; {result.children:,} children counted."


def _sentence(measure: MeasureCame) -> str:
    parts = (f"{c.way.value} {told(c.mean)} ({range_told(c.low, c.high)})" for c in measure.ways)
    return f"{measure.name}: {', '.join(parts)}."
