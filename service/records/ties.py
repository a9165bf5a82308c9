"""What is known between the children of a home: said by its manager or deputy, each change a version that stays.

Project judgement: whoever is not the registered manager can say what is harmful, and neither lift it nor take it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import false, select

from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Role
from matching.world.group import Group, Tie
from matching.world.problems.ground import Ground
from matching.world.problems.groups import problems_of_group
from matching.world.record import Ident, Record, Text
from service.access.action import Action
from service.access.actor import Held
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.records.bedrooms import hold_homes
from service.records.desk import Desk, NotThere
from service.records.differing import must_be_as_read
from service.records.handing_out import hand_out
from service.records.homes import group
from service.records.people import name_of
from service.records.referrals import referral_at, sent_to
from service.records.taking_in import OF_GROUP
from service.records.versions import Writing, as_words, from_words, in_force, write_down
from service.store.rows import GroupVersionRow, HomeRow

ONLY_THE_MANAGER = "only the registered manager lifts what speaks against living together, or takes it out"
ASK = "Leave it as it stands, and ask the registered manager."


class Ties(Record):
    """All that is known between two children, for every two of them."""

    ties: tuple[Tie, ...]


class TiesNow(Record):
    """The same as it stands. `number`: what a change has to name. `by` None: it came with records as a whole."""

    home: str
    number: int
    since: date
    by: str | None
    record: Ties


class Spoken(NamedTuple):
    """A child of whom something can be said here, by the id that the home knows the child by."""

    id: Ident
    name: Text
    born: date | None
    lives_here: bool


def ties_of(desk: Desk, home: str) -> TiesNow:
    """As they stand; each child who lives there is noted. Raises NotThere."""
    group(desk, home)
    return _now(desk, home)


def spoken_of(desk: Desk, home: str) -> tuple[Spoken, ...]:
    """Who lives at the home, and who is referred to it, by name; each is noted. Raises NotThere."""
    living = [resident.child for resident in group(desk, home).residents]
    asking = [referral_at(desk, home, id).child for id in sent_to(desk, home)]
    found = {child.id: Spoken(child.id, child.name, child.date_of_birth, False) for child in asking}
    found |= {child.id: Spoken(child.id, child.name, child.date_of_birth, True) for child in living}
    return tuple(sorted(found.values(), key=lambda each: (not each.lives_here, each.name, each.id)))


def change_ties(desk: Desk, home: str, number: int, ties: Ties) -> TiesNow:
    """A new version, made from that one. Raises NotThere, ChangedSince, and BadInput with every problem."""
    desk.ask(Action.KEEP, Kind.GROUP, home)
    hold_homes(desk.t, [home])
    known, now = {each.id for each in spoken_of(desk, home)}, _now(desk, home)
    if number != now.number:
        must_be_as_read(_in_version(desk, home, number), now.record, ties)
    problems = [*_wrong_with(desk, home, known, ties), *_not_theirs(desk, home, now.record, ties)]
    if problems:
        raise BadInput(problems)
    kept = _group(desk, _row(desk, home)).model_copy(update={"ties": ties.ties})
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    words = {"record": as_words(kept, OF_GROUP)}
    write_down(writing, GroupVersionRow, GroupVersionRow.home_id, home, words)
    return _now(desk, home)


def is_manager(desk: Desk, home: str) -> bool:
    """Whether this person is the registered manager of the home."""
    return Held(RelationKind.REGISTERED_MANAGER, home=home) in desk.actor.held


def _not_theirs(desk: Desk, home: str, now: Ties, ties: Ties) -> Iterator[Problem]:
    """What only the registered manager may do, in the registered manager's own name."""
    if not is_manager(desk, home):
        gone = [tie for tie in now.ties if tie.kind.is_harmful and tie not in ties.ties]
        if gone or any(tie.lifted_by is not None and tie not in now.ties for tie in ties.ties):
            yield Problem("ties", ONLY_THE_MANAGER, ASK)
        return
    own = name_of(desk.t, desk.actor.person)
    for place, tie in enumerate(ties.ties, 1):
        lifted = tie not in now.ties and tie.lifted_by is not None
        if lifted and (tie.lifted_by, tie.lifted_by_role) != (own, Role.REGISTERED_MANAGER):
            yield Problem(f"tie {place}, lifted by", "somebody else is named", "Lift it in your own name.")


def _wrong_with(desk: Desk, home: str, known: set[str], ties: Ties) -> Iterator[Problem]:
    """What would be wrong between the children that was not before; the places are those of the new ties."""
    world = hand_out(desk.t, desk.day, HomeRow.id == home, false()).world
    ground = replace(Ground.of(world, standard_catalogue()), children=frozenset(known))
    group = world.group(world.homes[0].urn)
    old = [tie for tie in ties.ties if tie in group.ties]
    before, after = (
        set(problems_of_group(group.model_copy(update={"ties": each}), ground)) for each in (tuple(old), ties.ties)
    )
    named = f"group {group.urn}, "
    yield from (replace(problem, where=problem.where.removeprefix(named)) for problem in sorted(after - before))


def _now(desk: Desk, home: str) -> TiesNow:
    row = _row(desk, home)
    return TiesNow(
        home=home,
        number=row.number,
        since=row.holds_from,
        by=None if row.recorded_by is None else name_of(desk.t, row.recorded_by),
        record=Ties(ties=_group(desk, row).ties),
    )


def _row(desk: Desk, home: str) -> GroupVersionRow:
    chosen = select(HomeRow.id).where(HomeRow.id == home)
    row = in_force(desk.t, GroupVersionRow, GroupVersionRow.home_id, chosen, desk.day).get(home)
    if row is None:
        raise NotThere
    return row


def _group(desk: Desk, row: GroupVersionRow) -> Group:
    return from_words(Group, desk.t.words(row, "record"), {"residents": ()})


def _in_version(desk: Desk, home: str, number: int) -> Ties:
    """As they were in that version. Raises BadInput for one that there never was."""
    chosen = select(GroupVersionRow).where(GroupVersionRow.home_id == home, GroupVersionRow.number == number)
    row = desk.t.session.scalars(chosen).one_or_none()
    if row is None:
        raise BadInput([Problem("number", "there is no such version", "Read them, and name the one you read.")])
    return Ties(ties=_group(desk, row).ties)
