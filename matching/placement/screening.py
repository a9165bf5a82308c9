"""Which homes could be possible for each child at all, by what is public of them: the others are never checked in full.

A screen knows less of a home than its full check does, so that what it leaves at best is no worse. Left out are the
rules of which that does not hold: a home that says it has no place free may have a bedroom recorded that is, and what
is found of brothers and sisters is for the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from matching.columns.children import ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.parts import laid_together
from matching.columns.published import PublishedRule
from matching.columns.screen import Bands
from matching.findings import Band
from matching.optimise.program import Flags
from matching.placement.problem import POSSIBLE
from matching.rules import PUBLISHED, bedroom, distance, siblings, strengths
from matching.world.catalogue import Catalogue
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.published import publish_all
from matching.world.referral import Referral

ONLY_ORDER = frozenset({distance.ID, strengths.ID})
"""Rules that give points and keep no home from any band."""
GATES: tuple[PublishedRule, ...] = tuple(
    rule for rule in PUBLISHED if rule.ID not in {bedroom.ID, siblings.ID, *ONLY_ORDER}
)


@dataclass(frozen=True)
class Screened:
    """(referrals, homes) each: the worst and the best band that what is public leaves."""

    worst: Bands
    best: Bands

    @property
    def possible(self) -> Flags:
        """False where the full check cannot leave the home possible."""
        found: Flags = self.best >= POSSIBLE
        return found


def screened(
    referrals: Sequence[Referral],
    others: Sequence[Referral],
    homes: Sequence[Home],
    on: date,
    catalogue: Catalogue,
    law: PolicyDay,
) -> Screened:
    """What is public of every home, asked of every child. `others`: all who are referred."""
    if not referrals or not homes:
        none = np.full((len(referrals), len(homes)), Band.GOOD, dtype=np.int8)
        return Screened(none, none)
    asked = ChildColumns([nowhere(referral, on, catalogue, law, others) for referral in referrals])
    since = min([on, *(referral.start for referral in referrals)])
    columns = Columns(asked, PublishedColumns(publish_all(homes), since), on, catalogue, law)
    screens = (screen for rule in GATES for screen in rule.screen(columns))
    return Screened(*laid_together(screens, len(referrals), len(homes)))
