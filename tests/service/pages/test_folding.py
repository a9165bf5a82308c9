"""Folding a page changes what is open, and nothing of what is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from matching.check import check_match
from matching.match import Match, open_match
from matching.report_parts import Block, Folded, Section
from matching.reports.assessment.children import children
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from scenarios.worlds import a_full_assessment
from service.access.action import Action
from service.access.kind import Kind
from service.actions.who_looked import Looked
from service.pages.folding import children_folded, together


def of_the_story() -> Match:
    story, policy = a_full_assessment, england().on(a_full_assessment.ON)
    return open_match(story.world(), story.REFERRAL, story.URN, story.ON, standard_catalogue(), policy)


def inside(blocks: tuple[Block, ...]) -> list[Block]:
    """Every block, those within others too; what only holds others is left out."""
    return [
        each for block in blocks for each in (inside(block.blocks) if isinstance(block, Section | Folded) else [block])
    ]


def test_everything_said_of_each_child_is_still_there_when_it_is_folded() -> None:
    match = of_the_story()
    report = check_match(match)
    said, folded = children(match, report), children_folded(match, report)
    assert sorted(map(repr, inside(folded.blocks))) == sorted(map(repr, inside(said.blocks)))


def test_whoever_could_come_to_most_harm_is_first_and_the_line_says_so_before_it_is_opened() -> None:
    match = of_the_story()
    titles = [b.title for b in children_folded(match, check_match(match)).blocks if isinstance(b, Folded)]
    red = [place for place, title in enumerate(titles) if "could be red" in title or ": red" in title]
    amber = [place for place, title in enumerate(titles) if "red" not in title and "amber" in title]
    assert red
    assert amber
    assert max(red) < min(amber)


def test_lines_put_together_are_as_many_as_there_were_and_never_of_two_people_or_minutes() -> None:
    at = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)

    def line(number: int, name: str, seconds: int) -> Looked:
        said = {"organisation": "Larkbeck", "action": Action.READ, "kind": Kind.CHILD, "allowed": True, "because": "x"}
        return Looked.model_validate(
            {"number": number, "at": at + timedelta(seconds=seconds), "name": name, **said}, strict=False
        )

    lines = [line(5, "Anna", 70), line(4, "Anna", 50), line(3, "Anna", 40), line(2, "David", 40), line(1, "Anna", 3)]
    found = together(lines)
    assert [(each.look.number, each.times) for each in found] == [(5, 1), (4, 2), (2, 1), (1, 1)]
    assert sum(each.times for each in found) == len(lines)
