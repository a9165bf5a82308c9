"""A period of short breaks as a file: a filled form or JSON, told apart by what it holds and read apart."""

from __future__ import annotations

from contextlib import suppress

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from matching.short_breaks.period import PeriodSheet
from matching.world.record import Record
from service.receiving.apart import AFRESH, MOST_PROBLEMS, MOST_SAID, TOO_MUCH, Words, written_by
from service.receiving.parsing import PACKED, PERIOD, PERIOD_FORM

MOST_BYTES = 5_000_000


class Said(Record):
    """What the process said: the period, or of each problem where, what, the way out and its rank."""

    period: PeriodSheet | None = None
    problems: tuple[tuple[Words, Words, Words, tuple[int, ...]], ...] = ()


def is_form(content: bytes) -> bool:
    """Whether it is a packed file, as filled forms are."""
    return content.startswith(PACKED)


def period_apart(content: bytes) -> PeriodSheet:
    """The period, without its world. Raises BadInput with every problem, those of a form by sheet and cell."""
    if len(content) > MOST_BYTES:
        raise BadInput([Problem("the file", f"it has more than {MOST_BYTES:,} bytes", AFRESH)])
    said = _said(written_by(PERIOD_FORM if is_form(content) else PERIOD, content))
    if said.problems or said.period is None:
        problems = said.problems[:MOST_PROBLEMS]
        raise BadInput(Problem(where, what, way_out, rank) for where, what, way_out, rank in problems)
    return said.period


def _said(written: bytes | None) -> Said:
    if written is not None and len(written) <= MOST_SAID:
        with suppress(ValidationError):
            found = Said.model_validate_json(written)
            if found.problems or found.period is not None:
                return found
    raise BadInput([Problem("the file", TOO_MUCH, AFRESH)])
