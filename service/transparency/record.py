"""The draft of the transparency record, read from `record.toml`, with this release's rules and hazards put in."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from matching.errors import EngineFault
from matching.world.record import Record, Text


class Entry(Record):
    """One field of the record: what can be said for every use of Placewell, and what only its user can say."""

    name: Text
    says: tuple[Text, ...] = ()
    asks: Text | None = None
    """None: nothing is left to say."""

    @model_validator(mode="after")
    def _is_not_blank(self) -> Entry:
        if not self.says and self.asks is None:
            raise ValueError(f"{self.name}: it neither says nor asks anything")
        return self


class RecordPart(Record):
    """A tier or a part of one, in the standard's order."""

    title: Text
    field: Annotated[tuple[Entry, ...], Field(min_length=1)]


class TransparencyRecord(Record):
    """The whole draft."""

    part: Annotated[tuple[RecordPart, ...], Field(min_length=1)]


def read_record(text: str) -> TransparencyRecord:
    """A record written as TOML. Raises EngineFault with every problem of it."""
    try:
        return TransparencyRecord.model_validate_json(json.dumps(tomllib.loads(text)))
    except (ValidationError, tomllib.TOMLDecodeError) as fault:
        raise EngineFault(f"The transparency record cannot be read: {fault}") from fault


@cache
def transparency_record() -> TransparencyRecord:
    """The draft that comes with this release."""
    return read_record((files("service.transparency") / "record.toml").read_text(encoding="utf-8"))
