"""Bedrooms are named for every stay of a plan, the ones children are used to where that can be."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from matching.short_breaks import bedroom_choice
from matching.short_breaks.bedroom_choice import Choosing, Span, around_those_kept, best_bedrooms
from matching.short_breaks.build import build
from matching.short_breaks.period import Booking, BookingStatus
from matching.short_breaks.rooming import NotACandidate, name_bedrooms, plan_of
from matching.short_breaks.verifying import verify
from tests.short_breaks.verifying.sound import A, B, Case, sound

ALIKE = (("r1", "r4"),)
"""Both bedrooms suit F-1 and F-3 and nobody else, so that a plan cannot tell them apart."""


def _named(case: Case) -> dict[tuple[str, int], tuple[str, ...]]:
    problem = build(case.period, case.cleared)
    plan = plan_of(problem, case.period, case.stays)
    stays = name_bedrooms(problem, case.period, plan)
    assert verify(case.period, case.cleared, stays).is_sound
    assert [c.stay for c in plan_of(problem, case.period, stays)] == [c.stay for c in plan]
    return {(s.family, (s.first_night - case.period.first_night).days): s.bedrooms for s in stays}


def _familiar(family: str, room: str, case: Case | None = None) -> Case:
    return (case or sound()).family(family, familiar_bedrooms=(f"{A}/{room}",))


def test_a_familiar_bedroom_is_given_where_it_can_be() -> None:
    for one, other in (("r1", "r4"), ("r4", "r1")):
        found = _named(_familiar("F-1", one, _familiar("F-3", other)))
        assert (found["F-1", 4], found["F-1", 14], found["F-3", 5]) == ((one,), (one,), (other,))


def test_of_two_used_to_a_bedroom_the_one_with_more_nights_there_has_it() -> None:
    case = _familiar("F-1", "r4", _familiar("F-3", "r4"))
    longer = case.stay(2, nights=3)
    assert _named(longer)["F-3", 5] == ("r4",)
    assert _named(longer)["F-1", 4] == ("r1",)


def test_a_child_has_the_same_bedroom_again() -> None:
    for first in ("r1", "r4"):
        case = sound().of_period(published=(sound().stays[0].model_copy(update={"bedrooms": (first,)}),))
        found = _named(case)
        assert found["F-1", 4] == found["F-1", 14] == (first,)


def test_a_confirmed_bedroom_comes_before_a_published_one_and_that_before_a_familiar_one() -> None:
    stay = sound().stays[3]
    familiar = _familiar("F-1", "r1")
    published = familiar.of_period(published=(stay.model_copy(update={"bedrooms": ("r4",)}),))
    assert _named(familiar)["F-1", 14] == ("r1",)
    assert _named(published)["F-1", 14] == ("r4",)
    confirmed = Booking(id="B-9", status=BookingStatus.CONFIRMED, **stay.model_dump())
    booked = published.of_period(bookings=(*published.period.bookings, confirmed))
    assert _named(booked)["F-1", 14] == ("r1",)


def test_a_committed_stay_keeps_its_bedroom_whatever_is_familiar() -> None:
    found = _named(sound().family("F-4", familiar_bedrooms=(f"{B}/b2",)))
    assert found["F-4", 7] == ("b1",)


def test_the_same_plan_is_given_the_same_bedrooms_whatever_order_the_period_is_written_in() -> None:
    case = _familiar("F-1", "r4", _familiar("F-3", "r4"))
    turned = case.of_period(families=case.period.families[::-1], homes=case.period.homes[::-1])
    assert _named(turned) == _named(case)


@pytest.mark.parametrize(
    "changes",
    [{"nights": 25}, {"urn": "SC799999"}, {"family": "F-9"}, {"bedrooms": ("r6",)}, {"bedrooms": ("r9",)}],
    ids=str,
)
def test_a_stay_that_is_no_candidate_is_named(changes: dict[str, object]) -> None:
    case = sound()
    stay = case.stays[2].model_copy(update=changes)
    with pytest.raises(NotACandidate) as found:
        plan_of(build(case.period, case.cleared), case.period, (stay,))
    assert found.value.stay == stay


def test_brothers_in_each_other_s_bedrooms_are_the_same_plan() -> None:
    case = sound()
    problem = build(case.period, case.cleared)
    swapped = case.stay(1, bedrooms=("r3", "r2")).stays
    assert plan_of(problem, case.period, swapped) == plan_of(problem, case.period, case.stays)


@pytest.mark.parametrize("seed", range(60))
def test_no_other_way_to_put_stays_into_bedrooms_is_worth_more(seed: int) -> None:
    choosing = _drawn(Random(seed))
    found = best_bedrooms(choosing)
    ways = product(range(choosing.bedrooms), repeat=len(choosing.spans))
    best = max(_worth(choosing, way) for way in ways if _fits(choosing, way))
    assert _fits(choosing, found)
    assert _worth(choosing, found) == best


def _drawn(dice: Random) -> Choosing:
    bedrooms = dice.choice((2, 3))
    spans: list[Span] = []
    for first in sorted(dice.randrange(12) for _ in range(7)):
        if sum(span.until > first for span in spans) < bedrooms:
            spans.append(Span(first, first + dice.randint(1, 5)))
    worth = [[dice.choice((0, 0, 5, 9)) for _ in range(bedrooms)] for _ in spans]
    return Choosing(bedrooms, spans, worth, [(n, n + 2) for n in range(0, len(spans) - 2, 2)])


def _fits(choosing: Choosing, way: tuple[int, ...]) -> bool:
    spans = choosing.spans
    return not any(way[a] == way[b] and spans[a].until > spans[b].first for b in range(len(spans)) for a in range(b))


def _worth(choosing: Choosing, way: tuple[int, ...]) -> int:
    same = sum(way[one] == way[other] for one, other in choosing.following)
    return same + sum(worth[room] for worth, room in zip(choosing.worth, way, strict=True))


def test_a_bedroom_that_can_be_kept_is_kept_though_another_would_rather_have_it() -> None:
    choosing = Choosing(2, [Span(0, 2), Span(1, 5), Span(4, 6)], [[0, 1], [0, 0], [1, 0]])
    assert around_those_kept(choosing, [None, None, 0]) == (0, 1, 0)


@pytest.mark.parametrize("seed", range(60))
def test_bedrooms_are_kept_wherever_all_who_have_one_can_keep_it(seed: int) -> None:
    choosing, kept = _kept(Random(seed))
    found = around_those_kept(choosing, kept)
    assert (found is not None) == _can_be_kept(choosing, kept)
    assert found is None or (_fits(choosing, found) and _keeps(kept, found))


def test_bedrooms_chosen_one_by_one_alone_are_seen_to_lose_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bedroom_choice, "_solved", lambda *_: None)
    drawn = [_kept(Random(seed)) for seed in range(60)]
    assert any(around_those_kept(*case) is None and _can_be_kept(*case) for case in drawn)


def _kept(dice: Random) -> tuple[Choosing, list[int | None]]:
    choosing = _drawn(dice)
    return choosing, [dice.choice((None, dice.randrange(choosing.bedrooms))) for _ in choosing.spans]


def _can_be_kept(choosing: Choosing, kept: list[int | None]) -> bool:
    ways = product(range(choosing.bedrooms), repeat=len(choosing.spans))
    return any(_fits(choosing, way) and _keeps(kept, way) for way in ways)


def _keeps(kept: list[int | None], way: tuple[int, ...]) -> bool:
    return all(room is None or room == given for room, given in zip(kept, way, strict=True))
