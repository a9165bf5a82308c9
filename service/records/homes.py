"""Homes, and the group who live in one, as somebody who works there or answers for them reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import false, select

from matching.world.group import Group
from matching.world.home import Home
from matching.world.vacancy import Vacancy
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk, NotThere
from service.records.handing_out import hand_out, homes_on
from service.records.parts import ALL, Part
from service.records.versions import from_words, in_force
from service.store.rows import HomeRow, HomeVersionRow, StatementVersionRow


@dataclass(frozen=True)
class NamedHome:
    """A home in a list: the id of the row, its URN and its name."""

    id: str
    urn: str
    name: str


def homes(desk: Desk, part: Part = ALL) -> tuple[NamedHome, ...]:
    """The homes that this person may read about, by URN; each that is answered is noted. Raises NotInList."""
    may = desk.all_that_may(Action.READ, Kind.HOME)
    rows = desk.t.session.scalars(select(HomeRow).where(may).order_by(HomeRow.urn)).all()
    return tuple(NamedHome(row.id, row.urn, home(desk, row.id).name) for row in part.of(rows))


def home(desk: Desk, id: str) -> Home:
    """A home with its statement of purpose, as it is today. Raises NotThere."""
    desk.ask(Action.READ, Kind.HOME, id)
    chosen = select(HomeRow.id).where(HomeRow.id == id)
    version = in_force(desk.t, HomeVersionRow, HomeVersionRow.home_id, chosen, desk.day).get(id)
    statement = in_force(desk.t, StatementVersionRow, StatementVersionRow.home_id, chosen, desk.day).get(id)
    if version is None or statement is None:
        raise NotThere
    parts = {"statement": json.loads(desk.t.words(statement, "record"))}
    return from_words(Home, desk.t.words(version, "record"), parts)


def places_told(desk: Desk, id: str) -> tuple[Vacancy, ...]:
    """What the home tells of its free places. Empty: nothing. Raises NotThere."""
    desk.ask(Action.READ, Kind.HOME, id)
    urn = desk.t.session.get_one(HomeRow, id).urn
    found = homes_on(desk.t, desk.day, HomeRow.urn == urn)
    return tuple(vacancy for each in found for vacancy in each.vacancies)


def group(desk: Desk, id: str) -> Group:
    """Everybody who lives at a home and what is known between them; each child is noted. Raises NotThere.

    All of it or nothing: a group with a child left out would be another group.
    """
    desk.ask(Action.READ, Kind.GROUP, id)
    handed = hand_out(desk.t, desk.day, HomeRow.id == id, false())
    desk.ask_each(Action.READ, Kind.CHILD, handed.children)
    if not handed.world.groups:
        raise NotThere
    return handed.world.groups[0]
