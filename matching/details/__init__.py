"""Every matter that may be not known: how it is asked, what it may turn out to be, and what learning it changes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from matching.details.between import BETWEEN_DETAILS
from matching.details.child import CHILD_DETAILS
from matching.details.detail import Detail
from matching.details.earlier_breaks import BREAK_DETAILS
from matching.details.family import FAMILY_DETAILS
from matching.details.group_draw import GROUP_DRAW_DETAILS
from matching.details.home import HOME_DETAILS
from matching.details.identity import IDENTITY_DETAILS
from matching.details.level import level_of
from matching.details.likes import LIKES_DETAILS
from matching.details.past import PAST_DETAILS
from matching.details.places import PLACE_DETAILS
from matching.details.referral import REFERRAL_DETAILS
from matching.details.rooms import ROOM_DETAILS
from matching.details.stated import STATED_DETAILS
from matching.details.views import VIEW_DETAILS
from matching.details.worded import WORDED_DETAILS
from matching.findings import FactRef
from matching.match import Match
from matching.world.catalogue import Need
from matching.world.record import Same

DETAILS = (
    *CHILD_DETAILS,
    *LIKES_DETAILS,
    *VIEW_DETAILS,
    *PAST_DETAILS,
    *PLACE_DETAILS,
    *FAMILY_DETAILS,
    *REFERRAL_DETAILS,
    *IDENTITY_DETAILS,
    *BREAK_DETAILS,
    *HOME_DETAILS,
    *WORDED_DETAILS,
    *STATED_DETAILS,
    *ROOM_DETAILS,
    *BETWEEN_DETAILS,
    *GROUP_DRAW_DETAILS,
)
"""The matters other than needs; every need of the catalogue is one more."""

_BY_NAME = {d.name: d for d in DETAILS}


@lru_cache(maxsize=1_000)
def _level(need: Same[Need]) -> Detail:
    return level_of(need.record)


def detail_of(match: Match, name: str) -> Detail:
    """The detail of that name: one of DETAILS, or a need of the catalogue. Raises KeyError for neither."""
    found: Detail | None = match.worked_out.get(name)
    if found is None:
        need: Need | None = match.needs.get(name)
        found = match.worked_out[name] = _BY_NAME[name] if need is None else _level(Same(need))
    return found


def possible_of(match: Match, fact: FactRef) -> tuple[Any, ...]:
    """The values that a fact may still have, found once for a match."""
    found: tuple[Any, ...] | None = match.worked_out.get(fact)
    if found is None:
        found = match.worked_out[fact] = detail_of(match, fact.name).possible(match, fact)
    return found
