"""How long a child's record is kept: legal holds, and destruction, which takes two people and 30 days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.report_words import day as in_words
from matching.world.child import Child
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.records.day_there import day_there
from service.records.deaths import Death, deaths_of, write_death
from service.records.desk import Desk
from service.records.destroying import destroy, digest_of, rows_of
from service.records.in_the_way import GONE, WHERE, in_the_way, kept_of, kept_of_each
from service.records.kept_until import Kept
from service.records.lives import last_written
from service.records.only_shown import Looked
from service.records.people import name_of
from service.records.proof import must_be_fresh
from service.records.retention_steps import Ground, Over, Steps, first_day, ground_of, steps_of, steps_of_each, take
from service.records.signing import one_at_a_time
from service.records.spoken_of import unsay
from service.store.rows import ChildRow, RetentionStepRow
from service.store.rows.retention_step import Step

HELD_ALREADY = Problem(WHERE, "a legal hold stands on the record already", "Lift that one first, with its reason.")
NOT_HELD = Problem(WHERE, "no legal hold stands on the record", "See how long it is kept.")
ASKED_ALREADY = Problem(WHERE, "it was asked for already", "Have somebody else confirm it.")
NOT_ASKED = Problem(WHERE, "nobody has asked for it, or a hold came after", "Ask for it first.")
OWN = Problem(WHERE, "who asked for it cannot confirm it", "Have somebody else of your organisation confirm it.")


class Retention(Record):
    """How long a record is kept and what was done about it. None: nobody can say yet, or nothing was done."""

    kept_until: date | None
    because: str
    death: Death | None
    held_because: Ground | None
    held_since: date | None
    asked_by: str | None
    asked_on: date | None
    may_be_confirmed_from: date | None
    destroyed_on: date | None


def retention_of(desk: Desk, child: str) -> Retention:
    """As it stands today. Raises NotThere."""
    desk.ask(Action.DESTROY, Kind.CHILD, child)
    return _told(desk, child)


class KeptRecord(NamedTuple):
    """A record that there is or was, by the id of its row. `record` None: it was destroyed, and nobody knows whose."""

    child: str
    record: Child | None
    retention: Retention


def all_retentions(desk: Desk) -> tuple[Looked[KeptRecord], ...]:
    """Of every record in whose destruction this person has a say, by name, as they are looked at."""
    chosen = select(ChildRow.id).where(desk.all_that_may(Action.DESTROY, Kind.CHILD)).order_by(ChildRow.id)
    children = desk.t.session.scalars(chosen).all()
    told = _told_each(desk, children)
    written = last_written(desk, [child for child in children if told[child].destroyed_on is None])
    found = (_looked(KeptRecord(child, written.get(child), told[child])) for child in children)
    return tuple(sorted(found, key=lambda each: (each.came.record.name if each.came.record else "", each.came.child)))


def _looked(kept: KeptRecord) -> Looked[KeptRecord]:
    asked = (Action.DESTROY, *([Action.READ] if kept.retention.destroyed_on is None else []))
    return Looked(kept, tuple((action, Kind.CHILD, kept.child) for action in asked))


def record_death(desk: Desk, child: str, death: Death) -> Retention:
    """What is said of a death is written down with its source. Raises NotThere, and BadInput with all that is wrong."""
    _begun(desk, child)
    _refuse([] if steps_of(desk, child).destroyed is None else [GONE])
    written = last_written(desk, [child])
    write_death(desk, child, written[child].date_of_birth if child in written else None, death)
    return _told(desk, child)


def hold(desk: Desk, child: str, ground: Ground) -> Retention:
    """From now on nothing destroys it, and what was asked for is asked for no longer. Raises NotThere, BadInput."""
    keeper = _begun(desk, child)
    steps = steps_of(desk, child)
    found = ((steps.destroyed, GONE), (steps.held, HELD_ALREADY))
    _refuse(problem for step, problem in found if step is not None)
    take(desk, keeper, child, Step.HELD, {"ground": ground.value})
    return _told(desk, child)


def lift(desk: Desk, child: str, over: Over) -> Retention:
    """The hold is lifted; to have it destroyed has to be asked for anew. Raises NotThere, BadInput."""
    keeper = _begun(desk, child)
    _refuse([NOT_HELD] if steps_of(desk, child).held is None else [])
    take(desk, keeper, child, Step.LIFTED, {"ground": over.value})
    return _told(desk, child)


def ask_for_destruction(desk: Desk, child: str) -> Retention:
    """The first of two people. Raises NotThere, and BadInput with everything that stands in the way."""
    keeper = _begun(desk, child)
    already = [] if steps_of(desk, child).asked is None else [ASKED_ALREADY]
    _refuse([*already, *in_the_way(desk, keeper, child)])
    take(desk, keeper, child, Step.ASKED, {})
    return _told(desk, child)


def confirm_destruction(desk: Desk, child: str) -> Retention:
    """The second, after the days of waiting: the record is gone. Raises NotThere, NotJustProved, BadInput."""
    keeper = _begun(desk, child)
    must_be_fresh(desk.proof, desk.actor.person, desk.now)
    asked = steps_of(desk, child).asked
    _refuse([*_not_yet(desk, asked), *in_the_way(desk, keeper, child)])
    rows, kept = rows_of(desk.t, child), kept_of(desk, child)
    said = {
        "asked_by": None if asked is None else asked.taken_by,
        "kept_until": None if kept.until is None else kept.until.isoformat(),
        "rows": {name: len(ids) for name, ids in rows.items()},
        "sealed_sha256": digest_of(desk.t, rows),
    }
    step = take(desk, keeper, child, Step.DESTROYED, said, rows)
    written = last_written(desk, [child])
    unsay(desk, keeper, child, written[child].name if child in written else "")
    destroy(desk.t, step.id, child, rows)
    return _told(desk, child)


def _begun(desk: Desk, child: str) -> str:
    """The keeper. Until this transaction ends nobody else takes a step for them."""
    keeper = desk.ask(Action.DESTROY, Kind.CHILD, child).keeper
    one_at_a_time(desk.t, keeper)
    return keeper


def _not_yet(desk: Desk, asked: RetentionStepRow | None) -> Iterator[Problem]:
    if asked is None:
        yield NOT_ASKED
        return
    if asked.taken_by == desk.actor.person:
        yield OWN
    first = first_day(asked)
    if desk.day < first:
        yield Problem(WHERE, f"it can be confirmed from {in_words(first)} on", "Wait until then.")


def _refuse(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise BadInput(found)


def _told(desk: Desk, child: str) -> Retention:
    return _told_each(desk, [child])[child]


def _told_each(desk: Desk, children: Sequence[str]) -> dict[str, Retention]:
    steps = steps_of_each(desk, children)
    kept = kept_of_each(desk, [child for child in children if steps[child].destroyed is None])
    died = deaths_of(desk, list(kept))
    return {child: _in_all(desk, steps[child], kept.get(child), died.get(child)) for child in children}


def _in_all(desk: Desk, steps: Steps, kept: Kept | None, died: Death | None) -> Retention:
    return Retention(
        kept_until=None if kept is None else kept.until,
        because=GONE.what if kept is None else kept.because,
        death=died,
        held_because=None if steps.held is None else ground_of(desk, steps.held),
        held_since=_day_of(steps.held),
        asked_by=None if steps.asked is None else name_of(desk.t, steps.asked.taken_by),
        asked_on=_day_of(steps.asked),
        may_be_confirmed_from=None if steps.asked is None else first_day(steps.asked),
        destroyed_on=_day_of(steps.destroyed),
    )


def _day_of(step: RetentionStepRow | None) -> date | None:
    return None if step is None else day_there(step.taken_at)
