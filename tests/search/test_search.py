"""What a shortlist promises, on many made-up markets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.check import check_match
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.errors import BadInput
from matching.findings import Band
from matching.near_misses import near_misses
from matching.reports.shortlist import shortlist_report
from matching.rules import PUBLISHED, range_of_needs
from matching.search import Found, considerations, market_of, search, weights_on
from matching.search.find import Searched
from matching.search.order import ORDER
from matching.vacant import Wanted, free_later, vacant
from matching.world.change import with_group
from matching.world.record import Record
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios import storybook as told
from scenarios.worlds import many_homes
from service.web.text import to_text
from tests.strategies import groups, worlds
from tests.strategies.markets import markets

FEWER = settings(max_examples=settings().max_examples // 5, suppress_health_check=list(HealthCheck))


def found_in(world: World, own: tuple[str, ...] = (), **options: Any) -> Found:
    referral = world.referrals[0]
    homes = market_of(world, min(world.as_at, referral.start), own)
    return search(homes, referral, world.as_at, also=world.referrals, **options)


def in_bytes(found: Found) -> str:
    """Everything a search tells of other people's homes."""
    parts: list[Record] = [found.shortlist, *found.reports, *(report for _, report in found.nearest)]
    return "\n".join(part.model_dump_json() for part in parts)


@FEWER
@given(markets(most_homes=4))
def test_each_home_is_listed_or_left_out_by_one_rule_and_the_counts_add_up(world: World) -> None:
    shortlist = found_in(world).shortlist
    assert shortlist.homes == len(world.homes) == shortlist.could_be + len(shortlist.left_out)
    assert sum(shortlist.left_out_by.values()) == len(shortlist.left_out)
    urns = [*(home.urn for home in shortlist.shown), *(home.urn for home in shortlist.left_out)]
    assert sorted(urns) == sorted(h.urn for h in world.homes)


@FEWER
@given(markets(most_homes=4))
def test_the_full_check_of_each_home_shown_says_what_its_screens_said(world: World) -> None:
    found = found_in(world)
    for listed, report in zip(found.shortlist.shown, found.reports, strict=True):
        assert (listed.urn, listed.worst, listed.best) == (report.urn, report.worst, report.best)
        assert listed.limiting == sum(f.best < Band.GOOD for f in report.findings)


@FEWER
@given(markets(most_homes=4))
def test_a_home_is_left_out_by_a_rule_that_blocks_it_in_the_full_check(world: World) -> None:
    found = found_in(world, misses=9)
    for left, (match, report) in zip(found.shortlist.left_out, found.nearest, strict=True):
        assert left.urn == match.home.urn
        assert left.best is report.best < Band.CONDITIONS
        assert left.rule in {f.rule for f in report.findings if f.best is report.best}


@FEWER
@given(markets(most_homes=4))
def test_the_place_shown_lies_between_the_best_and_the_worst_and_no_band_is_outweighed(world: World) -> None:
    shown = found_in(world).shortlist.shown
    assert all(1 <= home.best_place <= home.place <= home.worst_place for home in shown)
    bands = [(home.best, home.worst) for home in shown]
    assert bands == sorted(bands, reverse=True)


@FEWER
@given(markets(most_homes=4), st.randoms(use_true_random=False))
def test_the_order_that_homes_are_written_in_changes_nothing(world: World, dice: Any) -> None:
    homes = list(world.homes)
    dice.shuffle(homes)
    assert in_bytes(found_in(world)) == in_bytes(found_in(world.model_copy(update={"homes": tuple(homes)})))


@st.composite
def worlds_and_others_within(draw: st.DrawFn) -> tuple[World, World]:
    """A world, and the same of which all is changed that is not public.

    Others live there, or nobody; no staff and no bedrooms are told, nor what the registration says of a named child.
    """
    world = draw(worlds(least=1, most_residents=3))
    referred = tuple((r.id, r.child.id) for r in world.referrals)
    living = draw(st.sampled_from([None, (), ("K-91",), ("K-91", "K-92")]))
    homes = tuple(
        home.model_copy(
            update={
                "staff": (),
                "shifts": (),
                "bedrooms": (),
                "conditions": tuple(c for c in home.conditions if c.kind != "named child"),
            }
        )
        for home in world.homes
    )
    others = () if living is None else tuple(draw(groups(home, living, referred)) for home in homes)
    return world, world.model_copy(update={"homes": homes, "groups": others})


