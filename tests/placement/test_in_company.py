"""What is found only because of who else would come is told of every child, as a whole check of the group finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from matching.check import check
from matching.findings import Band, Finding
from matching.placement import in_company as company
from matching.placement.checks import Checks
from matching.placement.in_company import in_company
from matching.placement.newcomers import FOR_THE_PLAN, Together, _with_bonds, joined
from matching.placement.problem import POSSIBLE
from matching.placement.result import Placement
from matching.plain_json import write_json
from matching.reports import placement_plan
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.referral import Referral
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios.storybook import TODAY, two_residents
from service.commands.placing import as_rows
from service.web.text import to_text
from tests.placement.test_strains import placed, two
from tests.placement.test_world import siblings_unchecked
from tests.strategies import worlds

AWAKE_AT_NIGHT = "2 children often need somebody awake at night"
FEW = settings(max_examples=settings().max_examples // 20, suppress_health_check=list(HealthCheck))
NEEDS = ("sleep_night", "night_noise", "criminal_exploitation", "substance_use", "self_harm", "aggression_to_peers")
UP_AT_NIGHT = {"sleep_night": 3}
Told = tuple[list[str], list[str], Band, Band]


def said(finding: Finding) -> tuple[object, ...]:
    return finding.key, finding.outcome, finding.worst, finding.best, finding.reason, finding.conditions


def by_a_whole_check(asked: World, one: Referral, others: Sequence[Referral], urn: str) -> Told:
    """What limits the match in a full check with the others living there, and not in one without them."""
    together, alone = (
        [f for f in check(there, one.id, urn, asked.as_at).findings if f.worst < Band.GOOD]
        for there in (joined(asked, others, urn, _with_bonds(one, others)), asked)
    )
    known = {said(f) for f in alone}
    new = [f for f in together if f.rule not in FOR_THE_PLAN and said(f) not in known]
    return (
        list(dict.fromkeys(f.reason for f in new if f.worst < POSSIBLE)),
        list(
            dict.fromkeys(
                " ".join((f.reason, *(c.what for c in f.conditions))) for f in new if f.worst is Band.CONDITIONS
            )
        ),
        min((f.worst for f in new), default=Band.GOOD),
        min((f.best for f in new), default=Band.GOOD),
    )


def all_is_told(asked: World) -> bool:
    """Of every group that could be made of those referred, at every home: what is told is what a whole check finds."""
    checks = Checks(asked, asked.as_at, standard_catalogue(), england().on(asked.as_at))
    everybody = checks.referrals
    for urn in checks.homes:
        for found, one in zip(in_company(checks, (urn, tuple(r.id for r in everybody))), everybody, strict=True):
            asks, arrange, worst, best = by_a_whole_check(asked, one, [r for r in everybody if r is not one], urn)
            if (list(found.arrange), found.worst, found.best) != (arrange, worst, best):
                return False
            if len(asks) != len(found.asks) or not all(map(str.startswith, found.asks, asks)):
                return False
    return True


@FEW
@given(worlds(least=1, most_homes=1, most_residents=1, most_referrals=3))
def test_of_every_group_each_child_is_told_what_a_whole_check_of_it_finds_and_nothing_else(asked: World) -> None:
    assert all_is_told(asked)


def drawn(seed: int) -> World:
    """Two or three children of whom some needs are not known; few or many are awake there, and some live there."""
    dice = Random(seed)
    needs = [{need: dice.randrange(4) for need in dice.sample(NEEDS, 4)} for _ in range(dice.choice((2, 2, 3)))]
    asked = two(1, needs)
    open_of = [dice.sample(NEEDS, dice.randrange(3)) for _ in needs]
    home, group = asked.homes[0], asked.groups[0]
    shifts = tuple(s.model_copy(update={"awake": dice.randrange(3)}) for s in home.shifts)
    lives = two_residents()[: dice.randrange(3)]
    return asked.model_copy(
        update={
            "referrals": tuple(_open(r, needs) for r, needs in zip(asked.referrals, open_of, strict=True)),
            "homes": (home.model_copy(update={"shifts": shifts}),),
            "groups": (group.model_copy(update={"residents": lives}),),
        }
    )


def _open(referral: Referral, needs: Sequence[str]) -> Referral:
    facts = tuple(f for f in referral.child.facts if f.about not in needs)
    return referral.model_copy(update={"child": referral.child.model_copy(update={"facts": facts})})


def test_of_groups_in_which_little_is_known_and_few_are_awake_all_is_told_too() -> None:
    assert all(all_is_told(drawn(seed)) for seed in range(12))


def test_telling_only_what_is_between_two_newcomers_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = two(1, [UP_AT_NIGHT] * 2)
    assert all_is_told(asked)
    honest = Checks.together

    def between_two(checks: Checks, ids: Sequence[str], urn: str) -> tuple[Together, ...]:
        found = honest(checks, ids, urn)
        return tuple(replace(one, rules=tuple(r for r in one.rules if r.LOOKS_AT.name == "PAIR")) for one in found)

    monkeypatch.setattr(Checks, "together", between_two)
    assert not all_is_told(asked)


def texts(found: Placement) -> list[str]:
    page = " ".join(to_text(placement_plan.write(found)).split())
    return [page, write_json(found).decode(), as_rows(found)]


@pytest.fixture(scope="module")
def at_anothers_home() -> Placement:
    """Two whose check is not sure at the one home: it is another's, and who lives there is not known."""
    asked = two(1, [UP_AT_NIGHT] * 2)
    home = asked.homes[0].model_copy(update={"vacancies": (Vacancy(places=2, since=TODAY, told_on=TODAY),)})
    return placed(asked.model_copy(update={"homes": (home,)}), own=False)


