"""Enters an authority's own referrals, one or several: all of them or none. They are sent nowhere yet."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.entering import Entered, Entry, enter_for_authority

MOST = 50


class ReferChildren(Record):
    """The referrals, and the authority whose they are. What was not said is left out, and stays not known."""

    organisation: str
    referrals: Annotated[tuple[Entry, ...], Field(min_length=1, max_length=MOST)]


class AllReferred(Record):
    """What was written down, in the order it was given."""

    referrals: tuple[Entered, ...]


def refer_children(desk: Desk, asked: ReferChildren) -> AllReferred:
    """Written down as the authority's own. Raises BadInput with every problem in any of them."""
    return AllReferred(referrals=enter_for_authority(desk, asked.organisation, asked.referrals))


ACT = Act(
    "refer children",
    Kind.ORGANISATION,
    Action.PLACE,
    ReferChildren,
    AllReferred,
    refer_children,
    by=By.AUTHORITY,
)
