"""The filled form of a home, read apart: the home, or every problem by its sheet and cell."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from matching.world.home import Home
from matching.world.record import Record
from service.receiving.apart import AFRESH, MOST_PROBLEMS, MOST_SAID, TOO_MUCH, Words, written_by
from service.receiving.parsing import HOME_FORM

MOST_BYTES = 2_000_000


class Said(Record):
    """What the process said: the home, or of each problem where, what, the way out and its rank."""

    home: Home | None = None
    problems: tuple[tuple[Words, Words, Words, tuple[int, ...]], ...] = ()


def home_apart(content: bytes, on: date) -> Home:
    """The home, held against that day. Raises BadInput with every problem."""
    if len(content) > MOST_BYTES:
        raise BadInput([Problem("the file", f"it has more than {MOST_BYTES:,} bytes", AFRESH)])
    written = written_by(HOME_FORM, content, on.isoformat())
    said = None
    if written is not None and len(written) <= MOST_SAID:
        with suppress(ValidationError):
            said = Said.model_validate_json(written)
    if said is not None and said.home is not None:
        return said.home
    if said is None or not said.problems:
        raise BadInput([Problem("the file", TOO_MUCH, AFRESH)])
    raise BadInput(Problem(where, what, way_out, rank) for where, what, way_out, rank in said.problems[:MOST_PROBLEMS])
