"""A child taken in is held against guests by its own referral too: its animal, and whom it must live apart from.

The guest's own referral says nothing of either.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from matching.short_breaks.changes import changed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.clear import clear
from matching.short_breaks.clearing import families as asking
from matching.short_breaks.period import Nights, Period
from matching.world.child import Child
from matching.world.facts import Account, Basis, Fact, Role
from matching.world.referral import Bond, SiblingBond
from scenarios import storybook
from scenarios.periods.winter_at_marram import URN, period

RUN = Nights(first=date(2026, 12, 12), nights=2)
BOND = SiblingBond(child="C-04", bond=Bond.MUST_NOT, said_by=Role.SOCIAL_WORKER, why="They harm each other.")


def taken_in(**of_the_referral: Any) -> Period:
    """F-04 alone in the period, and C-06 taken in, whose referral says this besides; C-04 is allergic to animals."""
    before = period()
    account = Account(level=4, said_by=Role.HEALTH, said_on=storybook.TODAY, basis=Basis.OBSERVED)
    world = before.world
    referrals = tuple(
        r.model_copy(update=of_the_referral)
        if r.child.id == "C-06"
        else r.model_copy(update={"child": with_fact(r.child, account)})
        if r.child.id == "C-04"
        else r
        for r in world.referrals
    )
    alone = {"families": tuple(f for f in before.families if f.id == "F-04"), "company": (), "bookings": ()}
    now = before.model_copy(
        update=alone | {"cancellations": (), "world": world.model_copy(update={"referrals": referrals})}
    )
    child = Child(id="C-06", name="C-06")
    return changed(now, [EmergencyAdmission(urn=URN, bedroom="room 4", nights=RUN, child=child)])


def with_fact(child: Child, account: Account) -> Child:
    others = tuple(f for f in child.facts if f.about != "pet_allergy_or_fear")
    return child.model_copy(update={"facts": (*others, Fact(about="pet_allergy_or_fear", accounts=(account,)))})


def may_stay(now: Period) -> bool:
    (found,) = clear(now).suited
    return any(run.holds(RUN.first) for run in found.nights)


BROUGHT = [{"siblings": (BOND,)}, {"brings_animal": "a dog"}]


def test_without_either_the_guest_may_stay() -> None:
    assert may_stay(taken_in(brings_animal="none"))


@pytest.mark.parametrize("what", BROUGHT, ids=["apart", "animal"])
def test_a_guest_is_kept_from_what_the_child_taken_in_brings(what: dict[str, Any]) -> None:
    assert not may_stay(taken_in(**({"brings_animal": "none"} | what)))


@pytest.mark.parametrize("what", BROUGHT, ids=["apart", "animal"])
def test_what_the_child_brings_left_unasked_would_be_noticed(
    what: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "brought", lambda *_: ())
    with pytest.raises(AssertionError):
        assert not may_stay(taken_in(**({"brings_animal": "none"} | what)))
