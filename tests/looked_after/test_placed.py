"""A council's records become a world in which nothing is known that they do not say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.errors import BadInput
from matching.findings import Band
from matching.looked_after.placed import nameless, own_homes, placed
from matching.looked_after.placement import LookedAfter, Placement, current
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child, Sex
from matching.world.home import WordedCondition
from matching.world.problems import problems_of
from matching.world.problems.ids import names
from matching.world.world import World
from scenarios import storybook
from scenarios.generators.returns import made_up_return
from scenarios.storybook import TODAY
from tests.formats.ssda903_files import returned
from tests.strategies.plain import idents

OWN = "SC900201"


def world_of(*whole: str, on: date = TODAY) -> World:
    there = returned()
    return placed(there.children(), there.placements(), on, whole=whole).world


def test_each_home_with_a_child_is_known_by_its_urn() -> None:
    assert {home.urn for home in world_of().homes} == {OWN, "SC910001"}


def test_a_group_is_made_only_where_somebody_said_that_nobody_else_lives_there() -> None:
    assert world_of().groups == ()
    (group,) = world_of(OWN).groups
    assert group.urn == OWN


def test_who_only_comes_for_short_breaks_does_not_live_there() -> None:
    (group,) = world_of(OWN).groups
    assert {resident.child.id for resident in group.residents} == {"101", "103"}


def test_a_child_away_for_a_time_keeps_their_place() -> None:
    (group,) = world_of(OWN).groups
    away = next(r for r in group.residents if r.child.id == "103")
    assert away.arrived == date(2026, 5, 1)


def test_a_change_of_legal_status_is_no_arrival() -> None:
    (group,) = world_of(OWN).groups
    assert next(r for r in group.residents if r.child.id == "101").arrived == date(2025, 9, 1)


def test_what_a_return_does_not_say_of_a_child_stays_not_known() -> None:
    (group,) = world_of(OWN).groups
    child = next(r.child for r in group.residents if r.child.id == "101")
    told = Child(id="101", name="101", date_of_birth=date(2012, 2, 1), sex=Sex.MALE)
    assert child == told
    assert next(r.child for r in group.residents if r.child.id == "103").sex is None


def test_the_registration_of_a_home_known_by_its_urn_only_is_open_for_every_referral() -> None:
    world = world_of(OWN, "SC910001").model_copy(update={"referrals": (storybook.referral(),)})
    for home in world.homes:
        (condition,) = home.conditions
        assert isinstance(condition, WordedCondition)
        assert check(world, "R-1", home.urn, TODAY).worst is Band.OUTSIDE


def test_a_world_of_a_return_breaks_no_rule() -> None:
    there = made_up_return(200, seed=3)
    own = own_homes(there.placements(), TODAY)
    found = placed(there.children(), there.placements(), TODAY, whole=own)
    assert problems_of(found.world, standard_catalogue()) == ()
    assert sum(len(group.residents) for group in found.world.groups) > 0


def test_a_home_of_ones_own_in_which_nobody_is_placed_is_known_by_the_one_provider_of_a_list() -> None:
    there = returned().placements()
    lived_in, empty, others = (
        storybook.home(urn=urn).model_copy(update={"provider": provider})
        for urn, provider in ((OWN, "Westmarch  Council"), ("SC900299", "WESTMARCH Council"), ("SC900298", "Alder"))
    )
    assert own_homes(there, TODAY, (lived_in, empty, others)) == (OWN, "SC900299")
    found = placed((), there, TODAY, (lived_in, empty, others), own_homes(there, TODAY, (lived_in, empty, others)))
    assert [len(group.residents) for group in found.world.groups] == [2, 0]
    sold = Placement("9", date(2026, 1, 1), date(2026, 2, 1), "K2", "PR1", "SC900298", None, "C2")
    assert own_homes((*there, sold), TODAY, (lived_in, empty, others)) == (OWN,)


def test_a_home_already_known_is_kept_as_it_is() -> None:
    known = storybook.home(urn="SC910001")
    there = returned()
    found = placed(there.children(), there.placements(), TODAY, (known,))
    assert known in found.world.homes
    assert [home.urn for home in found.world.homes].count("SC910001") == 1


def test_whoever_names_a_home_that_is_not_there_is_told() -> None:
    with pytest.raises(BadInput, match="there is no home with the URN"):
        world_of("SC999999")


def test_on_the_day_of_a_move_a_child_is_where_they_moved_to() -> None:
    first = Placement("1", date(2026, 1, 1), date(2026, 2, 1), "K2", "PR1", "SC000001", None, "C2")
    then = Placement("1", date(2026, 2, 1), None, "K2", "PR1", "SC000002", None, "C2")
    for order in ((first, then), (then, first)):
        assert current(order, date(2026, 1, 31))["1"].placement == first
        assert current(order, date(2026, 2, 1))["1"].placement == then
    assert current((first,), date(2026, 2, 1)) == {}
    assert current((then,), date(2026, 1, 31)) == {}


@pytest.mark.parametrize("until", [None, date(2026, 3, 1)])
def test_an_agreement_for_short_breaks_elsewhere_takes_no_child_out_of_the_home_they_live_in(
    until: date | None,
) -> None:
    home = Placement("1", date(2026, 1, 1), None, "K2", "PR1", "SC000001", None, "C2")
    breaks = Placement("1", date(2026, 2, 1), until, "K2", "PR1", "SC000002", None, "V4")
    assert current((home, breaks), TODAY)["1"].placement == home
    assert current((breaks,), date(2026, 2, 1))["1"].placement == breaks


@given(idents())
@settings(max_examples=60)
def test_what_a_nameless_child_is_called_never_reads_as_a_name_in_an_id(id: str) -> None:
    assert not names(id, Child(id=id, name=nameless(id)))


@given(st.integers(0, 500))
@settings(max_examples=15)
def test_every_child_placed_that_day_is_counted_once(seed: int) -> None:
    there = made_up_return(20, seed)
    now = current(there.placements(), TODAY)
    assert set(now) == {child.id for child in there.children()}
    living = [
        r.child.id
        for g in placed(there.children(), there.placements(), TODAY, whole=_all(there.placements())).world.groups
        for r in g.residents
    ]
    assert sorted(living) == sorted(id for id, here in now.items() if here.placement.is_home)


def _all(placements: tuple[Placement, ...]) -> set[str]:
    return {str(c.placement.urn) for c in current(placements, TODAY).values() if c.placement.is_home}


@pytest.mark.parametrize("kind", ["K2", None])
@pytest.mark.parametrize(
    ("provider", "postcode", "may"),
    [(None, None, True), ("PR1", None, True), ("PR1", "LS1 3AD", True), ("PR4", None, False), ("PR1", "B1 1BB", False)],
)
def test_a_group_is_not_whole_while_a_child_whose_home_has_no_urn_may_live_there(
    provider: str | None, postcode: str | None, may: bool, kind: str | None
) -> None:
    there = [
        Placement("1", date(2026, 1, 1), None, "K2", "PR1", "SC000001", "LS1 3AD", "C2"),
        Placement("2", date(2026, 1, 1), None, kind, provider, None, postcode, "C2"),
    ]
    if may:
        with pytest.raises(BadInput, match="1 child placed where the records give no URN may be living in SC000001"):
            placed((), there, TODAY, whole=["SC000001"])
    else:
        (group,) = placed((), there, TODAY, whole=["SC000001"]).world.groups
        assert [r.child.id for r in group.residents] == ["1"]


@pytest.mark.parametrize("kind", [None, "H5", "T3"])
def test_a_group_is_not_whole_without_a_child_placed_at_that_urn_whatever_the_placement_is_called(
    kind: str | None,
) -> None:
    there = [
        Placement("1", date(2026, 1, 1), None, "K2", "PR1", "SC000001", None, "C2"),
        Placement("2", date(2026, 1, 1), None, kind, "PR1", "SC000001", None, "C2"),
    ]
    with pytest.raises(BadInput, match="place 1 child at SC000001, and not as in a children's home"):
        placed((), there, TODAY, whole=["SC000001"])
    guest = [there[0], there[1]._replace(legal_status="V4")]
    assert len(placed((), guest, TODAY, whole=["SC000001"]).world.groups[0].residents) == 1


def test_how_far_the_records_reach_is_said() -> None:
    there = returned()
    notes = placed(there.children(), there.placements(), TODAY).notes
    assert "The newest move in these records is of 2026-10-01." in notes[0]


def test_a_name_is_used_where_the_records_give_one() -> None:
    there = [Placement("1", date(2026, 1, 1), None, "K2", "PR1", "SC000001", None, "C2")]
    children = [LookedAfter("1", None, None, "Asha")]
    (group,) = placed(children, there, TODAY, whole=["SC000001"]).world.groups
    assert group.residents[0].child.name == "Asha"
