"""A swap is made only when every family in it agrees, everybody in it gains, and every rule still holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from matching.errors import BadInput
from matching.short_breaks import swapping
from matching.short_breaks.swap_moves import Agreement, Exchange
from service.actions import look_for_swaps, make_swap
from service.actions.look_for_swaps import AskSwaps, SwapsFound
from service.actions.make_swap import MakeSwap
from service.records.differing import ChangedSince
from service.records.kept_period import PeriodNow
from service.settings import Settings
from service.store.opening import Store
from tests.service.actions.breaks import NOW, Breaks, begun, make_breaks
from tests.service.actions.crossed import ONE, OTHER, STAYS, given_out_crossed
from tests.service.actions.doing import do
from tests.service.actions.test_mending import adjust, close_for, nights_given, nights_of
from tests.service.conftest import LaidOut, Make

BOTH = (ONE, OTHER)
TODAY = NOW.date()


@pytest.fixture
def settings(new_sqlite: Make, laid_out: LaidOut) -> Settings:
    return laid_out(new_sqlite, make_breaks)


@pytest.fixture
def breaks(store: Store) -> Breaks:
    return make_breaks(store)


def looked_for(store: Store, breaks: Breaks, period: PeriodNow) -> SwapsFound:
    return do(store, look_for_swaps.ACT, AskSwaps(period=period.id), breaks.one, NOW)


def made(
    store: Store,
    breaks: Breaks,
    period: PeriodNow,
    moves: tuple[Exchange, ...],
    agreed: tuple[str, ...] = BOTH,
    on: date = TODAY,
) -> PeriodNow:
    said = tuple(Agreement(family=family, on=on, said_to="Nell Farrow") for family in agreed)
    asked = MakeSwap(period=period.id, version=period.version, moves=moves, agreed=said)
    return do(store, make_swap.ACT, asked, breaks.one, NOW)


def moves_of(found: SwapsFound) -> tuple[Exchange, ...]:
    (swap,) = found.offered.swaps
    return tuple(Exchange(family=m.family, gives=m.gives, gets=m.gets) for m in swap.moves)


def test_families_given_each_others_weekends_swap_them_once_both_agree(store: Store, breaks: Breaks) -> None:
    period = given_out_crossed(store)
    found = looked_for(store, breaks, period)
    assert found.offered.looked.everything
    moves = moves_of(found)
    for some in ((), (ONE,), (OTHER,)):
        with pytest.raises(BadInput, match="is not said to agree"):
            made(store, breaks, period, moves, some)
    with pytest.raises(BadInput, match=r"cannot have agreed before .*\n.*ask it again"):
        made(store, breaks, period, moves, on=TODAY - timedelta(days=1))
    assert nights_given(store) == nights_of(period)
    after = made(store, breaks, period, moves)
    nights = {stay.family: stay.run for stay in after.kept.sheet.published}
    assert nights == {ONE: STAYS[1].run, OTHER: STAYS[0].run}
    assert nights_given(store) == nights_of(after)
    (kept,) = after.kept.swapped
    assert (kept.moves, [(each.family, each.said_to) for each in kept.agreed]) == (
        moves,
        [(f, "Nell Farrow") for f in BOTH],
    )
    assert looked_for(store, breaks, after).offered.swaps == ()


def test_a_swap_without_agreement_would_be_noticed(
    store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_swap, "not_agreed", lambda *_, **__: iter(()))
    with pytest.raises(pytest.fail.Exception):
        test_families_given_each_others_weekends_swap_them_once_both_agree(store, breaks)


def test_an_agreement_from_before_the_plan_would_be_noticed(
    store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_swap, "given_out_on", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        test_families_given_each_others_weekends_swap_them_once_both_agree(store, breaks)


def test_who_swaps_in_a_period_changed_since_is_told_what_differs(store: Store, breaks: Breaks) -> None:
    period = given_out_crossed(store)
    moves = moves_of(looked_for(store, breaks, period))
    adjust(store, breaks.other, period, STAYS[0], pinned=True)
    with pytest.raises(ChangedSince):
        made(store, breaks, period, moves)


def test_what_is_promised_is_no_part_of_a_swap(store: Store, breaks: Breaks) -> None:
    period = given_out_crossed(store, promised=STAYS[0])
    assert looked_for(store, breaks, period).offered.swaps == ()
    gets = tuple(stay.model_copy(update={"family": family}) for family, stay in zip(BOTH, STAYS[::-1], strict=True))
    moves = tuple(Exchange(family=f, gives=s, gets=g) for f, s, g in zip(BOTH, STAYS, gets, strict=True))
    with pytest.raises(BadInput, match="cannot all be made together"):
        made(store, breaks, period, moves)


def test_a_swap_that_breaks_a_rule_is_refused_by_the_check_even_where_the_search_lets_it_pass(
    store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = given_out_crossed(store)
    moves = moves_of(looked_for(store, breaks, period))
    beyond = tuple(m.model_copy(update={"gets": m.gets.model_copy(update={"bedrooms": ("room 99",)})}) for m in moves)
    with pytest.raises(BadInput):
        made(store, breaks, period, beyond)
    monkeypatch.setattr(swapping, "stays_exchanged", lambda *_: ())
    with pytest.raises(BadInput, match="room 99"):
        made(store, breaks, period, beyond)
    assert nights_given(store) == nights_of(period)


def test_no_swap_is_looked_for_where_nothing_is_given_out_or_the_records_have_changed(
    store: Store, breaks: Breaks
) -> None:
    with pytest.raises(BadInput, match="none has been given out"):
        looked_for(store, breaks, begun(store, breaks))
    period = given_out_crossed(store)
    close_for(store, "room 2", STAYS[0].run)
    with pytest.raises(BadInput, match="has changed since"):
        looked_for(store, breaks, period)
