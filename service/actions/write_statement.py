"""Writes a statement for an authority: looked through for other children, kept as it is, and shown to be read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.statements import Statement, write

LONGEST = 8_000


class WriteStatement(Record):
    """On which assessment, and the words as they are to be read."""

    assessment: str
    words: Annotated[str, Field(min_length=1, max_length=LONGEST, repr=False)]


def write_statement(desk: Desk, asked: WriteStatement) -> Statement:
    """Nobody else has it until it is released. Raises BadInput with each line that tells of another child."""
    return write(desk, asked.assessment, asked.words)


ACT = Act("write a statement", Kind.ASSESSMENT, Action.RELEASE, WriteStatement, Statement, write_statement)
