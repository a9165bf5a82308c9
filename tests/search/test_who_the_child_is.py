"""Two children of the same needs are offered the same homes in the same order, whoever they are.

One test for each protected characteristic of the Equality Act 2010, section 4, that a child may have. Where the record
has no field for one, it may be told of in words only, and those change nothing.
"""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import Any

import pytest

from matching.columns.bounds import Bounds
from matching.rules import identity_needs
from matching.search import Shortlist
from matching.world.child import Heard, Sex, View
from matching.world.facts import Role
from matching.world.home import SexCondition
from matching.world.referral import FamilyMember, Referral
from matching.world.world import World
from scenarios import storybook as told
from scenarios.worlds import many_homes
from tests.search.test_search import found_in

MET = ("halal", "kosher", "polish", "afro hair care")


@cache
def homes() -> World:
    """The homes of the story, all for children of any sex; every other one meets needs of faith and culture."""
    world = many_homes.world()
    open_to_all = tuple(
        home.model_copy(
            update={
                "meets": MET if number % 2 else (),
                "conditions": tuple(c for c in home.conditions if not isinstance(c, SexCondition)),
            }
        )
        for number, home in enumerate(world.homes)
    )
    return world.model_copy(update={"homes": open_to_all})


def shortlist(*changes: Any) -> Shortlist:
    """The shortlist of the child of the story with one thing changed: an own home first, and others'."""
    world = homes()
    referral = world.referrals[0]
    for change in changes:
        referral = change(referral)
    changed = world.model_copy(update={"referrals": (referral,)})
    return found_in(changed, (many_homes.URN,)).shortlist


def who_is(referral: Referral, **fields: Any) -> Referral:
    return referral.model_copy(update={"child": referral.child.model_copy(update=fields)})


def who_says(referral: Referral, words: str) -> Referral:
    """The child says so, and so does somebody of the family."""
    wishes = View(heard=Heard.SAID, on=told.TODAY, words=words, told_to=Role.SOCIAL_WORKER, welcomes=True)
    family = (FamilyMember(who="mother", holds_parental_responsibility=True, note=words),)
    return referral.model_copy(update={"wishes": wishes, "family": family})


def who_needs(referral: Referral, *needs: str) -> Referral:
    return referral.model_copy(update={"identity_needs": needs})


def who_lives_with(referral: Referral, need: str) -> Referral:
    """A child who takes as much arranging, whichever of two needs it is for."""
    return who_is(referral, facts=told.told({"sight": 0, "hearing": 0, need: 2}))


def who_has_status(referral: Referral, status: str) -> Referral:
    return referral.model_copy(update={"legal_status": status})


ORDINARY = partial(who_says, words="I like football.")
PAIRS: dict[str, tuple[Any, Any]] = {
    "age": (partial(who_is, date_of_birth=date(2013, 5, 3)), partial(who_is, date_of_birth=date(2013, 11, 30))),
    "disability": (partial(who_lives_with, need="sight"), partial(who_lives_with, need="hearing")),
    "gender reassignment": (ORDINARY, partial(who_says, words="I am a trans girl.")),
    "pregnancy and maternity": (ORDINARY, partial(who_says, words="I am having a baby in spring.")),
    "race: a name": (partial(who_is, name="Ann-Marie O'Dwyer"), partial(who_is, name="Ngozi Adeyemi")),
    "race: a need": (lambda r: who_needs(r, "afro hair care"), lambda r: who_needs(r, "polish")),
    "race: where a child comes from": (
        partial(who_has_status, status="Section 20"),
        partial(who_has_status, status="Section 20, unaccompanied, seeking asylum"),
    ),
    "religion or belief": (lambda r: who_needs(r, "halal"), lambda r: who_needs(r, "kosher")),
    "religion or belief: in words": (ORDINARY, partial(who_says, words="I pray five times a day.")),
    "sex": (partial(who_is, sex=Sex.FEMALE), partial(who_is, sex=Sex.MALE)),
    "sexual orientation": (ORDINARY, partial(who_says, words="I am gay.")),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_two_children_who_differ_only_in_this_are_offered_the_same_homes_in_the_same_order(pair: Any) -> None:
    one, other = (shortlist(change) for change in pair)
    assert len(one.shown) > 6
    assert one == other


@pytest.mark.parametrize("need", MET)
def test_to_declare_a_need_of_faith_or_culture_leaves_no_home_out(need: str) -> None:
    none, declared = shortlist(who_needs), shortlist(lambda r: who_needs(r, need))
    assert none.left_out
    assert none.left_out == declared.left_out


def test_a_faith_that_counts_for_less_than_another_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a home that meets what one faith needs is given no point for it."""
    honest = identity_needs._screened

    def defect(declared: frozenset[str] | None, meets: frozenset[str]) -> Bounds:
        return honest(declared, meets - {"kosher"})

    monkeypatch.setattr(identity_needs, "_screened", defect)
    one, other = (shortlist(change) for change in PAIRS["religion or belief"])
    assert one != other
