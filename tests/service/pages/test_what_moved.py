"""What moved between two checks is told in words: who said what, whether that settles it, and each finding."""

from __future__ import annotations

from datetime import timedelta

from matching.check import check_match
from matching.compare import compare
from matching.enquiries import Enquiries, enquiries_next
from matching.world.facts import Account, Role
from scenarios import storybook as told
from scenarios.storybook import TODAY
from service.pages.what_moved import Moved, in_words, what_moved
from tests.rules.case import open_example
from tests.test_compare import LEVEL_2, checked

NOTHING_OPEN = Enquiries(in_order=(), settling=(), settling_is_smallest=True)
BEFORE, AFTER = TODAY - timedelta(days=2), TODAY - timedelta(days=1)


def moved(before: tuple[Account, ...], after: tuple[Account, ...], enquiries: Enquiries = NOTHING_OPEN) -> Moved:
    found = what_moved(compare(checked(before), checked(after)), enquiries, {})
    assert found is not None
    return found


def open_after(accounts: tuple[Account, ...]) -> Enquiries:
    """What is still open once those have been heard."""
    child = told.newcomer(needs={"seizures": accounts})
    world = told.world(referral=told.referral(child=child), home=told.home())
    match = open_example(world)
    return enquiries_next(match, check_match(match))


def test_who_said_what_is_told_with_the_day_and_the_words_of_the_level() -> None:
    heard = told.said(4, by=Role.HEALTH, on=AFTER)
    (line, *_) = moved(LEVEL_2, (*LEVEL_2, heard)).said
    assert line.startswith("Seizures: health said on 15 November 2026, as observed fact, “")
    assert in_words("seizures", "4") in line
    assert line.endswith("(4)")


def test_an_answer_that_settles_nothing_is_said_to_leave_it_open() -> None:
    accounts = (*LEVEL_2, told.said(4, by=Role.HEALTH, on=AFTER))
    found = moved(LEVEL_2, accounts, open_after(accounts))
    assert found.said[0].endswith("It stays open: this alone does not settle it")
    assert "Seizures: those who were asked now disagree" in found.said


def test_each_finding_that_changed_is_told_as_it_was_and_as_it_is() -> None:
    found = moved(LEVEL_2, (told.said(4),))
    assert found.lead.startswith("The answer was ")
    assert any("was met, is now not met" in line for line in found.findings)


def test_nothing_is_told_where_nothing_differs() -> None:
    assert what_moved(compare(checked(LEVEL_2), checked(LEVEL_2)), NOTHING_OPEN, {}) is None


def test_a_level_without_words_is_told_as_it_is() -> None:
    assert in_words("bedroom", "3") == "“3”"
    assert in_words("seizures", "not asked") == "“not asked”"
