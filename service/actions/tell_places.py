"""Tells authorities how many places are free: what a home publishes, counted by a person and never worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.world.problems.vacancies import problems_of_vacancies
from matching.world.record import Record
from matching.world.vacancy import Vacancy
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.bedrooms import hold_homes
from service.records.desk import Desk
from service.records.differing import must_be_as_read
from service.records.holds import end
from service.records.homes import home, places_told
from service.records.public_words import look_through
from service.records.taking_in import take_in_home
from service.records.versions import Writing
from service.store.rows import HoldRow
from service.store.rows.hold import Ended

MOST = 20
TOLD = "what is told"
"""Where a problem of it is said to be, with the number of the free places that it is about."""


class TellPlaces(Record):
    """All that is told from now on. Places that are held count as free, since that may lapse; those taken do not."""

    home: str
    vacancies: Annotated[tuple[Vacancy, ...], Field(max_length=MOST)]
    instead_of: Annotated[tuple[Vacancy, ...], Field(max_length=MOST)] = ()
    """All that was told when it was read, of which it takes the place. Empty: nothing was."""
    tells_of_no_child: bool = False
    """Whether somebody has read again the notes in which a child may be told of, and says that none is."""


class Told(Record):
    """All that is told at one time."""

    vacancies: tuple[Vacancy, ...]


class PlacesTold(Record):
    """What is told now. `counted`: how many places that had been taken are in the count from now on."""

    vacancies: tuple[Vacancy, ...]
    counted: int


def tell_places(desk: Desk, asked: TellPlaces) -> PlacesTold:
    """No check here looks at what is told, so that each stands as before.

    Raises ChangedSince where something else is told by now than was read, and BadInput with every problem.
    """
    desk.ask(Action.WRITE, Kind.HOME, asked.home)
    # What else is true of the home is written again as it is: nobody may change it in between.
    hold_homes(desk.t, [asked.home])
    was = home(desk, asked.home)
    now = was.model_copy(update={"vacancies": places_told(desk, asked.home)})
    must_be_as_read(*(Told(vacancies=each) for each in (asked.instead_of, now.vacancies, asked.vacancies)))
    told = was.model_copy(update={"vacancies": asked.vacancies})
    problems = [*_of_another_day(desk, asked), *problems_of_vacancies(TOLD, told, desk.day)]
    if problems:
        raise BadInput(problems)
    look_through(desk, asked.home, now, told, tells_of_no_child=asked.tells_of_no_child)
    take_in_home(Writing(desk.t, desk.day, desk.now, desk.actor.person), told)
    counted = end(desk, Ended.COUNTED, HoldRow.home_id == asked.home, HoldRow.taken_at.is_not(None))
    return PlacesTold(vacancies=asked.vacancies, counted=counted)


def _of_another_day(desk: Desk, asked: TellPlaces) -> Iterator[Problem]:
    for number, vacancy in enumerate(asked.vacancies, 1):
        if vacancy.told_on < desk.day:
            way_out = "Give the day on which this is told."
            yield Problem(f"{TOLD}, free places {number}, told on", "it is not today", way_out)


ACT = Act("tell of free places", Kind.HOME, Action.WRITE, TellPlaces, PlacesTold, tell_places)
