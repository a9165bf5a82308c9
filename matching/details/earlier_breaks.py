"""What may be not known about earlier short breaks: how many nights there were, and whether they were in this home."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matching.details.detail import Detail, either, yes_or_no
from matching.details.fields import asks_of_child, learn_field, of_referral
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_referral
from matching.world.facts import Role
from matching.world.referral import Referral, ShortBreakRecord
from matching.world.twelve_months import a_year_before
from matching.world.world import World

PREVIOUS_BREAKS = "previous short breaks"
BREAKS_IN_THIS_HOME = "earlier short breaks in this home"
"""subject: the referred child. Whether those of the same series whose home is not recorded were in this one."""

ELSEWHERE = "9999999"
"""The URN of a home that is not this one, where it is supposed that nights were spent in another."""


def in_series(start: date, breaks: Sequence[ShortBreakRecord]) -> tuple[ShortBreakRecord, ...]:
    """Those with a night less than 12 months before a stay begins: with it they are one series.

    Project judgement, in the span over which reg 48(2)(c)(iii) counts.
    """
    since = a_year_before(start)
    return tuple(stay for stay in breaks if stay.first_night + timedelta(days=stay.nights - 1) > since)


def _breaks(match: Match) -> tuple[tuple[ShortBreakRecord, ...], ...]:
    limit = match.policy["short_break_nights_in_12_months"]
    first = match.start - timedelta(days=limit + 1)
    return ((), (ShortBreakRecord(first_night=first, nights=limit, urn=ELSEWHERE),))


def _in_this_home(match: Match, ref: FactRef) -> tuple[bool, ...]:
    homes = {stay.urn for stay in in_series(match.start, match.referral.previous_breaks or ())} - {match.home.urn}
    return (False, True) if homes == {None} else (not homes,)


def _learn_home(world: World, match: Match, ref: FactRef, here: bool) -> World:
    urn = match.home.urn if here else ELSEWHERE
    breaks = match.referral.previous_breaks or ()
    told = tuple(stay if stay.urn else stay.model_copy(update={"urn": urn}) for stay in breaks)

    def change(referral: Referral) -> Referral:
        return referral.model_copy(update={"previous_breaks": told})

    return with_referral(world, match.referral.id, change)


_KNOWN_TO = (Role.SOCIAL_WORKER, Role.FAMILY)

BREAK_DETAILS = (
    Detail(
        PREVIOUS_BREAKS,
        _KNOWN_TO,
        of_referral("previous_breaks", _breaks),
        asks_of_child("how many short-break nights were there in the last 12 months, and in which home?"),
        lambda match, values: either(["as many nights as the limit, in another home" if v else "none" for v in values]),
        learn_field("previous_breaks"),
    ),
    Detail(
        BREAKS_IN_THIS_HOME,
        _KNOWN_TO,
        _in_this_home,
        asks_of_child("were the earlier short breaks whose home is not recorded in this home?"),
        yes_or_no("in this home", "in another home"),
        _learn_home,
    ),
)
