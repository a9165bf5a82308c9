"""Searches every home for brothers and sisters as one: who can take all of them, and who only some."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.search import FamilyShortlist, search_together
from matching.world.published import PublishedHome
from matching.world.record import Record
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.families import Member, family, members
from service.records.published import kept_market, published
from service.records.two_steps import TwoSteps

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


class Looked(NamedTuple):
    """What is looked at: what is public of the homes, the children, and on which day."""

    homes: tuple[PublishedHome, ...]
    children: tuple[Referral, ...]
    together: tuple[Member, ...]
    day: date
    at_most: int


def look(desk: Desk, asked: AskTogether) -> Looked:
    """On the records of today. Raises BadInput for a child who has nobody."""
    desk.ask(Action.READ, Kind.REFERRAL, asked.referral)
    found = family(desk, asked.referral, asked.named)
    if len(found) < 2:
        what = "nobody is to live with this child, and nobody is named"
        raise BadInput(
            [Problem("named", what, "Name a brother's or sister's referral, or search for the child alone.")]
        )
    return Looked(published(desk), tuple(found.values()), members(desk, found), desk.day, asked.at_most)


def work_out(looked: Looked) -> FoundForAll:
    """The search itself, by what is public of the homes; it takes a while."""
    homes = kept_market(looked.homes, min(child.start for child in looked.children))
    shown = search_together(homes, looked.children, looked.day, shown=looked.at_most)
    return FoundForAll(together=looked.together, shortlist=shown.shortlist)


search_for_all = TwoSteps(look, work_out)

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
