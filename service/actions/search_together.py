"""Searches every home for brothers and sisters as one: who can take all of them, and who only some."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.search import FamilyShortlist, market, search_together
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.families import Member, family, members
from service.records.published import published

MOST = 12
SHOWN = 20


class AskTogether(Record):
    """For which child and, beside those of whom it was decided, for whom else: each by the referral."""

    referral: str
    named: Annotated[tuple[str, ...], Field(max_length=MOST)] = ()
    at_most: Annotated[int, Field(ge=1, le=50)] = SHOWN


class FoundForAll(Record):
    """For whom was searched, and the homes: for all of them, for some, and for none."""

    together: tuple[Member, ...]
    shortlist: FamilyShortlist


def search_for_all(desk: Desk, asked: AskTogether) -> FoundForAll:
    """By what is public of the homes, on the records of today. Raises BadInput for a child who has nobody."""
    desk.ask(Action.READ, Kind.REFERRAL, asked.referral)
    found = family(desk, asked.referral, asked.named)
    if len(found) < 2:
        what = "nobody is to live with this child, and nobody is named"
        raise BadInput(
            [Problem("named", what, "Name a brother's or sister's referral, or search for the child alone.")]
        )
    children = tuple(found.values())
    homes = market(published(desk), min(child.start for child in children))
    shown = search_together(homes, children, desk.day, shown=asked.at_most)
    return FoundForAll(together=members(desk, found), shortlist=shown.shortlist)


ACT = Act(
    "search homes for brothers and sisters",
    Kind.REFERRAL,
    Action.READ,
    AskTogether,
    FoundForAll,
    search_for_all,
    by=By.AUTHORITY,
    reads=True,
)
