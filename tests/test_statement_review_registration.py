"""Where a statement of purpose goes beyond the registration, the children living there, or itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from matching.statement import ages, categories, number, says_less, sex
from matching.statement.item import Item, Severity
from matching.statement_review import review
from matching.world.group import Group, Resident
from matching.world.home import AgesCondition, CategoriesCondition, Category, Condition, PlacesCondition, SexCondition
from matching.world.statement import Ages, SexServed
from scenarios import storybook as told
from scenarios.storybook import TODAY, stated

SINCE = date(2020, 1, 1)
REGISTRATION = "Children's Homes (England) Regulations 2015, reg 16(6)(b)"


def found(check: str, conditions: tuple[Condition, ...] = (), group: Group | None = None, **fields: Any) -> list[Item]:
    home = told.home(conditions=conditions, statement=told.statement(**fields))
    return [i for i in review(home, group or told.group(), TODAY).items if i.check == check]


def registered(youngest: int, oldest: int, since: date = SINCE, until: date | None = None) -> AgesCondition:
    return AgesCondition(ages=Ages(youngest=youngest, oldest=oldest), since=since, until=until)


def years(youngest: int, oldest: int) -> Any:
    return stated(Ages(youngest=youngest, oldest=oldest))


@pytest.mark.parametrize("beyond", [(7, 17), (8, 18)])
def test_ages_stated_beyond_the_registration_are_told_as_law(beyond: tuple[int, int]) -> None:
    (item,) = found(ages.ID, (registered(8, 17),), ages=years(*beyond))
    assert (item.severity, item.source, item.contradicts) == (Severity.ACT, REGISTRATION, True)


def test_ages_within_the_registration_or_with_none_registered_are_no_drift() -> None:
    assert found(ages.ID, (registered(8, 17),), ages=years(8, 17)) == []
    assert found(ages.ID, (registered(8, 17),), ages=years(10, 12)) == []
    assert found(ages.ID, (), ages=years(0, 18)) == []


def test_a_condition_that_no_longer_holds_restricts_nothing() -> None:
    assert found(ages.ID, (registered(8, 12, until=TODAY),), ages=years(8, 17)) == []


def test_ages_worked_with_beyond_the_registration_are_told_even_if_no_ages_are_stated() -> None:
    (item,) = found(ages.ID, (registered(8, 17),), ages=(), practised_ages=years(8, 18))
    assert item.fields == ("practised_ages",)
    assert item.source == REGISTRATION


@pytest.mark.parametrize(
    ("practised", "severities"),
    [((8, 17), []), ((13, 17), [Severity.PLAN]), ((7, 17), [Severity.ACT])],
    ids=["the same", "narrower", "wider"],
)
def test_ages_worked_with_are_held_against_ages_stated(practised: tuple[int, int], severities: list[Severity]) -> None:
    items = found(ages.ID, ages=years(8, 17), practised_ages=years(*practised))
    assert [i.severity for i in items] == severities


@pytest.mark.parametrize(
    ("places", "severity"),
    [((5,), Severity.CONSIDER), ((4,), None), ((6, 4), None), ((3,), Severity.ACT), ((6, 3), Severity.ACT), ((), None)],
)
def test_the_number_stated_is_held_against_the_fewest_places_registered(
    places: tuple[int, ...], severity: Severity | None
) -> None:
    items = found(number.ID, tuple(PlacesCondition(since=SINCE, most=most) for most in places))
    assert [i.severity for i in items] == ([severity] if severity is not None else [])


def test_the_number_told_is_the_fewest_places_registered() -> None:
    (item,) = found(number.ID, tuple(PlacesCondition(since=SINCE, most=most) for most in (6, 3)))
    assert "the registration allows 3 places" in item.what


def living(*changes: dict[str, Any]) -> Group:
    return told.group([told.resident(f"C-{n}", f"Child {n}", None, f"room {n}", **c) for n, c in enumerate(changes)])


HERE: dict[str, Any] = {}
YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("second", "severity"),
    [
        (HERE, Severity.ACT),
        ({"leaving": TODAY + timedelta(days=1)}, Severity.ACT),
        ({"leaving": YESTERDAY, "leaving_confirmed": True}, None),
        ({"leaving": YESTERDAY, "leaving_confirmed": None}, Severity.FIND_OUT),
        ({"leaving": YESTERDAY, "leaving_confirmed": False}, Severity.FIND_OUT),
        ({"leaving": TODAY, "leaving_confirmed": True}, None),
        ({"arrived": TODAY + timedelta(days=1)}, None),
        ({"arrived": TODAY}, Severity.ACT),
    ],
    ids=[
        "here",
        "leaves tomorrow",
        "left",
        "leaving not known",
        "leaving not firm",
        "left today",
        "not yet arrived",
        "arrived today",
    ],
)
def test_the_number_stated_is_held_against_the_children_certainly_living_there(
    second: dict[str, Any], severity: Severity | None
) -> None:
    items = found(number.ID, group=living(HERE, second), number=stated(1))
    assert [i.severity for i in items] == ([severity] if severity is not None else [])


def test_points_about_residents_name_no_child() -> None:
    residents: list[Resident] = list(living(HERE, HERE).residents)
    (item,) = found(number.ID, group=told.group(residents), number=stated(1))
    assert all(r.child.name not in item.what and r.child.id not in item.what for r in residents)


@pytest.mark.parametrize(
    ("registered_for", "stated_for", "told_of"),
    [
        (SexServed.FEMALE, SexServed.FEMALE, 0),
        (SexServed.FEMALE, SexServed.ANY, 1),
        (SexServed.FEMALE, SexServed.MALE, 1),
        (SexServed.ANY, SexServed.MALE, 0),
    ],
)
def test_the_sex_stated_is_held_against_the_registration(
    registered_for: SexServed, stated_for: SexServed, told_of: int
) -> None:
    items = found(sex.ID, (SexCondition(since=SINCE, sex=registered_for),), sex=stated(stated_for))
    assert [i.source for i in items] == [REGISTRATION] * told_of


def covering(*named: Category) -> CategoriesCondition:
    return CategoriesCondition(since=SINCE, categories=named)


def one_need(need: str, level: int | None) -> dict[str, Any]:
    return {"needs": told.positions({need: level}, otherwise=None)}


@pytest.mark.parametrize(
    ("conditions", "told_of"),
    [
        ((), 0),
        ((covering(Category.EBD),), 0),
        ((covering(Category.LD),), 1),
        ((covering(Category.EBD, Category.LD), covering(Category.LD)), 1),
        ((covering(Category.LD), covering(Category.PD)), 1),
    ],
    ids=["none registered", "covered", "not covered", "not covered by both", "none in common"],
)
def test_a_need_stated_beyond_the_registered_categories_is_told_as_law(
    conditions: tuple[CategoriesCondition, ...], told_of: int
) -> None:
    items = found(categories.ID, conditions, **one_need("challenging_behaviour", 3))
    assert [i.severity for i in items] == [Severity.ACT] * told_of
    assert all(i.source.startswith(REGISTRATION) for i in items)


def test_only_the_level_that_calls_for_another_category_goes_beyond_it() -> None:
    ebd = (covering(Category.EBD),)
    assert found(categories.ID, ebd, **one_need("emotional_wellbeing", 3)) == []
    (item,) = found(categories.ID, ebd, **one_need("emotional_wellbeing", 4))
    assert "From level 4 this calls for mental disorder" in item.what


def test_no_opportunity_is_offered_outside_the_registered_categories() -> None:
    def offered(conditions: tuple[CategoriesCondition, ...]) -> set[str]:
        items = found(says_less.ID, conditions, **one_need("challenging_behaviour", 2))
        return {f for i in items for f in i.fields}

    assert "need:challenging_behaviour" in offered(())
    assert "need:challenging_behaviour" in offered((covering(Category.EBD),))
    assert "need:challenging_behaviour" not in offered((covering(Category.LD),))


def test_an_opportunity_stops_at_the_level_the_registration_surely_allows() -> None:
    conditions = (covering(Category.EBD),)
    items = found(says_less.ID, conditions, **one_need("emotional_wellbeing", 2))
    (item,) = (i for i in items if i.fields == ("need:emotional_wellbeing",))
    assert "up to level 3" in item.what


def test_a_field_not_stated_goes_beyond_nothing() -> None:
    conditions = (registered(8, 9), PlacesCondition(since=SINCE, most=1), SexCondition(since=SINCE, sex=SexServed.MALE))
    for check in (ages.ID, number.ID, sex.ID):
        assert found(check, conditions, ages=(), number=(), sex=()) == []