def test_what_arises_in_the_group_is_told_of_a_child_who_is_not_sure_of_the_home(at_anothers_home: Placement) -> None:
    children = at_anothers_home.children
    assert [(c.sure, len({x.urn for x in children})) for c in children] == [(False, 1)] * 2
    assert all(any(AWAKE_AT_NIGHT in line for line in c.to_arrange) for c in children)
    assert [text.count(AWAKE_AT_NIGHT) for text in texts(at_anothers_home)] == [2] * 3


def test_a_plan_that_tells_of_company_only_who_is_sure_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: nothing is asked once more, and what is told is what counts in the plan."""
    asked = two(1, [UP_AT_NIGHT] * 2)
    home = asked.homes[0].model_copy(update={"vacancies": (Vacancy(places=2, since=TODAY, told_on=TODAY),)})
    monkeypatch.setattr("matching.placement.place_world.told_in_company", lambda children, *rest: children)
    found = placed(asked.model_copy(update={"homes": (home,)}), own=False)
    with pytest.raises(AssertionError):
        test_what_arises_in_the_group_is_told_of_a_child_who_is_not_sure_of_the_home(found)


def test_of_three_in_one_home_it_is_told_what_the_check_says_of_all_three_and_not_of_two() -> None:
    found = placed(two(1, [UP_AT_NIGHT] * 3))
    for child in found.children:
        assert any("3 children often need somebody awake" in line for line in child.to_arrange)
        assert not any(AWAKE_AT_NIGHT in line for line in child.to_arrange)


def test_who_is_told_to_be_sure_is_who_counts_as_sure_in_the_plan(at_anothers_home: Placement) -> None:
    for found in (at_anothers_home, placed(siblings_unchecked()), placed(two(1, [UP_AT_NIGHT] * 2))):
        sure = {level.id: level.value for level in found.levels}["sure: all children"]
        assert sum(child.sure for child in found.children) == sure


def test_a_child_alone_in_a_home_is_told_nothing_of_company() -> None:
    (child,) = placed(two(1, [UP_AT_NIGHT])).children
    assert (child.to_arrange, child.only_if, child.band) == ((), (), Band.GOOD.words)


def test_nothing_is_asked_again_of_homes_with_one_newcomer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(company, "in_company", lambda checks, home: asked.append(home))
    placed(two(2, [UP_AT_NIGHT] * 2))
    assert asked == []
