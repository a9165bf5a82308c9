"""A file as somebody sent it, and the forms that referrals may come in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from matching.world.record import Record

MOST = 50
MOST_BYTES = 10_000_000
"""Of all the files that are sent at once."""


class Form(StrEnum):
    """The forms that a referral may come in; the table holds several. A file may also be left to say which it is."""

    WORKBOOK = "referral-workbook"
    JSON = "json-referral"
    TABLE = "referrals"
    BY_CONTENT = "by-content"


class ReceivedFile(Record):
    """One file, with what has to be said of its child. Its name is not asked: it may hold a child's."""

    model_config = ConfigDict(val_json_bytes="base64", ser_json_bytes="base64")

    form: Form
    content: Annotated[bytes, Field(min_length=1, max_length=MOST_BYTES, repr=False)]
    """In JSON, as base 64."""
    known_child: str | None = None
    """The record of the child, where one is kept already. Of a table nothing is said here."""
    is_another_child: bool = False


Files = Annotated[tuple[ReceivedFile, ...], Field(min_length=1, max_length=MOST)]


class WithFiles(Record):
    """What is asked with files."""

    files: Files
