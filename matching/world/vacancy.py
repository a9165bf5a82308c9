"""Free places that homes have told of: where, from when, how many, and who said so when."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from matching.world.home import Urn
from matching.world.record import Record, Text
from matching.world.statement import StayKind


class Vacancy(Record):
    """Free places in one home. A home that is in no vacancy has not told of any: that is not known, and not "none"."""

    urn: Urn
    places: Annotated[int, Field(ge=0, le=60)]
    """How many are free. 0 says that somebody asked and there are none."""
    free_from: date
    until: date | None = None
    """The first day they no longer are. None: no end is told."""
    kinds: tuple[StayKind, ...] | None = None
    """For which kinds of stay. None: not told."""
    told_on: date
    note: Text | None = None


class Vacancies(Record):
    """Every vacancy told of by one day."""

    as_at: date
    vacancies: tuple[Vacancy, ...] = ()
