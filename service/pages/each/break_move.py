"""Moving a stay that was given out, or promising it: every rule is asked, and the cost shown, before it is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from matching.short_breaks.period import BookingStatus, PlannedStay
from service.actions.adjust_stay import AdjustStay, adjust_stay, cost_of_adjusting
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, nights_said, version_in, words_of_stay
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_keys import key_of_family, stay_at
from service.records.periods import period_of, whole

ROOM = "room-"
LATER, PROMISED = "later plans may move it", "it is promised: no later plan moves it"


def show(seat: Seat, draft: Draft, period: str, stay: str) -> Shown:
    """The stay as it is, to be changed."""
    desk = seat.desk
    now = period_of(desk, period)
    found = stay_at(now, stay)
    words: dict[str, Any] = _about(desk, now, found) | {
        "rooms": _rooms(desk, now, found),
        "pins": (LATER, PROMISED),
        "filled": draft.sent if draft.sent.fields else Sent(_as_typed(now, found)),
    }
    return Shown("break_move.html", f"Move or promise a stay of family {found.family}", words)


def take(seat: Seat, sent: Sent, period: str, stay: str) -> Shown | Onward:
    """What it would cost; once that was looked at, the stay as it is to be. Raises ChangedSince and BadInput."""
    desk = seat.desk
    now = period_of(desk, period)
    found = stay_at(now, stay)
    asked = _asked(desk, now, found, sent)
    if sent["weighed"]:
        adjust_stay(desk, asked)
        return Onward(f"/desk/periods/{period}/families/{key_of_family(now, found.family)}")
    costs = cost_of_adjusting(desk, asked)
    words: dict[str, Any] = _about(desk, now, found) | {
        "after": asked.stay,
        "pinned": asked.pinned,
        "costs": costs,
        "worse": [each for each in costs if each.after < each.before],
        "typed": dict(sent.without("mark", "key").fields),
    }
    return Shown("break_move_cost.html", "What this would cost", words)


def _about(desk: Desk, now: PeriodNow, stay: PlannedStay) -> dict[str, Any]:
    return words_of_stay(desk, now, stay) | {
        "nights_said": nights_said,
    }


def _rooms(desk: Desk, now: PeriodNow, stay: PlannedStay) -> tuple[str, ...]:
    """The bedrooms of the home where the stay is."""
    world = whole(desk, now.kept).world
    return tuple(room.id for home in world.homes if home.urn == stay.urn for room in home.bedrooms)


def _as_typed(now: PeriodNow, stay: PlannedStay) -> dict[str, str]:
    held = [
        each for each in now.kept.sheet.bookings if (each.family, each.first_night) == (stay.family, stay.first_night)
    ]
    promised = any(each.status is BookingStatus.COMMITTED for each in held)
    rooms = {f"{ROOM}{number}": room for number, room in enumerate(stay.bedrooms, 1)}
    nights = {"first": stay.first_night.isoformat(), "nights": str(stay.nights)}
    return nights | rooms | {"pinned": PROMISED if promised else LATER}


def _asked(desk: Desk, now: PeriodNow, stay: PlannedStay, sent: Sent) -> AdjustStay:
    typed = Typed(sent)
    first = typed.day("first", "Give the first night.")
    if first is not None and first < date(2015, 4, 1):
        typed.wrong("first", "it lies before any night that can be planned", "Give a night of this period.")
    nights = typed.nights("nights")
    known = _rooms(desk, now, stay)
    numbers = range(1, len(stay.bedrooms) + 1)
    rooms = tuple(typed.one_of(f"{ROOM}{number}", known, "Choose a bedroom.") for number in numbers)
    pinned = typed.one_of("pinned", (LATER, PROMISED), "Say whether it is promised.")
    version = version_in(sent)
    typed.must_be_right()
    after = {"first_night": first, "nights": nights, "bedrooms": rooms}
    return AdjustStay(
        period=now.id,
        version=version,
        family=stay.family,
        first_night=stay.first_night,
        stay=PlannedStay.model_validate(dict(stay) | after),
        pinned=pinned == PROMISED,
    )


PLACES = {"": "form", "first": "first", "nights": "nights", ROOM: ROOM, "pinned": "pinned"}
PAGE = Page("/desk/periods/{period}/stays/{stay}/move", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES))
