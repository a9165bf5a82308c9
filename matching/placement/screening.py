"""Which homes could be possible for each child at all, by what is public of them: the others are never checked in full.

A screen knows less of a home than its full check does, so that what it leaves at best is no worse. Left out are the
rules of which that does not hold: a home that says it has no place free may have a bedroom recorded that is, and what
is found of brothers and sisters is for the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from matching.columns.children import ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.published import PublishedRule
from matching.optimise.program import Flags
from matching.placement.problem import POSSIBLE
from matching.rules import PUBLISHED, bedroom, siblings
from matching.world.catalogue import Catalogue
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.published import publish_all
from matching.world.referral import Referral

GATES: tuple[PublishedRule, ...] = tuple(r for r in PUBLISHED if r.ID not in {bedroom.ID, siblings.ID})


def may_be_possible(
    referrals: Sequence[Referral],
    others: Sequence[Referral],
    homes: Sequence[Home],
    on: date,
    catalogue: Catalogue,
    law: PolicyDay,
) -> Flags:
    """(referrals, homes): False where the full check cannot leave the home possible. `others`: all who are referred."""
    found = np.ones((len(referrals), len(homes)), dtype=np.bool_)
    if not found.size:
        return found
    asked = ChildColumns([nowhere(referral, on, catalogue, law, others) for referral in referrals])
    since = min([on, *(referral.start for referral in referrals)])
    columns = Columns(asked, PublishedColumns(publish_all(homes), since), on, catalogue, law)
    for rule in GATES:
        for screen in rule.screen(columns):
            allowed = screen.best >= POSSIBLE
            if not allowed.all():
                found &= allowed[screen.child][:, screen.home]
    return found
