"""Free places that a home has told of: how many, from when, for what, and when it said so."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from matching.world.record import Record, Text
from matching.world.statement import StayKind


class Vacancy(Record):
    """How many places a home says are free, and the day it said so. A home that said nothing: not known, not "none"."""

    places: Annotated[int, Field(ge=0, le=60)]
    """0 says that somebody asked and there are none."""
    since: date
    """The first night they are free."""
    until: date | None = None
    """The first night they no longer are. None: no end is told."""
    kinds: tuple[StayKind, ...] | None = None
    """For which kinds of stay. None: not told."""
    told_on: date
    note: Text | None = None
