"""A group is made of the records of its children only when every one of them is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matching.errors import BadInput
from matching.world import one_resident
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Role
from matching.world.group import Group, TieKind
from matching.world.one_resident import OneResident, TieTold, groups_of
from matching.world.problems import group_alone
from scenarios import storybook
from scenarios.storybook import TODAY
from tests.formats.example_residents import told_of
from tests.strategies import AS_AT, groups, homes

ASHA, BRYONY = told_of(storybook.group())
CALLED = [("one.xlsx", ASHA), ("two.xlsx", BRYONY)]


def refusals(told: Sequence[tuple[str, OneResident]]) -> dict[str, str]:
    """What is said, by which record it is said of."""
    with pytest.raises(BadInput) as refused:
        groups_of(told)
    said: dict[str, str] = {}
    for problem in refused.value.problems:
        said[problem.where] = said.get(problem.where, "") + str(problem)
    return said


def in_any_order(group: Group) -> tuple[object, ...]:
    ties = {tie.model_copy(update={"children": tuple(sorted(tie.children))}) for tie in group.ties}
    return group.urn, group.residents, ties, set(group.safeguards), set(group.resolutions)


@given(st.data())
@settings(max_examples=10)
def test_the_records_of_a_group_come_to_the_group(data: st.DataObject) -> None:
    group = data.draw(groups(data.draw(homes())))
    children = [each.child for each in group.residents]
    assume(len({(child.name.casefold(), child.date_of_birth) for child in children}) == len(children))
    (found,) = groups_of([(each.resident.child.id, each) for each in told_of(group)])
    assert in_any_order(found) == in_any_order(group)
    assert group_alone(found, AS_AT, standard_catalogue()) == found


def a_group_with_a_child_missing_is_refused() -> None:
    (told,) = refusals(CALLED[:1]).values()
    assert "it says that 2 children live in" in told
    assert "Give one for each child" in told


def test_a_group_with_a_child_missing_is_refused() -> None:
    a_group_with_a_child_missing_is_refused()


def test_the_test_catches_a_group_that_is_made_of_some_of_its_children(monkeypatch: pytest.MonkeyPatch) -> None:
    def whole(urn: str, there: object, elsewhere: object) -> Iterator[None]:
        return iter(())

    monkeypatch.setattr(one_resident, "_not_whole", whole)
    with pytest.raises(pytest.fail.Exception):
        a_group_with_a_child_missing_is_refused()


def test_one_child_told_of_twice_is_no_second_child() -> None:
    told = refusals([CALLED[0], ("again.xlsx", ASHA)])
    assert "it is about the child that one.xlsx is about" in told["again.xlsx"]
    assert "2 children live in SC900101, and such a record of one child is given" in told["one.xlsx"]


COPIED = ASHA.resident.child
"""A form that was copied for another child, with not everything written anew."""


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": COPIED.id.swapcase()}, "its child's id is that of one.xlsx but for capitals"),
        ({"name": COPIED.name.upper(), "date_of_birth": COPIED.date_of_birth}, "has the name and the birth date of"),
    ],
)
def test_a_child_told_of_twice_under_two_ids_does_not_stand_in_for_another(wrong: dict[str, object], said: str) -> None:
    child = BRYONY.resident.child.model_copy(update=wrong)
    resident = BRYONY.resident.model_copy(update={"child": child})
    told = refusals([CALLED[0], ("two.xlsx", BRYONY.model_copy(update={"resident": resident}))])
    assert list(told) == ["two.xlsx"]
    assert said in told["two.xlsx"]
    assert COPIED.name not in told["two.xlsx"]


def test_one_form_given_twice_and_a_wrong_home_are_told_as_what_they_are() -> None:
    assert "it is given twice" in refusals([CALLED[0], CALLED[0]])["one.xlsx"]
    elsewhere = refusals([CALLED[0], ("two.xlsx", BRYONY.model_copy(update={"urn": "SC900199"}))])
    assert "Of SC900199 there are some too: correct the URN" in elsewhere["one.xlsx"]


def test_records_that_count_the_children_differently_are_refused() -> None:
    told = refusals([CALLED[0], ("two.xlsx", BRYONY.model_copy(update={"living_there": 3}))])
    assert list(told) == ["two.xlsx"]


def test_what_both_children_tell_of_each_other_is_known_once() -> None:
    def friend(told: OneResident, other: str) -> OneResident:
        tie = TieTold(other=other, kind=TieKind.FRIENDS, said_by=Role.KEY_WORKER, on=TODAY)
        return told.model_copy(update={"ties": (tie,)})

    (group,) = groups_of([("one.xlsx", friend(ASHA, "C-B")), ("two.xlsx", friend(BRYONY, "C-A"))])
    assert [tie.kind for tie in group.ties] == [TieKind.FRIENDS]


def test_a_day_that_has_not_come_is_told_before_the_home_is_known() -> None:
    late = ASHA.ties[0].model_copy(update={"on": date(2027, 1, 1)})
    (group,) = groups_of([("one.xlsx", ASHA.model_copy(update={"ties": (late,)})), CALLED[1]])
    with pytest.raises(BadInput, match="the day has not come yet"):
        group_alone(group, TODAY, standard_catalogue())
