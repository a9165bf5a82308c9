"""Hands the engine one frozen world for a day, put together from the versions in force: rows never reach the engine."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, true

from matching.errors import BadInput, Problem
from matching.world.group import Group
from matching.world.home import Home
from matching.world.record import Record
from matching.world.referral import Referral
from matching.world.vacancy import Vacancy
from matching.world.world import World
from service.records.subjects import AT_ONCE
from service.records.versions import from_both, from_words, in_force
from service.store.opening import Transaction
from service.store.rows import (
    ChildRow,
    ChildVersionRow,
    EnquiryRow,
    EnquiryVersionRow,
    GroupVersionRow,
    HomePlacesRow,
    HomeRow,
    HomeVersionRow,
    ReferralRow,
    ReferralVersionRow,
    ResidenceRow,
    ResidenceVersionRow,
    StatementVersionRow,
)

Where = ColumnElement[bool]
Plain = dict[str, Any]


@dataclass(frozen=True)
class HandedOut:
    """A world, and the ids of the rows of every child in it: each of them has been read."""

    world: World
    children: tuple[str, ...]


def hand_out(
    t: Transaction, day: date, homes: Where | None = None, referrals: Where | None = None, closed: bool = False
) -> HandedOut:
    """The world as it was written down for that day: all of it, or the homes and referrals of which that is true.

    Referrals that are no longer open are in it only where that is asked. Raises BadInput when two organisations'
    children or referrals in it go by one id, which a world cannot tell apart.
    """
    chosen = select(HomeRow).where(true() if homes is None else homes, there_on(HomeRow.gone_from, day))
    still = true() if closed else there_on(ReferralRow.gone_from, day)
    asked = select(ReferralRow).where(true() if referrals is None else referrals, still)
    living = _living(t, chosen, day)
    asking = t.session.scalars(asked).all()
    ids = [*(row.child_id for rows in living.values() for row in rows), *(row.child_id for row in asking)]
    children = children_on(t, ids, day)
    world = World(
        as_at=day,
        homes=tuple(_homes(t, chosen, day)),
        groups=tuple(_groups(t, chosen, living, children, day)),
        referrals=tuple(_referrals(t, asked, children, day)),
    )
    return HandedOut(_each_by_one_id(world), tuple(dict.fromkeys(ids)))


def referrals_on(t: Transaction, day: date, which: Where) -> dict[str, Referral]:
    """By the id of its row, each referral of which that is true, open or closed, by reference; of any organisations.

    Beside each other, and in no world: two organisations' may go by one id.
    """
    asked = select(ReferralRow).where(which).order_by(ReferralRow.reference, ReferralRow.id)
    children = children_on(t, [row.child_id for row in t.session.scalars(asked)], day)
    return _by_row(t, asked, children, day)


def homes_on(t: Transaction, day: date, which: Where | None = None) -> tuple[Home, ...]:
    """Each home's own record, without who lives there, as it was written down for that day, by URN: all, or some."""
    there = there_on(HomeRow.gone_from, day)
    return tuple(_homes(t, select(HomeRow).where(true() if which is None else which, there), day))


def there_on(gone_from: Any, day: date) -> Where:
    """Whether what has such a first day of being gone was still there on that day."""
    return or_(gone_from.is_(None), gone_from > day)


def _ids(rows: Select[Any]) -> Select[Any]:
    return rows.with_only_columns(rows.selected_columns["id"])


def _homes(t: Transaction, chosen: Select[Any], day: date) -> list[Home]:
    versions = in_force(t, HomeVersionRow, HomeVersionRow.home_id, _ids(chosen), day)
    statements = in_force(t, StatementVersionRow, StatementVersionRow.home_id, _ids(chosen), day)
    told = in_force(t, HomePlacesRow, HomePlacesRow.home_id, _ids(chosen), day)
    homes = (
        _told(t, from_both(Home, t.words(row, "record"), "statement", t.words(statements[id], "record")), told.get(id))
        for id, row in versions.items()
    )
    return sorted(homes, key=lambda home: home.urn)


class _Places(Record):
    vacancies: tuple[Vacancy, ...] = ()


