"""The alternatives stand side by side with what each takes, and the one chosen has its plan."""

from __future__ import annotations

import json

import pytest

from matching.check import check_match
from matching.findings import Band
from matching.remedies import Remedies
from matching.remedies import remedies as remedies_of
from matching.report_words import BAND_PHRASES
from service.commands.reading import match_from
from service.web.remedies_told import NAMED, in_short
from tests.commands.asking import GOOD, ask

EPILEPSY = "example:complex-needs-in-words"
SEVERAL = "example:a-full-assessment"


def test_each_alternative_says_its_changes_its_days_its_cost_and_what_is_left() -> None:
    found = json.loads(ask("remedies", SEVERAL, "--format", "json").stdout)["remedies"]["alternatives"]
    said = ask("remedies", SEVERAL).stdout
    words = " ".join(said.split())
    assert len(found) > 1
    for number, alternative in enumerate(found, start=1):
        row = next(line for line in said.splitlines() if line.startswith(f"{number} "))
        assert f" {alternative['days']} " in row
        assert f"£{alternative['weekly_pounds']:,} a week" in said
        assert f"£{alternative['one_off_pounds']:,} once" in said
        left = alternative["left_of_budget"]
        assert (f"£{-left:,} more than the budget" if left < 0 else f"£{left:,} of budget") in words
    whats = {step["what"].split(",")[0].split(" (")[0] for a in found for step in a["steps"]}
    assert all(what.split()[0] in words for what in whats)


def test_a_plan_says_what_is_to_be_done_by_whom_and_when() -> None:
    said = ask("remedies", EPILEPSY, "--plan", "1").stdout
    assert "First night: 30 November 2026." in said
    assert "2 more to be trained and assessed" in " ".join(said.split())
    assert "Registered manager" in said
    assert "Welcome:" in said


def test_without_changes_there_is_a_plan_too() -> None:
    plan = json.loads(ask("remedies", GOOD, "--plan", "0", "--format", "json").stdout)["plan"]
    assert plan["changes"] == []
    assert plan["welcome"]


def test_an_alternative_that_is_not_there_cannot_be_planned() -> None:
    result = ask("remedies", EPILEPSY, "--plan", "7")
    assert result.exit_code == 2
    assert "--plan: there is one alternative" in result.stderr


def test_a_good_match_needs_no_change() -> None:
    assert "Nothing is in the way that a change could answer." in ask("remedies", GOOD).stdout


def test_a_page_holds_the_alternatives_and_the_plan() -> None:
    page = ask("remedies", EPILEPSY, "--plan", "1", "--format", "html").stdout
    assert "rescue medicine for a seizure" in page
    assert "Readiness plan" in page


@pytest.fixture(scope="module")
def training() -> Remedies:
    """A training that a home can do before the child comes."""
    match = match_from(SEVERAL, None, None, None)
    return remedies_of(match, check_match(match))


def rechecked(found: Remedies, target: Band, *worst: Band) -> str:
    """The headline for alternatives that come to these bands at worst."""
    one = found.alternatives[0]
    each = tuple(one.model_copy(update={"worst": band, "best": max(band, target)}) for band in worst)
    return in_short(found.model_copy(update={"target": target, "alternatives": each}))


@pytest.mark.parametrize("target", [Band.CONDITIONS, Band.GOOD])
def test_only_alternatives_that_are_one_at_worst_are_called_ways_to_make_it_a_match(
    target: Band, training: Remedies
) -> None:
    assert rechecked(training, target, target, target) == f"Two ways to make it {BAND_PHRASES[target]}."
    for worst in Band:
        sure = worst >= target
        assert ("ways to make it" in rechecked(training, target, target, worst)) is sure


def test_what_still_turns_on_the_unknown_is_said_to_in_the_headline(training: Remedies) -> None:
    to_conditions = rechecked(training, Band.CONDITIONS, Band.OUTSIDE)
    phrase = BAND_PHRASES[Band.CONDITIONS]
    assert to_conditions == f"One way that could make it {phrase}, once what is not known is answered."
    assert rechecked(training, Band.GOOD, Band.OUTSIDE) == "One way to do what can be done beforehand."
    assert ask("remedies", EPILEPSY).stdout.startswith("One way that could make it possible with conditions")


def test_a_search_that_ended_early_says_so(training: Remedies) -> None:
    none = training.model_copy(
        update={"before": (Band.OUTSIDE, Band.OUTSIDE), "target": Band.CONDITIONS, "alternatives": ()}
    )
    assert "ended before" not in in_short(none)
    assert "the search ended before every set was tried" in in_short(none.model_copy(update={"gave_up": True}))


def test_a_plan_says_when_to_begin_what_takes_long() -> None:
    said = " ".join(ask("remedies", "example:outside-ages", "--plan", "1").stdout.split())
    assert "[◆ begin now]" in said
    assert "it takes 60 days" in said
    assert "begin by 5 January 2027" in said
    assert "before the decision" in said


def test_what_cannot_be_in_place_by_its_day_says_from_when_it_could() -> None:
    said = " ".join(ask("remedies", "example:outside-ages", "--plan", "0").stdout.split())
    assert "[▲ begin now]" in said
    assert "so not before 15 January" in said


def test_a_long_list_of_what_nobody_answered_is_cut_short_and_counted() -> None:
    found = json.loads(ask("remedies", "example:emergency-at-night", "--plan", "0", "--format", "json").stdout)
    titles = found["plan"]["not_known"]
    said = " ".join(ask("remedies", "example:emergency-at-night", "--plan", "0").stdout.split())
    assert f"and {len(titles) - NAMED} more" in said
