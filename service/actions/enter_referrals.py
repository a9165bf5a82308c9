"""Enters one referral or several that came to a home by telephone, letter or visit: all of them or none."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.entering import Entered, Entry, enter

MOST = 50


class EnterReferrals(Record):
    """The referrals, and the home they came to. What was not said is left out, and stays not known."""

    home: str
    referrals: Annotated[tuple[Entry, ...], Field(min_length=1, max_length=MOST)]


class AllEntered(Record):
    """What was written down, in the order it was given."""

    referrals: tuple[Entered, ...]


def enter_referrals(desk: Desk, asked: EnterReferrals) -> AllEntered:
    """Written down as the home's own, and sent to it today. Raises BadInput with every problem in any of them."""
    return AllEntered(referrals=enter(desk, asked.home, asked.referrals))


ACT = Act("enter referrals", Kind.HOME, Action.WRITE, EnterReferrals, AllEntered, enter_referrals)
