"""What is to be arranged between newcomers counts in the plan, and is told with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from matching.check import check
from matching.errors import EngineFault
from matching.findings import Band
from matching.placement import company, newcomers, place_world
from matching.placement.may_know import all_own, may_know
from matching.placement.newcomers import Together, joined
from matching.placement.problem import Strain
from matching.placement.result import Placement
from matching.reports import placement_plan
from matching.reports.placement_plan import in_short
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios import storybook
from scenarios.storybook import TODAY
from service.commands.placing import TO_ARRANGE, as_rows
from service.web.text import to_text
from tests.placement.test_world import EFFORT, world

AMBER = ({"criminal_exploitation": 2}, {"substance_use": 2})
SUPPLY = "Supply through the house can lead to debt"


def two(homes: int, needs: Sequence[dict[str, int]] = AMBER) -> World:
    """As many children as needs are given for, and so many homes alike in which nobody lives yet."""
    ordinary = world(len(needs))
    referrals = tuple(
        storybook.referral(id=f"R-{n}", child=storybook.child(f"C-{n}", f"Child {n}", date(2013, 5, n), needs=have))
        for n, have in enumerate(needs, 1)
    )
    urns = [f"SC90010{n}" for n in range(1, homes + 1)]
    return ordinary.model_copy(
        update={
            "referrals": referrals,
            "homes": tuple(ordinary.homes[0].model_copy(update={"urn": urn}) for urn in urns),
            "groups": tuple(ordinary.groups[0].model_copy(update={"urn": urn, "residents": ()}) for urn in urns),
        }
    )


def placed(asked: World, *, own: bool = True) -> Placement:
    known = all_own(asked) if own else may_know(asked)
    return place_world.place_world(known, asked.as_at, effort=EFFORT)


@pytest.fixture(scope="module")
def in_one_home() -> Placement:
    return placed(two(1))


def are_parted(*, few: int = place_world.FEW) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place_world, "FEW", few)
        found = placed(two(2))
    assert len({c.urn for c in found.children}) == 2
    assert [c.band for c in found.children] == [Band.GOOD.words] * 2


@pytest.mark.parametrize("few", [0, place_world.FEW], ids=["as a plan joins them", "beforehand"])
def test_of_homes_that_fit_as_well_two_with_a_known_condition_between_them_live_in_two(few: int) -> None:
    are_parted(few=few)


def test_conditions_between_newcomers_forgotten_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newcomers, "strains_of", lambda *asked: iter(()))
    with pytest.raises(AssertionError):
        are_parted()


def test_the_band_of_a_child_and_the_level_it_counts_at_are_those_of_the_check_with_who_would_come_too(
    in_one_home: Placement,
) -> None:
    figure = {level.id: level.value for level in in_one_home.levels}
    assert [(c.band, c.band_at_best, c.sure) for c in in_one_home.children] == [
        (Band.CONDITIONS.words,) * 2 + (True,)
    ] * 2
    assert (figure["worst-placed: a good match"], figure["sure: all children"]) == (0, 2)
    assert figure["fit"] == sum(c.points - c.cost for c in in_one_home.children)


@pytest.mark.parametrize(
    "needs", [AMBER, ({}, {}), ({"self_harm": 2}, {"self_harm": 1})], ids=["amber", "none", "harm"]
)
def test_the_band_told_of_two_in_one_home_is_that_of_the_whole_check_with_the_other_living_there(
    needs: tuple[dict[str, int], ...],
) -> None:
    asked = two(1, needs)
    told = {c.child: (c.band, c.band_at_best) for c in placed(asked).children}
    for one, other in ((0, 1), (1, 0)):
        here = joined(asked, [asked.referrals[other]], asked.homes[0].urn, asked.referrals[one])
        found = check(here, asked.referrals[one].id, asked.homes[0].urn, asked.as_at)
        assert told[asked.referrals[one].id] == (found.worst.words, found.best.words)


def test_what_is_to_be_arranged_with_who_would_come_too_is_in_every_form_of_the_plan(in_one_home: Placement) -> None:
    whole = " ".join(to_text(placement_plan.write(in_one_home)).split())
    short = " ".join(to_text(in_short.write(in_one_home)).split())
    assert whole.count("to arrange with who would come too") == 2
    assert SUPPLY in whole
    assert "2 to arrange with who would come too" in short
    header, first, *_ = as_rows(in_one_home).splitlines()
    assert header.endswith(TO_ARRANGE)
    assert SUPPLY in first
    assert all(SUPPLY in child.to_arrange[0] for child in in_one_home.children)


def test_what_is_between_two_at_anothers_home_is_told_too() -> None:
    asked = two(1)
    room = asked.homes[0].model_copy(update={"vacancies": (Vacancy(places=2, since=TODAY, told_on=TODAY),)})
    found = placed(asked.model_copy(update={"homes": (room,)}), own=False)
    assert [c.urn for c in found.children] == [room.urn] * 2
    assert all(SUPPLY in " ".join((*c.to_arrange, *c.only_if)) for c in found.children)


def test_what_lowers_a_good_match_only_when_three_come_counts_for_each_and_costs_no_points(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def of_three(found: Sequence[Together], urn: str, alone: object) -> Iterator[Strain]:
        ids = [one.newcomer.id for one in found]
        for _ in range(len(ids) if len(ids) == 3 else 0):
            ids = [*ids[1:], ids[0]]
            yield Strain(tuple(ids), 7, ("Too few by day.",), urn, Band.CONDITIONS, Band.CONDITIONS)

    for module in (company, newcomers):
        monkeypatch.setattr(module, "strains_of", of_three)
    found = placed(two(1, ({}, {}, {})))
    figure = {level.id: level.value for level in found.levels}
    assert [(c.band, c.cost) for c in found.children] == [(Band.CONDITIONS.words, 0)] * 3
    assert figure["worst-placed: a good match"] == 0
    assert figure["fit"] == sum(c.points for c in found.children)


def test_a_plan_kept_after_so_many_that_fitted_worse_says_what_it_costs_and_what_none_exceeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(place_world, "FEW", 0)
    monkeypatch.setattr(place_world, "STRAINED", -2)
    found = placed(two(2))
    assert all(level.bound is not None and level.bound >= level.value for level in found.levels)
    together = len({c.urn for c in found.children}) == 1
    assert [bool(c.to_arrange) for c in found.children] == [together] * 2
    assert together
    assert any(not level.proven for level in found.levels)


def test_a_figure_that_forgets_what_lowers_a_good_match_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.placement.model.Model._with", lambda model, groups: {})
    with pytest.raises(EngineFault, match="not worth what was said of it"):
        placed(two(1))
