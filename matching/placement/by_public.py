"""At which of all homes each child could live by what is public of them, also where few are asked about in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimise.program import Flags


@dataclass(frozen=True, eq=False)
class ByPublic:
    """flags (children, homes): False where the full check cannot leave the home possible.

    row  the number of each child by its referral's id; homes: URNs in order
    """

    row: Mapping[str, int]
    homes: Sequence[str]
    flags: Flags

    def homes_of(self, child: str) -> list[str]:
        """The URNs of the homes that what is public leaves possible for a child."""
        return (
            [self.homes[n] for n in np.flatnonzero(self.flags[self.row[child]]).tolist()] if child in self.row else []
        )
