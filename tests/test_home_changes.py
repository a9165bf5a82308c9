"""What differs between two states of a home is told whole, in words, and nothing is told where nothing differs."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from matching.formats import home_workbook
from matching.home_changes import home_changes
from matching.world.home import Bedroom, Home, NoAdmissionsCondition
from matching.world.staff import Competence, StaffMember
from tests.strategies import homes

DAY = date(2026, 11, 16)
HOME = Home(
    urn="SC123456",
    name="Larch House",
    provider="Larch Care",
    bedrooms=(Bedroom(id="1", has=("ensuite",)), Bedroom(id="2")),
    staff=(
        StaffMember(id="S1", post="Deputy", works=(), competences=(Competence(task="injections", assessed_on=DAY),)),
    ),
)


def told(after: Home) -> list[tuple[str, str | None, str | None]]:
    return [(each.what, each.was, each.now) for each in home_changes(HOME, after)]


def test_each_change_says_what_it_was_and_is_and_of_what_is_gone_only_that_it_is() -> None:
    rooms = (Bedroom(id="1", lacks=("ensuite",), closed_from=DAY), Bedroom(id="3"))
    untrained = HOME.staff[0].model_copy(update={"competences": ()})
    more = {"bedrooms": rooms, "staff": (untrained,), "animals": (), "conditions": (NoAdmissionsCondition(since=DAY),)}
    said = told(HOME.model_copy(update=more))
    assert ("Animals", None, "none") in said
    assert ("Bedroom 1, closed from", None, "16 November 2026") in said
    assert ("Bedroom 2", "there", None) in said
    assert not [what for what, _, _ in said if what.startswith("Bedroom 2,")]
    assert ("Bedroom 3", None, "there") in said
    assert ("Condition of registration no admissions 16 November 2026", None, "there") in said
    assert [what for what, was, now in said if (was, now) == ("yes", "no") and what.startswith("Bedroom 1, ")]
    assert [now for what, _, now in said if "trained in" in what] == [None]


@given(homes())
@settings(max_examples=15)
def test_a_home_that_went_through_its_form_differs_in_nothing_and_from_another_in_something(home: Home) -> None:
    assert home_changes(home, home_workbook.read(home_workbook.write(home))) == ()
    assert home_changes(home, home.model_copy(update={"name": f"{home.name} again"[-200:]}))
