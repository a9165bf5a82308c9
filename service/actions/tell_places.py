"""Tells authorities how many places are free: what a home publishes, counted by a person and never worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.world.record import Record
from matching.world.vacancy import Vacancy
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.bedrooms import hold_homes
from service.records.desk import Desk
from service.records.holds import end
from service.records.homes import home, places_told
from service.records.public_words import look_through
from service.records.taking_in import take_in_home
from service.records.versions import Writing
from service.store.rows import HoldRow
from service.store.rows.hold import Ended

MOST = 20


class TellPlaces(Record):
    """All that is told from now on. Places that are held count as free, since that may lapse; those taken do not."""

    home: str
    vacancies: Annotated[tuple[Vacancy, ...], Field(max_length=MOST)]
    tells_of_no_child: bool = False
    """Whether somebody has read again the notes in which a child may be told of, and says that none is."""


class PlacesTold(Record):
    """What is told now. `counted`: how many places that had been taken are in the count from now on."""

    vacancies: tuple[Vacancy, ...]
    counted: int


def tell_places(desk: Desk, asked: TellPlaces) -> PlacesTold:
    """Raises BadInput with every problem. No check here looks at what is told, so that each stands as before."""
    desk.ask(Action.WRITE, Kind.HOME, asked.home)
    problems = list(_problems(desk, asked))
    if problems:
        raise BadInput(problems)
    # What else is true of the home is written again as it is: nobody may change it in between.
    hold_homes(desk.t, [asked.home])
    was = home(desk, asked.home)
    now = was.model_copy(update={"vacancies": places_told(desk, asked.home)})
    told = was.model_copy(update={"vacancies": asked.vacancies})
    look_through(desk, asked.home, now, told, tells_of_no_child=asked.tells_of_no_child)
    take_in_home(Writing(desk.t, desk.day, desk.now, desk.actor.person), told)
    counted = end(desk, Ended.COUNTED, HoldRow.home_id == asked.home, HoldRow.taken_at.is_not(None))
    return PlacesTold(vacancies=asked.vacancies, counted=counted)


def _problems(desk: Desk, asked: TellPlaces) -> Iterator[Problem]:
    for number, vacancy in enumerate(asked.vacancies, 1):
        if vacancy.told_on != desk.day:
            yield Problem(f"vacancies {number}, told on", "it is not today", "Give the day on which this is told.")
        if vacancy.until is not None and vacancy.until <= vacancy.since:
            what = "it is not after the first night"
            yield Problem(f"vacancies {number}, until", what, "Give the first night on which it is free no more.")


ACT = Act("tell of free places", Kind.HOME, Action.WRITE, TellPlaces, PlacesTold, tell_places)
