"""What cannot be in what a home has told of its free places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.errors import Problem
from matching.world.home import Home, PlacesCondition, conditions_on
from matching.world.problems.say import backwards, in_the_future


def problems_of_vacancies(where: str, home: Home, as_at: date) -> Iterator[Problem]:
    """Places told of on a day yet to come, free until before they are free, or more than the home is registered for."""
    for number, vacancy in enumerate(home.vacancies, 1):
        here = f"{where}, free places {number}"
        yield from in_the_future(here, "told on", vacancy.told_on, as_at)
        yield from backwards(here, "since", vacancy.since, "until", vacancy.until, same_day=False)
        most = min((c.most for c in conditions_on(home, PlacesCondition, vacancy.since)), default=None)
        if most is not None and vacancy.places > most:
            what = f"more places are free than the {most} that the home is registered for on the first of those nights"
            yield Problem(here, what, "Correct the number of free places, or the condition of registration.")
