"""The alternatives stand side by side with what each takes, and the one chosen has its plan."""

from __future__ import annotations

import json

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
        assert f"£{abs(alternative['left_of_budget']):,} of budget" in said
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
