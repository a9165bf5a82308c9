"""What is worked out once, for all homes of a child and for all children of a home, changes no fit by a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

import pytest
from hypothesis import HealthCheck, given, settings

from matching.check import every_question
from matching.findings import Band, Verdict, met
from matching.known import Known, OfChildFirst, every_case
from matching.match import Match, open_match
from matching.outlook import Outlook
from matching.placement.checks import Checks
from matching.placement.fitting import _with_only
from matching.placement.problem import Fit
from matching.reading import bedrooms, cover
from matching.rules import RULES, bedroom
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


@cache
def of_a_region() -> tuple[Match, ...]:
    """Every child of a small region at every home."""
    return tuple(every_match(region(4, 6, 12)))


def every_match(asked: World) -> Iterator[Match]:
    of_all = checks(asked)
    for referral in of_all.referrals:
        for urn in of_all.homes:
            yield open_match(asked, referral.id, urn, of_all.on, of_all.catalogue, of_all.law)


def judged_of_the_child_first(match: Match) -> list[OfChildFirst]:
    judges = (question.judge for _, question in every_question(match, RULES))
    return [judge for judge in judges if isinstance(judge, OfChildFirst)]


def plainly(judge: OfChildFirst, known: Known) -> Verdict:
    return judge(known)


def differing(match: Match) -> list[OfChildFirst]:
    """The judges that do not tell the same worlds apart when everything is asked in one go."""
    found = judged_of_the_child_first(match)
    return [j for j in found if every_case(j, match) != every_case(partial(plainly, j), match)]


@FEW
@given(ANY)
def test_what_is_asked_of_the_child_first_tells_the_same_worlds_apart_in_the_same_order(asked: World) -> None:
    assert [judge for match in every_match(asked) for judge in differing(match)] == []


def test_so_it_does_in_a_region_where_much_is_not_known() -> None:
    judges = [(judge, match) for match in of_a_region() for judge in judged_of_the_child_first(match)]
    assert max(len(every_case(judge, match)) for judge, match in judges) > 2
    assert [judge for match in of_a_region() for judge in differing(match)] == []


def test_looking_afterwards_at_what_was_looked_at_first_would_be_caught() -> None:
    child = told.newcomer(needs={"seizures": ()})
    match = next(every_match(told.world(referral=told.referral(child=child))))

    def both(known: Known, severe: bool) -> Verdict:
        return met(f"{severe}, and {known.at_least(child.id, 'seizures', 2)}.")

    judge = OfChildFirst(lambda known: known.at_least(child.id, "seizures", 3), both)
    told_apart = [[case.verdict.reason for case in every_case(asked, match)] for asked in (judge, judge.__call__)]
    assert told_apart == [
        ["True, and True.", "True, and False.", "False, and True.", "False, and False."],
        ["True, and True.", "False, and True.", "False, and False."],
    ]


def rooms_wrongly_sure(match: Match) -> list[str]:
    """The bedrooms of which another band is found where each is the only one."""
    sure = bedrooms.sure_bands(match)
    rooms = (room for room in match.home.bedrooms if room.id in sure)
    return [room.id for room in rooms if bedroom.best_band(_with_only(match, room)) is not sure[room.id]]


@FEW
@given(ANY)
def test_a_bedroom_about_which_nothing_is_open_allows_the_same_were_it_the_only_one(asked: World) -> None:
    assert [room for match in every_match(asked) for room in rooms_wrongly_sure(match)] == []


def test_a_bedroom_taken_for_sure_while_something_is_open_about_it_would_be_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert any(bedrooms.sure_bands(match) for match in of_a_region())
    assert not any(rooms_wrongly_sure(match) for match in of_a_region())
    monkeypatch.setattr(bedrooms, "sure_bands", taken_for_sure)
    assert any(rooms_wrongly_sure(match) for match in of_a_region())


def taken_for_sure(match: Match) -> dict[str, Band]:
    fear = bedrooms._Called(Outlook(match, {}, hopeful=False))
    rooms = match.home.bedrooms
    return {room.id: bedrooms._offer(fear.outlook, room, match.start, fear).band for room in rooms}
