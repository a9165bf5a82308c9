"""Where one person reads and writes records: each is asked for, decided, noted in the audit, and only then opened.

    answer = at_desk(store, person, now, lambda desk: desk.child(id))

The answer is handed over only when the transaction with its audit lines has been kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, select

from matching.errors import BadInput
from matching.world.child import Child
from matching.world.world import World
from service.access.action import Action
from service.access.actor import Actor
from service.access.decide import NOTHING, Answer, decide
from service.access.kind import Kind
from service.access.subject import Subject
from service.records.audit import Line, line_of, note
from service.records.day_there import day_there
from service.records.handing_out import hand_out
from service.records.learnt import learnt, with_learnt
from service.records.parts import ALL, Part
from service.records.people import actor_of
from service.records.proof import Proof
from service.records.subjects import subjects_of
from service.records.taking_in import OF_CHILD
from service.records.versions import Writing, as_words, from_words, in_force, write_down
from service.records.visible import visible
from service.store.opening import Store, Transaction
from service.store.rows import ChildRow, ChildVersionRow, HomeRow, ReferralRow

T = TypeVar("T")


class NotThere(LookupError):
    """There is no such record, or none that this person may have: nobody is told which."""


@dataclass(frozen=True)
class Named:
    """A child in a list: the id of the row, and the name."""

    id: str
    name: str


@dataclass
class Desk:
    """One person's work in one transaction, at one moment. What it returns is frozen and holds no row."""

    t: Transaction
    actor: Actor
    now: datetime
    refusals: list[Line] = field(default_factory=list)
    noted: dict[Line, None] = field(default_factory=dict)
    """What was noted in this transaction, once each, in its order."""
    proof: Proof | None = None
    """How the person last proved who they are. None: nothing is known of it, and nothing can be signed."""
    asked: list[tuple[Action, Kind, str | None]] = field(default_factory=list)
    """What was asked for and allowed, in its order; None: everything of a kind that may be had."""
    glimpses: bool = False
    """Whether nothing that is done here is kept: all is asked for again, and noted, before an answer is given."""

    @property
    def day(self) -> date:
        """The day it is there, by which relations hold and versions are in force."""
        return day_there(self.now)

    def ask(self, action: Action, kind: Kind, id: str) -> Subject:
        """What is asked for, allowed and noted. Raises NotThere when it is refused or there is none."""
        return self.ask_each(action, kind, [id])[0]

    def ask_each(self, action: Action, kind: Kind, ids: Iterable[str]) -> tuple[Subject, ...]:
        """Each of them in its order, all of them or none. Raises NotThere at the first that is refused or not there."""
        ids = tuple(ids)
        found = subjects_of(self.t.session, kind, ids, self.day)
        lines, allowed = list[Line](), list[Subject]()
        try:
            for id in ids:
                subject, line = self._answered(action, kind, id, found.get(id))
                lines.append(line)
                allowed.append(subject)
        finally:
            self._note(lines)
        self.asked.extend((action, kind, id) for id in ids)
        return tuple(allowed)

    def _answered(self, action: Action, kind: Kind, id: str, subject: Subject | None) -> tuple[Subject, Line]:
        answer = Answer(False, NOTHING) if subject is None else decide(self.actor, action, subject)
        child = None if subject is None else subject.child
        line = line_of(self.actor, self.now, action, kind, id, child, answer)
        if subject is None or not answer.allowed:
            self.refusals.append(line)
            raise NotThere
        return subject, line

    def _note(self, lines: Sequence[Line]) -> None:
        """Write down what is not noted yet, before anything of it is read."""
        new = [] if self.glimpses else [line for line in dict.fromkeys(lines) if line not in self.noted]
        if new:
            note(self.t, new)
            self.noted.update(dict.fromkeys(new))

    def child(self, id: str, on: date | None = None) -> Child:
        """A child's record as it is, or as it was written down for a day."""
        self.ask(Action.READ, Kind.CHILD, id)
        return self._child(id, on or self.day)

    def children(self, part: Part = ALL) -> tuple[Named, ...]:
        """The children this person may read about, by name; each that is answered is noted. Raises NotInList."""
        chosen = select(ChildRow.id).where(self.all_that_may(Action.READ, Kind.CHILD))
        found = in_force(self.t, ChildVersionRow, ChildVersionRow.child_id, chosen, self.day)
        named = (Named(id, self.t.words(row, "name")) for id, row in found.items())
        answered = part.of(sorted(named, key=lambda child: (child.name, child.id)))
        self.ask_each(Action.READ, Kind.CHILD, (child.id for child in answered))
        return answered

    def all_that_may(self, action: Action, kind: Kind) -> ColumnElement[bool]:
        """The condition of the rows of that kind with which this person may do that."""
        self.asked.append((action, kind, None))
        return visible(self.actor, action, kind, self.day)

    def write_child(self, id: str, child: Child) -> None:
        """A new version of a child's record, from today. Raises ValueError for another child's."""
        self.ask(Action.WRITE, Kind.CHILD, id)
        if self._child(id, self.day).id != child.id:
            raise ValueError("a record cannot become another child's")
        writing = Writing(self.t, self.day, self.now, self.actor.person)
        words = {"name": child.name, "record": as_words(child, OF_CHILD)}
        write_down(writing, ChildVersionRow, ChildVersionRow.child_id, id, words)

    def world(self, home: str, referral: str, on: date | None = None) -> World:
        """The world of one check: a home, everybody who lives there, and one referral; each child is noted.

        What the home itself has learnt of the child is put in.

        All of it or nothing: with a child left out, a check could call safe what is not. Raises NotThere.
        """
        self.ask(Action.READ, Kind.GROUP, home)
        self.ask(Action.ASSESS, Kind.REFERRAL, referral)
        handed = hand_out(self.t, on or self.day, HomeRow.id == home, ReferralRow.id == referral)
        self.ask_each(Action.READ, Kind.CHILD, handed.children)
        known = learnt(self.t, home, referral, on or self.day)
        referrals = tuple(with_learnt(r, (each.enquiry for each in known)) for r in handed.world.referrals)
        return handed.world.model_copy(update={"referrals": referrals})

    def _child(self, id: str, day: date) -> Child:
        chosen = select(ChildRow.id).where(ChildRow.id == id)
        version = in_force(self.t, ChildVersionRow, ChildVersionRow.child_id, chosen, day).get(id)
        if version is None:
            raise NotThere
        return from_words(Child, self.t.words(version, "record"), {"name": self.t.words(version, "name")})


def at_desk(store: Store, person: str, now: datetime, work: Callable[[Desk], T], proof: Proof | None = None) -> T:
    """What the work answers, once it and its audit lines are kept.

    Raises NotThere, with the refusal kept instead, and BadInput, with nothing kept but what was opened until then.
    """
    return seated(store, lambda t: Desk(t, actor_of(t, person, now), now, proof=proof), work)


def seated(store: Store, seat: Callable[[Transaction], Desk], work: Callable[[Desk], T]) -> T:
    """The same, for whoever `seat` finds within the transaction of the work."""
    desk = None
    try:
        with store.transaction() as t:
            desk = seat(t)
            answer = work(desk)
    except NotThere:
        keep_lines(store, desk.refusals if desk else [])
        raise
    except BadInput:
        keep_lines(store, [*desk.noted, *desk.refusals] if desk else [])
        raise
    return answer


def keep_lines(store: Store, lines: list[Line]) -> None:
    """Lines of work of which nothing else is kept; a child whose record was made in it is there no longer."""
    if lines:
        with store.transaction() as t:
            note(t, [line for line in lines if line.child is None or t.session.get(ChildRow, line.child) is not None])
