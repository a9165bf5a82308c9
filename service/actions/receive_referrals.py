"""Receives referrals as files that a placing authority sent: filled forms or data, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.format import Format
from matching.formats import json_referral, referral_workbook
from matching.world.record import Record
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.entering import Entered, Entry, enter

MOST = 50
MOST_BYTES = 10_000_000


class Form(StrEnum):
    """The forms that a referral may come in."""

    WORKBOOK = "referral-workbook"
    JSON = "json-referral"


FORMATS: tuple[Format[Referral], ...] = (referral_workbook, json_referral)


class ReceivedFile(Record):
    """One file, with what has to be said of its child. Its name is not asked: it may hold a child's."""

    form: Form
    content: Annotated[bytes, Field(max_length=MOST_BYTES, repr=False)]
    known_child: str | None = None
    is_another_child: bool = False


class ReceiveReferrals(Record):
    """The files, and the home they came to."""

    home: str
    files: Annotated[tuple[ReceivedFile, ...], Field(min_length=1, max_length=MOST)]


class AllReceived(Record):
    """What was written down, in the order of the files."""

    referrals: tuple[Entered, ...]


def receive_referrals(desk: Desk, asked: ReceiveReferrals) -> AllReceived:
    """Written down as the home's own, and sent to it today. Raises BadInput with every problem in any file."""
    desk.ask(Action.WRITE, Kind.HOME, asked.home)
    problems: list[Problem] = []
    entries = list(_read(asked.files, problems))
    if problems:
        raise BadInput(problems)
    return AllReceived(referrals=enter(desk, asked.home, entries))


def _read(files: tuple[ReceivedFile, ...], problems: list[Problem]) -> Iterator[Entry]:
    formats = {format.ID: format for format in FORMATS}
    for number, file in enumerate(files, 1):
        try:
            referral = formats[file.form].read(file.content)
        except BadInput as bad:
            problems += [replace(p, where=f"file {number}, {p.where}", rank=(number, *p.rank)) for p in bad.problems]
            continue
        yield Entry(referral=referral, known_child=file.known_child, is_another_child=file.is_another_child)


ACT = Act("receive referrals", Kind.HOME, Action.WRITE, ReceiveReferrals, AllReceived, receive_referrals)
