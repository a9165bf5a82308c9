"""From whom a child's record is kept: who has said that they know the child or the family, or must not see the record.

Each says so of themselves, and who answers for the record says it of a colleague. It is taken back by another who
answers for the record, never by whom it is of. Every time it is a line in the audit of the child. It is said of one
record, and holds of every other that is known to be of the same child.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import or_, select

from matching.errors import BadInput, Problem
from matching.world.record import Record
from service.access.action import Action
from service.access.decide import decide
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.records.audit import Line, note
from service.records.desk import Desk
from service.records.handing_out import there_on
from service.records.homes import home
from service.records.one_child import same_child_for
from service.records.people import actor_of, declare, name_of
from service.store.base import is_id
from service.store.rows import AcquaintanceRow, ChildRow, PersonRow, RelationRow, ResidenceRow

BY_THEMSELVES = "has said so of themselves"
BY_WHO_ANSWERS = "somebody who answers for the record has said so"
NOBODY = Problem("person", "nobody of that id works for your organisation", "Choose somebody of the list.")
YOURSELF = Problem("person", "it is yourself", "Say that you know the child, on the child's page for that.")
OVERSEERS = frozenset({RelationKind.RESPONSIBLE_INDIVIDUAL, RelationKind.AUDITOR})
OVERSEES = Problem(
    "person",
    "it is somebody who oversees what you do",
    "Ask them to say so themselves, on the child's page for that; of an auditor the responsible individual may say it.",
)
KEPT = Problem("person", "the record is kept from them already", "Nothing has to be done.")
NOT_KEPT = Problem("person", "the record is not kept from them", "Nothing has to be done.")


class Colleague(Record):
    """Somebody of the asker's own organisation. `since`: when the record was closed to them; None: they may read it."""

    person: str
    name: str
    since: date | None


class KeptFrom(Record):
    """Of one record, by name. People of other organisations are not in it: their organisation answers for them."""

    kept_from: tuple[Colleague, ...]
    may_read: tuple[Colleague, ...]


def say_own(desk: Desk, child: str) -> date:
    """From here on the child is closed to whoever asks. Raises NotThere."""
    desk.ask(Action.READ, Kind.CHILD, child)
    _keep(desk, desk.actor.person, child, BY_THEMSELVES)
    return desk.day


def keep_from(desk: Desk, child: str, person: str) -> KeptFrom:
    """The same of a colleague, by who answers for the record; how it stands then. Raises NotThere and BadInput."""
    desk.ask(Action.KEEP_FROM, Kind.CHILD, child)
    problem = YOURSELF if person == desk.actor.person else KEPT if _is_kept(desk, child, person) else None
    if problem is not None or not _works_here(desk, person):
        raise BadInput([problem or NOBODY])
    if _oversees(desk, person):
        raise BadInput([OVERSEES])
    _keep(desk, person, child, BY_WHO_ANSWERS)
    return kept_from(desk, child)


def let_see(desk: Desk, child: str, person: str) -> KeptFrom:
    """It is taken back; how it stands then. Raises NotThere and BadInput."""
    desk.ask(Action.KEEP_FROM, Kind.CHILD, child)
    if not _works_here(desk, person) or not _is_kept(desk, child, person):
        raise BadInput([NOT_KEPT])
    for row in _of(desk, child):
        if row.person_id == person:
            desk.t.session.delete(row)
            _note(desk, person, row.child_id, Action.BE_LET_SEE, BY_WHO_ANSWERS)
    desk.t.session.flush()
    return kept_from(desk, child)


def kept_from(desk: Desk, child: str) -> KeptFrom:
    """From whom of the asker's organisation it is kept, and who of it may read it. Raises NotThere."""
    desk.ask(Action.KEEP_FROM, Kind.CHILD, child)
    first = {row.person_id: row.declared_on for row in _of(desk, child)}
    kept = (Colleague(person=id, name=name_of(desk.t, id), since=since) for id, since in first.items())
    return KeptFrom(kept_from=_by_name(kept), may_read=who_may(desk, Action.READ, child))


