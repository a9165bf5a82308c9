"""What promises break by themselves is told apart, and what a plan is worth can be followed by hand."""

from __future__ import annotations

from datetime import date

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.period import Company, CompanyKind, DateRequest, LevelChoice, Nights
from matching.short_breaks.period.break_home import OnDuty
from matching.short_breaks.verifying import Part
from matching.world.referral import ShortBreakRecord
from tests.short_breaks.verifying.changes import history
from tests.short_breaks.verifying.sound import A, B, Case, day, planned, sound


def _refused(case: Case) -> Case:
    return case.answers(suited=tuple(s for s in case.cleared.suited if s.family != "F-4"))


def test_what_a_committed_booking_breaks_is_from_promises() -> None:
    found = _refused(sound()).verdict()
    assert found.is_sound
    assert [(b.rule, b.by) for b in found.from_promises] == [("suited", 4)]


def test_a_new_stay_that_makes_a_promise_s_break_worse_breaks_the_rule() -> None:
    case = sound().home(B, most_draw_quarters=7)
    assert [b.rule for b in case.verdict().from_promises] == ["group-draw"] * 4
    worse = case.plus(planned("F-1", B, ("b2",), 8, 1)).verdict()
    assert [(b.rule, b.by) for b in worse.broken] == [("group-draw", 5)]
    assert [b.by for b in worse.from_promises] == [1, 1, 1]


def test_a_promise_beyond_the_limit_excuses_no_new_stay_beyond_it() -> None:
    long_ago = ShortBreakRecord(first_night=day(9 - 365), nights=3)
    case = sound().policy(keep_within_limits=True).referral("C-4", previous_breaks=(long_ago, *history(73)))
    assert [(b.about[-1], b.by) for b in case.verdict().from_promises] == [
        (day(7 + n).isoformat(), by) for n, by in enumerate((2, 3, 3, 3))
    ]
    assert case.verdict().is_sound
    more = case.plus(planned("F-4", B, ("b1",), 14, 1)).verdict()
    assert [(b.rule, b.about[-1], b.by) for b in more.broken] == [("limit-of-12-months", day(14).isoformat(), 3)]


def test_a_broken_promise_elsewhere_excuses_nothing() -> None:
    found = _refused(sound()).stay(2, bedrooms=("r6",)).verdict()
    assert [b.rule for b in found.broken] == ["bedroom-suits"]
    assert [b.rule for b in found.from_promises] == ["suited"]


def test_the_order_of_the_stays_changes_nothing() -> None:
    case = sound().stay(2, bedrooms=("r6",))
    turned = Case(case.period, case.cleared, case.stays[::-1])
    assert turned.verdict() == case.verdict()


def test_nights_and_shares_are_those_of_every_family() -> None:
    found = sound().family("F-3", protected_minimum=0).without(2).verdict()
    assert [(f.family, f.nights, f.share) for f in found.families] == [
        ("F-1", 5, 1.25),
        ("F-2", 3, 0.75),
        ("F-3", 0, 1.0),
        ("F-4", 4, 1.0),
    ]


def test_familiar_bedrooms_are_counted_child_by_child_and_home_by_home() -> None:
    case = sound().family("F-2", familiar_bedrooms=(f"{A}/r2", f"{A}/r3")).family("F-4", familiar_bedrooms=(f"{A}/b1",))
    assert case.verdict().familiar_bedroom_nights == 6


def test_every_wish_has_its_part() -> None:
    case = (
        sound()
        .family("F-1", preferred=(Nights(first=day(5), nights=10),), evenly_spaced=True, longest_stay=3)
        .family("F-1", requests=(DateRequest(id="Q", nights=Nights(first=day(14), nights=9), weight=5),))
        .family("F-3", key_workers=("S-1",), waiting_since=date(2025, 12, 7), familiar_bedrooms=(f"{A}/r4",))
        .family("F-2", waiting_since=date(2026, 6, 7))
        .family("F-4", waiting_since=date(2026, 6, 8))
        .home(on_duty=(OnDuty(staff="S-1", nights=(Nights(first=day(6), nights=5), Nights(first=day(6)))),))
        .of_period(
            company=(
                Company(families=("F-2", "F-3"), kind=CompanyKind.LIKE),
                Company(families=("F-1", "F-3"), kind=CompanyKind.SHOULD),
            )
        )
    )
    found = case.verdict().level("wishes")
    assert found is not None
    assert found.parts == (
        Part(name="preferred nights", value=2 * 2),
        Part(name="nights asked for", value=3 * 4 * 5),
        Part(name="familiar bedrooms", value=2),
        Part(name="key workers", value=1),
        Part(name="long waiting", value=2 * 2 + 3 * 1),
        Part(name="company", value=2 * 2 + 1 * 6),
        Part(name="stays too close together", value=0),
    )
    assert found.value == 77 + 7
    crowded = case.family("F-1", assessed_nights=4, owed_nights=1).moved(3, 8).verdict().level("wishes")
    assert crowded is not None
    assert crowded.parts[-1].value == -4


@pytest.mark.parametrize(
    ("since", "worth"),
    [
        (date(2026, 12, 8), 0),
        (date(2026, 6, 8), 0),
        (date(2026, 6, 7), 1),
        (date(2025, 12, 8), 1),
        (date(2025, 12, 7), 2),
        (date(2024, 12, 7), 4),
        (date(2019, 1, 1), 4),
        (None, 0),
    ],
)
def test_a_night_counts_one_for_each_half_year_waited_up_to_two_years(since: date | None, worth: int) -> None:
    case = sound().family("F-4", waiting_since=since)
    found = case.verdict().level("wishes")
    assert found is not None
    assert found.value == 4 * worth
    problem = build(case.period, case.cleared)
    (wishes,) = (level for level in problem.levels if level.id == "wishes")
    assert wishes.by_stay is not None
    assert set(wishes.by_stay[problem.family_of_stay == 3] // problem.stay_nights[problem.family_of_stay == 3]) == {
        worth
    }


def test_promises_kept_count_confirmed_and_owed_nights() -> None:
    found = sound().family("F-1", owed_nights=3).verdict().level("promises")
    assert found is not None
    assert [part.value for part in found.parts] == [3, 3]
    assert found.value == 6


def test_a_level_that_is_switched_off_has_no_value() -> None:
    off = sound().policy(levels_off=(LevelChoice(level="fairness", why="a trial"),)).verdict()
    assert [level.id for level in off.levels] == ["promises", "benefit", "wishes", "unchanged"]