@FEWER
@given(worlds_and_others_within())
def test_nothing_of_those_who_live_or_work_in_others_homes_changes_a_byte(found: tuple[World, World]) -> None:
    one, other = (in_bytes(found_in(world, misses=3)) for world in found)
    assert one == other


def test_a_home_of_ones_own_is_checked_with_those_who_live_there() -> None:
    world = many_homes.world()
    alone = with_group(world, many_homes.URN, lambda g: g.model_copy(update={"residents": g.residents[:1]}))
    own = found_in(world, (many_homes.URN,)).reports[0]
    assert own.urn == many_homes.URN
    assert {section.child for section in own.sections} == {"C-182", "C-183"}
    assert own.sections != found_in(alone, (many_homes.URN,)).reports[0].sections


def test_an_own_home_of_which_it_is_not_said_who_lives_there_is_refused() -> None:
    world = many_homes.world()
    with pytest.raises(BadInput, match="it is not said who lives there"):
        market_of(world, world.as_at, ("SC900201",))
    with pytest.raises(BadInput, match="the world holds no such home"):
        market_of(world, world.as_at, ("SC000000",))


def test_a_screen_that_calls_a_blank_a_yes_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a need that the statement is silent on is taken as met."""
    silent = told.home(statement=told.statement(needs=()))
    child = told.newcomer(needs={"seizures": 3})
    world = told.world(home=silent, referral=told.referral(child=child))
    honest = range_of_needs.screen

    def defect(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
        return tuple(honest(columns))[:0]

    assert found_in(world).shortlist.shown[0].worst is Band.OUTSIDE
    monkeypatch.setattr(range_of_needs, "screen", defect)
    found = found_in(world)
    assert found.shortlist.shown[0].worst is not found.reports[0].worst


def test_a_full_home_is_left_out_and_what_would_open_it_is_checked_again() -> None:
    world = many_homes.world()
    found = found_in(world, (many_homes.URN,), misses=4)
    by_urn = {miss.urn: miss for miss in near_misses(found)}
    assert "SC900207" in by_urn
    opened = [miss for miss in by_urn.values() if miss.change is not None]
    assert opened
    assert all(miss.change is not None and miss.change.best >= Band.CONDITIONS for miss in opened)


def test_cost_is_shown_and_changes_no_place() -> None:
    world = many_homes.world()
    dear = tuple(
        h.model_copy(update={"fee": h.fee and h.fee.model_copy(update={"weekly_pounds": 90_000 - n})})
        for n, h in enumerate(world.homes)
    )
    before, after = (found_in(w).shortlist.shown for w in (world, world.model_copy(update={"homes": dear})))
    assert [h.urn for h in before] == [h.urn for h in after]
    assert [h.weekly_pounds for h in before] != [h.weekly_pounds for h in after]
    assert not any("cost" in words or "fee" in words or "pound" in words for words in ORDER)


def test_every_draw_gives_each_home_one_place_and_the_same_seed_the_same() -> None:
    steady = found_in(many_homes.world(), seed=3).shortlist.steadiness
    assert steady == found_in(many_homes.world(), seed=3).shortlist.steadiness
    assert {sum(row) for row in steady.acceptability} == {steady.draws}
    assert {sum(column) for column in zip(*steady.acceptability, strict=True)} == {steady.draws}


@FEWER
@given(markets(most_homes=4))
def test_an_order_said_never_to_change_keeps_every_place_in_every_draw(world: World) -> None:
    steady = found_in(world).shortlist.steadiness
    if steady.never_changes:
        for place, row in enumerate(steady.acceptability):
            assert row[place] == steady.draws


def test_an_order_that_an_open_finding_could_turn_is_never_said_not_to_change() -> None:
    """A silent home nearer by: were its answer good it would come first. Once it says so, or says no, nothing can."""
    child = told.newcomer(needs={"seizures": 3}, home_place=told.miles_east(0.0))
    far = told.home(urn="SC900002", place=told.miles_east(19.0))
    near = told.home(urn="SC900001", place=told.miles_east(1.0))
    silent = near.model_copy(update={"statement": told.statement(needs=())})
    steady = {}
    for name, home in (("silent", silent), ("said", near)):
        world = told.world(referral=told.referral(child=child))
        steady[name] = found_in(world.model_copy(update={"homes": (home, far), "groups": ()})).shortlist.steadiness
    assert not steady["silent"].never_changes
    assert steady["silent"].urns == ("SC900002", "SC900001")
    assert 0 < steady["silent"].acceptability[1][0] < steady["silent"].draws
    assert steady["said"].urns == ("SC900001", "SC900002")


def test_an_order_that_a_home_could_turn_by_telling_of_a_place_is_never_said_not_to_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And planted: what a home has not told of its places is taken to stay untold."""
    own = told.home()
    silent = own.model_copy(update={"urn": "SC900002", "vacancies": ()})
    empty = told.group(()), told.group(()).model_copy(update={"urn": silent.urn})
    world = told.world().model_copy(update={"homes": (own, silent), "groups": empty})

    def second() -> tuple[str, int, bool]:
        found = found_in(world, own=(own.urn,)).shortlist
        return found.shown[1].urn, found.shown[1].best_place, found.steadiness.never_changes

    assert "yes, a bedroom" in to_text(shortlist_report(found_in(world, own=(own.urn,))))
    assert second() == (silent.urn, 1, False)
    monkeypatch.setattr(Searched, "_may_have_place", Searched._has_place)
    assert second() == (silent.urn, 2, True)


