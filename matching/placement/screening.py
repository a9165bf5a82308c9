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
from matching.columns.published import PublishedRule
from matching.columns.screen import Bands, Screen
from matching.findings import Band
from matching.optimise.program import Flags
from matching.placement.problem import POSSIBLE
from matching.rules import PUBLISHED, bedroom, siblings
from matching.world.catalogue import Catalogue
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.published import publish_all
from matching.world.referral import Referral

MANY_PAIRS = 1_000_000
"""Of fewer pairs of a child and a home, each question is asked of all of them in turn, and nothing is compiled."""
FEW_KINDS = 64
"""A question goes by few kinds where it tells apart one pair in so many; one that goes by miles tells all apart."""
GATES: tuple[PublishedRule, ...] = tuple(r for r in PUBLISHED if r.ID not in {bedroom.ID, siblings.ID})


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
        return Screened(*_all_good(len(referrals), len(homes)))
    asked = ChildColumns([nowhere(referral, on, catalogue, law, others) for referral in referrals])
    since = min([on, *(referral.start for referral in referrals)])
    columns = Columns(asked, PublishedColumns(publish_all(homes), since), on, catalogue, law)
    return together(columns, [screen for rule in GATES for screen in rule.screen(columns)])


def together(columns: Columns[PublishedColumns], screens: Sequence[Screen]) -> Screened:
    """What all of them leave of every pair. Of many pairs, those that go by few kinds are laid one upon the other."""
    many, homes = len(columns.children), len(columns.homes)
    by_kinds = [s for s in screens if many * homes >= MANY_PAIRS and s.worst.size * FEW_KINDS <= many * homes]
    worst, best = _laid(by_kinds, many, homes) if by_kinds else _all_good(many, homes)
    laid = set(map(id, by_kinds))
    for screen in (s for s in screens if id(s) not in laid):
        for so_far, band in ((worst, screen.worst), (best, screen.best)):
            if (band < Band.GOOD).any():
                np.minimum(so_far, band[screen.child][:, screen.home], out=so_far)
    return Screened(worst, best)


def _laid(screens: Sequence[Screen], referrals: int, homes: int) -> tuple[Bands, Bands]:
    # What is compiled takes a second to load, and few pairs need none of it.
    from matching.columns.pairs import bands_of, laid_out

    worst, best = bands_of(laid_out(screens, referrals, homes))
    return worst.copy(), best.copy()


def _all_good(referrals: int, homes: int) -> tuple[Bands, Bands]:
    worst, best = (np.full((referrals, homes), Band.GOOD, dtype=np.int8) for _ in range(2))
    return worst, best
