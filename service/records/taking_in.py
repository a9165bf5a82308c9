"""Writes a world down: each home, child and referral under the organisation that keeps it, as a version of its day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import select

from matching.world.child import Child
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.statement import StayKind
from matching.world.world import World
from service.records.versions import Writing, as_words, write_down
from service.store.base import Base
from service.store.rows import (
    ChildRow,
    ChildVersionRow,
    EnquiryRow,
    EnquiryVersionRow,
    GroupVersionRow,
    HomePlacesRow,
    HomeRow,
    HomeVersionRow,
    OrganisationRow,
    ReferralRow,
    ReferralVersionRow,
    ResidenceRow,
    ResidenceVersionRow,
    StatementVersionRow,
)
from service.store.rows.organisation import Kind

B = TypeVar("B", bound=Base)

OF_HOME = frozenset({"statement", "vacancies"})
OF_CHILD = frozenset({"name"})
OF_GROUP = frozenset({"residents"})
OF_RESIDENT = frozenset({"child"})
OF_REFERRAL = frozenset({"child", "enquiries"})


def take_in(writing: Writing, world: World) -> None:
    """Everything in the world, from the writing's day on. What is the same as before makes no new version.

    A child who is no longer in a home's group, and an enquiry no longer among a referral's, ends with that day. Homes
    and referrals that the world does not speak of stay as they are.
    """
    for home in world.homes:
        take_in_home(writing, home)
    for group in world.groups:
        take_in_group(writing, group)
    for referral in world.referrals:
        take_in_referral(writing, referral)


def organisation(writing: Writing, kind: Kind, name: str) -> str:
    """The id of the organisation of that kind and name, made if there was none."""
    return _found_or_made(writing, OrganisationRow, {"kind": kind, "name": name}).id


def take_in_home(writing: Writing, home: Home) -> str:
    """A home, its statement of purpose and the places it has told of, under its provider; the id of its row."""
    row = _found_or_made(
        writing, HomeRow, {"urn": home.urn}, {"organisation_id": organisation(writing, Kind.PROVIDER, home.provider)}
    )
    row.gone_from = None
    words = {"record": as_words(home, OF_HOME)}
    write_down(writing, HomeVersionRow, HomeVersionRow.home_id, row.id, words)
    places = {"record": home.model_dump_json(include={"vacancies"})}
    write_down(writing, HomePlacesRow, HomePlacesRow.home_id, row.id, places)
    statement = {"record": as_words(home.statement)}
    write_down(writing, StatementVersionRow, StatementVersionRow.home_id, row.id, statement)
    return row.id


def take_in_child(writing: Writing, child: Child, keeper: str, goes_by: str | None = None) -> str:
    """A child's record as that organisation keeps it; the id of its row. It goes by its own id unless told."""
    row = _found_or_made(writing, ChildRow, {"organisation_id": keeper, "reference": goes_by or child.id})
    words = {"name": child.name, "record": as_words(child, OF_CHILD)}
    write_down(writing, ChildVersionRow, ChildVersionRow.child_id, row.id, words)
    return row.id


def take_in_group(writing: Writing, group: Group) -> None:
    """Who lives at a home that is already written down, and what is known between them."""
    home = writing.t.session.scalars(select(HomeRow).where(HomeRow.urn == group.urn)).one()
    words = {"record": as_words(group, OF_GROUP)}
    write_down(writing, GroupVersionRow, GroupVersionRow.home_id, home.id, words)
    living = set()
    for resident in group.residents:
        living.add(take_in_resident(writing, home.id, home.organisation_id, resident))
    _end(writing, ResidenceRow, living, home_id=home.id)


def take_in_resident(writing: Writing, home: str, keeper: str, resident: Resident, goes_by: str | None = None) -> str:
    """A child who lives at a home, with the child's record; the id of the row that says so."""
    row = _residence(writing, home, take_in_child(writing, resident.child, keeper, goes_by))
    said = {"record": as_words(resident, OF_RESIDENT)}
    write_down(writing, ResidenceVersionRow, ResidenceVersionRow.residence_id, row, said)
    return row


class GoesBy(NamedTuple):
    """By what a referral and its child go in the organisation that keeps them. None: by their own ids."""

    referral: str | None = None
    child: str | None = None


OWN = GoesBy()


def take_in_referral(writing: Writing, referral: Referral, keeper: str | None = None, goes_by: GoesBy = OWN) -> str:
    """A referral with its child and enquiries; the id of its row. Its placing authority keeps it unless told.

    Raises ValueError where a referral of that id is kept already, of another child.
    """
    kept_by = keeper or organisation(writing, Kind.AUTHORITY, referral.placing_authority)
    child = take_in_child(writing, referral.child, kept_by, goes_by.child)
    known_by = {"organisation_id": kept_by, "reference": goes_by.referral or referral.id}
    row = _found_or_made(writing, ReferralRow, known_by, {"child_id": child})
    if row.child_id != child:
        raise ValueError("a referral cannot become another child's")
    row.gone_from = None
    row.for_breaks = int(referral.kind is StayKind.SHORT_BREAK)
    words = {"record": as_words(referral, OF_REFERRAL)}
    write_down(writing, ReferralVersionRow, ReferralVersionRow.referral_id, row.id, words)
    _take_in_enquiries(writing, referral, row.id)
    return row.id


def _take_in_enquiries(writing: Writing, referral: Referral, id: str) -> None:
    made = set()
    for place, enquiry in enumerate(referral.enquiries, 1):
        row = _found_or_made(writing, EnquiryRow, {"referral_id": id, "place": place})
        row.gone_from = None
        said = {"record": as_words(enquiry)}
        write_down(writing, EnquiryVersionRow, EnquiryVersionRow.enquiry_id, row.id, said)
        made.add(row.id)
    _end(writing, EnquiryRow, made, referral_id=id)


def _residence(writing: Writing, home: str, child: str) -> str:
    """The residence that has not ended, or that began on this day; else a new one."""
    session = writing.t.session
    there = (ResidenceRow.home_id == home) & (ResidenceRow.child_id == child)
    goes_on = ResidenceRow.gone_from.is_(None) | (ResidenceRow.since == writing.holds_from)
    row = session.scalars(select(ResidenceRow).where(there, goes_on).order_by(ResidenceRow.gone_from)).first()
    if row is None:
        row = ResidenceRow(home_id=home, child_id=child, since=writing.holds_from)
        session.add(row)
    row.gone_from = None
    session.flush()
    return row.id


def _end(writing: Writing, kind: type[Any], kept: Collection[str], **of: str) -> None:
    """The rows of that parent that are not kept end with the writing's day."""
    day: date = writing.holds_from
    for row in writing.t.session.scalars(select(kind).filter_by(gone_from=None, **of)):
        if row.id not in kept:
            row.gone_from = day
    writing.t.session.flush()


def _found_or_made(writing: Writing, kind: type[B], by: dict[str, Any], otherwise: dict[str, Any] | None = None) -> B:
    """The row with these values, or a new one that also has those of `otherwise`."""
    session = writing.t.session
    row = session.scalars(select(kind).filter_by(**by)).one_or_none()
    if row is None:
        row = kind(**by, **(otherwise or {}))
        session.add(row)
        session.flush()
    return row