def test_a_search_that_shows_no_home_or_only_the_first_is_answered() -> None:
    world = many_homes.world()
    assert [len(found_in(world, shown=n).shortlist.steadiness.urns) for n in (0, 1)] == [0, 1]


def test_each_consideration_names_a_rule_that_can_be_screened_and_its_source() -> None:
    rules = {rule.ID for rule in PUBLISHED}
    assert {c.rule for c in considerations()} <= rules
    assert all("Act" in c.source or "Project judgement" in c.source for c in considerations())


def test_a_weight_can_be_changed_and_a_wrong_one_is_refused() -> None:
    weights = {w.id: w.weight for w in weights_on(told.TODAY, {"near-home": 0})}
    assert weights["near-home"] == 0
    with pytest.raises(BadInput, match="no such consideration"):
        weights_on(told.TODAY, {"price": 5})
    with pytest.raises(BadInput, match="0 to 100"):
        weights_on(told.TODAY, {"near-home": 101})


def test_the_check_of_an_own_home_is_the_whole_check() -> None:
    world = many_homes.world()
    found = found_in(world, (many_homes.URN,))
    assert found.reports[0].findings == check_match(found.matches[0]).findings


def test_a_world_with_no_home_or_only_own_homes_is_answered() -> None:
    none = found_in(told.world().model_copy(update={"homes": (), "groups": ()}))
    assert (none.shortlist.homes, none.shortlist.shown) == (0, ())
    own = found_in(told.world(), (told.URN,))
    assert [home.is_own for home in own.shortlist.shown] == [True]


def test_own_homes_of_which_it_is_not_said_who_lives_there_are_told_of_once_with_those_that_could_be_named() -> None:
    world = many_homes.world()
    every = tuple(home.urn for home in world.homes)
    with pytest.raises(BadInput) as refused:
        market_of(world, world.as_at, every)
    (problem,) = refused.value.problems
    assert problem.where.startswith("homes SC9002")
    assert problem.where.endswith(f"and {len(every) - 1 - 12} more") or len(every) <= 13
    assert many_homes.URN not in problem.where
    assert problem.way_out.endswith(f"Or name as your own only {many_homes.URN}.")


def test_a_home_that_tells_of_places_from_a_later_night_is_not_one_that_told_of_none() -> None:
    world = many_homes.world()
    start = world.referrals[0].start
    told_of = {
        "SC900201": (Vacancy(places=2, since=start + timedelta(days=9), told_on=world.as_at),),
        "SC900118": (Vacancy(places=1, since=start, told_on=world.as_at),),
    }
    later, before = start + timedelta(days=9), world.as_at - timedelta(days=1)
    taken_back = (Vacancy(places=2, since=later, told_on=before), Vacancy(places=0, since=later, told_on=world.as_at))
    wanted = Wanted(start, later, world.referrals[0].kind)
    assert free_later(vacant(taken_back), wanted, before, world.as_at) is None
    assert free_later(vacant(taken_back[:1]), wanted, before, world.as_at) == later
    homes = tuple(h.model_copy(update={"vacancies": told_of.get(h.urn, ())}) for h in world.homes)
    found = found_in(world.model_copy(update={"homes": homes})).shortlist
    told_now = {h.urn: (h.places_told, h.free_from and (h.free_from - start).days) for h in found.shown}
    assert told_now["SC900201"] == (None, 9)
    assert told_now["SC900118"] == (1, None)
    assert all(each == (None, None) for urn, each in told_now.items() if urn not in told_of)
