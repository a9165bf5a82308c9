"""What accounts leave possible: silence, age and disagreement widen it, and nothing is ever read as a "no"."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from matching.world.facts import TOP_LEVEL, Account, Basis, Fact, Role, Unanswered
from tests.strategies import AS_AT, accounts

EVERY_LEVEL = range(TOP_LEVEL + 1)
FRESH_DAYS = 90


def account(level: int | Unanswered, days_ago: int = 0, basis: Basis = Basis.OBSERVED) -> Account:
    return Account(level=level, said_by=Role.SCHOOL, said_on=AS_AT - timedelta(days=days_ago), basis=basis)


def fact(*said: Account) -> Fact:
    return Fact(about="missing", accounts=said)


def possible(*said: Account) -> range:
    return fact(*said).possible(AS_AT, FRESH_DAYS)


def many(least: int = 1) -> st.SearchStrategy[tuple[Account, ...]]:
    return st.lists(accounts(), min_size=least, max_size=4).map(tuple)


@pytest.mark.parametrize("level", EVERY_LEVEL)
def test_a_fresh_observation_leaves_its_own_level_only(level: int) -> None:
    assert list(possible(account(level))) == [level]


@pytest.mark.parametrize("unanswered", Unanswered)
def test_an_account_without_a_level_leaves_every_level_possible(unanswered: Unanswered) -> None:
    assert possible(account(unanswered)) == EVERY_LEVEL


def test_a_circumstance_that_nobody_knows_may_be_either() -> None:
    assert fact(account(Unanswered.NOT_KNOWN)).possible(AS_AT, FRESH_DAYS, top=1) == range(2)


@pytest.mark.parametrize("level", EVERY_LEVEL)
def test_an_allegation_leaves_its_level_and_everything_below_possible(level: int) -> None:
    assert possible(account(level, basis=Basis.ALLEGATION)) == range(level + 1)


@pytest.mark.parametrize(("days", "stale"), [(FRESH_DAYS - 1, False), (FRESH_DAYS, False), (FRESH_DAYS + 1, True)])
def test_an_account_goes_stale_the_day_after_its_last_fresh_day(days: int, stale: bool) -> None:
    assert account(2, days).is_stale(AS_AT, FRESH_DAYS) is stale
    assert possible(account(2, days)) == (EVERY_LEVEL if stale else range(2, 3))
    assert fact(account(2, days)).is_stale(AS_AT, FRESH_DAYS) is stale


def test_an_account_that_never_gave_a_level_is_unanswered_and_not_stale() -> None:
    assert not fact(account(Unanswered.NOT_KNOWN, 5 * FRESH_DAYS)).is_stale(AS_AT, FRESH_DAYS)


def test_sources_that_disagree_leave_everything_between_them_possible() -> None:
    assert possible(account(1), account(4)) == range(1, 5)
    assert fact(account(1), account(4)).is_disputed(AS_AT, FRESH_DAYS)


def test_a_stale_account_disputes_nothing() -> None:
    said = fact(account(1), account(4, FRESH_DAYS + 1))
    assert not said.is_disputed(AS_AT, FRESH_DAYS)
    assert said.possible(AS_AT, FRESH_DAYS) == range(1, 2)


@given(many(), st.integers(1, 1500))
def test_something_is_always_possible_and_every_fresh_level_is(said: tuple[Account, ...], fresh_days: int) -> None:
    left = fact(*said).possible(AS_AT, fresh_days)
    assert left
    assert all(level in left for a in fact(*said).fresh(AS_AT, fresh_days) for level in a.levels)


@given(many())
def test_the_order_of_the_accounts_changes_nothing(said: tuple[Account, ...]) -> None:
    assert possible(*said) == possible(*reversed(said))


@given(many(), st.sampled_from(Unanswered))
def test_an_account_without_a_level_changes_nothing_that_others_said(
    said: tuple[Account, ...], why: Unanswered
) -> None:
    assert possible(*said, account(why)) == possible(*said)


@given(many(), accounts())
def test_a_further_fresh_account_never_rules_out_what_a_fresh_one_left(
    said: tuple[Account, ...], further: Account
) -> None:
    if fact(*said).fresh(AS_AT, FRESH_DAYS):
        assert set(possible(*said)) <= set(possible(*said, further))


@given(many(), st.integers(0, 2000))
def test_as_time_passes_an_undisputed_level_is_kept_or_opens_up(said: tuple[Account, ...], days: int) -> None:
    later = AS_AT + timedelta(days=days)
    once = fact(said[0])
    assert set(once.possible(AS_AT, FRESH_DAYS)) <= set(once.possible(later, FRESH_DAYS))


@pytest.mark.parametrize("level", [-1, 5, 7, True, False, "3", 3.0, None])
def test_a_level_is_a_whole_number_from_0_to_4_and_nothing_like_one(level: object) -> None:
    with pytest.raises(ValidationError):
        Account.model_validate({"level": level, "said_by": Role.SCHOOL, "said_on": date(2026, 1, 5)})


def test_a_fact_with_no_account_is_refused() -> None:
    with pytest.raises(ValidationError):
        Fact(about="missing", accounts=())
