"""What is worked out once, for all homes of a child and for all children of a home, changes no fit by a word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from matching.placement.checks import Checks
from matching.placement.problem import Fit
from matching.reading import cover
from matching.world.catalogue import standard_catalogue
from matching.world.child import TaskNeeded
from matching.world.policy import england
from matching.world.referral import Referral
from matching.world.world import World
from scenarios import storybook as told
from scenarios.generators.region import region
from tests.placement.test_together import ANY
from tests.placement.test_world import world
from tests.rules.trained_staff import RESCUE, holding

FEW = settings(max_examples=max(settings().max_examples // 20, 3), suppress_health_check=list(HealthCheck))


def checks(asked: World) -> Checks:
    return Checks(asked, asked.as_at, standard_catalogue(), england().on(asked.as_at))


def once_for_all(asked: World) -> Iterator[Fit]:
    of_all = checks(asked)
    for number in range(len(of_all.referrals)):
        yield from of_all.fits(number, tuple(of_all.homes))


def one_by_one(asked: World) -> Iterator[Fit]:
    """Nothing that was found of one child at one home is known when the next is asked about."""
    for number in range(len(checks(asked).referrals)):
        for urn in checks(asked).homes:
            yield from checks(asked).fits(number, (urn,))


@FEW
@given(ANY)
def test_a_fit_is_the_same_whatever_was_asked_before(asked: World) -> None:
    assert list(once_for_all(asked)) == list(one_by_one(asked))


def test_so_it_is_in_a_region() -> None:
    asked = region(4, 6, 12)
    fits = list(once_for_all(asked))
    assert len({f.child for f in fits}) > 3
    assert fits == list(one_by_one(asked))


def trained_for_the_second() -> World:
    """Two children who need a task for which staff are assessed child by child, and were for the second alone."""
    home = told.home(staff=holding(4, RESCUE, child="C-2"))
    asked = world(2, homes=(home,))
    return asked.model_copy(update={"referrals": tuple(map(_needing, asked.referrals))})


def _needing(referral: Referral) -> Referral:
    child = referral.child.model_copy(update={"clinical_tasks": (TaskNeeded(task=RESCUE),)})
    return referral.model_copy(update={"child": child})


def test_who_was_assessed_for_one_child_by_name_counts_for_that_child_alone() -> None:
    asked = trained_for_the_second()
    first, second = once_for_all(asked)
    assert first.best < second.best
    assert [first, second] == list(one_by_one(asked))


def test_cover_taken_for_the_same_whichever_child_it_is_for_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "_assessed_for", lambda match: frozenset())
    with pytest.raises(AssertionError):
        test_who_was_assessed_for_one_child_by_name_counts_for_that_child_alone()
