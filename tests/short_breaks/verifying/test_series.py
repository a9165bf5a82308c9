"""A series of short breaks in several homes, or in homes that nobody knows, goes to a person: it is never just fine."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from sys import modules

import pytest

from matching.findings import Outcome
from matching.rules import short_break_limits
from matching.short_breaks.verifying import Escalation, escalations
from matching.short_breaks.verifying.series import Elsewhere, elsewhere
from matching.world.facts import Role
from matching.world.referral import Approval, ApprovalKind, ShortBreakRecord
from matching.world.statement import StayKind
from matching.world.twelve_months import a_year_before
from scenarios import storybook
from tests.rules.case import finding_of
from tests.short_breaks.verifying.changes import history
from tests.short_breaks.verifying.sound import A, B, Case, day, sound

ONE_HOME = "one home in a series of short breaks"
NOT_SAID = f"{ONE_HOME}, and it is not known where some earlier nights were"


def _found(case: Case) -> list[Escalation]:
    return list(escalations(case.period, case.stays).escalations)


def _in_two_homes() -> Case:
    return sound().stay(3, urn=B, bedrooms=("b2",))


def test_stays_of_one_plan_in_two_homes_need_another_legal_basis_from_the_first_night_and_break_no_rule() -> None:
    case = _in_two_homes()
    (found,) = _found(case)
    assert (found.child, found.limit, found.on) == ("C-1", ONE_HOME, day(4))
    assert (found.counted, found.recorded, found.certain) == (2, False, True)
    assert case.verdict().is_sound
    assert case.policy(keep_within_limits=True).verdict().is_sound


def test_stays_that_follow_each_other_in_two_homes_are_told_however_short_they_are() -> None:
    (found,) = _found(sound().stay(3, urn=B, bedrooms=("b2",), first_night=day(6), nights=1))
    assert (found.limit, found.on) == (ONE_HOME, day(4))


def test_a_change_of_legal_basis_on_record_by_then_is_told_as_recorded() -> None:
    for on, recorded in ((day(4), True), (day(5), False)):
        change = Approval(kind=ApprovalKind.LEGAL_BASIS, by=Role.TEAM_MANAGER, name="T. Hale", on=on)
        (found,) = _found(_in_two_homes().referral("C-1", approvals=(change,)))
        assert found.recorded is recorded


@pytest.mark.parametrize(
    ("urn", "limit", "certain"), [(A, None, True), (B, ONE_HOME, True), (None, NOT_SAID, False)], ids=str
)
def test_earlier_nights_count_by_the_home_they_were_in_and_one_not_known_is_asked_about(
    urn: str | None, limit: str | None, certain: bool
) -> None:
    found = _found(sound().referral("C-3", previous_breaks=history(3, urn=urn)))
    assert [(e.limit, e.certain, e.on) for e in found] == ([] if limit is None else [(limit, certain, day(5))])


def test_nights_12_months_and_longer_ago_are_of_another_series() -> None:
    for late, told in ((0, []), (1, [NOT_SAID])):
        before = history(1, date(2025, 12, 12) + timedelta(days=late), None)
        case = sound().stay(2, first_night=day(5), nights=1).referral("C-3", previous_breaks=before)
        assert [e.limit for e in _found(case)] == told


def test_a_check_that_takes_a_home_not_known_for_the_same_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    case = sound().referral("C-3", previous_breaks=history(3, urn=None))
    assert _found(case)
    monkeypatch.setattr(modules[Escalation.__module__], "homes_before", lambda referral: {})
    assert not _found(case)


@pytest.mark.parametrize("seed", range(40))
def test_the_first_night_and_the_homes_are_those_that_trying_every_two_nights_comes_to(seed: int) -> None:
    dice = Random(seed)
    planned = {day(dice.randint(0, 60)): dice.choice((A, B) if seed % 2 else (A,)) for _ in range(6)}
    before = {day(dice.randint(-420, -1)): dice.choice((A, B, None)) for _ in range(seed % 5)}
    every: dict[date, str | None] = {**before, **planned}
    found: dict[bool, list[tuple[date, int]]] = {True: [], False: []}
    for night in sorted(planned):
        near = {urn for other, urn in every.items() if a_year_before(max(night, other)) < min(night, other)}
        known = len(near - {None})
        if known > 1:
            found[True].append((night, known))
        if None in near:
            found[False].append((night, known))
    tried = [Elsewhere(rows[0][0], max(n for _, n in rows), certain) for certain, rows in found.items() if rows]
    assert list(elsewhere(planned, before)) == tried


def test_the_counters_of_a_child_in_two_homes_count_the_nights_of_both() -> None:
    (counter, *_) = escalations(_in_two_homes().period, _in_two_homes().stays).counters
    assert (counter.planned, counter.most_in_12_months) == (5, 5)


def _said_by_the_match_check(first: date, before: dict[date, str | None]) -> Outcome:
    """Of one night more at the home told of, after these nights; without the change of legal basis."""
    breaks = tuple(ShortBreakRecord(first_night=night, nights=1, urn=urn) for night, urn in sorted(before.items()))
    referral = storybook.referral(kind=StayKind.SHORT_BREAK, start=first, expected_nights=1, previous_breaks=breaks)
    return finding_of(short_break_limits, storybook.world(referral=referral), "one home").outcome


def _said_by_the_plan(first: date, before: dict[date, str | None]) -> Outcome:
    found = elsewhere({first: storybook.URN}, before)
    certain = any(series.certain for series in found)
    return Outcome.NOT_MET if certain else Outcome.NOT_KNOWN if found else Outcome.MET


def _drawn_nights(seed: int) -> dict[date, str | None]:
    dice = Random(seed)
    homes = (storybook.URN, None, B)[: dice.randint(1, 3)]
    return {storybook.FIRST_NIGHT - timedelta(days=dice.randint(300, 400)): dice.choice(homes) for _ in range(seed % 4)}


def _told_differently() -> list[int]:
    nights = [_drawn_nights(seed) for seed in range(60)]
    first = storybook.FIRST_NIGHT
    return [
        n
        for n, before in enumerate(nights)
        if _said_by_the_match_check(first, before) != _said_by_the_plan(first, before)
    ]


def test_the_match_check_of_one_stay_says_of_several_homes_what_a_plan_of_that_stay_says() -> None:
    assert {_said_by_the_plan(storybook.FIRST_NIGHT, _drawn_nights(seed)) for seed in range(60)} == {
        Outcome.MET,
        Outcome.NOT_KNOWN,
        Outcome.NOT_MET,
    }
    assert _told_differently() == []


def test_a_match_check_blind_to_the_homes_of_earlier_breaks_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(short_break_limits, "in_series", lambda start, breaks: ())
    assert _told_differently()
