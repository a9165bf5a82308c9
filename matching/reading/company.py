"""Which of the children living here, or booked to arrive, the newcomer would share the home with.

A leaving that nobody confirmed is not certain, and a stay whose length is not known may or may not last until somebody
arrives.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from matching.details.referral import EXPECTED_NIGHTS, LEAVING_CONFIRMED
from matching.findings import FactRef
from matching.known import Known
from matching.match import Match
from matching.world.group import Resident


def companions(match: Match) -> tuple[Resident, ...]:
    """The residents who share, or may share, a night with the newcomer, in the order of their ids."""
    last = match.end(match.referral.expected_nights)
    return tuple(r for r in match.residents if r.child.id != match.child.id and r.arrived < last)


def shares_a_night(known: Known, resident: Resident) -> bool:
    """Whether the newcomer and a resident are here together on some night."""
    first = max(known.match.start, resident.arrived)
    if resident.leaving is not None and resident.leaving <= first:
        gone = known.whether(FactRef(resident.child.id, LEAVING_CONFIRMED), bool)
        return not gone and stay_lasts_to(known, first)
    return stay_lasts_to(known, first)


def stay_lasts_to(known: Known, night: date) -> bool:
    """Whether the newcomer is still here on a night that is not before the first."""
    match = known.match
    return night == match.start or known.whether(match.need_fact(EXPECTED_NIGHTS), lambda n: night < match.end(n))


def nights_stayed(known: Known, nights: Iterable[date]) -> tuple[date, ...]:
    """Those of these nights, none of them before the first, on which the newcomer is still here."""
    match = known.match
    lengths = known.possible(match.need_fact(EXPECTED_NIGHTS))
    if len(lengths) > 1:
        return tuple([night for night in nights if stay_lasts_to(known, night)])
    end = match.end(lengths[0])
    return tuple([night for night in nights if night == match.start or night < end])