def _told(t: Transaction, home: Home, told: HomePlacesRow | None) -> Home:
    """With the places told of. Nothing, where they stand in the home's own record still, as they once did."""
    if told is None:
        return home
    places = _Places.model_validate_json(t.words(told, "record"))
    return home.model_copy(update={"vacancies": places.vacancies})


def _living(t: Transaction, chosen: Select[Any], day: date) -> dict[str, list[ResidenceRow]]:
    """By home, the residences that hold on that day."""
    there = (ResidenceRow.since <= day) & there_on(ResidenceRow.gone_from, day)
    by_home = defaultdict(list)
    for row in t.session.scalars(select(ResidenceRow).where(ResidenceRow.home_id.in_(_ids(chosen)), there)):
        by_home[row.home_id].append(row)
    return by_home


def children_on(t: Transaction, ids: Sequence[str], day: date) -> dict[str, Plain]:
    """By the id of its row, each of those children as plain data."""
    versions = {}
    for some in range(0, len(ids), AT_ONCE):
        chosen = select(ChildRow.id).where(ChildRow.id.in_(ids[some : some + AT_ONCE]))
        versions.update(in_force(t, ChildVersionRow, ChildVersionRow.child_id, chosen, day))
    return {id: {**json.loads(t.words(row, "record")), "name": t.words(row, "name")} for id, row in versions.items()}


def _groups(
    t: Transaction,
    chosen: Select[Any],
    living: dict[str, list[ResidenceRow]],
    children: dict[str, Plain],
    day: date,
) -> list[Group]:
    versions = in_force(t, GroupVersionRow, GroupVersionRow.home_id, _ids(chosen), day)
    residences = select(ResidenceRow.id).where(ResidenceRow.home_id.in_(_ids(chosen)))
    said = in_force(t, ResidenceVersionRow, ResidenceVersionRow.residence_id, residences, day)
    made = []
    for home, version in versions.items():
        residents = [
            {**json.loads(t.words(said[row.id], "record")), "child": children[row.child_id]}
            for row in living.get(home, ())
        ]
        in_order = sorted(residents, key=lambda resident: str(resident["child"]["id"]))
        made.append(from_words(Group, t.words(version, "record"), {"residents": in_order}))
    return sorted(made, key=lambda group: group.urn)


def _referrals(t: Transaction, asked: Select[Any], children: dict[str, Plain], day: date) -> list[Referral]:
    return sorted(_by_row(t, asked, children, day).values(), key=lambda referral: referral.id)


def _by_row(t: Transaction, asked: Select[Any], children: dict[str, Plain], day: date) -> dict[str, Referral]:
    versions = in_force(t, ReferralVersionRow, ReferralVersionRow.referral_id, _ids(asked), day)
    made_by = _enquiries(t, asked, day)
    made = {}
    for row in t.session.scalars(asked):
        if row.id in versions:
            parts = {"child": children[row.child_id], "enquiries": made_by.get(row.id, [])}
            made[row.id] = from_words(Referral, t.words(versions[row.id], "record"), parts)
    return made


def _enquiries(t: Transaction, asked: Select[Any], day: date) -> dict[str, list[Plain]]:
    """By referral, its enquiries in the order they were made."""
    there = EnquiryRow.referral_id.in_(_ids(asked)) & there_on(EnquiryRow.gone_from, day)
    rows = t.session.scalars(select(EnquiryRow).where(there).order_by(EnquiryRow.place)).all()
    versions = in_force(t, EnquiryVersionRow, EnquiryVersionRow.enquiry_id, select(EnquiryRow.id).where(there), day)
    by_referral = defaultdict(list)
    for row in rows:
        if row.id in versions:
            by_referral[row.referral_id].append(json.loads(t.words(versions[row.id], "record")))
    return by_referral


def _each_by_one_id(world: World) -> World:
    kinds = {
        "children who live in these homes": [r.child.id for group in world.groups for r in group.residents],
        "children referred": [referral.child.id for referral in world.referrals],
        "referrals": [referral.id for referral in world.referrals],
    }
    twice = [what for what, ids in kinds.items() if len(set(ids)) < len(ids)]
    if twice:
        way_out = "Ask for one referral at a time."
        raise BadInput(Problem("the records", f"two of the {what} go by one id", way_out) for what in twice)
    return world
