"""A place that is not known is supposed on the national grid, on either side of any distance a rule may ask about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matching.details.nearby import supposed_homes, supposed_places
from matching.world.place import Place
from matching.world.referral import Contact
from scenarios import storybook as told
from tests.rules.case import open_example
from tests.strategies.plain import places


@given(places(), st.integers(0, 400))
def test_a_place_not_known_may_be_within_any_distance_of_the_home_or_beyond_it(here: Place, miles: int) -> None:
    found = supposed_places(open_example(told.world(home=told.home(place=here))))
    assert any(p.miles_to(here) <= miles for p in found)
    assert any(p.miles_to(here) > miles for p in found)


@given(places(), st.integers(0, 400))
def test_a_home_not_known_may_be_within_any_distance_of_the_childs_own_or_beyond_it(lives: Place, miles: int) -> None:
    referral = told.referral(child=told.newcomer(home_place=lives))
    found = supposed_homes(open_example(told.world(home=told.home(place=None), referral=referral)))
    assert any(p.miles_to(lives) <= miles for p in found)
    assert any(p.miles_to(lives) > miles for p in found)


@given(places(), places())
def test_every_supposed_place_lies_on_the_grid(here: Place, nan: Place) -> None:
    contact = (Contact(who="Nan", times_a_month=2, place=nan), Contact(who="Dad", times_a_month=1, place=here))
    for home in (here, None):
        match = open_example(told.world(home=told.home(place=home), referral=told.referral(contact=contact)))
        for place in (*supposed_places(match), *supposed_homes(match)):
            assert Place.model_validate(place.model_dump()) == place


def test_a_home_not_known_may_lie_halfway_between_two_people_the_child_sees() -> None:
    contact = tuple(Contact(who=w, times_a_month=2, place=told.miles_east(m)) for w, m in [("Nan", 0), ("Dad", 50)])
    match = open_example(told.world(home=told.home(place=None), referral=told.referral(contact=contact)))
    assert any(all(c.place and c.place.miles_to(p) <= 25 for c in contact) for p in supposed_homes(match))
