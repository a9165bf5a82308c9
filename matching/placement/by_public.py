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

    def at(self, children: Sequence[str], homes: Sequence[str]) -> Flags:
        """(children, homes): the same of these; False where nothing is known of one of the two."""
        number = {urn: n for n, urn in enumerate(self.homes)}
        rows = np.array([self.row.get(child, -1) for child in children], dtype=np.int64)
        columns = np.array([number.get(urn, -1) for urn in homes], dtype=np.int64)
        known: Flags = (rows >= 0)[:, None] & (columns >= 0)
        return known & self.flags[np.ix_(rows, columns)] if self.flags.size else known
