"""Searches every home for one child, by what is public of the homes and by nothing else."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.search import Shortlist, market, search
from matching.search.find import SHOWN
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.families import Member, family, members
from service.records.published import published

MOST = 50


class AskSearch(Record):
    """For which child, by the referral, and how many homes are shown at most."""

    referral: str
    at_most: Annotated[int, Field(ge=1, le=MOST)] = SHOWN


class HomesFound(Record):
    """The homes in order, with what keeps the others out; nothing of it is a decision.

    `belongs_with`: brothers and sisters with whom the child is to live. Then search for all of them together first.
    """

    belongs_with: tuple[Member, ...]
    shortlist: Shortlist


def search_homes(desk: Desk, asked: AskSearch) -> HomesFound:
    """On the records of today. Who lives at a home, and what was done there, is not looked at."""
    desk.ask(Action.READ, Kind.REFERRAL, asked.referral)
    found = family(desk, asked.referral)
    child, *others = found.values()
    homes = market(published(desk), child.start)
    return HomesFound(
        belongs_with=members(desk, found)[1:],
        shortlist=search(homes, child, desk.day, others, shown=asked.at_most).shortlist,
    )


ACT = Act(
    "search homes",
    Kind.REFERRAL,
    Action.READ,
    AskSearch,
    HomesFound,
    search_homes,
    by=By.AUTHORITY,
    reads=True,
)
