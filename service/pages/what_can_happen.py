"""What can be chosen of what has happened: bedrooms, shifts, children, stays, and homes that hold back a bed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from matching.report_words import counted
from matching.short_breaks.changes.beside_records import admitted_still
from matching.short_breaks.period import BreakHome, CancelledBy, Period, Working
from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.child import DayCare, NightCare
from service.pages.identity import Identity, identity_of
from service.pages.period_parts import nights_said
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_keys import key_of_stay
from service.records.periods import Opened, opened

NONE, ANOTHER = "none", "another"


@dataclass(frozen=True)
class Choices:
    """What can be chosen: each by its value in the form, with its words."""

    rooms: tuple[tuple[str, str], ...]
    shifts: tuple[tuple[str, str], ...]
    children: tuple[tuple[str, str], ...]
    stays: tuple[tuple[str, str], ...]
    admitted: tuple[tuple[str, str], ...] = ()
    """Children of whom the period was told that they are there in an emergency, and of whom no record tells yet."""
    held: tuple[tuple[str, str], ...] = ()
    """Homes that hold back a bed."""

    def as_words(self) -> dict[str, Any]:
        """The same for the page, with what is the same for every period."""
        return {
            "rooms": self.rooms,
            "shifts": self.shifts,
            "children": (*self.children, (ANOTHER, "Another child")),
            "stays": self.stays,
            "admitted": self.admitted,
            "held": self.held,
            "causes": [(by.value, by.value.capitalize()) for by in CancelledBy],
            "day_cares": [(care.value, care.value) for care in DayCare],
            "night_cares": [(care.value, care.value.capitalize()) for care in NightCare],
            "tasks": TASKS,
            "none": NONE,
        }


TASKS = tuple((c.id, c.name) for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE)


def choices_in(desk: Desk, now: PeriodNow) -> Choices:
    """Bedrooms and shifts of the homes of the period, its children by three identifiers, and the stays given out."""
    return choices_of(desk, now, opened(desk, now.kept))


def choices_of(desk: Desk, now: PeriodNow, read: Opened) -> Choices:
    """The same of a period that was opened before."""
    period = read.beside.period
    children = [(id, identity_of(r, desk.day)) for id, r in read.referrals.items()]
    stays = sorted(now.kept.sheet.published, key=lambda stay: (stay.family, stay.first_night))
    return Choices(
        rooms=tuple(_rooms(period)),
        shifts=tuple(
            (f"{part.urn}|{shift.value}", f"{_named(period, part.urn)}{shift.value}")
            for part in period.homes
            for shift in Working
        ),
        children=tuple((id, f"{who.name}, born {who.born}, {id}") for id, who in sorted(children, key=_by_name)),
        stays=tuple((key_of_stay(now, stay), f"{stay.family}: {nights_said(stay)}") for stay in stays),
        admitted=tuple(
            (f"{each.urn}|{each.child.id}", f"{_named(period, each.urn)}{each.child.id}, told of in {each.bedroom}")
            for each in admitted_still(period, now.kept.happened, desk.day)
        ),
        held=tuple((part.urn, _beds(period, part)) for part in period.homes if part.held_back),
    )


def _by_name(child: tuple[str, Identity]) -> tuple[str, str]:
    id, who = child
    return who.name, id


def _rooms(period: Period) -> Iterator[tuple[str, str]]:
    for part in period.homes:
        home = period.world.home(part.urn)
        for room in () if home is None else home.bedrooms:
            yield f"{part.urn}|{room.id}", f"{_named(period, part.urn)}{room.id}"


def _beds(period: Period, part: BreakHome) -> str:
    return f"{_named(period, part.urn)}{counted(part.held_back, 'bed is', 'beds are')} held back"


def _named(period: Period, urn: str) -> str:
    """The home's name before what is in it, where the period has several homes."""
    home = period.world.home(urn)
    return "" if len(period.homes) == 1 or home is None else f"{home.name}: "
