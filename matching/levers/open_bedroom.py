"""Bring a closed bedroom back into use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import GapKind
from matching.lever import Change, Opening, keys, of_kind
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Home

ID = "open-bedroom"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each bedroom that is closed on some night of the stay and that no resident sleeps in."""
    lacking = of_kind(openings, GapKind.BEDROOM, GapKind.DATE)
    taken = {r.bedroom for r in match.residents}
    for room in sorted(match.home.bedrooms, key=lambda b: b.id):
        closed = any(not room.is_open_on(night) for night in match.nights(match.referral.expected_nights))
        if lacking and closed and room.id not in taken:
            yield Change(
                id=f"{ID}:{room.id}",
                lever=ID,
                what=f"Bring {room.id} back into use before the first night.",
                by=Role.REGISTERED_MANAGER,
                days=match.policy["days_to_open_a_bedroom"],
                answers=keys(lacking),
                apply=partial(with_home, urn=match.home.urn, change=partial(_opened, room=room.id)),
                one_off_pounds=match.policy["pounds_to_open_a_bedroom"],
            )


def _opened(home: Home, room: str) -> Home:
    bedrooms = tuple(
        b.model_copy(update={"closed_from": None, "closed_until": None}) if b.id == room else b for b in home.bedrooms
    )
    return home.model_copy(update={"bedrooms": bedrooms})
