"""Every matter that may be not known: how it is asked, what it may turn out to be, and what learning it changes."""

from __future__ import annotations

from functools import cache

from matching.details.between import BETWEEN_DETAILS
from matching.details.child import CHILD_DETAILS
from matching.details.detail import Detail
from matching.details.family import FAMILY_DETAILS
from matching.details.group_draw import GROUP_DRAW_DETAILS
from matching.details.home import HOME_DETAILS
from matching.details.level import level_of
from matching.details.likes import LIKES_DETAILS
from matching.details.past import PAST_DETAILS
from matching.details.places import PLACE_DETAILS
from matching.details.referral import REFERRAL_DETAILS
from matching.details.rooms import ROOM_DETAILS
from matching.details.stated import STATED_DETAILS
from matching.details.views import VIEW_DETAILS
from matching.details.worded import WORDED_DETAILS
from matching.match import Match
from matching.world.catalogue import Need

DETAILS = (
    *CHILD_DETAILS,
    *LIKES_DETAILS,
    *VIEW_DETAILS,
    *PAST_DETAILS,
    *PLACE_DETAILS,
    *FAMILY_DETAILS,
    *REFERRAL_DETAILS,
    *HOME_DETAILS,
    *WORDED_DETAILS,
    *STATED_DETAILS,
    *ROOM_DETAILS,
    *BETWEEN_DETAILS,
    *GROUP_DRAW_DETAILS,
)
"""The matters other than needs; every need of the catalogue is one more."""

_BY_NAME = {d.name: d for d in DETAILS}

_level = cache(level_of)


def detail_of(match: Match, name: str) -> Detail:
    """The detail of that name: one of DETAILS, or a need of the catalogue. Raises KeyError for neither."""
    need: Need | None = match.needs.get(name)
    return _BY_NAME[name] if need is None else _level(need)
