"""An order is said never to change only where no answer to what is open can change it."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from math import comb
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from matching.search import market_of, search
from matching.search.order import BEST_BAND, PLACE_FREE
from matching.search.shortlist import Steadiness
from matching.world.statement import Answer, NeedStated, Position, Stated
from matching.world.world import World
from scenarios import storybook as told
from scenarios.worlds import many_homes

steadiness: Any = import_module("matching.search.steadiness")


def told_with(shown: int) -> Steadiness:
    """What is said of the story's homes where only so many are shown."""
    world = many_homes.world()
    return search(market_of(world, world.as_at), world.referrals[0], world.as_at, shown=shown).shortlist.steadiness


def figures(steady: Steadiness, homes: int) -> tuple[Any, ...]:
    """All that is told of the first homes, the first, and the first three places."""
    rows = tuple(row[:3] for row in steady.acceptability[:homes])
    own_place = tuple(row[n] for n, row in enumerate(steady.acceptability[:homes]))
    return steady.draws, steady.among, rows, own_place, [u for u in steady.upsets if u.above in steady.urns[:homes]]


def test_how_many_homes_are_shown_changes_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    """And planted: only the homes shown are ranked."""
    whole = told_with(20)
    assert whole.among == len(whole.urns) == 8
    for shown in (1, 3, 7):
        assert figures(told_with(shown), shown) == figures(whole, shown)
        assert any(upset.urn not in told_with(shown).urns for upset in whole.upsets) or shown == 7
    honest = steadiness._that_could_be
    monkeypatch.setattr(steadiness, "_that_could_be", lambda *asked: honest(*asked)[:3])
    assert figures(told_with(3), 3) != figures(whole, 3)


def test_what_is_drawn_of_open_findings_is_as_likely_as_their_number_and_outcomes_say() -> None:
    """To within two standard errors of 40,000 draws."""
    findings = np.repeat(np.array([[0], [1], [9]], dtype=np.int32), 40_000, axis=1)
    for outcomes in (2, 3, 4):
        drawn = steadiness._so_many_of(findings, 1 / outcomes, np.random.default_rng(1))
        off = drawn.mean(axis=1) - findings[:, 0] / outcomes
        assert (abs(off) <= 2 * np.sqrt(findings[:, 0] / outcomes / 40_000)).all()
        assert (drawn <= findings).all()


def silent_before_conditional() -> World:
    """A home silent on a need, which may be good or not possible at all; and one that meets it on a condition."""
    position = Position(answer=Answer.CAN, to_level=4, condition="By agreement.")
    versions = (Stated[Position](value=position, effective=told.YEAR_AGO),)
    on_condition = told.statement(needs=(NeedStated(need="seizures", versions=versions),))
    homes = (
        told.home(urn="SC900001", statement=told.statement(needs=())),
        told.home(urn="SC900002", statement=on_condition),
    )
    child = told.newcomer(needs={"seizures": 3})
    return told.world(referral=told.referral(child=child)).model_copy(update={"homes": homes, "groups": ()})


def told_of(world: World) -> Steadiness:
    """What a search says of how steady its order is."""
    return search(market_of(world, world.as_at), world.referrals[0], world.as_at).shortlist.steadiness


def is_refuted(steady: Steadiness) -> bool:
    """Whether an order that is said never to change does change in some draw."""
    kept = all(row[place] == steady.draws for place, row in enumerate(steady.acceptability))
    return steady.never_changes and not kept


def test_a_bound_that_takes_what_is_open_to_turn_out_well_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the home that stands first is supposed to have no finding against it."""
    world = silent_before_conditional()
    honest = steadiness._never_changes
    assert not told_of(world).never_changes

    def defect(tally: Any, weights: Any, order: Any, homes: Any) -> bool:
        return bool(honest(tally, weights, replace(order, lowest=order.highest), homes))

    monkeypatch.setattr(steadiness, "_never_changes", defect)
    assert is_refuted(told_of(world))


def misread(steady: Steadiness) -> list[tuple[str, str]]:
    """Pairs where a home is more often among the first three than one above it, of which nothing is said."""
    among = {urn: sum(row[:3]) for urn, row in zip(steady.urns, steady.acceptability, strict=True)}
    said = {upset.above for upset in steady.upsets}
    pairs = ((one, other) for n, one in enumerate(steady.urns) for other in steady.urns[n + 1 :])
    return [(one, other) for one, other in pairs if among[other] > among[one] and one not in said]


def test_a_home_above_one_that_is_more_often_among_the_first_is_told_with_what_decides_it() -> None:
    steady = told_of(many_homes.world())
    assert not misread(steady)
    (avocet,) = [upset for upset in steady.upsets if upset.above == many_homes.URN]
    assert (avocet.urn, avocet.above_by, avocet.by) == ("SC900203", BEST_BAND, PLACE_FREE)
    assert avocet.before // 2 < avocet.by_in <= avocet.before <= steady.draws


def test_a_free_place_decides_only_where_one_alone_has_it() -> None:
    """Were the home above to say as well that it has a place, nothing is said to be decided by places."""
    world = many_homes.world()
    all_free = next(home.vacancies for home in world.homes if home.urn == "SC900201")
    homes = tuple(home.model_copy(update={"vacancies": all_free}) for home in world.homes)
    steady = told_of(world.model_copy(update={"homes": homes}))
    assert not misread(steady)
    assert all(upset.by != PLACE_FREE for upset in steady.upsets)


def test_an_order_that_hides_what_overtakes_it_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: no home is looked for that is more often among the first."""
    monkeypatch.setattr(steadiness, "_overtaken", lambda _: ())
    assert misread(told_of(many_homes.world()))


class _Dealt:
    """Dice that give each of these numbers in turn."""

    def __init__(self, numbers: list[float]) -> None:
        self.numbers = numbers

    def random(self, shape: tuple[int, ...]) -> NDArray[np.float64]:
        return np.array(self.numbers).reshape(shape)


@pytest.mark.parametrize("share", [1 / 2, 1 / 3, 1 / 4])
@pytest.mark.parametrize("of", [0, 1, 2, 5, 11])
def test_so_many_turn_out_so_as_often_as_each_by_itself_would(of: int, share: float) -> None:
    evenly = [(n + 0.5) / 4_000 for n in range(4_000)]
    found = steadiness._so_many_of(np.full(4_000, of), share, _Dealt(evenly))
    often = np.bincount(found, minlength=of + 1) / 4_000
    chances = [comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(of + 1)]
    assert np.abs(often - chances).max() <= 1 / 2_000


def test_numbers_of_open_findings_beside_one_another_are_each_drawn_of_their_own() -> None:
    left = np.array([[0, 3], [7, 1]])
    found = steadiness._so_many_of(left, 0.5, _Dealt([0.999, 0.999, 0.999, 0.0]))
    assert found.tolist() == [[0, 3], [7, 0]]
