"""What stands in the way of a child who is to be one of a home's group, looked at while the home is held."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import false

from matching.errors import Problem
from matching.world.catalogue import standard_catalogue
from matching.world.group import Resident
from matching.world.problems import problems_of
from matching.world.world import World
from service.access.action import Action
from service.access.kind import Kind
from service.records.bedrooms import in_words, nights_given
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
    """Nights from today on that are given to guests in the bedroom."""
    since = max(desk.day, resident.arrived)
    nights = () if resident.bedroom is None else nights_given(desk.t, home, resident.bedroom, since)
    if nights:
        what = f"it is given to short breaks on the nights of {in_words(nights)}"
        yield Problem("bedroom", what, "Choose another, or ask the short-break coordinator to move those stays first.")


def _of(world: World) -> set[Problem]:
    return set(problems_of(world, standard_catalogue()))
