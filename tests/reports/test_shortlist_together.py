"""A shortlist for brothers and sisters is a report as that for one child is, and says as much."""

from __future__ import annotations

import pytest

from matching.errors import BadInput
from matching.report_parts import Asked, Items
from matching.reports import shortlist
from matching.reports.shortlist.together import TITLE
from matching.world.facts import Role
from matching.world.referral import Bond, SiblingBond
from matching.world.world import World
from scenarios.worlds import brother_and_sister as story

BOTH = (story.REFERRAL, story.BROTHERS_REFERRAL)


def asked(world: World, *referrals: str) -> Asked:
    return Asked(world, world.as_at, referrals, (story.URN,))


def test_both_named_are_searched_for_together_and_one_by_itself() -> None:
    assert shortlist.write(asked(story.world(), *BOTH)).title == TITLE
    assert shortlist.write(asked(story.world(), story.REFERRAL)).title == shortlist.TITLE


def test_it_says_what_is_weighed_and_what_to_ask_first_of_which_child() -> None:
    world = story.world()
    silent = tuple(r.model_copy(update={"wishes": None}) for r in world.referrals)
    report = shortlist.write(asked(world.model_copy(update={"referrals": silent}), *BOTH))
    by_id = {section.key: section for section in report.sections}
    assert "weights" in by_id
    questions = next(str(block.items) for block in by_id["ask"].blocks if isinstance(block, Items))
    assert "Amara" in questions
    assert "Kofi" in questions


def test_none_named_one_not_there_and_two_who_must_not_live_together_are_refused() -> None:
    world = story.world()
    for named in ((), ("R-99",), (*BOTH, "R-99")):
        with pytest.raises(BadInput, match="are in the world"):
            shortlist.write(asked(world, *named))
    apart = SiblingBond(child=story.KOFI, bond=Bond.MUST_NOT, said_by=Role.SOCIAL_WORKER, why="So.")
    hers = world.referrals[0].model_copy(update={"siblings": (apart,)})
    world = world.model_copy(update={"referrals": (hers, *world.referrals[1:])})
    with pytest.raises(BadInput, match="must not live together"):
        shortlist.write(asked(world, *BOTH))
