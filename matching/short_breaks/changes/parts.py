"""The parts of a period that a change reaches into, found and replaced."""

from __future__ import annotations

from datetime import date

from matching.errors import BadInput, Problem
from matching.listing import nearest_first
from matching.short_breaks.period import BreakHome, Period
from matching.world.home import Bedroom, Home


def home_part(period: Period, urn: str) -> BreakHome:
    """The home's part in the period. Raises BadInput when it has none."""
    found = next((home for home in period.homes if home.urn == urn), None)
    if found is None:
        names = nearest_first(urn, [home.urn for home in period.homes])
        raise BadInput([Problem(f"home {urn}", "it takes no part in the period", f"Name one of: {names}.")])
    return found


def home_record(period: Period, urn: str) -> Home:
    """What is recorded of the home. Raises BadInput when the period's world does not hold it."""
    home_part(period, urn)
    found = period.world.home(urn)
    if found is None:
        raise BadInput([Problem(f"home {urn}", "the period's world holds no such home", "Add the home to the world.")])
    return found


def bedroom(home: Home, id: str) -> Bedroom:
    """One of its bedrooms. Raises BadInput when there is none of that name."""
    found = next((room for room in home.bedrooms if room.id == id), None)
    if found is None:
        names = nearest_first(id, [room.id for room in home.bedrooms])
        raise BadInput([Problem(f"bedroom {id}", f"home {home.urn} has none of that name", f"Name one of: {names}.")])
    return found


def with_part(period: Period, part: BreakHome) -> Period:
    """The period with this part in place of the home's old one."""
    homes = tuple(part if home.urn == part.urn else home for home in period.homes)
    return period.model_copy(update={"homes": homes})


def with_record(period: Period, record: Home) -> Period:
    """The period with this record in place of the home's old one."""
    homes = tuple(record if home.urn == record.urn else home for home in period.world.homes)
    return period.model_copy(update={"world": period.world.model_copy(update={"homes": homes})})


def with_bedroom(period: Period, home: Home, room: Bedroom) -> Period:
    """The period with this bedroom in place of the home's old one of the same name."""
    rooms = tuple(room if r.id == room.id else r for r in home.bedrooms)
    return with_record(period, home.model_copy(update={"bedrooms": rooms}))


def without_past_closing(room: Bedroom, day: date) -> Bedroom:
    """The bedroom as it is from that day on: nights on which it was closed, and no longer is, are history."""
    is_over = room.closed_until is not None and room.closed_until <= day
    return room.model_copy(update={"closed_from": None, "closed_until": None}) if is_over else room
