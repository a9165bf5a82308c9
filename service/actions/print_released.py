"""Gives an authority a statement that a home released as a document: the very words, to be read out and kept."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk, NotThere
from service.records.published import published
from service.records.sendings import referral as read
from service.records.statements import released
from service.web.pdf import to_pdf
from service.web.released_told import ReleasedWords, released_told


class AskPrinted(Record):
    """Of which referral, and which of its statements, first to last from 1."""

    referral: str
    place: int = Field(ge=1)


class Printed(Record):
    """The document (PDF/UA-1, PDF/A-2a). In JSON, as base 64."""

    model_config = ConfigDict(val_json_bytes="base64", ser_json_bytes="base64")

    pdf: bytes = Field(repr=False)


def print_released(desk: Desk, asked: AskPrinted) -> Printed:
    """The same document each time. Raises NotThere."""
    statements = released(desk, asked.referral)
    if asked.place > len(statements):
        raise NotThere
    said, referral = statements[asked.place - 1], read(desk, asked.referral)
    home = next((each.name for each in published(desk, (said.urn,))), "a home no longer listed")
    words = ReleasedWords(
        words=said.words,
        child=referral.child.name,
        born=referral.child.date_of_birth,
        referral=referral.id,
        authority=referral.placing_authority,
        home=home,
        urn=said.urn,
        by=said.released_by,
        at=said.released_at,
    )
    return Printed(pdf=to_pdf(released_told(words), said.released_at))


ACT = Act(
    "print a statement released",
    Kind.REFERRAL,
    Action.READ,
    AskPrinted,
    Printed,
    print_released,
    by=By.AUTHORITY,
    reads=True,
)