def who_may(desk: Desk, action: Action, child: str) -> tuple[Colleague, ...]:
    """The asker's colleagues, by name, who may do that with the child's record today. Raises NotThere."""
    subject = desk.ask(Action.READ, Kind.CHILD, child)
    works = or_(PersonRow.ended_at.is_(None), PersonRow.ended_at > desk.now)
    own = works & (PersonRow.organisation_id == desk.actor.organisation) & (PersonRow.id != desk.actor.person)
    related = select(PersonRow.id).join(RelationRow, RelationRow.person_id == PersonRow.id).where(own).distinct()
    actors = (actor_of(desk.t, person, desk.now) for person in desk.t.session.scalars(related).all())
    may = (actor.person for actor in actors if decide(actor, action, subject).allowed)
    return _by_name(Colleague(person=person, name=name_of(desk.t, person), since=None) for person in may)


def closed_to(desk: Desk) -> tuple[date, ...]:
    """Since when records are closed to whoever asks, first to last. Of which children is not told."""
    own = select(AcquaintanceRow.declared_on).where(AcquaintanceRow.person_id == desk.actor.person)
    return tuple(desk.t.session.scalars(own.order_by(AcquaintanceRow.declared_on)))


def may_keep_from(desk: Desk, child: str) -> bool:
    """Whether the asker answers for the record, and may keep it from others."""
    chosen = select(ChildRow.id).where(ChildRow.id == child, desk.all_that_may(Action.KEEP_FROM, Kind.CHILD))
    return desk.t.session.scalars(chosen).first() is not None


def homes_closed_with(desk: Desk, child: str) -> tuple[str, ...]:
    """The names of the asker's own homes at which the child lives today, under whichever record."""
    same = ResidenceRow.child_id.in_(same_child_for(desk.t, desk.actor.organisation, child))
    lives = (ResidenceRow.since <= desk.day) & there_on(ResidenceRow.gone_from, desk.day)
    own = ResidenceRow.home_id.in_([held.home for held in desk.actor.held if held.home is not None])
    found = desk.t.session.scalars(select(ResidenceRow.home_id).where(same, lives, own))
    return tuple(home(desk, id).name for id in sorted(set(found)))


def _keep(desk: Desk, person: str, child: str, because: str) -> None:
    declare(desk.t, person, child, desk.day)
    _note(desk, person, child, Action.BE_KEPT_FROM, because)


def _oversees(desk: Desk, person: str) -> bool:
    """Whether they look at what the asker does: nobody shuts out who oversees them."""
    held = {each.kind for each in actor_of(desk.t, person, desk.now).held}
    mine = {each.kind for each in desk.actor.held}
    above = OVERSEERS - {RelationKind.AUDITOR} if RelationKind.RESPONSIBLE_INDIVIDUAL in mine else OVERSEERS
    return not held.isdisjoint(above)


def _of(desk: Desk, child: str) -> Sequence[AcquaintanceRow]:
    """What was said of the asker's colleagues, and of whichever record of the child."""
    own = select(AcquaintanceRow).join(PersonRow, PersonRow.id == AcquaintanceRow.person_id)
    same = AcquaintanceRow.child_id.in_(same_child_for(desk.t, desk.actor.organisation, child))
    chosen = own.where(same, PersonRow.organisation_id == desk.actor.organisation)
    return desk.t.session.scalars(chosen.order_by(AcquaintanceRow.declared_on.desc(), AcquaintanceRow.id)).all()


def _is_kept(desk: Desk, child: str, person: str) -> bool:
    return any(row.person_id == person for row in _of(desk, child))


def _works_here(desk: Desk, person: str) -> bool:
    row = desk.t.session.get(PersonRow, person) if is_id(person) else None
    return row is not None and row.organisation_id == desk.actor.organisation


def _note(desk: Desk, person: str, child: str, action: Action, because: str) -> None:
    """No other organisation learns that they know the child."""
    note(desk.t, [Line(desk.now, person, desk.actor.organisation, action, Kind.CHILD, child, child, True, because)])


def _by_name(found: Iterable[Colleague]) -> tuple[Colleague, ...]:
    return tuple(sorted(found, key=lambda each: (each.name, each.person)))
