"""A letter says what became of every stay the family was told of before: nobody comes to a stay that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from matching.report_parts import BreaksAsked, Report
from matching.report_words import from_to
from matching.reports import break_letter
from matching.reports.break_letter.before import FIRM, WHY
from matching.short_breaks.board.guests import Firmness
from matching.short_breaks.board.since import Since, Why, since
from matching.short_breaks.clash import Clash
from matching.short_breaks.period import Booking, BookingStatus, Cancellation, CancelledBy, PlannedStay
from matching.short_breaks.repairing import Repaired
from service.commands.breaks.family_told import family_told
from service.commands.screen import Safe, screen
from service.web.text import to_text
from tests.reports.reading import said, section, sections
from tests.short_breaks.mishaps import GivenOut, given_out, mishaps, repaired, when
from tests.short_breaks.planted import TELLTALE, with_secret
from tests.short_breaks.small_allocation import Given, small

SEEDS = range(13)
NEW = FIRM[Firmness.PLANNED]
KNOWN = FIRM[Firmness.CONFIRMED]


def letter(given: Given, family: str) -> Report:
    return break_letter.write(BreaksAsked(given.period, given.allocation, families=(family,)))


def told(given: Given, family: str, key: str) -> str:
    """The words of one section, with single spaces; none where the letter has no such section."""
    report = letter(given, family)
    return said(section(report, key)) if key in {s.key for s in sections(report)} else ""


def nobody_booked(stay: PlannedStay, **period: Any) -> Given:
    """The small plan without bookings, after a plan was given out that had this stay."""
    old, allocation = small()
    return Given(old.model_copy(update={"bookings": (), "published": (stay,)} | period), allocation)


def planned_stay() -> PlannedStay:
    return small().allocation.stays[-1]


def moved(by: int, **changes: Any) -> PlannedStay:
    """The last stay of the plan, begun so many nights earlier or later."""
    stay = planned_stay()
    return stay.model_copy(update={"first_night": stay.first_night + timedelta(days=by), **changes})


def cancelled(stay: PlannedStay, by: CancelledBy, **changes: Any) -> Cancellation:
    parts: dict[str, Any] = {
        "family": stay.family,
        "urn": stay.urn,
        "first_night": stay.first_night,
        "nights": stay.nights,
    }
    return Cancellation(**(parts | {"by": by, "on": small().period.world.as_at} | changes))


def silent(before: GivenOut, found: Repaired) -> Iterator[tuple[str, str]]:
    """Every stay given out that is no more, and that its family's letter neither calls gone nor changed."""
    now = Given(found.period, found.planned.allocation)
    has = {when(stay) for stay in now.allocation.stays}
    for stay in before.planned.allocation.stays:
        dates = from_to(stay.first_night, stay.run.until)
        lines = (f"The stay from {dates} will not happen.", f"It was {dates}", f" and {dates}")
        words = told(now, stay.family, "gone") + told(now, stay.family, "nights")
        if when(stay) not in has and not any(line in words for line in lines):
            yield stay.family, dates


