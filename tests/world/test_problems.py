"""Everything wrong in a world is found at once, with where it stands and a way out, and with no child's details."""

from datetime import timedelta

import pytest
from hypothesis import given, settings

from matching.errors import BadInput
from matching.world.facts import Fact
from matching.world.group import ABOUT_ANIMALS, Resident
from matching.world.place import Place
from matching.world.problems import problems_of, sound, sound_alone
from matching.world.referral import Urgency
from matching.world.world import World
from tests.strategies import worlds
from tests.world.one_change import (
    BEN,
    BORN,
    CATALOGUE,
    ENQUIRY,
    GROUP,
    LONG_AGO,
    NEW,
    OTHER_URN,
    PAST,
    PRIVATE,
    REFERRAL,
    TODAY,
    TOMORROW,
    URN,
    WORLD,
    YESTERDAY,
    account,
    but,
    resolution,
    said,
    sibling,
    stay,
    tie,
    with_group,
    with_home,
    with_referral,
)
from tests.world.wrong_days import WRONG_DAYS
from tests.world.wrong_names import WRONG_NAMES

LONG_AFTER = TODAY + timedelta(days=400)
WRONG = WRONG_NAMES | WRONG_DAYS


def test_the_world_these_cases_change_is_sound() -> None:
    assert problems_of(WORLD, CATALOGUE) == ()


@pytest.mark.parametrize("name", WRONG)
def test_a_problem_says_where_it_stands_what_is_wrong_and_the_way_out(name: str) -> None:
    world, where, what = WRONG[name]
    found = problems_of(world, CATALOGUE)
    assert [p for p in found if p.where.endswith(where) and what in p.what and p.way_out], found


@pytest.mark.parametrize("name", WRONG)
def test_no_problem_tells_anything_of_a_child(name: str) -> None:
    told = "\n".join(map(str, problems_of(WRONG[name][0], CATALOGUE)))
    assert PRIVATE not in told
    assert BORN.isoformat() not in told


def test_every_problem_is_reported_at_once() -> None:
    everything = with_referral(
        received_on=TOMORROW, start=YESTERDAY, child=but(NEW, date_of_birth=TOMORROW), siblings=(sibling("K-9"),)
    )
    assert {p.where for p in problems_of(everything, CATALOGUE)} == {
        "child N-1, date of birth",
        "referral R-1, received on",
        "referral R-1, siblings, number 1",
        "referral R-1, start",
    }


def test_the_way_out_of_a_misspelt_need_is_the_need_it_is_near() -> None:
    (problem,) = problems_of(said("mising", account()), CATALOGUE)
    assert problem.way_out == "Did you mean 'missing'?"


def test_an_id_like_no_other_is_answered_with_what_there_is() -> None:
    (problem,) = problems_of(with_group(resolutions=(resolution(pair="0"),)), CATALOGUE)
    assert CATALOGUE.pairs[0].id in problem.way_out
    assert problem.way_out.endswith("more.")


def test_a_name_typed_for_an_id_is_not_repeated() -> None:
    told = "\n".join(map(str, problems_of(with_group(ties=(tie(children=("K-1", PRIVATE)),)), CATALOGUE)))
    assert told
    assert PRIVATE not in told


def test_an_emergency_may_begin_before_its_referral_is_written() -> None:
    assert problems_of(with_referral(urgency=Urgency.EMERGENCY, start=YESTERDAY), CATALOGUE) == ()


def test_a_birth_yet_to_come_is_told_once_and_not_again_by_every_later_day() -> None:
    facts = tuple(Fact(about=need, accounts=(account(),)) for need in ("missing", "self_harm"))
    unborn = but(NEW, date_of_birth=LONG_AFTER, facts=facts)
    (problem,) = problems_of(with_referral(child=unborn, history=(PAST,)), CATALOGUE)
    assert problem.where == "child N-1, date of birth"


def test_a_record_alone_is_refused_for_what_is_wrong_in_it_and_not_for_what_is_elsewhere() -> None:
    named = but(REFERRAL, siblings=(sibling("K-9"),))
    assert sound_alone(named, TODAY, CATALOGUE) is named
    assert sound_alone(WORLD.homes[0], TODAY, CATALOGUE) is WORLD.homes[0]
    with pytest.raises(BadInput) as refused:
        sound_alone(but(named, enquiries=(but(ENQUIRY, answered_on=LONG_AGO),)), YESTERDAY, CATALOGUE)
    assert [p.where for p in refused.value.problems] == [
        "referral R-1, enquiry 1, answered on",
        "referral R-1, received on",
    ]


