"""Every example world is sound, told in one sentence, registered, and gets the answer that its story promises."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from datetime import date
from functools import cache

import pytest

import scenarios.worlds
from matching.check import MatchReport, check_match
from matching.enquiries import enquiries_next
from matching.match import Match, open_match
from matching.remedies import Remedies, remedies
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.problems import problems_of
from scenarios.story import Story, told_in
from scenarios.worlds import WORLDS

every_story = pytest.mark.parametrize("story", WORLDS, ids=lambda story: str(story.NAME))
BY_NAME = {s.NAME: s for s in WORLDS}
TOLD_AT_LENGTH = tuple(s for s in WORLDS if s.NAME != "plain-good-match")


@cache
def checked(name: str) -> tuple[Match, MatchReport]:
    """The question that the story of that name is about, and the answer."""
    story = BY_NAME[name]
    policy = england().on(story.ON)
    match = open_match(story.world(), story.REFERRAL, story.URN, story.ON, standard_catalogue(), policy)
    return match, check_match(match)


@cache
def remedied(name: str) -> Remedies:
    """What would make it a match."""
    return remedies(*checked(name))


@every_story
def test_the_world_of_a_story_breaks_no_rule_of_its_own(story: Story) -> None:
    assert problems_of(story.world(), standard_catalogue()) == ()


@every_story
def test_the_check_gives_the_answer_that_the_story_promises(story: Story) -> None:
    _, report = checked(story.NAME)
    assert (report.worst, report.best) == story.EXPECTED


@every_story
def test_the_check_says_what_the_story_promises(story: Story) -> None:
    _, report = checked(story.NAME)
    found = {(f.rule, f.about, f.outcome) for f in report.findings}
    assert story.SAYS
    assert [said for said in story.SAYS if said not in found] == []


@every_story
def test_the_first_question_is_the_one_that_the_story_turns_on(story: Story) -> None:
    match, report = checked(story.NAME)
    asked = [e.fact for e in enquiries_next(match, report).first_that_matter()]
    assert asked[:1] == ([] if story.ASK_FIRST is None else [story.ASK_FIRST])


@every_story
def test_an_answer_that_nothing_could_change_is_settled_and_only_that(story: Story) -> None:
    _, report = checked(story.NAME)
    assert report.settled is (story.ASK_FIRST is None)


@every_story
def test_changes_are_found_where_the_story_says_so_and_nowhere_else(story: Story) -> None:
    assert bool(remedied(story.NAME).alternatives) is story.REMEDIED


@every_story
def test_no_alternative_names_the_same_change_twice(story: Story) -> None:
    for alternative in remedied(story.NAME).alternatives:
        steps = Counter((step.id, step.what) for step in alternative.steps)
        assert max(steps.values()) == 1


@every_story
def test_each_child_who_lives_there_has_a_section_of_their_own(story: Story) -> None:
    match, report = checked(story.NAME)
    living = sorted(r.child.id for r in match.group.residents)
    assert [s.child for s in report.sections] == living
    assert all(s.from_newcomer for s in report.sections)


@every_story
def test_the_school_year_fits_the_childs_age(story: Story) -> None:
    for referral in story.world().referrals:
        born, year = referral.child.date_of_birth, referral.education.year_group
        assert born is not None
        assert year == date(2026, 9, 1).year - (born.year + (born.month >= 9)) - 4


@every_story
def test_the_child_referred_has_been_heard_or_the_reason_why_not_is_given(story: Story) -> None:
    for referral in story.world().referrals:
        assert referral.wishes is not None
        assert referral.wishes.words or referral.wishes.why_not


@every_story
def test_every_resident_has_been_heard_or_the_reason_why_not_is_given(story: Story) -> None:
    match, _ = checked(story.NAME)
    for resident in match.group.residents:
        views = [v.view for v in resident.views if v.referral == story.REFERRAL]
        assert [bool(v.words or v.why_not) for v in views] == [True]


def test_no_two_stories_share_a_child_a_home_or_a_referral() -> None:
    worlds = [s.world() for s in WORLDS]
    ids = [c.id for w in worlds for c in w.children()]
    ids += [h.urn for w in worlds for h in w.homes] + [h.name for w in worlds for h in w.homes]
    ids += [r.id for w in worlds for r in w.referrals]
    assert [id for id, count in Counter(ids).items() if count > 1] == []


def test_no_two_children_of_the_stories_have_the_same_name() -> None:
    names = Counter(c.name for s in WORLDS for c in s.world().children())
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("story", TOLD_AT_LENGTH, ids=lambda story: str(story.NAME))
def test_a_statement_is_quoted_by_page_wherever_it_speaks(story: Story) -> None:
    for home in story.world().homes:
        assert all(v.quote and v.page for n in home.statement.needs for v in n.versions)


@every_story
def test_a_story_is_told_in_one_sentence_under_a_name_that_can_be_typed(story: Story) -> None:
    assert re.fullmatch(r"[A-Z][^.]{30,}\.", told_in(story))
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", story.NAME)


def test_every_story_file_is_registered_under_its_own_name() -> None:
    files = [m.name for m in pkgutil.iter_modules(scenarios.worlds.__path__)]
    assert sorted(s.NAME.replace("-", "_") for s in WORLDS) == sorted(files)
