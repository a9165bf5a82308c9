"""A study's result in words and numbers, the same wherever it is told: in a table, on a chart, or read aloud."""

from __future__ import annotations

from scenarios.studies.measures import More
from scenarios.studies.result import Measured, StudyResult, Turn

NO_DIFFERENCE = "no difference in any of them"
ONLY_THEN = (
    "Who is there only before or only after counts among the children looking for a home and those for whom there is "
    "no place, and in no other measure, so that nothing looks better for who is counted."
)
BEFORE_AND_AFTER = ("Before", "After", "Difference", "95 % range")


def number(value: float) -> str:
    """A mean as it is read: whole where it is whole, else to two places."""
    return f"{value:,.0f}" if abs(value - round(value)) < 0.005 else f"{value:,.2f}"


def signed(value: float) -> str:
    """A difference with its sign."""
    return f"+{number(value)}" if value > 0 else number(value)


def ranged(measure: Measured) -> str:
    """The range of a difference; a few seeds cannot tell it."""
    if measure.low is None or measure.high is None:
        return "no range is known from so few seeds"
    if measure.low == measure.high == 0:
        return "no difference seen"
    return f"{signed(measure.low)} to {signed(measure.high)}"


def judged(measure: Measured) -> str:
    """What a difference means, as far as the seeds can tell."""
    if measure.low is None:
        return "so few seeds cannot tell"
    if measure.low == measure.high == 0:
        return NO_DIFFERENCE
    return meaning(measure) if measure.is_sure else "cannot be told from chance"


def meaning(measure: Measured) -> str:
    """What a difference means where it is no chance."""
    if measure.change == 0:
        return "no difference"
    if measure.more == More.NEITHER.value:
        return "more" if measure.change > 0 else "fewer"
    return "better" if (measure.change > 0) == (measure.more == More.BETTER.value) else "worse"


def sentence(measure: Measured) -> str:
    """One measure as a sentence."""
    figures = f"{number(measure.before)} before and {number(measure.after)} after, a difference of"
    return f"{measure.name}: {figures} {signed(measure.change)} ({ranged(measure)}); {judged(measure)}."


def who_turned(result: StudyResult) -> str:
    """Who gained and who lost, as a sentence; nobody is left out of the count."""
    parts = [f"{turned.count:,} {turned.turn.value}" for turned in result.turned]
    told = f"Of all children or families in {seeds_said(result)}: {', '.join(parts) or 'nobody'}."
    return f"{told} {ONLY_THEN}" if result.turn(Turn.NEW) or result.turn(Turn.GONE) else told


def seeds_said(result: StudyResult) -> str:
    """How many made-up worlds it rests on, or that it is one's own."""
    if result.is_own:
        return "your own world"
    return "one made-up world" if len(result.seeds) == 1 else f"{len(result.seeds)} made-up worlds"


def in_words(result: StudyResult) -> str:
    """The whole result for those who do not see a chart."""
    return " ".join((result.question, means_over(result), *map(sentence, result.measures), who_turned(result)))


def means_over(result: StudyResult) -> str:
    """What the figures are."""
    if len(result.seeds) == 1:
        return f"The figures are of {seeds_said(result)}."
    return f"The figures are means over {seeds_said(result)}, each rounded by itself."


def lost(result: StudyResult) -> int:
    """How many lost something, those who also gained included."""
    return result.turn(Turn.LOST) + result.turn(Turn.BOTH)
