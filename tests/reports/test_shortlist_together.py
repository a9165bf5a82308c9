"""A shortlist for brothers and sisters is a report as that for one child is, and says as much."""

from __future__ import annotations

from typing import Any

import pytest

from matching.errors import BadInput
from matching.near_misses import near_misses_together
from matching.report_parts import Asked, Items
from matching.reports import shortlist
from matching.reports.shortlist.together import TITLE, together_report
from matching.search import FoundTogether, market_of, search_together
from matching.world.facts import Role
from matching.world.home import AgesCondition, Home
from matching.world.referral import Bond, SiblingBond
from matching.world.statement import Ages
from matching.world.world import World
from scenarios import storybook
from scenarios.worlds import brother_and_sister as story
from service.web.text import to_text

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


def found_for(world: World, **options: Any) -> FoundTogether:
    """A search for both."""
    return search_together(market_of(world, world.as_at), world.referrals, world.as_at, world.referrals, **options)


def told(found: FoundTogether) -> str:
    """Its report as text."""
    return " ".join(to_text(together_report(found, near_misses_together(found))).split())


def open_to_both() -> World:
    """Neither home has said what places it has, so that both may take both children."""
    world = story.world()
    silent = tuple(home.model_copy(update={"vacancies": ()}) for home in world.homes)
    return world.model_copy(update={"homes": silent})


def too_young_for_one() -> World:
    """One of the two homes is registered for children of ten and over, and the brother is nine."""
    world = story.world()
    tens = AgesCondition(since=storybook.YEAR_AGO, ages=Ages(youngest=10, oldest=17))

    def registered(home: Home) -> Home:
        kept = tuple(c for c in home.conditions if not isinstance(c, AgesCondition))
        return home.model_copy(update={"conditions": (*kept, tens)}) if home.urn == story.ONE_PLACE_URN else home

    return world.model_copy(update={"homes": tuple(map(registered, world.homes))})


def test_how_steady_the_order_is_for_both_is_told_with_its_seed() -> None:
    one, other = (found_for(open_to_both(), seed=seed) for seed in (1, 9))
    assert "(seed 1) all 2 homes that could be one were ranked" in told(one)
    assert "(seed 9) all 2 homes that could be one were ranked" in told(other)
    assert one.shortlist.steadiness.acceptability != other.shortlist.steadiness.acceptability


def test_homes_that_nearly_fit_are_told_as_many_as_asked_for_with_the_smallest_change_for_each_child() -> None:
    world = too_young_for_one()
    assert "nearly fit" not in told(found_for(world, misses=0))
    nearest = told(found_for(world, misses=5)).partition("Homes that nearly fit all of them")[2]
    assert "Dunnock Court (SC900177) Kofi: Kofi is 9 on the first night" in nearest
    assert "vary the registered ages" in nearest
    assert "Amara:" not in nearest
    assert (
        "There are not places for all of them." in told(found_for(story.world(), misses=1)).partition("nearly fit")[2]
    )


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
