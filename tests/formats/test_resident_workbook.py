"""The form of a child who lives in a home gives back what it was filled with, and a blank stays not known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import BadInput
from matching.formats import resident_workbook as form
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Resolution, Safeguard, TieKind
from matching.world.one_resident import OneResident, TieTold
from scenarios.storybook import URN, resident
from tests.formats.example_residents import told_of
from tests.strategies import groups, homes
from tests.workbook.editing import beside, cells_of, edited, find, under

PLACE_IN_FORM = {need.id: place for place, need in enumerate(standard_catalogue().needs)}
MONDAY = date(2026, 11, 16)
PAIR = next(pair for pair in standard_catalogue().pairs if pair.mitigations)

ASHA = OneResident(
    urn=URN,
    living_there=2,
    resident=resident("C-A", "Asha", date(2014, 2, 20), "room 1", needs={"missing": 3}),
    ties=(TieTold(other="C-B", kind=TieKind.FRIENDS, said_by=Role.KEY_WORKER, on=MONDAY),),
    safeguards=(
        Safeguard(pair=PAIR.id, source="C-A", affected="C-B", measure=PAIR.mitigations[0].id, owner="The manager"),
    ),
    resolutions=(
        Resolution(
            pair=PAIR.id, source="C-B", affected="C-A", by="A. Reed", role=Role.REGISTERED_MANAGER, on=MONDAY, why="So."
        ),
    ),
)
FILLED = form.write(ASHA)


def in_form_order(told: OneResident) -> OneResident:
    """The same with its facts in the order of the form, which carries no meaning."""
    facts = tuple(sorted(told.resident.child.facts, key=lambda fact: PLACE_IN_FORM[fact.about]))
    child = told.resident.child.model_copy(update={"facts": facts})
    return told.model_copy(update={"resident": told.resident.model_copy(update={"child": child})})


def faults_in(data: bytes) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        form.read(data)
    return {problem.where: str(problem) for problem in refused.value.problems}


@given(st.data())
@settings(max_examples=8)
def test_every_child_comes_back_as_it_was_written(data: st.DataObject) -> None:
    home = data.draw(homes())
    for told in told_of(data.draw(groups(home))):
        assert in_form_order(form.read(form.write(told))) == in_form_order(told)


def test_the_same_child_gives_the_same_bytes() -> None:
    assert (form.read(FILLED), form.write(ASHA)) == (ASHA, FILLED)


def test_the_blank_form_lacks_only_what_a_child_who_lives_there_must_have() -> None:
    asked = cells_of(form.template(), "Child")
    lacking = {asked[where.replace("Child!B", "A")] for where in faults_in(form.template())}
    must = {"Home (URN)", "Children in the home", "Child's id", "Name the child is known by", "Arrived on"}
    assert lacking == must


def test_what_is_left_blank_is_not_known() -> None:
    bare = OneResident(
        urn=URN,
        living_there=1,
        resident=resident("C-A", "Asha", None, "room 1", views=()).model_copy(
            update={"child": Child(id="C-A", name="Asha"), "bedroom": None}
        ),
    )
    read = form.read(form.write(bare)).resident
    unknown = {name for name, value in read.child if value is None}
    assert unknown >= {"date_of_birth", "sex", "day_care", "night_care", "clinical_tasks", "school", "home_place"}
    assert (read.child.facts, read.bedroom, read.leaving_confirmed) == ((), None, None)


def question(label: str) -> str:
    return beside(find(FILLED, "Child", label), 1)


WRONG: dict[str, tuple[str, object, str]] = {
    "nobody in the home": (question("Children in the home"), 0, "Give 1 or more."),
    "no number of children": (question("Children in the home"), None, "nothing is written here"),
    "a URN that is none": (question("Home (URN)"), "SC12", "SC and six digits"),
    "a need with no level": (beside(find(FILLED, "Needs", "Going missing"), 3), None, "words but no level"),
    "a tie there is not": (under(FILLED, "Other children", "What is known"), "enemies", "none of the answers"),
    "nobody said it": (under(FILLED, "Other children", "Who says so"), None, "nothing is written here"),
    "a measure there is not": (under(FILLED, "Safeguards", "What is done"), "care", "none of the answers"),
    "no reason": (under(FILLED, "Answered for", "Why it can be lived with"), None, "nothing is written here"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_cell_is_told_by_its_place_with_the_way_out(name: str) -> None:
    place, value, said = WRONG[name]
    assert said in faults_in(edited(FILLED, {place: value}))[place]
