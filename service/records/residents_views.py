"""What the children who live at a home said of a child referred: the home's own words, kept with where each lives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import false, select

from matching.details.views import last_view
from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child, Heard, View
from matching.world.group import NewcomerView, Resident
from matching.world.problems import problems_of
from matching.world.world import World
from service.access.action import Action
from service.access.kind import Kind
from service.records.bedrooms import hold_homes
from service.records.desk import Desk, NotThere
from service.records.differing import ChangedSince
from service.records.given_ids import plain
from service.records.handing_out import children_on, hand_out, there_on
from service.records.naming import unnamed
from service.records.people import name_of
from service.records.referrals import ask_here, referral_at
from service.records.taking_in import OF_RESIDENT
from service.records.versions import Writing, as_words, from_words, write_down
from service.store.rows import ChildRow, HomeRow, ReferralRow, ResidenceRow, ResidenceVersionRow, SendingRow

MIXED = Problem(
    "form",
    "another referral to this home goes by the same id, so that a view would count for both",
    "Ask one of the two placing authorities to give its referral another id.",
)
WRITTEN_SINCE = Problem(
    "view",
    "something else is written of what this child says than when it was read",
    "Read all that was written, and send yours with how many that are.",
)
HEARD_BEFORE = Problem("heard", "this child has been heard about it", "Write what was said, or leave it as it is.")


class Noted(NamedTuple):
    """A view as it was written down: when, and by whom. `by` None: it came with records brought in as a whole."""

    view: View
    at: datetime
    by: str | None


class Living(NamedTuple):
    """A child who lives at the home, by the id of the row, with what was said of the one referred.

    `view` is what counts, the latest; None: nothing is written. `noted`: all that was ever written, the last first.
    """

    id: str
    child: Child
    view: View | None
    noted: tuple[Noted, ...]


def views_of(desk: Desk, home: str, referral: str) -> tuple[Living, ...]:
    """Everybody who lives there but the child referred, by name; each child is noted. Raises NotThere."""
    own = ask_here(desk, Action.READ, home, referral).child
    about = referral_at(desk, home, referral).id
    rows = {row.child_id: row for row in _residences(desk, home) if row.child_id != own}
    desk.ask_each(Action.READ, Kind.CHILD, rows)
    children = children_on(desk.t, list(rows), desk.day)
    living = (_living(desk, row, children[id], about) for id, row in rows.items())
    return tuple(sorted(living, key=lambda each: (each.child.name, each.id)))


def write_view(desk: Desk, home: str, referral: str, child: str, view: View, read: int) -> None:
    """A new version of the child's residence: one view of each day, the one written last.

    `read`: how many were noted when it was read. Raises NotThere, ChangedSince where others are by now, and BadInput.
    """
    desk.ask(Action.WRITE, Kind.GROUP, home)
    ask_here(desk, Action.ASSESS, home, referral)
    hold_homes(desk.t, [home])
    about = referral_at(desk, home, referral)
    row = next((each for each in _residences(desk, home) if each.child_id == child), None)
    if row is None or child == desk.t.session.get_one(ReferralRow, referral).child_id:
        raise NotThere
    desk.ask(Action.WRITE, Kind.CHILD, child)
    if is_mixed(desk, home, referral):
        raise BadInput([MIXED])
    must_be_as_many(read, _living(desk, row, children_on(desk.t, [child], desk.day)[child], about.id).noted)
    reference = plain(desk.t.session.get_one(ChildRow, child).reference)
    world = hand_out(desk.t, desk.day, HomeRow.id == home, false()).world
    resident = next(each for each in world.groups[0].residents if each.child.id == reference)
    told = _with(resident, NewcomerView(referral=about.id, view=view))
    problems = [*_problems(world, resident, told)]
    heard = [each.view for each in resident.views if each.referral == about.id and each.view.heard in HEARD]
    if view.heard is Heard.NOT_YET_ASKED and heard:
        problems.append(HEARD_BEFORE)
    if problems:
        raise BadInput(unnamed(unnamed(problems, about.child), resident.child))
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    words = {"record": as_words(told, OF_RESIDENT)}
    write_down(writing, ResidenceVersionRow, ResidenceVersionRow.residence_id, row.id, words)


def must_be_as_many(read: int, noted: Sequence[Noted]) -> None:
    """Raises ChangedSince where others are noted by now than when it was read."""
    if len(noted) != read:
        raise ChangedSince([WRITTEN_SINCE])


def residents_by_id(desk: Desk, home: str) -> dict[str, str]:
    """By the id that a check calls a child by who lives at the home, the id of the row."""
    rows = [row.child_id for row in _residences(desk, home)]
    children = desk.t.session.scalars(select(ChildRow).where(ChildRow.id.in_(rows)))
    return {plain(child.reference): child.id for child in children}


HEARD = frozenset(Heard) - {Heard.NOT_YET_ASKED}


def is_mixed(desk: Desk, home: str, referral: str) -> bool:
    """Whether another referral was sent to the home that goes by the same id: whose view it is cannot be told then."""
    at_home = select(SendingRow.referral_id).where(SendingRow.home_id == home)
    others = select(ReferralRow.reference).where(ReferralRow.id.in_(at_home), ReferralRow.id != referral)
    mine = plain(desk.t.session.get_one(ReferralRow, referral).reference)
    return mine in map(plain, desk.t.session.scalars(others))


def only_own_views(desk: Desk, home: str, referral: str, world: World) -> World:
    """The world of a check without views of which it cannot be told whom they are about: those are not known then."""
    if not is_mixed(desk, home, referral):
        return world
    id = world.referrals[0].id
    groups = (
        group.model_copy(update={"residents": tuple(_without(each, id) for each in group.residents)})
        for group in world.groups
    )
    return world.model_copy(update={"groups": tuple(groups)})


def _without(resident: Resident, referral: str) -> Resident:
    views = tuple(each for each in resident.views if each.referral != referral)
    return resident.model_copy(update={"views": views})


def _with(resident: Resident, told: NewcomerView) -> Resident:
    same = [each for each in resident.views if (each.referral, each.view.on) == (told.referral, told.view.on)]
    others = tuple(each for each in resident.views if each not in same)
    return resident.model_copy(update={"views": (*others, told)})


def _problems(world: World, before: Resident, after: Resident) -> Iterator[Problem]:
    """What is wrong in the view that was not before, at its place within the view."""
    (group,) = world.groups
    changed = tuple(after if each == before else each for each in group.residents)
    grown = world.model_copy(update={"groups": (group.model_copy(update={"residents": changed}),)})
    for problem in sorted(_of(grown) - _of(world)):
        yield replace(problem, where=f"view{problem.where.rpartition(f'view {len(after.views)}')[2]}")


def _of(world: World) -> set[Problem]:
    return set(problems_of(world, standard_catalogue()))


def _residences(desk: Desk, home: str) -> Iterable[ResidenceRow]:
    desk.ask(Action.READ, Kind.GROUP, home)
    there = (ResidenceRow.since <= desk.day) & there_on(ResidenceRow.gone_from, desk.day)
    return desk.t.session.scalars(select(ResidenceRow).where(ResidenceRow.home_id == home, there)).all()


def _living(desk: Desk, row: ResidenceRow, child: Mapping[str, Any], about: str) -> Living:
    of_row = (ResidenceVersionRow.residence_id == row.id) & (ResidenceVersionRow.holds_from <= desk.day)
    versions = desk.t.session.scalars(select(ResidenceVersionRow).where(of_row).order_by(ResidenceVersionRow.number))
    noted, said = list[Noted](), list[View]()
    for version in versions.all():
        resident = from_words(Resident, desk.t.words(version, "record"), {"child": child})
        before, said = said, [each.view for each in resident.views if each.referral == about]
        by = version.recorded_by and name_of(desk.t, version.recorded_by)
        noted += [Noted(view, version.recorded_at, by) for view in said if view not in before]
        noted = noted if said else []
    return Living(row.child_id, resident.child, last_view(resident, about), tuple(reversed(noted)))
