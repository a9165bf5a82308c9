"""One bedroom of a home: whether it is closed, from when until when, and what is known of its features."""

from __future__ import annotations

from datetime import date
from typing import Any

from matching.report_words import sentence_case
from matching.world.catalogue import Capability, CapabilityKind, standard_catalogue
from matching.world.home import Bedroom, Home
from service.actions.read_home import AskFacts, read_home
from service.pages.home_changed import KEEPS, SINCE, kept, places, with_ways, words_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.bedrooms import in_words, nights_given
from service.records.desk import NotThere

HAS, LACKS, NOT_RECORDED = "is there", "is not there", "not recorded"
FEATURES = tuple(each for each in standard_catalogue().capabilities if each.kind is CapabilityKind.BEDROOM)


def show(seat: Seat, draft: Draft, home: str, place: str) -> Shown:
    """The bedroom at that place of the list, from 1. Raises NotThere."""
    desk = seat.desk
    desk.ask(KEEPS.action, KEEPS.kind, home)
    now = read_home(desk, AskFacts(home=home))
    room = _room(now.record, place)
    words = words_of(seat, now) | {
        "place": place,
        "room": room,
        "features": FEATURES,
        "answers": (HAS, LACKS, NOT_RECORDED),
        "filled": draft.sent if draft.sent.fields else Sent(_as_typed(room)),
        "given": in_words(nights_given(desk.t, home, room.id, desk.day)),
    }
    return Shown("home_bedroom.html", _title(room), words, home=with_ways(desk, home))


def take(seat: Seat, sent: Sent, home: str, place: str) -> Onward:
    """The bedroom as it is from now on. Raises ChangedSince, and BadInput with everything that is wrong."""
    seat.desk.ask(KEEPS.action, KEEPS.kind, home)
    now = read_home(seat.desk, AskFacts(home=home))
    room = _room(now.record, place)
    changed = _changed(room, sent)
    rooms = tuple(changed if each is room else each for each in now.record.bedrooms)
    return kept(seat, sent, now, now.record.model_copy(update={"bedrooms": rooms}))


def _room(home: Home, place: str) -> Bedroom:
    numbered = {str(number): room for number, room in enumerate(home.bedrooms, 1)}
    if place not in numbered:
        raise NotThere
    return numbered[place]


def _title(room: Bedroom) -> str:
    """Most are called a room of some number already."""
    return sentence_case(room.id) if "room" in room.id.lower() else f"Bedroom {room.id}"


def _as_typed(room: Bedroom) -> dict[str, str]:
    days = {"closed-from": room.closed_from, "closed-until": room.closed_until}
    said = {name: on.isoformat() for name, on in days.items() if on is not None}
    return said | {f"feature-{each.id}": _answer(room, each.id) for each in FEATURES}


def _answer(room: Bedroom, id: str) -> str:
    return HAS if id in room.has else LACKS if id in room.lacks else NOT_RECORDED


def _changed(room: Bedroom, sent: Sent) -> Bedroom:
    typed = Typed(sent)
    said: dict[str, Any] = {name.replace("-", "_"): _day(typed, name) for name in ("closed-from", "closed-until")}
    answers = {each.id: _said(typed, each) for each in FEATURES}
    typed.day("since", SINCE)
    typed.must_be_right()
    for name, answer in (("has", HAS), ("lacks", LACKS)):
        before: tuple[str, ...] = getattr(room, name)
        now = [id for id, each in answers.items() if each == answer]
        said[name] = before if set(now) == set(before) else tuple(now)
    return room.model_copy(update=said)


def _day(typed: Typed, name: str) -> date | None:
    return typed.day(name, "Give the day, or leave it empty.") if typed.sent[name] else None


def _said(typed: Typed, feature: Capability) -> str:
    way_out = f"{feature.name}: say whether it is there, or that nobody has recorded it."
    return typed.one_of(f"feature-{feature.id}", (HAS, LACKS, NOT_RECORDED), way_out)


PLACES = places({f"feature-{each.id}": f"feature-{each.id}" for each in FEATURES})
PAGE = Page(
    "/desk/homes/{home}/facts/bedrooms/{place}",
    KEEPS,
    show,
    Form(KEEPS, take, PLACES | {name: name for name in ("closed-from", "closed-until")}),
)
