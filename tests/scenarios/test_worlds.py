"""Every example world is told in one sentence, is registered, and gets the answer that its story promises."""

from __future__ import annotations

import pkgutil
import re

import pytest

import scenarios.worlds
from matching.check import check
from scenarios.story import Story, told_in
from scenarios.worlds import WORLDS

every_story = pytest.mark.parametrize("story", WORLDS, ids=lambda story: str(story.NAME))


@every_story
def test_the_check_gives_the_answer_that_the_story_promises(story: Story) -> None:
    report = check(story.world(), story.REFERRAL, story.URN, story.ON)
    assert (report.worst, report.best) == story.EXPECTED


@every_story
def test_the_check_says_what_the_story_promises(story: Story) -> None:
    report = check(story.world(), story.REFERRAL, story.URN, story.ON)
    found = {(f.rule, f.about, f.outcome) for f in report.findings}
    assert story.SAYS
    assert [said for said in story.SAYS if said not in found] == []


@every_story
def test_a_story_is_told_in_one_sentence_under_a_name_that_can_be_typed(story: Story) -> None:
    assert re.fullmatch(r"[A-Z].{30,}\.", told_in(story))
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", story.NAME)


def test_every_story_file_is_registered_under_its_own_name() -> None:
    files = [m.name for m in pkgutil.iter_modules(scenarios.worlds.__path__)]
    assert sorted(s.NAME.replace("-", "_") for s in WORLDS) == sorted(files)
