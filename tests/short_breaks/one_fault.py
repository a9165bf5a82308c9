"""A period with one thing wrong, and the parts it is made of."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from matching.short_breaks.period import (
    Cancellation,
    CancelledBy,
    Company,
    CompanyKind,
    Family,
    Period,
    PlannedStay,
    Trained,
)
from matching.short_breaks.problems import CHECKS
from matching.short_breaks.problems.fault import SheetCheck, WorldCheck
from tests.short_breaks.altered import altered
from tests.short_breaks.small_period import HOIST_ROOM, MONDAY, NIGHTS, TASK, URN, small_period

HOME = f"homes[{URN}]"
OTHER_URN = "SC000001"
BOOKING = small_period().bookings[0]
END = MONDAY + timedelta(days=NIGHTS)


@dataclass(frozen=True)
class Faulty:
    """A period with one thing wrong, where that stands, and what is said of it."""

    name: str
    check: SheetCheck | WorldCheck
    period: Period
    where: str
    said: str


def check_named(name: str) -> SheetCheck | WorldCheck:
    """The check with that file."""
    return next(check for check in CHECKS if getattr(check, "__name__", "").endswith(f".{name}"))


def faulty(check: str, name: str, where: str, said: str, *place: int | str, to: Any) -> Faulty:
    """The small period with one thing changed."""
    return Faulty(name, check_named(check), altered(small_period(), *place, to=to), where, said)


def stay(**changes: Any) -> PlannedStay:
    """A stay of the first family on the first two nights."""
    parts: dict[str, Any] = {"family": "F-1", "urn": URN, "bedrooms": (HOIST_ROOM,), "first_night": MONDAY, "nights": 2}
    return PlannedStay(**(parts | changes))


def cancelled(**changes: Any) -> Cancellation:
    """A stay of the first family, cancelled by the home."""
    parts: dict[str, Any] = {"family": "F-1", "urn": URN, "first_night": MONDAY, "nights": 2, "by": CancelledBy.HOME}
    return Cancellation(**(parts | {"on": date(2026, 11, 1)} | changes))


def trained(people: int = 1, **changes: Any) -> tuple[Trained, ...]:
    """Training in the one task there is."""
    return (Trained(task=changes.pop("task", TASK), people=people, **changes),)


def family_of(number: int, **changes: Any) -> Family:
    """A family of the small period, changed."""
    return small_period().families[number].model_copy(update=changes)


def company(kind: CompanyKind, *families: str) -> Company:
    """One thing wanted of two families."""
    return Company(families=(families[0], families[1]), kind=kind)
