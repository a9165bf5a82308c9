"""A signed decision as it is kept: what was shown, what was not known, what was decided, by whom, when and why.

It says everything in itself, so that it can be read in 75 years without the program (Children's Homes (England)
Regulations 2015, reg 36: how long a case record is kept, and that each entry is signed and dated by its author).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AwareDatetime, Field, model_validator

from matching.world.record import Record, Text

FORMAT = 1


class Decided(StrEnum):
    """What a person can decide about a referral."""

    ACCEPT = "accept"
    ACCEPT_WITH_CONDITIONS = "accept with conditions"
    ASK_FOR_MORE = "ask for more before deciding"
    DECLINE = "decline"


class AcceptedUnknown(Record):
    """Something that was not known, and why it was accepted not to be."""

    question: Text
    accepted_because: Text


class Signer(Record):
    """Who signed: the id of the person, the name and the relation they signed in, and how they proved who they were."""

    person: str
    name: Text
    relation: Text
    proved_by: Text


class DecisionDocument(Record):
    """What is signed. None of it is filled in by the program but what was shown."""

    id: str
    organisation: str
    home: str
    """The URN."""
    referral: str
    child: str
    about: date
    """The day of the assessment."""
    assessment: str
    shown: dict[str, Any]
    """The match report exactly as it was shown, with the versions it was made from."""
    decided: Decided
    reasons: Text
    """In the signer's own words."""
    conditions: tuple[Text, ...] = ()
    unknowns: tuple[AcceptedUnknown, ...] = ()
    childs_wishes: Text
    dissent: tuple[Text, ...] = ()
    """What others said against it, in their words."""
    differs_from_reading: Text | None = None
    """Why the decision differs from what the engine read in the facts. None: it does not."""
    signed_by: Signer
    signed_at: AwareDatetime
    """In the time of the place, with its offset from UTC."""
    supersedes: str | None = None
    format: Annotated[int, Field(ge=1)] = FORMAT

    @model_validator(mode="after")
    def _conditions_are_written_down(self) -> DecisionDocument:
        if (self.decided is Decided.ACCEPT_WITH_CONDITIONS) != bool(self.conditions):
            raise ValueError("conditions are written down exactly where it is accepted with conditions")
        return self

    def plain(self) -> dict[str, Any]:
        """The document as plain data, to be written canonically."""
        return {**self.model_dump(mode="json"), "signed_at": _with_offset(self.signed_at)}


def _with_offset(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
