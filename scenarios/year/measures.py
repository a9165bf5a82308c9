"""What is measured of a year, in the order it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scenarios.studies.measures import More
from scenarios.year.simulate import Lived, Story

NEAR_MILES = 20


@dataclass(frozen=True)
class YearMeasure:
    """One measure: its id, what it counts, what more of it means, and how; None where there was nobody to count."""

    id: str
    name: str
    more: More
    of: Callable[[Lived, Sequence[Story]], float | None]


def counted(lived: Lived, days: int) -> tuple[Story, ...]:
    """The children who are counted: whose first night asked for lies in the year, so that it is known how it went."""
    return tuple(s for s in lived.stories if s.child.wanted <= days)


def _share(stories: Sequence[Story], holds: Callable[[Story], bool]) -> float | None:
    return 100 * sum(map(holds, stories)) / len(stories) if stories else None


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _agreed(stories: Sequence[Story]) -> list[Story]:
    return [s for s in stories if s.agreed is not None]


def _miles(stories: Sequence[Story]) -> list[float]:
    found = (s.child.miles_to(s.home) for s in stories if s.home is not None)
    return [miles for miles in found if miles is not None]


def _in_time(story: Story) -> bool:
    return story.agreed is not None and story.agreed <= story.child.wanted


def _together(_: Lived, stories: Sequence[Story]) -> float | None:
    """Of the pairs of whom both have a home, those with the same first home."""
    by_id = {s.child.id: s for s in _agreed(stories)}
    pairs = [(s, by_id[s.child.sibling]) for s in by_id.values() if s.child.sibling in by_id]
    return 100 * sum(one.home == other.home for one, other in pairs) / len(pairs) if pairs else None


MEASURES = (
    YearMeasure(
        "in time",
        "Children with a home by the first night asked for, in 100",
        More.BETTER,
        lambda _, stories: _share(stories, _in_time),
    ),
    YearMeasure(
        "agreed",
        "Children with a home at all, in 100",
        More.BETTER,
        lambda _, s: _share(s, lambda c: c.agreed is not None),
    ),
    YearMeasure(
        "days",
        "Days from referral to a home's yes, of those with one",
        More.WORSE,
        lambda _, stories: _mean([(s.agreed or 0) - s.child.day for s in _agreed(stories)]),
    ),
    YearMeasure(
        "moves",
        "Moves, of 100 children: out of a stop-gap, or after a placement broke down",
        More.WORSE,
        lambda _, stories: _share_of(sum(s.moves for s in stories), len(stories)),
    ),
    YearMeasure("miles", "Miles from the child's own home", More.WORSE, lambda _, stories: _mean(_miles(stories))),
    YearMeasure(
        "near",
        f"Children within {NEAR_MILES} miles of their own home, in 100 with a home",
        More.BETTER,
        lambda _, stories: _near(_miles(stories)),
    ),
    YearMeasure("together", "Brothers and sisters together, in 100 pairs with homes", More.BETTER, _together),
    YearMeasure(
        "offers",
        "Homes asked for each child",
        More.WORSE,
        lambda _, stories: _mean([s.offers for s in stories]),
    ),
    YearMeasure(
        "used", "Places in use, in 100", More.NEITHER, lambda lived, _: _share_of(lived.used, lived.place_days)
    ),
)


def _share_of(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _near(miles: Sequence[float]) -> float | None:
    return 100 * sum(m <= NEAR_MILES for m in miles) / len(miles) if miles else None
