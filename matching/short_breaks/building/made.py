"""What objectives are written in: the frame of a period with its candidate stays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.short_breaks.benefit_criteria import less_at, need
from matching.short_breaks.building.frame import Frame, Mask
from matching.short_breaks.building.limits import nights_within
from matching.short_breaks.building.rooms import RoomClasses, Variants
from matching.short_breaks.building.stays import Stays
from matching.short_breaks.problem import Ints


@dataclass(frozen=True)
class Made:
    """A period's frame, candidate stays, and ways into bedrooms."""

    frame: Frame
    stays: Stays
    most_nights: Ints
    """(U,)"""
    classes: RoomClasses
    variants: Variants

    @cached_property
    def needs(self) -> Ints:
        """(U,): each family's need in points."""
        return np.array([need(f) for f in self.frame.families], dtype=np.int64)

    @cached_property
    def less_at(self) -> Ints:
        """(P,): by how many points of need the pair's home does less for the family than its best home."""
        frame = self.frame
        less = (less_at(frame.families[p.family], frame.homes[p.home].urn) for p in frame.pairs)
        return np.array(list(less), dtype=np.int64)

    @cached_property
    def minimum(self) -> Ints:
        """(U,): each family's protected minimum."""
        return np.array([f.protected_minimum for f in self.frame.families], dtype=np.int64)

    @cached_property
    def assessed(self) -> Ints:
        """(U,): each family's assessed nights."""
        return np.array([f.assessed_nights for f in self.frame.families], dtype=np.int64)

    @cached_property
    def counting(self) -> Ints:
        """(N + 1,): 0, 1, 2 and so on to the most nights any family can have."""
        return np.arange(int(self.most_nights.max(initial=0)) + 1, dtype=np.int64)

    def upto(self, nights: Ints) -> Ints:
        """(U, N + 1): how many of a family's nights lie within its first `nights` (U,)."""
        return np.minimum(self.counting[None, :], nights[:, None])

    def within(self, pair: int, mask: Mask) -> tuple[slice, Ints]:
        """The stays of a pair, and how many of their nights are true in the mask."""
        part = slice(int(self.stays.starts[pair]), int(self.stays.starts[pair + 1]))
        only = Stays(self.stays.pair[part], self.stays.first[part], self.stays.nights[part], self.stays.starts)
        return part, nights_within(only, mask).astype(np.int64)

    def nothing(self) -> Ints:
        """(C,) zeros."""
        return np.zeros(len(self.stays.pair), dtype=np.int64)
