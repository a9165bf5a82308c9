"""A world becomes a problem by the full check, and nothing unknown there passes for safe."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

import pytest

from matching.optimise.lexicographic import Effort
from matching.placement import company, opening
from matching.placement.checks import Checks
from matching.placement.fitting import NOT_KNOWN_HERE
from matching.placement.from_world import problem_of
from matching.placement.may_know import all_own
from matching.placement.place_world import place_world
from matching.placement.problem import Answer, Response
from matching.placement.result import Placement
from matching.reports.placement_plan import who_where
from matching.vacant import Told, Wanted, told_free
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.referral import Bond, Referral, SiblingBond
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios import storybook
from scenarios.storybook import TODAY, URN
from scenarios.worlds import brother_and_sister
from tests.tables.small import refused

EFFORT = Effort(10.0)


def world(children: int = 1, **changes: object) -> World:
    """The ordinary home with so many children referred, all alike but for their names."""
    referrals = tuple(_referral(n) for n in range(1, children + 1))
    ids = [r.child.id for r in referrals]
    residents = storybook.two_residents()
    everybody = [*ids, *(r.child.id for r in residents)]
    ties = [storybook.no_link(a, b) for n, a in enumerate(everybody) for b in everybody[n + 1 :]]
    group = storybook.group(residents, ties)
    made = storybook.world(storybook.home(), group, referrals[0])
    return made.model_copy(update={"referrals": referrals, **changes})


def _referral(number: int) -> Referral:
    child = storybook.child(f"C-{number}", f"Child {number}", date(2013, 5, number))
    return storybook.referral(id=f"R-{number}", child=child)


def homes(found: Placement) -> dict[str, str | None]:
    return {c.child: c.urn for c in found.children}


def test_a_child_is_placed_where_the_check_says_that_it_is_possible() -> None:
    assert homes(place_world(all_own(world()), TODAY, effort=EFFORT)) == {"R-1": URN}


def test_a_home_in_which_the_child_lives_already_is_told_as_one() -> None:
    held, tomorrow = world(), TODAY + timedelta(days=1)
    stay = Resident(child=held.referrals[0].child, bedroom="room 3", arrived=TODAY, leaving=tomorrow)
    lives = storybook.group((*storybook.two_residents(), stay))
    for group, on, says in ((held.groups[0], TODAY, False), (lives, TODAY, True), (lives, tomorrow, False)):
        (child,) = place_world(all_own(held.model_copy(update={"groups": (group,)})), on, effort=EFFORT).children
        assert (child.urn, child.lives_there) == (URN, says)
        assert ("; lives there now" in str(who_where.home_of(child, {URN: "Alder Bank"}))) is says


def test_a_home_whose_children_are_not_known_is_never_sure() -> None:
    (fit,) = problem_of(world(groups=()), TODAY).fits
    assert not fit.sure
    assert fit.asks[0] == NOT_KNOWN_HERE
    (child,) = place_world(all_own(world(groups=())), TODAY, effort=EFFORT).children
    assert (child.sure, child.only_if[0]) == (False, NOT_KNOWN_HERE)


def test_brother_and_sister_who_must_live_together_come_to_one_home() -> None:
    found = homes(place_world(all_own(brother_and_sister.world()), brother_and_sister.ON, effort=EFFORT))
    assert len(found) == 2
    assert len(set(found.values()) - {None}) == 1


def test_newcomers_of_whom_a_harm_between_them_is_not_ruled_out_are_kept_apart() -> None:
    two = world(2)
    unchecked = two.groups[0].model_copy(
        update={"ties": tuple(t for t in two.groups[0].ties if not t.joins("C-1", "C-2"))}
    )
    assert problem_of(two, TODAY).apart == ()
    apart = problem_of(two.model_copy(update={"groups": (unchecked,)}), TODAY).apart
    assert [(a.children, a.urn) for a in apart] == [(("R-1", "R-2"), URN)]


def siblings_unchecked(*, both_name_it: bool = True) -> World:
    """Two who must live together, as both referrals say or only the second, with nothing checked between them."""
    two = world(2)
    bond = SiblingBond(child="C-2", bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="They are close.")
    first, second = two.referrals
    second = second.model_copy(update={"siblings": (bond.model_copy(update={"child": "C-1"}),)})
    first = first.model_copy(update={"siblings": (bond,)}) if both_name_it else first
    ties = tuple(t for t in two.groups[0].ties if not t.joins("C-1", "C-2"))
    group = two.groups[0].model_copy(update={"ties": ties})
    return two.model_copy(update={"groups": (group,), "referrals": (first, second)})


def test_what_is_not_known_between_siblings_decided_to_live_together_is_asked_of_somebody_named() -> None:
    asked = siblings_unchecked()
    assert {d.children for d in problem_of(asked, TODAY).doubts} == {("R-1", "R-2"), ("R-2", "R-1")}
    found = place_world(all_own(asked), TODAY, effort=EFFORT).children
    assert [(c.urn, c.sure) for c in found] == [(URN, False)] * 2
    assert all("Ask: " in c.only_if[0] for c in found)


@pytest.mark.parametrize("both_name_it", [True, False])
def test_brothers_and_sisters_are_asked_about_harm_between_them_and_never_whether_they_know_each_other(
    both_name_it: bool,
) -> None:
    asks = [ask for d in problem_of(siblings_unchecked(both_name_it=both_name_it), TODAY).doubts for ask in d.asks]
    assert len(asks) == 2
    assert not any("know of" in ask for ask in asks)
    assert all("who are brothers or sisters, harmed the other?" in ask for ask in asks)


def test_a_tie_between_brothers_and_sisters_that_one_referral_names_holds_for_both() -> None:
    asked = problem_of(siblings_unchecked(both_name_it=False), TODAY)
    assert asked.apart == ()
    assert [s.children for s in asked.siblings] == [("R-1", "R-2")]


@pytest.mark.parametrize(("says", "told"), [((), (("R-1", "R-2"),)), (None, ())], ids=["none", "not asked"])
def test_a_referral_that_says_there_is_nobody_to_live_with_is_told_where_another_says_together(
    says: tuple[SiblingBond, ...] | None, told: tuple[tuple[str, str], ...]
) -> None:
    asked = siblings_unchecked(both_name_it=False)
    first = asked.referrals[0].model_copy(update={"siblings": says})
    asked = asked.model_copy(update={"referrals": (first, asked.referrals[1])})
    found = place_world(all_own(asked), TODAY, effort=EFFORT)
    assert found.differ == told
    assert len(set(homes(found).values())) == 1


def test_a_child_who_is_referred_twice_for_the_same_nights_is_not_given_two_homes() -> None:
    """Of two who would both have a place: only the days tell that both could be had, one after the other."""
    first = _referral(1).model_copy(update={"expected_nights": 30})
    again = first.model_copy(update={"id": "R-9"})
    (text,) = refused(problem_of, world().model_copy(update={"referrals": (first, again)}), TODAY)
    assert all(part in text for part in ("R-1", "R-9", "the same child"))
    later = again.model_copy(update={"start": first.start + timedelta(days=30)})
    one_after_the_other = world().model_copy(update={"referrals": (first, later)})
    assert len(problem_of(one_after_the_other, TODAY).children) == 2


def test_no_more_children_are_placed_than_the_registration_allows_with_those_who_live_there() -> None:
    found = place_world(all_own(world(3)), TODAY, effort=EFFORT)
    assert sum(urn is not None for urn in homes(found).values()) == 2
    assert found.shortage is not None
    assert found.shortage.short == 1


def test_what_a_home_declined_is_not_proposed_again() -> None:
    found = place_world(all_own(world()), TODAY, responses=[Response("R-1", URN, Answer.DECLINED)], effort=EFFORT)
    assert homes(found) == {"R-1": None}


def test_three_who_are_too_many_together_are_parted_and_the_plan_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = world(2)
    free = world(2).groups[0].model_copy(update={"residents": storybook.two_residents()[:1]})
    asked = world(3, groups=(free.model_copy(update={"ties": world(3).groups[0].ties}),))
    assert sum(u is not None for u in homes(place_world(all_own(asked), TODAY, effort=EFFORT)).values()) == 3

    def too_many(checks: Checks, ids: Collection[str], *rest: object) -> str | None:
        return "Too many together." if len(ids) > 2 else None

    monkeypatch.setattr(company, "why_apart", too_many)
    assert sum(u is not None for u in homes(place_world(all_own(asked), TODAY, effort=EFFORT)).values()) == 2


def told(places: int, until: date | None = None, days_ago: int = 3) -> Vacancy:
    since = TODAY - timedelta(days=days_ago)
    return Vacancy(places=places, since=since, told_on=since, until=until)


def of_another(*vacancies: Vacancy) -> World:
    """Two children and one home of which only what is public is known, with the places that it says are free."""
    return world(2, homes=(storybook.home(bedrooms=(), staff=(), shifts=(), vacancies=vacancies),), groups=())


@pytest.mark.parametrize(("vacancies", "placed"), [((told(2),), 2), ((told(1),), 1), ((told(0),), 0), ((), 1)])
def test_a_home_whose_bedrooms_are_not_known_has_the_places_it_says_are_free_and_is_asked_of_one_where_it_said_none(
    vacancies: tuple[Vacancy, ...], placed: int
) -> None:
    asked = of_another(*vacancies)
    (home,) = problem_of(asked, TODAY).homes
    assert home.rooms is None
    assert home.most_on(asked.referrals[0].start) == placed
    children = place_world(all_own(asked), TODAY, effort=EFFORT).children
    assert sum(c.urn is not None for c in children) <= placed
    assert not any(c.sure for c in children)


def test_a_vacancy_that_ends_before_the_stay_does_is_not_counted_as_free_for_it() -> None:
    (first, _) = of_another().referrals
    before, after = first.start - timedelta(days=1), first.start + timedelta(days=1)
    for until, most in ((before, 1), (after, 3)):
        (home,) = problem_of(of_another(told(3, until)), TODAY).homes
        assert home.most_on(first.start) == most
        assert home.most_on(after) == 1
        assert all(not fit.sure for fit in problem_of(of_another(told(3, until)), TODAY).fits)


def test_a_shortage_says_where_a_place_is_only_supposed() -> None:
    asked = of_another()
    found = place_world(all_own(asked), TODAY, effort=EFFORT).shortage
    assert found is not None
    assert found.sentence.endswith("not said how many places are free: one is supposed there, so ask them first.")
    assert not (place_world(all_own(of_another(told(1))), TODAY, effort=EFFORT).shortage or found).sentence.endswith(
        "first."
    )


def test_a_vacancy_told_too_long_ago_is_nothing_to_stand_on() -> None:
    (home,) = problem_of(of_another(told(3, days_ago=200)), TODAY).homes
    assert home.most_on(of_another().referrals[0].start) == 1


def vacancy_ends() -> None:
    test_a_vacancy_that_ends_before_the_stay_does_is_not_counted_as_free_for_it()


def test_places_told_that_are_counted_beyond_their_end_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(vacancies: Sequence[Told], wanted: Wanted, fresh_from: date, on: date) -> int | None:
        return told_free([v._replace(until=None) for v in vacancies], wanted, fresh_from, on)

    monkeypatch.setattr(opening, "told_free", endless)
    with pytest.raises(AssertionError):
        vacancy_ends()
