"""The group as a whole is counted, never averaged, and tells chains and ties."""

from __future__ import annotations

from datetime import date

from matching.match import open_match
from matching.report_parts import Items, Paragraph, Table
from matching.reports.assessment.together import together
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.world import World
from scenarios import storybook as told
from scenarios.worlds import through_a_third_child
from tests.rules.case import open_example


def frail_and_rough() -> World:
    rough = told.newcomer(needs={"aggression_to_peers": 3})
    frail = told.resident("C-A", "Asha", date(2014, 2, 20), "room 1", needs={"mobility": 3})
    well = told.resident("C-B", "Bryony", date(2012, 8, 1), "room 2")
    return told.world(referral=told.referral(child=rough), group=told.group([frail, well]))


def test_the_most_laden_child_is_told_first_with_reds_counted() -> None:
    table = together(open_example(frail_and_rough())).blocks[0]
    assert isinstance(table, Table)
    first = table.groups[0].rows[0]
    assert [str(cell[0]) if isinstance(cell[0], str) else cell[0].words for cell in first][:2] == ["Asha", "1"]


def test_every_child_of_the_group_and_the_newcomer_has_a_row() -> None:
    table = together(open_example(frail_and_rough())).blocks[0]
    assert isinstance(table, Table)
    assert len(table.groups[0].rows) == 3


def test_where_nothing_travels_that_is_said() -> None:
    said = [b.phrases for b in together(open_example(told.world())).blocks if isinstance(b, Paragraph)]
    assert ("No effect is known to travel through one child to a third.",) in said


def test_a_chain_is_told_by_name_from_its_first_child_to_its_third() -> None:
    story = through_a_third_child
    policy = england().on(story.ON)
    match = open_match(story.world(), story.REFERRAL, story.URN, story.ON, standard_catalogue(), policy)
    lists = [b for b in together(match).blocks if isinstance(b, Items)]
    assert "Callum to Jessamy to Nuala" in str(lists[0].items[0][1])
