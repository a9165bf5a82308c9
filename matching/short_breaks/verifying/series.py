"""Whether a child's short breaks are a series in one home, as the law on short breaks asks, or go to several.

"a series of short-term placements with the same person or in the same accommodation": Care Planning, Placement and Case
Review (England) Regulations 2010, reg 48(2)(b). Nights less than 12 months apart are one series: Project judgement, in
the span over which reg 48(2)(c)(iii) counts. Where it is not known in which home nights were, nobody can say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from matching.short_breaks.period import Nights, PlannedStay
from matching.world.referral import Referral
from matching.world.twelve_months import a_year_before

Homes = Mapping[date, str | None]
"""The home of each night, by its URN; None where it is not known."""


class Elsewhere(NamedTuple):
    """That a series is, or may be, in more homes than one."""

    on: date
    """The first planned night with a night in another home, or in one not known, less than 12 months away."""
    homes: int
    """The most homes, of those known, in the series of any such night."""
    certain: bool
    """Whether there are several; False: it is not known where some nights were."""


def homes_of(stays: Sequence[PlannedStay]) -> dict[date, str]:
    """The home of each planned night."""
    return {night: stay.urn for stay in stays for night in stay.run.dates()}


def homes_before(referral: Referral) -> dict[date, str | None]:
    """The home of each night on record; of a history that is not known, none."""
    stays = referral.previous_breaks or ()
    return {night: s.urn for s in stays for night in Nights(first=s.first_night, nights=s.nights).dates()}


def elsewhere(planned: Mapping[date, str], before: Homes) -> tuple[Elsewhere, ...]:
    """First what is certain, then what cannot be said; nothing of a series in one home."""
    homes: dict[date, str | None] = {**before, **planned}
    if len(set(homes.values())) < 2:
        return ()
    near = {night: _in_series(night, homes) for night in sorted(planned)}
    several = {night: len(found - {None}) for night, found in near.items() if len(found - {None}) > 1}
    unknown = {night: len(found - {None}) for night, found in near.items() if None in found}
    certain = [Elsewhere(min(several), max(several.values()), certain=True)] if several else []
    open_ = [Elsewhere(min(unknown), max(unknown.values()), certain=False)] if unknown else []
    return (*certain, *open_)


def _in_series(night: date, homes: Homes) -> set[str | None]:
    begins = a_year_before(night)
    return {urn for other, urn in homes.items() if begins < other and a_year_before(other) < night}
