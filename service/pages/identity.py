"""Who a page is about, by three identifiers, so that nobody reads or signs about another child."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matching.report_words import counted, day
from matching.world.child import age_on
from matching.world.referral import Referral
from service.records.desk import Desk
from service.records.families import Member
from service.records.sendings import referral as read


@dataclass(frozen=True)
class Identity:
    """Name, birth and referral; and what the referral is for."""

    name: str
    born: str
    aged: str
    referral: str
    authority: str
    asked_for: str
    start: date


def identity_of(referral: Referral, on: date) -> Identity:
    """The child of a referral, as old as on that day."""
    born, nights = referral.child.date_of_birth, referral.expected_nights
    kind, urgency = referral.kind.value, referral.urgency.value
    length = "length not known" if nights is None else counted(nights, "night")
    return Identity(
        name=referral.child.name,
        born="not known" if born is None else day(born),
        aged="" if born is None else _aged(age_on(born, on), age_on(born, referral.start)),
        referral=referral.id,
        authority=referral.placing_authority,
        asked_for=", ".join((f"{kind} stay", length, *([urgency] if urgency != kind else []))),
        start=referral.start,
    )


def _aged(today: int, first_night: int) -> str:
    return f"aged {today}" if today == first_night else f"aged {today}, {first_night} on the first night"


@dataclass(frozen=True)
class OfRecord:
    """The same where no referral is meant but the record itself. `born` None: not known."""

    name: str
    born: date | None
    number: str


def record_of(desk: Desk, child: str) -> OfRecord:
    """Of a child, by the id of the row. Raises NotThere."""
    record = desk.child(child)
    return OfRecord(record.name, record.date_of_birth, record.id)


def others_of(desk: Desk, referral: str, family: Iterable[Member]) -> list[tuple[str, Identity]]:
    """Brothers and sisters of a referral's child, each by the row of their own and by their three identifiers."""
    own = [each.referral for each in family if each.referral != referral]
    return [(id, identity_of(read(desk, id), desk.day)) for id in own]
