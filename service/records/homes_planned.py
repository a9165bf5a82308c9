"""Which homes may be named in a period: those that this person plans for; of any other nobody is told whether it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from sqlalchemy import select

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk, NotThere
from service.store.rows import HomeRow

WAY_OUT = "Correct the URN, or ask whoever runs Placewell to let you plan there."


def must_be_planned(desk: Desk, urns: Sequence[str]) -> None:
    """Raises BadInput, with the same words for a home that is not there and one that is not theirs, which is noted."""
    may = desk.all_that_may(Action.PLAN, Kind.HOME)
    mine = set(desk.t.session.scalars(select(HomeRow.urn).where(HomeRow.urn.in_(urns), may)))
    for other in desk.t.session.scalars(select(HomeRow.id).where(HomeRow.urn.in_(set(urns) - mine))).all():
        with suppress(NotThere):
            desk.ask(Action.PLAN, Kind.HOME, other)
    if problems := list(_not_mine(urns, mine)):
        raise BadInput(problems)


def _not_mine(urns: Sequence[str], mine: set[str]) -> Iterator[Problem]:
    for number, urn in enumerate(urns, 1):
        if urn not in mine:
            yield Problem(f"sheet, homes {number}, urn", "you plan no short breaks at a home of that URN", WAY_OUT)
