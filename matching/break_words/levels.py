"""How good a plan is at its levels, how much better any plan could be, and which levels are left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from matching.report_words import counted, full_stop, number
from matching.short_breaks.objectives import counts_of, name_of
from matching.short_breaks.period import Period
from matching.short_breaks.result import LevelResult

MOST_IN_WORDS = 12
"""As far as `number` has words."""

AS_WHEN_MADE = (
    "How close to best the plan is, and what fairness costs, is told as when the plan was made, and is not worked out "
    "again when a saved plan is shown."
)
"""Of a plan from a file: its stays, their worth and what they give each family are checked anew, its bounds are not."""


def switched_off(period: Period) -> tuple[str, ...]:
    """The levels that the policy has switched off, each with the reason it gives."""
    return tuple(
        f"Switched off: {name_of(choice.level)}. The reason given: {full_stop(choice.why)}"
        for choice in period.policy.levels_off
    )


def in_a_sentence(levels: Sequence[LevelResult]) -> str:
    """How many levels are proven, and where and by how much a plan might still be better first."""
    if not levels:
        return "Every level is switched off."
    open_yet = next((level for level in levels if not level.proven), None)
    if open_yet is None:
        return "No plan is better, the levels taken in their order: that is proven."
    proven = sum(level.proven for level in levels)
    much = "by how much is not known" if open_yet.bound is None else f"by {most_better(open_yet)} at the most"
    first = f"the first at which a plan might be better is {open_yet.name[:1].lower()}{open_yet.name[1:]}, {much}"
    return f"Proven best at {of_all(proven, len(levels))}; {first}."


def of_all(proven: int, every: int) -> str:
    """How many of all levels: both in words, or both in figures."""
    many = number(proven) if every <= MOST_IN_WORDS else str(proven)
    return f"{many if proven else 'none'} of {counted(every, 'level')}"


def what_is_counted(levels: Iterable[LevelResult]) -> tuple[tuple[str, str], ...]:
    """What the figures of each kind of level are: its name, and what is counted in words."""
    return tuple(dict.fromkeys((level.name.partition(":")[0], counts_of(level.id)) for level in levels))


LARGE_SHARE = 20
"""Per cent from which a share tells more of how loose a bound is than of the plan; a count is told instead."""


def most_better(level: LevelResult) -> str:
    """The most by which any plan could be better at a level, rounded up: "0.9 %"; by a count where that is much."""
    if level.bound is None:
        return "not known"
    if level.proven:
        return "0 %"
    missing = level.bound - level.value
    if level.value <= 0 or 100 * missing > LARGE_SHARE * level.value:
        return f"{missing:,}"
    return f"{ceil(1000 * missing / level.value) / 10:g} %"