def test_an_id_with_a_name_in_it_is_repeated_by_no_problem() -> None:
    told = problems_of(with_referral(id="Zebedee", child=but(NEW, id="zebedee", date_of_birth=TOMORROW)), CATALOGUE)
    assert len(told) >= 3
    assert "zebedee" not in "\n".join(map(str, told)).casefold()


@pytest.mark.parametrize(("name", "id"), [("Al", "Alder-7"), ("J", "J-1"), ("Rose", "Primrose 2"), ("Kay", "C-1")])
def test_an_id_that_only_shares_letters_with_the_name_is_no_problem(name: str, id: str) -> None:
    assert problems_of(with_referral(child=but(NEW, name=name, id=id)), CATALOGUE) == ()


def test_an_emergency_may_begin_a_week_after_it_was_received() -> None:
    latest = {"start": TODAY + timedelta(days=7), "notice_hours": 168}
    assert problems_of(with_referral(urgency=Urgency.EMERGENCY, **latest), CATALOGUE) == ()
    assert problems_of(with_referral(start=TODAY + timedelta(days=8), notice_hours=400), CATALOGUE) == ()


def test_an_authority_is_one_however_its_capitals_stand() -> None:
    home = with_home(authority="Borsetshire", place=Place(easting=1, northing=1, authority="BORSETSHIRE"))
    assert problems_of(home, CATALOGUE) == ()


def test_a_bed_passes_to_the_next_child_on_the_day_the_last_one_leaves() -> None:
    first = but(GROUP.residents[0], leaving=TOMORROW)
    world = with_group(residents=(first, Resident(child=BEN, bedroom="B1", arrived=TOMORROW)))
    assert problems_of(world, CATALOGUE) == ()


def test_two_who_had_one_bed_in_turn_before_today_are_no_problem() -> None:
    gone = but(GROUP.residents[0], arrived=BORN + timedelta(days=1), leaving=TODAY)
    world = with_group(residents=(gone, Resident(child=BEN, bedroom="B1", arrived=YESTERDAY)))
    assert problems_of(world, CATALOGUE) == ()


def test_a_break_may_begin_on_the_day_the_one_before_it_ended() -> None:
    breaks = (stay(YESTERDAY, 1), stay(YESTERDAY - timedelta(days=2), 2))
    assert problems_of(with_referral(previous_breaks=breaks), CATALOGUE) == ()


def test_two_children_may_share_a_bedroom_of_two_beds() -> None:
    residents = [but(r, bedroom="B2") for r in (GROUP.residents[0], Resident(child=BEN, arrived=YESTERDAY))]
    assert problems_of(with_group(residents=tuple(residents)), CATALOGUE) == ()


def test_one_child_may_be_referred_twice_if_both_tell_the_same() -> None:
    assert problems_of(but(WORLD, referrals=(REFERRAL, but(REFERRAL, id="R-2"))), CATALOGUE) == ()


def test_a_brother_or_sister_who_lives_elsewhere_need_not_be_in_the_world() -> None:
    elsewhere = but(sibling("K-9"), lives_elsewhere="With an aunt")
    assert problems_of(with_referral(siblings=(elsewhere,)), CATALOGUE) == ()


def test_a_resolution_about_animals_may_name_the_home_itself() -> None:
    kept = resolution(pair=ABOUT_ANIMALS, source=URN, affected="N-1")
    assert problems_of(with_group(resolutions=(kept,)), CATALOGUE) == ()
    (problem,) = problems_of(with_group(resolutions=(but(kept, source=OTHER_URN),)), CATALOGUE)
    assert problem.where == "group SC123456, resolution 1, first child"


def test_a_sound_world_passes_through_unchanged() -> None:
    assert sound(WORLD, CATALOGUE) is WORLD


def test_an_unsound_world_is_refused_with_every_problem() -> None:
    world = with_referral(received_on=TOMORROW, start=TODAY)
    with pytest.raises(BadInput) as refused:
        sound(world, CATALOGUE)
    assert refused.value.problems == problems_of(world, CATALOGUE)
    assert len(refused.value.problems) == 2


@given(worlds())
@settings(max_examples=60)
def test_worlds_drawn_for_properties_are_sound(world: World) -> None:
    assert problems_of(world, CATALOGUE) == ()


@given(worlds(most_homes=2, most_referrals=2))
@settings(max_examples=30)
def test_the_order_in_which_a_world_is_written_changes_no_problem(world: World) -> None:
    early = but(world, as_at=LONG_AGO)
    turned = but(early, homes=early.homes[::-1], groups=early.groups[::-1], referrals=early.referrals[::-1])
    assert problems_of(turned, CATALOGUE) == problems_of(early, CATALOGUE)
