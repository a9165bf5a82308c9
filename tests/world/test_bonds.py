"""Two referrals that disagree on whether two children live together are never taken in silence."""

from __future__ import annotations

from itertools import product

import pytest

from matching.world.problems import problems_of
from matching.world.problems.bonds import WHAT
from matching.world.referral import Bond
from matching.world.world import World
from tests.world.one_change import BORN, CATALOGUE, NEW, REFERRAL, TODAY, but, sibling


def saying(mine: Bond | None, theirs: Bond | None) -> World:
    """A world of two children referred, of whom each referral says that; None: it does not name the other."""
    other = but(NEW, id="N-2", name="Kit", date_of_birth=BORN)
    bonds = [() if b is None else (but(sibling(c), bond=b),) for c, b in (("N-2", mine), ("N-1", theirs))]
    one = but(REFERRAL, siblings=bonds[0])
    return World(as_at=TODAY, referrals=(one, but(REFERRAL, id="R-2", child=other, siblings=bonds[1])))


@pytest.mark.parametrize(("mine", "theirs"), list(product((None, *Bond), repeat=2)))
def test_each_disagreement_is_told_once_with_both_fields(mine: Bond | None, theirs: Bond | None) -> None:
    found = [p for p in problems_of(saying(mine, theirs), CATALOGUE) if p.what == WHAT]
    both = "referral R-1, siblings, number 1, and referral R-2, siblings, number 1"
    disagree = None not in (mine, theirs) and mine is not theirs
    assert [p.where for p in found] == [both] * disagree