@cache
def mishap(seed: int) -> tuple[GivenOut, Repaired]:
    before = given_out(seed)
    return before, repaired(before, mishaps(before, seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_after_a_repair_every_lost_stay_is_told_and_no_stay_given_out_is_called_new(seed: int) -> None:
    before, found = mishap(seed)
    assert list(silent(before, found)) == []
    had = {when(stay) for stay in before.planned.allocation.stays}
    for result in found.planned.allocation.families:
        words = told(Given(found.period, found.planned.allocation), result.family, "nights")
        assert words.count(NEW) <= sum(when(stay) not in had for stay in result.stays)


def test_the_repairs_tried_lose_stays_and_change_others() -> None:
    after = [found for _, found in map(mishap, SEEDS)]
    assert any(t.gone for found in after for t in found.touched)
    assert any(t.changed for found in after for t in found.touched)


def test_planted_defect_a_letter_that_leaves_a_lost_stay_out_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Since, "gone", ())
    assert [line for before, found in map(mishap, SEEDS) for line in silent(before, found)]


def test_a_stay_that_is_gone_comes_first_with_its_nights_and_home() -> None:
    gone = moved(-30, nights=2)
    given = nobody_booked(gone)
    words = told(given, gone.family, "gone")
    dates = from_to(gone.first_night, gone.run.until)
    assert f"The stay from {dates} will not happen. {WHY[Why.PLANNED_AGAIN]} Two nights at Home 1." in words
    assert letter(given, gone.family).sections[0].key == "gone"


def test_what_changed_now_and_what_the_family_has_come_before_what_was_cancelled_long_ago() -> None:
    now, before = moved(-30), moved(-40)
    day = small().period.world.as_at
    records = (
        cancelled(before, CancelledBy.FAMILY, on=day - timedelta(days=9)),
        cancelled(now, CancelledBy.HOME, on=day),
    )
    given = nobody_booked(planned_stay(), cancellations=records)
    assert [s.key for s in letter(given, now.family).sections][:3] == ["gone", "nights", "cancelled"]
    words = told(given, now.family, "gone")
    assert (words.count("will not happen"), WHY[Why.HOME] in words) == (1, True)
    assert from_to(before.first_night, before.run.until) in told(given, now.family, "cancelled")
    assert " as you know it." in told(given, now.family, "nights")


@pytest.mark.parametrize(
    ("by", "why"),
    [
        (CancelledBy.HOME, Why.HOME),
        (CancelledBy.FAMILY, Why.FAMILY),
        (CancelledBy.ILLNESS, Why.ILLNESS),
        (CancelledBy.AUTHORITY, Why.AUTHORITY),
    ],
)
@pytest.mark.parametrize("is_published", [True, False])
def test_whose_doing_it_was_is_said(by: CancelledBy, why: Why, is_published: bool) -> None:
    gone = moved(-30)
    record = cancelled(gone, by)
    published = (gone if is_published else planned_stay(),)
    words = told(nobody_booked(gone, cancellations=(record,), published=published), gone.family, "gone")
    assert words.count("will not happen") == 1
    assert WHY[why] in words


def test_a_promise_that_a_clash_drops_is_told_though_no_plan_was_given_out() -> None:
    gone = moved(-30)
    booking = Booking(id="B-9", status=BookingStatus.COMMITTED, **gone.model_dump())
    given = nobody_booked(gone, published=(), bookings=(booking,))
    clash = Clash(together=(gone, planned_stay()), sentences=(TELLTALE,), dropped=(gone,))
    given = Given(given.period, given.allocation.model_copy(update={"clash": clash}))
    assert WHY[Why.PROMISE] in told(given, gone.family, "gone")
    assert TELLTALE not in to_text(letter(given, gone.family))


def test_a_changed_stay_is_told_with_what_it_was_and_what_it_is() -> None:
    stay = planned_stay()
    before = moved(0, nights=stay.nights + 2)
    words = told(nobody_booked(before), stay.family, "nights")
    assert f"This stay has changed. It was {from_to(before.first_night, before.run.until)}" in words
    assert f"Now it is {from_to(stay.first_night, stay.run.until)}" in words
    assert told(nobody_booked(before), stay.family, "gone") == ""


def test_a_stay_of_the_last_letter_is_known_and_not_new() -> None:
    stay = planned_stay()
    others = [s for s in small().allocation.stays if s.family == stay.family and s != stay]
    words = told(nobody_booked(stay), stay.family, "nights")
    assert (words.count(KNOWN), words.count(NEW)) == (1, len(others))


def test_another_bedroom_than_in_the_last_letter_is_told() -> None:
    stay = planned_stay()
    words = told(nobody_booked(moved(0, bedrooms=("room 9",))), stay.family, "nights")
    assert f"It will be in another bedroom: {stay.bedrooms[0]}. Before, it was room 9." in words
    assert KNOWN not in words


def test_nights_cancelled_and_offered_again_are_not_told_as_gone() -> None:
    stay = planned_stay()
    record = cancelled(stay, CancelledBy.HOME, wanted_again=True)
    other = small().allocation.stays[0]
    given = nobody_booked(stay, cancellations=(record,), published=(other,))
    assert told(given, stay.family, "gone") == ""


def test_nothing_of_it_is_told_where_no_plan_was_given_out() -> None:
    stay = planned_stay()
    given = nobody_booked(stay, published=(), cancellations=(cancelled(moved(-30), CancelledBy.HOME),))
    assert told(given, stay.family, "gone") == ""
    assert KNOWN not in told(given, stay.family, "nights")


def test_a_stay_that_another_family_lost_and_what_was_written_about_it_are_not_told() -> None:
    gone = moved(-30)
    record = with_secret(cancelled(gone, CancelledBy.HOME, why="Because of another child."))
    given = nobody_booked(gone, cancellations=(record,))
    assert TELLTALE not in to_text(letter(given, gone.family))
    other = next(f.family for f in given.allocation.families if f.family != gone.family)
    assert told(given, other, "gone") == ""


def test_the_coordinators_view_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    before, found = mishap(4)
    seen = 0
    for stay in (s for touched in found.touched for s in touched.gone):
        now = BreaksAsked(found.period, found.planned.allocation, families=(stay.family,))
        result = next(f for f in now.allocation.families if f.family == stay.family)

        screen().print(Safe(family_told(result, since(found.period, result, None))))
        words = " ".join(capsys.readouterr().out.split())
        assert re.search(
            f"The stay of {from_to(stay.first_night, stay.run.until)} .*? will not happen: cancelled", words
        )
        seen += 1
    assert seen, before.period.id


def test_a_stay_that_goes_on_is_not_told_as_had() -> None:
    stay = next(stay for stay in small().allocation.stays if stay.nights > 1)
    for days, words in ((1, "This stay has begun."), (stay.nights, FIRM[Firmness.TAKEN])):
        stands = nobody_booked(stay, taken=(stay,), as_of=stay.first_night + timedelta(days=days))
        assert words in told(stands, stay.family, "nights")
