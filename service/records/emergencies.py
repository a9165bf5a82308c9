"""Emergencies as they were taken: who called when, and what was answered to each question that cannot be skipped."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime
from sqlalchemy import select

from matching.world.facts import Basis, Level, Role, Unanswered
from matching.world.record import Record, Text
from matching.world.referral import Referral, Urgency
from matching.world.statement import StayKind
from service.records.desk import Desk
from service.store.base import new_id
from service.store.rows import EmergencyRow


class Question(StrEnum):
    """The questions of an emergency, twelve at most, each by the need of the catalogue that it asks about.

    Project judgement: what could harm somebody in the first night, and what must be known to keep the child well.
    """

    HURTS_CHILDREN = "aggression_to_peers"
    SEXUAL_HARM = "harmful_sexual_behaviour"
    SELF_HARM = "self_harm"
    MISSING = "missing"
    FIRE = "fire_setting"
    SEXUALLY_EXPLOITED = "sexual_exploitation_victim"
    CRIMINALLY_EXPLOITED = "criminal_exploitation"
    SUBSTANCES = "substance_use"
    MEDICINES = "medicines"
    ALLERGY = "allergy_anaphylaxis"
    SEIZURES = "seizures"
    SECRET_ADDRESS = "address_must_stay_secret"  # noqa: S105

    @property
    def words(self) -> str:
        """The question as it is asked on the telephone."""
        return WORDS[self]


WORDS = {
    Question.HURTS_CHILDREN: "Has the child hurt or threatened other children?",
    Question.SEXUAL_HARM: "Has the child harmed anybody sexually, or is that alleged?",
    Question.SELF_HARM: "Has the child hurt themself, or spoken of it?",
    Question.MISSING: "Does the child go missing, and may they tonight?",
    Question.FIRE: "Has the child set fires?",
    Question.SEXUALLY_EXPLOITED: "Is anybody exploiting the child sexually?",
    Question.CRIMINALLY_EXPLOITED: "Is anybody using the child for crime, or after the child for a debt?",
    Question.SUBSTANCES: "Does the child use drugs or alcohol, and have they today?",
    Question.MEDICINES: "Which medicines does the child need, and are they coming too?",
    Question.ALLERGY: "Is the child allergic to anything?",
    Question.SEIZURES: "Does the child have seizures?",
    Question.SECRET_ADDRESS: "Is there anybody who must not learn where the child is?",
}


class Answered(Record):
    """One question answered: a level, or that who was asked did not know. Not to ask is no answer."""

    question: Question
    level: Level | Unanswered
    basis: Basis
    words: Text | None = None


class Emergency(Record):
    """An emergency as it was taken."""

    caller: Role
    caller_name: Text
    called_at: AwareDatetime
    arrives_at: AwareDatetime
    """When the child is expected."""
    pressed: Text | None = None
    """What was said to hurry the answer. None: nothing was."""
    answers: tuple[Answered, ...]
    provisional_until: AwareDatetime
    """When the review is due: until then nothing of it is settled."""


def is_emergency(referral: Referral) -> bool:
    """Whether the child is needed somewhere within a day or without the usual planning."""
    return referral.urgency is Urgency.EMERGENCY or referral.kind is StayKind.EMERGENCY


def keep_emergency(desk: Desk, home: str, referral: str, emergency: Emergency) -> None:
    """Written down for good. Whether it may be taken was asked before."""
    id = new_id()
    row = EmergencyRow(
        id=id,
        home_id=home,
        referral_id=referral,
        taken_at=desk.now,
        taken_by=desk.actor.person,
        record=desk.t.seal(EmergencyRow, id, "record", emergency.model_dump_json()),
    )
    desk.t.session.add(row)
    desk.t.session.flush()


def emergency_of(desk: Desk, home: str, referral: str) -> Emergency | None:
    """The emergency of a referral at a home that was taken last. None: none was."""
    about = (EmergencyRow.home_id == home) & (EmergencyRow.referral_id == referral)
    last = select(EmergencyRow).where(about).order_by(EmergencyRow.taken_at.desc(), EmergencyRow.id).limit(1)
    row = desk.t.session.scalars(last).first()
    return None if row is None else Emergency.model_validate_json(desk.t.words(row, "record"))
