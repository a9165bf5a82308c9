"""What stands in the way of a child who is to be one of a home's group, looked at while the home is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import false

from matching.errors import Problem
from matching.world.catalogue import standard_catalogue
from matching.world.group import Resident
from matching.world.problems import problems_of
from matching.world.world import World
from service.access.action import Action
from service.access.kind import Kind
from service.records.bedrooms import bedrooms_given, in_words, nights_given
from service.records.desk import Desk
from service.records.handing_out import hand_out
from service.store.rows import HomeRow


def wrong_with(desk: Desk, home: str, resident: Resident) -> Iterator[Problem]:
    """What would be wrong with the group that was not before. Raises NotThere."""
    desk.ask(Action.WRITE, Kind.GROUP, home)
    world = hand_out(desk.t, desk.day, HomeRow.id == home, false()).world
    group = world.group(world.homes[0].urn)
    grown = group.model_copy(update={"residents": (*group.residents, resident)})
    before, after = (_of(world.model_copy(update={"groups": (g,)})) for g in (group, grown))
    yield from sorted(after - before)


def given_to_guests(desk: Desk, home: str, resident: Resident) -> Iterator[Problem]:
    """Nights from today on that guests have in the bedroom; where none is named, those on which no bed is left."""
    since = max(desk.day, resident.arrived)
    if resident.bedroom is None:
        yield from _none_left(desk, home, since)
        return
    nights = nights_given(desk.t, home, resident.bedroom, since)
    if nights:
        what = f"it is given to short breaks on the nights of {in_words(nights)}"
        yield Problem("bedroom", what, "Choose another, or ask the short-break coordinator to move those stays first.")


def _none_left(desk: Desk, home: str, since: date) -> Iterator[Problem]:
    """Nights on which guests and those who live there leave no bed for one more, wherever each of them sleeps."""
    given = bedrooms_given(desk.t, home, since)
    if not given:
        return
    world = hand_out(desk.t, desk.day, HomeRow.id == home, false()).world
    rooms, living = world.homes[0].bedrooms, world.group(world.homes[0].urn).residents

    def left(night: date) -> int:
        there = [each for each in living if each.leaving is None or not each.leaving_confirmed or night < each.leaving]
        beds = {each.id: each.beds for each in rooms if each.is_open_on(night) and each.id not in given[night]}
        return sum(beds.values()) - sum(each.bedroom is None or each.bedroom in beds for each in there)

    nights = [night for night in given if left(night) < 1]
    if nights:
        what = f"none is named, and short breaks leave no bed free on the nights of {in_words(nights)}"
        yield Problem("bedroom", what, "Name it, or ask the short-break coordinator to move those stays first.")


def _of(world: World) -> set[Problem]:
    return set(problems_of(world, standard_catalogue()))
