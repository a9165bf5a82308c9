"""What a coordinator is told of a form that was read, beside its numbers."""

from datetime import date, timedelta

import pytest

from matching.short_breaks.period import DateRequest, Nights, Pattern, TieFound
from matching.world.facts import Role
from matching.world.group import TieKind
from service.commands.breaks.form_told import read_told
from service.commands.screen import in_plain_text
from tests.short_breaks.small_period import FRIDAY, MONDAY, small_period

NEVER = "It can never be granted as it stands"


@pytest.mark.parametrize(
    ("first", "pattern", "warned"),
    [
        (MONDAY, Pattern.WEEKEND, True),
        (FRIDAY, Pattern.WEEKEND, False),
        (FRIDAY, Pattern.MIDWEEK, True),
        (FRIDAY - timedelta(days=1), Pattern.MIDWEEK, False),
        (MONDAY, Pattern.FLEXIBLE, False),
    ],
)
def test_a_request_that_no_pattern_of_its_family_allows_is_warned_of(
    first: date, pattern: Pattern, warned: bool
) -> None:
    request = DateRequest(id="Q-1", nights=Nights(first=first, nights=2))
    period = small_period()
    asked = period.families[0].model_copy(update={"pattern": pattern, "requests": (request,)})
    period = period.model_copy(update={"families": (asked,)})
    said = " ".join(in_plain_text(read_told("winter.xlsx", period, None)).split())
    assert (NEVER in said) is warned
    assert (f"{asked.id}, Q-1" in said) is warned


def test_what_is_known_between_children_is_counted_and_no_child_named() -> None:
    tie = TieFound(children=("C-31", "C-41"), kind=TieKind.NO_LINK, said_by=Role.SOCIAL_WORKER, on=MONDAY)
    said = " ".join(in_plain_text(read_told("winter.xlsx", small_period(ties=(tie,)), None)).split())
    assert "one tie between children" in said
    assert "C-31" not in said
