"""The steps that were taken with a child's record to hold or to destroy it, each entered in the ledger."""

from __future__ import annotations

import base64
import json
import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from service.ledger.canonical import canonical
from service.ledger.entry import SALT_BYTES, commit_to
from service.records.day_there import day_there
from service.records.desk import Desk
from service.records.destroying import Ids
from service.records.signing import Signed, checkpoint_of, enter
from service.records.subjects import AT_ONCE
from service.store.base import new_id
from service.store.rows import DecisionRow, RetentionStepRow
from service.store.rows.retention_step import Step

WAITING_DAYS = 30
"""From being asked for to being done. Project judgement: time to see that it was asked for, and to put a hold."""


class Ground(StrEnum):
    """Why a record must not be destroyed. Project judgement: nothing more, so that no word of a child stands here."""

    INQUIRY = "an inquiry may ask for it"
    CLAIM = "there is or may be a claim"
    POLICE = "the police or a court asks for it"
    COMPLAINT = "there is a complaint or an allegation"
    OWN_WISH = "whom it is about asks for it"


class Over(StrEnum):
    """Why a hold is lifted."""

    ENDED = "what it was put for has ended"
    MISTAKE = "it was put by mistake"


@dataclass(frozen=True)
class Steps:
    """What stands of the steps of one child. None: it was not done, or something that came after undid it."""

    held: RetentionStepRow | None
    asked: RetentionStepRow | None
    destroyed: RetentionStepRow | None


def steps_of(desk: Desk, child: str) -> Steps:
    """A hold undoes what was asked for, so that it has to be asked for anew."""
    return steps_of_each(desk, [child])[child]


def steps_of_each(desk: Desk, children: Sequence[str]) -> dict[str, Steps]:
    """The same of many, by the ids of their rows."""
    taken = defaultdict[str, list[RetentionStepRow]](list)
    for first in range(0, len(children), AT_ONCE):
        own = select(RetentionStepRow).where(RetentionStepRow.child_id.in_(children[first : first + AT_ONCE]))
        for row in desk.t.session.scalars(own.order_by(RetentionStepRow.sequence)):
            taken[row.child_id].append(row)
    return {child: _steps(taken[child]) for child in children}


def _steps(rows: Sequence[RetentionStepRow]) -> Steps:
    destroyed = next((row for row in rows if row.step is Step.DESTROYED), None)
    return Steps(_standing(rows, Step.HELD), _standing(rows, Step.ASKED), destroyed)


def _standing(rows: Sequence[RetentionStepRow], step: Step) -> RetentionStepRow | None:
    """The last of all, where it is that step."""
    return rows[-1] if rows and rows[-1].step is step else None


def first_day(asked: RetentionStepRow) -> date:
    """The first on which what was asked for can be confirmed."""
    return day_there(asked.taken_at) + timedelta(days=WAITING_DAYS)


def ground_of(desk: Desk, held: RetentionStepRow) -> Ground:
    """Why a hold was put."""
    return Ground(json.loads(desk.t.words(held, "document"))["ground"])


def take(
    desk: Desk, keeper: str, child: str, step: Step, said: dict[str, Any], rows: Ids | None = None
) -> RetentionStepRow:
    """The step, entered in the ledger. `rows`: what it destroys, none of it named but the decisions, by their ids."""
    id, salt = new_id(), secrets.token_bytes(SALT_BYTES)
    decisions = [] if rows is None else list(rows.get(DecisionRow.__tablename__, ()))
    of_all = {"step": step.value, "child": child, "by": desk.actor.person, "decisions": decisions}
    content = canonical(of_all | {"at": desk.now.astimezone(UTC).isoformat()} | said)
    sequence = enter(desk.t, keeper, Signed(step.value, id, desk.actor.person, desk.now), commit_to(content, salt))
    row = RetentionStepRow(
        id=id,
        organisation_id=keeper,
        sequence=sequence,
        child_id=child,
        step=step,
        taken_by=desk.actor.person,
        taken_at=desk.now,
        document=desk.t.seal(RetentionStepRow, id, "document", content.decode()),
        salt=desk.t.seal(RetentionStepRow, id, "salt", base64.b64encode(salt).decode()),
    )
    desk.t.session.add(row)
    desk.t.session.flush()
    checkpoint_of(desk.t, keeper)
    return row
