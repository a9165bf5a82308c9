"""What short breaks on record from before the plan leave of a family's nights: time at home after them, and limits.

Earlier stays that are not known leave everything: nothing can be said of them.
"""

from __future__ import annotations

import numpy as np

from matching.short_breaks.building.frame import Frame, Mask
from matching.short_breaks.period import Family


def least_gap(frame: Frame, family: Family) -> int:
    """The family's nights at home between two stays; where limits must be kept, one at least.

    With none at home two stays are one short break, and one that may move between homes.
    """
    return max(family.least_gap, int(frame.period.policy.keep_within_limits))


def rested(frame: Frame, family: Family) -> Mask:
    """(T,): nights with enough at home between them and every night on record."""
    found = np.ones(frame.nights, dtype=np.bool_)
    gap = least_gap(frame, family)
    for night in on_record(frame, family):
        found[max(night - gap, 0) : max(night + gap + 1, 0)] = False
    return found


def in_a_row(frame: Frame, family: Family, first: int, nights: int) -> int:
    """How many nights some child would be away with none at home between, were the family to have this stay."""
    recorded = on_record(frame, family)
    while first - 1 in recorded:
        first, nights = first - 1, nights + 1
    while first + nights in recorded:
        nights += 1
    return nights


def on_record(frame: Frame, family: Family) -> frozenset[int]:
    """The numbers of the nights of its children's earlier short breaks, but for those of its stays in every plan."""
    number = frame.period.number
    held = {number(night) for stay in frame.fixed_of(family.id) for night in stay.run.dates()}
    stays = [stay for child in family.children for stay in frame.referrals[child].previous_breaks or ()]
    return frozenset(number(stay.first_night) + n for stay in stays for n in range(stay.nights)) - held
